import { parseArgs } from 'node:util';

/**
 * What the command line of a test script says: `[--grep text] [part of a file's path …]`.
 * @returns {{grep: string | undefined, only: string[]}}
 */
export function testOptions() {
  const { values, positionals } = parseArgs({ options: { grep: { type: 'string' } }, allowPositionals: true });
  return { grep: values.grep, only: positionals };
}

/**
 * Ends a test script: tells npm test, if that started it, and sets the exit code.
 * @param {{passed: number, failed: number}} counts
 */
export function report(counts) {
  process.exitCode = counts.failed > 0 ? 1 : 0;
  if (process.send) {
    process.send(counts);
    process.disconnect();
  }
}
