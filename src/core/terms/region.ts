import type { YamlMapping } from './yamlMapping';

/** Offsets are UTF-16 code units, `end` exclusive. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** The kind of text in a region, which decides which aliases match. */
export const enum RegionKind {
  /** Running text. */
  prose,
  /** Prose that does not render as such: a YAML comment, a value in front matter. */
  note,
  /** A code span in Markdown. */
  codeSpan,
  /** Code of a language without rules of its own. */
  code,
  /** A key in YAML or JSON. */
  key,
  /** A value in YAML or JSON. */
  value,
  /** The value of `kind:`, which names the resource of its mapping. */
  resourceKind,
  /** Overlaps prose emitted earlier: a block quote, bracketed text (such as a link's) or HTML. */
  quoted,
}

/** A part of a text of one kind. */
export interface Region extends TextRange {
  readonly kind: RegionKind;
  /** Of a key or value. */
  readonly mapping: YamlMapping | undefined;
}

/** Receives the regions of a text in order (quoted regions have their own order). Offsets are UTF-16 code units. There are no mentions outside regions. */
export type RegionSink = (start: number, end: number, kind: RegionKind, mapping: YamlMapping | undefined) => void;

/** Selects parts of a text. Offsets must not decrease from call to call. */
export interface RegionFilter {
  /** Whether anything between two offsets is selected. */
  has(start: number, end: number): boolean;
}

/** Searches sorted offsets for increasing positions. */
export class OffsetCursor implements RegionFilter {
  private index = 0;

  constructor(private readonly offsets: readonly number[]) {}

  /** The first offset at or after `from`, or `Infinity`. */
  next(from: number): number {
    const { offsets } = this;
    while ((offsets[this.index] ?? Infinity) < from) {
      this.index++;
    }
    return offsets[this.index] ?? Infinity;
  }

  has(start: number, end: number): boolean {
    return this.next(start) < end;
  }
}
