import type { Steps } from '../steps';
import { NextOccurrence } from '../terms/nextOccurrence';

/**
 * Is told what stands where, in the order of the text. `C` is what it makes of a mapping or list, and is given again with each of its entries;
 * what it makes nothing of is passed over. Offsets are UTF-16 code units, quotes left out.
 */
export interface YamlSink<C> {
  /** A document begins; returns what its root stands in. */
  document(start: number): C;
  /** A mapping begins: as an item of a list, as the value of the last key of a mapping, or as a root. */
  mapping(parent: C): C | undefined;
  /** A list begins, likewise. */
  list(parent: C): C | undefined;
  /** A key, which may hold templates. */
  key(start: number, end: number, mapping: C): void;
  /**
   * An item, root or value of the last key. It is whole if nothing else belongs to it; other scalars come in parts: a line of several, what
   * templates leave, what has no closing quote or stands where nothing should. Aliases are not told.
   */
  value(start: number, end: number, isWhole: boolean, parent: C): void;
  /** What follows the mark of a comment. */
  comment?(start: number, end: number): void;
}

export interface YamlOptions {
  /** The lines stand in a Markdown block quote, whose marks are passed over. */
  readonly quoted?: boolean;
  /** It is JSON: comments begin with two slashes, or stand between a slash with an asterisk and its mirror image. */
  readonly json?: boolean;
}

/**
 * Reads YAML, and JSON, which is YAML in flow style, a line at a time, and takes what it finds: half-typed lines, tabs and Helm templates are no
 * errors. What is left open ends where a line says so: a quote with its own line if none closes it before a line at or left of its key, a flow
 * collection before a key or item there, everything with its document.
 */
export function scanYaml<C>(text: string, start: number, end: number, sink: YamlSink<C>, options: YamlOptions = {}): Steps {
  return new Scanner(text, start, end, sink, options).scan();
}

/** How many lines are read in a step. */
const linesInStep = 256;

/** A document, or a mapping or list in block style. */
interface Block<C> {
  /** Of its keys or dashes. */
  readonly column: number;
  readonly isList: boolean;
  readonly context: C;
  readonly parent: Block<C> | undefined;
}

interface Flow<C> {
  readonly isList: boolean;
  /** A mapping in a list that has no braces: `[a: b]`. */
  readonly isPair: boolean;
  readonly context: C | undefined;
  readonly parent: Flow<C> | undefined;
}

/** A scalar that deeper lines go on with. */
interface OpenText<C> {
  readonly column: number;
  /** A block scalar, or all that the sink makes nothing of: whatever is deeper belongs to it. */
  readonly isBlock: boolean;
  readonly context: C | undefined;
}

/** Where in an entry of a flow collection we are. */
const enum Entry {
  start,
  value,
  end,
}

const enum Code {
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
  asterisk = 0x2a,
  comma = 0x2c,
  hyphen = 0x2d,
  dot = 0x2e,
  slash = 0x2f,
  colon = 0x3a,
  greater = 0x3e,
  question = 0x3f,
  openBracket = 0x5b,
  backslash = 0x5c,
  closeBracket = 0x5d,
  openBrace = 0x7b,
  bar = 0x7c,
  closeBrace = 0x7d,
  byteOrderMark = 0xfeff,
}

class Scanner<C> {
  /** The innermost. */
  private block: Block<C>;
  private flow: Flow<C> | undefined;
  /** Of the key or dash that the outermost flow collection belongs to. */
  private flowColumn = -1;
  private entry = Entry.start;
  private openText: OpenText<C> | undefined;
  /** Where templates begin, if any do. */
  private readonly templates: NextOccurrence | undefined;
  /** From where to where the last line break was looked for. */
  private lineFeedFrom = 0;
  private lineFeed = -1;

