import type { MarkdownBlocks } from '../markdown/document';
import { Code, fold, foldWidth, isCjk, isSpace } from '../text/characters';
import { NextOccurrence } from '../text/nextOccurrence';
import { partitionPoint } from '../text/partition';
import { finish, type Steps } from '../text/steps';
import { AddressFinder, isAddressPart, schemeEnd } from './addresses';
import { groupOf } from './apiVersions';
import { isEdgeAfter, isEdgeBefore, isWordAt } from './edges';
import { Evidence, type Clues, type TopicWordMention, type Unmistakable } from './evidence';
import { compareEntries, Need, type Alias, type Glossary, type GlossaryEntry } from './glossary';
import { NameReader } from './nameReader';
import { NameStartFinder } from './nameStartFinder';
import { isOrdinaryUse, isWordItself, Proof, proofOf, type KnownNames } from './proof';
import { OffsetCursor, RegionKind, type Region, type TextRange } from './region';
import { regionsInSteps } from './regions';
import { topicWords, type TopicWord } from './topicWords';
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
  readonly within?: TextRange | undefined;
  readonly blocks?: MarkdownBlocks | undefined;
  readonly evidence?: Evidence | undefined;
}

interface Found {
  readonly end: number;
  readonly aliases: readonly Alias[];
}

/** What is found while a text is read. */
class Findings {
  readonly mentions: Mention[] = [];
  /** Those that tell what the text is about. */
  private readonly unmistakable: Unmistakable[] = [];
  /** What remains of a mention without evidence: undefined for none. */
  readonly doubtful = new Map<Mention, Mention | undefined>();
  /** Those of common words, with what their sentences say. */
  private readonly proofs = new Map<Mention, Proof>();
  /** The terms that a common word is shown to mean. */
  private readonly shown = new Set<GlossaryEntry>();

  constructor(private readonly words: readonly TopicWordMention[]) {}

  get clues(): Clues {
    return { mentions: this.unmistakable, words: this.words, shown: this.shown };
  }

  add(mention: Mention): void {
    this.mentions.push(mention);
    // The user's own term may stand before the built-in one.
    const entry = mention.misspelling ? undefined : mention.candidates.find(({ origin }) => origin === 'builtin');
    if (entry) {
      this.unmistakable.push({ start: mention.start, entry });
    }
  }

  addDoubtful(mention: Mention, certain: Mention | undefined, proof: Proof | undefined): void {
    this.mentions.push(mention);
    this.doubtful.set(mention, certain);
    if (proof !== undefined) {
      this.proofs.set(mention, proof);
    }
    if (proof === Proof.shown) {
      mention.candidates.forEach((entry) => this.shown.add(entry));
    }
  }

  /** The mentions that the evidence supports. */
  supported(evidence: Evidence): Mention[] {
    const supported: Mention[] = [];
    for (const mention of this.mentions) {
      const remaining = !this.doubtful.has(mention) || this.isSupported(mention, evidence) ? mention : this.doubtful.get(mention);
      if (remaining) {
        supported.push(remaining);
      }
    }
    return supported;
  }

  private isSupported(mention: Mention, evidence: Evidence): boolean {
    const proof = this.proofs.get(mention);
    if (proof === undefined) {
      return mention.candidates.some(({ general }) => evidence.supports(mention.start, general));
    }
    return evidence.supports(mention.start, false) && (proof === Proof.shown || mention.candidates.some((entry) => evidence.shown.has(entry) || this.shown.has(entry)));
  }
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
  /** By their nodes in the trie. They are added first, so later nodes lead to no topic word. */
  private readonly topicWords: (TopicWord | undefined)[] = [];
  private readonly reader: NameReader;
  /** By the only alias, or by the aliases. */
  private readonly candidatesOf = new WeakMap<Alias | readonly Alias[], readonly GlossaryEntry[]>();

