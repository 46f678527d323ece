import fc from 'fast-check';

/** How many inputs a property test generates, and what chance begins with; `npm run fuzz` sets both. */
export const runs = Number(process.env['PROPERTY_RUNS'] ?? 10_000);
const seed = Number(process.env['PROPERTY_SEED'] ?? 1);

/** A test of a property: `check` throws for no input. One for which it does is made as small as it goes, and told. */
export function holdsFor<T>(title: string, inputs: fc.Arbitrary<T>, check: (input: T) => void): void {
  it(title, function () {
    this.timeout(runs * 10);
    let tried = 0;
    const property = fc.property(inputs, (input) => {
      tried++;
      check(input);
    });
    try {
      fc.assert(property, { numRuns: runs, seed });
    } finally {
      // Whoever sets the seed counts the inputs.
      if (process.env['PROPERTY_SEED'] !== undefined) {
        process.send?.({ tried });
      }
    }
  });
}

/** Chance for a generator that takes an integer from 0 to below a count at a time: the first choice is the simplest, and when they have run out each is. */
export const choices: fc.Arbitrary<readonly number[]> = fc.array(fc.nat({ max: 0xffff }), { maxLength: 150, size: 'max' });

export function choosing(from: readonly number[]): (count: number) => number {
  let next = 0;
  return (count) => (from[next++] ?? 0) % count;
}