  constructor(
    private readonly text: string,
    private readonly start: number,
    private readonly end: number,
    private readonly sink: YamlSink<C>,
    private readonly options: YamlOptions,
  ) {
    this.block = this.document(start);
    this.templates = !options.json && text.slice(start, end).includes('{{') ? new NextOccurrence(text, '{{') : undefined;
  }

  *scan(): Steps {
    let at = this.text.charCodeAt(this.start) === Code.byteOrderMark ? this.start + 1 : this.start;
    for (let lines = 1; at < this.end; lines++) {
      at = this.line(at);
      if (lines % linesInStep === 0) {
        yield;
      }
    }
  }

  private document(start: number): Block<C> {
    return { column: -1, isList: false, context: this.sink.document(start), parent: undefined };
  }

  /** Reads one line, and the further ones that a quoted scalar begun in it takes. Returns the start of the next. */
  private line(lineStart: number): number {
    const start = this.afterQuoteMarks(lineStart);
    const lineEnd = this.lineEnd(start);
    const at = this.skipBlanks(start, lineEnd);
    if (this.skipTemplates(at, lineEnd) >= lineEnd) {
      return this.nextLine(lineEnd);
    }
    const column = at - start;
    if (column === 0 && this.isDocumentMark(at, lineEnd)) {
      this.block = this.document(at);
      this.openText = this.flow = undefined;
      return this.value(this.skipBlanks(at + 3, lineEnd), lineEnd, -1, this.block.context);
    }
    if (this.flow) {
      if (column > this.flowColumn || !this.startsEntry(at, lineEnd)) {
        return this.flowLine(at);
      }
      this.flow = undefined;
    }
    if (this.openText) {
      if (this.goesOn(this.openText, at, column, lineEnd)) {
        return this.textLine(this.openText, at, lineEnd);
      }
      this.openText = undefined;
    }
    return this.isSlashComment(at) ? this.slashComment(at) : this.entryLine(at, start, lineEnd);
  }

  /** A line of block style: dashes, a key and a value, each of which may be missing. */
  private entryLine(from: number, start: number, lineEnd: number): number {
    let at = from;
    while (this.isDash(at, lineEnd)) {
      if (!this.enter(at - start, true)) {
        return this.nextLine(lineEnd);
      }
      at = this.skipBlanks(at + 1, lineEnd);
    }
    const column = at - start;
    const key = this.skipProperties(at, lineEnd);
    const keyEnd = this.keyEnd(key, lineEnd);
    if (keyEnd >= 0) {
      const mapping = this.enter(column, false);
      if (!mapping) {
        return this.nextLine(lineEnd);
      }
      this.key(key, keyEnd, mapping.context);
      return this.value(this.skipBlanks(this.skipBlanks(keyEnd, lineEnd) + 1, lineEnd), lineEnd, column, mapping.context);
    }
    if (column > this.block.column || this.text.charCodeAt(at) === Code.hash) {
      return this.value(at, lineEnd, this.block.column, this.block.context);
    }
    const end = this.plainEnd(at, lineEnd);
    this.scalar(at, end, false, this.block.context);
    return this.restOfLine(end);
  }

  /** The list of a dash or the mapping of a key, by its column. A list may stand as deep as the key whose value it is. */
  private enter(column: number, isList: boolean): Block<C> | undefined {
    let { block } = this;
    while (block.parent && (block.column > column || (block.column === column && block.isList && !isList))) {
      block = block.parent;
    }
    this.block = block;
    if (block.column === column && block.isList === isList) {
      return block;
    }
    const context = isList ? this.sink.list(block.context) : this.sink.mapping(block.context);
    if (context === undefined) {
      this.openText = { column: block.column, isBlock: true, context };
      return undefined;
    }
    return (this.block = { column, isList, context, parent: block });
  }

