/** A position in a text: zero-based line and character (UTF-16 code units), as in VS Code. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** A half-open range: `end` is exclusive. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

export type Severity = 'error' | 'warning' | 'information';

/** A problem that the user should fix in a file. */
export interface Problem {
  readonly range: Range;
  readonly severity: Severity;
  /** English text with placeholders `{0}`, `{1}` … for `args`; also its translation key. */
  readonly message: string;
  readonly args: readonly ProblemArgument[];
}

/** A text, or a list to be joined as the language of the message does. */
export type ProblemArgument = string | readonly string[];

/** Longer texts are not read. In UTF-16 code units; for files, in bytes. */
export const longestText = 5_000_000;

/** The problem of a text that is longer than that. */
export function tooLong(): Problem {
  return lineProblem('information', 0, 0, 'This file is larger than {0} MB, so it is not read.', String(longestText / 1_000_000));
}

/** The problem of a file that could not be read. */
export function unreadable(error: unknown): Problem {
  return lineProblem('warning', 0, 0, 'This file could not be read: {0}', error instanceof Error ? error.message : String(error));
}

/** A problem that covers a whole line; `length` is in UTF-16 code units. */
export function lineProblem(severity: Severity, line: number, length: number, message: string, ...args: ProblemArgument[]): Problem {
  return { severity, message, args, range: { start: { line, character: 0 }, end: { line, character: length } } };
}
