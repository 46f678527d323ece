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
import { builtinScheme } from './uris';

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

/** Serves the built-in pages, read-only, and the workspace's notes to links in them: `/en/terms/…`, `/en/conferences/…`, `/en/workspace/…`. */
export function registerPages(library: Library, notebook: BuiltinNotebook, manifests: Manifests, settings: Settings): vscode.Disposable {
  const changes = new vscode.EventEmitter<vscode.Uri>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const provider: vscode.TextDocumentContentProvider = {
    onDidChange: changes.event,
    async provideTextDocumentContent(uri) {
      const [, language, folder, name] = /^\/([^/]+)\/([^/]+)\/([^/]+)\.md$/.exec(uri.path) ?? [];
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
      return workspaceText(name);
    }
    const text = await notebook.text(language, `${folder ?? ''}/${name}.md`);
    if (text === undefined) {
      return undefined;
    }
    await Promise.all([notebook.loadGlossary(), manifests.load(), library.hasBuiltin ? undefined : notebook.showConferences(settings.language)]);
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
    return termPage({ entry, text, language, nameOf, topics: topicsWith(entry, language), manifests: manifests.teaching(entry) });
  }

  function conferenceText(language: Language, name: string, text: string): string {
    const entries = library.termsIn(`${builtinScheme}:/${language}/conferences/${name}.md`).filter(({ origin }) => origin === 'builtin');
    const taught = new Set<ManifestSnippet>(entries.flatMap((entry) => manifests.teaching(entry)));
    return conferencePage({
      text,
      language,
      terms: entries.map((entry) => ({ name: termIn(entry, language).name, href: `../terms/${entry.id}.md` })),
      manifests: [...taught],
    });
  }

  function builtinEntry(id: string): GlossaryEntry | undefined {
    return library.glossary.withId(id).find(({ origin }) => origin === 'builtin');
  }

  function topicsWith(entry: GlossaryEntry, language: Language): readonly PageTopic[] {
    return library.topicsWith(entry).flatMap(({ note, topics }) => {
      const path = vscode.Uri.parse(note.uri).path;
      const page = note.origin === 'workspace' ? `../workspace/${encodeUri(note.uri)}.md` : path.startsWith(`/${language}/`) ? `..${path.slice(language.length + 1)}` : undefined;
      return page === undefined
        ? []
        : topics.map(({ title, slug }) => ({ title, place: note.origin === 'workspace' ? vscode.workspace.asRelativePath(vscode.Uri.parse(note.uri)) : (note.conference?.name ?? note.title), href: `${page}#${encodeURIComponent(slug)}` }));
    });
  }

  async function workspaceText(encoded: string): Promise<string | undefined> {
    const uri = decodeUri(encoded);
    return uri !== undefined && library.note(uri)?.origin === 'workspace' ? (await vscode.workspace.openTextDocument(vscode.Uri.parse(uri))).getText() : undefined;
  }

  return vscode.Disposable.from(
    changes,
    vscode.workspace.registerTextDocumentContentProvider(builtinScheme, provider),
    library.onDidChange(({ mentions, glossary }) => {
      if (mentions || glossary) {
        timer ??= setTimeout(() => {
          timer = undefined;
          for (const { uri } of vscode.workspace.textDocuments) {
            if (uri.scheme === builtinScheme) {
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
