// Must run before the test files: defines `describe` and `it`.
import './environment';
import 'mocha';

/** Set when the tests are bundled (scripts/bundleTests.mjs). */
declare const TEST_OPTIONS: { grep?: string; color: boolean };

mocha.setup({
  ui: 'bdd',
  reporter: 'spec',
  color: TEST_OPTIONS.color,
  timeout: 50_000,
  forbidOnly: true,
  forbidPending: true,
  ...(TEST_OPTIONS.grep === undefined ? {} : { grep: TEST_OPTIONS.grep }),
});

// The extension host sends each argument of a log entry separately, so format each entry as one string.
Mocha.reporters.Base.consoleLog = (format: unknown = '', ...values: unknown[]) => {
  const rest = [...values];
  const line = String(format).replace(/%([sd%])/g, (_, kind) => (kind === '%' ? '%' : String(rest.shift())));
  console.log([line, ...rest].join(' '));
};
