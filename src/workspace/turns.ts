import type { Steps } from '../core/text/steps';

/** After this time, in milliseconds, other work of the extension host goes first; what is begun is finished, and told, after it. */
const slice = 4;

declare const setImmediate: ((callback: () => void) => unknown) | undefined;

let lastTurn = Promise.resolve();

/** Lets whatever else waits in the extension host go first. Those who wait for a turn get one after the other, so that together they take no longer than one. */
export function nextTurn(): Promise<void> {
  return (lastTurn = lastTurn.then(nextIteration));
}

/** The next iteration of the event loop. A timer would do, but browsers make each wait 4 ms. */
function nextIteration(): Promise<void> {
  return new Promise((resolve) => {
    if (typeof setImmediate === 'function') {
      setImmediate(resolve);
      return;
    }
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}

/** Goes through items in turns of its own, each as far as its time allows. */
export async function eachInTurns<T>(items: Iterable<T>, work: (item: T) => void): Promise<void> {
  let end = 0;
  for (const item of items) {
    if (performance.now() >= end) {
      await nextTurn();
      end = performance.now() + slice;
    }
    work(item);
  }
}

/** Runs steps, the first of them at once and the others in turns. Asks after each turn whether to go on; where not, returns nothing. */
export async function inTurns<T>(steps: Steps<T>, isWanted = (): boolean => true): Promise<T | undefined> {
  let end = performance.now() + slice;
  for (;;) {
    const step = steps.next();
    if (step.done === true) {
      return step.value;
    }
    if (performance.now() >= end) {
      await nextTurn();
      if (!isWanted()) {
        return undefined;
      }
      end = performance.now() + slice;
    }
  }
}

/**
 * Works at several items at a time; where one takes long, the others go on.
 *
 * @throws what the work on an item threw first, once all the others are done
 */
export async function inPool<T>(items: Iterable<T>, width: number, work: (item: T) => Promise<void>): Promise<void> {
  const rest = items[Symbol.iterator]();
  const errors: unknown[] = [];
  const worker = async (): Promise<void> => {
    for (let next = rest.next(); next.done !== true; next = rest.next()) {
      try {
        await work(next.value);
      } catch (error) {
        errors.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: width }, worker));
  if (errors.length > 0) {
    throw asError(errors[0]);
  }
}

/** Jobs one after the other, as many in a turn as its time allows. `around` is called with what is done in one turn. */
export class TurnQueue {
  /** Each does its next step, and returns whether that was the last. */
  private readonly jobs: (() => boolean)[] = [];
  private isRunning = false;

  constructor(
    private readonly around: (turn: () => void) => void,
    private readonly onError: (error: unknown) => void,
  ) {}

  /** Rejects with what the steps throw. */
  run(steps: Steps): Promise<void> {
    return new Promise((resolve, reject) => {
      this.jobs.push(() => {
        try {
          if (steps.next().done !== true) {
            return false;
          }
          resolve();
        } catch (error) {
          reject(asError(error));
        }
        return true;
      });
      if (!this.isRunning) {
        this.isRunning = true;
        void this.drain();
      }
    });
  }

  private async drain(): Promise<void> {
    while (this.jobs.length > 0) {
      await nextTurn();
      const end = performance.now() + slice;
      try {
        this.around(() => {
          do {
            if (this.jobs[0]?.() === true) {
              this.jobs.shift();
            }
          } while (this.jobs.length > 0 && performance.now() < end);
        });
      } catch (error) {
        this.onError(error);
      }
    }
    this.isRunning = false;
  }
}

/** Work that is a single step. */
export function* oneStep(work: () => void): Steps {
  work();
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
