import { inlineText } from '../markdown/inlineText';
import type { GlossaryEntry } from './glossary';
import type { Mention } from './matcher';

/** A term with the places where a text mentions it, in their order. */
export interface TermInText {
  readonly entry: GlossaryEntry;
  readonly mentions: readonly Mention[];
}

/** The terms that mentions are likeliest to mean, in their order of appearance. `ignored`: ids of terms that are left out. */
export function termsInText(mentions: readonly Mention[], ignored: readonly string[]): TermInText[] {
  const places = new Map<GlossaryEntry, Mention[]>();
  const leftOut = new Set(ignored);
  for (const mention of mentions) {
    const entry = mention.candidates.find(({ id }) => !leftOut.has(id));
    if (entry) {
      const known = places.get(entry);
      if (known) {
        known.push(mention);
      } else {
        places.set(entry, [mention]);
      }
    }
  }
  return [...places].map(([entry, found]) => ({ entry, mentions: found }));
}

/** Sorts terms by their mentions in other notes, fewest first; ties keep their order. */
export function sortByFewestMentions(terms: readonly TermInText[], mentionsElsewhere: (entry: GlossaryEntry) => number): TermInText[] {
  return terms
    .map((term) => ({ term, count: mentionsElsewhere(term.entry) }))
    .sort((a, b) => a.count - b.count)
    .map(({ term }) => term);
}

/** The first sentence of a summary, without its Markdown marks. */
export function firstSentence(markdown: string): string {
  const plain = inlineText(markdown);
  return sentence.exec(plain)?.[0] ?? plain;
}

/** A full stop ends a sentence where a new one begins after it, and not after an abbreviation. */
const sentence = /^.*?(?:(?<!\b(?:e\.g|i\.e|vs|cf|etc|approx))[.!?](?= [\p{Lu}\p{N}“"(])|[。！？])/su;
