import { CharacterClass, classOf, hasCjk, isCjk, isSpace } from '../text/characters';
import { groupBy } from '../text/groups';
import { partitionPoint } from '../text/partition';
import { compare } from '../text/strings';
import { AddressFinder } from './addresses';
import { isEdgeBefore } from './edges';
import { compareEntries, longestName, type Glossary, type GlossaryEntry } from './glossary';
import { isWrittenAs } from './matcher';
import { nameKey } from './nameKey';
import { RegionKind, type Region, type RegionSink } from './region';
import { regionsOf } from './regions';
import type { TermKind } from './term';

/** A name that starts with the text before the cursor. */
export interface Completion {
  /** The name as in the glossary. */
  readonly text: string;
  readonly entry: GlossaryEntry;
  /** The typed text plus the rest of the name, for VS Code's filter. */
  readonly typed: string;
}

export interface Completions {
  /** Where the replaced text begins, in UTF-16 code units. It ends at the cursor. */
  readonly start: number;
  /** Never empty. Workspace terms first; Chinese names last unless the surrounding text is Chinese; then by `rankOf` and length. */
  readonly completions: readonly Completion[];
}

interface Name {
  readonly text: string;
  readonly entry: GlossaryEntry;
  /** See `nameKey`. */
  readonly key: string;
}

/** The findable names of a glossary's terms, without misspellings, sorted for prefix search. */
export class CompletionNames {
  private readonly names: readonly Name[];

  constructor(glossary: Glossary) {
    this.names = glossary.entries
      .flatMap((entry) => {
        const texts = Object.values(entry.terms).flatMap(({ name, aliases }) => [name, ...aliases]);
        return [...new Set(texts)].filter((text) => text.length <= longestName).map((text) => ({ text, entry, key: nameKey(text) }));
      })
      .sort((a, b) => compare(a.key, b.key));
  }

  /**
   * Completes the longest suffix of the text before the cursor that is a prefix of any name. Returns undefined if it is already a complete name
   * that no longer name extends, inside addresses, and in Markdown outside prose and code spans. `ignored`: ids of terms. Linear in the
   * text.
   */
  at(text: string, languageId: string, offset: number, ignored: readonly string[] = []): Completions | undefined {
    const region = regionAt(text, languageId, offset);
    if (!region) {
      return undefined;
    }
    const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
    const isProse = region.kind === RegionKind.prose;
    if (languageId === 'markdown' && isProse && unclosed.test(text.slice(Math.max(lineStart, offset - longestTarget), offset))) {
      return undefined;
    }
    const leftOut = new Set(ignored);
    const addresses = new AddressFinder(text, region.start, region.end, !isProse);
    for (let start = Math.max(region.start, lineStart, offset - longestName); start < offset; start++) {
      const characterClass = classOf(text.charCodeAt(start));
      if (characterClass === CharacterClass.space || (characterClass === CharacterClass.word && !isEdgeBefore(text, start, !isProse))) {
        continue;
      }
      const written = text.slice(start, offset);
      const names = this.beginningWith(written).filter(
        (name) => !leftOut.has(name.entry.id) && (!addresses.covers(start) || (/[./]/.test(name.text) && !/[./:@~-]/.test(text[start - 1] ?? ''))),
      );
      if (names.length > 0) {
        const completions = completionsOf(names, written, hasCjk(text.slice(Math.max(0, start - surroundings), start)));
        return completions.length > 0 ? { start, completions } : undefined;
      }
    }
    return undefined;
  }

  private beginningWith(written: string): readonly Name[] {
    const key = nameKey(written);
    const endsInSpace = isSpace(written.charCodeAt(written.length - 1));
    const names: Name[] = [];
    for (let at = partitionPoint(this.names.length, (place) => (this.names[place]?.key ?? '') < key); ; at++) {
      const name = this.names[at];
      if (!name?.key.startsWith(key)) {
        return names;
      }
      if (!endsInSpace || mayHaveSpace(name.key, key.length)) {
        names.push(name);
      }
    }
  }
}

/** Whether white space is possible at an offset of a key. */
function mayHaveSpace(key: string, at: number): boolean {
  return key[at] === ' ' || (at < key.length && isCjk(key.charCodeAt(at - 1)) !== isCjk(key.charCodeAt(at)));
}

