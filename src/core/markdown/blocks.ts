import { Code, isDigit, isSpaceOrTab, skipSpaces, trimAscii } from './codes';
import { readDefinition, type DefinitionLines } from './definition';
import {
  atxContent,
  atxLevel,
  bulletEnd,
  closesFence,
  countCells,
  delimiterColumns,
  endsHtml,
  fenceLength,
  htmlBlock,
  HtmlBlock,
  orderedEnd,
  setextLevel,
} from './leaves';
import { Lines } from './lines';
import { LinkLabels } from './links';

export type ContainerType = 'quote' | 'list' | 'item';

/** The leaf blocks of which only the place is told; a `definition` is a link reference definition. */
export type OtherLeafType = 'code' | 'html' | 'break' | 'table' | 'definition';

/**
 * What `scanBlocks` tells of a text, in its order. Lines are zero-based; `end` is the first line after a block, which for
 * containers may include blank lines below their text.
 */
export interface BlockVisitor {
  enter(type: ContainerType, start: number): void;
  leave(type: ContainerType, end: number): void;
  /** `content` is its inline content; of a setext heading it may have several lines. */
  heading(start: number, end: number, level: number, content: string): void;
  /** `content` gives its inline content, during the call only. */
  paragraph(start: number, end: number, content: InlineContent): void;
  /** `info` is what stands behind the opening marks, white space included. */
  fence(start: number, end: number, info: string, markup: string): void;
  other(type: OtherLeafType, start: number, end: number): void;
}

export interface InlineContent {
  /** The text of lines without what the containers around take of it. */
  contentOf(start: number, end: number): string;
}

/**
 * Finds the blocks of a Markdown text: CommonMark's and GitHub's tables, as markdown-it and so VS Code's preview see them.
 * Line ends are `\n`. Returns the labels of the link reference definitions. Takes time linear in the text's
 * length and never throws.
 */
export function scanBlocks(text: string, visitor: BlockVisitor): LinkLabels {
  const labels = new LinkLabels();
  scanBlocksThrough(text, 0, Infinity, visitor, labels);
  return labels;
}

/**
 * The same of the blocks from an offset on up to the one that holds a line; lines are counted from the offset, and the
 * labels are added to those given. Returns the line at which it ended, and where that begins.
 */
export function scanBlocksThrough(text: string, from: number, last: number, visitor: BlockVisitor, labels: LinkLabels): { line: number; offset: number } {
  const lines = new Lines(text, from);
  const line = new BlockScanner(lines, visitor, labels).scanThrough(last);
  const end = lines.place(line);
  lines.release();
  return end;
}

/** Quotes, lists and their items; in what is nested deeper nothing is looked at. */
const deepestLevel = 100;

/** How many empty cells a table may be filled up with. */
const mostEmptyCells = 0x10000;

/** The lines that a quote, or the whole text, may have; they are prepared one by one, as the parser comes to them. */
interface Frame {
  readonly outer: Frame | undefined;
  /** The first line that is not prepared yet. */
  ready: number;
  /** Whether there is no such line. */
  hasEnded: boolean;
  /** Whether another block ended it: what follows is out of sight. */
  isInterrupted: boolean;
  isLastBlank: boolean;
  /** As they were where it began. */
  readonly indent: number;
  readonly listIndent: number;
  /** The lines as they were: number, start, shift, content and indent of each that was changed. */
  readonly saved: number[];
}

/**
 * The indent of a line that a quote has only since a paragraph in it may go on there. What would end the quote is looked for
 * with the indent that the quote sees, so that it must be looked for twice, but not in each of a hundred quotes.
 */
const enum Lazy {
  once = -1,
  twice = -2,
}

/** What a line in doubt would interrupt. Only some lists interrupt a paragraph. */
const enum Interrupted {
  paragraph,
  other,
}

/** Whether a block may begin with a character; letters, which most lines begin with, are told apart at once. */
function mayBegin(first: number): boolean {
  return first < 65 || (first > 90 && first < 97) || first === Code.tilde;
}

class BlockScanner implements DefinitionLines, InlineContent {
  readonly text: string;
  private frame: Frame;
  /** The line the parser has come to. */
  private line = 0;
  private level = 0;
  /** The column at which the content of the innermost item begins, 0 in a quote. */
  private indent = 0;
  /** The same of the item around the innermost one, -1 in none. */
  private listIndent = -1;
  /** Where it is known that a line is no thematic break: marks from here … */
  private brokenFrom = 0;
  /** … up to a character here that is none. */
  private brokenAt = -1;

