import type { MarkdownBlocks } from '../markdown/document';
import { fold, foldWidth, isCjk, isSpace } from '../text/characters';
import { NextOccurrence } from '../text/nextOccurrence';
import { partitionPoint } from '../text/partition';
import { finish, type Steps } from '../text/steps';
import { AddressFinder, isAddressPart, schemeEnd } from './addresses';
import { groupOf } from './apiVersions';
import { isEdgeAfter, isEdgeBefore, isWordAt } from './edges';
import { compareEntries, type Alias, type Glossary, type GlossaryEntry } from './glossary';
import { NameReader } from './nameReader';
import { NameStartFinder } from './nameStartFinder';
import { OffsetCursor } from './offsetCursor';
import { RegionKind, type TextRange } from './region';
import { regionsInSteps } from './regions';
import { Trie } from './trie';
import { groupOfKind, type YamlMapping } from './yamlMapping';

/** A place in a text where a term stands. Offsets are UTF-16 code units, `end` exclusive. */
export interface Mention {
  readonly start: number;
  readonly end: number;
  /** What the place may mean, the likeliest first. Never empty. */
  readonly candidates: readonly GlossaryEntry[];
  /** Stands in code or front matter: good for a hover, not for an underline. */
  readonly inCode: boolean;
  /** Stands in a block quote, in brackets (as a link's text does) or in HTML: in words that others wrote, or that lead elsewhere. */
  readonly quoted: boolean;
  /** A known misspelling or mistranslation of the first candidate. */
  readonly misspelling: boolean;
}

/** The mention that covers an offset; `mentions` in their order, as `find` gives them. */
export function mentionAt(mentions: readonly Mention[], offset: number): Mention | undefined {
  const mention = mentions[partitionPoint(mentions.length, (place) => (mentions[place]?.end ?? 0) <= offset)];
  return mention && mention.start <= offset ? mention : undefined;
}

/** `quotes` do not overlap; both are in their order. */
function* markQuoted(mentions: Mention[], quotes: readonly TextRange[]): Steps<Mention[]> {
  let next = 0;
  for (const { start, end } of quotes) {
    for (let mention = mentions[next]; mention && mention.start < end; mention = mentions[++next]) {
      if (mention.start >= start) {
        mentions[next] = { ...mention, quoted: true };
      }
      if (next % mentionsInStep === 0) {
        yield;
      }
    }
  }
  return mentions;
}

export interface FindOptions {
  readonly within?: TextRange;
  readonly blocks?: MarkdownBlocks | undefined;
}

interface Region extends TextRange {
  readonly kind: RegionKind;
  readonly mapping: YamlMapping | undefined;
}

interface KindRegion extends TextRange {
  readonly mapping: YamlMapping;
}

interface Found {
  readonly end: number;
  readonly aliases: readonly Alias[];
}

/** How many names are taken in at a time: a few milliseconds' work in a process that has just begun. */
const namesInStep = 200;
/** How far a text is searched for names in a step, in UTF-16 code units. */
const searchedInStep = 16_384;
/** How many of the places where a name may stand are looked at in a step. */
const mentionsInStep = 512;

/** Finds the mentions of a glossary's terms. Built once for a glossary; a text is passed over once. */
export class Matcher {
  private readonly aliases: readonly Alias[];
  /** How many of them have been taken in. */
  private known = 0;
  private readonly starts = new NameStartFinder();
  private readonly trie: Trie<Alias>;
  private readonly reader: NameReader;
  private readonly candidatesOf = new WeakMap<readonly Alias[], readonly GlossaryEntry[]>();

  constructor({ aliases }: Glossary) {
    this.aliases = aliases;
    this.trie = new Trie(aliases.reduce((sum, { text }) => sum + text.length, 0));
    this.reader = new NameReader(this.trie);
  }

  /** Whether all names have been taken in. */
  get isPrepared(): boolean {
    return this.known === this.aliases.length;
  }

  /** Takes in the next names; what is left when a text is to be read is taken in then. */
  prepare(): void {
    const next = this.aliases.slice(this.known, this.known + namesInStep);
    for (const alias of next) {
      const name = withoutOptionalSpaces(alias.text);
      this.starts.add(name, alias.exact);
      this.trie.add(name, alias);
    }
    this.known += next.length;
  }

  /** The mentions in a whole text in one of VS Code's languages, in their order; they do not overlap. */
  find(text: string, languageId: string, options?: FindOptions): Mention[] {
    return finish(this.findInSteps(text, languageId, options));
  }

