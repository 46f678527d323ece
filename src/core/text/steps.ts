/** Work in steps of at most a few milliseconds. Whoever runs them may let other work go first after each. */
export type Steps<T = void> = Generator<undefined, T, undefined>;

/** Runs all steps at once. */
export function finish<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) {
      return step.value;
    }
  }
}