  constructor(
    private readonly lines: Lines,
    private readonly visitor: BlockVisitor,
    private readonly labels: LinkLabels,
  ) {
    this.text = lines.text;
    this.frame = this.newFrame(undefined, 0);
  }

  /** Reads the blocks up to the one that holds the line `last`; returns the first line below. */
  scanThrough(last: number): number {
    let line = 0;
    while (line <= last && this.has(line)) {
      if (this.lines.isBlank(line)) {
        line++;
      } else {
        this.line = line;
        this.block(line);
        line = this.line;
      }
    }
    return line;
  }

  // Lines

  private newFrame(outer: Frame | undefined, first: number): Frame {
    const { indent, listIndent } = this;
    return { outer, ready: first, hasEnded: false, isInterrupted: false, isLastBlank: false, indent, listIndent, saved: [] };
  }

  /** Whether the innermost quote, or the text, has a line. */
  private has(line: number): boolean {
    return line < this.frame.ready || this.prepare(line, this.frame);
  }

  private prepare(line: number, frame: Frame): boolean {
    while (line >= frame.ready && !frame.hasEnded) {
      if (frame.outer) {
        this.prepareQuoted(frame, frame.outer);
      } else if (this.lines.read()) {
        frame.ready = this.lines.count;
      } else {
        frame.hasEnded = true;
      }
    }
    return line < frame.ready;
  }

  /** Takes the mark of a quote off its next line, or finds that it ends there. */
  private prepareQuoted(frame: Frame, outer: Frame): void {
    const { lines } = this;
    const line = frame.ready;
    if (!this.prepare(line, outer) || lines.isBlank(line)) {
      frame.hasEnded = true;
      return;
    }
    const isMarked = lines.first(line) === Code.greaterThan && lines.indent(line) >= frame.indent;
    if (!isMarked && (frame.isLastBlank || (lines.indent(line) !== Lazy.twice && this.interrupts(line, frame.indent, frame.listIndent, Interrupted.other)))) {
      frame.hasEnded = true;
      frame.isInterrupted = !frame.isLastBlank;
      return;
    }
    if (lines.indent(line) !== Lazy.twice) {
      frame.saved.push(line, lines.start(line), lines.shift(line), lines.content(line), lines.indent(line));
    }
    if (isMarked) {
      this.takeQuoteMark(line);
      frame.isLastBlank = lines.isBlank(line);
    } else {
      lines.setIndent(line, lines.indent(line) < 0 ? Lazy.twice : Lazy.once);
    }
    frame.ready++;
  }

  private takeQuoteMark(line: number): void {
    const { lines, text } = this;
    const shift = lines.shift(line);
    const mark = lines.content(line);
    const behind = text.charCodeAt(mark + 1);
    let initial = lines.indent(line) + 1;
    let start = mark + 1;
    let isTabSplit = false;
    // The mark takes one column of white space with it; of a tab that is wider the rest stays.
    if (behind === Code.space || (behind === Code.tab && (shift + initial) % 4 === 3)) {
      initial++;
      start++;
    } else {
      isTabSplit = behind === Code.tab;
    }
    let width = initial;
    let content = start;
    for (const end = lines.end(line); content < end; content++) {
      const code = text.charCodeAt(content);
      if (!isSpaceOrTab(code)) {
        break;
      }
      width += code === Code.space ? 1 : 4 - ((width + shift + (isTabSplit ? 1 : 0)) % 4);
    }
    lines.setStart(line, start, lines.indent(line) + 1 + (isSpaceOrTab(behind) ? 1 : 0));
    lines.setContent(line, content, width - initial);
  }

  private restore({ saved }: Frame): void {
    const { lines } = this;
    for (let i = 0; i < saved.length; i += 5) {
      const line = saved[i] ?? 0;
      lines.setStart(line, saved[i + 1] ?? 0, saved[i + 2] ?? 0);
      lines.setContent(line, saved[i + 3] ?? 0, saved[i + 4] ?? 0);
    }
  }

  /** Whether a line is in sight: in the frame, or below one that a blank line has ended. */
  private sees(line: number, frame = this.frame): boolean {
    return this.prepare(line, frame) || (!frame.isInterrupted && frame.outer !== undefined && this.sees(line, frame.outer));
  }

