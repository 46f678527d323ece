import { beginsHtmlBlock } from '../markdown/leaves';
import { frontMatterBounds } from '../notes/frontMatter';
import { nextLineEnd, skipLineEnd } from '../notes/strings';
import type { Steps } from '../steps';
import { NextOccurrence } from './nextOccurrence';
import { RegionKind, type RegionSink, type Wanted } from './regions';
import { yamlRegions } from './yamlRegions';

/**
 * Tells the prose, code and front matter of Markdown. It is a scanner, not a parser: it knows as much of CommonMark's blocks as it takes
 * to keep mentions out of code, link targets, HTML, reference definitions and Hugo's shortcodes, and stays linear on any input.
 * Blocks without anything wanted are passed over, and so is all behind the last one wanted.
 */
export function markdownRegions(text: string, sink: RegionSink, wanted: Wanted): Steps {
  return new BlockScanner(text, sink, wanted).scan();
}

/** How many lines, or UTF-16 code units of a paragraph, are read in a step. */
const linesInStep = 256;
const unitsInStep = 16_384;

const containerMarks = /(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))){0,64}[ \t]*/y;
const quoteMarks = /[ \t]*(?:>[ \t]?){1,64}/y;
const listMarker = /[ \t]*(?:>[ \t]?){0,64}(?:[-*+]|\d{1,9}[.)])(?=[ \t])/y;
const fenceOpening = /(`{3,}(?=[^`\n]*(?:\n|$))|~{3,})[ \t]*([^\s`{]*)/y;
const singleLine = /#{1,6}(?=\s|$)|\|/y;
const referenceDefinition = /\[(?!\^)[^\]\n]{1,999}\]:/y;
const rawHtml = /<(?:(script|style|pre|textarea)(?=[\s>])|!--)/iy;
const htmlTag = /<(\/?)([A-Za-z][A-Za-z\d-]*)(?=[\s/>])/y;
const yamlFences = new Set(['yaml', 'yml', 'json', 'jsonc', 'helm']);

const enum Code {
  tab = 0x09,
  space = 0x20,
  bang = 0x21,
  hash = 0x23,
  asterisk = 0x2a,
  plus = 0x2b,
  hyphen = 0x2d,
  slash = 0x2f,
  lessThan = 0x3c,
  greaterThan = 0x3e,
  question = 0x3f,
  leftParenthesis = 0x28,
  leftBracket = 0x5b,
  backslash = 0x5c,
  rightBracket = 0x5d,
  backtick = 0x60,
  leftBrace = 0x7b,
  bar = 0x7c,
  tilde = 0x7e,
}

/** Whether a line that begins with a code unit may begin with white space, a quote mark or a list marker. */
function mayBeContainer(code: number): boolean {
  return code === Code.space || code === Code.greaterThan || code === Code.hyphen || code === Code.tab || code === Code.asterisk || code === Code.plus || (code >= 0x30 && code <= 0x39);
}

function holdsQuoteMark(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    if (text.charCodeAt(at) === Code.greaterThan) {
      return true;
    }
  }
  return false;
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function matchLength(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex - at : 0;
}

class BlockScanner {
  private paragraph = -1;
  /** Where the paragraph's block quote or HTML block begins, or -1. */
  private quotedFrom = -1;
  private afterBlank = true;
  private inList = false;
  private readonly closings: Closings;
  /** Tell the regions of the blocks that end in the line that is read, in their order. */
  private readonly blocks: (() => Steps | undefined)[] = [];

  constructor(
    private readonly text: string,
    private readonly sink: RegionSink,
    private readonly wanted: Wanted,
  ) {
    this.closings = {
      parenthesis: new NextOccurrence(text, ')'),
      tag: new NextOccurrence(text, '>'),
      comment: new NextOccurrence(text, '-->'),
      shortcode: new NextOccurrence(text, '}}'),
      noTargetUntil: 0,
    };
  }

  *scan(): Steps {
    let at = this.frontMatter();
    yield* this.emitBlocks();
    for (let lines = 1; at < this.text.length && this.wanted.has(this.paragraph < 0 ? at : this.paragraph, Infinity); lines++) {
      at = this.line(at);
      if (this.blocks.length > 0) {
        yield* this.emitBlocks();
      }
      if (lines % linesInStep === 0) {
        yield;
      }
    }
    this.closeParagraph(at);
    yield* this.emitBlocks();
  }

  private *emitBlocks(): Steps {
    for (const block of this.blocks.splice(0)) {
      const steps = block();
      if (steps) {
        yield* steps;
      }
    }
  }

  private emitLater(start: number, end: number, kind: RegionKind): void {
    this.blocks.push(() => {
      this.sink(start, end, kind, undefined);
      return undefined;
    });
  }

  private line(start: number): number {
    const { text } = this;
    const end = this.lineEnd(start);
    const next = Math.min(text.length, end + 1);
    const content = mayBeContainer(text.charCodeAt(start)) ? start + matchLength(containerMarks, text, start) : start;
    if (content >= end || (content === end - 1 && text[content] === '\r')) {
      this.closeParagraph(start);
      this.afterBlank = true;
      return next;
    }
    const { afterBlank } = this;
    this.afterBlank = false;
    const first = text.charCodeAt(content);
    const fence = first === Code.backtick || first === Code.tilde ? matchAt(fenceOpening, text, content) : null;
    if (fence) {
      this.closeParagraph(start);
      return this.fencedCode(start, next, fence[1] ?? '', (fence[2] ?? '').toLowerCase());
    }
    const html = first === Code.lessThan ? matchAt(rawHtml, text, content) : null;
    if (html) {
      this.closeParagraph(start);
      return this.rawHtml(content, html[1] ?? '');
    }
    if (content > start && matchLength(listMarker, text, start) > 0) {
      this.closeParagraph(start);
      this.inList = true;
    } else if (afterBlank) {
      const indented = this.indentation(start) >= 4;
      this.inList &&= indented || this.indentation(start) >= 2;
      if (indented && !this.inList) {
        this.closeParagraph(start);
        this.emitLater(start, end, RegionKind.code);
        this.afterBlank = true;
        return next;
      }
    }
    if (first === Code.leftBracket && matchLength(referenceDefinition, text, content) > 0) {
      this.closeParagraph(start);
      return next;
    }
    const isSingle = (first === Code.hash || first === Code.bar) && matchLength(singleLine, text, content) > 0;
    if (isSingle) {
      this.closeParagraph(start);
    }
    if (this.paragraph < 0) {
      this.paragraph = start;
    }
    if (this.quotedFrom < 0 && (holdsQuoteMark(text, start, content) || (first === Code.lessThan && beginsHtmlBlock(text, content)))) {
      this.quotedFrom = start;
    }
    if (isSingle) {
      this.closeParagraph(next);
    }
    return next;
  }

  private closeParagraph(end: number): void {
    const { paragraph: start, quotedFrom } = this;
    if (start >= 0 && this.wanted.has(start, end)) {
      this.blocks.push(() => inlineRegions(this.text, start, end, quotedFrom < 0 ? end : quotedFrom, this.sink, this.closings));
    }
    this.paragraph = this.quotedFrom = -1;
  }

  private fencedCode(opening: number, start: number, mark: string, language: string): number {
    const quoted = matchLength(quoteMarks, this.text, opening) > 0;
    let at = start;
    let end = this.text.length;
    let next = end;
    while (at < this.text.length) {
      const lineEnd = this.lineEnd(at);
      const marks = quoted ? matchLength(quoteMarks, this.text, at) : 0;
      if (quoted && marks === 0) {
        end = next = at;
        break;
      }
      if (this.closesFence(at + marks, lineEnd, mark)) {
        end = at;
        next = Math.min(this.text.length, lineEnd + 1);
        break;
      }
      at = lineEnd + 1;
    }
    if (this.wanted.has(start, end)) {
      if (yamlFences.has(language)) {
        this.blocks.push(() => yamlRegions(this.text, start, end, this.sink, { quoted, json: language.startsWith('json') }));
      } else {
        this.emitLater(start, end, RegionKind.code);
      }
    }
    return next;
  }

  private closesFence(start: number, lineEnd: number, mark: string): boolean {
    let at = start;
    while (this.text[at] === ' ' || this.text[at] === '\t') {
      at++;
    }
    const first = at;
    while (this.text[at] === mark[0]) {
      at++;
    }
    return at - first >= mark.length && this.text.slice(at, lineEnd).trim() === '';
  }

  private rawHtml(start: number, tag: string): number {
    const closing = tag === '' ? /-->/g : new RegExp(`</${tag}\\s*>`, 'gi');
    closing.lastIndex = start;
    return closing.exec(this.text) ? closing.lastIndex : this.text.length;
  }

  /** Columns of white space before a line's text; a tab counts as four. */
  private indentation(start: number): number {
    let columns = 0;
    for (let at = start; ; at++) {
      const character = this.text[at];
      if (character === ' ') {
        columns++;
      } else if (character === '\t') {
        columns += 4;
      } else {
        return columns;
      }
    }
  }

  /** Emits the values of the front matter; returns where the body starts. */
  private frontMatter(): number {
    const bounds = frontMatterBounds(this.text);
    if (!bounds) {
      return 0;
    }
    if (!this.wanted.has(bounds.start, bounds.end)) {
      return bounds.bodyOffset;
    }
    if (bounds.format === 'yaml') {
      this.yamlFrontMatter(bounds.start, bounds.end);
    } else {
      this.tomlFrontMatter(bounds.start, bounds.end);
    }
    return bounds.bodyOffset;
  }

  private yamlFrontMatter(start: number, end: number): void {
    const values: RegionSink = (from, to, kind) => {
      if (kind !== RegionKind.key) {
        this.sink(from, to, RegionKind.note, undefined);
      }
    };
    this.blocks.push(() => yamlRegions(this.text, start, end, values));
  }

  private tomlFrontMatter(start: number, end: number): void {
    const { text } = this;
    for (let at = start; at < end; ) {
      const lineEnd = Math.min(end, nextLineEnd(text, at));
      const value = at + text.slice(at, lineEnd).indexOf('=') + 1;
      if (text[at] !== '[' && lineEnd > value) {
        this.sink(value, lineEnd, RegionKind.note, undefined);
      }
      at = skipLineEnd(text, lineEnd);
    }
  }

  private lineEnd(from: number): number {
    const at = this.text.indexOf('\n', from);
    return at < 0 ? this.text.length : at;
  }
}

/** What may close the openings of a text: one for all of its paragraphs. */
interface Closings {
  readonly parenthesis: NextOccurrence;
  readonly tag: NextOccurrence;
  readonly comment: NextOccurrence;
  readonly shortcode: NextOccurrence;
  /** Nothing that begins before this place is a link target: white space stands here, which no target holds. */
  noTargetUntil: number;
}

/** By code unit: 1 where it may end the prose around it. */
const opensInline = new Uint8Array(Code.leftBrace + 1);
for (const code of [Code.backslash, Code.backtick, Code.leftBracket, Code.rightBracket, Code.lessThan, Code.leftBrace]) {
  opensInline[code] = 1;
}

function opensTag(code: number): boolean {
  return (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a) || code === Code.slash || code === Code.bang || code === Code.question;
}

/** Gathers the stretches between what opens and what closes: those inside of others are part of them. Closings are told in their order. */
class Enclosures {
  private readonly stretches: { readonly start: number; readonly end: number }[] = [];
  private readonly brackets: number[] = [];
  private readonly tags = new Map<string, number>();

  openBracket(at: number): void {
    this.brackets.push(at);
  }

  closeBracket(at: number): void {
    this.close(this.brackets.pop(), at);
  }

  tag(text: string, at: number): void {
    const [, slash, name = ''] = matchAt(htmlTag, text, at) ?? [];
    const key = name.toLowerCase();
    if (slash === '/') {
      this.close(this.tags.get(key), at);
      this.tags.delete(key);
    } else if (key !== '' && !this.tags.has(key)) {
      this.tags.set(key, at);
    }
  }

  /** Emits those that begin before `until`, and all from there to `end`. */
  emit(until: number, end: number, sink: RegionSink): void {
    let from = 0;
    for (const stretch of this.stretches) {
      const start = Math.max(stretch.start, from);
      from = Math.min(stretch.end, until);
      if (from > start) {
        sink(start, from, RegionKind.quoted, undefined);
      }
    }
    if (end > until) {
      sink(until, end, RegionKind.quoted, undefined);
    }
  }

  private close(start: number | undefined, end: number): void {
    if (start === undefined) {
      return;
    }
    while ((this.stretches.at(-1)?.start ?? -1) >= start) {
      this.stretches.pop();
    }
    this.stretches.push({ start, end });
  }
}

/** Emits the prose and code spans of a paragraph, then what of it is quoted: all of it from `quotedFrom`. */
function* inlineRegions(text: string, start: number, end: number, quotedFrom: number, sink: RegionSink, closings: Closings): Steps {
  const neverClosed = new Set<number>();
  // Most paragraphs have none.
  let enclosures: Enclosures | undefined;
  let proseStart = start;
  let at = start;
  let pause = start + unitsInStep;

  const leaveProse = (until: number, next: number): void => {
    if (until > proseStart) {
      sink(proseStart, until, RegionKind.prose, undefined);
    }
    proseStart = at = next;
  };

  while (at < end) {
    if (at >= pause) {
      pause = at + unitsInStep;
      yield;
    }
    const code = text.charCodeAt(at);
    if (code > Code.leftBrace || opensInline[code] === 0) {
      at++;
    } else if (code === Code.backslash) {
      at += 2;
    } else if (code === Code.backtick) {
      const length = runLength(text, at, end);
      const close = neverClosed.has(length) ? -1 : closingRun(text, at + length, end, length);
      if (close < 0) {
        neverClosed.add(length);
        at += length;
      } else {
        const from = at + length;
        leaveProse(at, close + length);
        sink(from, close, RegionKind.codeSpan, undefined);
      }
    } else if (code === Code.leftBracket) {
      enclosures ??= new Enclosures();
      enclosures.openBracket(at);
      at++;
    } else if (code === Code.rightBracket) {
      enclosures?.closeBracket(at);
      const close = text.charCodeAt(at + 1) === Code.leftParenthesis ? linkTargetEnd(text, at + 2, end, closings) : -1;
      if (close < 0) {
        at++;
      } else {
        leaveProse(at, close + 1);
      }
    } else if (code === Code.leftBrace) {
      if (text.startsWith('{{<', at) || text.startsWith('{{%', at)) {
        const close = closings.shortcode.from(at + 3, end);
        leaveProse(at, close < 0 ? end : close + 2);
      } else {
        at++;
      }
    } else if (text.startsWith('<!--', at)) {
      const close = closings.comment.from(at + 4, end);
      leaveProse(at, close < 0 ? end : close + 3);
    } else {
      const close = opensTag(text.charCodeAt(at + 1)) ? closings.tag.from(at + 1, end) : -1;
      if (close < 0) {
        at++;
      } else {
        enclosures ??= new Enclosures();
        enclosures.tag(text, at);
        leaveProse(at, close + 1);
      }
    }
  }
  leaveProse(end, end);
  if (enclosures) {
    enclosures.emit(quotedFrom, end, sink);
  } else if (quotedFrom < end) {
    sink(quotedFrom, end, RegionKind.quoted, undefined);
  }
}

function runLength(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && text[at] === '`') {
    at++;
  }
  return at - start;
}

