import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { cardOn, definitionPaths, open } from './harness/hovers';
import { until, workspaceFolder } from './harness/workspace';

/** Changes files on disk without VS Code, which may report them seconds later. */

const folder = join(workspaceFolder().fsPath, 'disk');

function termNote(name: string): string {
  return `---\nterm: ${name}\n---\nThe summary of ${name}.\n`;
}

async function writeTerms(at: string, names: readonly string[]): Promise<void> {
  await mkdir(at, { recursive: true });
  await Promise.all(names.map((name) => writeFile(join(at, `${name.replaceAll(' ', '-')}.md`), termNote(name))));
}

/** The terms that are explained in a text with all of them. */
async function explained(names: readonly string[]): Promise<string[]> {
  const probe = await open('markdown', names.join(', '));
  const cards = await Promise.all(names.map(async (name) => ((await cardOn(probe, name)) ? [name] : [])));
  return cards.flat();
}

function waitForExplained(all: readonly string[], expected: readonly string[]): Promise<unknown> {
  return until(`just ${expected.join(', ') || 'none'} of ${all.join(', ')}`, async () => JSON.stringify(await explained(all)) === JSON.stringify(expected));
}

describe('Files that other programs change on disk', function () {
  this.timeout(60_000);

  beforeEach(async () => {
    await rm(folder, { recursive: true, force: true });
    // A hover starts reading and watching notes.
    await cardOn(await open('markdown', 'golden signals'), 'golden');
  });

  afterEach(async () => {
    await rm(folder, { recursive: true, force: true });
    await waitForExplained(['mooring line', 'anchor chain', 'capstan'], []);
  });

  it('are followed when they are written, changed and deleted', async () => {
    const names = ['mooring line', 'anchor chain'];
    await writeTerms(folder, ['mooring line']);
    await waitForExplained(names, ['mooring line']);
    await writeFile(join(folder, 'mooring-line.md'), termNote('anchor chain'));
    await waitForExplained(names, ['anchor chain']);
    await rm(join(folder, 'mooring-line.md'));
    await waitForExplained(names, []);
  });

  it('are followed when their folder is renamed, moved out of the workspace and back, and deleted', async () => {
    const names = ['mooring line', 'anchor chain', 'capstan'];
    const outside = await mkdtemp(join(tmpdir(), 'mesh-notes-outside-'));
    await writeTerms(join(folder, 'port', 'deep'), names);
    await waitForExplained(names, names);
    await rename(join(folder, 'port'), join(folder, 'harbour'));
    const probe = await open('plaintext', 'mooring line');
    await until('the terms under their new path', async () => (await definitionPaths(probe, 'mooring')).some((path) => path.endsWith('/disk/harbour/deep/mooring-line.md')));
    await rename(join(folder, 'harbour'), join(outside, 'harbour'));
    try {
      await waitForExplained(names, []);
      await rename(join(outside, 'harbour'), join(folder, 'harbour'));
    } finally {
      await rm(outside, { recursive: true, force: true });
    }
    await waitForExplained(names, names);
    await rm(join(folder, 'harbour'), { recursive: true });
    await waitForExplained(names, []);
  });

  it('are followed in a burst, such as a branch checkout', async () => {
    const names = Array.from({ length: 60 }, (_, index) => `cable ${String(index + 100)}`);
    await writeTerms(folder, names);
    await waitForExplained(names, names);
    await Promise.all(names.slice(0, 30).map((name) => rm(join(folder, `${name.replaceAll(' ', '-')}.md`))));
    await waitForExplained(names, names.slice(30));
  });

  it('have problems reported at their lines until fixed', async () => {
    const path = join(folder, 'broken.md');
    await mkdir(folder, { recursive: true });
    await writeFile(path, '---\ntitle: KubeCon EU 2024\ndate: some day\n---\n');
    const uri = vscode.Uri.file(path);
    const lines = (): number[] => vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'Mesh Notes').map(({ range }) => range.start.line);
    assert.deepEqual(await until('the problem', () => lines().length > 0 && lines()), [2]);
    await writeFile(path, '---\ntitle: KubeCon EU 2024\ndate: 2024-03-19\n---\n');
    await until('the problem to be gone', () => lines().length === 0);
  });
});
