// npm test: installs what is missing, runs every check, and ends with one line `N passed, N failed`.
import { fork, spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureBrowser } from './browser.mjs';
import { ensureDependencies } from './install.mjs';
import { root } from './root.mjs';

/** @typedef {{passed: number, failed: number}} Counts */

const counts = { passed: 0, failed: 0 };

await step('Install', async () => {
  await ensureDependencies();
  console.log(`Browser: ${ensureBrowser()}`);
});
await step('Build', () => script('build.mjs'));
await step('Package', () => script('checkPackage.mjs'));
// The checks print nothing on success, so they run in parallel with the tests.
await Promise.all([step('Type check and lint', checkCode), step('Unit tests', () => tests('testUnit.mjs'))]);
await step('Tests inside VS Code', () => tests('testEditor.mjs'));
await step('Tests of the workbench', () => tests('testUi.mjs'));

process.exitCode = counts.failed > 0 || counts.passed === 0 ? 1 : 0;
console.log(`${counts.passed} passed, ${counts.failed} failed`);

async function checkCode() {
  await script('../node_modules/typescript/bin/tsc', '-p', 'tsconfig.json');
  await script('../node_modules/typescript/bin/tsc', '-p', 'test/tsconfig.json');
  await script('../node_modules/eslint/bin/eslint.js', '--max-warnings', '0', '.');
}

/**
 * Runs one step. A step that throws counts as a failure; the next steps still run.
 * @param {string} name
 * @param {() => Promise<Counts | void>} action
 */
async function step(name, action) {
  console.log(`\n== ${name}`);
  const start = Date.now();
  try {
    const result = await action();
    counts.passed += result?.passed ?? 0;
    counts.failed += result?.failed ?? 0;
  } catch (error) {
    counts.failed++;
    console.log(`${name} failed: ${error instanceof Error ? error.message : error}`);
  }
  console.log(`-- ${name}: ${((Date.now() - start) / 1000).toFixed(1)} s`);
}

/**
 * Runs a script to its end.
 * @param {string} file from scripts/
 * @param {string[]} args
 * @returns {Promise<void>}
 */
function script(file, ...args) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, 'scripts', file), ...args], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`exit code ${code ?? 'none'}`))));
  });
}

/**
 * Runs a test script, which sends its counts.
 * @param {string} file from scripts/
 * @returns {Promise<Counts>}
 */
function tests(file) {
  return new Promise((resolve, reject) => {
    const child = fork(join(root, 'scripts', file), [], { cwd: root, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    /** @type {Counts | undefined} */
    let result;
    child.on('message', (message) => (result = /** @type {Counts} */ (message)));
    child.on('error', reject);
    child.on('close', (code) => (result ? resolve(result) : reject(new Error(`no result, exit code ${code ?? 'none'}`))));
  });
}
