import type { Position } from './problem';

/** Replaces `\r\n` and `\r` by `\n`: VS Code treats all three as line ends. */
export function withLineFeeds(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

/** The number of lines in VS Code: one more than the number of line ends. */
export function countLines(text: string): number {
  return new LineReader(text).lineAt(text.length) + 1;
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
  const lineEnd = lineEndFinder(text);
  const starts = [from];
  for (let end = lineEnd(from); end < text.length;) {
    const start = skipLineEnd(text, end);
    starts.push(start);
    end = lineEnd(start);
  }
  return starts;
}

/** `nextLineEnd` for one text. Searching for a single character is fastest, so texts without `\r` are searched for `\n`. */
function lineEndFinder(text: string): (from: number) => number {
  if (text.includes('\r')) {
    return (from) => nextLineEnd(text, from);
  }
  return (from) => {
    const end = text.indexOf('\n', from);
    return end < 0 ? text.length : end;
  };
}

/** Converts offsets to lines and positions. Offsets must not decrease from call to call. */
export class LineReader {
  private readonly lineEnd: (from: number) => number;
  private line = 0;
  private start = 0;
  private end: number;

  constructor(private readonly text: string) {
    this.lineEnd = lineEndFinder(text);
    this.end = this.lineEnd(0);
  }

  lineAt(offset: number): number {
    while (this.end < offset) {
      this.line++;
      this.start = skipLineEnd(this.text, this.end);
      this.end = this.lineEnd(this.start);
    }
    return this.line;
  }

  positionAt(offset: number): Position {
    const line = this.lineAt(offset);
    return { line, character: offset - this.start };
  }
}
