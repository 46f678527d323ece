import type { Profiler } from 'node:inspector/promises';

/** A stretch of time in which the extension host took no new turn. */
export interface Gap {
  /** Microseconds of `process.hrtime`, as the profiler tells time. */
  readonly start: number;
  readonly end: number;
  /** CPU time of the extension host's thread, in milliseconds. */
  readonly spent: number;
}

export interface Block {
  /** CPU time, in milliseconds: a busy machine takes nothing of it. */
  readonly time: number;
  /** The extension's function that was called first in it. */
  readonly function: string;
}

/**
 * The gap in which an extension's code ran longest. Other extensions share the extension host, so an extension is charged with a gap's time
 * in proportion to the samples that have a frame of its own.
 *
 * @param profile of the whole host
 */
export function longestBlock(profile: Profiler.Profile, gaps: readonly Gap[], isOurs: (url: string) => boolean): Block {
  const nodes = new Map(profile.nodes.map((node) => [node.id, node]));
  const parents = new Map(profile.nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id])));
  /** The first function of ours on the stack, the outermost one. */
  const entryOf = (id: number): string | undefined => {
    let entry: string | undefined;
    for (let at: number | undefined = id; at !== undefined; at = parents.get(at)) {
      const frame = nodes.get(at)?.callFrame;
      if (frame && isOurs(frame.url)) {
        entry = frame.functionName || `line ${String(frame.lineNumber + 1)}`;
      }
    }
    return entry;
  };
  const entries = new Map(profile.nodes.map(({ id }) => [id, entryOf(id)]));
  const counts = gaps.map(() => ({ all: 0, ours: 0, function: '' }));
  const { samples = [], timeDeltas = [] } = profile;
  let time = profile.startTime;
  let index = 0;
  for (const [number, sample] of samples.entries()) {
    time += timeDeltas[number] ?? 0;
    while (index < gaps.length && (gaps[index]?.end ?? 0) < time) {
      index++;
    }
    const count = counts[index];
    if (count && time >= (gaps[index]?.start ?? 0)) {
      const entry = entries.get(sample);
      count.all++;
      count.ours += entry === undefined ? 0 : 1;
      count.function ||= entry ?? '';
    }
  }
  return gaps
    .map(({ spent }, at): Block => {
      const { all, ours, function: entry } = counts[at] ?? { all: 0, ours: 0, function: '' };
      return { time: all === 0 ? 0 : (spent * ours) / all, function: entry };
    })
    .reduce((longest, block) => (block.time > longest.time ? block : longest), { time: 0, function: '' });
}
