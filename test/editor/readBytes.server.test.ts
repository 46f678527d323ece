import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { readBytes } from '../../src/workspace/disk';

describe('Reading a file of the disk', () => {
  let folder: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mesh-notes-read-'));
  });

  after(() => rm(folder, { recursive: true }));

  function read(name: string, longest: number): Promise<Uint8Array | undefined> {
    return readBytes(vscode.Uri.file(join(folder, name)), longest, false);
  }

  for (const length of [0, 1, 16_383, 16_384, 16_385, 100_000]) {
    it(`gives all of its ${String(length)} bytes, if that is not too long`, async () => {
      const bytes = Buffer.from(Array.from({ length }, (_, index) => index % 251));
      await writeFile(join(folder, 'file'), bytes);
      assert.deepEqual(Buffer.from((await read('file', length)) ?? []), bytes);
      assert.equal(await read('file', length - 1), undefined);
    });
  }

  it('rejects with the error of VS Code if there is none, or a folder', async () => {
    await mkdir(join(folder, 'sub'));
    await writeFile(join(folder, 'file'), '');
    const codes = await Promise.all(['none', 'sub', 'file/in'].map((name) => read(name, 10).then(() => undefined, (error: unknown) => error instanceof vscode.FileSystemError && error.code)));
    assert.deepEqual(codes, ['FileNotFound', 'FileIsADirectory', 'FileNotFound']);
  });

  it('rejects a named pipe, without waiting for it', async () => {
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    await assert.rejects(read('pipe', 10), /ESPIPE/);
  });

  it('does not read on in what has no end', async () => {
    assert.equal(await readBytes(vscode.Uri.file('/dev/zero'), 5_000_000, false), undefined);
  });
});
