/** Work in steps of at most a few milliseconds. The caller may yield to other work after each step. */
export type Steps<T = void> = Generator<undefined, T, undefined>;

/** Runs all steps synchronously. */
export function finish<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) {
      return step.value;
    }
  }
}
