import { Code } from './codes';
import { isWhiteSpace } from './htmlTag';

/** A mark that may open or close emphasis (`*`, `_`) or strikethrough (`~~`): one of a run of them. */
export interface Delimiter {
  readonly code: number;
  /** Of the run it is part of; 0 for strikethrough, to which the rule of three does not apply. */
  readonly length: number;
  /** Its place among the pieces. */
  readonly piece: number;
  open: boolean;
  close: boolean;
  /** The delimiter that closes what it opens; -1 is none. */
  closing: number;
}

/** What a run of marks from `start` to `end` may do; `after` is where its surroundings end. */
export function flanking(text: string, start: number, end: number, after: number): { open: boolean; close: boolean } {
  const before = start === 0 ? ' ' : characterBefore(text, start);
  const behind = end < after ? characterAt(text, end) : ' ';
  const isSpaceBefore = isUnicodeSpace(before);
  const isSpaceBehind = isUnicodeSpace(behind);
  const isPunctuationBefore = punctuation.test(before);
  const isPunctuationBehind = punctuation.test(behind);
  const isLeft = !isSpaceBehind && (!isPunctuationBehind || isSpaceBefore || isPunctuationBefore);
  const isRight = !isSpaceBefore && (!isPunctuationBefore || isSpaceBehind || isPunctuationBehind);
  const splitsWords = text.charCodeAt(start) !== Code.underscore;
  return {
    open: isLeft && (splitsWords || !isRight || isPunctuationBefore),
    close: isRight && (splitsWords || !isLeft || isPunctuationBehind),
  };
}

const punctuation = /[\p{P}\p{S}]/u;
const replacement = '\ufffd';

function isUnicodeSpace(character: string): boolean {
  const code = character.charCodeAt(0);
  return isWhiteSpace(code) && code !== 0xfeff && code !== 0x2028 && code !== 0x2029;
}

/** The character that ends at an offset; half a pair is the replacement character. */
function characterBefore(text: string, at: number): string {
  const code = text.charCodeAt(at - 1);
  if (code >= 0xdc00 && code <= 0xdfff) {
    const high = at > 1 ? text.charCodeAt(at - 2) : 0;
    return high >= 0xd800 && high <= 0xdbff ? text.slice(at - 2, at) : replacement;
  }
  return code >= 0xd800 && code <= 0xdbff ? replacement : text.charAt(at - 1);
}

function characterAt(text: string, at: number): string {
  const code = text.codePointAt(at) ?? 0;
  return code >= 0xd800 && code <= 0xdfff ? replacement : String.fromCodePoint(code);
}

/**
 * Finds the delimiter that closes each that opens, by CommonMark's rules, in linear time: runs that were found to hold no
 * opener are jumped over, and a kind of closer that found none does not look there again.
 */
export function pairDelimiters(delimiters: readonly Delimiter[]): void {
  /** By code, whether a closer may open too, and its length modulo three: how far down it need not look. */
  const bottoms = new Map<number, number>();
  const jumps: number[] = [];
  let runStart = 0;
  let lastPiece = -2;
  delimiters.forEach((closer, index) => {
    jumps.push(0);
    if (delimiters[runStart]?.code !== closer.code || lastPiece !== closer.piece - 1) {
      runStart = index;
    }
    lastPiece = closer.piece;
    if (!closer.close) {
      return;
    }
    const bottom = bottoms.get(bottomKey(closer)) ?? -1;
    const top = runStart - (jumps[runStart] ?? 0) - 1;
    for (let at = top; at > bottom; at -= (jumps[at] ?? 0) + 1) {
      const opener = delimiters[at];
      if (opener?.code === closer.code && opener.open && opener.closing < 0 && !breaksRuleOfThree(opener, closer)) {
        const jump = at > 0 && !delimiters[at - 1]?.open ? (jumps[at - 1] ?? 0) + 1 : 0;
        jumps[index] = index - at + jump;
        jumps[at] = jump;
        closer.open = false;
        opener.closing = index;
        opener.close = false;
        lastPiece = -2;
        return;
      }
    }
    bottoms.set(bottomKey(closer), top);
  });
}

function bottomKey({ code, open, length }: Delimiter): number {
  return code * 6 + (open ? 3 : 0) + (length % 3);
}

/** Lengths that add up to a multiple of three do not pair where one of the two runs could both open and close. */
function breaksRuleOfThree(opener: Delimiter, closer: Delimiter): boolean {
  return (opener.close || closer.open) && (opener.length + closer.length) % 3 === 0 && opener.length % 3 !== 0;
}
