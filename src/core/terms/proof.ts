import { hasCjk } from '../text/characters';
import type { TextRange } from './region';

/** How much of the sentence is read on each side of a name, in UTF-16 code units. */
const reach = 120;

/** Words that may begin a sentence before a name without being a part of it. */
const introductions = new Set(
  `the a an this that these those each every any all some no one two three its it your our their my his her both either another
in on at by for from to with without of and or but if when where which while as via per between within into onto over under through than
create creates delete apply use uses define add expose deploy configure set see check list get patch edit make bind attach give put like`.split(/\s+/),
);

/** Nouns after a name that say it is a resource: `the Gateway resource`, `a Service named web`. */
const proofAfter = /^(?:['’]s)?\s+(?:resources?|objects?|kinds?|CRs?|CRDs?|manifests?|YAML|specs?|named|called|of (?:type|kind|class)|IPs?|CIDRs?)\b|^\s+`[\w.-]+`|^\s*(?:资源|对象|清单)/i;
const proofBefore = /(?:\b(?:kind|type|resource|object)s?(?: of)?|资源|对象|类型为?|名为\s?\S{1,40}\s?的)\s*[:：]?\s*$/i;
/** What joins a name to its like: `HTTPRoute and Gateway`. */
const joints = String.raw`\s*(?:,|、|/|\+|&|->|→|和|或|与|及|以及|(?:,\s*)?\b(?:and|or|plus)\b)\s*(?:an?\s|the\s)?`;
const joinedAfter = new RegExp(`^${joints}(\\p{Lu}[\\p{L}\\d]+)`, 'u');
const joinedBefore = new RegExp(`(?<![\\p{L}\\d])(\\p{Lu}[\\p{L}\\d]+)${joints}$`, 'u');

/** What the sentence says about a capitalized common word. */
export const enum Proof {
  /** It means something else. */
  refuted,
  /** Grammar explains the capital: it says nothing. */
  open,
  /** It means the resource. */
  shown,
}

/** The names of the glossary's terms. */
export interface KnownNames {
  /** Whether a word is one of them, or its plural. */
  readonly isKnown: (word: string) => boolean;
  /** Whether words are one of them or the beginning of one. */
  readonly beginsName: (words: string) => boolean;
}

/** The end of a sentence, of a label or of a table's cell. */
const boundary = /[.!?;:|。！？；：“"](?:\s|$)|[。！？；：|“"]|\n\s*(?:[-*+>|]|\d+[.)]|#{1,6}\s)/gu;

/**
 * Whether the sentence shows that a capitalized common word means the resource of that name. A longer name around it shows the contrary:
 * `NAT Gateway`, `Terms of Service`. A capital counts if grammar does not explain it.
 */
export function proofOf(text: string, { start, end }: TextRange, { isKnown }: KnownNames): Proof {
  const block = { before: text.slice(Math.max(0, start - reach), start), after: text.slice(end, end + reach) };
  const before = withoutEmphasis(block.before.includes('\n') ? afterLast(/\n[ \t>]*\n/g, block.before) : block.before).replace(/[`[]+$/, '');
  const after = withoutEmphasis(block.after.includes('\n') ? (block.after.split(/\n[ \t>]*\n/, 1)[0] ?? '') : block.after);
  if (isInsideName(before, after, isKnown)) {
    return Proof.refuted;
  }
  const isShown = proofAfter.test(after) || proofBefore.test(before) || isJoined(joinedAfter.exec(after), isKnown) || isJoined(joinedBefore.exec(before.replaceAll('`', '')), isKnown) || isCapitalMeant(before, after, isKnown);
  return isShown ? Proof.shown : Proof.open;
}

function withoutEmphasis(text: string): string {
  return /[*~_]/.test(text) ? text.replace(/[*~]+|(?<!\w)_+|_+(?!\w)/g, '') : text;
}

function isJoined(match: RegExpExecArray | null, isKnown: (word: string) => boolean): boolean {
  return match?.[1] !== undefined && isKnown(match[1]);
}

/** Whether a name is a part of a longer one, a compound or an identifier. */
function isInsideName(before: string, after: string, isKnown: (word: string) => boolean): boolean {
  if (/[-.$@#&]$/.test(before) || /^(?:-|\.?[\w$(]|&)/.test(after)) {
    return true;
  }
  if (/^[ \t]*\n?[ \t]*\p{Lu}/u.test(after) && !proofAfter.test(after)) {
    return true;
  }
  const [, object] = /^ (?:to|of|for) (?:the )?(\p{Lu}\p{Ll}[\p{L}\d]*)/u.exec(after) ?? [];
  if ((object !== undefined && !isKnown(object)) || /\b(?:named|called|titled|entitled) [“"‘']?$/.test(before)) {
    return true;
  }
  const [, previous = ''] = /(?:^|[\s(（“"‘'[/、，])([\p{L}\d][^\s、，]*)[ \t]*\n?[ \t>]*$/u.exec(/\s$/.test(before) ? before : '') ?? [];
  if (/^\d+$/.test(previous)) {
    return true;
  }
  if (/^\p{Lu}/u.test(previous) && /[\p{L}\d]$/u.test(previous) && !hasCjk(previous.slice(-1))) {
    return !introductions.has(previous.toLowerCase()) && !/^(?:kind|type|resource|object)s?$/i.test(previous);
  }
  return /\bas[ -]an?[ -]$/i.test(before) || /(?:^|[\s“"‘'(])(?!(?:The|A|An|Each|Every|This)\b)\p{Lu}[\p{L}\d]+ (?:of|for|in) (?:the )?$/u.test(before);
}

/** Whether something other than grammar explains a capital: it neither begins a sentence, item or cell, nor stands in title case. */
function isCapitalMeant(before: string, after: string, isKnown: (word: string) => boolean): boolean {
  const head = afterLast(boundary, before);
  const tail = after.split(boundary, 1)[0] ?? '';
  // Chinese has no capitals, so grammar explains none before a Chinese word.
  if (!/[\p{L}\d]/u.test(head)) {
    return /^ ?\p{Script=Han}/u.test(tail);
  }
  if (hasCjk(head) || hasCjk(tail)) {
    return true;
  }
  const words = `${head.replace(/^\P{L}*\p{L}[\p{L}\d'’-]*/u, '')} ${tail.split('\n', 1)[0] ?? ''}`.match(/\p{L}[\p{L}\d'’-]*/gu) ?? [];
  const plain = words.filter((word) => !/\p{Lu}.*\p{Lu}/u.test(word) && !isKnown(word) && (word.length > 3 || !introductions.has(word.toLowerCase())));
  const capitals = plain.filter((word) => /^\p{Lu}/u.test(word)).length;
  return !(capitals > 0 && capitals * 2 >= plain.length) && (words.some((word) => /^\p{Ll}/u.test(word)) || introductions.has(head.trim().toLowerCase()));
}

/** The part of a text after the last match of a pattern; the whole text if there is none. */
function afterLast(pattern: RegExp, text: string): string {
  let from = 0;
  for (const { index, 0: match } of text.matchAll(pattern)) {
    from = index + match.length;
  }
  return text.slice(from);
}

/** Whether a text speaks of a word, not of what it means: `the word "ambient"`. */
export function isWordItself(text: string, { start }: TextRange): boolean {
  return /[“"‘'`*_]/.test(text.charAt(start - 1)) && /(?:\b(?:word|verb|noun|adjective)|单词|一词) ?.$/.test(text.slice(Math.max(0, start - 16), start));
}

/** What `Band-pass filter (BPF)` says an acronym stands for. */
function expansionBefore(before: string, acronym: string): string | undefined {
  const words = /\($/.test(before) ? (before.match(/\p{L}+(?=[ -]|\s*\($)/gu) ?? []).slice(-acronym.length) : [];
  return words.length === acronym.length && words.every((word, index) => word[0]?.toUpperCase() === acronym[index]) ? words.join(' ') : undefined;
}

/** Whether a capitalized name is an everyday word, a number of something or a part of a longer name here: `Spin up three replicas`, `MCS 9`, `Consul General`. */
export function isOrdinaryUse(text: string, { start, end }: TextRange, { isKnown, beginsName }: KnownNames): boolean {
  if (!/[ \d-]/.test(text.charAt(end)) && text.charAt(start - 1) !== '(') {
    return false;
  }
  const after = text.slice(end, end + reach);
  const name = text.slice(start, end);
  if (/^[A-Z\d]+$/.test(name)) {
    const expansion = text.charAt(start - 1) === '(' ? expansionBefore(text.slice(Math.max(0, start - reach), start), name) : undefined;
    return /^[ -]?\d/.test(after) || (expansion !== undefined && !beginsName(expansion));
  }
  const [, next] = /^ (\p{Lu}\p{Ll}+)/u.exec(after) ?? [];
  return /^ (?:up|down|off|out|around|away)\b/.test(after) || (/^\p{Lu}\p{Ll}+$/u.test(name) && next !== undefined && !isKnown(next));
}