  /** Reads a value, or what is there of it, up to the end of a line; `column` is what further lines must be deeper than. */
  private value(from: number, lineEnd: number, column: number, context: C): number {
    const at = this.skipProperties(from, lineEnd);
    const first = this.text.charCodeAt(at);
    if (at >= lineEnd || first === Code.hash) {
      return this.restOfLine(at);
    }
    if (first === Code.asterisk || first === Code.percent) {
      return this.restOfLine(this.wordEnd(at, lineEnd));
    }
    if (first === Code.bar || first === Code.greater) {
      this.openText = { column, isBlock: true, context };
      return this.restOfLine(this.plainEnd(at, lineEnd));
    }
    if (isQuote(first)) {
      const close = this.closingQuote(at, this.end, column);
      const end = close < 0 ? lineEnd : close + 1;
      this.scalar(at + 1, close < 0 ? lineEnd : close, close >= 0 && close < lineEnd && this.endsValue(end, lineEnd), context);
      return this.restOfLine(end);
    }
    if (this.opensFlow(at)) {
      this.flowColumn = column;
      this.openFlow(first === Code.openBracket, context);
      return this.flowLine(at + 1);
    }
    const end = this.plainEnd(at, lineEnd);
    const text = { column, isBlock: false, context };
    const isOpen = this.skipBlanks(end, lineEnd) >= lineEnd && this.goesOnBelow(text, lineEnd);
    this.openText = isOpen ? text : undefined;
    this.scalar(at, end, !isOpen, context);
    return this.restOfLine(end);
  }

  /** A comment may follow a value; anything else that does is not YAML and is passed over. */
  private restOfLine(from: number): number {
    const lineEnd = this.lineEnd(from);
    const at = this.skipBlanks(from, lineEnd);
    if (at < lineEnd && this.text.charCodeAt(at) === Code.hash) {
      this.sink.comment?.(at + 1, lineEnd);
    }
    return this.nextLine(lineEnd);
  }

  private endsValue(from: number, lineEnd: number): boolean {
    const at = this.skipBlanks(from, lineEnd);
    const code = this.text.charCodeAt(at);
    return at >= lineEnd || code === Code.hash || (code === Code.comma && this.options.json === true);
  }

  private goesOn({ column, isBlock }: OpenText<C>, at: number, ownColumn: number, lineEnd: number): boolean {
    return ownColumn > column && (isBlock || (this.text.charCodeAt(at) !== Code.hash && this.keyEnd(at, lineEnd) < 0));
  }

  /** Whether the next line that is not blank goes on with a plain scalar. */
  private goesOnBelow(text: OpenText<C>, lineEnd: number): boolean {
    let start = lineEnd;
    let at = lineEnd;
    while (at < this.end && isSpace(this.text.charCodeAt(at))) {
      at++;
      if (this.text.charCodeAt(at - 1) === Code.lineFeed) {
        start = at = this.afterQuoteMarks(at);
      }
    }
    const column = at - start;
    return column > text.column && at < this.end && !(column === 0 && this.isDocumentMark(at, this.lineEnd(at))) && this.goesOn(text, at, column, this.lineEnd(at));
  }

  private textLine({ isBlock, context }: OpenText<C>, at: number, lineEnd: number): number {
    const end = isBlock ? lineEnd : this.plainEnd(at, lineEnd);
    this.scalar(at, end, false, context);
    return isBlock ? this.nextLine(lineEnd) : this.restOfLine(end);
  }

  private key(start: number, end: number, mapping: C | undefined): void {
    if (mapping !== undefined) {
      const quote = isQuote(this.text.charCodeAt(start)) ? 1 : 0;
      this.sink.key(start + quote, end - quote, mapping);
    }
  }

  /** Tells a scalar or a part of one, without its templates. */
  private scalar(start: number, end: number, isWhole: boolean, parent: C | undefined): void {
    if (parent === undefined) {
      return;
    }
    let from = start;
    for (let at = this.nextTemplate(from, end); at >= 0; at = this.nextTemplate(from, end)) {
      this.part(from, at, parent);
      from = Math.min(end, this.templateEnd(at));
    }
    if (isWhole && from === start) {
      this.sink.value(start, end, true, parent);
    } else {
      this.part(from, end, parent);
    }
  }

