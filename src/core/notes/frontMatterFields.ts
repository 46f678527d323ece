import type { Problem } from '../text/problem';

/** The fields in the lines between the fences. Lines count from the first of them. */
export interface Fields {
  readonly entries: readonly Field[];
  readonly mistakes: readonly Mistake[];
}

export interface Field {
  readonly key: string;
  readonly value: unknown;
  readonly line: number;
}

export interface Mistake extends Omit<Problem, 'range'> {
  /** -1 is the opening fence. */
  readonly line: number;
}
