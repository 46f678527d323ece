/** What a UTF-16 code unit is to the matcher. Surrogates count as `other`: nothing that matters is told apart by them. */
export const enum CharacterClass {
  other = 0,
  /** A letter, digit or combining mark of any script that separates its words, full-width Latin included. */
  word = 1,
  /** Han, kana and Hangul: scripts whose words stand without spaces. */
  cjk = 2,
  space = 3,
}

const unknown = 255;
const letterOrDigit = /[\p{L}\p{N}\p{M}]/u;
const classes = new Uint8Array(0x10000).fill(unknown);

function fillClass(from: number, to: number, value: CharacterClass): void {
  classes.fill(value, from, to + 1);
}

fillClass(0x00, 0x7f, CharacterClass.other);
fillClass(0x30, 0x39, CharacterClass.word);
fillClass(0x41, 0x5a, CharacterClass.word);
fillClass(0x61, 0x7a, CharacterClass.word);
for (const space of [0x09, 0x0a, 0x0d, 0x20, 0xa0, 0x3000]) {
  classes[space] = CharacterClass.space;
}
fillClass(0x1100, 0x11ff, CharacterClass.cjk);
fillClass(0x3005, 0x3007, CharacterClass.cjk);
fillClass(0x3040, 0x30fa, CharacterClass.cjk);
fillClass(0x30fc, 0x312f, CharacterClass.cjk);
fillClass(0x31a0, 0x31bf, CharacterClass.cjk);
fillClass(0x31f0, 0x31ff, CharacterClass.cjk);
fillClass(0x3400, 0x4dbf, CharacterClass.cjk);
fillClass(0x4e00, 0x9fff, CharacterClass.cjk);
fillClass(0xac00, 0xd7af, CharacterClass.cjk);
fillClass(0xd800, 0xdfff, CharacterClass.other);
fillClass(0xf900, 0xfaff, CharacterClass.cjk);
fillClass(0xff66, 0xff9f, CharacterClass.cjk);

/** The class of a code unit; `NaN`, which `charCodeAt` gives outside a text, is `other`. */
export function classOf(code: number): CharacterClass {
  const known = classes[code];
  if (known === undefined) {
    return CharacterClass.other;
  }
  if (known !== unknown) {
    return known;
  }
  const found = letterOrDigit.test(String.fromCharCode(code)) ? CharacterClass.word : CharacterClass.other;
  classes[code] = found;
  return found;
}

export function isWord(code: number): boolean {
  return classOf(code) === CharacterClass.word;
}

export function isCjk(code: number): boolean {
  return classOf(code) === CharacterClass.cjk;
}

export function isSpace(code: number): boolean {
  return classOf(code) === CharacterClass.space;
}

/** Full-width ASCII (U+FF01 to U+FF5E) as its ordinary self; every other code unit unchanged. */
export function foldWidth(code: number): number {
  return code >= 0xff01 && code <= 0xff5e ? code - 0xfee0 : code;
}

const foldedBelow = 0x600;
const folded = new Uint16Array(foldedBelow);
for (let code = 0; code < foldedBelow; code++) {
  const lower = String.fromCharCode(code).toLowerCase();
  folded[code] = lower.length === 1 ? lower.charCodeAt(0) : code;
}

/** One code unit without its case and width. Lengths never change, so offsets in folded and in real text agree. */
export function fold(code: number): number {
  const narrow = foldWidth(code);
  return narrow < foldedBelow ? (folded[narrow] ?? narrow) : narrow;
}
