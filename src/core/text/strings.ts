/**
 * A copy of a string that retains no other string.
 *
 * In V8, `text.slice(a, b)` is a view of `text`, so a short title would keep a whole file in memory. Joining an array
 * creates a new string; concatenating and slicing creates a view again.
 */
export function detach(text: string): string {
  return text.length < minimalViewLength ? text : [text.slice(0, 1), text.slice(1)].join('');
}

/** V8 copies shorter strings. */
const minimalViewLength = 13;

/** Compares by code units, independently of the locale. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Replaces each NUL by U+FFFD, as CommonMark requires. Offsets stay the same. */
export function withoutNul(text: string): string {
  return text.includes('\0') ? text.replaceAll('\0', '\ufffd') : text;
}

/** Truncates to at most `limit` code units without splitting a surrogate pair. */
export function cutTo(text: string, limit: number): string {
  return text.length <= limit ? text : text.slice(0, limit).replace(/[\ud800-\udbff]$/, '');
}

/**
 * Sanitizes a text for display on one line. Collapses white space; removes control, bidirectional and invisible characters
 * (zero-width space, soft hyphen); replaces NUL and lone surrogates by U+FFFD. Keeps joiners, which emoji and several
 * scripts need.
 */
export function displayText(text: string): string {
  return plain.test(text)
    ? text.trim()
    : withoutNul(text)
        .toWellFormed()
        .replace(/\s+/g, ' ')
        .replace(/[\u0001-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]+/g, '')
        .trim();
}

/** ASCII and CJK text that `displayText` does not change. */
const plain = /^(?:[!-~\u3001-\ud7ff\uff00-\uffef]| (?! ))*$/;

/** The words of a text in lower case and half width, joined by hyphens: an id or a file name. */
export function hyphenated(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}

/** Decodes a segment of a URI path; returns malformed segments unchanged. */
export function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** The width in terminal columns. Wide characters (CJK, full-width forms) take two. */
export function width(text: string): number {
  return text.length + (text.match(/[\u2e80-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60]/g)?.length ?? 0);
}
