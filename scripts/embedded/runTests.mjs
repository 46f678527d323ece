import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { SourceMap } from 'node:module';
import { dirname, join } from 'node:path';
import { runInExtensionHost, runInWindow } from './extensionHost.mjs';

/** @typedef {import('./extensionHost.mjs').LogFile} LogFile */

/** The prefix of the line in which the harness (test/editor/harness/run.ts) prints its counts. */
const resultMark = '@@mesh-notes-tests ';
/** Milliseconds without output after which a run fails. */
const silenceTimeout = 120_000;
/** Lines that VS Code itself prints in every run. */
const hostNoise
  = /^(Ignoring (the error while validating workspace|fetching additional builtin)|Found additional builtin location|Updating additional builtin|No extension gallery|Loading development extension|vscode-test-web-support|\[AgentHost|\[reconnection-grace-time\]|Creation of workbench contribution|Extension host \(|Creating a socket|Resolv(?:ing|ed) connection token|\[AccountPolicyGate\]|正在 .*开发扩展程序)/;

/**
 * Runs a bundle of tests in the extension host of the embedded VS Code and prints their output.
 * @param {import('./host.mjs').WindowOptions & {testsFile: string, logsFolder: string}} options `logsFolder` receives VS Code's logs
 * @returns {Promise<{passed: number, failed: number}>} mocha's counts; errors of the extension in VS Code's log count as one more failure
 * @throws if the run aborts
 */
export function runEmbeddedTests({ testsFile, logsFolder, ...window }) {
  return runTests({ testsFile, logsFolder }, (onLine) => runInExtensionHost({ ...window, testsFile, silenceTimeout }, onLine).then(({ logs }) => logs));
}

/**
 * Runs a bundle of tests in the extension host of a VS Code server and prints their output.
 * @param {{url: string, language: string, testsFile: string, logsFolder: string, readLogs: () => Promise<LogFile[]>}} options the address names the tests; `readLogs` returns the server's logs
 * @returns {Promise<{passed: number, failed: number}>} mocha's counts, as above
 * @throws if the run aborts
 */
export function runServerTests({ url, language, testsFile, logsFolder, readLogs }) {
  const script = `globalThis._VSCODE_NLS_LANGUAGE = ${JSON.stringify(language)};`;
  return runTests({ testsFile, logsFolder }, async (onLine) => {
    await runInWindow({ url, language, script, silenceTimeout }, onLine);
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
 * The errors of the extension (not of tests) in the extension host's log.
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
 * @returns {Promise<(text: string) => string>} maps stack traces to the sources and removes mocha's frames
 */
async function sourceMapper(bundle) {
  const map = new SourceMap(JSON.parse(await readFile(`${bundle}.map`, 'utf8')));
  return (text) =>
    text
      .replace(/\(?((?:http:|\/)[^\s()]*\/)tests[\w-]*\.js[^\s():]*:(\d+):(\d+)\)?/g, (place, folder, row, column) => {
        // The web host wraps a module in a function, which adds two lines.
        const offset = folder.startsWith('http:') ? 2 : 0;
        const entry = map.findEntry(Number(row) - 1 - offset, Number(column) - 1);
        return 'originalSource' in entry ? `(${entry.originalSource.replace(/^(\.\.\/)+/, '')}:${entry.originalLine + 1}:${entry.originalColumn + 1})` : place;
      })
      .replace(/\n\s+at [^\n]*mocha\.cjs:[^\n]*/g, '');
}
