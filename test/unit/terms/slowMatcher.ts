import { pluralOf } from '../../../src/core/terms/plural';
import type { Term, TermKind } from '../../../src/core/terms/term';

/** A mention as the rules give it: `ids` sorted. */
export interface SlowMention {
  readonly start: number;
  readonly end: number;
  readonly ids: readonly string[];
  readonly misspelling: boolean;
}

/** A character of a name in all its forms, with the white space before it. */
interface WrittenCharacter {
  readonly gap: RegExp;
  readonly forms: readonly string[];
}

/** A way to write a term. */
interface Name {
  readonly id: string;
  readonly kind: TermKind;
  readonly written: readonly WrittenCharacter[];
  readonly firstIsLatin: boolean;
  readonly lastIsLatin: boolean;
  /** Holds no space but between CJK and Latin. */
  readonly oneWord: boolean;
  /** In lower case, of a project whose name has a capital. */
  readonly ofProject: boolean;
  readonly exact: boolean;
  readonly quiet: boolean;
  readonly address: boolean;
  readonly misspelling: boolean;
}

/**
 * Finds the mentions in running text straight from the rules, without a thought for speed: each alias is a regular expression that is
 * tried at each place. The numbers in the comments are those of the rules in the design.
 */
export class SlowMatcher {
  private readonly names: readonly Name[];

  constructor(terms: readonly Term[]) {
    this.names = terms.flatMap(namesOf);
  }

  /** The mentions in a stretch of running text; what stands around it counts for edges, not for names. */
  find(text: string, from = 0, to = text.length): SlowMention[] {
    const addresses = addressesIn(text, from, to);
    const readable = text.slice(0, to);
    const found: SlowMention[] = [];
    for (let at = from; at < to;) {
      const mention = this.at(readable, text, at, addresses);
      if (mention) {
        found.push(mention);
      }
      at = mention?.end ?? at + 1;
    }
    return found;
  }

  private at(readable: string, text: string, start: number, addresses: readonly Span[]): SlowMention | undefined {
    const allowedAliases = this.names.flatMap((name) => {
      const end = endOf(name, readable, start);
      return end !== undefined && stands(name, text, start, end, addresses) && !(name.ofProject && isInIdentifier(text, start, end)) ? [{ name, end }] : [];
    });
    // Of `L4/L7 processing` the last word belongs to both sides of the slash: a name of one word goes first behind one.
    const single = wordAndSlash.test(text.slice(Math.max(0, start - 2), start)) ? allowedAliases.filter(({ name }) => name.oneWord) : [];
    const eligible = single.length > 0 ? single : allowedAliases;
    // 1: the longest wins.
    const end = Math.max(...eligible.map((each) => each.end));
    const names = eligible.filter((each) => each.end === end).map(({ name }) => name);
    const correct = names.filter(({ misspelling }) => !misspelling);
    const meant = correct.length > 0 ? correct : names;
    return names.length === 0 ? undefined : { start, end, ids: [...new Set(meant.map(({ id }) => id))].sort(), misspelling: correct.length === 0 };
  }
}

function namesOf(term: Term): Name[] {
  const names = [...new Set([term.name, ...term.aliases].map((name) => name.replace(/\s+/g, ' ').trim()))];
  // 5: common nouns and resources have plurals, names of products have none.
  const withPlurals = names.flatMap((name) => {
    const isNoun = ['protocol', 'resource', 'concept', 'pattern'].includes(term.kind) || (term.kind === 'component' && !hasCapital(name));
    return [name, ...(isNoun ? [pluralOf(name) ?? name] : [])].map((written) => ({ written, singular: name }));
  });
  // 9: a longer alias qualifies a common word.
  const isQualified = (name: string): boolean => names.some((other) => other.length < name.length && holdsAsWords(name.toLowerCase(), other.toLowerCase()));
  return [
    ...withPlurals.map(({ written, singular }) => nameOf(term, written, term.quiet === true && !isQualified(singular), false)),
    ...term.misspellings.map((written) => written.replace(/\s+/g, ' ').trim()).filter((written) => !names.includes(written)).map((written) => nameOf(term, written, false, true)),
  ];
}

/** A lower-case name joined to a letter by a hyphen, as in `istio-agent`. */
function isInIdentifier(text: string, start: number, end: number): boolean {
  return !hasCapital(text.charAt(start)) && (new RegExp(`^[-](?=\\p{L})${word}`, 'u').test(text.slice(end)) || new RegExp(`(?=\\p{L})${word}-$`, 'u').test(text.slice(0, start)));
}

function holdsAsWords(text: string, words: string): boolean {
  return Array.from({ length: text.length }, (_, at) => at).some((at) => {
    const end = at + words.length;
    return text.startsWith(words, at) && !(wordStart.test(words) && wordEnd.test(text.slice(0, at))) && !(wordEnd.test(words) && wordStart.test(text.slice(end)));
  });
}

function nameOf({ id, kind, name }: Term, written: string, quiet: boolean, misspelling: boolean): Name {
  const exact = hasCapital(written);
  return {
    id,
    kind,
    written: charactersOf(written, exact),
    firstIsLatin: wordStart.test(written),
    lastIsLatin: wordEnd.test(written),
    oneWord: !countedSpace.test(written),
    ofProject: kind === 'project' && !exact && hasCapital(name),
    exact,
    quiet,
    address: /[./]/.test(written),
    misspelling,
  };
}

