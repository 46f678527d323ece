import * as vscode from 'vscode';
import type { ManifestSnippet } from '../../core/manifests/snippet';
import { conferencePage } from '../../core/preview/conferencePage';
import { termPage, type PageTopic } from '../../core/preview/termPage';
import { distinctNames } from '../../core/terms/distinctNames';
import { termIn, type GlossaryEntry } from '../../core/terms/glossary';
import { linkPart, linkPath } from '../../core/text/escape';
import { languages, type Language } from '../../core/text/language';
import type { MeshNotes } from '../../meshNotes';
import { Delayed } from '../../workspace/delayed';
import { builtinScheme, fileName } from '../../workspace/uris';
import { PageFileSystem } from './pageFileSystem';

/** Milliseconds to collect changes before open pages are refreshed. */
const refreshDelay = 500;

/** Serves the built-in pages, and the workspace notes they link to, as read-only files: `/en/terms/…`, `/en/conferences/…`, `/en/workspace/<scheme>/…/<name>.md`. */
export function registerPages({ library, notebook, notes, manifests, settings }: Pick<MeshNotes, 'library' | 'notebook' | 'notes' | 'manifests' | 'settings'>): vscode.Disposable {
  const files = new PageFileSystem({
    async text(path) {
      const [, language, folder = '', name = ''] = /^\/([^/]+)\/([^/]+)\/(.+)\.md$/.exec(path) ?? [];
      const known = languages.find((each) => each === language);
      return known && pageText(known, folder, name);
    },
    async within(folder) {
      const paths = await Promise.all(languages.filter((language) => folder === '/' || folder.startsWith(`/${language}/`)).map(pathsIn));
      return paths.flat().filter((path) => path.startsWith(folder));
    },
  });
  const refreshing = new Delayed(refreshDelay, () => files.refresh(exists));

  async function pathsIn(language: Language): Promise<readonly string[]> {
    const own = [...library.workspaceNotes()].map(({ uri }) => `workspace/${workspacePage(uri)}`);
    return [...(await notebook.paths(language)), ...own].map((path) => `/${language}/${path}`);
  }

  async function pageText(language: Language, folder: string, name: string): Promise<string | undefined> {
    if (folder === 'workspace') {
      // A restored tab asks before any other feature starts reading.
      await notes.start();
      const uri = workspaceNote(`${name}.md`);
      return uri === undefined ? undefined : notes.textOf(vscode.Uri.parse(uri));
    }
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
      const path = vscode.Uri.parse(note.uri).path;
      const page = note.origin === 'workspace' ? `../workspace/${linkPath(workspacePage(note.uri))}` : path.startsWith(`/${language}/`) ? `..${path.slice(language.length + 1)}` : undefined;
      return page === undefined
        ? []
        : topics.map(({ title, slug }) => ({ title, place: note.origin === 'workspace' ? vscode.workspace.asRelativePath(vscode.Uri.parse(note.uri)) : (note.conference?.name ?? note.title), href: `${page}#${linkPart(slug)}` }));
    });
  }

  /** The workspace note that a page shows, or undefined if there is none. */
  function workspaceNote(page: string): string | undefined {
    return workspaceUris(page).find((uri) => library.note(uri)?.origin === 'workspace');
  }

  /** Whether a page still exists: its workspace note may have been deleted. */
  function exists({ path }: vscode.Uri): boolean {
    const [, page] = /^\/[^/]+\/workspace\/(.+)$/.exec(path) ?? [];
    return page === undefined || workspaceNote(page) !== undefined;
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

/**
 * The path of a workspace note's page in `/<language>/workspace/`: scheme, authority and path, such as `file/home/me/notes/kubecon.md`. The page
 * of a file that is not `*.md` is `<file>/<name>.md`, so that it is Markdown and does not collide with another note.
 */
export function workspacePage(uri: string): string {
  const { scheme, authority, path } = vscode.Uri.parse(uri);
  const page = `${authority === '' ? scheme : `${scheme}@${authority}`}${path}`;
  return page.endsWith('.md') ? page : `${page}/${fileName(vscode.Uri.parse(uri)).replace(/\.[^.]*$/, '')}.md`;
}

/** The URIs of the notes that a page may show. */
function workspaceUris(page: string): readonly string[] {
  const [, scheme, authority = '', path = ''] = /^([a-z][a-z\d+.-]*)(?:@([^/]+))?(\/[^/].*)$/i.exec(page) ?? [];
  return scheme === undefined ? [] : [path, path.replace(/\/[^/]*$/, '')].map((each) => vscode.Uri.from({ scheme, authority, path: each }).toString());
}
