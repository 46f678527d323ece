import { Code, isDigit, isLetter, isSpaceOrTab, skipRun, skipSpaces, trimAscii } from './codes';
import { htmlTagEnd } from './htmlTag';

/** How the blocks begin that hold text: each function looks at one line, from its content at `start` to its line end. */

/** The level of an ATX heading (`## Title`), or 0. */
export function atxLevel(text: string, start: number, end: number): number {
  const level = skipRun(text, start, Math.min(end, start + 7), Code.numberSign) - start;
  return level > 6 || (start + level < end && !isSpaceOrTab(text.charCodeAt(start + level))) ? 0 : level;
}

/** What an ATX heading says, from behind its opening number signs on. */
export function atxContent(text: string, start: number, end: number): string {
  let last = end;
  while (last > start && isSpaceOrTab(text.charCodeAt(last - 1))) {
    last--;
  }
  let closing = last;
  while (closing > start && text.charCodeAt(closing - 1) === Code.numberSign) {
    closing--;
  }
  return trimAscii(text.slice(start, closing > start && isSpaceOrTab(text.charCodeAt(closing - 1)) ? closing : last));
}

/** The level of a setext heading that a line is the underline of, or 0. */
export function setextLevel(text: string, start: number, end: number): number {
  const code = text.charCodeAt(start);
  if ((code !== Code.hyphen && code !== Code.equals) || skipSpaces(text, skipRun(text, start, end, code), end) < end) {
    return 0;
  }
  return code === Code.equals ? 1 : 2;
}

/** The number of marks that open fenced code, or 0. */
export function fenceLength(text: string, start: number, end: number): number {
  const code = text.charCodeAt(start);
  const behind = skipRun(text, start, end, code);
  if (behind - start < 3 || (code === Code.backtick && text.slice(behind, end).includes('`'))) {
    return 0;
  }
  return behind - start;
}

/** Whether a line closes the code that `length` marks opened. */
export function closesFence(text: string, start: number, end: number, length: number): boolean {
  const behind = skipRun(text, start, end, text.charCodeAt(start));
  return behind - start >= length && skipSpaces(text, behind, end) >= end;
}

/** Offset behind the marker of a bullet list's item, or -1. */
export function bulletEnd(text: string, start: number, end: number): number {
  const code = text.charCodeAt(start);
  if (code !== Code.asterisk && code !== Code.hyphen && code !== Code.plus) {
    return -1;
  }
  return start + 1 >= end || isSpaceOrTab(text.charCodeAt(start + 1)) ? start + 1 : -1;
}

/** Offset behind the marker of an ordered list's item, or -1. */
export function orderedEnd(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && at - start < 10 && isDigit(text.charCodeAt(at))) {
    at++;
  }
  const code = text.charCodeAt(at);
  if (at === start || at - start > 9 || at >= end || (code !== Code.period && code !== Code.rightParenthesis)) {
    return -1;
  }
  return at + 1 >= end || isSpaceOrTab(text.charCodeAt(at + 1)) ? at + 1 : -1;
}

/** The kinds of HTML blocks, in the order of the CommonMark specification. */
export const enum HtmlBlock {
  none,
  rawText,
  comment,
  instruction,
  declaration,
  cdata,
  block,
  tag,
}

const rawTextStart = /<(?:script|pre|style|textarea)(?=[\s>]|$)/iy;
const htmlBlockStart =
  /<\/?(?:address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul)(?=\s|\/?>|$)/iy;

/** The kind of HTML block that begins on a line. */
export function htmlBlock(text: string, start: number, end: number): HtmlBlock {
  const next = text.charCodeAt(start + 1);
  if (next === Code.questionMark) {
    return HtmlBlock.instruction;
  }
  if (next === Code.exclamationMark) {
    if (text.startsWith('--', start + 2)) {
      return HtmlBlock.comment;
    }
    return isLetter(text.charCodeAt(start + 2)) ? HtmlBlock.declaration : text.startsWith('[CDATA[', start + 2) ? HtmlBlock.cdata : HtmlBlock.none;
  }
  if (next !== Code.slash && !isLetter(next)) {
    return HtmlBlock.none;
  }
  if (matches(rawTextStart, text, start)) {
    return HtmlBlock.rawText;
  }
  if (beginsHtmlBlock(text, start)) {
    return HtmlBlock.block;
  }
  const tagEnd = htmlTagEnd(text, start, end);
  return tagEnd > 0 && text.slice(tagEnd, end).trim() === '' ? HtmlBlock.tag : HtmlBlock.none;
}

/** Whether HTML up to the next blank line, CommonMark's sixth kind, begins at a place. */
export function beginsHtmlBlock(text: string, at: number): boolean {
  return matches(htmlBlockStart, text, at);
}

function matches(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}

/** Whether a block of HTML ends with this line; those that end before a blank line do not. */
export function endsHtml(kind: HtmlBlock, line: string): boolean {
  switch (kind) {
    case HtmlBlock.rawText:
      return /<\/(?:script|pre|style|textarea)>/i.test(line);
    case HtmlBlock.comment:
      return line.includes('-->');
    case HtmlBlock.instruction:
      return line.includes('?>');
    case HtmlBlock.declaration:
      return line.includes('>');
    case HtmlBlock.cdata:
      return line.includes(']]>');
    default:
      return false;
  }
}

/** How many columns the delimiter row of a table has; 0 where a line is none. */
export function delimiterColumns(text: string, start: number, end: number): number {
  const second = text.charCodeAt(start + 1);
  if (start + 1 >= end || (text.charCodeAt(start) === Code.hyphen && isSpaceOrTab(second))) {
    return 0;
  }
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code !== Code.verticalBar && code !== Code.hyphen && code !== Code.colon && !isSpaceOrTab(code)) {
      return 0;
    }
  }
  const cells = text.slice(start, end).split('|').map((cell) => cell.trim());
  if (cells[0] === '') {
    cells.shift();
  }
  if (cells.at(-1) === '') {
    cells.pop();
  }
  return cells.every((cell) => /^:?-+:?$/.test(cell)) ? cells.length : 0;
}

/** How many cells a row of a table has; `row` has no white space around it. */
export function countCells(row: string): number {
  let cells = 1;
  let isBarLast = false;
  for (let at = row.indexOf('|'); at >= 0; at = row.indexOf('|', at + 1)) {
    if (row.charCodeAt(at - 1) !== Code.backslash) {
      cells++;
      isBarLast = at === row.length - 1;
    }
  }
  cells -= row.startsWith('|') ? 1 : 0;
  return cells - (isBarLast && cells > 0 ? 1 : 0);
}