  private skipBlankLines(from: number): number {
    let line = from;
    while (this.sees(line) && this.lines.isBlank(line)) {
      line++;
    }
    return line;
  }

  end(line: number): number {
    return this.lines.end(line);
  }

  continuation(line: number): number {
    const { lines } = this;
    if (!this.sees(line) || lines.isBlank(line)) {
      return -1;
    }
    const indent = lines.indent(line);
    const isInterrupted =
      indent >= 0 && indent - this.indent < 4 && (this.tableColumns(line) > 0 || this.interrupts(line, this.indent, this.listIndent, Interrupted.other));
    return isInterrupted ? -1 : lines.content(line);
  }

  contentOf(start: number, end: number): string {
    return trimAscii(this.lines.join(start, end, this.indent));
  }

  // Containers

  private blocks(from: number): void {
    const { lines } = this;
    for (let line = from; this.has(line); ) {
      if (lines.isBlank(line)) {
        line = this.skipBlankLines(line);
      }
      this.line = line;
      if (!this.has(line) || lines.indent(line) < this.indent) {
        return;
      }
      if (this.level >= deepestLevel) {
        while (this.has(this.line)) {
          this.line++;
        }
        return;
      }
      this.block(line);
      line = this.line;
      if (this.has(line) && lines.isBlank(line)) {
        this.line = ++line;
      }
    }
  }

  /** Reads the block that begins on a line. Which can is told by its first character, but a table by the line below. */
  private block(line: number): void {
    const { lines, text } = this;
    const columns = this.tableColumns(line);
    if (columns > 0) {
      return this.table(line, columns);
    }
    if (lines.indent(line) - this.indent >= 4) {
      return this.indentedCode(line);
    }
    const first = lines.first(line);
    const content = lines.content(line);
    const end = lines.end(line);
    switch (first) {
      case Code.numberSign: {
        const level = atxLevel(text, content, end);
        if (level > 0) {
          this.line = line + 1;
          return this.visitor.heading(line, line + 1, level, atxContent(text, content + level, end));
        }
        break;
      }
      case Code.backtick:
      case Code.tilde: {
        const length = fenceLength(text, content, end);
        if (length > 0) {
          return this.fence(line, length);
        }
        break;
      }
      case Code.greaterThan:
        return this.quote(line);
      case Code.asterisk:
      case Code.hyphen:
      case Code.underscore:
      case Code.plus:
        if (this.isThematicBreak(line)) {
          this.line = line + 1;
          return this.visitor.other('break', line, line + 1);
        }
        break;
      case Code.leftBracket: {
        const definition = readDefinition(this, line, content);
        if (definition) {
          this.labels.add(definition.label);
          this.line = definition.endLine;
          return this.visitor.other('definition', line, this.line);
        }
        break;
      }
      case Code.lessThan: {
        const kind = htmlBlock(text, content, end);
        if (kind !== HtmlBlock.none) {
          return this.html(line, kind);
        }
      }
    }
    const behind = first < Code.colon ? this.markerEnd(line) : -1;
    return behind > 0 ? this.list(line, behind) : this.paragraph(line);
  }

  private quote(line: number): void {
    const frame = this.newFrame(this.frame, line);
    this.visitor.enter('quote', line);
    this.frame = frame;
    this.indent = 0;
    this.level++;
    this.blocks(line);
    this.level--;
    this.indent = frame.indent;
    this.frame = frame.outer ?? frame;
    this.restore(frame);
    this.visitor.leave('quote', this.line);
  }

  /** Offset behind the marker of the item that begins on a line, or -1. */
  private markerEnd(line: number): number {
    const { lines, text } = this;
    return isDigit(lines.first(line)) ? orderedEnd(text, lines.content(line), lines.end(line)) : bulletEnd(text, lines.content(line), lines.end(line));
  }

  private list(from: number, markerEnd: number): void {
    const { lines, text } = this;
    this.visitor.enter('list', from);
    this.level++;
    const isOrdered = isDigit(lines.first(from));
    const delimiter = text.charCodeAt(markerEnd - 1);
    let line = from;
    let behind = markerEnd;
    do {
      this.item(line, behind);
      line = this.line;
      if (!this.has(line) || lines.indent(line) < this.indent || lines.indent(line) - this.indent >= 4 || this.interruptsList(line)) {
        break;
      }
      behind = isDigit(lines.first(line)) === isOrdered ? this.markerEnd(line) : -1;
    } while (behind > 0 && text.charCodeAt(behind - 1) === delimiter);
    this.level--;
    this.line = line;
    this.visitor.leave('list', line);
  }

