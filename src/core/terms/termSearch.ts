import { isCjk, isWord } from '../text/characters';
import type { Language } from '../text/language';
import { longestName, termIn, type GlossaryEntry } from './glossary';
import { nameKey } from './nameKey';

/** A term to be searched for, and the text that is shown with it. */
export interface SearchedTerm {
  readonly entry: GlossaryEntry;
  readonly shown: string;
}

export interface FoundTerm {
  readonly entry: GlossaryEntry;
  /** The name that matches the query, unless it is the one that is shown. */
  readonly matched?: string;
}

/** How a term matches a query, best first. */
const enum Rank {
  whole,
  nameStart,
  initials,
  otherStart,
  nameWord,
  otherWord,
  inside,
  shown,
}

interface Name {
  readonly text: string;
  readonly key: string;
  /** Of a term's own name; empty for an alias. */
  readonly initials: string;
  readonly isShown: boolean;
}

/** Finds terms by all their names: those of both languages, aliases, expansions and misspellings. */
export class TermSearch {
  private readonly terms: readonly { readonly entry: GlossaryEntry; readonly names: readonly Name[]; readonly shown: string }[];

  /** `terms`: in the order for equal matches. `language`: of the names that are shown. */
  constructor(terms: readonly SearchedTerm[], language: Language) {
    this.terms = terms.map(({ entry, shown }) => ({ entry, names: namesOf(entry, language), shown: nameKey(shown) }));
  }

  /** The terms that match, best first; all of them for an empty query. */
  find(query: string): FoundTerm[] {
    const key = nameKey(query.trim());
    const found: { readonly rank: Rank; readonly term: FoundTerm }[] = [];
    for (const { entry, names, shown } of this.terms) {
      let best: { readonly rank: Rank; readonly name?: Name } | undefined = shown.includes(key) ? { rank: Rank.shown } : undefined;
      for (const name of key === '' ? [] : names) {
        const rank = rankOf(name, key);
        if (rank !== undefined && (!best || rank < best.rank)) {
          best = { rank, name };
        }
      }
      if (best) {
        const { rank, name } = best;
        found.push({ rank, term: { entry, ...(name && !name.isShown ? { matched: name.text } : {}) } });
      }
    }
    return found.sort((a, b) => a.rank - b.rank).map(({ term }) => term);
  }
}

/** The shown name comes first, then those of its language. */
function namesOf(entry: GlossaryEntry, language: Language): readonly Name[] {
  const shown = termIn(entry, language);
  const terms = [shown, ...Object.values(entry.terms).filter((term) => term !== shown)];
  const texts = terms.flatMap(({ name, expansion, aliases, misspellings }) => [name, ...(expansion === undefined ? [] : [expansion]), ...aliases, ...misspellings]);
  return [...new Set(texts)].filter((text) => text.length <= longestName).map((text) => ({ text, key: nameKey(text), initials: terms.some(({ name }) => name === text) ? initialsOf(text) : '', isShown: text === shown.name }));
}

function rankOf({ key, initials, isShown }: Name, query: string): Rank | undefined {
  if (key.startsWith(query)) {
    return key.length === query.length ? Rank.whole : isShown ? Rank.nameStart : Rank.otherStart;
  }
  if (query.length > 1 && initials === query) {
    return Rank.initials;
  }
  if (startsWord(key, query)) {
    return isShown ? Rank.nameWord : Rank.otherWord;
  }
  return key.includes(query) ? Rank.inside : undefined;
}

/** Whether a query starts a word inside a name. Any Chinese character may start one. */
function startsWord(key: string, query: string): boolean {
  for (let at = key.indexOf(query, 1); at >= 0; at = key.indexOf(query, at + 1)) {
    if (!isWord(key.charCodeAt(at - 1)) || isCjk(query.charCodeAt(0))) {
      return true;
    }
  }
  return false;
}

/** The first letters of words, also of those joined in one: `vs` for VirtualService. */
function initialsOf(name: string): string {
  return (name.match(/(?<![\p{L}\p{N}])[\p{L}\p{N}]|(?<=\p{Ll})\p{Lu}|\p{Lu}(?=\p{Ll})/gu) ?? []).join('').toLowerCase();
}
