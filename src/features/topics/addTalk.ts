import * as vscode from 'vscode';
import type { TopicNode } from '../../core/library/topicTree';
import { newTalk } from '../../core/notes/newNote';
import { readNoteHead, type NoteFile } from '../../core/notes/note';
import type { MeshNotes } from '../../meshNotes';
import { isTooLong } from '../../workspace/documentMentions';
import { messageText } from '../../workspace/messageText';
import { fileName } from '../../workspace/uris';
import { isWritable } from '../shared/isWritable';
import { noteOf } from '../shared/topicNodes';

/** Registers Add Talk, which inserts the outline of a talk below the one at the cursor, or below a row of the Topics view. */
export function registerAddTalk({ library, notes }: Pick<MeshNotes, 'library' | 'notes'>): vscode.Disposable {
  const readConferenceNote = async (document: vscode.TextDocument): Promise<NoteFile | undefined> => {
    if (document.languageId !== 'markdown' || isTooLong(document)) {
      return undefined;
    }
    const file = { uri: document.uri.toString(), fileName: fileName(document.uri), text: document.getText() };
    const { conference, isTermNote } = readNoteHead(file);
    if (!conference && !isTermNote) {
      await notes.start();
    }
    return conference ?? (!isTermNote && library.note(file.uri)) ? file : undefined;
  };

  return vscode.commands.registerCommand('meshNotes.addTalk', async (node?: TopicNode) => {
    const editor = node ? await showNote(node) : vscode.window.activeTextEditor;
    const file = editor && (await readConferenceNote(editor.document));
    if (!file) {
      void vscode.window.showInformationMessage(vscode.l10n.t('Open a conference note in Markdown first. New Conference Note… creates one.'));
      return;
    }
    if (!isWritable(editor.document) || !(await insertTalk(editor, file))) {
      void vscode.window.showWarningMessage(vscode.l10n.t('{0} is read-only, so no talk was added.', messageText(vscode.workspace.asRelativePath(editor.document.uri))));
    }
  });
}

/** Opens a note at a topic, or at its end. */
async function showNote(node: TopicNode): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(noteOf(node)?.uri ?? ''));
  const line = node.type === 'topic' ? node.topic.line : document.lineCount - 1;
  return vscode.window.showTextDocument(document, { selection: new vscode.Range(line, 0, line, 0) });
}

/** Inserts a talk and selects its title. Returns whether the document could be changed. */
async function insertTalk(editor: vscode.TextEditor, file: NoteFile): Promise<boolean> {
  const { version } = editor.document;
  const { range: { start, end }, text, title, end: last } = newTalk(file, editor.selection.active.line);
  const snippet = new vscode.SnippetString()
    .appendText(text.slice(0, title.start))
    .appendPlaceholder(text.slice(title.start, title.end), 1)
    .appendText(text.slice(title.end, last))
    .appendTabstop(0)
    .appendText(text.slice(last));
  await editor.insertSnippet(snippet, new vscode.Range(start.line, start.character, end.line, end.character), { undoStopBefore: true, undoStopAfter: true, keepWhitespace: true });
  // In an editor that cannot be written, VS Code does nothing and reports success.
  return editor.document.version !== version;
}
