/** How many places from the first on a condition holds for; it must hold for none after one that it does not hold for. */
export function partitionPoint(places: number, holdsAt: (place: number) => boolean): number {
  let [low, high] = [0, places];
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
