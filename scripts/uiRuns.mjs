import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleEach } from './bundleTests.mjs';
import { root } from './root.mjs';
import { runMochaInParallel } from './runMocha.mjs';

/** The number of test processes. With one, mocha would run the tests in this process, without hooks. */
const jobs = 2;

/** The suffix of test files that need a VS Code server. */
const serverSuffix = '.server.test.ts';

/** Whether a file's tests run in the embedded VS Code. @param {string} file */
export function runsEmbedded(file) {
  return !file.endsWith(serverSuffix);
}

/**
 * Whether a file's tests run in a VS Code server: those that need one, the main job, and hostile notes.
 * @param {string} file
 */
export function runsOnServer(file) {
  return file.endsWith(serverSuffix) || file.endsWith('/mainJob.test.ts') || file.endsWith('/hostile.test.ts');
}

/**
 * Runs UI tests in several mocha processes. Each drives one workbench after another in a browser.
 * @param {string[]} files
 * @param {{grep?: string | undefined, repeat: number, vsix?: string}} options `repeat`: runs of each test; `vsix`: a package to
 * install in a VS Code server, which replaces the embedded VS Code
 * @returns {Promise<{passed: number, failed: number}>}
 */
export async function runUiTests(files, { grep, repeat, vsix }) {
  const [hooks = '', ...bundles] = await bundleEach('ui', ['test/ui/hooks.ts', ...(await longestFirst(files))]);
  // The processes do not remove their temporary files.
  const temporary = await mkdtemp(join(tmpdir(), 'mesh-notes-ui-'));
  Object.assign(process.env, { TMPDIR: temporary, TEST_REPEAT: String(repeat), ...(vsix === undefined ? {} : { TEST_VSIX: vsix }) });
  try {
    return await runMochaInParallel(bundles, { grep, timeout: 300_000, jobs, hooks });
  } finally {
    await rm(temporary, { recursive: true, force: true, maxRetries: 5 });
  }
}

/**
 * Sorts the largest files first, so that no process ends with a long one alone.
 * @param {string[]} files
 */
async function longestFirst(files) {
  const sized = await Promise.all(files.map(async (file) => ({ file, size: (await stat(join(root, file))).size })));
  return sized.sort((a, b) => b.size - a.size).map(({ file }) => file);
}
