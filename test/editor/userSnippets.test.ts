import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { withSetting } from './harness/settings';
import { fileUri, makeFolder, until } from './harness/workspace';

const shared = fileUri('.vscode', 'team.code-snippets');
const folder = fileUri('own-manifests');
const plain = vscode.Uri.joinPath(folder, 'plain.json');

async function write(uri: vscode.Uri, text: string): Promise<void> {
  await makeFolder(vscode.Uri.joinPath(uri, '..'));
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
}

function problems(uri: vscode.Uri): [number, string][] {
  return vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'Mesh Notes').map(({ range, message }) => [range.start.line, message]);
}

/** Waits until a file has been read and has these problems, by line. */
async function problemsAre(uri: vscode.Uri, expected: [number, string][]): Promise<void> {
  try {
    await until('the problems', () => JSON.stringify(problems(uri)) === JSON.stringify(expected));
  } catch {
    assert.deepEqual(problems(uri), expected);
  }
}

/** The text that a snippet inserts, by prefix; empty if there is no such snippet. */
async function copied(prefix: string): Promise<string> {
  await vscode.env.clipboard.writeText('');
  await vscode.commands.executeCommand('meshNotes.copyManifest', prefix);
  return vscode.env.clipboard.readText();
}

const noPrefix = (title: string): string => `The snippet “${title}” needs a prefix: a string.`;
const pod = (name: string): string => `apiVersion: v1\\nkind: Pod\\nmetadata:\\n  name: ${name}`;
const podText = (name: string): string => `apiVersion: v1\nkind: Pod\nmetadata:\n  name: ${name}\n`;

describe('The user’s manifests', () => {
  before(async () => {
    await vscode.commands.executeCommand('meshNotes.copyManifest', 'istio-waypoint');
  });

  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    for (const uri of [shared, folder]) {
      await vscode.workspace.fs.delete(uri, { recursive: true }).then(undefined, () => undefined);
    }
    await problemsAre(shared, []);
    await problemsAre(plain, []);
  });

  it('come from .vscode, including unsaved edits, until they are deleted', async () => {
    await write(shared, `{\n  // ours\n  "Pod": { "prefix": ["team-pod", "tp"], "body": "${pod('a')}" },\n  "Broken": { "body": "${pod('x')}" },\n}\n`);
    await problemsAre(shared, [[3, noPrefix('Broken')]]);
    assert.equal(await copied('team-pod'), podText('a'));

    const document = await vscode.workspace.openTextDocument(shared);
    await vscode.window.showTextDocument(document);
    const edit = new vscode.WorkspaceEdit();
    edit.replace(shared, new vscode.Range(2, 0, 3, 0), `\n  "Pod": { "prefix": "team-pod", "body": "${pod('b')}" },\n`);
    await vscode.workspace.applyEdit(edit);
    await problemsAre(shared, [[4, noPrefix('Broken')]]);
    assert.equal(await copied('team-pod'), podText('b'));

    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await problemsAre(shared, [[3, noPrefix('Broken')]]);
    assert.equal(await copied('team-pod'), podText('a'));

    await vscode.workspace.fs.delete(shared);
    await problemsAre(shared, []);
    assert.equal(await copied('team-pod'), '');
  });

  it('do not override packaged manifests', async () => {
    const ours = await copied('istio-waypoint');
    await write(shared, `{"W": {"prefix": "istio-waypoint", "body": "${pod('a')}"}, "Broken": {"body": "${pod('x')}"}}`);
    await problemsAre(shared, [[0, noPrefix('Broken')]]);
    assert.equal(await copied('istio-waypoint'), ours);
  });

  it('exclude snippets in .vscode for other languages and those that are not manifests', async () => {
    await write(
      shared,
      `{\n"Log": {"scope": "typescript, javascript", "prefix": 1, "body": 2},\n"Text": {"body": ["\${nobody}"]},\n"A": {"prefix": "a-pod", "scope": "helm,yaml", "body": "${pod('$nobody')}"}\n}`,
    );
    await problemsAre(shared, [[3, 'Unknown snippet variable: nobody. To insert a dollar sign, write \\$.']]);
    assert.equal(await copied('a-pod'), podText('nobody'));
  });

  it('come from configured folders at once, including fragments', async () => {
    await write(plain, '{"Label": {"prefix": "own-label", "body": "team: ${1:blue}"},\n"Broken": {"prefix": "x", "body": 7},\n"Half": ');
    await withSetting('manifests.folders', ['own-manifests'], async () => {
      await problemsAre(plain, [[1, 'The snippet “Broken” needs a body: a string or an array of strings.'], [2, 'Not valid JSON.']].reverse() as [number, string][]);
      assert.equal(await copied('own-label'), 'team: blue\n');
    });
    await problemsAre(plain, []);
    assert.equal(await copied('own-label'), '');
  });

  it('come from a configured folder that is moved away, and back', async () => {
    const away = fileUri('away');
    await write(plain, `{"Pod": {"prefix": "moved-pod", "body": "${pod('a')}"}, "Broken": {"prefix": "x", "body": 7}}`);
    await withSetting('manifests.folders', ['own-manifests'], async () => {
      const expected: [number, string][] = [[0, 'The snippet “Broken” needs a body: a string or an array of strings.']];
      await problemsAre(plain, expected);
      await vscode.workspace.fs.rename(folder, away);
      await problemsAre(plain, []);
      assert.equal(await copied('moved-pod'), '');
      await vscode.workspace.fs.rename(away, folder);
      await problemsAre(plain, expected);
      assert.equal(await copied('moved-pod'), podText('a'));
    });
  });

  it('are not read from a file over 5 MB, which is reported', async () => {
    await write(shared, `{"Pod": {"prefix": "big-pod", "body": "${pod('a')}"}}${' '.repeat(5_000_000)}`);
    await problemsAre(shared, [[0, 'This file is larger than 5 MB, so it is not read.']]);
    assert.equal(await copied('big-pod'), '');
  });

  it('stay in the recent manifests while unavailable', async function () {
    this.timeout(60_000);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    const text = `{ "A": { "prefix": "a-pod", "body": "${pod('a')}" }, "B": { "prefix": "b-pod", "body": "${pod('b')}" }, "Broken": { "body": "${pod('x')}" } }`;
    await write(shared, text);
    await problemsAre(shared, [[0, noPrefix('Broken')]]);
    assert.equal(await copied('b-pod'), podText('b'));
    await vscode.workspace.fs.delete(shared);
    await problemsAre(shared, []);
    assert.notEqual(await copied('istio-waypoint'), '');
    await write(shared, text);
    await problemsAre(shared, [[0, noPrefix('Broken')]]);
    const previews = (part: string): boolean => vscode.window.visibleTextEditors.some(({ document }) => document.getText().includes(part));
    const done = vscode.commands.executeCommand('meshNotes.copyManifest');
    await until('the manifest used last', () => previews('gatewayClassName: istio-waypoint'));
    await vscode.commands.executeCommand('workbench.action.quickOpenSelectNext');
    await until('the one used before', () => previews(podText('b')));
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    await done;
    assert.equal(await vscode.env.clipboard.readText(), podText('b'));
  });
});
