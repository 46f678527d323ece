import { inlineText } from '../markdown/inlineText';
import type { Language } from '../text/language';
import { cutTo } from '../text/strings';
import { cardWeight, expansionOf } from './card';
import { termIn, type GlossaryEntry } from './glossary';
import type { TermText } from './term';

/** The maximum weight (`cardWeight`) of a tooltip's summary. */
export const tooltipLimit = 280;

/** Only this much of a summary is read. */
const longestSummary = 4000;

/** A tooltip in plain text: name, expansion, and as many sentences of the summary as fit, at least one. */
export function termTooltip(entry: GlossaryEntry, text: TermText | undefined, language: Language): string {
  const { name } = termIn(entry, language);
  const expansion = expansionOf(entry, language);
  const summary = firstSentences(inlineText(cutTo(text?.summary ?? '', longestSummary)));
  return [expansion === undefined ? name : `${name} — ${expansion}`, summary].filter((part) => part !== '').join('\n');
}

/** The end of a sentence, but not of an abbreviation or inside a version number. */
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
