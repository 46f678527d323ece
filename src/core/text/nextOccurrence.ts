/**
 * Finds the next occurrence of a string, for increasing offsets. Remembers the last one, so that a text full of unclosed
 * openings is searched only once.
 */
export class NextOccurrence {
  private found = -1;

  constructor(
    private readonly text: string,
    private readonly target: string,
  ) {}

  /** The offset of the first occurrence between `from` and `end`, or -1. */
  from(from: number, end: number): number {
    if (this.found < from) {
      const at = this.text.indexOf(this.target, from);
      this.found = at < 0 ? Infinity : at;
    }
    return this.found + this.target.length > end ? -1 : this.found;
  }
}
