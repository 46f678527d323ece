import * as vscode from 'vscode';
import { allTopics } from '../../core/notes/topics';
import { signpostTarget } from '../../core/preview/signposts';
import { markdownCode } from '../../core/text/escape';
import type { MeshNotes } from '../../meshNotes';
import { messageText } from '../../workspace/messageText';
import { builtinScheme } from '../../workspace/uris';

/** The text of a signpost, which VS Code shows until its tab is closed; undefined if the path is that of no signpost. */
export function signpostText(path: string): string | undefined {
  const target = signpostTarget(path);
  return target && markdownCode('uri' in target ? nameOf(target.uri) : target.prefix);
}

/**
 * Follows signposts. In VS Code's preview, a link on a page can lead to another page, but not to a line in an editor or to a command, so it
 * leads to a signpost. When the tab of one opens, it is closed, and the user's note is opened, or the manifest inserted, instead.
 */
export function registerSignposts({ library, notes, log }: Pick<MeshNotes, 'library' | 'notes' | 'log'>): vscode.Disposable {
  let lastEditor = vscode.window.activeTextEditor;

  /** Whether a file is a user's note or part of a glossary: any text may link to a signpost. */
  const isOwn = (uri: string): boolean =>
    library.note(uri)?.origin === 'workspace' || library.glossary.entries.some(({ origin, terms }) => origin === 'workspace' && Object.values(terms).some((term) => term.uri === uri));

  const openNote = async (uri: string, place: string): Promise<void> => {
    await notes.start();
    const topic = allTopics(library.note(uri)?.topics ?? []).find(({ slug }) => slug === place);
    const line = topic?.line ?? Number(/^L(\d+)$/.exec(place)?.[1] ?? 1) - 1;
    try {
      if (!isOwn(uri)) {
        throw vscode.FileSystemError.FileNotFound(uri);
      }
      await keepPage();
      await vscode.window.showTextDocument(vscode.Uri.parse(uri), { selection: new vscode.Range(line, 0, line, 0), preview: true });
    } catch (error) {
      log.warn(`The note could not be opened: ${uri}`, error);
      void vscode.window.showWarningMessage(vscode.l10n.t('“{0}” cannot be opened. It may have been moved or deleted.', messageText(nameOf(uri))));
    }
  };

  /** Inserts a manifest into the text editor beside the page that was active last, or else into a new document. */
  const insertManifest = async (prefix: string): Promise<void> => {
    const editors = vscode.window.visibleTextEditors.filter(({ viewColumn, document }) => viewColumn !== undefined && vscode.workspace.fs.isWritableFileSystem(document.uri.scheme) !== false);
    const editor = editors.find((each) => each === lastEditor) ?? editors[0];
    if (editor) {
      await vscode.window.showTextDocument(editor.document, editor.viewColumn);
    }
    await vscode.commands.executeCommand('meshNotes.insertManifest', prefix);
  };

  const follow = async (tab: vscode.Tab): Promise<void> => {
    const target = signpostTarget(pageOf(tab)?.path ?? '');
    if (target) {
      await vscode.window.tabGroups.close(tab);
      await ('uri' in target ? openNote(target.uri, target.place) : insertManifest(target.prefix));
    }
  };

  return vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor((editor) => {
      lastEditor = editor ?? lastEditor;
    }),
    vscode.window.tabGroups.onDidChangeTabs(({ opened }) => {
      for (const tab of opened) {
        follow(tab).catch((error: unknown) => {
          log.error('A link on a page could not be followed.', error);
        });
      }
    }),
  );
}

/** Keeps the active page open: a note that is opened as a preview replaces another preview. */
async function keepPage(): Promise<void> {
  const tab = vscode.window.tabGroups.activeTabGroup.activeTab;
  if (tab?.isPreview === true && pageOf(tab)) {
    await vscode.commands.executeCommand('workbench.action.keepEditor');
  }
}

/** The built-in page that a tab shows. */
function pageOf({ input }: vscode.Tab): vscode.Uri | undefined {
  const uri = input instanceof vscode.TabInputCustom || input instanceof vscode.TabInputText ? input.uri : undefined;
  return uri?.scheme === builtinScheme ? uri : undefined;
}

function nameOf(uri: string): string {
  return vscode.workspace.asRelativePath(vscode.Uri.parse(uri));
}
