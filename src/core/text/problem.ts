/** A place in a text: zero-based line, and character in UTF-16 code units, as VS Code counts. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** A half-open stretch of text: `end` is the first place outside. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

export type Severity = 'error' | 'warning' | 'information';

/** Something a user should mend in a file of theirs. */
export interface Problem {
  readonly range: Range;
  readonly severity: Severity;
  /** English text with `{0}`, `{1}` … for `args`; it is also the key of its translation. */
  readonly message: string;
  readonly args: readonly string[];
}

/** Longer texts are not read, whatever they are: in UTF-16 code units, and of files in bytes. */
export const longestText = 5_000_000;

/** The message for a text that is longer. */
export function tooLong(): Problem {
  return lineProblem('information', 0, 0, 'This file is larger than {0} MB, so it is not read.', String(longestText / 1_000_000));
}

/** The message for a file that could not be read because of an error. */
export function unreadable(error: unknown): Problem {
  return lineProblem('warning', 0, 0, 'This file could not be read: {0}', error instanceof Error ? error.message : String(error));
}

/** A problem that covers one whole line; `length` in UTF-16 code units. */
export function lineProblem(severity: Severity, line: number, length: number, message: string, ...args: string[]): Problem {
  return { severity, message, args, range: { start: { line, character: 0 }, end: { line, character: length } } };
}
