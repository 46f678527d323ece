// Must run before the test files do: puts `describe` and `it` in place.
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

// The extension host sends a log entry's arguments one by one to the runner: make each entry one finished text.
Mocha.reporters.Base.consoleLog = (format: unknown = '', ...values: unknown[]) => {
  const rest = [...values];
  const line = String(format).replace(/%([sd%])/g, (_, kind) => (kind === '%' ? '%' : String(rest.shift())));
  console.log([line, ...rest].join(' '));
};