  constructor({ aliases, exceptions }: Glossary) {
    this.aliases = [...aliases, ...exceptions];
    this.trie = new Trie([...this.aliases.map(({ text }) => text), ...topicWords.map(({ spelling }) => spelling)].reduce((sum, { length }) => sum + length, 0));
    this.reader = new NameReader(this.trie);
    for (const { spelling, word } of topicWords) {
      this.starts.add(spelling, false);
      const node = this.trie.insert(spelling);
      while (this.topicWords.length < node) {
        this.topicWords.push(undefined);
      }
      this.topicWords[node] = word;
    }
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
   * text. `blocks`: the Markdown blocks below the front matter, if known. `evidence`: that of the whole text, if known.
   */
  * findInSteps(text: string, languageId: string, { within, blocks, evidence }: FindOptions = {}): Steps<Mention[]> {
    const { findings, quotes } = yield* this.read(text, languageId, within ?? { start: 0, end: text.length }, blocks);
    const isDoubtful = findings.doubtful.size > 0;
    const known = evidence ?? (isDoubtful && within ? yield* this.evidenceInSteps(text, languageId, blocks) : undefined);
    return yield* markQuoted(isDoubtful ? findings.supported(known ?? Evidence.in(text, findings.clues)) : findings.mentions, quotes);
  }

  /** Where a text speaks of cloud-native things. */
  * evidenceInSteps(text: string, languageId: string, blocks?: MarkdownBlocks): Steps<Evidence> {
    const { findings } = yield* this.read(text, languageId, { start: 0, end: text.length }, blocks);
    return Evidence.in(text, findings.clues);
  }

  private* read(text: string, languageId: string, { start: from, end: to }: TextRange, blocks: MarkdownBlocks | undefined): Steps<{ findings: Findings; quotes: readonly TextRange[] }> {
    while (!this.isPrepared) {
      this.prepare();
      yield;
    }
    const { names, words } = yield* this.namesIn(text, from, to);
    const offsets = new OffsetCursor(names);
    const findings = new Findings(words);
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
        const { start, end } = region;
        if (!offsets.has(start, end)) {
          continue;
        }
        if (region.kind === RegionKind.resourceKind) {
          kinds.push(region);
        } else if (region.kind === RegionKind.key) {
          this.findKey(text, start, end, findings);
        } else {
          yield* this.findIn(text, region, offsets, schemes, findings);
        }
      }
      regions.length = 0;
    }
    // `apiVersion` may follow `kind`, so kinds are resolved at the end.
    if (kinds.length > 0) {
      yield* this.findKinds(text, kinds, findings);
      findings.mentions.sort((a, b) => a.start - b.start);
    }
    return { findings, quotes };
  }

  /** The offsets at which names occur as whole words, and the topic words, in any kind of text. They are few, so all other checks run only there. */
  private* namesIn(text: string, from: number, to: number): Steps<{ names: readonly number[]; words: readonly TopicWordMention[] }> {
    const names: number[] = [];
    const words: TopicWordMention[] = [];
    for (let start = from; start < to; start += searchedInStep) {
      const end = Math.min(to, start + searchedInStep);
      for (let at = this.starts.next(text, start, end); at < end; at = this.starts.next(text, at + 1, end)) {
        this.readName(text, at, names, words);
      }
      yield;
    }
    return { names, words };
  }

  /** The resources in values of `kind:`. */
  private* findKinds(text: string, kinds: readonly Region[], findings: Findings): Steps {
    for (const [index, { start, end, mapping }] of kinds.entries()) {
      if (index % mentionsInStep === 0) {
        yield;
      }
      const candidates = this.resourcesOf(text, start, end, mapping && groupOfKind(mapping));
      if (candidates.length > 0) {
        findings.add({ start, end, candidates, inCode: true, quoted: false, misspelling: false });
      }
    }
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

  private findKey(text: string, start: number, end: number, findings: Findings): void {
    const aliases = this.aliasesOfWhole(text, start, end).filter(({ entry }) => entry.kind === 'field');
    if (aliases.length > 0) {
      findings.add(this.mention(start, end, aliases, true));
    }
  }

  /** The node of the trie for a whole range, or 0. */
  private nodeOf(text: string, start: number, end: number): number {
    let node = this.trie.root;
    for (let i = start; i < end && node !== 0; i++) {
      node = this.trie.child(node, fold(text.charCodeAt(i)));
    }
    return node;
  }

  /** The aliases that match a whole range. */
  private aliasesOfWhole(text: string, start: number, end: number): Alias[] {
    return (this.trie.values(this.nodeOf(text, start, end)) ?? []).filter((alias) => alias.need !== Need.never && (!alias.exact || isWrittenAs(alias.text, text, start, end)) && (!alias.joined || isJoinedAs(alias.text, text, start, false)));
  }

  private* findIn(text: string, region: Region, offsets: OffsetCursor, schemes: NextOccurrence, findings: Findings): Steps {
    const { start, end, kind } = region;
    const whole = kind === RegionKind.code || kind === RegionKind.value || kind === RegionKind.codeSpan;
    const addresses = new AddressFinder(text, start, end, whole, schemes);
    let at = offsets.next(start);
    for (let count = 1; at < end; count++) {
      const found = !isWordAt(text, at) || isEdgeBefore(text, at, whole) ? this.longest(text, at, region, whole, addresses) : undefined;
      if (found) {
        this.addFound(text, at, found, region, findings);
      }
      at = offsets.next(found?.end ?? at + 1);
      if (count % mentionsInStep === 0) {
        yield;
      }
    }
  }

  /** Adds the name and the topic word that start at an offset and end at a word boundary. */
  private readName(text: string, start: number, names: number[], words: TopicWordMention[]): void {
    const { reader, topicWords, trie } = this;
    let isName = false;
    let word: TopicWord | undefined;
    reader.begin(text, start, text.length);
    while (reader.advance()) {
      const values = trie.values(reader.node);
      const wordHere = reader.node < topicWords.length ? topicWords[reader.node] : undefined;
      if ((values || wordHere) && !(isWordAt(text, reader.at - 1) && isWordAt(text, reader.at))) {
        isName ||= values !== undefined;
        word = wordHere ?? word;
        if (reader.node >= topicWords.length) {
          break;
        }
      }
    }
    if (isName) {
      names.push(start);
    }
    if (word) {
      words.push({ start, word });
    }
  }

  private addFound(text: string, start: number, { end, aliases }: Found, { kind }: Region, findings: Findings): void {
    const inCode = kind !== RegionKind.prose;
    const isCommon = aliases.some(({ need }) => need === Need.proof);
    const proof = isCommon && isProse(kind) ? proofOf(text, { start, end }, this.names) : Proof.shown;
    const meant = isCommon || aliases.some(({ need }) => need === Need.never) ? aliases.filter(({ need }) => need < (proof === Proof.refuted ? Need.proof : Need.never)) : aliases;
    const certain = meant.filter(({ need }) => need === Need.nothing);
    if (meant.length === 0) {
      return;
    }
    const mention = this.mention(start, end, meant, inCode);
    if (certain.length === meant.length) {
      findings.add(mention);
    } else {
      findings.addDoubtful(mention, certain.length > 0 ? this.mention(start, end, certain, inCode) : undefined, meant.every(({ need }) => need === Need.proof) ? proof : undefined);
    }
  }

  private longest(text: string, start: number, region: Region, whole: boolean, addresses: AddressFinder): Found | undefined {
    let found: Found | undefined;
    let isOneWord = false;
    // In `L4/L7 processing`, both sides of the slash share the last word, so prefer a name of one word.
    const keepsOneWord = text[start - 1] === '/' && isWordAt(text, start - 2);
    const { reader } = this;
    reader.begin(text, start, region.end);
    while (reader.advance()) {
      if (keepsOneWord && isOneWord && !reader.isOneWord) {
        break;
      }
      const values = this.trie.values(reader.node);
      if (values && isEdgeAfter(text, reader.at, whole)) {
        const aliases = this.allowedAliases(values, text, { start, end: reader.at }, region, addresses);
        if (aliases.length > 0) {
          found = { end: reader.at, aliases };
          ({ isOneWord } = reader);
        }
      }
    }
    return found;
  }

  /** The aliases allowed in this context; the same array if all are. */
  private allowedAliases(aliases: readonly Alias[], text: string, range: TextRange, region: Region, addresses: AddressFinder): readonly Alias[] {
    const mayHyphenate = isProse(region.kind);
    let allowed: Alias[] | undefined;
    for (let index = 0; index < aliases.length; index++) {
      const alias = aliases[index] as Alias;
      if (!isAllowed(alias, text, range, mayHyphenate, addresses) || !this.isMeant(alias, text, range, region)) {
        allowed ??= aliases.slice(0, index);
      } else {
        allowed?.push(alias);
      }
    }
    return allowed ?? aliases;
  }

  /** Whether the words around a name show its meaning, if it needs that. */
  private isMeant({ need, exact, product, entry }: Alias, text: string, range: TextRange, region: Region): boolean {
    if (product && isProse(region.kind) && isInIdentifier(text, range)) {
      return false;
    }
    if (need === Need.field) {
      const isReadable = isProse(region.kind) || region.kind === RegionKind.codeSpan;
      return (isReadable || !entry.quiet) && !isWordItself(text, range) && (!exact || !isOrdinaryUse(text, range, this.names));
    }
    if (need !== Need.proof) {
      return true;
    }
    if (!exact || !(entry.kind === 'resource' || entry.quiet)) {
      return false;
    }
    if (region.kind === RegionKind.codeSpan) {
      return isResourceInCode(text.slice(region.start, range.start), text.slice(range.end, region.end));
    }
    // What the sentence says is read once for all aliases.
    return isProse(region.kind);
  }

  private readonly names: KnownNames = {
    isKnown: (word) => this.aliasesOfWhole(word, 0, word.length).length > 0,
    beginsName: (words) => this.nodeOf(words, 0, words.length) !== 0,
  };

  private mention(start: number, end: number, aliases: readonly Alias[], inCode: boolean): Mention {
    return { start, end, candidates: this.candidates(aliases), inCode, quoted: false, misspelling: aliases.every((alias) => alias.misspelling) };
  }

  private candidates(aliases: readonly Alias[]): readonly GlossaryEntry[] {
    const [only = aliases] = aliases.length === 1 ? aliases : [];
    const known = this.candidatesOf.get(only);
    if (known) {
      return known;
    }
    const correct = aliases.filter((alias) => !alias.misspelling);
    const entries = [...new Set((correct.length > 0 ? correct : aliases).map(({ entry }) => entry))].sort(compareEntries);
    this.candidatesOf.set(only, entries);
    return entries;
  }
}

