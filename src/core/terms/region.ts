import type { YamlMapping } from './yamlMapping';

/** Offsets are UTF-16 code units, `end` exclusive. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** What kind of text a region is; it decides which aliases may match in it. */
export const enum RegionKind {
  /** Running text. */
  prose,
  /** Running text that is not shown as such: a comment in YAML, a value of the front matter. */
  note,
  /** A code span in Markdown. */
  codeSpan,
  /** Code of a language without rules of its own. */
  code,
  /** A key in YAML or JSON. */
  key,
  /** A value in YAML or JSON. */
  value,
  /** The value of `kind:`, which says what resource the mapping around it is. */
  resourceKind,
  /** Lies over running text told before it: words kept as others wrote them. A block quote, what brackets enclose (a link's text), HTML. */
  quoted,
}

/** Receives the regions of a text in their order, quoted ones among themselves. Offsets are UTF-16 code units; what no region covers has no mentions. */
export type RegionSink = (start: number, end: number, kind: RegionKind, mapping: YamlMapping | undefined) => void;

/** Tells what of a text is asked for. Asked for growing places. */
export interface RegionFilter {
  /** Whether anything is between two places. */
  has(start: number, end: number): boolean;
}
