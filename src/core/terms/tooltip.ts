import { inlineText } from '../markdown/inlineText';
import type { Language } from '../text/language';
import { cutTo } from '../text/strings';
import { cardWeight, expansionOf } from './card';
import { termIn, type GlossaryEntry } from './glossary';
import type { TermText } from './term';

/** What a tooltip's summary may weigh, as `cardWeight` weighs: it shows where one reads, and the page has more. */
export const tooltipLimit = 280;

/** Longer summaries are not looked into. */
const longestSummary = 4000;

/** What a term is, as plain text for a place that knows no Markdown: name and expansion, and as many sentences of the summary as fit; the first one always. */
export function termTooltip(entry: GlossaryEntry, text: TermText | undefined, language: Language): string {
  const { name } = termIn(entry, language);
  const expansion = expansionOf(entry, language);
  const summary = firstSentences(inlineText(cutTo(text?.summary ?? '', longestSummary)));
  return [expansion === undefined ? name : `${name} — ${expansion}`, summary].filter((part) => part !== '').join('\n');
}

/** Where a sentence ends: not behind an abbreviation, nor inside a version. */
const sentenceEnd = /[。！？]|(?<!\b(?:e\.g|i\.e|vs|etc|cf|approx))[.!?]["”’)]*(?=\s|$)/g;

function firstSentences(text: string): string {
  let end = 0;
  for (const found of text.matchAll(sentenceEnd)) {
    const next = found.index + found[0].length;
    if (end > 0 && cardWeight(text.slice(0, next)) > tooltipLimit) {
      break;
    }
    end = next;
  }
  const shown = end === 0 ? text : text.slice(0, end);
  return cardWeight(shown) <= 2 * tooltipLimit ? shown : `${cutTo(shown, tooltipLimit).trimEnd()}…`;
}
