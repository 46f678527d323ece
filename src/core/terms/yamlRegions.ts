import { groupOf } from '../manifests/apiVersions';
import type { Steps } from '../steps';
import { isSpace } from './characters';
import { NextOccurrence } from './nextOccurrence';
import { RegionKind, type RegionSink } from './regions';

/** A mapping in YAML or JSON, as far as it says what a `kind` in it means. Complete once the text has been scanned. */
export interface YamlMapping {
  /** Column of its keys; infinite in flow style. */
  readonly column: number;
  /** The key whose value it is, through sequences too; empty at the root. */
  readonly parentKey: string;
  readonly document: YamlDocument;
  lastKey: string;
  apiVersion: string | undefined;
  group: string | undefined;
}

interface YamlDocument {
  apiVersion: string | undefined;
}

/** The groups that references take when they name none; the core group is empty. */
const defaultGroups: Readonly<Record<string, string>> = {
  parentRef: 'gateway.networking.k8s.io',
  parentRefs: 'gateway.networking.k8s.io',
  backendRef: '',
  backendRefs: '',
  certificateRefs: '',
  caCertificateRefs: '',
};

/**
 * The API group that the `kind` of a mapping belongs to: by its sibling `apiVersion` or `group`, else by what its parent field
 * defaults to, else by its document. Undefined if none of these says it, or if a template stands there.
 */
export function groupOfKind(mapping: YamlMapping): string | undefined {
  if (mapping.apiVersion !== undefined) {
    return groupUnlessTemplate(mapping.apiVersion);
  }
  if (mapping.group !== undefined) {
    return mapping.group.includes('{{') ? undefined : mapping.group;
  }
  const byField = Object.hasOwn(defaultGroups, mapping.parentKey) ? defaultGroups[mapping.parentKey] : undefined;
  if (byField !== undefined) {
    return byField;
  }
  return mapping.document.apiVersion === undefined ? undefined : groupUnlessTemplate(mapping.document.apiVersion);
}

function groupUnlessTemplate(apiVersion: string): string | undefined {
  return apiVersion.includes('{{') ? undefined : groupOf(apiVersion);
}

/**
 * Tells the keys, values, kinds and comments of YAML, and of JSON, which is YAML in flow style. It reads a line at a time and takes what
 * it finds: half-typed lines, tabs and Helm templates are no errors here. Templates have no regions.
 */
export function yamlRegions(text: string, start: number, end: number, sink: RegionSink, options: YamlOptions = {}): Steps {
  return new YamlScanner(text, end, sink, options).scan(start);
}

/** How many lines are read in a step. */
const linesInStep = 256;

export interface YamlOptions {
  /** The lines stand in a Markdown block quote, whose marks are passed over. */
  readonly quoted?: boolean;
  /** It is JSON: comments begin with two slashes, or stand between a slash with an asterisk and its mirror image. */
  readonly json?: boolean;
  /** For all stretches of one text. */
  readonly templates?: Templates;
}

/** What begins and ends the templates of a text. */
export class Templates {
  readonly starts: NextOccurrence;
  readonly ends: NextOccurrence;

  constructor(text: string) {
    this.starts = new NextOccurrence(text, '{{');
    this.ends = new NextOccurrence(text, '}}');
  }
}

const enum Code {
  tab = 0x09,
  lineFeed = 0x0a,
  carriageReturn = 0x0d,
  space = 0x20,
  doubleQuote = 0x22,
  hash = 0x23,
  ampersand = 0x26,
  singleQuote = 0x27,
  asterisk = 0x2a,
  comma = 0x2c,
  hyphen = 0x2d,
  dot = 0x2e,
  colon = 0x3a,
  greater = 0x3e,
  slash = 0x2f,
  question = 0x3f,
  exclamation = 0x21,
  openBracket = 0x5b,
  backslash = 0x5c,
  closeBracket = 0x5d,
  openBrace = 0x7b,
  bar = 0x7c,
  closeBrace = 0x7d,
}

class YamlScanner {
  private document: YamlDocument = { apiVersion: undefined };
  private mappings: YamlMapping[] = [];
  private readonly templates: Templates;

