/** Work in steps of at most a few milliseconds. The caller may yield to other work after each step. */
export type Steps<T = void> = Generator<undefined, T, undefined>;

/** Runs all steps synchronously. */
export function finish<T>(steps: Steps<T>): T {
  let step = steps.next();
  while (step.done !== true) {
    step = steps.next();
  }
  return step.value;
}
