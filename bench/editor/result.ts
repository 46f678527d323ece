/** The prefix of the line with a window's figures. */
export const resultPrefix = '@@mesh-notes-figures ';

/** Parses a window's figures from its output. */
export function parseResult(lines: readonly string[]): unknown {
  const result = lines.find((line) => line.startsWith(resultPrefix));
  if (result === undefined) {
    throw new Error(`The window printed no figures:\n${lines.join('\n')}`);
  }
  return JSON.parse(result.slice(resultPrefix.length));
}
