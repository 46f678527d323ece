import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { Files } from './harness/files';
import { fileUri, until } from './harness/workspace';

const talk = ['- Speakers:', '- Organisation:', '- Project:', '- Link:', '', 'Key points'].join('\n');
const note = '# KubeCon EU 2024\n\nIntro.\n\n## One\n\n### A\n\n- Speakers: Ada\n\nText.\n\n#### Costs\n\nSub.\n\n### B\n\n- Speakers: Bo\n';
const scheme = 'mesh-notes-read-only-talk';

let documents = 0;

/** Shows a document that was never open before: VS Code may give a new untitled document the text of a closed one of the same name. */
async function show(content: string, line: number, language = 'markdown'): Promise<vscode.TextEditor> {
  documents += 1;
  const uri = vscode.Uri.from({ scheme: 'untitled', path: `add-talk-${documents}` });
  const edit = new vscode.WorkspaceEdit();
  edit.insert(uri, new vscode.Position(0, 0), content);
  await vscode.workspace.applyEdit(edit);
  const document = await vscode.languages.setTextDocumentLanguage(await vscode.workspace.openTextDocument(uri), language);
  assert.equal(document.getText(), content);
  return vscode.window.showTextDocument(document, { selection: new vscode.Range(line, 0, line, 0) });
}

/** The number of a line, from 0. */
function lineOf(text: string, line: string): number {
  return text.split('\n').indexOf(line);
}

describe('Add Talk', () => {
  afterEach(async () => {
    while (vscode.window.activeTextEditor) {
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    }
    await vscode.commands.executeCommand('notifications.clearAll');
  });

  it('inserts a talk below the one at the cursor, with its title selected, and is undone at once', async () => {
    const editor = await show(note, lineOf(note, 'Sub.'));
    const { document } = editor;
    await vscode.commands.executeCommand('meshNotes.addTalk');
    assert.equal(document.getText(), note.replace('### B', `### Talk\n\n${talk}\n\n### B`));
    assert.deepEqual(editor.selections.map((selection) => [selection.start.line, document.getText(selection)]), [[16, 'Talk']]);
    await vscode.commands.executeCommand('jumpToNextSnippetPlaceholder');
    await until('the next tab stop', () => editor.selection.isEmpty);
    assert.equal(document.lineAt(editor.selection.active.line).text, 'Key points');
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), note);
  });

  it('reads what is typed but not saved, with every line end', async () => {
    const editor = await show('# KubeCon EU 2024\n', 0);
    await editor.edit((edit) => {
      edit.setEndOfLine(vscode.EndOfLine.CRLF);
    });
    await editor.edit((edit) => {
      edit.insert(new vscode.Position(1, 0), '\r\n## 议题\r\n\r\n- 讲者：甲\r\n\r\n文字很多，都是中文，所以这是中文笔记。');
    });
    await vscode.commands.executeCommand('meshNotes.addTalk');
    assert.equal(editor.document.getText().replaceAll('\r\n', '|'), '# KubeCon EU 2024||## 议题||- 讲者：|- 组织：|- 项目：|- 链接：||要点||## 议题||- 讲者：甲||文字很多，都是中文，所以这是中文笔记。');
  });

  it('inserts a talk below a topic of the view, and at the end of a note', async () => {
    const uri = fileUri('notes', 'talks.md');
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(note));
    try {
      await vscode.commands.executeCommand('meshNotes.addTalk', { type: 'topic', note: { uri: uri.toString() }, topic: { line: lineOf(note, '### A') } });
      const document = vscode.window.activeTextEditor?.document;
      const once = note.replace('### B', `### Talk\n\n${talk}\n\n### B`);
      assert.deepEqual([document?.uri.toString(), document?.getText()], [uri.toString(), once]);
      await vscode.commands.executeCommand('meshNotes.addTalk', { type: 'note', note: { uri: uri.toString() } });
      assert.equal(document?.getText(), `${once}\n### Talk\n\n${talk}\n`);
    } finally {
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
      await vscode.workspace.fs.delete(uri);
    }
  });

  it('changes no other document', async () => {
    for (const [content, language] of [['# A project\n\n## Install\n', 'markdown'], ['---\nterm: KubeCon EU 2024\n---\nText.\n', 'markdown'], [note, 'plaintext']] as const) {
      const { document } = await show(content, 2, language);
      await vscode.commands.executeCommand('meshNotes.addTalk');
      assert.equal(document.getText(), content);
    }
  });

  it('changes no document that is read-only', async () => {
    const files = new Files(scheme);
    files.set('/kubecon-eu-2024.md', note);
    const provider = vscode.workspace.registerFileSystemProvider(scheme, files, { isReadonly: true });
    try {
      for (const uri of [vscode.Uri.from({ scheme, path: '/kubecon-eu-2024.md' }), vscode.Uri.parse('mesh.notes:/en/conferences/kubecon-eu-2024.md')]) {
        const { document } = await vscode.window.showTextDocument(uri);
        const before = document.getText();
        await vscode.commands.executeCommand('meshNotes.addTalk');
        assert.deepEqual([document.getText(), document.isDirty], [before, false]);
      }
    } finally {
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      provider.dispose();
    }
  });
});