  private item(line: number, behind: number): void {
    const { lines, text } = this;
    const { indent: outerIndent, listIndent } = this;
    const content = lines.content(line);
    const indent = lines.indent(line);
    const end = lines.end(line);
    const initial = indent + behind - content;
    let width = initial;
    let at = behind;
    for (; at < end; at++) {
      const code = text.charCodeAt(at);
      if (!isSpaceOrTab(code)) {
        break;
      }
      width += code === Code.space ? 1 : 4 - ((width + lines.shift(line)) % 4);
    }
    const isEmpty = at >= end;
    this.visitor.enter('item', line);
    this.level++;
    this.listIndent = outerIndent;
    // Indented code that an item begins with is one column behind the marker.
    this.indent = initial + (isEmpty || width - initial > 4 ? 1 : width - initial);
    lines.setContent(line, at, width);
    if (isEmpty && (!this.has(line + 1) || lines.isBlank(line + 1))) {
      this.line = this.has(line + 1) ? line + 2 : line + 1;
    } else {
      this.blocks(line);
    }
    lines.setContent(line, content, indent);
    this.indent = outerIndent;
    this.listIndent = listIndent;
    this.level--;
    this.visitor.leave('item', this.line);
  }

  // Interruptions

  /** Whether a block begins on a line that ends what stands above it, seen from an item that begins at `indent`. */
  private interrupts(line: number, indent: number, listIndent: number, interrupted: Interrupted): boolean {
    const { lines, text } = this;
    const columns = lines.indent(line);
    if (columns - indent >= 4) {
      return false;
    }
    const content = lines.content(line);
    const end = lines.end(line);
    switch (lines.first(line)) {
      case Code.numberSign:
        return atxLevel(text, content, end) > 0;
      case Code.backtick:
      case Code.tilde:
        return fenceLength(text, content, end) > 0;
      case Code.greaterThan:
        return true;
      case Code.lessThan: {
        const kind = htmlBlock(text, content, end);
        return kind !== HtmlBlock.none && kind !== HtmlBlock.tag;
      }
      case Code.underscore:
        return this.isThematicBreak(line);
      case Code.asterisk:
      case Code.hyphen:
      case Code.plus:
        return this.isThematicBreak(line) || this.listInterrupts(line, columns, indent, listIndent, interrupted);
      default:
        return isDigit(lines.first(line)) && this.listInterrupts(line, columns, indent, listIndent, interrupted);
    }
  }

  private listInterrupts(line: number, columns: number, indent: number, listIndent: number, interrupted: Interrupted): boolean {
    if (listIndent >= 0 && columns - listIndent >= 4 && columns < indent) {
      return false;
    }
    const behind = this.markerEnd(line);
    if (behind < 0 || interrupted !== Interrupted.paragraph || columns < indent) {
      return behind > 0;
    }
    // An item that is empty, or a number that begins no list, is part of the paragraph.
    const { lines, text } = this;
    const content = lines.content(line);
    const isFirst = !isDigit(lines.first(line)) || Number(text.slice(content, behind - 1)) === 1;
    return isFirst && skipSpaces(text, behind, lines.end(line)) < lines.end(line);
  }

  private interruptsList(line: number): boolean {
    const { lines, text } = this;
    switch (lines.first(line)) {
      case Code.backtick:
      case Code.tilde:
        return fenceLength(text, lines.content(line), lines.end(line)) > 0;
      case Code.greaterThan:
        return true;
      case Code.asterisk:
      case Code.hyphen:
      case Code.underscore:
        return this.isThematicBreak(line);
      default:
        return false;
    }
  }

