/**
 * Has mocha run each test of a suite, and of the suites in it, several times in a row.
 * @param {Mocha.Suite} suite whose tests have not begun
 * @param {number} times
 */
export function repeatTests(suite, times) {
  suite.tests = suite.tests.flatMap((test) => [test, ...Array.from({ length: times - 1 }, () => test.clone())]);
  for (const inner of suite.suites) {
    repeatTests(inner, times);
  }
}