  constructor(
    private readonly text: string,
    private readonly end: number,
    private readonly sink: RegionSink,
    private readonly options: YamlOptions,
  ) {
    this.templates = options.templates ?? new Templates(text);
  }

  *scan(start: number): Steps {
    let at = start;
    for (let lines = 1; at < this.end; lines++) {
      at = this.line(at);
      if (lines % linesInStep === 0) {
        yield;
      }
    }
  }

  /** Reads one line, and the further ones that a scalar or a flow collection begun in it takes. Returns the start of the next. */
  private line(lineStart: number): number {
    const start = this.afterQuoteMarks(lineStart);
    const lineEnd = this.lineEnd(start);
    let at = this.skipBlanks(start, lineEnd);
    if (this.options.json && this.text.charCodeAt(at) === Code.slash) {
      return this.slashComment(at);
    }
    if (at === lineEnd) {
      return this.nextLine(lineEnd);
    }
    if (at === start && this.isDocumentMark(at, lineEnd)) {
      this.document = { apiVersion: undefined };
      this.mappings = [];
      at = this.skipBlanks(at + 3, lineEnd);
    }
    let dashColumn = -1;
    while (this.text.charCodeAt(at) === Code.hyphen && this.isBlankOrEnd(at + 1, lineEnd)) {
      dashColumn = at - start;
      at = this.skipBlanks(at + 1, lineEnd);
    }
    if (at >= lineEnd) {
      return this.nextLine(lineEnd);
    }
    const colon = this.keyColon(at, lineEnd);
    if (colon < 0) {
      return this.value(at, start, lineEnd, dashColumn >= 0 ? dashColumn : this.column(), this.mappings.at(-1));
    }
    const mapping = this.enterMapping(at - start, dashColumn >= 0);
    const key = this.key(at, colon, mapping);
    const valueStart = this.skipBlanks(colon + 1, lineEnd);
    const next = this.value(valueStart, start, lineEnd, at - start, mapping);
    this.remember(mapping, key, valueStart, lineEnd);
    return next;
  }

  private column(): number {
    return this.mappings.at(-1)?.column ?? -1;
  }

  private enterMapping(column: number, newItem: boolean): YamlMapping {
    let top = this.mappings.at(-1);
    while (top && (newItem ? top.column >= column : top.column > column)) {
      this.mappings.pop();
      top = this.mappings.at(-1);
    }
    if (top?.column === column) {
      return top;
    }
    const mapping = this.newMapping(column, top?.lastKey ?? '');
    this.mappings.push(mapping);
    return mapping;
  }

  private newMapping(column: number, parentKey: string): YamlMapping {
    return { column, parentKey, document: this.document, lastKey: '', apiVersion: undefined, group: undefined };
  }

  private remember(mapping: YamlMapping, key: string, valueStart: number, lineEnd: number): void {
    if (key === 'apiVersion' || key === 'group' || key === 'apiGroup') {
      this.rememberValue(mapping, key, this.text.slice(valueStart, this.plainEnd(valueStart, lineEnd)), this.mappings.length === 1);
    }
  }

