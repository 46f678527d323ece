import { Code, isLetter, isSpaceOrTab, skipRun, skipSpaces } from './codes';
import { flanking, pairDelimiters, type Delimiter } from './delimiters';
import { namedCharacter, numericCharacter } from './entities';
import { htmlTagEnd } from './htmlTag';
import { destinationEnd, findTitleClosing, isSafeAddress, isSafeDestination, titleClosing, type LinkLabels } from './links';

/** A piece of inline content. `mark` is what is not seen: where emphasis, a link or HTML begins or ends. */
export type InlinePiece =
  | { readonly type: 'text' | 'code'; readonly text: string }
  | { readonly type: 'break' | 'mark' }
  | { readonly type: 'image'; readonly description: readonly InlinePiece[] };

/**
 * The pieces of a block's inline content, as markdown-it and so VS Code's preview see them; no two texts stand side by
 * side. `labels` are those of the text's link reference definitions. Named character references other than those people
 * type, and escapes in the addresses of autolinks, stay as they are written.
 */
export function readInline(content: string, labels: LinkLabels): InlinePiece[] {
  return joinTexts(new InlineParser(content.replaceAll('\0', '\ufffd'), labels).parse());
}

function joinTexts(pieces: readonly InlinePiece[]): InlinePiece[] {
  const joined: InlinePiece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (piece.type === 'text' && last?.type === 'text') {
      joined[joined.length - 1] = { type: 'text', text: last.text + piece.text };
    } else {
      joined.push(piece);
    }
  }
  return joined;
}

/** Links in links and brackets in brackets; what is nested deeper is text. */
const deepestLevel = 100;

const mark: InlinePiece = { type: 'mark' };
const lineBreak: InlinePiece = { type: 'break' };

