import type { Position } from './problem';
import { nextLineEnd, skipLineEnd } from './strings';

/** Tells the lines of offsets that are asked for in their order. */
export class LineReader {
  /** With one kind of line end the text is searched for it, which is fastest. */
  private readonly isPlain: boolean;
  private line = 0;
  private start = 0;
  private end: number;

  constructor(private readonly text: string) {
    this.isPlain = !text.includes('\r');
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

  private lineEnd(from: number): number {
    if (!this.isPlain) {
      return nextLineEnd(this.text, from);
    }
    const end = this.text.indexOf('\n', from);
    return end < 0 ? this.text.length : end;
  }
}
