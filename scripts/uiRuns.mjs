import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleEach } from './bundleTests.mjs';
import { root } from './root.mjs';
import { runMochaInParallel } from './runMocha.mjs';

/** How many processes run tests: with one, mocha would run them in this one, without its hooks. */
const jobs = 2;

/** The ending of files that need a VS Code server. */
const serverEnding = '.server.test.ts';

/** Whether a file's tests run in the embedded VS Code. @param {string} file */
export function runsEmbedded(file) {
  return !file.endsWith(serverEnding);
}

/**
 * Whether a file's tests run in a VS Code server: those that need one, the main job, and notes that mean harm.
 * @param {string} file
 */
export function runsOnServer(file) {
  return file.endsWith(serverEnding) || file.endsWith('/mainJob.test.ts') || file.endsWith('/hostile.test.ts');
}

/**
 * Runs UI tests: mocha in processes of Node, each driving whole workbenches in a browser, one after another.
 * @param {string[]} files
 * @param {{grep?: string | undefined, repeat: number, vsix?: string}} options how many times in a row each test runs, and a package to install
 * in a VS Code server, instead of the embedded VS Code
 * @returns {Promise<{passed: number, failed: number}>}
 */
export async function runUiTests(files, { grep, repeat, vsix }) {
  const [hooks = '', ...bundles] = await bundleEach('ui', ['test/ui/hooks.ts', ...(await longestFirst(files))]);
  // The processes end with what they started, and leave its files to be removed here.
  const temporary = await mkdtemp(join(tmpdir(), 'mesh-notes-ui-'));
  Object.assign(process.env, { TMPDIR: temporary, TEST_REPEAT: String(repeat), ...(vsix === undefined ? {} : { TEST_VSIX: vsix }) });
  try {
    return await runMochaInParallel(bundles, { grep, timeout: 300_000, jobs, hooks });
  } finally {
    await rm(temporary, { recursive: true, force: true, maxRetries: 5 });
  }
}

/**
 * The longest files first, so that no process has a long one to itself at the end.
 * @param {string[]} files
 */
async function longestFirst(files) {
  const sized = await Promise.all(files.map(async (file) => ({ file, size: (await stat(join(root, file))).size })));
  return sized.sort((a, b) => b.size - a.size).map(({ file }) => file);
}