  /**
   * The same in steps. With `within`, only the mentions that begin between two offsets; near the first, one may differ from what the whole
   * text has there. `blocks`: those of the Markdown below the front matter, if they are known.
   */
  *findInSteps(text: string, languageId: string, { within: { start: from, end: to } = { start: 0, end: text.length }, blocks }: FindOptions = {}): Steps<Mention[]> {
    while (!this.isPrepared) {
      this.prepare();
      yield;
    }
    const names = yield* this.namesIn(text, from, to);
    const places = new OffsetCursor(names);
    const mentions: Mention[] = [];
    const kinds: KindRegion[] = [];
    const quotes: TextRange[] = [];
    const schemes = new NextOccurrence(text, schemeEnd);
    const regions: Region[] = [];
    const scan = regionsInSteps(
      text,
      languageId,
      (start, end, kind, mapping) => {
        if (kind === RegionKind.quoted) {
          quotes.push({ start, end });
        } else {
          regions.push({ start, end, kind, mapping });
        }
      },
      new OffsetCursor(names),
      blocks,
    );
    for (let isScanned = false; !isScanned; yield) {
      isScanned = scan.next().done === true;
      for (const { start, end, kind, mapping } of regions) {
        if (!places.has(start, end)) {
          continue;
        }
        if (kind === RegionKind.resourceKind && mapping) {
          kinds.push({ start, end, mapping });
        } else if (kind === RegionKind.key) {
          this.findKey(text, start, end, mentions);
        } else {
          yield* this.findIn(text, start, end, kind, places, schemes, mentions);
        }
      }
      regions.length = 0;
    }
    // What a kind means may be said after it, so kinds wait until the text has been read.
    const all = kinds.length === 0 ? mentions : mentions.concat(yield* this.findKinds(text, kinds)).sort((a, b) => a.start - b.start);
    return yield* markQuoted(all, quotes);
  }

  /** The places where the letters of a name stand as words of their own, whatever the text is there: few, so that the rest is asked of them alone. */
  private *namesIn(text: string, from: number, to: number): Steps<readonly number[]> {
    const places: number[] = [];
    for (let start = from; start < to; start += searchedInStep) {
      this.addNames(text, start, Math.min(to, start + searchedInStep), places);
      yield;
    }
    return places;
  }

  private addNames(text: string, from: number, to: number, places: number[]): void {
    for (let at = this.starts.next(text, from, to); at < to; at = this.starts.next(text, at + 1, to)) {
      if (this.isName(text, at)) {
        places.push(at);
      }
    }
  }

  /** The mentions of resources among the values of `kind:`. */
  private *findKinds(text: string, kinds: readonly KindRegion[]): Steps<Mention[]> {
    const mentions: Mention[] = [];
    for (const [index, { start, end, mapping }] of kinds.entries()) {
      if (index % mentionsInStep === 0) {
        yield;
      }
      const candidates = this.resourcesOf(text, start, end, groupOfKind(mapping));
      if (candidates.length > 0) {
        mentions.push({ start, end, candidates, inCode: true, quoted: false, misspelling: false });
      }
    }
    return mentions;
  }

  /** The resources that a value of `kind:` may mean; those of another group than the known one are offered after it, never alone. */
  private resourcesOf(text: string, start: number, end: number, group: string | undefined): readonly GlossaryEntry[] {
    const aliases = this.aliasesOfWhole(text, start, end).filter(({ entry, misspelling }) => entry.kind === 'resource' && !misspelling);
    const entries = [...new Set(aliases.map(({ entry }) => entry))].sort(compareEntries);
    if (group === undefined) {
      return entries;
    }
    const fits = entries.filter(({ apiVersion }) => apiVersion === undefined || groupOf(apiVersion) === group);
    return fits.length === 0 ? [] : [...fits, ...entries.filter((entry) => !fits.includes(entry))];
  }

  private findKey(text: string, start: number, end: number, mentions: Mention[]): void {
    const aliases = this.aliasesOfWhole(text, start, end).filter(({ entry }) => entry.kind === 'field');
    if (aliases.length > 0) {
      mentions.push(this.mention(start, end, aliases, true));
    }
  }

  /** The aliases that are exactly this stretch of text. */
  private aliasesOfWhole(text: string, start: number, end: number): Alias[] {
    let node = this.trie.root;
    for (let i = start; i < end && node !== 0; i++) {
      node = this.trie.child(node, fold(text.charCodeAt(i)));
    }
    return (this.trie.values(node) ?? []).filter((alias) => !alias.exact || isWrittenAs(alias.text, text, start, end));
  }

