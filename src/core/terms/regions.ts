import type { MarkdownBlocks } from '../markdown/document';
import { finish, type Steps } from '../text/steps';
import { markdownRegions } from './markdownRegions';
import { RegionKind, type RegionSink, type RegionFilter } from './region';
import { yamlRegions } from './yamlRegions';

type Scanner = (text: string, sink: RegionSink, filter: RegionFilter, blocks?: MarkdownBlocks) => Steps;

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

const all: RegionFilter = { has: () => true };

/** Emits the regions of a text. Unknown languages are one region of code. May skip regions that the filter rejects. Linear in the text. */
export function regionsOf(text: string, languageId: string, sink: RegionSink, filter?: RegionFilter): void {
  finish(regionsInSteps(text, languageId, sink, filter));
}

/** The same in steps. `blocks`: the Markdown blocks, if known. */
export function* regionsInSteps(text: string, languageId: string, sink: RegionSink, filter = all, blocks?: MarkdownBlocks): Steps {
  if (filter.has(0, Infinity)) {
    yield* (scanners[languageId] ?? wholeText(RegionKind.code))(text, sink, filter, blocks);
  }
}
