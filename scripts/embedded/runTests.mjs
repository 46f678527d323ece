import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { SourceMap } from 'node:module';
import { dirname, join } from 'node:path';
import { runInExtensionHost, runInWindow } from './extensionHost.mjs';

/** @typedef {import('./extensionHost.mjs').LogFile} LogFile */

/** The harness in the extension host (test/editor/harness/run.ts) says its counts in a line that begins so. */
const resultMark = '@@mesh-notes-tests ';
/** No sign of life for this long (milliseconds) ends a run. */
const patience = 120_000;
/** What VS Code itself says in every run. */
const hostNoise =
  /^(Ignoring (the error while validating workspace|fetching additional builtin)|Found additional builtin location|Updating additional builtin|No extension gallery|Loading development extension|vscode-test-web-support|\[AgentHost|\[reconnection-grace-time\]|Creation of workbench contribution|Extension host \(|Creating a socket|Resolv(?:ing|ed) connection token|\[AccountPolicyGate\]|正在 .*开发扩展程序)/;

/**
 * Runs a bundle of tests in the embedded VS Code's extension host, its output in ours.
 * @param {import('./host.mjs').WindowOptions & {testsFile: string, logsFolder: string}} options `logsFolder` gets VS Code's own logs
 * @returns {Promise<{passed: number, failed: number}>} mocha's counts; errors of the extension in VS Code's log count as one failure more
 * @throws when the run breaks off
 */
export function runEmbeddedTests({ testsFile, logsFolder, ...window }) {
  return runTests({ testsFile, logsFolder }, (onLine) => runInExtensionHost({ ...window, testsFile, patience }, onLine).then(({ logs }) => logs));
}

/**
 * Runs a bundle of tests in a VS Code server's extension host, its output in ours.
 * @param {{url: string, language: string, testsFile: string, logsFolder: string, readLogs: () => Promise<LogFile[]>}} options the address names the tests; `readLogs` gives what the server has logged
 * @returns {Promise<{passed: number, failed: number}>} as above
 * @throws when the run breaks off
 */
export function runServerTests({ url, language, testsFile, logsFolder, readLogs }) {
  const script = `globalThis._VSCODE_NLS_LANGUAGE = ${JSON.stringify(language)};`;
  return runTests({ testsFile, logsFolder }, async (onLine) => {
    await runInWindow({ url, language, script, patience }, onLine);
    return readLogs();
  });
}

/**
 * @param {{testsFile: string, logsFolder: string}} options
 * @param {(onLine: (line: string) => void) => Promise<LogFile[]>} run
 * @returns {Promise<{passed: number, failed: number}>}
 */
async function runTests({ testsFile, logsFolder }, run) {
  const toSource = await sourceMapper(testsFile);
  /** @type {{passed: number, failed: number} | undefined} */
  let counts;
  const logs = await run((line) => {
    if (counts) {
      return;
    }
    if (line.startsWith(resultMark)) {
      counts = JSON.parse(line.slice(resultMark.length));
    } else if (!hostNoise.test(line)) {
      console.log(toSource(line));
    }
  });
  await saveLogs(logsFolder, logs);
  if (!counts) {
    throw new Error(`The extension host ended before the tests did: see ${logsFolder}`);
  }
  const errors = ownErrors(logs);
  if (errors.length > 0) {
    console.log(['Errors of the extension in the log of the extension host:', ...errors].join('\n\n'));
  }
  return { passed: counts.passed, failed: counts.failed + Math.min(errors.length, 1) };
}

/**
 * The entries of the extension host's log that tell of an error in our code (not in a test's).
 * @param {LogFile[]} logs
 */
function ownErrors(logs) {
  return logs
    .filter((log) => /\/\w*exthost\.log$/i.test(log.relativePath))
    .flatMap((log) => log.contents.split(/\n(?=\d{4}-\d\d-\d\d )/))
    .filter((entry) => entry.includes(' [error] ') && /dist\/extension\.js|Activating extension \W?mesh-notes/.test(entry));
}

/**
 * @param {string} folder
 * @param {LogFile[]} logs
 */
async function saveLogs(folder, logs) {
  await rm(folder, { recursive: true, force: true });
  for (const { relativePath, contents } of logs) {
    const path = join(folder, relativePath);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, contents);
  }
}

/**
 * @param {string} bundle
 * @returns {Promise<(text: string) => string>} makes stacks name the sources, and leaves mocha's own part of them out
 */
async function sourceMapper(bundle) {
  const map = new SourceMap(JSON.parse(await readFile(`${bundle}.map`, 'utf8')));
  return (text) =>
    text
      .replace(/\(?((?:http:|\/)[^\s()]*\/)tests[\w-]*\.js[^\s():]*:(\d+):(\d+)\)?/g, (place, folder, row, column) => {
        // The web host wraps a module into a function, which takes two lines.
        const offset = folder.startsWith('http:') ? 2 : 0;
        const entry = map.findEntry(Number(row) - 1 - offset, Number(column) - 1);
        return 'originalSource' in entry ? `(${entry.originalSource.replace(/^(\.\.\/)+/, '')}:${entry.originalLine + 1}:${entry.originalColumn + 1})` : place;
      })
      .replace(/\n\s+at [^\n]*mocha\.cjs:[^\n]*/g, '');
}
