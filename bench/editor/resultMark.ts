/** The line that carries a window's figures begins so. */
export const resultMark = '@@mesh-notes-figures ';

/** What a window has told, from the lines that it printed. */
export function resultIn(lines: readonly string[]): unknown {
  const result = lines.find((line) => line.startsWith(resultMark));
  if (result === undefined) {
    throw new Error(`The window told no figures:\n${lines.join('\n')}`);
  }
  return JSON.parse(result.slice(resultMark.length));
}
