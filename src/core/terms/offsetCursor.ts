import type { RegionFilter } from './region';

/** Searches sorted offsets for increasing positions. */
export class OffsetCursor implements RegionFilter {
  private index = 0;

  constructor(private readonly offsets: readonly number[]) {}

  /** The first offset at or after `from`, or `Infinity`. */
  next(from: number): number {
    const { offsets } = this;
    while ((offsets[this.index] ?? Infinity) < from) {
      this.index++;
    }
    return offsets[this.index] ?? Infinity;
  }

  has(start: number, end: number): boolean {
    return this.next(start) < end;
  }
}
