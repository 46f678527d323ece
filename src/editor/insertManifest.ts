import * as vscode from 'vscode';
import type { Library } from '../core/library';
import { placeManifest } from '../core/manifests/placement';
import { projectName } from '../core/manifests/projects';
import { expandSnippet, type ManifestSnippet } from '../core/manifests/snippet';
import { termIn, type EntryAddress } from '../core/terms/glossary';
import type { Range } from '../core/text';
import type { BuiltinNotebook } from './builtinNotebook';
import type { Manifests } from './manifests';
import type { Settings } from './settings';

interface SnippetItem extends vscode.QuickPickItem {
  readonly snippet?: ManifestSnippet;
}

/** Insert Manifest…, copying one, and opening one as a new file. */
export function registerInsertManifest(manifests: Manifests, library: Library, notebook: BuiltinNotebook, settings: Settings): vscode.Disposable {
  const named = async (argument: unknown): Promise<ManifestSnippet | undefined> => {
    await manifests.load();
    const prefix = typeof argument === 'string' ? argument : (argument as Partial<ManifestSnippet> | undefined)?.prefix;
    if (prefix === undefined) {
      return pick(manifests.snippets, vscode.l10n.t('Insert a manifest'));
    }
    const snippet = manifests.withPrefix(prefix);
    if (!snippet) {
      void vscode.window.showWarningMessage(vscode.l10n.t('There is no manifest “{0}”.', prefix));
    }
    return snippet;
  };

  const withSnippet = (action: (snippet: ManifestSnippet) => Promise<void>) => async (argument?: unknown) => {
    const snippet = await named(argument);
    if (snippet) {
      await action(snippet);
    }
  };

  return vscode.Disposable.from(
    vscode.commands.registerCommand('meshNotes.insertManifest', withSnippet(insert)),
    vscode.commands.registerCommand(
      'meshNotes.copyManifest',
      withSnippet(async (snippet) => {
        await vscode.env.clipboard.writeText(`${expandSnippet(snippet.body)}\n`);
        vscode.window.setStatusBarMessage(vscode.l10n.t('Copied: {0}', snippet.title), 3000);
      }),
    ),
    vscode.commands.registerCommand('meshNotes.newManifestFile', withSnippet(insertIntoNewDocument)),
    vscode.commands.registerCommand('meshNotes.insertManifestOfTerm', async (...address: EntryAddress) => {
      await Promise.all([notebook.loadGlossary(), manifests.load()]);
      const entry = library.glossary.find(address);
      const snippets = entry ? manifests.teaching(entry) : [];
      const snippet = await pick(snippets, vscode.l10n.t('Insert a manifest with {0}', entry ? termIn(entry, settings.language).name : address[0]));
      if (snippet) {
        await insert(snippet);
      }
    }),
  );
}

async function pick(snippets: readonly ManifestSnippet[], placeHolder: string): Promise<ManifestSnippet | undefined> {
  const items: SnippetItem[] = [];
  let project = '';
  for (const snippet of snippets) {
    if (snippet.project !== project) {
      project = snippet.project;
      items.push({ label: projectName(project), kind: vscode.QuickPickItemKind.Separator });
    }
    items.push({ snippet, label: snippet.title, description: snippet.prefix, detail: snippet.description });
  }
  const picked = await vscode.window.showQuickPick(items, { placeHolder, matchOnDescription: true, matchOnDetail: true });
  return picked?.snippet;
}

/** Puts a manifest where it belongs in the active editor, or into a new document where that cannot take it. */
async function insert(snippet: ManifestSnippet): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (!editor || !isWritable(editor.document)) {
    await insertIntoNewDocument(snippet);
    return;
  }
  const { document, selections } = editor;
  const { languageId, lineCount } = document;
  const placement = placeManifest({ languageId, lineCount, lineAt: (line) => document.lineAt(line).text }, selections, snippet);
  if (placement.kind === 'newDocument') {
    await insertIntoNewDocument(snippet);
    return;
  }
  // A snippet's placeholders need the editor's focus, which a click in a view took.
  await vscode.window.showTextDocument(document, editor.viewColumn);
  const edit = new vscode.WorkspaceEdit();
  edit.set(document.uri, placement.insertions.map(({ range, text }) => snippetEdit(range, text)));
  if (!(await vscode.workspace.applyEdit(edit))) {
    void vscode.window.showWarningMessage(vscode.l10n.t('The manifest could not be inserted here.'));
  }
}

function snippetEdit({ start, end }: Range, text: string): vscode.SnippetTextEdit {
  const edit = new vscode.SnippetTextEdit(new vscode.Range(start.line, start.character, end.line, end.character), new vscode.SnippetString(text));
  // The text carries its own indentation; VS Code's would break a manifest's document marks.
  edit.keepWhitespace = true;
  return edit;
}

async function insertIntoNewDocument(snippet: ManifestSnippet): Promise<void> {
  const document = await vscode.workspace.openTextDocument({ language: 'yaml', content: '' });
  const editor = await vscode.window.showTextDocument(document);
  await editor.insertSnippet(new vscode.SnippetString(`${snippet.body}\n`), new vscode.Position(0, 0), { undoStopBefore: true, undoStopAfter: true, keepWhitespace: true });
}

function isWritable({ uri }: vscode.TextDocument): boolean {
  return uri.scheme === 'untitled' || vscode.workspace.fs.isWritableFileSystem(uri.scheme) !== false;
}
