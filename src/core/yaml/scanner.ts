import { Code } from '../text/characters';
import { NextOccurrence } from '../text/nextOccurrence';
import type { Steps } from '../text/steps';

/**
 * Receives what the scanner finds, in text order. `C` is the context that the sink creates for a mapping or list and receives with each entry;
 * collections without a context are skipped. Offsets are UTF-16 code units and exclude quotes.
 */
export interface YamlSink<C> {
  /** A document begins; returns the parent context of its root. */
  document(start: number): C;
  /** A list or mapping begins: an item of a list, the value of a mapping's last key, or a root. */
  collection(parent: C, isList: boolean): C | undefined;
  /** A key. It may contain templates. */
  key(start: number, end: number, mapping: C): void;
  /**
   * An item, a root or the value of the last key. `isWhole`: this is the complete scalar. Otherwise it is a part: one of several lines, the text
   * between templates, or text that is unclosed or misplaced. Aliases are not emitted.
   */
  value(start: number, end: number, isWhole: boolean, parent: C): void;
  /** The text of a comment, without its marker. */
  comment?(start: number, end: number): void;
}

export interface YamlOptions {
  /** The lines are in a Markdown block quote, whose markers are skipped. */
  readonly quoted?: boolean;
  /** The text is JSON, with line and block comments as in JavaScript. */
  readonly json?: boolean;
}

/**
 * Scans YAML line by line, and JSON as YAML in flow style. Accepts half-typed lines, tabs and Helm templates. A quote that is not closed before
 * a line at or left of its key ends with its own line; an open flow collection ends before a key or item there; everything ends with its
 * document.
 */
export function* scanYaml<C>(text: string, start: number, end: number, sink: YamlSink<C>, options: YamlOptions = {}): Steps {
  const scanner = new Scanner(text, start, end, sink, options);
  let at = text.charCodeAt(start) === Code.byteOrderMark ? start + 1 : start;
  for (let lines = 1; at < end; lines++) {
    at = scanner.line(at);
    if (lines % linesInStep === 0) {
      yield;
    }
  }
}

/** Lines scanned in a step. */
const linesInStep = 256;

/** A document, a mapping or a list. */
interface Collection<C> {
  readonly isList: boolean;
  /** In block style, the column of its keys or dashes; in flow style, of the key or dash that owns it. */
  readonly column: number;
  readonly context: C | undefined;
  readonly parent: Collection<C> | undefined;
  /** A single-pair mapping without braces: `[a: b]`. */
  readonly isPair: boolean;
}

class Scanner<C> {
  private readonly text: string;
  private readonly templates: NextOccurrence;
  /** The innermost collections in block and in flow style. */
  private block: Collection<C>;
  private flow: Collection<C> | undefined;
  /** The position within an entry of a flow collection. */
  private entry: 'start' | 'value' | 'end' = 'start';
  /** A scalar that deeper lines may continue. Block scalars and skipped collections take all deeper lines. */
  private openText: { readonly column: number; readonly isBlock: boolean; readonly context: C | undefined } | undefined;

  constructor(
    text: string,
    start: number,
    end: number,
    private readonly sink: YamlSink<C>,
    private readonly options: YamlOptions,
  ) {
    this.text = text.slice(0, end);
    this.templates = new NextOccurrence(this.text, '{{');
    this.block = this.document(start);
  }

  private document(start: number): Collection<C> {
    return { isList: false, column: -1, context: this.sink.document(start), parent: undefined, isPair: false };
  }

  /** Scans a line, and further lines if a quoted scalar spans them. Returns the start of the next line. */
  line(lineStart: number): number {
    const start = this.afterQuoteMarks(lineStart);
    const at = this.skipBlanks(start);
    const column = at - start;
    let afterTemplates = at;
    while (this.isTemplate(afterTemplates)) {
      afterTemplates = this.skipBlanks(this.templateEnd(afterTemplates));
    }
    if (this.isLineEnd(afterTemplates)) {
      return this.nextLine(afterTemplates);
    }
    if (column === 0 && this.isDocumentMark(at)) {
      this.block = this.document(at);
      this.openText = this.flow = undefined;
      return this.value(this.skipBlanks(at + 3), -1, this.block.context);
    }
    if (this.flow) {
      if (column > this.flow.column || !(this.isDash(at) || this.keyEnd(at) >= 0)) {
        return this.flowLine(at);
      }
      this.flow = undefined;
    }
    if (this.openText && column > this.openText.column && this.continues(at, this.openText.isBlock)) {
      const { context, isBlock } = this.openText;
      const end = isBlock ? this.lineEnd(at) : this.plainEnd(at);
      this.scalar(at, end, false, context);
      return isBlock ? this.nextLine(end) : this.restOfLine(end);
    }
    this.openText = undefined;
    return this.isSlashComment(at) ? this.slashComment(at) : this.entryLine(at, start);
  }

