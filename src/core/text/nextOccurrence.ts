/**
 * Where a string next stands, asked for growing places. It remembers the last answer, so that a text full of openings
 * that nothing closes is still searched once.
 */
export class NextOccurrence {
  private found = -1;

  constructor(
    private readonly text: string,
    private readonly target: string,
  ) {}

  /** The first place at or after `from` that ends by `end`, or -1. */
  from(from: number, end: number): number {
    if (this.found < from) {
      const at = this.text.indexOf(this.target, from);
      this.found = at < 0 ? Infinity : at;
    }
    return this.found + this.target.length > end ? -1 : this.found;
  }
}
