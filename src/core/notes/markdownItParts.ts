/**
 * Small parts in place of five packages that markdown-it brings along (`entities`, `linkify-it`, `mdurl`, `punycode.js`,
 * `uc.micro`). They serve its renderer and its link detection, which nothing here uses: the build puts this module in
 * their place and so takes 47 KB from the bundle. What the outline does need of them, this does as they do.
 */

/** `entities`: the text of a named character reference, or the reference itself where it is none of those people type. */
export function decodeHTMLStrict(reference: string): string {
  return characters.get(reference.slice(1, -1)) ?? reference;
}

const characters = new Map(
  [
    ...(
      'amp & lt < gt > quot " apos \' nbsp \u00a0 copy © reg ® trade ™ deg ° plusmn ± middot · times × divide ÷ laquo « raquo » lsaquo ‹ rsaquo › ' +
      'ndash – mdash — lsquo ‘ rsquo ’ ldquo “ rdquo ” bull • hellip … larr ← uarr ↑ rarr → darr ↓ harr ↔ rArr ⇒ lArr ⇐ le ≤ ge ≥ ne ≠ asymp ≈ infin ∞ ' +
      'euro € pound £ yen ¥ sect § para ¶ dagger † check ✓ aacute á eacute é egrave è iacute í oacute ó uacute ú auml ä ouml ö uuml ü Auml Ä Ouml Ö Uuml Ü szlig ß ccedil ç ntilde ñ'
    ).matchAll(/(\w+) ([^ ])/g),
  ].map(([, name = '', character = '']): [string, string] => [name, character]),
);

/** `uc.micro`: punctuation and symbols, for what opens and closes emphasis. */
export const P = /\p{P}/u;
export const S = /\p{S}/u;

/** `mdurl`: the outline never shows where a link leads. */
export function parse(href: string): { href: string } {
  return { href };
}

export function format({ href }: { href: string }): string {
  return href;
}

export function encode(text: string): string {
  return text;
}

export const decode = Object.assign((text: string) => text, { defaultChars: '' });

/** `linkify-it`: links without markup are text. */
export function LinkifyIt(): void {
  // Nothing to set up.
}

/** `punycode.js`, which markdown-it imports by its default export. */
const punycode = { toASCII: encode, toUnicode: encode };
export { punycode as default };
