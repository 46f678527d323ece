/** A valid path for a new file or folder, or why the input is refused: it is empty, or leads out of the base folder. */
export type CheckedPath = { readonly path: string } | { readonly refusal: 'empty' | 'outside' };

/** The longest name that common file systems accept, in bytes of UTF-8. */
const longestName = 255;
const noteExtension = '.md';

/** Characters that Windows refuses in names, control and bidirectional characters, and lone surrogates. */
const refused = /[<>:"|?*/\\\p{Cc}\p{Cs}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]+/gu;
/** Device names on Windows, with any extension. */
const device = /^(?:con|prn|aux|nul|conin\$|conout\$|clock\$|(?:com|lpt)[\d¹²³])(?=\.|$)/i;
const outsideStart = /^(?:[/\\]|~(?:[/\\]|$)|[a-z]:|[a-z][a-z\d+.-]*:[/\\])/i;

/**
 * The path of a new note, relative to a folder: separated by `/`, ending in `.md` or `.markdown`, with names replaced that common
 * systems refuse. Percent-encoded `..` is refused too, because some file systems decode it.
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

/** The same for a folder. An empty path is the base folder. */
export function checkFolderPath(written: string): CheckedPath {
  const names = namesIn(written);
  return names ? { path: names.filter((name) => name !== '').map((name) => goodName(name)).join('/') } : { refusal: 'outside' };
}

/** A file name that every common system accepts, made of `stem`, `suffix` and the extension. */
export function noteFileName(stem: string, suffix = ''): string {
  return goodName(stem, `${suffix}${noteExtension}`);
}

/** The names in a path, without spaces and dots at the end, so `.` becomes empty. Undefined if the path leads outside. */
function namesIn(written: string): string[] | undefined {
  const path = written.trim();
  if (outsideStart.test(path)) {
    return undefined;
  }
  const names = path.split(/[/\\]/).map((name) => withoutEnd(name.trim()));
  // Check names before and after trimming: "%2e%2e.." becomes "%2e%2e".
  return [path, ...names].some(leadsUp) ? undefined : names;
}

/** Whether a path has a `..` after decoding it and removing refused characters: "\0..%2f" becomes "..%2f". */
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
  return `${withoutEnd(cutToBytes(name, longestName - new TextEncoder().encode(end).length)) || 'note'}${end}`;
}

/** Removes dots and spaces at the end, which Windows drops. */
function withoutEnd(name: string): string {
  let end = name.length;
  while (end > 0 && /[.\s]/.test(name.charAt(end - 1))) {
    end--;
  }
  return name.slice(0, end);
}

/** Truncates a text to at most `limit` bytes of UTF-8. */
function cutToBytes(text: string, limit: number): string {
  return text.slice(0, new TextEncoder().encodeInto(text, new Uint8Array(limit)).read);
}
