import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const runner = pathToFileURL(join(process.cwd(), 'scripts', 'runMocha.mjs')).href;

/** Tests that fail when they are tried for the first time. */
const flaky = (names: readonly string[]): string =>
  ['const tried = new Set();', ...names.map((name) => `it('${name}', () => { if (!tried.has('${name}')) { tried.add('${name}'); throw new Error('too early'); } });`)].join('\n');

describe('The runner of tests', function () {
  this.timeout(60_000);
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mesh-notes-runner-'));
  });

  afterEach(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  /** Runs a statement with the runner's functions and `file(name)`; the value of the statement, and what was printed before. */
  async function run(statement: string, files: Readonly<Record<string, string>>): Promise<{ value: unknown; printed: string }> {
    const script = `
      import { runMocha, runMochaInParallel } from ${JSON.stringify(runner)};
      const file = (name) => ${JSON.stringify(folder)} + '/' + name;
      console.log(JSON.stringify(await ${statement}));`;
    await Promise.all(Object.entries({ ...files, 'script.mjs': script }).map(([name, text]) => writeFile(join(folder, name), text)));
    const { stdout } = await promisify(execFile)(process.execPath, [join(folder, 'script.mjs')]);
    const lines = stdout.trimEnd().split('\n');
    return { value: JSON.parse(lines.pop() ?? ''), printed: lines.join('\n') };
  }

  const inParallel = "runMochaInParallel([file('one.mjs'), file('two.mjs')], { timeout: 10_000, jobs: 2, hooks: file('hooks.mjs') })";

  it('tells which tests were tried again', async () => {
    const { value, printed } = await run(inParallel, { 'one.mjs': flaky(['one']), 'two.mjs': flaky(['two']), 'hooks.mjs': '' });
    assert.deepEqual(value, { passed: 2, failed: 0 });
    assert.match(printed, /2 tests were tried again:\n( {2}(one|two): too early(\n|$)){2}$/);
  });

  it('fails if more than two tests of all processes were tried again', async () => {
    const { value, printed } = await run(inParallel, { 'one.mjs': flaky(['one']), 'two.mjs': flaky(['two', 'three']), 'hooks.mjs': '' });
    assert.deepEqual(value, { passed: 3, failed: 1 });
    assert.match(printed, /3 tests were tried again:\n( {2}\w+: too early\n){3}More than 2 retries are a failure\.$/);
  });

  it('repeats each test in a row', async () => {
    const text = "const calls = []; describe('suite', () => { it('a', () => calls.push('a')); it('b', () => calls.push('b')); after(() => console.log(calls.join(' '))); });";
    const { value, printed } = await run("runMocha(file('one.mjs'), { repeat: 2, timeout: 10_000 })", { 'one.mjs': text });
    assert.deepEqual(value, { passed: 4, failed: 0 });
    assert.match(printed, /^a a b b$/m);
  });
});