  /** A line in block style: dashes, a key and a value, all optional. */
  private entryLine(from: number, start: number): number {
    let at = from;
    for (; this.isDash(at); at = this.skipBlanks(at + 1)) {
      if (!this.enter(at - start, true)) {
        return this.nextLine(at);
      }
    }
    const column = at - start;
    const key = this.skipProperties(at);
    const keyEnd = this.keyEnd(key);
    if (keyEnd >= 0) {
      const mapping = this.enter(column, false);
      if (!mapping) {
        return this.nextLine(at);
      }
      this.key(key, keyEnd, mapping.context);
      return this.value(this.skipBlanks(this.skipBlanks(keyEnd) + 1), column, mapping.context);
    }
    if (column > this.block.column || this.text.charCodeAt(at) === Code.hash) {
      return this.value(at, this.block.column, this.block.context);
    }
    const end = this.plainEnd(at);
    this.scalar(at, end, false, this.block.context);
    return this.restOfLine(end);
  }

  /** Enters the list of a dash or the mapping of a key at a column. A list may have the same column as its key. */
  private enter(column: number, isList: boolean): Collection<C> | undefined {
    while (this.block.parent && (this.block.column > column || (this.block.column === column && this.block.isList && !isList))) {
      this.block = this.block.parent;
    }
    const { block } = this;
    if (block.column === column && block.isList === isList) {
      return block;
    }
    const opened = this.opened(isList, column, block.context, block);
    if (opened.context === undefined) {
      this.openText = { column: block.column, isBlock: true, context: undefined };
      return undefined;
    }
    return (this.block = opened);
  }

  private opened(isList: boolean, column: number, owner: C | undefined, parent: Collection<C> | undefined, isPair = false): Collection<C> {
    const context = owner === undefined ? undefined : this.sink.collection(owner, isList);
    return { isList, column, context, parent, isPair };
  }

  /** Reads a value up to the end of the line. Continuation lines must be deeper than `column`. */
  private value(from: number, column: number, context: C | undefined): number {
    const at = this.skipProperties(from);
    const first = this.text.charCodeAt(at);
    if (first === Code.hash || first === Code.asterisk || first === Code.percent) {
      return this.restOfLine(first === Code.hash ? at : this.wordEnd(at));
    }
    if (first === Code.bar || first === Code.greater) {
      this.openText = { column, isBlock: true, context };
      return this.restOfLine(this.plainEnd(at));
    }
    if (this.opensFlow(at)) {
      this.flow = this.opened(first === Code.openBracket, column, context, undefined);
      this.entry = 'start';
      return this.flowLine(at + 1);
    }
    if (isQuote(first)) {
      const close = this.closingQuote(at, column);
      if (close >= 0) {
        this.scalar(at + 1, close, this.endsValue(this.skipBlanks(close + 1)), context);
        return this.restOfLine(close + 1);
      }
      const end = this.lineEnd(at);
      this.openText = { column, isBlock: false, context };
      this.scalar(at + 1, end, false, context);
      return this.nextLine(end);
    }
    const end = this.plainEnd(at);
    if (end > at) {
      this.openText = this.continuesBelow(column, end) ? { column, isBlock: false, context } : undefined;
      this.scalar(at, end, !this.openText, context);
    }
    return this.restOfLine(end);
  }

  /** Reads the comment after a value; skips anything else, which is not YAML. */
  private restOfLine(from: number): number {
    const at = this.skipBlanks(from);
    return this.nextLine(this.text.charCodeAt(at) === Code.hash ? this.comment(at + 1, this.lineEnd(at)) : at);
  }

  private comment(start: number, end: number): number {
    this.sink.comment?.(start, end);
    return end;
  }

  /** Whether a value ends before the character at an offset. */
  private endsValue(at: number): boolean {
    const code = this.text.charCodeAt(at);
    return code === Code.hash || isFlowIndicator(code) || this.isLineEnd(at) || this.isSlashComment(at);
  }

  private continues(at: number, isBlock: boolean): boolean {
    return isBlock || (this.text.charCodeAt(at) !== Code.hash && this.keyEnd(at) < 0);
  }

  /** Whether the next line that is not blank continues a plain scalar. */
  private continuesBelow(column: number, from: number): boolean {
    const at = this.skipSpaces(from);
    const start = this.afterQuoteMarks(this.text.lastIndexOf('\n', at - 1) + 1);
    return start > from && at - start > column && at < this.text.length && !(at === start && this.isDocumentMark(at)) && this.continues(at, false);
  }

  private key(start: number, end: number, mapping: C | undefined): void {
    if (mapping !== undefined) {
      const quote = isQuote(this.text.charCodeAt(start)) ? 1 : 0;
      this.sink.key(start + quote, end - quote, mapping);
    }
  }

