import { groupOf } from '../manifests/apiVersions';
import { CharacterClass, fold, foldWidth, isCjk, isSpace, isWord } from './characters';
import { compareEntries, type Alias, type Glossary, type GlossaryEntry } from './glossary';
import { NextOccurrence } from './nextOccurrence';
import { RegionKind, regionsOf } from './regions';
import { Trie } from './trie';
import { groupOfKind, type YamlMapping } from './yamlRegions';

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
  let low = 0;
  let high = mentions.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const mention = mentions[middle];
    if (!mention || mention.start > offset) {
      high = middle - 1;
    } else if (mention.end <= offset) {
      low = middle + 1;
    } else {
      return mention;
    }
  }
  return undefined;
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** `quotes` do not overlap; both are in their order. */
function markQuoted(mentions: Mention[], quotes: readonly Stretch[]): Mention[] {
  let next = 0;
  for (const { start, end } of quotes) {
    for (let mention = mentions[next]; mention && mention.start < end; mention = mentions[++next]) {
      if (mention.start >= start) {
        mentions[next] = { ...mention, quoted: true };
      }
    }
  }
  return mentions;
}

interface Found {
  readonly end: number;
  readonly aliases: readonly Alias[];
}

/** Finds the mentions of a glossary's terms. Built once for a glossary; a text is passed over once. */
export class Matcher {
  private readonly trie: Trie<Alias>;
  private readonly candidatesOf = new WeakMap<readonly Alias[], readonly GlossaryEntry[]>();

  constructor(glossary: Glossary) {
    this.trie = new Trie(glossary.aliases.map((alias) => ({ name: alias.text, value: alias })));
  }

  /** The mentions in a whole text in one of VS Code's languages, in their order; they do not overlap. */
  find(text: string, languageId: string): Mention[] {
    const mentions: Mention[] = [];
    const kinds: { start: number; end: number; mapping: YamlMapping; at: number }[] = [];
    const quotes: Stretch[] = [];
    const schemes = new NextOccurrence(text, schemeEnd);
    regionsOf(text, languageId, (start, end, kind, mapping) => {
      if (kind === RegionKind.quoted) {
        quotes.push({ start, end });
      } else if (kind === RegionKind.resourceKind && mapping) {
        kinds.push({ start, end, mapping, at: mentions.length });
      } else if (kind === RegionKind.key) {
        this.findKey(text, start, end, mentions);
      } else {
        this.findIn(text, start, end, kind, schemes, mentions);
      }
    });
    // What a kind means may be said after it, so kinds wait until the text has been read.
    return markQuoted(kinds.length === 0 ? mentions : this.insertKinds(text, mentions, kinds), quotes);
  }

  private insertKinds(text: string, mentions: readonly Mention[], kinds: readonly { start: number; end: number; mapping: YamlMapping; at: number }[]): Mention[] {
    const all: Mention[] = [];
    let taken = 0;
    for (const { start, end, mapping, at } of kinds) {
      while (taken < at) {
        const mention = mentions[taken++];
        if (mention) {
          all.push(mention);
        }
      }
      const candidates = this.resourcesOf(text, start, end, groupOfKind(mapping));
      if (candidates.length > 0) {
        all.push({ start, end, candidates, inCode: true, quoted: false, misspelling: false });
      }
    }
    return all.concat(mentions.slice(taken));
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
    let node = end > start ? this.trie.start(text.charCodeAt(start)) : 0;
    for (let i = start + 1; i < end && node !== 0; i++) {
      node = this.trie.child(node, fold(text.charCodeAt(i)));
    }
    return (this.trie.values(node) ?? []).filter((alias) => !alias.exact || isWrittenAs(alias.text, text, start, end));
  }

  private findIn(text: string, start: number, end: number, kind: RegionKind, schemes: NextOccurrence, mentions: Mention[]): void {
    const whole = kind === RegionKind.code || kind === RegionKind.value || kind === RegionKind.codeSpan;
    const inCode = kind !== RegionKind.prose;
    const addresses = new AddressFinder(text, start, end, whole, schemes);
    const { starts } = this.trie;
    let at = start;
    while (at < end) {
      const entry = starts[text.charCodeAt(at)] ?? 0;
      const node = Trie.nodeAt(entry);
      const isLatin = Trie.classAt(entry) === CharacterClass.word;
      const found = node !== 0 && this.mayGoOn(text, at + 1, node) && (!isLatin || isEdgeBefore(text, at, whole)) ? this.longest(text, at, end, node, kind, whole, addresses) : undefined;
      if (found) {
        mentions.push(this.mention(at, found.end, found.aliases, inCode));
        at = found.end;
        continue;
      }
      at++;
      while (isLatin && at < end && Trie.classAt(starts[text.charCodeAt(at)] ?? 0) === CharacterClass.word) {
        at++;
      }
    }
  }

