/** Items in an order that comes and goes with them: what is asked for after a change costs the change, a binary search for each item that came or went, and a copy. */
export class SortedList<T> {
  private sorted: readonly T[] = [];
  private readonly added = new Set<T>();
  private readonly deleted = new Set<T>();

  /** `compare` tells any two items apart. */
  constructor(private readonly compare: (a: T, b: T) => number) {}

  add(item: T): void {
    if (!this.deleted.delete(item)) {
      this.added.add(item);
    }
  }

  /** The item must be in the list. */
  delete(item: T): void {
    if (!this.added.delete(item)) {
      this.deleted.add(item);
    }
  }

  /** In their order. The array never changes: after a change there is another one. */
  get items(): readonly T[] {
    this.apply(this.deleted, 'delete');
    this.apply(this.added, 'add');
    return this.sorted;
  }

  private apply(items: Set<T>, change: 'add' | 'delete'): void {
    if (items.size === 0) {
      return;
    }
    const changed: T[] = [];
    let from = 0;
    for (const item of [...items].sort(this.compare)) {
      const at = this.placeOf(item, from);
      for (; from < at; from++) {
        changed.push(this.sorted[from] as T);
      }
      if (change === 'add') {
        changed.push(item);
      } else {
        from++;
      }
    }
    this.sorted = changed.concat(this.sorted.slice(from));
    items.clear();
  }

  /** Where an item belongs, at or after `from`. */
  private placeOf(item: T, from: number): number {
    let low = from;
    let high = this.sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.compare(this.sorted[middle] as T, item) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
