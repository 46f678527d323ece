/** UTF-16 code units that mean something in Markdown. */
export const enum Code {
  tab = 9,
  lineFeed = 10,
  space = 32,
  exclamationMark = 33,
  doubleQuote = 34,
  numberSign = 35,
  ampersand = 38,
  singleQuote = 39,
  leftParenthesis = 40,
  rightParenthesis = 41,
  asterisk = 42,
  plus = 43,
  hyphen = 45,
  period = 46,
  slash = 47,
  zero = 48,
  nine = 57,
  colon = 58,
  lessThan = 60,
  equals = 61,
  greaterThan = 62,
  questionMark = 63,
  leftBracket = 91,
  backslash = 92,
  rightBracket = 93,
  underscore = 95,
  backtick = 96,
  verticalBar = 124,
  tilde = 126,
  delete = 127,
}

export function isSpaceOrTab(code: number): boolean {
  return code === Code.space || code === Code.tab;
}

export function isDigit(code: number): boolean {
  return code >= Code.zero && code <= Code.nine;
}

export function isLetter(code: number): boolean {
  const lowerCase = code | 0x20;
  return lowerCase >= 97 && lowerCase <= 122;
}

/** Offset of the first character from `at` on that is no space or tab, or `end`. */
export function skipSpaces(text: string, at: number, end: number): number {
  let next = at;
  while (next < end && isSpaceOrTab(text.charCodeAt(next))) {
    next++;
  }
  return next;
}

/** Offset of the first character from `at` on that is not `code`, or `end`. */
export function skipRun(text: string, at: number, end: number, code: number): number {
  let next = at;
  while (next < end && text.charCodeAt(next) === code) {
    next++;
  }
  return next;
}

/** `text` without the spaces, tabs and line ends around it. */
export function trimAscii(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isAsciiSpace(text.charCodeAt(start))) {
    start++;
  }
  while (end > start && isAsciiSpace(text.charCodeAt(end - 1))) {
    end--;
  }
  return text.slice(start, end);
}

function isAsciiSpace(code: number): boolean {
  return isSpaceOrTab(code) || code === Code.lineFeed || code === 13;
}
