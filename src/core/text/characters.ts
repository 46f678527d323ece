import { lazy } from './lazy';

/** Code units of ASCII signs, and the byte order mark. */
export const enum Code {
  tab = 0x09,
  lineFeed = 0x0a,
  carriageReturn = 0x0d,
  space = 0x20,
  exclamation = 0x21,
  doubleQuote = 0x22,
  hash = 0x23,
  percent = 0x25,
  ampersand = 0x26,
  singleQuote = 0x27,
  closeParenthesis = 0x29,
  asterisk = 0x2a,
  plus = 0x2b,
  comma = 0x2c,
  hyphen = 0x2d,
  dot = 0x2e,
  slash = 0x2f,
  zero = 0x30,
  nine = 0x39,
  colon = 0x3a,
  lessThan = 0x3c,
  greater = 0x3e,
  question = 0x3f,
  at = 0x40,
  openBracket = 0x5b,
  backslash = 0x5c,
  closeBracket = 0x5d,
  underscore = 0x5f,
  backtick = 0x60,
  openBrace = 0x7b,
  bar = 0x7c,
  closeBrace = 0x7d,
  tilde = 0x7e,
  byteOrderMark = 0xfeff,
}

/** How the matcher classifies UTF-16 code units, as bit flags. Surrogates are `other`. */
export const enum CharacterClass {
  other = 0,
  /** A letter, digit or combining mark of a script with spaces between words, including full-width Latin. */
  word = 1,
  /** Han, kana and Hangul: scripts without spaces between words. */
  cjk = 2,
  space = 4,
}

/** By code unit. Built on first use, because classifying every letter takes time. */
let knownClasses: Uint8Array | undefined;

/** The class of every UTF-16 code unit. */
export function characterClasses(): Uint8Array {
  return (knownClasses ??= classifyAll());
}

function classifyAll(): Uint8Array {
  const classes = new Uint8Array(0x10000);
  const units = new Uint16Array(0x10000);
  for (let code = 0; code < units.length; code++) {
    units[code] = code;
  }
  const all = new TextDecoder('utf-16le').decode(units);
  for (const { index, 0: run } of all.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    classes.fill(CharacterClass.word, index, index + run.length);
  }
  for (const { index } of all.matchAll(/[\t-\r\p{Zs}]/gu)) {
    classes[index] = CharacterClass.space;
  }
  for (const [from, to] of cjkRanges) {
    classes.fill(CharacterClass.cjk, from, to + 1);
  }
  // Surrogates.
  classes.fill(CharacterClass.other, 0xd800, 0xe000);
  return classes;
}

const cjkRanges = [
  [0x1100, 0x11ff],
  [0x3005, 0x3007],
  [0x3040, 0x30fa],
  [0x30fc, 0x312f],
  [0x31a0, 0x31bf],
  [0x31f0, 0x31ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xac00, 0xd7af],
  [0xf900, 0xfaff],
  [0xff66, 0xff9f],
] as const;

/** The class of a code unit. `NaN`, which `charCodeAt` returns outside the text, is `other`. */
export function classOf(code: number): CharacterClass {
  return characterClasses()[code] ?? CharacterClass.other;
}

export function isWord(code: number): boolean {
  return classOf(code) === CharacterClass.word;
}

export function isCjk(code: number): boolean {
  return classOf(code) === CharacterClass.cjk;
}

export function hasCjk(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    if (isCjk(text.charCodeAt(at))) {
      return true;
    }
  }
  return false;
}

/** Whether a code unit is a Chinese character, including those that Japanese and Korean share. */
export function isHan(code: number): boolean {
  return (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3400 && code <= 0x4dbf) || (code >= 0xf900 && code <= 0xfaff);
}

export function isSpace(code: number): boolean {
  return classOf(code) === CharacterClass.space;
}

/** Converts full-width ASCII (U+FF01 to U+FF5E) to ASCII; returns other code units unchanged. */
export function foldWidth(code: number): number {
  return code >= 0xff01 && code <= 0xff5e ? code - 0xfee0 : code;
}

/** Converts ASCII to its full-width form; returns other code units unchanged. */
export function toFullWidth(code: number): number {
  return code >= 0x21 && code <= 0x7e ? code + 0xfee0 : code;
}

const foldedBelow = 0x600;
const folded = new Uint16Array(foldedBelow);
for (let code = 0; code < foldedBelow; code++) {
  const lower = String.fromCharCode(code).toLowerCase();
  folded[code] = lower.length === 1 ? lower.charCodeAt(0) : code;
}

/** Folds the case and width of a code unit. Folding never changes lengths, so offsets stay valid. */
export function fold(code: number): number {
  const narrow = foldWidth(code);
  return narrow < foldedBelow ? (folded[narrow] ?? narrow) : narrow;
}

/** Folds the case of a text and the width of Latin in it, for searches. The length stays the same. */
export function foldText(text: string): string {
  // The lower case of `İ` alone would be longer.
  return text.replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(foldWidth(wide.charCodeAt(0)))).replaceAll('İ', 'i').toLowerCase();
}

/** The half-width code units that fold like `code`, or only its own half-width form if `exact`. */
export function casesOf(code: number, exact: boolean): readonly number[] {
  const narrow = foldWidth(code);
  if (exact || narrow >= foldedBelow) {
    return [narrow];
  }
  return (knownCases[fold(narrow)] ??= allCases(fold(narrow)));
}

function allCases(lower: number): readonly number[] {
  return [...folded.keys()].filter((each) => folded[each] === lower);
}

/** By folded code unit. */
const knownCases: (readonly number[] | undefined)[] = [];

/** All white-space code units. */
export const allSpaces = lazy((): readonly number[] => {
  const classes = characterClasses();
  return [...classes.keys()].filter((code) => classes[code] === CharacterClass.space);
});
