import type { Range } from '../text/problem';

/** The parts of a document that placement needs. */
export interface PlacementDocument {
  /** VS Code's language identifier. */
  readonly languageId: string;
  readonly lineCount: number;
  /** The text of a line, without its line break. */
  lineAt(line: number): string;
}

/** Text that takes the place of a range. */
export interface Insertion {
  readonly range: Range;
  /** Snippet syntax with `\n` as line end and with its indentation. */
  readonly text: string;
}

/** Lines to insert before a line or in its place. If `line` is the number of lines, they are appended. */
export interface LineEdit {
  readonly line: number;
  readonly replace: boolean;
  readonly lines: readonly string[];
}

export function isBlank(text: string): boolean {
  return text.trim() === '';
}

/** Keeps one edit for each line. */
export function mergeEdits(edits: readonly LineEdit[]): LineEdit[] {
  const byLine = new Map<number, LineEdit>();
  for (const edit of edits) {
    if (!byLine.has(edit.line)) {
      byLine.set(edit.line, edit);
    }
  }
  return [...byLine.values()].sort((a, b) => a.line - b.line);
}

/** Ranges begin in column 0 if possible, because VS Code may indent a snippet like the text before it. */
export function toInsertion(document: PlacementDocument, { line, replace, lines }: LineEdit): Insertion {
  const text = lines.join('\n');
  if (line >= document.lineCount) {
    const last = document.lineCount - 1;
    const end = { line: last, character: document.lineAt(last).length };
    return { range: { start: end, end }, text: `\n${text}` };
  }
  const start = { line, character: 0 };
  if (!replace) {
    return { range: { start, end: start }, text: `${text}\n` };
  }
  const length = document.lineAt(line).length;
  const endsFile = line > 0 && line === document.lineCount - 1 && length === 0;
  return { range: { start, end: { line, character: length } }, text: endsFile ? `${text}\n` : text };
}
