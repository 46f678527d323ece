import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { cardOn, definitionPaths, open, termIds } from './harness/hovers';
import { fileUri, until } from './harness/workspace';

function problemsOf(uri: vscode.Uri): [number, string][] {
  return vscode.languages
    .getDiagnostics(uri)
    .filter(({ source }) => source === 'Mesh Notes')
    .map(({ range, message }) => [range.start.line, message]);
}

function problems(uri: vscode.Uri, count: number): Promise<[number, string][]> {
  return until(`${String(count)} problems in ${uri.path}`, () => {
    const found = problemsOf(uri);
    return found.length === count && found;
  });
}

async function write(uri: vscode.Uri, text: string): Promise<void> {
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
}

async function firstId(text: string, term: string): Promise<string | undefined> {
  const card = await cardOn(await open('markdown', text), term);
  return card && termIds(card)[0];
}

describe('The notes of the workspace', () => {
  before(async () => {
    const document = await open('markdown', 'golden signals');
    await until('the workspace’s own terms', () => cardOn(document, 'golden'));
  });

  it('add terms in any language', async () => {
    assert.equal(await firstId('看黄金信号', '黄金'), 'golden-signals');
  });

  it('win over built-in terms, which are still offered', async () => {
    const card = await cardOn(await open('markdown', 'HBONE'), 'HBONE');
    assert.match(card?.body ?? '', /The workspace's \*\*own\*\* account of HBONE/);
    assert.deepEqual(card && termIds(card), ['hbone', 'hbone']);
  });

  it('have their mentions counted', async () => {
    const card = await until('the count', async () => {
      const found = await cardOn(await open('markdown', 'a waypoint of Istio'), 'waypoint');
      return found?.links.includes('mentions in your notes') && found;
    });
    assert.match(card.links, /\[\d+ mentions in your notes\]/);
  });

  it('report broken front matter at its line, and nothing in other Markdown', async () => {
    const [[line]] = (await problems(fileUri('notes', 'broken-front-matter.md'), 1)) as [[number, string]];
    assert.equal(line, 2);
    assert.deepEqual(problemsOf(fileUri('README.md')), []);
    assert.deepEqual(problemsOf(fileUri('notes', 'empty.md')), []);
  });

  it('report a term note without a summary, and an alias used twice', async () => {
    const uri = fileUri('terms', 'latency.md');
    await write(uri, '---\nterm: Latency\naliases: [golden signal]\n---\n\n- only a list\n');
    assert.deepEqual((await problems(uri, 2)).sort(), [
      [1, 'The term Latency has no summary. Add a paragraph below the front matter: it is shown on hover.'],
      [2, '“golden signal” is also a name of the term golden-signals. The hover shows one of them and links to the other.'],
    ]);
    assert.deepEqual((await problems(fileUri('terms', 'golden-signals.md'), 1)).map(([line]) => line), [3]);
    await vscode.workspace.fs.delete(uri);
    assert.deepEqual(await problems(uri, 0), []);
    assert.deepEqual(await problems(fileUri('terms', 'golden-signals.md'), 0), []);
  });

  it('follow files that are created, changed, renamed and deleted', async () => {
    const uri = fileUri('terms', 'error-budget.md');
    const probe = await open('markdown', 'our error budget and our burn rate');
    await write(uri, '---\nterm: error budget\n---\nWhat may fail.\n');
    await until('the new term', () => cardOn(probe, 'error budget'));
    await write(uri, '---\nterm: burn rate\n---\nHow fast it goes.\n');
    await until('the changed term', () => cardOn(probe, 'burn rate'));
    assert.equal(await cardOn(probe, 'error budget'), undefined);
    const renamed = fileUri('terms', 'burn.md');
    await vscode.workspace.fs.rename(uri, renamed);
    await until('the renamed term', async () => (await firstId('burn rate', 'burn')) === 'burn');
    await vscode.workspace.fs.delete(renamed);
    await until('the deleted term to be gone', async () => (await cardOn(probe, 'burn rate')) === undefined);
  });

  it('follow a folder that is deleted', async () => {
    const folder = fileUri('more');
    const probe = await open('markdown', 'a toil budget');
    await write(vscode.Uri.joinPath(folder, 'toil.md'), '---\nterm: toil budget\n---\nWork.\n');
    await until('the new term', () => cardOn(probe, 'toil'));
    await vscode.workspace.fs.delete(folder, { recursive: true });
    await until('the deleted term to be gone', async () => (await cardOn(probe, 'toil')) === undefined);
  });

  // VS Code reports nearly simultaneous events as one list, created files first and deleted files last.
  it('follow a file that is deleted and written again at once, and one that is written and deleted at once', async () => {
    const [again, gone] = [fileUri('terms', 'again.md'), fileUri('terms', 'gone.md')];
    const probe = await open('markdown', 'a toil budget, then a burn rate, and no pager load');
    await write(again, '---\nterm: toil budget\n---\nWork.\n');
    await until('the new term', () => cardOn(probe, 'toil'));
    await write(gone, '---\nterm: pager load\n---\nCalls.\n');
    await vscode.workspace.fs.delete(gone);
    await vscode.workspace.fs.delete(again);
    await write(again, '---\nterm: burn rate\n---\nHow fast it goes.\n');
    await until('the term that is there again', () => cardOn(probe, 'burn'));
    assert.deepEqual(await Promise.all(['toil', 'pager'].map((word) => cardOn(probe, word))), [undefined, undefined]);
    await vscode.workspace.fs.delete(again);
    await until('the deleted term to be gone', async () => (await cardOn(probe, 'burn')) === undefined);
  });

  it('follow a folder that replaces another at once, and one that is created and deleted at once', async () => {
    const [old, fresh, gone] = [fileUri('old'), fileUri('fresh'), fileUri('gone')];
    const probe = await open('markdown', 'a toil budget, then a burn rate, and no pager load');
    await write(vscode.Uri.joinPath(old, 'toil.md'), '---\nterm: toil budget\n---\nWork.\n');
    await write(vscode.Uri.joinPath(fresh, 'burn.md'), '---\nterm: burn rate\n---\nHow fast it goes.\n');
    await until('the new terms', async () => (await cardOn(probe, 'toil')) && cardOn(probe, 'burn'));
    await write(vscode.Uri.joinPath(gone, 'pager.md'), '---\nterm: pager load\n---\nCalls.\n');
    await vscode.workspace.fs.delete(gone, { recursive: true });
    await vscode.workspace.fs.delete(old, { recursive: true });
    await vscode.workspace.fs.rename(fresh, old);
    await until('the term in its new folder', async () => (await definitionPaths(probe, 'burn'))[0] === vscode.Uri.joinPath(old, 'burn.md').path);
    assert.deepEqual(await Promise.all(['toil', 'pager'].map((word) => cardOn(probe, word))), [undefined, undefined]);
    await vscode.workspace.fs.delete(old, { recursive: true });
    await until('the deleted term to be gone', async () => (await cardOn(probe, 'burn')) === undefined);
  });

  it('follow unsaved edits, and revert to the file when they are discarded', async () => {
    const uri = fileUri('terms', 'golden-signals.md');
    const probe = await open('markdown', 'platinum signals and golden signals');
    const editor = await vscode.window.showTextDocument(uri);
    const at = editor.document.getText().indexOf('golden signals,');
    const range = new vscode.Range(editor.document.positionAt(at), editor.document.positionAt(at + 'golden'.length));
    await editor.edit((edit) => {
      edit.replace(range, 'platinum');
    });
    await until('the unsaved alias', () => cardOn(probe, 'platinum'));
    assert.equal(editor.document.isDirty, true);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await until('the unsaved alias to be gone', async () => (await cardOn(probe, 'platinum')) === undefined);
    assert.ok(await cardOn(probe, 'golden'));
  });

  it('survive binary files, UTF-16 and files that are too big', async () => {
    const probe = await open('markdown', 'utf sixteen and big note');
    await vscode.workspace.fs.writeFile(fileUri('terms', 'binary.md'), new Uint8Array([0x2d, 0x2d, 0x2d, 0, 1, 2, 0, 255]));
    await write(fileUri('terms', 'big.md'), `---\nterm: big note\n---\nBig.\n${'x'.repeat(20_000_000)}`);
    const utf16 = Uint8Array.from(['\ufeff', ...'---\nterm: utf sixteen\n---\nWide.\n'].flatMap((character) => [character.charCodeAt(0) & 0xff, character.charCodeAt(0) >> 8]));
    await vscode.workspace.fs.writeFile(fileUri('terms', 'utf16.md'), utf16);
    await until('the term in UTF-16', () => cardOn(probe, 'utf sixteen'));
    assert.equal(await cardOn(probe, 'big note'), undefined);
    assert.ok(await cardOn(await open('markdown', 'golden signals'), 'golden'));
    for (const name of ['binary.md', 'big.md', 'utf16.md']) {
      await vscode.workspace.fs.delete(fileUri('terms', name));
    }
  });

  it('respect exclusions without a reload', async () => {
    const probe = await open('markdown', 'golden signals');
    const configuration = vscode.workspace.getConfiguration('meshNotes');
    await configuration.update('notes.exclude', ['terms'], vscode.ConfigurationTarget.Global);
    await until('the excluded term to be gone', async () => (await cardOn(probe, 'golden')) === undefined);
    await configuration.update('notes.exclude', undefined, vscode.ConfigurationTarget.Global);
    await until('the term to be back', () => cardOn(probe, 'golden'));
  });

  it('are not excluded by a part of a name with a comma', async () => {
    const probe = await open('markdown', 'golden signals');
    const configuration = vscode.workspace.getConfiguration('meshNotes');
    await configuration.update('notes.exclude', ['drafts,terms'], vscode.ConfigurationTarget.Global);
    try {
      // Waits until all notes have been read again.
      await vscode.commands.executeCommand('vscode.executeReferenceProvider', probe.uri, new vscode.Position(0, 0));
      assert.ok(await cardOn(probe, 'golden'));
    } finally {
      await configuration.update('notes.exclude', undefined, vscode.ConfigurationTarget.Global);
    }
  });
});
