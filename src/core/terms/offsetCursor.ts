import type { RegionFilter } from './region';

/** OffsetCursor in a text, in their order. Asked for growing ones. */
export class OffsetCursor implements RegionFilter {
  private index = 0;

  constructor(private readonly places: readonly number[]) {}

  /** The first one at or after `from`, or infinite. */
  next(from: number): number {
    const { places } = this;
    while ((places[this.index] ?? Infinity) < from) {
      this.index++;
    }
    return places[this.index] ?? Infinity;
  }

  has(start: number, end: number): boolean {
    return this.next(start) < end;
  }
}