  private rememberValue(mapping: YamlMapping, key: string, written: string, atRoot: boolean): void {
    const value = written.replace(/^["']|["']$/g, '');
    if (key === 'apiVersion') {
      mapping.apiVersion = value;
      if (atRoot) {
        this.document.apiVersion = value;
      }
    } else {
      mapping.group = value;
    }
  }

  /** Emits a key without its quotes, and returns it. */
  private key(start: number, colon: number, mapping: YamlMapping): string {
    let from = start;
    let to = colon;
    while (to > from && isSpace(this.text.charCodeAt(to - 1))) {
      to--;
    }
    const first = this.text.charCodeAt(from);
    if ((first === Code.doubleQuote || first === Code.singleQuote) && this.text.charCodeAt(to - 1) === first && to - from > 1) {
      from++;
      to--;
    }
    this.sink(from, to, RegionKind.key, mapping);
    mapping.lastKey = this.text.slice(from, to);
    return mapping.lastKey;
  }

  /** Reads a value that begins at `at`, in a line that begins at `lineStart`; `parentColumn` is what a block scalar must be deeper than. */
  private value(from: number, lineStart: number, lineEnd: number, parentColumn: number, mapping: YamlMapping | undefined): number {
    let at = from;
    for (;;) {
      const first = this.text.charCodeAt(at);
      if (at >= lineEnd || first === Code.asterisk) {
        return this.nextLine(lineEnd);
      }
      if (first === Code.hash && (at === lineStart || isSpace(this.text.charCodeAt(at - 1)))) {
        this.sink(at + 1, lineEnd, RegionKind.note, undefined);
        return this.nextLine(lineEnd);
      }
      if ((first !== Code.ampersand && first !== Code.exclamation)) {
        break;
      }
      while (at < lineEnd && !isSpace(this.text.charCodeAt(at))) {
        at++;
      }
      at = this.skipBlanks(at, lineEnd);
    }
    const first = this.text.charCodeAt(at);
    if (first === Code.bar || (first === Code.greater && !this.options.quoted) || (first === Code.greater && at > lineStart)) {
      return this.blockScalar(this.nextLine(lineEnd), parentColumn, mapping);
    }
    if (first === Code.doubleQuote || first === Code.singleQuote) {
      return this.restOfLine(this.quotedScalar(at, this.end, mapping));
    }
    if (first === Code.openBracket || (first === Code.openBrace && this.text.charCodeAt(at + 1) !== Code.openBrace)) {
      return this.restOfLine(this.flow(at, mapping));
    }
    const end = this.plainEnd(at, lineEnd);
    this.scalar(at, end, mapping);
    return this.restOfLine(end);
  }

  /** A comment may follow a value; anything else that does is not YAML and is passed over. */
  private restOfLine(from: number): number {
    const lineEnd = this.lineEnd(from);
    const at = this.skipBlanks(from, lineEnd);
    if (this.text.charCodeAt(at) === Code.hash && at < lineEnd) {
      this.sink(at + 1, lineEnd, RegionKind.note, undefined);
    }
    return this.nextLine(lineEnd);
  }

  private scalar(start: number, end: number, mapping: YamlMapping | undefined): void {
    if (end <= start) {
      return;
    }
    let from = start;
    let template = this.templates.starts.from(from, end);
    if (template < 0) {
      this.sink(start, end, mapping?.lastKey === 'kind' ? RegionKind.resourceKind : RegionKind.value, mapping);
      return;
    }
    while (template >= 0) {
      this.sink(from, template, RegionKind.value, mapping);
      const close = this.templates.ends.from(template, end);
      from = close < 0 ? end : close + 2;
      template = this.templates.starts.from(from, end);
    }
    this.sink(from, end, RegionKind.value, mapping);
  }

  /** Emits the lines deeper than `parentColumn`, from the start of a line on. */
  private blockScalar(start: number, parentColumn: number, mapping: YamlMapping | undefined): number {
    let at = start;
    while (at < this.end) {
      const lineStart = this.afterQuoteMarks(at);
      const lineEnd = this.lineEnd(lineStart);
      const content = this.skipBlanks(lineStart, lineEnd);
      if (content < lineEnd) {
        if (content - lineStart <= parentColumn) {
          return at;
        }
        this.sink(content, lineEnd, RegionKind.value, mapping);
      }
      at = this.nextLine(lineEnd);
    }
    return at;
  }

  /** Emits a quoted scalar that begins at `at`, over several lines too; returns what follows it. A quote left open ends with its line. */
  private quotedScalar(at: number, limit: number, mapping: YamlMapping | undefined): number {
    const close = this.closingQuote(at, limit);
    if (close < 0) {
      const lineEnd = this.lineEnd(at);
      this.scalar(at + 1, lineEnd, mapping);
      return lineEnd;
    }
    this.scalar(at + 1, close, mapping);
    return close + 1;
  }

  /** The quote that closes the one at `at`, or -1. A blank line, or a line that looks like a key, says that it was never closed. */
  private closingQuote(at: number, limit: number): number {
    const quote = this.text.charCodeAt(at);
    for (let i = at + 1; i < limit; i++) {
      const code = this.text.charCodeAt(i);
      if (code === Code.backslash && quote === Code.doubleQuote) {
        i++;
      } else if (code === quote) {
        if (quote === Code.singleQuote && this.text.charCodeAt(i + 1) === Code.singleQuote) {
          i++;
        } else {
          return i;
        }
      } else if (code === Code.lineFeed) {
        const next = this.text.charCodeAt(this.skipBlanks(i + 1, limit));
        if (next === Code.lineFeed || next === Code.carriageReturn || this.startsKey(i + 1)) {
          return -1;
        }
      }
    }
    return -1;
  }

  private startsKey(lineStart: number): boolean {
    const lineEnd = this.lineEnd(lineStart);
    const at = this.skipBlanks(lineStart, lineEnd);
    keyLine.lastIndex = at;
    const found = keyLine.exec(this.text);
    return found !== null && found.index + found[0].length <= lineEnd + 1;
  }

  /** Reads a flow collection that begins at `at`; returns what follows it. */
  private flow(start: number, owner: YamlMapping | undefined): number {
    const outer = owner ?? this.newMapping(Infinity, '');
    const stack: { mapping: YamlMapping; sequence: boolean; atRoot: boolean }[] = [];
    let at = start;
    let expectsValue = false;
    while (at < this.end) {
      const code = this.text.charCodeAt(at);
      const top = stack.at(-1);
      if (isSpace(code)) {
        at++;
        if (code === Code.lineFeed) {
          at = this.afterQuoteMarks(at);
        }
      } else if (code === Code.hash && isSpace(this.text.charCodeAt(at - 1))) {
        const lineEnd = this.lineEnd(at);
        this.sink(at + 1, lineEnd, RegionKind.note, undefined);
        at = lineEnd;
      } else if (this.options.json && code === Code.slash) {
        at = this.slashComment(at);
      } else if (code === Code.openBrace && this.text.charCodeAt(at + 1) === Code.openBrace) {
        const close = this.templates.ends.from(at, this.end);
        at = close < 0 ? this.end : close + 2;
        expectsValue = false;
      } else if (code === Code.openBrace) {
        const parentKey = (top?.mapping ?? outer).lastKey;
        stack.push({ mapping: this.newMapping(Infinity, parentKey), sequence: false, atRoot: stack.length === 0 && !owner });
        expectsValue = false;
        at++;
      } else if (code === Code.openBracket) {
        stack.push({ mapping: top?.mapping ?? outer, sequence: true, atRoot: false });
        at++;
      } else if (code === Code.closeBrace || code === Code.closeBracket) {
        stack.pop();
        expectsValue = false;
        at++;
        if (stack.length === 0) {
          return at;
        }
      } else if (code === Code.comma) {
        expectsValue = false;
        at++;
      } else if (code === Code.colon) {
        expectsValue = true;
        at++;
      } else if (top) {
        at = this.flowScalar(at, top, expectsValue);
        expectsValue = false;
      } else {
        return at;
      }
    }
    return at;
  }

  /** Passes over a comment of JSON with comments. */
  private slashComment(start: number): number {
    const isLine = this.text.charCodeAt(start + 1) === Code.slash;
    const close = isLine ? this.lineEnd(start) : this.text.indexOf('*/', start + 2);
    const end = close < 0 || close > this.end ? this.end : close;
    this.sink(Math.min(start + 2, end), end, RegionKind.note, undefined);
    return isLine ? end : Math.min(this.end, end + 2);
  }

  private flowScalar(start: number, top: { mapping: YamlMapping; sequence: boolean; atRoot: boolean }, expectsValue: boolean): number {
    const { mapping } = top;
    const first = this.text.charCodeAt(start);
    const quote = first === Code.doubleQuote || first === Code.singleQuote;
    let end: number;
    let inner: readonly [number, number];
    if (quote) {
      const close = this.closingQuote(start, this.end);
      // One that is left open ends with its line.
      end = close < 0 ? this.lineEnd(start) : close + 1;
      inner = [start + 1, close < 0 ? end : close];
    } else {
      end = this.flowPlainEnd(start);
      inner = [start, end];
    }
    const isKey = !expectsValue && !top.sequence && this.text.charCodeAt(this.skipBlanks(end, this.end)) === Code.colon;
    if (isKey) {
      this.key(start, end, mapping);
      return end;
    }
    if (!top.sequence && (mapping.lastKey === 'apiVersion' || mapping.lastKey === 'group' || mapping.lastKey === 'apiGroup')) {
      this.rememberValue(mapping, mapping.lastKey, this.text.slice(inner[0], inner[1]), top.atRoot);
    }
    this.scalar(inner[0], inner[1], mapping);
    return Math.max(end, start + 1);
  }

  private flowPlainEnd(start: number): number {
    let at = start;
    for (; at < this.end; at++) {
      const code = this.text.charCodeAt(at);
      if (code === Code.comma || code === Code.closeBrace || code === Code.closeBracket || code === Code.openBrace || code === Code.openBracket || code === Code.lineFeed) {
        break;
      }
      if (code === Code.colon && this.isBlankOrEnd(at + 1, this.end)) {
        break;
      }
      if (code === Code.hash && isSpace(this.text.charCodeAt(at - 1))) {
        break;
      }
    }
    while (at > start && isSpace(this.text.charCodeAt(at - 1))) {
      at--;
    }
    return at;
  }

  /** The colon after the key that begins at `at`, or -1 where the line has no key. */
  private keyColon(at: number, lineEnd: number): number {
    const first = this.text.charCodeAt(at);
    if (first === Code.hash || first === Code.openBrace || first === Code.openBracket || first === Code.question) {
      return -1;
    }
    if (first === Code.doubleQuote || first === Code.singleQuote) {
      const close = this.closingQuote(at, lineEnd);
      const colon = close < 0 ? -1 : this.skipBlanks(close + 1, lineEnd);
      return colon >= 0 && colon < lineEnd && this.text.charCodeAt(colon) === Code.colon ? colon : -1;
    }
    for (let i = at; i < lineEnd; i++) {
      const code = this.text.charCodeAt(i);
      if (code === Code.colon && this.isBlankOrEnd(i + 1, lineEnd)) {
        return i;
      }
      if (code === Code.hash && isSpace(this.text.charCodeAt(i - 1))) {
        return -1;
      }
    }
    return -1;
  }

  private plainEnd(start: number, lineEnd: number): number {
    let end = start;
    while (end < lineEnd && !(this.text.charCodeAt(end) === Code.hash && isSpace(this.text.charCodeAt(end - 1)))) {
      end++;
    }
    while (end > start && isSpace(this.text.charCodeAt(end - 1))) {
      end--;
    }
    return end;
  }

  private isDocumentMark(at: number, lineEnd: number): boolean {
    const code = this.text.charCodeAt(at);
    return (
      (code === Code.hyphen || code === Code.dot) &&
      this.text.charCodeAt(at + 1) === code &&
      this.text.charCodeAt(at + 2) === code &&
      this.isBlankOrEnd(at + 3, lineEnd)
    );
  }

  private isBlankOrEnd(at: number, end: number): boolean {
    return at >= end || isSpace(this.text.charCodeAt(at));
  }

  private skipBlanks(from: number, end: number): number {
    let at = from;
    while (at < end) {
      const code = this.text.charCodeAt(at);
      if (code !== Code.space && code !== Code.tab && code !== Code.carriageReturn) {
        break;
      }
      at++;
    }
    return at;
  }

  private afterQuoteMarks(lineStart: number): number {
    if (!this.options.quoted) {
      return lineStart;
    }
    quoteMarks.lastIndex = lineStart;
    const found = quoteMarks.exec(this.text);
    return found ? Math.min(this.end, lineStart + found[0].length) : lineStart;
  }

  private lineEnd(from: number): number {
    const lineFeed = this.text.indexOf('\n', from);
    const end = lineFeed < 0 || lineFeed > this.end ? this.end : lineFeed;
    return end > from && this.text.charCodeAt(end - 1) === Code.carriageReturn ? end - 1 : end;
  }

  private nextLine(lineEnd: number): number {
    const lineFeed = this.text.indexOf('\n', lineEnd);
    return lineFeed < 0 || lineFeed >= this.end ? this.end : lineFeed + 1;
  }
}

const quoteMarks = /[ \t]{0,8}(?:>[ ]?)+/y;
const keyLine = /(?:- +)*[\w./-]+:(?=\s|$)/y;
