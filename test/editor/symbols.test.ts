import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { cardOn, open } from './harness/hovers';
import { fileUri, until } from './harness/workspace';

type Place = [line: number, start: number, end: number];

function placeOf({ start, end }: vscode.Range): Place {
  return [start.line, start.character, end.character];
}

/** The position `by` characters into a text in a document. */
function at(document: vscode.TextDocument, text: string, by = 0): vscode.Position {
  return document.positionAt(document.getText().indexOf(text) + by);
}

describe('A term as a symbol', () => {
  before(async () => {
    const document = await open('markdown', 'golden signals');
    await until('the workspace’s own terms', () => cardOn(document, 'golden'));
  });

  it('is defined in the workspace’s own note, at its line', async () => {
    const document = await open('markdown', 'the HBONE tunnel');
    const links = await vscode.commands.executeCommand<vscode.LocationLink[]>('vscode.executeDefinitionProvider', document.uri, new vscode.Position(0, 5));
    assert.deepEqual(
      links.map(({ targetUri, targetRange, originSelectionRange }) => [targetUri.toString(), targetRange.start.line, originSelectionRange && placeOf(originSelectionRange)]),
      [[fileUri('terms', 'hbone.md').toString(), 1, [0, 4, 9]]],
    );
  });

  it('is found with the cursor at its end, as in code', async () => {
    const document = await open('plaintext', '看ztunnel');
    const links = await vscode.commands.executeCommand<vscode.LocationLink[]>('vscode.executeDefinitionProvider', document.uri, new vscode.Position(0, 8));
    assert.deepEqual(links.map(({ targetUri }) => targetUri.toString()), ['mesh.notes:/en/terms/ztunnel.md']);
  });

  it('has a definition in YAML only if the setting includes YAML', async () => {
    const document = await open('yaml', 'protocol: HBONE');
    const definitions = () => vscode.commands.executeCommand<unknown[]>('vscode.executeDefinitionProvider', document.uri, new vscode.Position(0, 12));
    assert.equal((await definitions()).length, 0);
    await vscode.workspace.getConfiguration('meshNotes').update('definition.languages', ['yaml'], vscode.ConfigurationTarget.Global);
    assert.equal((await definitions()).length, 1);
    await vscode.workspace.getConfiguration('meshNotes').update('definition.languages', undefined, vscode.ConfigurationTarget.Global);
    assert.equal((await definitions()).length, 0);
  });

  it('has its mentions as references, under any name in either language, in reading order', async () => {
    const document = await vscode.workspace.openTextDocument(fileUri('notes', 'kubecon-eu-2024.md'));
    const position = at(document, 'waypoint', 2);
    const locations = await vscode.commands.executeCommand<vscode.Location[]>('vscode.executeReferenceProvider', document.uri, position);
    const here = locations.filter(({ uri }) => uri.toString() === document.uri.toString());
    assert.ok(here.length >= 3);
    assert.ok(here.every(({ range }) => /^(?:waypoints?|waypoint proxy)$/i.test(document.getText(range).replace(/\s+/g, ' '))), here.map(({ range }) => document.getText(range)).join(', '));
    const order = locations.filter(({ uri }) => uri.scheme === document.uri.scheme).map(({ uri, range }) => [uri.path, range.start.line, range.start.character] as const);
    assert.deepEqual(order, [...order].sort((a, b) => a[0].localeCompare(b[0]) || a[1] - b[1] || a[2] - b[2]));
  });

  it('is highlighted everywhere in the document', async () => {
    const document = await open('markdown', 'A service mesh: 服务网格, `service mesh`, a meshed service.\n');
    const highlights = await vscode.commands.executeCommand<vscode.DocumentHighlight[]>('vscode.executeDocumentHighlights', document.uri, new vscode.Position(0, 4));
    assert.deepEqual(highlights.map(({ range }) => placeOf(range)), [
      [0, 2, 14],
      [0, 16, 20],
      [0, 23, 35],
    ]);
  });
});
