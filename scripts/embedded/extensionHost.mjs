import { openBrowser } from './chromium.mjs';
import { startHost } from './host.mjs';

/** @typedef {{relativePath: string, contents: string}} LogFile one of VS Code's own logs */

/** No sign of life for this long (milliseconds) ends a run. */
const patience = 60_000;

/**
 * Runs a bundle that exports `run()` in the extension host of a new window of the embedded VS Code.
 * @param {import('./host.mjs').WindowOptions & {testsFile: string}} options
 * @param {(line: string) => void} onLine gets each line that is logged in the extension host
 * @returns {Promise<LogFile[]>} VS Code's logs, when `run()` has ended
 * @throws when the run breaks off
 */
export async function runInExtensionHost({ testsFile, ...window }, onLine) {
  const host = await startHost({ ...window, testsFile });
  const browser = await openBrowser(window);
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  try {
    return await new Promise((resolve, reject) => {
      const wait = () => {
        clearTimeout(timer);
        timer = setTimeout(() => reject(new Error(`No sign of life from the extension host for ${patience / 1000} s.`)), patience);
      };
      const log = (/** @type {unknown} */ _type, /** @type {unknown[]} */ args) => {
        wait();
        onLine(args.map(String).join(' '));
      };
      const exit = (/** @type {number} */ _code, /** @type {LogFile[]} */ files) => resolve(files);
      wait();
      browser.page.on('crash', () => reject(new Error('The page with VS Code crashed.')));
      browser.page.exposeFunction('codeAutomationLog', log)
        .then(() => browser.page.exposeFunction('codeAutomationExit', exit))
        .then(() => browser.page.goto(host.url))
        .catch(reject);
    });
  } finally {
    clearTimeout(timer);
    await browser.close();
    await host.close();
  }
}