  /** A line of nested items (`* * * x`) is asked once for each of them: where it failed is kept. */
  private isThematicBreak(line: number): boolean {
    const { lines, text } = this;
    const mark = lines.first(line);
    const start = lines.content(line);
    if (mark === Code.plus || (start >= this.brokenFrom && start < this.brokenAt && text.charCodeAt(this.brokenFrom) === mark)) {
      return false;
    }
    const end = lines.end(line);
    let marks = 0;
    for (let at = start; at < end; at++) {
      const code = text.charCodeAt(at);
      if (code === mark) {
        marks++;
      } else if (!isSpaceOrTab(code)) {
        this.brokenFrom = start;
        this.brokenAt = at;
        return false;
      }
    }
    return marks >= 3;
  }

  // Leaves

  private indentedCode(from: number): void {
    const { lines } = this;
    let last = from + 1;
    for (let line = last; this.has(line); line++) {
      if (!lines.isBlank(line)) {
        if (lines.indent(line) - this.indent < 4) {
          break;
        }
        last = line + 1;
      }
    }
    this.line = last;
    this.visitor.other('code', from, last);
  }

  private fence(from: number, length: number): void {
    const { lines, text } = this;
    const mark = lines.first(from);
    const content = lines.content(from);
    let line = from + 1;
    for (; this.has(line); line++) {
      const indent = lines.indent(line);
      if (indent < this.indent && !lines.isBlank(line)) {
        break;
      }
      if (lines.first(line) === mark && indent - this.indent < 4 && closesFence(text, lines.content(line), lines.end(line), length)) {
        line++;
        break;
      }
    }
    this.line = line;
    this.visitor.fence(from, line, text.slice(content + length, lines.end(from)), text.slice(content, content + length));
  }

  private html(from: number, kind: HtmlBlock): void {
    const { lines, text } = this;
    const endsBelow = kind === HtmlBlock.block || kind === HtmlBlock.tag;
    let line = from;
    while (!endsHtml(kind, text.slice(lines.content(line), lines.end(line)))) {
      line++;
      const isOutside = !this.has(line) || (lines.indent(line) < this.indent && !lines.isBlank(line));
      if (isOutside || (endsBelow && lines.isBlank(line))) {
        line--;
        break;
      }
    }
    this.line = line + 1;
    this.visitor.other('html', from, this.line);
  }

  /** How many columns the table has that begins on a line; 0 where none does. */
  private tableColumns(line: number): number {
    const first = this.has(line + 1) ? this.lines.first(line + 1) : 0;
    return first === Code.hyphen || first === Code.verticalBar || first === Code.colon ? this.columnsAbove(line) : 0;
  }

  private columnsAbove(line: number): number {
    const { lines, text } = this;
    const indent = lines.indent(line + 1) - this.indent;
    if (indent < 0 || indent >= 4 || lines.indent(line) - this.indent >= 4) {
      return 0;
    }
    const columns = delimiterColumns(text, lines.content(line + 1), lines.end(line + 1));
    if (columns === 0) {
      return 0;
    }
    const row = this.row(line);
    return row.includes('|') && countCells(row) === columns ? columns : 0;
  }

  private row(line: number): string {
    return this.text.slice(this.lines.content(line), this.lines.end(line)).trim();
  }

  private table(from: number, columns: number): void {
    const { lines } = this;
    let line = from + 2;
    let emptyCells = 0;
    for (; this.has(line); line++) {
      const indent = lines.indent(line) - this.indent;
      if (indent < 0 || indent >= 4 || this.interrupts(line, this.indent, this.listIndent, Interrupted.other)) {
        break;
      }
      const row = this.row(line);
      if (row === '' || (emptyCells += columns - countCells(row)) > mostEmptyCells) {
        break;
      }
    }
    this.line = line;
    this.visitor.other('table', from, line);
  }

  private paragraph(from: number): void {
    const { lines, text, indent: outer } = this;
    let line = from + 1;
    for (; this.has(line) && !lines.isBlank(line); line++) {
      const indent = lines.indent(line);
      if (indent - outer >= 4) {
        continue;
      }
      const first = lines.first(line);
      if (indent >= outer && (first === Code.hyphen || first === Code.equals)) {
        const level = setextLevel(text, lines.content(line), lines.end(line));
        if (level > 0) {
          this.line = line + 1;
          return this.visitor.heading(from, line + 1, level, this.contentOf(from, line));
        }
      }
      if (indent >= 0 && (this.tableColumns(line) > 0 || (mayBegin(first) && this.interrupts(line, outer, this.listIndent, Interrupted.paragraph)))) {
        break;
      }
    }
    this.line = line;
    this.visitor.paragraph(from, line, this);
  }
}