  private *findIn(text: string, start: number, end: number, kind: RegionKind, places: OffsetCursor, schemes: NextOccurrence, mentions: Mention[]): Steps {
    const whole = kind === RegionKind.code || kind === RegionKind.value || kind === RegionKind.codeSpan;
    const inCode = kind !== RegionKind.prose;
    const addresses = new AddressFinder(text, start, end, whole, schemes);
    let at = places.next(start);
    for (let looked = 1; at < end; looked++) {
      const found = !isWordAt(text, at) || isEdgeBefore(text, at, whole) ? this.longest(text, at, end, kind, whole, addresses) : undefined;
      if (found) {
        mentions.push(this.mention(at, found.end, found.aliases, inCode));
      }
      at = places.next(found?.end ?? at + 1);
      if (looked % mentionsInStep === 0) {
        yield;
      }
    }
  }

  /** Whether the letters from a place on are those of a name, up to the end of a word. */
  private isName(text: string, start: number): boolean {
    const { reader, trie } = this;
    reader.begin(text, start, text.length);
    while (reader.advance()) {
      if (trie.values(reader.node) && !(isWordAt(text, reader.at - 1) && isWordAt(text, reader.at))) {
        return true;
      }
    }
    return false;
  }

  private longest(text: string, start: number, end: number, kind: RegionKind, whole: boolean, addresses: AddressFinder): Found | undefined {
    let found: Found | undefined;
    let isOneWord = false;
    // In `L4/L7 processing` the last word belongs to both sides of the slash, so a name of one word goes first there.
    const keepsOneWord = text[start - 1] === '/' && isWordAt(text, start - 2);
    const { reader } = this;
    reader.begin(text, start, end);
    while (reader.advance()) {
      if (keepsOneWord && isOneWord && !reader.isOneWord) {
        break;
      }
      const values = this.trie.values(reader.node);
      if (values && isEdgeAfter(text, reader.at, whole)) {
        const aliases = allowedAliases(values, text, start, reader.at, kind, addresses);
        if (aliases.length > 0) {
          found = { end: reader.at, aliases };
          ({ isOneWord } = reader);
        }
      }
    }
    return found;
  }

  private mention(start: number, end: number, aliases: readonly Alias[], inCode: boolean): Mention {
    return { start, end, candidates: this.candidates(aliases), inCode, quoted: false, misspelling: aliases.every((alias) => alias.misspelling) };
  }

  private candidates(aliases: readonly Alias[]): readonly GlossaryEntry[] {
    const known = this.candidatesOf.get(aliases);
    if (known) {
      return known;
    }
    const correct = aliases.filter((alias) => !alias.misspelling);
    const entries = [...new Set((correct.length > 0 ? correct : aliases).map(({ entry }) => entry))].sort(compareEntries);
    this.candidatesOf.set(aliases, entries);
    return entries;
  }
}

/** A name without the space between a CJK and another character, which a text may have or not. */
function withoutOptionalSpaces(name: string): string {
  return name.replaceAll(' ', (space, at: number) => (isCjk(name.charCodeAt(at - 1)) === isCjk(name.charCodeAt(at + 1)) ? space : ''));
}

/** Whether an alias whose letters were found at a place may be meant there. */
function isAllowed(alias: Alias, text: string, start: number, end: number, kind: RegionKind, addresses: AddressFinder): boolean {
  if (alias.quiet && !isQuietAllowed(alias, kind)) {
    return false;
  }
  if (alias.exact && !isWrittenAs(alias.text, text, start, end)) {
    return false;
  }
  if (addresses.covers(start)) {
    return alias.address && isAddressPart(text, start, end);
  }
  return alias.address || !addresses.crossesEnd(start, end);
}

/** The aliases that may stand at a place; the list itself where all may. */
function allowedAliases(aliases: readonly Alias[], text: string, start: number, end: number, kind: RegionKind, addresses: AddressFinder): readonly Alias[] {
  return aliases.every((alias) => isAllowed(alias, text, start, end, kind, addresses)) ? aliases : aliases.filter((alias) => isAllowed(alias, text, start, end, kind, addresses));
}

/** A common word is meant as the resource where prose writes it with the resource's capital. */
function isQuietAllowed(alias: Alias, kind: RegionKind): boolean {
  return alias.exact && alias.entry.kind === 'resource' && (kind === RegionKind.prose || kind === RegionKind.note || kind === RegionKind.codeSpan);
}

/** Compares case, but not width and white space, with a text whose folded characters agree already. */
export function isWrittenAs(alias: string, text: string, start: number, end: number): boolean {
  let at = start;
  for (let i = 0; i < alias.length; i++) {
    const code = alias.charCodeAt(i);
    if (isSpace(code)) {
      continue;
    }
    while (at < end && (isSpace(text.charCodeAt(at)) || (text[at] === '>' && alias[i] !== '>'))) {
      at++;
    }
    if (foldWidth(text.charCodeAt(at)) !== foldWidth(code)) {
      return false;
    }
    at++;
  }
  return true;
}
