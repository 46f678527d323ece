import { repeatTests } from '../../../scripts/repeatTests.mjs';

/** Set when the tests are bundled (scripts/bundleTests.mjs). */
declare const TEST_OPTIONS: { repeat: number };

/** The prefix of the line with a suite's counts, which the runner (scripts/embedded/runTests.mjs) parses. */
const resultMark = '@@mesh-notes-tests';

/** Called by VS Code to run the tests. Rejects if a test fails. */
export async function run(): Promise<void> {
  repeatTests(mocha.suite, TEST_OPTIONS.repeat);
  const { passes, failures } = await new Promise<Mocha.Stats>((resolve) => {
    const runner = mocha.run(() => {
      resolve(runner.stats ?? { suites: 0, tests: 0, passes: 0, pending: 0, failures: 1 });
    });
  });
  console.log(`${resultMark} ${JSON.stringify({ passed: passes, failed: failures })}`);
  if (failures > 0) {
    throw new Error(`${String(failures)} failed`);
  }
}
