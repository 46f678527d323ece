import { openBrowser } from './chromium.mjs';
import { startHost } from './host.mjs';

/** @typedef {{relativePath: string, contents: string}} LogFile one of VS Code's own logs */
/** @typedef {{name: string, ph: string, pid: number, tid: number, ts: number, dur?: number, tdur?: number}} TraceEvent an event of Chromium's tracing; times in microseconds, `tdur` in CPU time */

/**
 * Runs a bundle that exports `run()` in the extension host of a new window of the embedded VS Code.
 * @param {import('./host.mjs').WindowOptions & {testsFile: string, silenceTimeout: number, traced?: readonly string[]}} options the run fails after `silenceTimeout` milliseconds without output; `traced`: Chromium tracing categories
 * @param {(line: string) => void} onLine receives each line logged in the extension host
 * @returns {Promise<{logs: LogFile[], trace: TraceEvent[]}>} VS Code's logs and the trace, after `run()` has ended
 * @throws if the run aborts
 */
export async function runInExtensionHost({ testsFile, silenceTimeout, traced = [], ...window }, onLine) {
  const host = await startHost({ ...window, testsFile });
  try {
    return await runInWindow({ url: host.url, language: window.language, silenceTimeout, traced }, onLine);
  } finally {
    await host.close();
  }
}

/**
 * Opens a window whose address names tests and waits until they end.
 * @param {{url: string, language?: string | undefined, script?: string, silenceTimeout: number, traced?: readonly string[]}} options as above; `script` runs in the page before VS Code does
 * @param {(line: string) => void} onLine
 * @returns {Promise<{logs: LogFile[], trace: TraceEvent[]}>}
 * @throws if the run aborts
 */
export async function runInWindow({ url, language, script = '', silenceTimeout, traced = [] }, onLine) {
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
        timer = setTimeout(() => reject(new Error(`No sign of life from the extension host for ${silenceTimeout / 1000} s.`)), silenceTimeout);
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
        .then(() => browser.page.goto(url, { waitUntil: 'commit', timeout: silenceTimeout }))
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
 * @param {readonly string[]} categories an empty list disables tracing
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
