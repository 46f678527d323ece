/** Binary search: returns the first index at which `holdsAt` is false. It must be false at all later indexes. */
export function partitionPoint(count: number, holdsAt: (index: number) => boolean): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holdsAt(middle)) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}
