// npm run test:server [-- --grep text] [part of a file's path …]: runs the editor tests and some UI tests
// with the packaged extension in a VS Code server, whose extension host is a Node process, as on a remote host.
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ensureBrowser } from './browser.mjs';
import { findTests } from './bundleTests.mjs';
import { createPackage } from './createPackage.mjs';
import { runEach, runsEverywhere, runsOnServer as editorRunsOnServer } from './editorRuns.mjs';
import { runServerTests } from './embedded/runTests.mjs';
import { ensureDependencies } from './install.mjs';
import { root } from './root.mjs';
import { stageTests, startServer } from './server/host.mjs';
import { report, testOptions } from './testOptions.mjs';
import { runsOnServer, runUiTests } from './uiRuns.mjs';

/** @typedef {import('./embedded/extensionHost.mjs').LogFile} LogFile */

/** The server has no Chinese display language. */
const englishOnly = '^(?!.*\\(zh-cn\\))';

await ensureDependencies();
ensureBrowser();
const vsix = join(root, 'out', 'mesh-notes.vsix');
await mkdir(join(root, 'out'), { recursive: true });
await createPackage(vsix);

const options = testOptions();
const editor = await runEditorTests();
const ui = await runUiTests((await findTests('ui', options.only)).filter(runsOnServer), { ...options, grep: options.grep ?? englishOnly, vsix });
const counts = { passed: editor.passed + ui.passed, failed: editor.failed + ui.failed };
report(counts);
console.log(`${counts.passed} passed, ${counts.failed} failed`);

/** @returns {Promise<{passed: number, failed: number}>} */
async function runEditorTests() {
  const server = await startServer({ vsix, allowTests: true });
  try {
    return await runEach([...runsEverywhere, ...editorRunsOnServer], options, async ({ name, window }, { testsFile, folder }) => {
      await rm(server.logsFolder, { recursive: true, force: true });
      const tests = await stageTests(name, testsFile);
      const url = await server.show({ folder, ...window }, tests);
      return runServerTests({ url, language: window.language ?? 'en', testsFile, logsFolder: join(root, 'out', 'server', 'logs', name), readLogs: () => readLogs(server.logsFolder) });
    });
  } finally {
    await server.close();
  }
}

/**
 * @param {string} folder
 * @returns {Promise<LogFile[]>}
 */
async function readLogs(folder) {
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.log'));
  return Promise.all(names.map(async (name) => ({ relativePath: `/${name.replaceAll('\\', '/')}`, contents: await readFile(join(folder, name), 'utf8') })));
}
