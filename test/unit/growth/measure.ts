import { textOf, type Family } from './grammars';
import type { Reader } from './readers';

/** How much longer each doubling of a text may take, and both doublings of one together: what grows with the square takes 4 and 16 times as long. */
const steepest = { doubling: 2.7, both: 10 };
/** In milliseconds: less says nothing on a busy machine. */
const meaningful = 8;
/** A text that takes less, in nanoseconds a code unit, or less than this many times what a quarter of it takes, is not looked at again. */
const quick = 150;
const gentle = 5;
/** How often a length is doubled until its time is meaningful. */
const mostDoublings = 6;
/** At how many lengths in a row the time must grow too steeply: where the memory needs cleaning from some length on, it does at one or two. */
const looks = 3;

export interface Growth {
  /** In code units. */
  readonly length: number;
  /** How many times what a text a quarter as long takes. */
  readonly ratio: number;
  /** How many times what a text half as long takes, the lesser of two doublings in a row. */
  readonly doubling: number;
  /** In milliseconds of the processor. */
  readonly time: number;
  readonly isTooSteep: boolean;
}

/**
 * How a reader's time grows for the texts of a family; undefined where that is in proportion at first sight, or too little to say.
 * Beside what it measures, the reader must not throw.
 */
export function growthOf(reader: Reader, family: Family, length: number): Growth | undefined {
  if (!isDoubtful(reader, family, length) || !isDoubtful(reader, family, length)) {
    return undefined;
  }
  let steep = 0;
  for (let doublings = 0; doublings <= mostDoublings; doublings++) {
    const growth = growthAt(reader, family, length * 2 ** doublings);
    if (growth.time < meaningful) {
      continue;
    }
    steep++;
    if (!growth.isTooSteep || steep === looks) {
      return growth;
    }
  }
  return undefined;
}

function growthAt(reader: Reader, family: Family, length: number): Growth {
  let growth = { length, ratio: 0, doubling: 0, time: 0, isTooSteep: false };
  // The least of more rounds is asked for only where that of a few is too much.
  for (const rounds of [2, 5]) {
    const [quarter = 0, half = 0, time = 0] = [length / 4, length / 2, length].map((each) => cpuTime(reader.prepare(textOf(family, each)), rounds));
    const ratio = time / Math.max(quarter, leastTime);
    const doubling = Math.min(time / Math.max(half, leastTime), half / Math.max(quarter, leastTime));
    growth = { length, ratio, doubling, time, isTooSteep: ratio > steepest.both && doubling > steepest.doubling };
    if (!growth.isTooSteep) {
      break;
    }
  }
  return growth;
}

function isDoubtful(reader: Reader, family: Family, length: number): boolean {
  const whole = cpuTime(reader.prepare(textOf(family, length)), 1);
  return whole * 1e6 > quick * length && whole > gentle * cpuTime(reader.prepare(textOf(family, length / 4)), 1);
}

/** In milliseconds of the processor: the least of `rounds`, of less where one takes long. */
function cpuTime(action: () => unknown, rounds: number): number {
  let least = Infinity;
  let sum = 0;
  for (let round = 0; round < rounds && sum < longEnough; round++) {
    const start = process.cpuUsage();
    action();
    const { user, system } = process.cpuUsage(start);
    const time = (user + system) / 1000;
    least = Math.min(least, time);
    sum += time;
  }
  return least;
}

const longEnough = 100;
const leastTime = 0.01;
