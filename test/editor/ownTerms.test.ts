import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { cardOn, open } from './harness/hovers';
import { fileUri, until } from './harness/workspace';

async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}

async function textOf(uri: vscode.Uri): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
}

async function show(language: string, content: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await open(language, content));
}

function select(editor: vscode.TextEditor, text: string): void {
  const start = editor.document.getText().indexOf(text);
  editor.selection = new vscode.Selection(editor.document.positionAt(start), editor.document.positionAt(start + text.length));
}

/** Presses Enter in each pick or input box until a condition holds. */
function accept<T>(what: string, probe: () => T | undefined | false | Thenable<T | undefined | false>): Promise<T> {
  return until(what, async () => {
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    return probe();
  });
}

/** Waits until the active editor shows a document and returns its selected texts. */
function selectedIn(uri: vscode.Uri): string[] | undefined {
  const editor = vscode.window.activeTextEditor;
  return editor?.document.uri.toString() === uri.toString() ? editor.selections.map((selection) => editor.document.getText(selection)) : undefined;
}

describe('Add Term…', () => {
  const created = fileUri('terms', 'error-budget.md');

  before(async () => {
    const document = await open('markdown', 'golden signals');
    await until('the workspace’s own terms', () => cardOn(document, 'golden'));
  });

  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    for (const name of ['error-budget.md', 'error-budget-2.md', 'hbone-2.md']) {
      if (await exists(fileUri('terms', name))) {
        await vscode.workspace.fs.delete(fileUri('terms', name));
      }
    }
    const document = await open('markdown', 'error budget');
    await until('the term to be forgotten', async () => (await cardOn(document, 'error budget')) === undefined);
    await vscode.commands.executeCommand('meshNotes.refresh');
  });

  it('creates a term note for the selection beside the others, selects its summary, and shows hovers at once', async () => {
    const editor = await show('markdown', 'We have an error budget left.');
    select(editor, 'error budget');
    const done = vscode.commands.executeCommand('meshNotes.addTerm');
    await accept('the note', () => exists(created));
    await done;
    const text = [
      '---',
      'term: error budget',
      'kind: concept # protocol, component, project, resource, field, concept, pattern, organisation',
      'aliases: []',
      '---',
      'Describe error budget in one to three sentences. This paragraph is shown on hover.',
      '',
      '- List facts here: a number, a version, a limit or a consequence',
      '',
    ].join('\n');
    assert.equal(await textOf(created), text);
    const note = await vscode.workspace.openTextDocument(created);
    assert.equal(note.getText(), text);
    assert.equal(note.isDirty, false);
    assert.deepEqual(selectedIn(created), ['Describe error budget in one to three sentences. This paragraph is shown on hover.']);
    const card = await until('the new card', () => cardOn(editor.document, 'error budget'));
    assert.match(card.body, /^\*\*error budget\*\*/);
    await vscode.commands.executeCommand('jumpToNextSnippetPlaceholder');
    assert.deepEqual(selectedIn(created), ['List facts here: a number, a version, a limit or a consequence']);
    await vscode.commands.executeCommand('jumpToNextSnippetPlaceholder');
    assert.deepEqual(selectedIn(created), ['concept']);
  });

  it('does not overwrite a file', async () => {
    await vscode.workspace.fs.writeFile(created, new TextEncoder().encode('Mine.\n'));
    const editor = await show('markdown', 'error-budget');
    select(editor, 'error-budget');
    const done = vscode.commands.executeCommand('meshNotes.addTerm');
    await accept('the note', () => exists(fileUri('terms', 'error-budget-2.md')));
    await done;
    assert.equal(await textOf(created), 'Mine.\n');
  });

  it('uses the word at the cursor and the language of the note', async () => {
    const editor = await show('markdown', '# 错误预算\n\n这里用Budgeting来说明错误预算，其余的都写在别处。\n');
    const uri = fileUri('terms', 'budgeting.md');
    const cursor = editor.document.positionAt(editor.document.getText().indexOf('Budgeting') + 3);
    editor.selection = new vscode.Selection(cursor, cursor);
    const done = vscode.commands.executeCommand('meshNotes.addTerm');
    await accept('the note', () => exists(uri));
    await done;
    assert.match(await textOf(uri), /^---\nterm: Budgeting\nkind: concept .*\naliases: \[\]\n---\n用一到三句话说明 Budgeting 是什么。/);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.delete(uri);
  });

  it('reports an existing name and opens its note', async () => {
    const editor = await show('markdown', 'the HBONE tunnel');
    select(editor, 'HBONE');
    const done = vscode.commands.executeCommand('meshNotes.addTerm');
    await accept('the known note to open', () => vscode.window.tabGroups.activeTabGroup.activeTab?.label === 'hbone.md');
    await done;
    assert.equal(await exists(fileUri('terms', 'hbone-2.md')), false);
  });
});

describe('Show Terms in This Note', () => {
  const text = '# Terms\n\nztunnel twice: ztunnel.\n\nOne waypoint here.\n\nA kosmos at the end.\n';
  let editor: vscode.TextEditor;
  let done: Thenable<unknown>;

  beforeEach(async () => {
    editor = await show('markdown', text);
    await until('the mentions to be counted', async () => (await cardOn(editor.document, 'ztunnel'))?.links.includes('in your notes'));
    done = vscode.commands.executeCommand('meshNotes.termsInNote');
  });

  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    await done;
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('goes to the only mention of the term that other notes mention least', async () => {
    await accept('a place to be selected', () => selectedIn(editor.document.uri)?.[0] !== '');
    assert.deepEqual(selectedIn(editor.document.uri), ['kosmos']);
    assert.deepEqual(editor.selection.start, new vscode.Position(6, 2));
  });

  it('does not move the cursor when cancelled', async () => {
    await vscode.commands.executeCommand('workbench.action.quickOpenSelectNext');
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    await done;
    assert.deepEqual(editor.selection, new vscode.Selection(0, 0, 0, 0));
    assert.equal(editor.document.getText(), text);
  });
});
