import Mocha from 'mocha';
import { repeatTests } from './repeatTests.mjs';

/** The most tests per run that may pass on a retry: a browser on a busy machine sometimes drops a click. */
const allowedRetries = 2;

/**
 * Runs a bundle of tests in this process.
 * @param {string} file
 * @param {{grep?: string | undefined, repeat: number, timeout: number}} options `repeat`: runs of each test; `timeout`: per test, in milliseconds
 * @returns {Promise<{passed: number, failed: number}>}
 */
export async function runMocha(file, { repeat, ...options }) {
  process.setSourceMapsEnabled(true);
  const mocha = new Mocha(withDefaults(options));
  mocha.addFile(file);
  await mocha.loadFilesAsync();
  repeatTests(mocha.suite, repeat);
  const { passed, failed } = await run(mocha);
  return { passed, failed };
}

/**
 * Runs bundles of tests in parallel processes. Retries a failed test once and prints which tests were retried.
 * @param {string[]} files
 * @param {{grep?: string | undefined, timeout: number, jobs: number, hooks: string}} options `jobs`: number of processes; `hooks`: a module that exports `mochaHooks`
 * @returns {Promise<{passed: number, failed: number}>} one more failure if too many tests were retried
 */
export async function runMochaInParallel(files, { jobs, hooks, ...options }) {
  process.env.NODE_OPTIONS = `${process.env.NODE_OPTIONS ?? ''} --enable-source-maps`;
  const mocha = new Mocha({ ...withDefaults(options), parallel: true, jobs, retries: 1, require: [hooks] });
  for (const file of files) {
    mocha.addFile(file);
  }
  const { passed, failed, retried } = await run(mocha);
  if (retried.length > 0) {
    console.log([`${retried.length} ${retried.length === 1 ? 'test was' : 'tests were'} tried again:`, ...retried].join('\n  '));
  }
  if (retried.length <= allowedRetries) {
    return { passed, failed };
  }
  console.log(`More than ${allowedRetries} retries are a failure.`);
  return { passed, failed: failed + 1 };
}

/**
 * @param {{grep?: string | undefined, timeout: number}} options
 * @returns {Mocha.MochaOptions}
 */
function withDefaults({ grep, timeout }) {
  return { ui: 'bdd', reporter: 'spec', timeout, forbidOnly: true, forbidPending: true, ...(grep === undefined ? {} : { grep }) };
}

/**
 * @param {Mocha} mocha
 * @returns {Promise<{passed: number, failed: number, retried: string[]}>} `retried`: the retried tests with their errors
 */
function run(mocha) {
  return new Promise((resolve) => {
    /** @type {string[]} */
    const retried = [];
    const runner = mocha.run((failures) => resolve({ passed: runner.stats?.passes ?? 0, failed: failures, retried }));
    runner.on('retry', (test, error) => retried.push(`${test.fullTitle()}: ${error.message}`));
  });
}
