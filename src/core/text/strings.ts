/**
 * A copy of a string that holds on to nothing else.
 *
 * V8 makes `text.slice(a, b)` a view of `text`: one kept title of ten characters would keep a whole file in memory.
 * Joining parts writes them into a string of its own; adding strings up and cutting off again makes a view once more.
 */
export function detach(text: string): string {
  return text.length < minimalViewLength ? text : [text.slice(0, 1), text.slice(1)].join('');
}

/** Shorter strings are copied by V8 anyway. */
const minimalViewLength = 13;

/** Orders texts by their code units, the same on every machine. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** `text` with U+FFFD for each NUL, as Markdown has it; offsets stay. */
export function withoutNul(text: string): string {
  return text.includes('\0') ? text.replaceAll('\0', '\ufffd') : text;
}

/** At most `limit` code units of `text`, not ending in half a surrogate pair. */
export function cutTo(text: string, limit: number): string {
  if (text.length <= limit) {
    return text;
  }
  const last = text.charCodeAt(limit - 1);
  return text.slice(0, last >= 0xd800 && last < 0xdc00 ? limit - 1 : limit);
}

/**
 * `text` as one line fit to be shown: white space runs become one space; control characters, those that turn the
 * writing direction and those that show nothing (a zero-width space, a soft hyphen) go; NUL and halves of surrogate
 * pairs become U+FFFD. Joiners stay: emoji and several scripts are written with them.
 */
export function displayText(text: string): string {
  return plain.test(text)
    ? text.trim()
    : wellFormed(withoutNul(text))
        .replace(/\s+/g, ' ')
        .replace(/[\u0001-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]+/g, '')
        .trim();
}

/** ASCII and CJK without what `displayText` takes away. */
const plain = /^(?:[!-~\u3001-\ud7ff\uff00-\uffef]| (?! ))*$/;

/** The words of a text in lower case and without width, joined by hyphens: fit to be an id, or the name of a file. */
export function hyphenated(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}

/** `text` with U+FFFD for each half of a surrogate pair that stands alone: what encodes text for a URI refuses these. */
export function wellFormed(text: string): string {
  return text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');
}

/** A segment of a URI's path as it reads; one that is not well encoded stays as it is. */
export function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** How many columns a terminal would give `text`, wide characters (CJK, full-width forms) being two. */
export function width(text: string): number {
  let columns = 0;
  for (let i = 0; i < text.length; i++) {
    columns += isWide(text.charCodeAt(i)) ? 2 : 1;
  }
  return columns;
}

function isWide(code: number): boolean {
  return code >= 0x2e80 && (code <= 0xd7ff || (code >= 0xf900 && code <= 0xfaff) || (code >= 0xfe30 && code <= 0xfe4f) || (code >= 0xff00 && code <= 0xff60));
}