const cjk = String.raw`\u1100-\u11ff\u3005-\u3007\u3040-\u30fa\u30fc-\u312f\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\uff66-\uff9f`;
/** What needs two code units, rare ideographs above all, separates words as CJK does. */
const word = String.raw`(?![${cjk}\u{10000}-\u{10ffff}])[\p{L}\p{N}\p{M}]`;
const cjkCharacter = new RegExp(`[${cjk}]`);
const wordStart = new RegExp(`^${word}`, 'u');
const wordEnd = new RegExp(`${word}$`, 'u');
const countedSpace = new RegExp(`(?<![${cjk}]) (?![${cjk}])|(?<=[${cjk}]) (?=[${cjk}])`);
const isCjk = (character: string): boolean => cjkCharacter.test(character);
const hasCapital = (text: string): boolean => text !== text.toLowerCase();

/** 4: white space, with a line break and the quote marks behind it at most. */
const lineBreak = String.raw`(?:\r\n|\n|\r(?!\n))`;
const blank = String.raw`[ \t\v\f\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]`;
const space = `(?:${blank}+(?:${lineBreak}(?:${blank}|>)*)?|${lineBreak}(?:${blank}|>)*)`;
const softBreak = `(?:${blank}*${lineBreak}(?:${blank}|>)*)`;

const noGap = /(?:)/y;
const spaceBetweenWords = new RegExp(`(?:${space}|[-－])`, 'y');
const spaceInCjk = new RegExp(`(?:${blank}+|[-－])`, 'y');
const spaceBetweenScripts = new RegExp(`${space}?`, 'y');
const lineBreakInCjk = new RegExp(`${softBreak}?`, 'y');

/** 2 and 4: an alias as it may be written. */
function charactersOf(alias: string, exact: boolean): WrittenCharacter[] {
  const characters = [...alias];
  return characters.flatMap((character, index) => {
    if (character === ' ') {
      return [];
    }
    const isSpaced = characters[index - 1] === ' ';
    const before = characters[isSpaced ? index - 2 : index - 1];
    return [{ gap: before === undefined ? noGap : gapBetween(before, isSpaced, character), forms: formsOf(character, exact) }];
  });
}

function gapBetween(before: string, isSpaced: boolean, after: string): RegExp {
  if (isCjk(before) !== isCjk(after)) {
    return spaceBetweenScripts;
  }
  if (isSpaced) {
    return isCjk(after) ? spaceInCjk : spaceBetweenWords;
  }
  return isCjk(after) ? lineBreakInCjk : noGap;
}

/** Where a name ends that begins at a place; undefined if none begins there. */
function endOf({ written }: Name, text: string, start: number): number | undefined {
  let at = start;
  for (const { gap, forms } of written) {
    gap.lastIndex = at;
    const space = gap.exec(text);
    const form = space && forms.find((each) => text.startsWith(each, at + space[0].length));
    if (space === null || form === undefined || form === null) {
      return undefined;
    }
    at += space[0].length + form.length;
  }
  return at;
}

/** 2 and 4: a character in each width, and in each case where it is written in lower case alone. */
function formsOf(character: string, exact: boolean): string[] {
  const narrow = character.replace(/[\uff01-\uff5e]/, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));
  const cases = exact ? [narrow] : [...new Set([narrow, narrow.toUpperCase()].filter((each) => each.length === 1 && each.toLowerCase() === narrow))];
  return cases.flatMap((each) => (/[!-~]/.test(each) ? [each, String.fromCharCode(each.charCodeAt(0) + 0xfee0)] : [each]));
}

interface Span {
  readonly start: number;
  readonly end: number;
}

const wordAndSlash = new RegExp(`${word}/$`, 'u');
const besideWordBefore = new RegExp(`${word}_?$`, 'u');
const besideWordAfter = new RegExp(`^_?${word}`, 'u');
const goesOnAfter = new RegExp(`^[.-]${word}`, 'u');

function stands(name: Name, text: string, start: number, end: number, addresses: readonly Span[]): boolean {
  const before = text.slice(Math.max(0, start - 2), start);
  const after = text.slice(end, end + 2);
  // 3: an edge beside a Latin letter or digit.
  if (name.firstIsLatin && besideWordBefore.test(before)) {
    return false;
  }
  if (name.lastIsLatin && besideWordAfter.test(after)) {
    return false;
  }
  // 9: a common word is meant where it is written as the resource is.
  if (name.quiet && !(name.exact && name.kind === 'resource')) {
    return false;
  }
  // 6: a name in an address is one of its parts.
  if (addresses.some((address) => address.start <= start && start < address.end)) {
    return name.address && !/[.-]$/.test(before) && !goesOnAfter.test(after);
  }
  return name.address || !addresses.some((address) => start < address.start && address.start < end && end < address.end);
}

const url = new RegExp(`[A-Za-z0-9+._-]*[A-Za-z0-9]:\\/\\/(?:[!#-&(*-;=?-\\\\^_a-~]|(?<![A-Za-z0-9])(?:(?![A-Za-z0-9])${word}|[${cjk}]))*`, 'gu');

/** 6: URLs, and words with a dot, an `@` or a colon behind a slash between letters, or that begin as a path does. */
function addressesIn(text: string, from: number, to: number): Span[] {
  const spans: Span[] = [];
  const inside = text.slice(from, to);
  const rest = inside.replace(url, (found, offset: number) => {
    spans.push({ start: from + offset, end: from + offset + found.length });
    return ' '.repeat(found.length);
  });
  for (const found of rest.matchAll(/[A-Za-z0-9.\-_/:@~]+/g)) {
    const [written] = found;
    const isAddress = /[A-Za-z0-9](?:\.(?<![0-9]\.(?=[0-9]))|@)[A-Za-z0-9]|(?:^|[.~])\/[A-Za-z0-9]|\/.*[A-Za-z0-9]:[A-Za-z0-9]/.test(written);
    if (isAddress) {
      spans.push({ start: from + found.index, end: from + found.index + written.length });
    }
  }
  return spans;
}