function closingRun(text: string, start: number, end: number, length: number): number {
  let at = text.indexOf('`', start);
  while (at >= 0 && at < end) {
    const run = runLength(text, at, end);
    if (run === length) {
      return at;
    }
    at = text.indexOf('`', at + run);
  }
  return -1;
}

/** The `)` that closes a link target, or -1 where this is no target. */
function linkTargetEnd(text: string, start: number, end: number, closings: Closings): number {
  const firstClose = closings.parenthesis.from(start, end);
  if (firstClose < 0 || (start < closings.noTargetUntil && text[start] !== '<')) {
    return -1;
  }
  let close = firstClose;
  let depth = 0;
  for (let at = start; at < close; at++) {
    const character = text[at];
    if (character === '(') {
      depth++;
    } else if ((character === ' ' || character === '\n') && !/["'(<]/.test(text[at + 1] ?? '') && text[start] !== '<') {
      if (at === start || text.slice(at, close).trim() === '') {
        return close;
      }
      closings.noTargetUntil = at;
      return -1;
    } else if (character === '"') {
      break;
    }
  }
  while (depth > 0) {
    const next = /^[^)\n]{0,200}\)/.exec(text.slice(close + 1, close + 202));
    if (!next) {
      break;
    }
    close += next[0].length;
    depth--;
  }
  return close;
}
