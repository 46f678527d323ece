/**
 * Makes mocha run each test of a suite and its subsuites several times in a row.
 * @param {Mocha.Suite} suite a suite that has not started
 * @param {number} times
 */
export function repeatTests(suite, times) {
  suite.tests = suite.tests.flatMap((test) => [test, ...Array.from({ length: times - 1 }, () => test.clone())]);
  for (const inner of suite.suites) {
    repeatTests(inner, times);
  }
}