  private part(start: number, end: number, parent: C): void {
    if (end > start) {
      this.sink.value(start, end, false, parent);
    }
  }

  private opensFlow(at: number): boolean {
    const code = this.text.charCodeAt(at);
    return code === Code.openBracket || (code === Code.openBrace && !this.isTemplate(at));
  }

  private openFlow(isList: boolean, parent: C | undefined, isPair = false): void {
    const context = parent === undefined ? undefined : isList ? this.sink.list(parent) : this.sink.mapping(parent);
    this.flow = { isList, isPair, context, parent: this.flow };
    this.entry = Entry.start;
  }

  /** Reads flow collections up to the end of a line. */
  private flowLine(from: number): number {
    let at = from;
    let lineEnd = this.lineEnd(at);
    while (this.flow) {
      at = this.skipBlanks(at, lineEnd);
      if (at >= lineEnd) {
        return this.nextLine(lineEnd);
      }
      at = this.flowToken(at, lineEnd, this.flow);
      // A quoted scalar or a comment may have several lines.
      lineEnd = at > lineEnd ? this.lineEnd(at) : lineEnd;
    }
    return this.restOfLine(at);
  }

  private flowToken(at: number, lineEnd: number, flow: Flow<C>): number {
    const code = this.text.charCodeAt(at);
    if (this.opensFlow(at)) {
      this.openFlow(code === Code.openBracket, flow.context);
    } else if (code === Code.closeBrace || code === Code.closeBracket) {
      this.flow = flow.isPair ? flow.parent?.parent : flow.parent;
      this.entry = Entry.end;
    } else if (code === Code.comma) {
      this.flow = flow.isPair ? flow.parent : flow;
      this.entry = Entry.start;
    } else if (code === Code.colon) {
      this.entry = Entry.value;
    } else if (code === Code.hash) {
      this.sink.comment?.(at + 1, lineEnd);
      return lineEnd;
    } else if (this.isSlashComment(at)) {
      return this.slashComment(at);
    } else if (code === Code.ampersand || code === Code.exclamation || code === Code.asterisk) {
      this.entry = code === Code.asterisk ? Entry.end : this.entry;
      return this.wordEnd(at, lineEnd, true);
    } else {
      return this.flowScalar(at, lineEnd, flow);
    }
    return at + 1;
  }

  private flowScalar(start: number, lineEnd: number, flow: Flow<C>): number {
    const isQuoted = isQuote(this.text.charCodeAt(start));
    const close = isQuoted ? this.closingQuote(start, this.end, this.flowColumn) : -1;
    const end = !isQuoted ? this.plainEnd(start, lineEnd, true, true) : close < 0 ? lineEnd : close + 1;
    const next = this.text.charCodeAt(this.skipSpaces(end));
    const { entry } = this;
    const isKey = entry === Entry.start && (!flow.isList || next === Code.colon);
    if (isKey) {
      if (flow.isList) {
        this.openFlow(false, flow.context, true);
      }
      this.key(start, close < 0 && isQuoted ? end + 1 : end, this.flow?.context);
    } else {
      const isWhole = entry !== Entry.end && end <= lineEnd && (!isQuoted || close >= 0) && (isFlowIndicator(next) || next === Code.hash);
      this.scalar(isQuoted ? start + 1 : start, close < 0 ? end : close, isWhole, flow.context);
    }
    this.entry = Entry.end;
    return end;
  }

  private isSlashComment(at: number): boolean {
    const next = this.options.json && this.text.charCodeAt(at) === Code.slash ? this.text.charCodeAt(at + 1) : -1;
    return next === Code.slash || next === Code.asterisk;
  }

