/** A stretch between two turns of the event loop, in microseconds by the clock of the profiler. */
export interface Gap {
  readonly start: number;
  readonly end: number;
  /** CPU time that the thread spent in it, in milliseconds. */
  readonly spent: number;
}

/** Gaps shorter than this, in microseconds, are not kept. */
const shortestGap = 1000;

/** Takes every turn of the host's event loop, and keeps the gaps between them. */
export function takeTurns(): { readonly end: () => Gap[] } {
  const gaps: Gap[] = [];
  let last = now();
  let spent = cpuTime();
  let next = setImmediate(take);
  function take(): void {
    const time = now();
    if (time - last >= shortestGap) {
      gaps.push({ start: last, end: time, spent: cpuTime() - spent });
    }
    last = time;
    spent = cpuTime();
    next = setImmediate(take);
  }
  return {
    end: () => {
      clearImmediate(next);
      return gaps;
    },
  };
}

export function longestGap(gaps: readonly Gap[]): number {
  return gaps.reduce((longest, { spent }) => Math.max(longest, spent), 0);
}

function now(): number {
  return Number(process.hrtime.bigint() / 1000n);
}

/** Of Node 23.9 and later, which the types do not know. */
interface Process {
  readonly threadCpuUsage: () => NodeJS.CpuUsage;
}

/** CPU time of this thread, in milliseconds. */
function cpuTime(): number {
  const { user, system } = (process as unknown as Process).threadCpuUsage();
  return (user + system) / 1000;
}
