import { parseArgs } from 'node:util';

/**
 * Parses the command line of a test script: `[--grep text] [--repeat times] [part of a file's path …]`.
 * @returns {{grep: string | undefined, repeat: number, only: string[]}} `repeat`: runs of each test
 * @throws if `--repeat` is not a whole number from 1
 */
export function testOptions() {
  const { values, positionals } = parseArgs({ options: { grep: { type: 'string' }, repeat: { type: 'string', default: '1' } }, allowPositionals: true });
  const repeat = Number(values.repeat);
  if (!Number.isInteger(repeat) || repeat < 1) {
    throw new Error(`--repeat needs a whole number from 1, not ${values.repeat}.`);
  }
  return { grep: values.grep, repeat, only: positionals };
}

/**
 * Ends a test script: sends the counts to `npm test`, if that started it, and sets the exit code.
 * @param {{passed: number, failed: number}} counts
 */
export function report(counts) {
  process.exitCode = counts.failed > 0 ? 1 : 0;
  if (process.send) {
    process.send(counts);
    process.disconnect();
  }
}
