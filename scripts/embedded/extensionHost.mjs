import { openBrowser } from './chromium.mjs';
import { startHost } from './host.mjs';

/** @typedef {{relativePath: string, contents: string}} LogFile one of VS Code's own logs */
/** @typedef {{name: string, ph: string, pid: number, tid: number, ts: number, dur?: number, tdur?: number}} TraceEvent as Chromium's tracing tells it; times in microseconds, `tdur` the CPU's */

/**
 * Runs a bundle that exports `run()` in the extension host of a new window of the embedded VS Code.
 * @param {import('./host.mjs').WindowOptions & {testsFile: string, patience: number, traced?: readonly string[]}} options no line for as long as `patience` (milliseconds) ends the run; `traced`: categories of Chromium's tracing
 * @param {(line: string) => void} onLine gets each line that is logged in the extension host
 * @returns {Promise<{logs: LogFile[], trace: TraceEvent[]}>} VS Code's logs, when `run()` has ended, and what was traced
 * @throws when the run breaks off
 */
export async function runInExtensionHost({ testsFile, patience, traced = [], ...window }, onLine) {
  const host = await startHost({ ...window, testsFile });
  try {
    return await runInWindow({ url: host.url, language: window.language, patience, traced }, onLine);
  } finally {
    await host.close();
  }
}

/**
 * Opens a window whose address names tests, and waits for their end.
 * @param {{url: string, language?: string | undefined, script?: string, patience: number, traced?: readonly string[]}} options as above; `script` runs in the page before VS Code does
 * @param {(line: string) => void} onLine
 * @returns {Promise<{logs: LogFile[], trace: TraceEvent[]}>}
 * @throws when the run breaks off
 */
export async function runInWindow({ url, language, script = '', patience, traced = [] }, onLine) {
  const browser = await openBrowser(language === undefined ? {} : { language });
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  try {
    await browser.page.addInitScript(script);
    const endTrace = await startTrace(browser.page, traced);
    /** @type {LogFile[]} */
    const logs = await new Promise((resolve, reject) => {
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
      browser.page.on('close', () => reject(new Error('The page with VS Code was closed.')));
      browser.page.exposeFunction('codeAutomationLog', log)
        .then(() => browser.page.exposeFunction('codeAutomationExit', exit))
        .then(() => browser.page.goto(url, { waitUntil: 'commit', timeout: patience }))
        .catch(reject);
    });
    return { logs, trace: await endTrace() };
  } finally {
    clearTimeout(timer);
    await browser.close();
  }
}

/**
 * @param {import('playwright-core').Page} page
 * @param {readonly string[]} categories none for no trace
 * @returns {Promise<() => Promise<TraceEvent[]>>} ends the trace
 */
async function startTrace(page, categories) {
  if (categories.length === 0) {
    return async () => [];
  }
  const client = await page.context().newCDPSession(page);
  /** @type {TraceEvent[]} */
  const events = [];
  client.on('Tracing.dataCollected', ({ value }) => {
    for (const event of value) {
      events.push(/** @type {TraceEvent} */ (/** @type {unknown} */ (event)));
    }
  });
  await client.send('Tracing.start', { traceConfig: { includedCategories: [...categories] }, transferMode: 'ReportEvents' });
  return async () => {
    const complete = new Promise((resolve) => client.once('Tracing.tracingComplete', resolve));
    await client.send('Tracing.end');
    await complete;
    return events;
  };
}
