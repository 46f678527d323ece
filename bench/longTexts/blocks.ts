import type { Profiler } from 'node:inspector/promises';
import type { Gap } from '../host/turns';

export interface Block {
  /** CPU time in milliseconds, which a busy machine does not affect. */
  readonly time: number;
  /** The extension's function that was called first. */
  readonly function: string;
}

/**
 * The gap in which an extension's code ran longest. Other extensions share the extension host, so the extension's share of a gap is the
 * share of samples with one of its frames.
 *
 * @param profile the profile of the whole host
 */
export function longestBlock(profile: Profiler.Profile, gaps: readonly Gap[], isOurs: (url: string) => boolean): Block {
  const nodes = new Map(profile.nodes.map((node) => [node.id, node]));
  const parents = new Map(profile.nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id])));
  /** The outermost function of the extension on the stack. */
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
