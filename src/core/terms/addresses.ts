import { Code, isCjk, isWord } from '../text/characters';
import { NextOccurrence } from '../text/nextOccurrence';
import { isWordAt } from './edges';

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

  /** Whether an address begins inside of a stretch, which `covers` found to begin in none, and goes on behind it: `API gateway.yaml` has no API gateway. */
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

  /** Goes on to the next URL, or to the end of the text. */
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

/** What a URL has behind its scheme. */
export const schemeEnd = '://';
/** An address shows early that it is one. In UTF-16 code units. */
const longestLookAhead = 256;

function isSchemeCode(code: number): boolean {
  return code < 0x80 && (isWord(code) || code === Code.plus || code === Code.dot || code === Code.hyphen || code === Code.underscore);
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

/** Inside an address an alias takes whole parts of it: `istio.io/use-waypoint` is no part of `istio.io/use-waypoint-namespace`. */
export function isAddressPart(text: string, start: number, end: number): boolean {
  const before = text[start - 1];
  const after = text[end];
  return before !== '.' && before !== '-' && !((after === '.' || after === '-') && isWordAt(text, end + 1));
}
