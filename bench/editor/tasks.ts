import type { TraceEvent } from '../../scripts/embedded/extensionHost.mjs';

/** The Chromium tracing categories that `longestTasks` needs. */
export const tracedCategories = ['toplevel', 'devtools.timeline', 'blink.user_timing'];

export const beginMark = 'mesh-notes begin';
export const endMark = 'mesh-notes end';

/**
 * The tasks between both marks on the thread that sets them; a running task blocks the extension host. Returns CPU times in milliseconds, which
 * a busy machine does not affect: the longest task, the longest without garbage collection, and the number of tasks over 10 ms.
 */
export function longestTasks(trace: readonly TraceEvent[]): { readonly task: number; readonly ownTask: number; readonly tasksOver10: number } {
  const begin = trace.find(({ name }) => name === beginMark);
  const end = trace.find(({ name }) => name === endMark);
  if (!begin || !end) {
    throw new Error('The trace holds no marks.');
  }
  const complete = trace
    .filter(({ ph, pid, tid, ts }) => ph === 'X' && pid === begin.pid && tid === begin.tid && ts >= begin.ts && ts < end.ts)
    .sort((a, b) => a.ts - b.ts);
  const tasks: { readonly end: number; readonly spent: number; collected: number }[] = [];
  for (const { name, ts, dur = 0, tdur = 0 } of complete) {
    const current = tasks.at(-1);
    if (/RunTask$/.test(name)) {
      if (!current || ts >= current.end) {
        tasks.push({ end: ts + dur, spent: tdur, collected: 0 });
      }
    } else if (/^(?:Major|Minor)GC$/.test(name) && current && ts < current.end) {
      current.collected += tdur;
    }
  }
  const longest = (times: readonly number[]): number => times.reduce((most, time) => Math.max(most, time), 0) / 1000;
  return {
    task: longest(tasks.map(({ spent }) => spent)),
    ownTask: longest(tasks.map(({ spent, collected }) => spent - collected)),
    tasksOver10: tasks.filter(({ spent }) => spent > 10_000).length,
  };
}
