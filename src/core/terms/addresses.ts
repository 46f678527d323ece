import { Code, isCjk, isWord } from '../text/characters';
import { NextOccurrence } from '../text/nextOccurrence';
import { isWordAt } from './edges';

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
    let from = end;
    while (from > start && isAddressCode(text.charCodeAt(from - 1))) {
      from--;
    }
    let to = end;
    while (to < limit && isAddressCode(text.charCodeAt(to))) {
      to++;
    }
    return from !== start && from !== end && isAddressWord(text, from, to, this.strict);
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
    const { text, word } = this;
    const limit = Math.min(this.limit, this.url.start);
    let start = at;
    while (start > this.start && start > word.end && isAddressCode(text.charCodeAt(start - 1))) {
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
  if (code < 0x80) {
    return isWord(code) || code === Code.dot || code === Code.hyphen || code === Code.underscore || code === Code.slash || code === Code.colon || code === Code.at || code === Code.tilde;
  }
  return false;
}

function isUrlCode(code: number): boolean {
  return code > Code.space && code < 0x7f && code !== Code.lessThan && code !== Code.greater && code !== Code.doubleQuote && code !== Code.singleQuote && code !== Code.closeParenthesis && code !== Code.closeBracket && code !== Code.backtick;
}

function isAddressWord(text: string, start: number, end: number, strict: boolean): boolean {
  let slash = false;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    const inside = isWordAt(text, at - 1) && isWordAt(text, at + 1) && at > start && at + 1 < end;
    if (code === Code.slash) {
      slash = true;
      if (strict ? inside : at + 1 < end && isWordAt(text, at + 1) && (at === start || text[at - 1] === '.' || text[at - 1] === '~')) {
        return true;
      }
    } else if (inside && code === Code.dot && !(isDigit(text, at - 1) && isDigit(text, at + 1))) {
      return true;
    } else if (inside && (code === Code.at || (code === Code.colon && (strict || slash)))) {
      return true;
    }
  }
  return false;
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= Code.zero && code <= Code.nine;
}

/** Whether a range is a whole part of an address: `istio.io/use-waypoint` does not match in `istio.io/use-waypoint-namespace`. */
export function isAddressPart(text: string, start: number, end: number): boolean {
  const before = text[start - 1];
  const after = text[end];
  return before !== '.' && before !== '-' && !((after === '.' || after === '-') && isWordAt(text, end + 1));
}
