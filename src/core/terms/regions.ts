import type { MarkdownBlocks } from '../markdown/document';
import { finish, type Steps } from '../steps';
import { markdownRegions } from './markdownRegions';
import { yamlRegions, type YamlMapping } from './yamlRegions';

/** Offsets are UTF-16 code units, `end` exclusive. */
export interface Stretch {
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
export interface Wanted {
  /** Whether anything is between two places. */
  has(start: number, end: number): boolean;
}

type Scanner = (text: string, sink: RegionSink, wanted: Wanted, blocks?: MarkdownBlocks) => Steps;

const wholeText = (kind: RegionKind): Scanner =>
  function* (text, sink) {
    yield;
    sink(0, text.length, kind, undefined);
  };

const yaml: Scanner = (text, sink) => yamlRegions(text, 0, text.length, sink);

const json: Scanner = (text, sink) => yamlRegions(text, 0, text.length, sink, { json: true });

const scanners: Readonly<Record<string, Scanner>> = {
  markdown: markdownRegions,
  plaintext: wholeText(RegionKind.prose),
  yaml,
  helm: yaml,
  dockercompose: yaml,
  json,
  jsonc: json,
};

const all: Wanted = { has: () => true };

/** Calls `sink` for each region of a text in one of VS Code's languages; a language unknown here is code. Those that hold nothing wanted may be left out. Linear in the text. */
export function regionsOf(text: string, languageId: string, sink: RegionSink, wanted?: Wanted): void {
  finish(regionsInSteps(text, languageId, sink, wanted));
}

/** The same in steps; each calls `sink` for the regions that it finds. `blocks`: those of the Markdown, if they are known. */
export function* regionsInSteps(text: string, languageId: string, sink: RegionSink, wanted = all, blocks?: MarkdownBlocks): Steps {
  if (wanted.has(0, Infinity)) {
    yield* (scanners[languageId] ?? wholeText(RegionKind.code))(text, sink, wanted, blocks);
  }
}
