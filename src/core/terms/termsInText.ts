import { inlineText } from '../markdown/inlineText';
import { addTo } from '../text/groups';
import type { GlossaryEntry } from './glossary';
import type { Mention } from './matcher';

/** A term with its mentions in a text, in text order. */
export interface TermInText {
  readonly entry: GlossaryEntry;
  readonly mentions: readonly Mention[];
}

/** The likeliest term of each mention, in order of appearance. `ignored`: ids of terms to leave out. */
export function termsInText(mentions: readonly Mention[], ignored: readonly string[]): TermInText[] {
  const mentionsOf = new Map<GlossaryEntry, Mention[]>();
  const leftOut = new Set(ignored);
  for (const mention of mentions) {
    const entry = mention.candidates.find(({ id }) => !leftOut.has(id));
    if (entry) {
      addTo(mentionsOf, entry, mention);
    }
  }
  return [...mentionsOf].map(([entry, found]) => ({ entry, mentions: found }));
}

/** Sorts terms by how rarely other notes mention them. Stable. `mentionsElsewhere`: the number of mentions in other notes. */
export function sortByFewestMentions(terms: readonly TermInText[], mentionsElsewhere: (entry: GlossaryEntry) => number): TermInText[] {
  const counts = new Map(terms.map(({ entry }) => [entry, mentionsElsewhere(entry)]));
  return [...terms].sort((a, b) => (counts.get(a.entry) ?? 0) - (counts.get(b.entry) ?? 0));
}

/** The first sentence of a summary, as plain text. */
export function firstSentence(markdown: string): string {
  const plain = inlineText(markdown);
  return sentence.exec(plain)?.[0] ?? plain;
}

/** A full stop ends a sentence if another begins after it, but not after an abbreviation. */
const sentence = /^.*?(?:(?<!\b(?:e\.g|i\.e|vs|cf|etc|approx))[.!?](?= [\p{Lu}\p{N}“"(])|[。！？])/su;
