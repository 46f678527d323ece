import Mocha from 'mocha';

/**
 * Runs a bundle of tests in this process.
 * @param {string} file
 * @param {{grep?: string | undefined, timeout: number}} options the timeout of a test in milliseconds
 * @returns {Promise<{passed: number, failed: number}>}
 */
export async function runMocha(file, options) {
  process.setSourceMapsEnabled(true);
  const mocha = new Mocha(withDefaults(options));
  mocha.addFile(file);
  await mocha.loadFilesAsync();
  return run(mocha);
}

/**
 * Runs bundles of tests in processes of their own, in each one after another.
 * @param {string[]} files
 * @param {{grep?: string | undefined, timeout: number, retries: number, jobs: number, hooks: string}} options how many processes, and a module that exports `mochaHooks`
 * @returns {Promise<{passed: number, failed: number}>}
 */
export async function runMochaInParallel(files, { jobs, hooks, retries, ...options }) {
  process.env.NODE_OPTIONS = `${process.env.NODE_OPTIONS ?? ''} --enable-source-maps`;
  const mocha = new Mocha({ ...withDefaults(options), parallel: true, jobs, retries, require: [hooks] });
  for (const file of files) {
    mocha.addFile(file);
  }
  return run(mocha);
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
 * @returns {Promise<{passed: number, failed: number}>}
 */
function run(mocha) {
  return new Promise((resolve) => {
    const runner = mocha.run((failures) => resolve({ passed: runner.stats?.passes ?? 0, failed: failures }));
  });
}