  /** Emits a scalar, or a part of one, without its templates. */
  private scalar(start: number, end: number, isWhole: boolean, parent: C | undefined): void {
    if (parent === undefined) {
      return;
    }
    let from = start;
    let template = this.templates.from(from, end);
    const hasAll = isWhole && template < 0;
    while (template >= 0) {
      if (template > from) {
        this.sink.value(from, template, false, parent);
      }
      from = Math.min(end, this.templateEnd(template));
      template = this.templates.from(from, end);
    }
    if (end > from || hasAll) {
      this.sink.value(from, end, hasAll, parent);
    }
  }

  private opensFlow(at: number): boolean {
    const code = this.text.charCodeAt(at);
    return code === Code.openBracket || (code === Code.openBrace && !this.isTemplate(at));
  }

  /** Reads flow collections up to the end of a line. */
  private flowLine(from: number): number {
    let at = this.skipBlanks(from);
    while (this.flow) {
      if (this.isLineEnd(at)) {
        return this.nextLine(at);
      }
      at = this.skipBlanks(this.flowToken(at, this.flow));
    }
    return this.restOfLine(at);
  }

  private flowToken(at: number, flow: Collection<C>): number {
    const code = this.text.charCodeAt(at);
    if (this.opensFlow(at)) {
      this.flow = this.opened(code === Code.openBracket, flow.column, flow.context, flow);
      this.entry = 'start';
    } else if (code === Code.closeBrace || code === Code.closeBracket) {
      this.flow = flow.isPair ? flow.parent?.parent : flow.parent;
      this.entry = 'end';
    } else if (code === Code.comma) {
      this.flow = flow.isPair ? flow.parent : flow;
      this.entry = 'start';
    } else if (code === Code.colon) {
      this.entry = 'value';
    } else if (code === Code.hash) {
      return this.comment(at + 1, this.lineEnd(at));
    } else if (this.isSlashComment(at)) {
      return this.slashComment(at);
    } else if (code === Code.ampersand || code === Code.exclamation || code === Code.asterisk) {
      this.entry = code === Code.asterisk ? 'end' : this.entry;
      return this.wordEnd(at);
    } else {
      return this.flowScalar(at, flow);
    }
    return at + 1;
  }

  private flowScalar(start: number, flow: Collection<C>): number {
    const isQuoted = isQuote(this.text.charCodeAt(start));
    const close = isQuoted ? this.closingQuote(start, flow.column) : this.plainEnd(start);
    const end = close < 0 ? this.lineEnd(start) : isQuoted ? close + 1 : close;
    const next = this.skipSpaces(end);
    const isBeforeColon = this.text.charCodeAt(next) === Code.colon;
    if (isBeforeColon ? this.entry !== 'value' : this.entry === 'start' && !flow.isList) {
      this.flow = flow.isList ? this.opened(false, flow.column, flow.context, flow, true) : flow;
      this.key(start, close < 0 ? end + 1 : end, this.flow.context);
    } else if (this.entry === 'end') {
      this.scalar(start, end, false, flow.context);
    } else {
      this.scalar(isQuoted ? start + 1 : start, close < 0 ? end : close, close >= 0 && this.endsValue(next), flow.context);
    }
    // An unclosed quote has taken the comma.
    this.entry = close < 0 ? 'start' : 'end';
    return end;
  }

  private isSlashComment(at: number): boolean {
    const next = this.options.json && this.text.charCodeAt(at) === Code.slash ? this.text.charCodeAt(at + 1) : -1;
    return next === Code.slash || next === Code.asterisk;
  }

  private slashComment(at: number): number {
    if (this.text.charCodeAt(at + 1) === Code.slash) {
      return this.comment(at + 2, this.lineEnd(at));
    }
    const close = this.text.indexOf('*/', at + 2);
    return close < 0 ? this.comment(at + 2, this.text.length) : this.comment(at + 2, close) + 2;
  }

  private isDash(at: number): boolean {
    return this.text.charCodeAt(at) === Code.hyphen && this.isBlankOrEnd(at + 1);
  }

  /** The end of the key at an offset, including its quotes, or -1 if there is none. */
  private keyEnd(at: number): number {
    const first = this.text.charCodeAt(at);
    if (first === Code.hash || first === Code.question || this.opensFlow(at)) {
      return -1;
    }
    const isQuoted = isQuote(first);
    const end = isQuoted ? this.closingQuote(at, Infinity) + 1 : this.plainEnd(at, true);
    const colon = isQuoted && end === 0 ? this.text.length : this.skipBlanks(end);
    return this.text.charCodeAt(colon) === Code.colon && (isQuoted || this.isBlankOrEnd(colon + 1)) ? end : -1;
  }