  /** Whether a name ends at a first node or goes on with the character after it: most words are told by their first two. */
  private mayGoOn(text: string, at: number, node: number): boolean {
    const next = text.charCodeAt(at);
    return this.trie.child(node, fold(next)) !== 0 || this.trie.values(node) !== undefined || isSpace(next);
  }

  private longest(text: string, start: number, end: number, root: number, kind: RegionKind, whole: boolean, addresses: AddressFinder): Found | undefined {
    let found: Found | undefined;
    let oneWord = true;
    // In `L4/L7 processing` the last word belongs to both sides of the slash, so a name of one word goes first there.
    const keepsOneWord = text[start - 1] === '/' && isLatinAt(text, start - 2);
    let node = root;
    let at = start + 1;
    while (node !== 0) {
      const values = this.trie.values(node);
      if (values && isEdgeAfter(text, at, whole) && (oneWord || !found || !keepsOneWord)) {
        const aliases = standing(values, text, start, at, kind, addresses);
        if (aliases.length > 0) {
          found = { end: at, aliases };
        }
      }
      if (at >= end) {
        break;
      }
      const code = text.charCodeAt(at);
      if (!isSpace(code)) {
        node = this.trie.child(node, fold(code));
        at++;
        continue;
      }
      const gap = spaceEnd(text, at, end);
      if (gap.end < 0) {
        break;
      }
      const before = isCjk(text.charCodeAt(at - 1));
      const after = isCjk(text.charCodeAt(gap.end));
      const spaceCounts = before === after && !(before && gap.lineBreak);
      if (spaceCounts) {
        node = this.trie.child(node, 0x20);
        oneWord = false;
      }
      at = gap.end;
      if (!spaceCounts && node !== 0) {
        node = this.trie.child(node, fold(text.charCodeAt(at)));
        at++;
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

/** Whether an alias whose letters were found at a place may be meant there. */
function mayStand(alias: Alias, text: string, start: number, end: number, kind: RegionKind, addresses: AddressFinder): boolean {
  if (alias.quiet && !mayStandQuiet(alias, kind)) {
    return false;
  }
  if (alias.exact && !isWrittenAs(alias.text, text, start, end)) {
    return false;
  }
  if (addresses.covers(start)) {
    return alias.address && isAddressPart(text, start, end);
  }
  return alias.address || !addresses.areEnteredBy(start, end);
}

/** The aliases that may stand at a place; the list itself where all may. */
function standing(aliases: readonly Alias[], text: string, start: number, end: number, kind: RegionKind, addresses: AddressFinder): readonly Alias[] {
  return aliases.every((alias) => mayStand(alias, text, start, end, kind, addresses)) ? aliases : aliases.filter((alias) => mayStand(alias, text, start, end, kind, addresses));
}

/** A common word is meant as the resource where prose writes it with the resource's capital. */
function mayStandQuiet(alias: Alias, kind: RegionKind): boolean {
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

/** The end of a run of white space inside an alias, at most one line break with its block-quote marks; -1 where a blank line ends the paragraph. */
function spaceEnd(text: string, start: number, end: number): { end: number; lineBreak: boolean } {
  let lineBreak = false;
  let at = start;
  for (; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x0a || (code === 0x0d && text.charCodeAt(at + 1) !== 0x0a)) {
      if (lineBreak) {
        return { end: -1, lineBreak };
      }
      lineBreak = true;
    } else if (!isSpace(code) && !(lineBreak && code === 0x3e)) {
      return { end: at, lineBreak };
    }
  }
  return { end: -1, lineBreak };
}

const underscore = 0x5f;
const hyphen = 0x2d;

function isLatinAt(text: string, at: number): boolean {
  return isWord(text.charCodeAt(at));
}

/** `whole`: a hyphen joins words, as it does in names in manifests and code. */
export function isEdgeBefore(text: string, at: number, whole: boolean): boolean {
  const before = text.charCodeAt(at - 1);
  if (isWord(before)) {
    return false;
  }
  return !((before === underscore || (whole && before === hyphen)) && isLatinAt(text, at - 2));
}

/** `end`: the first place after the alias. An alias that ends in CJK or in a sign has an edge there anyhow. */
function isEdgeAfter(text: string, end: number, whole: boolean): boolean {
  if (!isLatinAt(text, end - 1)) {
    return true;
  }
  const after = text.charCodeAt(end);
  if (isWord(after)) {
    return false;
  }
  return !((after === underscore || (whole && after === hyphen)) && isLatinAt(text, end + 1));
}

/** Inside an address an alias takes whole parts of it: `istio.io/use-waypoint` is no part of `istio.io/use-waypoint-namespace`. */
function isAddressPart(text: string, start: number, end: number): boolean {
  const before = text[start - 1];
  const after = text[end];
  return before !== '.' && before !== '-' && !((after === '.' || after === '-') && isLatinAt(text, end + 1));
}

/** Tells the words of a text that are URLs, host or group names, label keys, images and paths. Asked for growing places. */
export class AddressFinder {
  private readonly url: { start: number; end: number };
  private readonly word = { start: -1, end: -1, isAddress: false };

  /**
   * For the text from `start` to `limit`. `schemes` finds `://`; one for all stretches of a text.
   * `strict`: a slash or a colon inside a word makes it an address, as it does in manifests and code.
   */
  constructor(
    private readonly text: string,
    start: number,
    private readonly limit: number,
    private readonly strict: boolean,
    private readonly schemes = new NextOccurrence(text, schemeEnd),
  ) {
    this.url = { start, end: start };
  }

  covers(at: number): boolean {
    const { url, word } = this;
    while (url.end <= at) {
      this.readUrl();
    }
    if (at >= url.start) {
      return true;
    }
    if (at >= word.end) {
      this.readWord(at);
    }
    return word.isAddress && at >= word.start;
  }

  /** Whether an address begins inside of a stretch, which begins in none, and goes on behind it: `API gateway.yaml` has no API gateway. */
  areEnteredBy(start: number, end: number): boolean {
    const { text } = this;
    if (end >= this.limit || !isAddressCode(text.charCodeAt(end))) {
      return false;
    }
    let from = end;
    while (from > start && isAddressCode(text.charCodeAt(from - 1))) {
      from--;
    }
    let to = end;
    while (to < this.limit && to < end + longestLookAhead && isAddressCode(text.charCodeAt(to))) {
      to++;
    }
    if (from === start || from === end) {
      return false;
    }
    const url = /[\w+.-]*[^\W_]:\/\//.exec(text.slice(from, to));
    return (url !== null && from + url.index < end) || isAddressWord(text, from, url ? from + url.index : to, this.strict);
  }

  /** Goes on to the next URL, or to the end of the text. */
  private readUrl(): void {
    const { text, url, limit } = this;
    let colon = this.schemes.from(url.end, limit);
    while (colon >= 0 && (!isSchemeCode(text.charCodeAt(colon - 1)) || !isLatinAt(text, colon - 1))) {
      colon = this.schemes.from(colon + 1, limit);
    }
    if (colon < 0) {
      url.start = url.end = Infinity;
      return;
    }
    let start = colon;
    while (start > url.end && isSchemeCode(text.charCodeAt(start - 1))) {
      start--;
    }
    let end = colon + schemeEnd.length;
    while (end < limit && isInUrl(text, end)) {
      end++;
    }
    url.start = start;
    url.end = end;
  }

  private readWord(at: number): void {
    const { text, word } = this;
    const limit = Math.min(this.limit, this.url.start);
    let start = at;
    while (start > 0 && start > word.end && isAddressCode(text.charCodeAt(start - 1))) {
      start--;
    }
    let end = at;
    while (end < limit && isAddressCode(text.charCodeAt(end))) {
      end++;
    }
    word.isAddress = end > at && isAddressWord(text, start, end, this.strict);
    word.start = start;
    word.end = Math.max(end, at + 1);
  }
}

const schemeEnd = '://';
/** An address shows early that it is one. In UTF-16 code units. */
const longestLookAhead = 256;

function isSchemeCode(code: number): boolean {
  return code < 0x80 && (isWord(code) || code === 0x2b || code === 0x2e || code === hyphen || code === underscore);
}

/** Letters other than ASCII belong to a URL behind one of its signs: what follows its last letter is running Chinese. */
function isInUrl(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 0x80) {
    return isUrlCode(code);
  }
  const before = text.charCodeAt(at - 1);
  return (isWord(code) || isCjk(code)) && (before >= 0x80 || !isWord(before));
}

function isAddressCode(code: number): boolean {
  if (code < 0x80) {
    return isWord(code) || code === 0x2e || code === hyphen || code === underscore || code === 0x2f || code === 0x3a || code === 0x40 || code === 0x7e;
  }
  return false;
}

function isUrlCode(code: number): boolean {
  return code > 0x20 && code < 0x7f && code !== 0x3c && code !== 0x3e && code !== 0x22 && code !== 0x27 && code !== 0x29 && code !== 0x5d && code !== 0x60;
}

function isAddressWord(text: string, start: number, end: number, strict: boolean): boolean {
  let slash = false;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    const inside = isLatinAt(text, at - 1) && isLatinAt(text, at + 1) && at > start && at + 1 < end;
    if (code === 0x2f) {
      slash = true;
      if (strict ? inside : at + 1 < end && isLatinAt(text, at + 1) && (at === start || text[at - 1] === '.' || text[at - 1] === '~')) {
        return true;
      }
    } else if (inside && code === 0x2e && !(isDigit(text, at - 1) && isDigit(text, at + 1))) {
      return true;
    } else if (inside && (code === 0x40 || (code === 0x3a && (strict || slash)))) {
      return true;
    }
  }
  return false;
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 0x30 && code <= 0x39;
}