  private slashComment(at: number): number {
    const start = at + 2;
    if (this.text.charCodeAt(at + 1) === Code.slash) {
      const lineEnd = this.lineEnd(at);
      this.sink.comment?.(start, lineEnd);
      return lineEnd;
    }
    const close = this.text.slice(start, this.end).indexOf('*/');
    const end = close < 0 ? Math.max(start, this.end) : start + close;
    this.sink.comment?.(start, end);
    return Math.min(this.end, end + 2);
  }

  /** Whether a line begins an item or has a key. */
  private startsEntry(at: number, lineEnd: number): boolean {
    return this.isDash(at, lineEnd) || this.keyEnd(at, lineEnd) >= 0;
  }

  private isDash(at: number, lineEnd: number): boolean {
    return this.text.charCodeAt(at) === Code.hyphen && this.isBlankOrEnd(at + 1, lineEnd);
  }

  /** Where the key that begins at `at` ends, its quotes included; -1 where no key stands. */
  private keyEnd(at: number, lineEnd: number): number {
    const first = this.text.charCodeAt(at);
    if (at >= lineEnd || first === Code.hash || first === Code.question || this.opensFlow(at)) {
      return -1;
    }
    const isQuoted = isQuote(first);
    const end = isQuoted ? this.closingQuote(at, lineEnd, -1) + 1 : this.plainEnd(at, lineEnd, true);
    const colon = isQuoted && end === 0 ? lineEnd : this.skipBlanks(end, lineEnd);
    const isKey = colon < lineEnd && this.text.charCodeAt(colon) === Code.colon && (this.isBlankOrEnd(colon + 1, lineEnd) || (isQuoted && this.options.json === true));
    return isKey ? end : -1;
  }

  /** Where a plain scalar ends, or its part in this line. */
  private plainEnd(start: number, lineEnd: number, endsAtColon = false, isInFlow = false): number {
    let end = start;
    while (end < lineEnd) {
      const code = this.text.charCodeAt(end);
      if (code === Code.openBrace && this.isTemplate(end)) {
        end = Math.min(lineEnd, this.templateEnd(end));
        continue;
      }
      if (
        (code === Code.hash && end > start && isBlank(this.text.charCodeAt(end - 1))) ||
        (endsAtColon && code === Code.colon && (this.isBlankOrEnd(end + 1, lineEnd) || (isInFlow && isFlowIndicator(this.text.charCodeAt(end + 1))))) ||
        (isInFlow && isFlowIndicator(code))
      ) {
        break;
      }
      end++;
    }
    while (end > start && isBlank(this.text.charCodeAt(end - 1))) {
      end--;
    }
    return end;
  }

  /** The quote that closes the one at `at`, or -1: its lines are deeper than `column`, and the string of JSON has but one. */
  private closingQuote(at: number, limit: number, column: number): number {
    const quote = this.text.charCodeAt(at);
    for (let i = at + 1; i < limit; i++) {
      const code = this.text.charCodeAt(i);
      if (code === quote) {
        if (quote !== Code.singleQuote || this.text.charCodeAt(i + 1) !== Code.singleQuote) {
          return i;
        }
        i++;
      } else if (code === Code.backslash && quote === Code.doubleQuote && this.text.charCodeAt(i + 1) !== Code.lineFeed) {
        i++;
      } else if (code === Code.openBrace && this.isTemplate(i)) {
        i = this.templateEnd(i) - 1;
      } else if (code === Code.lineFeed && (this.options.json || this.endsQuote(i + 1, column))) {
        return -1;
      }
    }
    return -1;
  }

  private endsQuote(lineStart: number, column: number): boolean {
    const start = this.afterQuoteMarks(lineStart);
    const at = this.skipBlanks(start, this.end);
    const isBlankLine = at >= this.end || this.text.charCodeAt(at) === Code.lineFeed;
    return !isBlankLine && (at - start <= column || (at === start && this.isDocumentMark(at, this.lineEnd(at))));
  }

