/** A path that a new file or folder can have, or why what was written is none: nothing is named, or it leads out of the folder that it starts from. */
export type CheckedPath = { readonly path: string } | { readonly refusal: 'empty' | 'outside' };

/** The longest name that common file systems accept, in bytes of UTF-8. */
const longestName = 255;
const noteExtension = '.md';

/** What Windows refuses in a name, control characters, marks that change the direction of writing, and halves of surrogate pairs. */
const refused = /[<>:"|?*/\\\p{Cc}\p{Cs}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]+/gu;
/** Names of devices on Windows, whatever extension follows. */
const device = /^(?:con|prn|aux|nul|conin\$|conout\$|clock\$|(?:com|lpt)[\d¹²³])(?=\.|$)/i;
const outsideStart = /^(?:[/\\]|~(?:[/\\]|$)|[a-z]:|[a-z][a-z\d+.-]*:[/\\])/i;

/**
 * The path of a new note, relative to a folder: what was written, its folders separated by `/`, ending in `.md` or `.markdown`, and
 * with each name changed that a common system refuses. A percent-encoded `..` counts as one, because some file systems decode it.
 */
export function checkNotePath(written: string): CheckedPath {
  if (written.trim() === '') {
    return { refusal: 'empty' };
  }
  const names = namesIn(written);
  const last = names?.pop();
  if (names === undefined || last === undefined) {
    return { refusal: 'outside' };
  }
  const extension = /\.(?:md|markdown)$/i.exec(last)?.[0] ?? '';
  const stem = last.slice(0, last.length - extension.length);
  return { path: [...names.filter((name) => name !== '').map((name) => goodName(name)), goodName(stem, extension || noteExtension)].join('/') };
}

/** The same for a folder; an empty path is the folder that it starts from. */
export function checkFolderPath(written: string): CheckedPath {
  const names = namesIn(written);
  return names ? { path: names.filter((name) => name !== '').map((name) => goodName(name)).join('/') } : { refusal: 'outside' };
}

/** The name of a note's file: `stem` as far as every common system accepts it, with `suffix` before the extension. */
export function noteFileName(stem: string, suffix = ''): string {
  return goodName(stem, `${suffix}${noteExtension}`);
}

/** The names that a path consists of, without blanks and dots at their ends; `.` is none. Undefined where they lead outside. */
function namesIn(written: string): string[] | undefined {
  const path = written.trim();
  if (outsideStart.test(path)) {
    return undefined;
  }
  const names = path.split(/[/\\]/).map((name) => withoutEnd(name.trim()));
  // A name may lead outside as it is written, or as it is used: "%2e%2e.." becomes "%2e%2e".
  return [path, ...names].some(leadsUp) ? undefined : names;
}

/** Whether a path holds a `..` once it is decoded and what a good name leaves out is gone: "\0..%2f" is "..%2f" then. */
function leadsUp(path: string): boolean {
  const decoded = path.replace(/[<>:"|?*\p{Cc}\p{Cs}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]+/gu, '').replace(/%(?:25)*2e/gi, '.').replace(/%(?:25)*(?:2f|5c)/gi, '/');
  return decoded.split(/[/\\]/).some((name) => name.trim() === '..');
}

function goodName(written: string, end = ''): string {
  let name = written.replace(refused, '-');
  if (name !== written) {
    name = name.replace(/^-|-$/g, '');
  }
  name = withoutEnd(name.trim()).replace(device, '$&-note');
  return `${withoutEnd(cutToBytes(name, longestName - byteLength(end))) || 'note'}${end}`;
}

/** Without the dots and spaces at its end, which Windows drops. */
function withoutEnd(name: string): string {
  let end = name.length;
  while (end > 0 && /[.\s]/.test(name.charAt(end - 1))) {
    end--;
  }
  return name.slice(0, end);
}

/** The beginning of a text that takes at most `limit` bytes of UTF-8. */
function cutToBytes(text: string, limit: number): string {
  return text.slice(0, new TextEncoder().encodeInto(text, new Uint8Array(limit)).read);
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}
