import { Code, isDigit, isLetter } from './codes';

/**
 * Offset behind the HTML opening or closing tag that begins at `start`, or -1 where none does. White space is that of
 * Unicode; in a value without quotes only ASCII white space ends it.
 */
export function htmlTagEnd(text: string, start: number, end: number): number {
  let at = start + 1;
  const isClosing = text.charCodeAt(at) === Code.slash;
  at += isClosing ? 1 : 0;
  if (!isLetter(text.charCodeAt(at))) {
    return -1;
  }
  at = skipNames(text, at, end, false);
  if (isClosing) {
    at = skipWhiteSpace(text, at, end);
    return at < end && text.charCodeAt(at) === Code.greaterThan ? at + 1 : -1;
  }
  for (;;) {
    const next = skipWhiteSpace(text, at, end);
    const code = next < end ? text.charCodeAt(next) : 0;
    if (next > at && (isLetter(code) || code === Code.underscore || code === Code.colon)) {
      at = skipValue(text, skipNames(text, next, end, true), end);
    } else if (code === Code.greaterThan) {
      return next + 1;
    } else {
      return code === Code.slash && next + 1 < end && text.charCodeAt(next + 1) === Code.greaterThan ? next + 2 : -1;
    }
  }
}

/** Whether a code unit is white space of JavaScript's regular expressions. */
export function isWhiteSpace(code: number): boolean {
  return code <= Code.space ? code === Code.space || (code >= 9 && code <= 13) : code >= 0xa0 && /\s/.test(String.fromCharCode(code));
}

export function skipWhiteSpace(text: string, at: number, end: number): number {
  let next = at;
  while (next < end && isWhiteSpace(text.charCodeAt(next))) {
    next++;
  }
  return next;
}

function skipNames(text: string, at: number, end: number, isAttribute: boolean): number {
  for (let next = at; next < end; next++) {
    const code = text.charCodeAt(next);
    const isName = isLetter(code) || isDigit(code) || code === Code.hyphen || (isAttribute && (code === Code.colon || code === Code.period || code === Code.underscore));
    if (!isName) {
      return next;
    }
  }
  return end;
}

/** Offset behind `= value`, or `at` where there is none. */
function skipValue(text: string, at: number, end: number): number {
  const equals = skipWhiteSpace(text, at, end);
  if (equals >= end || text.charCodeAt(equals) !== Code.equals) {
    return at;
  }
  const value = skipWhiteSpace(text, equals + 1, end);
  const code = value < end ? text.charCodeAt(value) : 0;
  if (code === Code.doubleQuote || code === Code.singleQuote) {
    const closing = text.indexOf(code === Code.doubleQuote ? '"' : "'", value + 1);
    return closing < 0 || closing >= end ? at : closing + 1;
  }
  let next = value;
  while (next < end && isUnquoted(text.charCodeAt(next))) {
    next++;
  }
  return next > value ? next : at;
}

function isUnquoted(code: number): boolean {
  return (
    code > Code.space &&
    code !== Code.doubleQuote &&
    code !== Code.singleQuote &&
    code !== Code.equals &&
    code !== Code.lessThan &&
    code !== Code.greaterThan &&
    code !== Code.backtick
  );
}