  /** Passes over anchors and tags. */
  private skipProperties(from: number, lineEnd: number): number {
    let at = from;
    while (at < lineEnd && (this.text.charCodeAt(at) === Code.ampersand || this.text.charCodeAt(at) === Code.exclamation)) {
      at = this.skipBlanks(this.wordEnd(at, lineEnd), lineEnd);
    }
    return at;
  }

  private wordEnd(from: number, lineEnd: number, isInFlow = false): number {
    let at = from;
    while (!this.isBlankOrEnd(at, lineEnd) && !(isInFlow && isFlowIndicator(this.text.charCodeAt(at)))) {
      at++;
    }
    return at;
  }

  private nextTemplate(from: number, end: number): number {
    return this.templates?.from(from, end) ?? -1;
  }

  private isTemplate(at: number): boolean {
    return this.templates !== undefined && this.text.charCodeAt(at) === Code.openBrace && this.text.charCodeAt(at + 1) === Code.openBrace;
  }

  /** What follows a template. One that is left open ends with its line. */
  private templateEnd(start: number): number {
    for (let at = start + 2; at < this.end; at++) {
      const code = this.text.charCodeAt(at);
      if (code === Code.lineFeed) {
        return at;
      }
      if (code === Code.closeBrace && this.text.charCodeAt(at + 1) === Code.closeBrace) {
        return at + 2;
      }
    }
    return this.end;
  }

  private skipTemplates(from: number, lineEnd: number): number {
    let at = from;
    while (at < lineEnd && this.isTemplate(at)) {
      at = this.skipBlanks(this.templateEnd(at), lineEnd);
    }
    return at;
  }

  private isDocumentMark(at: number, lineEnd: number): boolean {
    const code = this.text.charCodeAt(at);
    return (code === Code.hyphen || code === Code.dot) && this.text.charCodeAt(at + 1) === code && this.text.charCodeAt(at + 2) === code && this.isBlankOrEnd(at + 3, lineEnd);
  }

  private isBlankOrEnd(at: number, end: number): boolean {
    return at >= end || isBlank(this.text.charCodeAt(at));
  }

  private skipBlanks(from: number, end: number): number {
    let at = from;
    while (at < end && isBlank(this.text.charCodeAt(at))) {
      at++;
    }
    return at;
  }

  /** Passes over line breaks too. */
  private skipSpaces(from: number): number {
    let at = from;
    while (at < this.end && isSpace(this.text.charCodeAt(at))) {
      at++;
    }
    return at;
  }

  private afterQuoteMarks(lineStart: number): number {
    if (!this.options.quoted) {
      return lineStart;
    }
    quoteMarks.lastIndex = lineStart;
    return Math.min(this.end, lineStart + (quoteMarks.exec(this.text)?.[0].length ?? 0));
  }

  private lineEnd(from: number): number {
    const end = this.lineBreak(from);
    return end > from && this.text.charCodeAt(end - 1) === Code.carriageReturn ? end - 1 : end;
  }

  private nextLine(from: number): number {
    return Math.min(this.end, this.lineBreak(from) + 1);
  }

  /** The next line feed, or the end. */
  private lineBreak(from: number): number {
    if (from < this.lineFeedFrom || from > this.lineFeed) {
      const found = this.text.indexOf('\n', from);
      this.lineFeedFrom = from;
      this.lineFeed = found < 0 || found > this.end ? this.end : found;
    }
    return this.lineFeed;
  }
}

const quoteMarks = /[ \t]{0,8}(?:>[ ]?)+/y;

function isBlank(code: number): boolean {
  return code === Code.space || code === Code.tab || code === Code.carriageReturn;
}

function isSpace(code: number): boolean {
  return code === Code.lineFeed || isBlank(code);
}

function isQuote(code: number): boolean {
  return code === Code.doubleQuote || code === Code.singleQuote;
}

function isFlowIndicator(code: number): boolean {
  return code === Code.comma || code === Code.openBracket || code === Code.closeBracket || code === Code.openBrace || code === Code.closeBrace;
}
