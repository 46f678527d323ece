import { partitionPoint } from './partition';
import type { Position } from './problem';

/** Replaces `\r\n` and `\r` by `\n`: VS Code treats all three as line ends. */
export function withLineFeeds(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

/** The number of lines in VS Code: one more than the number of line ends. */
export function countLines(text: string): number {
  return lineStarts(text).length;
}

/** The offset of the first line end at or after `from`, or the text's length. */
export function nextLineEnd(text: string, from: number): number {
  for (let i = from; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 10 || code === 13) {
      return i;
    }
  }
  return text.length;
}

/** The offset of the line after the line end at `end`. */
export function skipLineEnd(text: string, end: number): number {
  return text.charCodeAt(end) === 13 && text.charCodeAt(end + 1) === 10 ? end + 2 : Math.min(end + 1, text.length);
}

/** The offsets of the lines that begin at or after `from`, the first being `from` itself. */
export function lineStarts(text: string, from = 0): number[] {
  // Searching for a single character is fastest.
  const lineEnd = text.includes('\r') ? /\r\n?|\n/g : /\n/g;
  lineEnd.lastIndex = from;
  const starts = [from];
  while (lineEnd.test(text)) {
    starts.push(lineEnd.lastIndex);
  }
  return starts;
}

/** Converts offsets in a text to lines and positions. */
export class LineReader {
  private readonly starts: readonly number[];

  constructor(text: string) {
    this.starts = lineStarts(text);
  }

  lineAt(offset: number): number {
    return partitionPoint(this.starts.length, (line) => (this.starts[line] ?? Infinity) <= offset) - 1;
  }

  positionAt(offset: number): Position {
    const line = this.lineAt(offset);
    return { line, character: offset - (this.starts[line] ?? 0) };
  }
}
