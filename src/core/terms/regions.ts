import type { MarkdownBlocks } from '../markdown/document';
import { finish, type Steps } from '../text/steps';
import { markdownRegions } from './markdownRegions';
import { RegionKind, type RegionSink, type RegionFilter } from './region';
import { yamlRegions } from './yamlRegions';

/** Emits the regions of a text. Unknown languages are one region of code. May skip regions that the filter rejects. Linear in the text. */
export function regionsOf(text: string, languageId: string, sink: RegionSink, filter?: RegionFilter): void {
  finish(regionsInSteps(text, languageId, sink, filter));
}

/** The same in steps. `blocks`: the Markdown blocks, if known. */
export function* regionsInSteps(text: string, languageId: string, sink: RegionSink, filter: RegionFilter = { has: () => true }, blocks?: MarkdownBlocks): Steps {
  if (!filter.has(0, Infinity)) {
    return;
  }
  switch (languageId) {
    case 'markdown':
      yield* markdownRegions(text, sink, filter, blocks);
      break;
    case 'yaml':
    case 'helm':
    case 'dockercompose':
      yield* yamlRegions(text, 0, text.length, sink);
      break;
    case 'json':
    case 'jsonc':
      yield* yamlRegions(text, 0, text.length, sink, { json: true });
      break;
    default:
      yield;
      sink(0, text.length, languageId === 'plaintext' ? RegionKind.prose : RegionKind.code, undefined);
  }
}
