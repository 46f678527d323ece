import Mocha from 'mocha';

/**
 * Runs a bundle of tests in this process.
 * @param {string} file
 * @param {{grep?: string | undefined, timeout: number}} options the timeout of a test in milliseconds
 * @returns {Promise<{passed: number, failed: number}>}
 */
export async function runMocha(file, { grep, timeout }) {
  process.setSourceMapsEnabled(true);
  const mocha = new Mocha({ ui: 'bdd', reporter: 'spec', timeout, forbidOnly: true, forbidPending: true, ...(grep === undefined ? {} : { grep }) });
  mocha.addFile(file);
  await mocha.loadFilesAsync();
  return new Promise((resolve) => {
    const runner = mocha.run((failures) => resolve({ passed: runner.stats?.passes ?? 0, failed: failures }));
  });
}
