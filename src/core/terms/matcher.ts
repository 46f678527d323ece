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
import { OffsetCursor, RegionKind, type Region, type TextRange } from './region';
import { regionsInSteps } from './regions';
import { Trie } from './trie';
import { groupOfKind } from './yamlMapping';

/** An occurrence of a term in a text. */
export interface Mention extends TextRange {
  /** The possible meanings, likeliest first. Never empty. */
  readonly candidates: readonly GlossaryEntry[];
  /** It is in code or front matter: shown on hover, but not underlined. */
  readonly inCode: boolean;
  /** It is in a block quote, brackets (such as a link's text) or HTML. */
  readonly quoted: boolean;
  /** A known misspelling or mistranslation of the first candidate. */
  readonly misspelling: boolean;
}

/** The mention at an offset. `mentions`: sorted, as `find` returns them. */
export function mentionAt(mentions: readonly Mention[], offset: number): Mention | undefined {
  const mention = mentions[partitionPoint(mentions.length, (place) => (mentions[place]?.end ?? 0) <= offset)];
  return mention && mention.start <= offset ? mention : undefined;
}

/** Marks the mentions in quotes. Both are sorted; quotes do not overlap. */
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

interface Found {
  readonly end: number;
  readonly aliases: readonly Alias[];
}

/** Names added in a step: a few milliseconds in a new process. */
const namesInStep = 200;
/** How much text is searched in a step, in UTF-16 code units. */
const searchedInStep = 16_384;
/** Candidate mentions checked in a step. */
const mentionsInStep = 512;

/** Finds the mentions of a glossary's terms in one pass over a text. Create one for each glossary. */
export class Matcher {
  private readonly aliases: readonly Alias[];
  /** How many aliases have been added to the trie. */
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

  /** Whether all names have been added. */
  get isPrepared(): boolean {
    return this.known === this.aliases.length;
  }

  /** Adds the next names. `findInSteps` adds the remaining ones. */
  prepare(): void {
    const next = this.aliases.slice(this.known, this.known + namesInStep);
    for (const alias of next) {
      const name = withoutOptionalSpaces(alias.text);
      this.starts.add(name, alias.exact);
      this.trie.add(name, alias);
    }
    this.known += next.length;
  }

  /** Returns the mentions in a text, sorted and without overlaps. `languageId`: VS Code's language identifier. */
  find(text: string, languageId: string, options?: FindOptions): Mention[] {
    return finish(this.findInSteps(text, languageId, options));
  }

  /**
   * The same in steps. `within`: returns only mentions that begin in a range; near its start, they may differ from those of the whole
   * text. `blocks`: the Markdown blocks below the front matter, if known.
   */
  * findInSteps(text: string, languageId: string, { within: { start: from, end: to } = { start: 0, end: text.length }, blocks }: FindOptions = {}): Steps<Mention[]> {
    while (!this.isPrepared) {
      this.prepare();
      yield;
    }
    const names = yield* this.namesIn(text, from, to);
    const offsets = new OffsetCursor(names);
    const mentions: Mention[] = [];
    const kinds: Region[] = [];
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
      for (const region of regions) {
        const { start, end, kind } = region;
        if (!offsets.has(start, end)) {
          continue;
        }
        if (kind === RegionKind.resourceKind) {
          kinds.push(region);
        } else if (kind === RegionKind.key) {
          this.findKey(text, start, end, mentions);
        } else {
          yield* this.findIn(text, start, end, kind, offsets, schemes, mentions);
        }
      }
      regions.length = 0;
    }
    // `apiVersion` may follow `kind`, so kinds are resolved at the end.
    const all = kinds.length === 0 ? mentions : mentions.concat(yield* this.findKinds(text, kinds)).sort((a, b) => a.start - b.start);
    return yield* markQuoted(all, quotes);
  }

  /** The offsets at which a name occurs as whole words, in any kind of text. They are few, so all other checks run only there. */
  private* namesIn(text: string, from: number, to: number): Steps<readonly number[]> {
    const offsets: number[] = [];
    for (let start = from; start < to; start += searchedInStep) {
      const end = Math.min(to, start + searchedInStep);
      for (let at = this.starts.next(text, start, end); at < end; at = this.starts.next(text, at + 1, end)) {
        if (this.isName(text, at)) {
          offsets.push(at);
        }
      }
      yield;
    }
    return offsets;
  }

  /** The resources in values of `kind:`. */
  private* findKinds(text: string, kinds: readonly Region[]): Steps<Mention[]> {
    const mentions: Mention[] = [];
    for (const [index, { start, end, mapping }] of kinds.entries()) {
      if (index % mentionsInStep === 0) {
        yield;
      }
      const candidates = this.resourcesOf(text, start, end, mapping && groupOfKind(mapping));
      if (candidates.length > 0) {
        mentions.push({ start, end, candidates, inCode: true, quoted: false, misspelling: false });
      }
    }
    return mentions;
  }

  /** The resources that a value of `kind:` may mean. Resources of other groups come last, and never alone. */
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

  /** The aliases that match a whole range. */
  private aliasesOfWhole(text: string, start: number, end: number): Alias[] {
    let node = this.trie.root;
    for (let i = start; i < end && node !== 0; i++) {
      node = this.trie.child(node, fold(text.charCodeAt(i)));
    }
    return (this.trie.values(node) ?? []).filter((alias) => !alias.exact || isWrittenAs(alias.text, text, start, end));
  }

  private* findIn(text: string, start: number, end: number, kind: RegionKind, offsets: OffsetCursor, schemes: NextOccurrence, mentions: Mention[]): Steps {
    const whole = kind === RegionKind.code || kind === RegionKind.value || kind === RegionKind.codeSpan;
    const inCode = kind !== RegionKind.prose;
    const addresses = new AddressFinder(text, start, end, whole, schemes);
    let at = offsets.next(start);
    for (let count = 1; at < end; count++) {
      const found = !isWordAt(text, at) || isEdgeBefore(text, at, whole) ? this.longest(text, at, end, kind, whole, addresses) : undefined;
      if (found) {
        mentions.push(this.mention(at, found.end, found.aliases, inCode));
      }
      at = offsets.next(found?.end ?? at + 1);
      if (count % mentionsInStep === 0) {
        yield;
      }
    }
  }

  /** Whether a name starts at an offset and ends at a word boundary. */
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
    // In `L4/L7 processing`, both sides of the slash share the last word, so prefer a name of one word.
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

/** Removes spaces between CJK and other characters, which are optional in texts. */
function withoutOptionalSpaces(name: string): string {
  return name.replaceAll(' ', (space, at: number) => (isCjk(name.charCodeAt(at - 1)) === isCjk(name.charCodeAt(at + 1)) ? space : ''));
}

/** Whether an alias with matching letters is a mention in this context. */
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

/** The aliases allowed in this context; the same array if all are. */
function allowedAliases(aliases: readonly Alias[], text: string, start: number, end: number, kind: RegionKind, addresses: AddressFinder): readonly Alias[] {
  return aliases.every((alias) => isAllowed(alias, text, start, end, kind, addresses)) ? aliases : aliases.filter((alias) => isAllowed(alias, text, start, end, kind, addresses));
}

/** A capitalized common word in prose means the resource. */
function isQuietAllowed(alias: Alias, kind: RegionKind): boolean {
  return alias.exact && alias.entry.kind === 'resource' && (kind === RegionKind.prose || kind === RegionKind.note || kind === RegionKind.codeSpan);
}

/** Whether the case matches a range whose folded characters match. Ignores width and white space. */
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
