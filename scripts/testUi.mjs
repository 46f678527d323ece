// UI tests: mocha in two processes of Node, each driving whole workbenches in a browser, one after another.
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from './build.mjs';
import { ensureBrowser } from './browser.mjs';
import { bundleEach, findTests } from './bundleTests.mjs';
import { root } from './root.mjs';
import { runMochaInParallel } from './runMocha.mjs';
import { report, testOptions } from './testOptions.mjs';

const { grep, only } = testOptions();
ensureBrowser();
await build();
await rm(join(root, 'out', 'pictures'), { recursive: true, force: true });
const [hooks = '', ...files] = await bundleEach('ui', ['test/ui/hooks.ts', ...(await longestFirst(await findTests('ui', only)))]);
// The processes end with what they started, and leave its files to be removed here.
const temporary = await mkdtemp(join(tmpdir(), 'mesh-notes-ui-'));
process.env.TMPDIR = temporary;
try {
  report(await runMochaInParallel(files, { grep, timeout: 240_000, jobs: 2, hooks }));
} finally {
  await rm(temporary, { recursive: true, force: true, maxRetries: 5 });
}

/**
 * The longest files first, so that no process has a long one to itself at the end.
 * @param {string[]} files
 */
async function longestFirst(files) {
  const sized = await Promise.all(files.map(async (file) => ({ file, size: (await stat(join(root, file))).size })));
  return sized.sort((a, b) => b.size - a.size).map(({ file }) => file);
}
