import * as vscode from 'vscode';
import type { ManifestSnippet } from '../../core/manifests/snippet';
import { conferencePage } from '../../core/preview/conferencePage';
import { noteSignpost } from '../../core/preview/signposts';
import { termPage, type PageTopic } from '../../core/preview/termPage';
import { distinctNames } from '../../core/terms/distinctNames';
import { termIn, type GlossaryEntry } from '../../core/terms/glossary';
import { linkPart, linkPath } from '../../core/text/escape';
import { languages, type Language } from '../../core/text/language';
import type { MeshNotes } from '../../meshNotes';
import { Delayed } from '../../workspace/delayed';
import { builtinScheme } from '../../workspace/uris';
import { PageFileSystem } from './pageFileSystem';
import { signpostText } from './signposts';

/** Milliseconds to collect changes before open pages are refreshed. */
const refreshDelay = 500;

/** Serves the built-in pages as read-only files, `/en/terms/…` and `/en/conferences/…`, and the signposts they link to. */
export function registerPages({ library, notebook, manifests, settings }: Pick<MeshNotes, 'library' | 'notebook' | 'manifests' | 'settings'>): vscode.Disposable {
  const files = new PageFileSystem({
    async text(path) {
      const [, language, folder = '', name = ''] = /^\/([^/]+)\/([^/]+)\/(.+)\.md$/.exec(path) ?? [];
      const known = languages.find((each) => each === language);
      return known && (signpostText(path) ?? pageText(known, folder, name));
    },
    async within(folder) {
      const paths = await Promise.all(languages.filter((language) => folder === '/' || folder.startsWith(`/${language}/`)).map(pathsIn));
      return paths.flat().filter((path) => path.startsWith(folder));
    },
  });
  const refreshing = new Delayed(refreshDelay, () => files.refresh());

  async function pathsIn(language: Language): Promise<readonly string[]> {
    return (await notebook.paths(language)).map((path) => `/${language}/${path}`);
  }

  async function pageText(language: Language, folder: string, name: string): Promise<string | undefined> {
    const text = await notebook.text(language, `${folder}/${name}.md`);
    if (text === undefined) {
      return undefined;
    }
    await Promise.all([notebook.showConferences(settings.language), manifests.loadTerms()]);
    await notebook.countConferences();
    return folder === 'terms' ? termText(language, name) : conferenceText(language, name, text);
  }

  function termText(language: Language, id: string): string | undefined {
    const entry = builtinEntry(id);
    const text = entry && library.termText(entry, language);
    if (!text) {
      return undefined;
    }
    const related = termIn(entry, language).related.flatMap((each) => builtinEntry(each) ?? []);
    const [, ...names] = distinctNames([entry, ...related], language);
    return termPage({ entry, text, language, nameOf: (each) => names[related.findIndex((other) => other.id === each)], topics: topicsWith(id, language), manifests: manifestsWith([id]) });
  }

  function conferenceText(language: Language, name: string, text: string): string {
    const ids = [...new Set(library.termsIn(`${builtinScheme}:/${language}/conferences/${name}.md`).map(({ id }) => id))];
    const entries = ids.flatMap((id) => builtinEntry(id) ?? []);
    const names = distinctNames(entries, language);
    const terms = entries.map(({ id }, index) => ({ name: names[index] ?? id, href: `../terms/${id}.md` }));
    return conferencePage({ text, language, terms, manifests: manifestsWith(ids) });
  }

  /** The manifests that use one of the terms, from any glossary. */
  function manifestsWith(ids: readonly string[]): readonly ManifestSnippet[] {
    return [...new Set(ids.flatMap((id) => library.glossary.withId(id)).flatMap((entry) => manifests.using(entry)))];
  }

  function builtinEntry(id: string): GlossaryEntry | undefined {
    return library.glossary.withId(id).find(({ origin }) => origin === 'builtin');
  }

  /** The topics that mention a term, from any glossary: a workspace note may replace the built-in entry. */
  function topicsWith(id: string, language: Language): readonly PageTopic[] {
    const found = library.glossary.withId(id).flatMap((entry) => pageTopics(entry, language));
    return [...new Map(found.map((topic) => [topic.href, topic])).values()];
  }

  function pageTopics(entry: GlossaryEntry, language: Language): readonly PageTopic[] {
    return library.topicsWith(entry).flatMap(({ note, topics }) => {
      const uri = vscode.Uri.parse(note.uri);
      if (note.origin === 'workspace') {
        const place = vscode.workspace.asRelativePath(uri);
        return topics.map(({ title, line, slug }) => ({ title, place, href: `../${linkPath(noteSignpost(note.uri, line, slug))}` }));
      }
      const place = note.conference?.name ?? note.title;
      return uri.path.startsWith(`/${language}/`) ? topics.map(({ title, slug }) => ({ title, place, href: `..${uri.path.slice(language.length + 1)}#${linkPart(slug)}` })) : [];
    });
  }

  return vscode.Disposable.from(
    files,
    refreshing,
    vscode.workspace.registerFileSystemProvider(builtinScheme, files, { isReadonly: true, isCaseSensitive: true }),
    library.onDidChange(({ mentions, glossary }) => {
      if (mentions || glossary) {
        refreshing.schedule();
      }
    }),
    // A conference page needs the conferences in the content language.
    settings.onDidChange(['language'], refreshing.schedule),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => files.release(uri)),
  );
}
