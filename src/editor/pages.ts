import * as vscode from 'vscode';
import type { Library } from '../core/library';
import type { ManifestSnippet } from '../core/manifests/snippet';
import { conferencePage } from '../core/notes/conferencePage';
import { termIn, type GlossaryEntry } from '../core/terms/glossary';
import { termPage, type PageTopic } from '../core/terms/page';
import { languages, type Language } from '../core/text';
import type { BuiltinNotebook } from './builtinNotebook';
import type { Manifests } from './manifests';
import type { Settings } from './settings';
import { builtinScheme, fileName, linkPath } from './uris';

const previewEditor = 'vscode.markdown.preview.editor';

/** Changes closer together than this, in milliseconds, redraw open pages once. */
const refreshDelay = 500;

/** Shows a page in one tab that is used again, scrolled to the heading that the URI's fragment names. */
export async function openPage(uri: vscode.Uri): Promise<void> {
  await vscode.commands.executeCommand('vscode.openWith', uri, previewEditor, { preview: true, preserveFocus: true });
}

/** Shows a page beside the active editor, where it stays while other files are edited. */
export async function openPageToSide(uri: vscode.Uri): Promise<void> {
  await vscode.commands.executeCommand('vscode.openWith', uri, previewEditor, { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true });
}

/** Serves the built-in pages, read-only, and the workspace's notes to links in them: `/en/terms/…`, `/en/conferences/…`, `/en/workspace/…/<name>.md`. */
export function registerPages(library: Library, notebook: BuiltinNotebook, manifests: Manifests, settings: Settings): vscode.Disposable {
  const changes = new vscode.EventEmitter<vscode.Uri>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const provider: vscode.TextDocumentContentProvider = {
    onDidChange: changes.event,
    async provideTextDocumentContent(uri) {
      const [, language, folder, name] = /^\/([^/]+)\/([^/]+)\/(.+)\.md$/.exec(uri.path) ?? [];
      const known = languages.find((each) => each === language);
      const page = known && name !== undefined ? await pageText(known, folder, name) : undefined;
      if (page === undefined) {
        throw vscode.FileSystemError.FileNotFound(uri);
      }
      return page;
    },
  };

  async function pageText(language: Language, folder: string | undefined, name: string): Promise<string | undefined> {
    if (folder === 'workspace') {
      const uri = workspaceNote(name);
      return uri === undefined ? undefined : (await vscode.workspace.openTextDocument(vscode.Uri.parse(uri))).getText();
    }
    const text = await notebook.text(language, `${folder ?? ''}/${name}.md`);
    if (text === undefined) {
      return undefined;
    }
    await Promise.all([notebook.loadGlossary(), manifests.load(), notebook.showConferences(settings.language)]);
    return folder === 'terms' ? termText(language, name) : conferenceText(language, name, text);
  }

  function termText(language: Language, id: string): string | undefined {
    const entry = builtinEntry(id);
    const text = entry && library.termText(entry, language);
    if (!text) {
      return undefined;
    }
    const nameOf = (each: string): string | undefined => {
      const other = builtinEntry(each);
      return other && termIn(other, language).name;
    };
    return termPage({ entry, text, language, nameOf, topics: topicsWith(id, language), manifests: manifestsWith([id]) });
  }

  function conferenceText(language: Language, name: string, text: string): string {
    const ids = [...new Set(library.termsIn(`${builtinScheme}:/${language}/conferences/${name}.md`).map(({ id }) => id))];
    const terms = ids.flatMap((id) => builtinEntry(id) ?? []).map((entry) => ({ name: termIn(entry, language).name, href: `../terms/${entry.id}.md` }));
    return conferencePage({ text, language, terms, manifests: manifestsWith(ids) });
  }

  /** The manifests that use one of the terms, whoever explains it. */
  function manifestsWith(ids: readonly string[]): readonly ManifestSnippet[] {
    return [...new Set(ids.flatMap((id) => library.glossary.withId(id)).flatMap((entry) => manifests.teaching(entry)))];
  }

  function builtinEntry(id: string): GlossaryEntry | undefined {
    return library.glossary.withId(id).find(({ origin }) => origin === 'builtin');
  }

  /** The topics that speak of a term, whoever explains it: a note of the workspace may do that in the place of ours. */
  function topicsWith(id: string, language: Language): readonly PageTopic[] {
    const found = library.glossary.withId(id).flatMap((entry) => pageTopics(entry, language));
    return [...new Map(found.map((topic) => [topic.href, topic])).values()];
  }

  function pageTopics(entry: GlossaryEntry, language: Language): readonly PageTopic[] {
    return library.topicsWith(entry).flatMap(({ note, topics }) => {
      const path = vscode.Uri.parse(note.uri).path;
      const page = note.origin === 'workspace' ? `../workspace/${workspacePage(note.uri)}` : path.startsWith(`/${language}/`) ? `..${path.slice(language.length + 1)}` : undefined;
      return page === undefined
        ? []
        : topics.map(({ title, slug }) => ({ title, place: note.origin === 'workspace' ? vscode.workspace.asRelativePath(vscode.Uri.parse(note.uri)) : (note.conference?.name ?? note.title), href: `${page}#${encodeURIComponent(slug)}` }));
    });
  }

  /** The note of the workspace that a page of such a name shows; nothing where it is none, or none any more. */
  function workspaceNote(name: string): string | undefined {
    const uri = decodeUri(name.split('/')[0] ?? '');
    return uri !== undefined && library.note(uri)?.origin === 'workspace' ? uri : undefined;
  }

  /** Whether there is still something to show: a note of the workspace may have gone since its page was opened. */
  function isThere({ path }: vscode.Uri): boolean {
    const [, name] = /^\/[^/]+\/workspace\/(.+)\.md$/.exec(path) ?? [];
    return name === undefined || workspaceNote(name) !== undefined;
  }

  return vscode.Disposable.from(
    changes,
    vscode.workspace.registerTextDocumentContentProvider(builtinScheme, provider),
    library.onDidChange(({ mentions, glossary }) => {
      if (mentions || glossary) {
        timer ??= setTimeout(() => {
          timer = undefined;
          for (const { uri } of vscode.workspace.textDocuments) {
            if (uri.scheme === builtinScheme && isThere(uri)) {
              changes.fire(uri);
            }
          }
        }, refreshDelay);
      }
    }),
    new vscode.Disposable(() => {
      clearTimeout(timer);
    }),
  );
}

/** Where the page of a workspace's note is: under its URI, and by its name, which a tab shows. */
function workspacePage(uri: string): string {
  const name = fileName(vscode.Uri.parse(uri)).replace(/\.[^.]*$/, '');
  return `${encodeUri(uri)}/${linkPath(name)}.md`;
}

/** A URI as one path segment that no link resolver takes apart. */
function encodeUri(uri: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(uri)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

function decodeUri(encoded: string): string | undefined {
  try {
    const bytes = Uint8Array.from(atob(encoded.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0));
    return new TextDecoder().decode(bytes);
  } catch {
    return undefined;
  }
}