/** Removes spaces between CJK and other characters, which are optional in texts. */
function withoutOptionalSpaces(name: string): string {
  return name.replaceAll(' ', (space, at: number) => (isCjk(name.charCodeAt(at - 1)) === isCjk(name.charCodeAt(at + 1)) ? space : ''));
}

/** Whether an alias with matching letters is a mention in this context. */
function isAllowed(alias: Alias, text: string, { start, end }: TextRange, mayHyphenate: boolean, addresses: AddressFinder): boolean {
  if (alias.joined && !isJoinedAs(alias.text, text, start, mayHyphenate)) {
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

/** Whether a region is text that a person reads, not code. */
function isProse(kind: RegionKind): boolean {
  return kind === RegionKind.prose || kind === RegionKind.note;
}

/** Whether a code span names a resource: `Gateway`, `kind: Gateway`, `Gateway/web`, `kubectl get Gateway`. */
function isResourceInCode(before: string, after: string): boolean {
  return /^\s*(?:kind:\s*|kubectl\s[^]*)?$/.test(before) && /^(?:\s*|\/.*|\s.*)$/.test(after) && !/^\s*[({=]/.test(after);
}

/** Whether a name in lower case is a part of an identifier, such as `istio-agent`. */
function isInIdentifier(text: string, { start, end }: TextRange): boolean {
  const code = text.charCodeAt(start);
  return foldWidth(code) === fold(code) && ((text.charCodeAt(end) === Code.hyphen && isLetterAt(text, end + 1)) || (text.charCodeAt(start - 1) === Code.hyphen && isLetterAt(text, start - 2)));
}

function isLetterAt(text: string, at: number): boolean {
  return /\p{L}/u.test(text.charAt(at)) && isWordAt(text, at);
}

/** Whether words are joined as in an alias, which the trie does not tell. `mayHyphenate`: a hyphen in the text may stand for a space in the alias, never the reverse. */
function isJoinedAs(alias: string, text: string, start: number, mayHyphenate: boolean): boolean {
  let at = start;
  for (let i = 0; i < alias.length; i++, at++) {
    const code = alias.charCodeAt(i);
    if (code === Code.space && foldWidth(text.charCodeAt(at)) === Code.hyphen) {
      if (!mayHyphenate) {
        return false;
      }
      continue;
    }
    while (isSpace(text.charCodeAt(at)) || (text.charCodeAt(at) === Code.greater && code !== Code.greater)) {
      at++;
    }
    if (code === Code.hyphen && foldWidth(text.charCodeAt(at)) !== Code.hyphen) {
      return false;
    }
    // White space in the text has been passed, or may be omitted.
    at -= code === Code.space ? 1 : 0;
  }
  return true;
}

/** Whether the case matches a range whose folded characters match. Ignores width and white space, also where the text has a hyphen instead. */
export function isWrittenAs(alias: string, text: string, start: number, end: number): boolean {
  let at = start;
  for (let i = 0; i < alias.length; i++) {
    const code = alias.charCodeAt(i);
    if (isSpace(code)) {
      continue;
    }
    while (at < end && (isSpace(text.charCodeAt(at)) || (text[at] === '>' && alias[i] !== '>') || (text[at] === '-' && alias[i] !== '-' && alias[i - 1] === ' '))) {
      at++;
    }
    if (foldWidth(text.charCodeAt(at)) !== foldWidth(code)) {
      return false;
    }
    at++;
  }
  return true;
}
