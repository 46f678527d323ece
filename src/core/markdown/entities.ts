/**
 * Character references. Of the names that HTML knows, these are the ones that people type: all others would take more room
 * than the rest of the parser, and stay in a title as they are written.
 */
const characters = new Map(
  [
    ...(
      'amp & lt < gt > quot " apos \' nbsp \u00a0 copy © reg ® trade ™ deg ° plusmn ± middot · times × divide ÷ laquo « raquo » lsaquo ‹ rsaquo › ' +
      'ndash – mdash — lsquo ‘ rsquo ’ ldquo “ rdquo ” bull • hellip … larr ← uarr ↑ rarr → darr ↓ harr ↔ rArr ⇒ lArr ⇐ le ≤ ge ≥ ne ≠ asymp ≈ infin ∞ ' +
      'euro € pound £ yen ¥ sect § para ¶ dagger † check ✓ aacute á eacute é egrave è iacute í oacute ó uacute ú auml ä ouml ö uuml ü Auml Ä Ouml Ö Uuml Ü szlig ß ccedil ç ntilde ñ'
    ).matchAll(/(\w+) ([^ ])/g),
  ].map(([, name = '', character = '']): [string, string] => [name, character]),
);

/** The character of a named reference, such as `amp`. */
export function namedCharacter(name: string): string | undefined {
  return characters.get(name);
}

/** The character of a numeric reference, such as `#8212` or `#x2014`; undefined where Unicode has none for text. */
export function numericCharacter(reference: string): string | undefined {
  const code = /^#x/i.test(reference) ? parseInt(reference.slice(2), 16) : parseInt(reference.slice(1), 10);
  return isCharacter(code) ? String.fromCodePoint(code) : undefined;
}

function isCharacter(code: number): boolean {
  const isControl = code <= 8 || code === 0x0b || (code >= 0x0e && code <= 0x1f) || (code >= 0x7f && code <= 0x9f);
  const isNoncharacter = (code >= 0xfdd0 && code <= 0xfdef) || (code & 0xfffe) === 0xfffe;
  return !isControl && !isNoncharacter && !(code >= 0xd800 && code <= 0xdfff) && code <= 0x10ffff;
}

/** A link destination or the like with its backslash escapes and character references resolved. */
export function unescape(text: string): string {
  return text.replace(
    /\\([!-/:-@[-`{-~])|&(?:(#x[a-f0-9]{1,8}|#[0-9]{1,8})|([a-z][a-z0-9]{1,31}));/gi,
    (match, escaped: string | undefined, numeric: string | undefined, name: string | undefined) =>
      escaped ?? (numeric === undefined ? namedCharacter(name ?? '') : numericCharacter(numeric)) ?? match,
  );
}
