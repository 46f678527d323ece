import { CharacterClass, classOf, fold, hasCjk, isCjk, isSpace } from '../text/characters';
import { partitionPoint } from '../text/partition';
import { compare } from '../text/strings';
import { AddressFinder } from './addresses';
import { isEdgeBefore } from './edges';
import { compareEntries, longestName, type Glossary, type GlossaryEntry } from './glossary';
import { isWrittenAs } from './matcher';
import { RegionKind, type RegionSink } from './region';
import { regionsOf } from './regions';
import type { TermKind } from './term';

/** A name that the text before a cursor begins. */
export interface Completion {
  /** As the glossary writes it. */
  readonly text: string;
  readonly entry: GlossaryEntry;
  /** What stands there, and the rest of the name: the name as it would be typed on. */
  readonly typed: string;
}

export interface Completions {
  /** Where the text that a name replaces begins, an offset in UTF-16 code units; it ends at the cursor. */
  readonly start: number;
  /** Never empty; the workspace's own terms first, then the short before the long; where no Chinese is written, Chinese names last. */
  readonly completions: readonly Completion[];
}

interface Name {
  readonly text: string;
  readonly entry: GlossaryEntry;
  /** See `keyOf`. */
  readonly key: string;
}

/** The names of a glossary's terms that the matcher finds too, misspellings left out, sorted so that those with one beginning stand together. */
export class CompletionNames {
  private readonly names: readonly Name[];
  private readonly longest: number;

  constructor(glossary: Glossary) {
    this.names = glossary.entries
      .flatMap((entry) => {
        const texts = Object.values(entry.terms).flatMap(({ name, aliases }) => [name, ...aliases]);
        return [...new Set(texts)].filter((text) => text.length <= longestName).map((text) => ({ text, entry, key: keyOf(text) }));
      })
      .sort((a, b) => compare(a.key, b.key));
    this.longest = this.names.reduce((longest, { text }) => Math.max(longest, text.length), 0);
  }

  /**
   * The names that the text before a cursor begins: by its longest end that begins any. There are none if that end is a name in full and no
   * longer one goes on from it; none inside addresses; and in Markdown none but in prose and code spans. `ignored` are the ids of terms.
   * Linear in the text.
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
    for (let start = Math.max(region.start, lineStart, offset - this.longest); start < offset; start++) {
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
    const key = keyOf(written);
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

/** A name or its beginning, folded. A run of white space is one space; between CJK and another character, where a text may have it or not, and at the end it is none. */
function keyOf(text: string): string {
  let key = '';
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const next = text.charCodeAt(at + 1);
    if (!isSpace(code)) {
      key += String.fromCharCode(fold(code));
    } else if (at + 1 < text.length && !isSpace(next) && isCjk(key.charCodeAt(key.length - 1)) === isCjk(next)) {
      key += ' ';
    }
  }
  return key;
}

/** Whether white space may stand at a place of the name with this key. */
function mayHaveSpace(key: string, at: number): boolean {
  return key[at] === ' ' || (at < key.length && isCjk(key.charCodeAt(at - 1)) !== isCjk(key.charCodeAt(at)));
}

/** A link target, a tag or a shortcode that is being written: the regions know those that are closed. */
const unclosed = /\]\([^()\s]*$|<[A-Za-z/!][^<>]*$|\{\{[<%][^}]*$/;
const longestTarget = 1000;

/** How far back a text tells its language, in UTF-16 code units. */
const surroundings = 200;

interface Region {
  readonly start: number;
  readonly end: number;
  readonly kind: RegionKind;
}

/** The region of the character before a cursor, where names may be written in it. */
function regionAt(text: string, languageId: string, offset: number): Region | undefined {
  let found: Region | undefined;
  // What follows the cursor's paragraph changes nothing about it.
  const blankLine = text.indexOf('\n\n', offset);
  const upTo = blankLine < 0 ? text : text.slice(0, blankLine + 1);
  const keep: RegionSink = (start, end, kind) => {
    // A block ends before the white space behind it, where a name of several words may still go on.
    if (kind !== RegionKind.quoted && start < offset && /^[ \t]*$/.test(text.slice(end, offset))) {
      found = { start, end, kind };
    }
  };
  regionsOf(upTo, languageId, keep, { has: (_, end) => end >= offset });
  return found && isForNames(found.kind, languageId) ? found : undefined;
}

/** Markdown's other regions are fences, which have languages of their own, and front matter. */
function isForNames(kind: RegionKind, languageId: string): boolean {
  switch (kind) {
    case RegionKind.prose:
    case RegionKind.codeSpan:
      return true;
    case RegionKind.note:
    case RegionKind.code:
    case RegionKind.value:
      return languageId !== 'markdown';
    default:
      return false;
  }
}

/** Each way to write a term once, and each text once. `inChinese`: the text around holds Chinese. */
function completionsOf(names: readonly Name[], written: string, inChinese: boolean): readonly Completion[] {
  const key = keyOf(written);
  const isComplete = names.some((name) => name.key === key && isWrittenIn(name, written));
  const order = (a: Name, b: Name): number =>
    Number(b.entry.origin === 'workspace') - Number(a.entry.origin === 'workspace') ||
    (inChinese ? 0 : Number(hasCjk(a.key)) - Number(hasCjk(b.key))) ||
    a.key.length - b.key.length ||
    compare(a.key, b.key) ||
    compareEntries(a.entry, b.entry) ||
    compareSpellings(a, b, written);
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

/** Smart case: a name in lower case is written in any. */
function isWrittenIn({ text }: Name, written: string): boolean {
  return text === text.toLowerCase() || isWrittenAs(text, written, 0, written.length);
}

/**
 * Between `SPIFFE` and `spiffe`, of which the second is there to be found, the capitals go first. Between `Service mesh`, a title, and `service mesh`
 * the letter that was typed decides.
 */
function compareSpellings(a: Name, b: Name, written: string): number {
  const capitals = capitalsIn(b.text) - capitalsIn(a.text);
  const isCommonNoun = commonKinds.has(a.entry.kind) && a.text.slice(1) === b.text.slice(1);
  return isCommonNoun && !startsWithCapital(written) ? -capitals : capitals;
}

const commonKinds: ReadonlySet<TermKind> = new Set(['component', 'concept', 'pattern', 'field']);

function capitalsIn(text: string): number {
  return text.match(/\p{Lu}/gu)?.length ?? 0;
}

function startsWithCapital(text: string): boolean {
  return /^\p{Lu}/u.test(text);
}

/** What of a name is still to be typed; white space may stand in the one and not in the other. */
function restOf(name: string, written: string): string {
  let left = written.replace(/\s+/gu, '').length;
  let at = 0;
  while (left > 0) {
    left -= isSpace(name.charCodeAt(at)) ? 0 : 1;
    at++;
  }
  return /\s$/u.test(written) ? name.slice(at).trimStart() : name.slice(at);
}