  /** The end of a plain scalar in this line. */
  private plainEnd(start: number, endsAtColon = this.flow !== undefined): number {
    const { length } = this.text;
    let end = start;
    while (end < length && !this.endsPlain(end, endsAtColon)) {
      end = this.isTemplate(end) ? this.templateEnd(end) : end + 1;
    }
    while (end > start && isBlank(this.text.charCodeAt(end - 1))) {
      end--;
    }
    return end;
  }

  private endsPlain(at: number, endsAtColon: boolean): boolean {
    switch (this.text.charCodeAt(at)) {
      case Code.lineFeed:
        return true;
      case Code.hash:
        return isSpace(this.text.charCodeAt(at - 1));
      case Code.slash:
        return this.isSlashComment(at) && isSpace(this.text.charCodeAt(at - 1));
      case Code.colon:
        return endsAtColon && (this.isBlankOrEnd(at + 1) || (this.flow !== undefined && isFlowIndicator(this.text.charCodeAt(at + 1))));
      case Code.openBrace:
        return this.flow !== undefined && !this.isTemplate(at);
      case Code.comma:
      case Code.openBracket:
      case Code.closeBracket:
      case Code.closeBrace:
        return this.flow !== undefined;
      default:
        return false;
    }
  }

  /** The offset of the closing quote, or -1. Continuation lines must be deeper than `column`; JSON strings and keys have one line. */
  private closingQuote(at: number, column: number): number {
    const quote = this.text.charCodeAt(at);
    for (let i = at + 1; i < this.text.length; i++) {
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
      } else if (code === Code.lineFeed && (this.options.json || column === Infinity || this.endsQuote(i + 1, column))) {
        return -1;
      }
    }
    return -1;
  }

  private endsQuote(lineStart: number, column: number): boolean {
    const start = this.afterQuoteMarks(lineStart);
    const at = this.skipBlanks(start);
    return !this.isLineEnd(at) && (at - start <= column || (at === start && this.isDocumentMark(at)));
  }

  /** Skips anchors and tags. */
  private skipProperties(from: number): number {
    let at = from;
    while (this.text.charCodeAt(at) === Code.ampersand || this.text.charCodeAt(at) === Code.exclamation) {
      at = this.skipBlanks(this.wordEnd(at));
    }
    return at;
  }

  private wordEnd(from: number): number {
    let at = from;
    while (!this.isBlankOrEnd(at) && !(this.flow && isFlowIndicator(this.text.charCodeAt(at)))) {
      at++;
    }
    return at;
  }

  private isTemplate(at: number): boolean {
    return this.text.charCodeAt(at) === Code.openBrace && this.text.charCodeAt(at + 1) === Code.openBrace;
  }

  /** The offset after a template. An unclosed one ends with its line. */
  private templateEnd(start: number): number {
    for (let at = start + 2; ; at++) {
      if (this.isLineEnd(at)) {
        return at;
      }
      if (this.text.charCodeAt(at) === Code.closeBrace && this.text.charCodeAt(at + 1) === Code.closeBrace) {
        return at + 2;
      }
    }
  }

  private isDocumentMark(at: number): boolean {
    const code = this.text.charCodeAt(at);
    return (code === Code.hyphen || code === Code.dot) && this.text.charCodeAt(at + 1) === code && this.text.charCodeAt(at + 2) === code && this.isBlankOrEnd(at + 3);
  }

  private isLineEnd(at: number): boolean {
    return at >= this.text.length || this.text.charCodeAt(at) === Code.lineFeed;
  }

  private isBlankOrEnd(at: number): boolean {
    return !(this.text.charCodeAt(at) > Code.space);
  }

  private skipBlanks(from: number): number {
    let at = from;
    while (isBlank(this.text.charCodeAt(at))) {
      at++;
    }
    return at;
  }

  /** Skips line breaks too. */
  private skipSpaces(from: number): number {
    let at = from;
    while (isSpace(this.text.charCodeAt(at))) {
      at = this.text.charCodeAt(at) === Code.lineFeed ? this.afterQuoteMarks(at + 1) : at + 1;
    }
    return at;
  }

  private afterQuoteMarks(lineStart: number): number {
    if (!this.options.quoted) {
      return lineStart;
    }
    quoteMarks.lastIndex = lineStart;
    return lineStart + (quoteMarks.exec(this.text)?.[0].length ?? 0);
  }

  private lineEnd(from: number): number {
    const lineFeed = this.text.indexOf('\n', from);
    const end = lineFeed < 0 ? this.text.length : lineFeed;
    return end > from && this.text.charCodeAt(end - 1) === Code.carriageReturn ? end - 1 : end;
  }

  private nextLine(from: number): number {
    const lineFeed = this.text.indexOf('\n', from);
    return lineFeed < 0 ? this.text.length : lineFeed + 1;
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
