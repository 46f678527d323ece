import { Code, isCjk, isWord } from '../text/characters';
import { NextOccurrence } from '../text/nextOccurrence';
import { isWordAt } from './edges';
import type { TextRange } from './region';

/** Recognizes URLs, host and group names, label keys, images and paths. Offsets must not decrease from call to call. */
export class AddressFinder {
  private readonly url: { start: number; end: number };
  private readonly word = { start: -1, end: -1, isAddress: false };

  /**
   * For the text from `start` to `limit`. `strict`: any slash or colon inside a word makes it an address, as in manifests and code.
   * `schemes` finds `://` and is shared by all ranges of a text.
   */
  constructor(
    private readonly text: string,
    private readonly start: number,
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

  /** Whether an address begins inside a range and continues past its end: `API gateway.yaml` does not mention an API gateway. */
  crossesEnd(start: number, end: number): boolean {
    const { text, url: next } = this;
    if (next.start < end && next.end > end) {
      return true;
    }
    const limit = Math.min(this.limit, next.start, end + longestLookAhead);
    if (end >= limit || !isAddressCode(text.charCodeAt(end))) {
      return false;
    }
    const word = this.wordAround(end, start, limit);
    return word.start !== start && word.start !== end && this.isAddress(word);
  }

  /** Advances to the next URL, or to the end of the text. */
  private readUrl(): void {
    const { text, url, limit } = this;
    let colon = this.schemes.from(url.end, limit);
    while (colon >= 0 && (!isSchemeCode(text.charCodeAt(colon - 1)) || !isWordAt(text, colon - 1))) {
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
    const { word } = this;
    const { start, end } = this.wordAround(at, Math.max(this.start, word.end), Math.min(this.limit, this.url.start));
    word.isAddress = end > at && this.isAddress({ start, end });
    word.start = start;
    word.end = Math.max(end, at + 1);
  }

  /** The characters of addresses around an offset. */
  private wordAround(at: number, from: number, to: number): TextRange {
    let start = at;
    while (start > from && isAddressCode(this.text.charCodeAt(start - 1))) {
      start--;
    }
    let end = at;
    while (end < to && isAddressCode(this.text.charCodeAt(end))) {
      end++;
    }
    return { start, end };
  }

  private isAddress({ start, end }: TextRange): boolean {
    return (this.strict ? strictAddress : looseAddress).test(this.text.slice(start, end));
  }
}

/** What makes a word an address in manifests and code: a slash, colon, at sign or dot inside. A dot between digits does not. */
const strictAddress = /[a-z\d][/:@][a-z\d]|[a-z]\.[a-z\d]|\d\.[a-z]/i;
/** Elsewhere, slashes also join words, so a slash counts only at the start or after `.` or `~`, and a colon only after a slash. */
const looseAddress = /(?:^|[.~])\/[a-z\d]|^[^/]*\/.*[a-z\d]:[a-z\d]|[a-z\d]@[a-z\d]|[a-z]\.[a-z\d]|\d\.[a-z]/i;

/** What follows the scheme of a URL. */
export const schemeEnd = '://';
/** Addresses are recognizable within this many UTF-16 code units. */
const longestLookAhead = 256;

function isSchemeCode(code: number): boolean {
  return code < 0x80 && (isWord(code) || code === Code.plus || code === Code.dot || code === Code.hyphen || code === Code.underscore);
}

/** Non-ASCII letters belong to a URL only after a punctuation mark; directly after an ASCII letter they are Chinese prose. */
function isInUrl(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 0x80) {
    return isUrlCode(code);
  }
  const before = text.charCodeAt(at - 1);
  return (isWord(code) || isCjk(code)) && (before >= 0x80 || !isWord(before));
}

function isAddressCode(code: number): boolean {
  return code < 0x80 && (isWord(code) || code === Code.dot || code === Code.hyphen || code === Code.underscore || code === Code.slash || code === Code.colon || code === Code.at || code === Code.tilde);
}

function isUrlCode(code: number): boolean {
  return code > Code.space && code < 0x7f && code !== Code.lessThan && code !== Code.greater && code !== Code.doubleQuote && code !== Code.singleQuote && code !== Code.closeParenthesis && code !== Code.closeBracket && code !== Code.backtick;
}

/** Whether a range is a whole part of an address: `istio.io/use-waypoint` does not match in `istio.io/use-waypoint-namespace`. */
export function isAddressPart(text: string, start: number, end: number): boolean {
  const before = text[start - 1];
  const after = text[end];
  return before !== '.' && before !== '-' && !((after === '.' || after === '-') && isWordAt(text, end + 1));
}