/** An unfinished link target, tag or shortcode. (Regions already exclude finished ones.) */
const unclosed = /\]\([^()\s]*$|<[A-Za-z/!][^<>]*$|\{\{[<%][^}]*$/;
const longestTarget = 1000;

/** How much text before the cursor determines the language, in UTF-16 code units. */
const surroundings = 200;

/** The region of the character before the cursor, if names complete in it. */
function regionAt(text: string, languageId: string, offset: number): Region | undefined {
  let found: Region | undefined;
  // Text after the paragraph does not affect its regions.
  const blankLine = text.indexOf('\n\n', offset);
  const upTo = blankLine < 0 ? text : text.slice(0, blankLine + 1);
  const keep: RegionSink = (start, end, kind, mapping) => {
    // Blocks exclude trailing white space, but a name of several words may continue there.
    if (kind !== RegionKind.quoted && start < offset && /^[ \t]*$/.test(text.slice(end, offset))) {
      found = { start, end, kind, mapping };
    }
  };
  regionsOf(upTo, languageId, keep, { has: (_, end) => end >= offset });
  return found && isForNames(found.kind, languageId) ? found : undefined;
}

/** In Markdown, the other regions are fences, which have their own languages, and front matter. */
function isForNames(kind: RegionKind, languageId: string): boolean {
  const others: readonly RegionKind[] = languageId === 'markdown' ? [] : [RegionKind.note, RegionKind.code, RegionKind.value];
  return kind === RegionKind.prose || kind === RegionKind.codeSpan || others.includes(kind);
}

/** Each spelling of a term once, and each text once. `inChinese`: the surrounding text is Chinese. */
function completionsOf(names: readonly Name[], written: string, inChinese: boolean): readonly Completion[] {
  const key = nameKey(written);
  const isComplete = names.some((name) => name.key === key && isWrittenIn(name, written));
  const ranks = ranksOf(names, written);
  const order = (a: Name, b: Name): number =>
    Number(b.entry.origin === 'workspace') - Number(a.entry.origin === 'workspace')
    || (inChinese ? 0 : Number(hasCjk(a.key)) - Number(hasCjk(b.key)))
    || (ranks.get(a) ?? 0) - (ranks.get(b) ?? 0)
    || a.key.length - b.key.length
    || compare(a.key, b.key)
    || compareEntries(a.entry, b.entry)
    || compareSpellings(a, b, written);
  const chosen = new Map<string, Name>();
  let last: Name | undefined;
  for (const name of names.filter((each) => !isComplete || each.key !== key).sort(order)) {
    const isOtherSpelling = last?.entry === name.entry && last.key === name.key;
    last = name;
    if (!isOtherSpelling && !chosen.has(name.text)) {
      chosen.set(name.text, name);
    }
  }
  return [...chosen.values()].map(({ text, entry }) => ({ text, entry, typed: written + restOf(text, written) }));
}

/** How well a name continues the typed text, best first. */
const enum Rank {
  /** A term's name in the typed case. Lower case may also begin a capitalized word, but rarely an acronym. */
  likely,
  /** An alias with the typed capitals. */
  capitals,
  name,
  alias,
  acronym,
}

/** All spellings of a name of a term have the rank of the best. */
function ranksOf(names: readonly Name[], written: string): ReadonlyMap<Name, Rank> {
  const ranks = new Map<Name, Rank>();
  for (const ofEntry of groupBy(names, ({ entry }) => entry).values()) {
    for (const spellings of groupBy(ofEntry, ({ key }) => key).values()) {
      const rank = Math.min(...spellings.map((name) => rankOf(name, written)));
      spellings.forEach((name) => ranks.set(name, rank));
    }
  }
  return ranks;
}

function rankOf({ text, entry, key }: Name, written: string): Rank {
  // The first words of a name stand for it: `waypoint` for “Waypoint proxy”.
  const isName = Object.values(entry.terms).some(({ name }) => `${nameKey(name)} `.startsWith(`${key} `));
  const beginning = text.slice(0, text.length - restOf(text, written).length);
  const isAcronym = /^[\p{Lu}\p{N}]{2,5}$/u.test(text);
  const hasCapitals = /\p{Lu}/u.test(written);
  const isTyped = isWrittenAs(beginning, written, 0, written.length);
  if (isName) {
    return isTyped || (!hasCapitals && !isAcronym) ? Rank.likely : Rank.name;
  }
  if (hasCapitals && isTyped) {
    return Rank.capitals;
  }
  return isAcronym ? Rank.acronym : Rank.alias;
}

/** Smart case: a lower-case name matches any case. */
function isWrittenIn({ text }: Name, written: string): boolean {
  return text === text.toLowerCase() || isWrittenAs(text, written, 0, written.length);
}

/**
 * Prefers `SPIFFE` over its lower-case alias `spiffe`. Between `Service mesh`, a title, and `service mesh`, the case of the typed letter
 * decides.
 */
function compareSpellings(a: Name, b: Name, written: string): number {
  const capitals = capitalsIn(b.text) - capitalsIn(a.text);
  const isCommonNoun = commonKinds.has(a.entry.kind) && a.text.slice(1) === b.text.slice(1);
  return isCommonNoun && !/^\p{Lu}/u.test(written) ? -capitals : capitals;
}

const commonKinds: ReadonlySet<TermKind> = new Set(['component', 'concept', 'pattern', 'field']);

function capitalsIn(text: string): number {
  return text.match(/\p{Lu}/gu)?.length ?? 0;
}

/** The rest of a name after the typed text, which may differ in white space. */
function restOf(name: string, written: string): string {
  let left = written.replace(/\s+/gu, '').length;
  let at = 0;
  while (left > 0) {
    left -= isSpace(name.charCodeAt(at)) ? 0 : 1;
    at++;
  }
  return /\s$/u.test(written) ? name.slice(at).trimStart() : name.slice(at);
}