const emailAddress =
  /^[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*$/;
const absoluteUri = /^[a-zA-Z][a-zA-Z0-9+.-]{1,31}:[^<>\x00-\x20]*$/;
const characterReference = /&(?:(#x[a-f0-9]{1,6}|#[0-9]{1,7})|([a-z][a-z0-9]{1,31}));/iy;

class InlineParser {
  private at = 0;
  private end: number;
  private level = 0;
  private pending = '';
  private readonly pieces: InlinePiece[] = [];
  private delimiters: Delimiter[] = [];
  /** Where the token that begins at an offset ends, as far as known. */
  private readonly tokenEnds = new Map<number, number>();
  /** Where the last run of backticks of each length begins. */
  private lastBackticks: Map<number, number> | undefined;
  /** Whether a comment or the like was found to have no end. */
  private hasOpenHtml = false;

  constructor(
    private readonly text: string,
    private readonly labels: LinkLabels,
  ) {
    this.end = text.length;
  }

  parse(): InlinePiece[] {
    this.tokens();
    this.pair(this.delimiters);
    return this.pieces;
  }

  private push(piece: InlinePiece): void {
    if (this.pending) {
      this.pieces.push({ type: 'text', text: this.pending });
      this.pending = '';
    }
    this.pieces.push(piece);
  }

  private tokens(): void {
    while (this.at < this.end) {
      if (this.level >= deepestLevel || !this.token(false)) {
        this.pending += this.text.charAt(this.at++);
      }
    }
    if (this.pending) {
      this.pieces.push({ type: 'text', text: this.pending });
      this.pending = '';
    }
  }

  /** Moves over a token, as it would be read were it not in doubt whether what stands around it is a link. */
  private skipToken(): void {
    const start = this.at;
    const known = this.tokenEnds.get(start);
    if (known !== undefined) {
      this.at = known;
      return;
    }
    if (this.level >= deepestLevel) {
      this.at = this.end + 1;
    } else {
      this.level++;
      const isToken = this.token(true);
      this.at += isToken ? 0 : 1;
      this.level--;
    }
    this.tokenEnds.set(start, this.at);
  }

  /** Reads, or with `isSilent` only moves over, what begins here; false where its first character is but a character. */
  private token(isSilent: boolean): boolean {
    switch (this.text.charCodeAt(this.at)) {
      case Code.lineFeed:
        return this.lineEnd(isSilent);
      case Code.backslash:
        return this.escape(isSilent);
      case Code.backtick:
        return this.code(isSilent);
      case Code.tilde:
      case Code.asterisk:
      case Code.underscore:
        return !isSilent && this.delimiterRun();
      case Code.leftBracket:
        return this.link(isSilent);
      case Code.exclamationMark:
        return this.image(isSilent);
      case Code.lessThan:
        return this.autolink(isSilent) || this.html(isSilent);
      case Code.ampersand:
        return this.entity(isSilent);
      case Code.rightBracket:
        return false;
      default:
        return this.plainText(isSilent);
    }
  }

  private plainText(isSilent: boolean): boolean {
    const start = this.at;
    while (this.at < this.end && !isSpecial(this.text.charCodeAt(this.at))) {
      this.at++;
    }
    if (!isSilent) {
      this.pending += this.text.slice(start, this.at);
    }
    return true;
  }

  private lineEnd(isSilent: boolean): boolean {
    while (!isSilent && this.pending.endsWith(' ')) {
      this.pending = this.pending.slice(0, -1);
    }
    return this.lineBreak(isSilent);
  }

  private escape(isSilent: boolean): boolean {
    const { text, end } = this;
    if (this.at + 1 >= end) {
      return false;
    }
    const code = text.codePointAt(++this.at) ?? 0;
    if (code === Code.lineFeed) {
      return this.lineBreak(isSilent);
    }
    if (code === Code.space) {
      return this.special('\\', isSilent);
    }
    const escaped = code > 0xffff && this.at + 1 < end ? String.fromCodePoint(code) : text.charAt(this.at);
    this.at += escaped.length;
    return this.special(/^[!-/:-@[-`{-~]$/.test(escaped) ? escaped : `\\${escaped}`, isSilent);
  }

  /** Takes a line end and the indentation of the next line. */
  private lineBreak(isSilent: boolean): true {
    if (!isSilent) {
      this.push(lineBreak);
    }
    this.at = skipSpaces(this.text, this.at + 1, this.end);
    return true;
  }

  /** Text that is not as it was written: a space at its end stays before a line end. */
  private special(text: string, isSilent: boolean): true {
    if (!isSilent) {
      this.push({ type: 'text', text });
    }
    return true;
  }

  private code(isSilent: boolean): boolean {
    const { text, at: start } = this;
    const behind = skipRun(text, start, this.end, Code.backtick);
    const length = behind - start;
    this.lastBackticks ??= lastRuns(text);
    if ((this.lastBackticks.get(length) ?? -1) >= behind) {
      let runEnd = behind;
      for (let run = text.indexOf('`', runEnd); run >= 0 && run < this.end; run = text.indexOf('`', runEnd)) {
        runEnd = skipRun(text, run, text.length, Code.backtick);
        if (runEnd > this.end) {
          break;
        }
        if (runEnd - run === length) {
          if (!isSilent) {
            this.push({ type: 'code', text: codeText(text.slice(behind, run)) });
          }
          this.at = runEnd;
          return true;
        }
      }
    }
    if (!isSilent) {
      this.pending += text.slice(start, behind);
    }
    this.at = behind;
    return true;
  }

  private delimiterRun(): boolean {
    const { text, at: start, end, delimiters } = this;
    const code = text.charCodeAt(start);
    const behind = skipRun(text, start, end, code);
    const length = behind - start;
    const isStrikethrough = code === Code.tilde;
    if (isStrikethrough && length < 2) {
      return false;
    }
    const { open, close } = flanking(text, start, behind, end);
    const width = isStrikethrough ? 2 : 1;
    if (length % width !== 0) {
      this.push({ type: 'text', text: text.charAt(start) });
    }
    for (let left = length - (length % width); left > 0; left -= width) {
      this.push({ type: 'text', text: text.slice(start, start + width) });
      delimiters.push({ code, length: isStrikethrough ? 0 : length, piece: this.pieces.length - 1, open, close, closing: -1 });
    }
    this.at = behind;
    return true;
  }

  private pair(delimiters: readonly Delimiter[]): void {
    pairDelimiters(delimiters);
    for (const { closing, piece } of delimiters) {
      const end = delimiters[closing]?.piece;
      if (end !== undefined) {
        this.pieces[piece] = mark;
        this.pieces[end] = mark;
      }
    }
  }

  /** Offset of the `]` that belongs to the `[` at `start`, or -1; a link's text holds no other link. */
  private labelEnd(start: number, isLink: boolean): number {
    const { text, at: before } = this;
    let depth = 1;
    let found = -1;
    this.at = start + 1;
    while (this.at < this.end) {
      const at = this.at;
      const code = text.charCodeAt(at);
      if (code === Code.rightBracket && --depth === 0) {
        found = at;
        break;
      }
      this.skipToken();
      if (code === Code.leftBracket) {
        if (this.at === at + 1) {
          depth++;
        } else if (isLink) {
          break;
        }
      }
    }
    this.at = before;
    return found;
  }

  private link(isSilent: boolean): boolean {
    const { text, at: start, end } = this;
    const labelEnd = this.labelEnd(start, true);
    if (labelEnd < 0) {
      return false;
    }
    let next = labelEnd + 1;
    let isReference = true;
    if (next < end && text.charCodeAt(next) === Code.leftParenthesis) {
      next = this.skipSpaces(next + 1);
      if (next >= end) {
        return false;
      }
      const destination = destinationEnd(text, next, end);
      if (destination >= 0) {
        next = this.titleEnd(isSafeDestination(text, next, destination) ? destination : next);
      }
      isReference = next >= end || text.charCodeAt(next) !== Code.rightParenthesis;
      next++;
    }
    if (isReference) {
      next = this.referenceEnd(start + 1, labelEnd, next);
      if (next < 0) {
        return false;
      }
    }
    if (!isSilent) {
      this.linkText(start + 1, labelEnd);
    }
    this.at = next;
    return true;
  }

  private linkText(start: number, end: number): void {
    const { end: outerEnd, delimiters: outer } = this;
    this.push(mark);
    this.at = start;
    this.end = end;
    this.delimiters = [];
    this.level++;
    this.tokens();
    this.level--;
    this.pair(this.delimiters);
    this.delimiters = outer;
    this.end = outerEnd;
    this.push(mark);
  }

  private image(isSilent: boolean): boolean {
    const { text, at: start, end } = this;
    if (text.charCodeAt(start + 1) !== Code.leftBracket) {
      return false;
    }
    const labelEnd = this.labelEnd(start + 1, false);
    if (labelEnd < 0) {
      return false;
    }
    let next = labelEnd + 1;
    if (next < end && text.charCodeAt(next) === Code.leftParenthesis) {
      next = this.skipSpaces(next + 1);
      if (next >= end) {
        return false;
      }
      const destination = destinationEnd(text, next, end);
      next = this.titleEnd(destination >= 0 && isSafeDestination(text, next, destination) ? destination : next);
      if (next >= end || text.charCodeAt(next) !== Code.rightParenthesis) {
        return false;
      }
      next++;
    } else {
      next = this.referenceEnd(start + 2, labelEnd, next);
      if (next < 0) {
        return false;
      }
    }
    if (!isSilent) {
      this.push({ type: 'image', description: joinTexts(new InlineParser(text.slice(start + 2, labelEnd), this.labels).parse()) });
    }
    this.at = next;
    return true;
  }

  /** Offset behind the title that may follow a destination, and the white space around it. */
  private titleEnd(start: number): number {
    const { text, end } = this;
    const opening = this.skipSpaces(start);
    const closing = opening > start && opening < end ? titleClosing(text.charCodeAt(opening)) : 0;
    const found = closing === 0 ? end : findTitleClosing(text, opening + 1, end, closing);
    return found >= 0 && found < end ? this.skipSpaces(found + 1) : opening;
  }

  /** Offset behind a reference (`[text][label]`, `[label][]`, `[label]`) whose label is defined, or -1. */
  private referenceEnd(labelStart: number, labelEnd: number, next: number): number {
    const { text, labels } = this;
    if (labels.isEmpty) {
      return -1;
    }
    const end = next < this.end && text.charCodeAt(next) === Code.leftBracket ? this.labelEnd(next, false) : -1;
    const label = (end < 0 ? '' : text.slice(next + 1, end)) || text.slice(labelStart, labelEnd);
    return labels.has(label) ? (end < 0 ? labelEnd : end) + 1 : -1;
  }

  private skipSpaces(from: number): number {
    let next = from;
    while (next < this.end && (isSpaceOrTab(this.text.charCodeAt(next)) || this.text.charCodeAt(next) === Code.lineFeed)) {
      next++;
    }
    return next;
  }

  private autolink(isSilent: boolean): boolean {
    const { text, at: start } = this;
    const closing = text.indexOf('>', start + 1);
    if (closing < 0 || closing >= this.end) {
      return false;
    }
    const address = text.slice(start + 1, closing);
    if (!(absoluteUri.test(address) && isSafeAddress(address)) && !emailAddress.test(address)) {
      return false;
    }
    if (!isSilent) {
      this.push(mark);
      this.push({ type: 'text', text: address });
      this.push(mark);
    }
    this.at = closing + 1;
    return true;
  }

  private html(isSilent: boolean): boolean {
    const { text, at: start } = this;
    const code = text.charCodeAt(start + 1);
    if (start + 2 >= this.end) {
      return false;
    }
    const isSpecialHtml = code === Code.exclamationMark || code === Code.questionMark;
    const end = isSpecialHtml ? this.specialHtmlEnd(start) : htmlTagEnd(text, start, text.length);
    if (end < 0) {
      return false;
    }
    if (!isSilent) {
      this.push(mark);
    }
    this.at = end;
    return true;
  }

  /** Offset behind a comment, processing instruction, CDATA section or declaration, or -1. */
  private specialHtmlEnd(start: number): number {
    const { text } = this;
    if (text.startsWith('<!-->', start)) {
      return start + 5;
    }
    if (text.startsWith('<!--->', start)) {
      return start + 6;
    }
    if (text.startsWith('<!--', start)) {
      return this.htmlEnd(start + 4, '-->');
    }
    if (text.startsWith('<![CDATA[', start)) {
      return this.htmlEnd(start + 9, ']]>');
    }
    if (text.charCodeAt(start + 1) === Code.questionMark) {
      return this.htmlEnd(start + 2, '?>');
    }
    return isLetter(text.charCodeAt(start + 2)) ? this.htmlEnd(start + 3, '>') : -1;
  }

  private htmlEnd(start: number, closing: string): number {
    const end = this.hasOpenHtml ? -1 : this.text.indexOf(closing, start);
    this.hasOpenHtml ||= end < 0;
    return end < 0 ? -1 : end + closing.length;
  }

  private entity(isSilent: boolean): boolean {
    characterReference.lastIndex = this.at;
    const [reference = '', numeric, name = ''] = characterReference.exec(this.text) ?? [];
    const character = numeric === undefined ? namedCharacter(name) : (numericCharacter(numeric) ?? '\ufffd');
    if (reference === '' || character === undefined) {
      return false;
    }
    this.at += reference.length;
    return this.special(character, isSilent);
  }
}

function isSpecial(code: number): boolean {
  switch (code) {
    case Code.lineFeed:
    case Code.exclamationMark:
    case Code.ampersand:
    case Code.asterisk:
    case Code.lessThan:
    case Code.leftBracket:
    case Code.backslash:
    case Code.rightBracket:
    case Code.underscore:
    case Code.backtick:
    case Code.tilde:
      return true;
    default:
      return false;
  }
}

function lastRuns(text: string): Map<number, number> {
  const runs = new Map<number, number>();
  for (let start = text.indexOf('`'); start >= 0; ) {
    const end = skipRun(text, start, text.length, Code.backtick);
    runs.set(end - start, start);
    start = text.indexOf('`', end);
  }
  return runs;
}

/** Without the one space on both sides that sets off backticks. */
function codeText(text: string): string {
  const line = text.replaceAll('\n', ' ');
  return line.startsWith(' ') && line.endsWith(' ') && /[^ ]/.test(line) ? line.slice(1, -1) : line;
}
