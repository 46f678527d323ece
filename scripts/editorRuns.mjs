import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleForEditor, findTests } from './bundleTests.mjs';
import { root } from './root.mjs';

/**
 * @typedef {object} EditorRun the tests that run in one window
 * @property {string} name
 * @property {string} title
 * @property {string} suffix of the file names before `.test.ts`, or empty
 * @property {string} fixture the folder of test/fixtures to open a copy of
 * @property {{language?: string, workspaceFile?: string, settings?: Record<string, unknown>}} window
 */

/** VS Code in a browser saves one second after an edit by default, which would race with tests of unsaved edits. */
const settings = { 'files.autoSave': 'off' };

/** Runs for every host. @type {readonly EditorRun[]} */
export const runsEverywhere = [
  { name: 'en', title: 'display language en', suffix: '', fixture: 'workspace', window: { language: 'en', settings } },
  { name: 'zh-cn', title: 'display language zh-cn', suffix: 'zh', fixture: 'workspace', window: { language: 'zh-cn', settings } },
  { name: 'multi-root', title: 'a workspace of two folders', suffix: 'multiRoot', fixture: 'multiRoot', window: { workspaceFile: 'two.code-workspace', settings } },
];

/** Runs that need a disk, or Restricted Mode. @type {readonly EditorRun[]} */
export const runsOnServer = [
  { name: 'server', title: 'files on disk', suffix: 'server', fixture: 'workspace', window: { language: 'en', settings } },
  {
    name: 'restricted',
    title: 'Restricted Mode',
    suffix: 'restricted',
    fixture: 'restricted',
    window: { language: 'en', settings: { ...settings, 'security.workspace.trust.enabled': true, 'security.workspace.trust.startupPrompt': 'never', 'security.workspace.trust.banner': 'never' } },
  },
];

/**
 * Executes the runs that have tests one after another, each in a copy of its fixture.
 * @param {readonly EditorRun[]} runs
 * @param {ReturnType<typeof import('./testOptions.mjs').testOptions>} options
 * @param {(run: EditorRun, bundle: {testsFile: string, folder: string}) => Promise<{passed: number, failed: number}>} execute throws if the run aborts
 * @returns {Promise<{passed: number, failed: number}>} total counts; an aborted run is one failure
 */
export async function runEach(runs, { grep, repeat, only }, execute) {
  const all = await findTests('editor', only);
  const counts = { passed: 0, failed: 0 };
  for (const run of runs) {
    const files = all.filter((file) => suffixOf(file) === run.suffix);
    if (files.length === 0) {
      continue;
    }
    console.log(`\nIn VS Code, ${run.title}:`);
    const folder = await mkdtemp(join(tmpdir(), 'mesh-notes-workspace-'));
    await cp(join(root, 'test', 'fixtures', run.fixture), folder, { recursive: true });
    const testsFile = await bundleForEditor(`tests-${run.name}`, files, { grep, repeat, color: process.stdout.isTTY ?? false });
    try {
      const { passed, failed } = await execute(run, { testsFile, folder });
      counts.passed += passed;
      counts.failed += failed;
    } catch (error) {
      console.error(error instanceof Error ? error.message : error);
      counts.failed++;
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
  return counts;
}

/**
 * The suffix of a test file, such as `zh` for `test/editor/chinese.zh.test.ts`.
 * @param {string} file
 */
function suffixOf(file) {
  return /\.(\w+)\.test\.ts$/.exec(file)?.[1] ?? '';
}
