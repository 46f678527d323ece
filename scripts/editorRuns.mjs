import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleForEditor, findTests } from './bundleTests.mjs';
import { root } from './root.mjs';

/**
 * @typedef {object} EditorRun the tests that run in one window
 * @property {string} name
 * @property {string} title
 * @property {string} ending of the files' names, before `.test.ts`; empty for those without one
 * @property {string} fixture the folder of test/fixtures whose copy is opened
 * @property {{language?: string, workspaceFile?: string, settings?: Record<string, unknown>}} window
 */

/** VS Code in a browser saves a second after an edit, unless it is told not to: tests of unsaved edits would be a race. */
const settings = { 'files.autoSave': 'off' };

/** Runs for every host. @type {readonly EditorRun[]} */
export const runsEverywhere = [
  { name: 'en', title: 'display language en', ending: '', fixture: 'workspace', window: { language: 'en', settings } },
  { name: 'zh-cn', title: 'display language zh-cn', ending: 'zh', fixture: 'workspace', window: { language: 'zh-cn', settings } },
  { name: 'multi-root', title: 'a workspace of two folders', ending: 'multiRoot', fixture: 'multiRoot', window: { workspaceFile: 'two.code-workspace', settings } },
];

/** Runs that need a disk, or Restricted Mode. @type {readonly EditorRun[]} */
export const runsOnServer = [
  { name: 'server', title: 'files on disk', ending: 'server', fixture: 'workspace', window: { language: 'en', settings } },
  {
    name: 'restricted',
    title: 'Restricted Mode',
    ending: 'restricted',
    fixture: 'restricted',
    window: { language: 'en', settings: { ...settings, 'security.workspace.trust.enabled': true, 'security.workspace.trust.startupPrompt': 'never', 'security.workspace.trust.banner': 'never' } },
  },
];

/**
 * Runs the tests of each run that has any, one after another, each in a copy of its fixture.
 * @param {readonly EditorRun[]} runs
 * @param {ReturnType<typeof import('./testOptions.mjs').testOptions>} options
 * @param {(run: EditorRun, bundle: {testsFile: string, folder: string}) => Promise<{passed: number, failed: number}>} execute throws when the run breaks off
 * @returns {Promise<{passed: number, failed: number}>} all counts; a run that breaks off is one failure
 */
export async function runEach(runs, { grep, repeat, only }, execute) {
  const all = await findTests('editor', only);
  const counts = { passed: 0, failed: 0 };
  for (const run of runs) {
    const files = all.filter((file) => endingOf(file) === run.ending);
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
 * `zh` of `test/editor/chinese.zh.test.ts`.
 * @param {string} file
 */
function endingOf(file) {
  return /\.(\w+)\.test\.ts$/.exec(file)?.[1] ?? '';
}
