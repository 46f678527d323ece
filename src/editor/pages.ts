import * as vscode from 'vscode';
import { conferencePage } from '../core/notes/conferencePage';
import type { Library } from '../core/library';
import { termIn } from '../core/terms/glossary';
import { termPage } from '../core/terms/page';
import { languages, type Language } from '../core/text';
import type { BuiltinNotebook } from './builtinNotebook';
import { builtinScheme } from './uris';

const previewEditor = 'vscode.markdown.preview.editor';

/** Shows a page in one tab that is used again, scrolled to the heading that the URI's fragment names. */
export async function openPage(uri: vscode.Uri): Promise<void> {
  await vscode.commands.executeCommand('vscode.openWith', uri, previewEditor, { preview: true, preserveFocus: true });
}

/** Shows a page beside the active editor, where it stays while other files are edited. */
export async function openPageToSide(uri: vscode.Uri): Promise<void> {
  await vscode.commands.executeCommand('vscode.openWith', uri, previewEditor, { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true });
}

/** Serves the built-in pages, read-only. */
export function registerPages(library: Library, notebook: BuiltinNotebook): vscode.Disposable {
  const provider: vscode.TextDocumentContentProvider = {
    async provideTextDocumentContent(uri) {
      const [, language, path] = /^\/([^/]+)\/(.+)$/.exec(uri.path) ?? [];
      const known = languages.find((each) => each === language);
      const page = known && path !== undefined ? await pageText(known, path) : undefined;
      if (page === undefined) {
        throw vscode.FileSystemError.FileNotFound(uri);
      }
      return page;
    },
  };

  async function pageText(language: Language, path: string): Promise<string | undefined> {
    await notebook.loadGlossary();
    const text = await notebook.text(language, path);
    if (text === undefined) {
      return undefined;
    }
    const id = /^terms\/(.+)\.md$/.exec(path)?.[1];
    if (id === undefined) {
      return conferencePage(text, language);
    }
    const builtin = (each: string) => library.glossary.withId(each).find(({ origin }) => origin === 'builtin');
    const entry = builtin(id);
    const termText = entry && library.termText(entry, language);
    if (!termText) {
      return undefined;
    }
    return termPage({
      entry,
      text: termText,
      language,
      nameOf: (each) => {
        const other = builtin(each);
        return other && termIn(other, language).name;
      },
    });
  }

  return vscode.workspace.registerTextDocumentContentProvider(builtinScheme, provider);
}
