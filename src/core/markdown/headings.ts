import { scanBlocksThrough, type BlockVisitor, type ContainerType, type InlineContent } from './blocks';
import { Code, isDigit, skipRun, skipSpaces } from './codes';
import { atxContent, atxLevel, bulletEnd, closesFence, fenceLength, orderedEnd, setextLevel } from './leaves';
import { LinkLabels } from './links';

/** A heading as it is written. */
export interface HeadingBlock {
  /** Whether it stands in a quote or a list. */
  readonly isNested: boolean;
  /** Zero-based. */
  readonly line: number;
  /** The first line after it; a setext heading has two lines or more. */
  readonly endLine: number;
  /** 1 to 6. */
  readonly level: number;
  /** Its inline content. */
  readonly content: string;
  /** The inline content of the first paragraph of each item of a list that is the next block and whose first line has a colon. */
  readonly items: readonly string[];
}

export interface Headings {
  readonly blocks: readonly HeadingBlock[];
  /** Those of the link reference definitions. */
  readonly labels: LinkLabels;
  /** How many lines have been read: one more than their line ends. */
  readonly lineCount: number;
}

/**
 * Finds the headings of a Markdown text from an offset on, as `scanBlocks` does, up to the first `most` that are not nested.
 * Line ends are `\n`; lines are counted from the offset. Takes time linear in the text's length and never throws.
 *
 * Of most lines the first character tells that no heading can come of them, whatever block they are in. What is in doubt
 * (quotes, HTML, definitions, what may be underlined …) is read block by block, from the last line on that begins a block.
 */
export function scanHeadings(text: string, from = 0, most = Infinity): Headings {
  const scanner = new HeadingScanner(text, from, most);
  scanner.scan();
  return { blocks: scanner.reader.headings, labels: scanner.labels, lineCount: scanner.line + 1 };
}

/** What the first character of a line's content says of it. */
const enum First {
  plain,
  lineFeed,
  space,
  numberSign,
  /** A backtick or tilde: three of them open fenced code. */
  fence,
  /** What the marker of an item, or an underline, begins with. */
  marker,
  leftBracket,
  doubt,
}

const firsts = new Uint8Array(128);
firsts[Code.lineFeed] = First.lineFeed;
firsts[Code.space] = firsts[Code.tab] = First.space;
firsts[Code.numberSign] = First.numberSign;
firsts[Code.backtick] = firsts[Code.tilde] = First.fence;
firsts[Code.asterisk] = firsts[Code.plus] = firsts[Code.hyphen] = First.marker;
firsts.fill(First.marker, Code.zero, Code.nine + 1);
firsts[Code.leftBracket] = First.leftBracket;
firsts[Code.lessThan] = firsts[Code.equals] = firsts[Code.greaterThan] = First.doubt;

function firstOf(code: number): First {
  return code < 128 ? (firsts[code] ?? First.plain) : First.plain;
}

class HeadingScanner {
  readonly reader = new HeadingReader();
  readonly labels = new LinkLabels();
  /** The line that is read, and where it begins. */
  line = 0;
  private at: number;
  /** A line at or before it that begins a block outside of all containers, and where it begins. */
  private blockLine = 0;
  private blockAt: number;
  /** Whether no block is open into which the line could go on: a blank line or the end of a block is above. */
  private isApart = true;

  constructor(
    private readonly text: string,
    from: number,
    private readonly most: number,
  ) {
    this.at = from;
    this.blockAt = from;
  }

  scan(): void {
    const { text, reader } = this;
    // Copies of the fields, which this loop is faster without.
    let { at, line, isApart } = this;
    while (at < text.length && reader.topLevelCount < this.most) {
      let first = firstOf(text.charCodeAt(at));
      if (first === First.lineFeed) {
        isApart = true;
        at++;
        line++;
        continue;
      }
      if (isApart && first !== First.space) {
        this.blockAt = at;
        this.blockLine = line;
      }
      if (first === First.marker && text.charCodeAt(at + 1) === Code.space && firstOf(text.charCodeAt(at + 2)) === First.plain && !reader.isUnderHeading) {
        first = First.plain;
      }
      const lineFeed = text.indexOf('\n', at);
      if (first === First.plain && lineFeed >= 0) {
        if (isApart) {
          reader.other();
          isApart = false;
        }
        at = lineFeed + 1;
        line++;
        continue;
      }
      this.at = at;
      this.line = line;
      this.isApart = isApart;
      this.special(first, lineFeed < 0 ? text.length : lineFeed);
      ({ at, line, isApart } = this);
    }
    this.line = line;
  }

  private next(end: number): void {
    const isLast = end === this.text.length;
    this.at = isLast ? end : end + 1;
    this.line += isLast ? 0 : 1;
  }

  private special(first: First, end: number): void {
    const { text, at, reader } = this;
    if (first === First.numberSign) {
      const level = atxLevel(text, at, end);
      const content = level > 0 ? atxContent(text, at + level, end) : '';
      // What looks like a heading, or like fenced code, may be the head of a table.
      if (content.includes('|')) {
        return this.readBlocks();
      }
      if (level > 0) {
        reader.heading(this.line, this.line + 1, level, content);
        return this.goOnBelow(end);
      }
    } else if (first === First.fence) {
      const length = fenceLength(text, at, end);
      if (length > 0) {
        return text.slice(at, end).includes('|') ? this.readBlocks() : this.fence(end, length);
      }
    } else {
      const content = first === First.space ? skipSpaces(text, at, end) : at;
      if (content === end) {
        this.isApart = true;
        return this.next(end);
      }
      const isDescribed = reader.isUnderHeading && mayDescribe(text, content, end);
      if (!isDescribed) {
        reader.other();
      }
      if (isDescribed || this.isInDoubt(content, end)) {
        return this.readBlocks();
      }
    }
    reader.other();
    this.isApart = false;
    this.next(end);
  }

  /** Goes on below a block that ends with the line. */
  private goOnBelow(end: number): void {
    this.next(end);
    this.beginBlock();
  }

  private beginBlock(): void {
    this.blockAt = this.at;
    this.blockLine = this.line;
    this.isApart = true;
  }

  private fence(openingEnd: number, length: number): void {
    const { text } = this;
    const mark = text.charCodeAt(this.at);
    this.reader.fence();
    let end = openingEnd;
    let isClosed = false;
    while (!isClosed && end < text.length) {
      const start = end + 1;
      const lineFeed = text.indexOf('\n', start);
      end = lineFeed < 0 ? text.length : lineFeed;
      this.line++;
      const code = text.charCodeAt(start);
      if (code === mark || code === Code.space) {
        const content = skipRun(text, start, Math.min(end, start + 3), Code.space);
        isClosed = text.charCodeAt(content) === mark && closesFence(text, content, end, length);
      }
    }
    this.goOnBelow(end);
  }

  /** Whether a line may end with more than plain text in a paragraph, the text of an item, or indented code. */
  private isInDoubt(start: number, end: number): boolean {
    const { text } = this;
    if (!this.isApart && setextLevel(text, start, end) > 0) {
      return true;
    }
    for (let at = start; at < end; ) {
      const code = text.charCodeAt(at);
      switch (firstOf(code)) {
        case First.marker: {
          const behind = markerEnd(text, at, end);
          if (behind < 0) {
            return false;
          }
          at = skipSpaces(text, behind, end);
          break;
        }
        case First.leftBracket:
          return mayDefine(text, at, end);
        case First.fence:
          return fenceLength(text, at, end) > 0;
        case First.numberSign:
        case First.doubt:
          return true;
        default:
          return false;
      }
    }
    return false;
  }

  /** Reads block by block up to the end of the one that the line is in. */
  private readBlocks(): void {
    const { text, reader, blockLine } = this;
    reader.firstLine = blockLine;
    const { line, offset } = scanBlocksThrough(text, this.blockAt, this.line - blockLine, reader, this.labels);
    reader.firstLine = 0;
    this.line = blockLine + line;
    this.at = offset;
    this.beginBlock();
  }
}

/** Whether a list whose items are wanted may begin here. */
function mayDescribe(text: string, start: number, end: number): boolean {
  return markerEnd(text, start, end) > 0 && /[:：]/.test(text.slice(start, end));
}

/** Offset behind the marker of an item, or -1. */
function markerEnd(text: string, start: number, end: number): number {
  return isDigit(text.charCodeAt(start)) ? orderedEnd(text, start, end) : bulletEnd(text, start, end);
}

/** Whether a link reference definition may begin with a bracket; most are links, or boxes to be ticked. */
function mayDefine(text: string, start: number, end: number): boolean {
  const closing = text.indexOf(']', start);
  return closing < 0 || closing > end || text.charCodeAt(closing + 1) === Code.colon || text.charCodeAt(closing - 1) === Code.backslash;
}

type WritableHeading = HeadingBlock & { items: string[] };

/** Shared, since most headings have none. */
const noItems: string[] = [];

/** Collects the headings of a text, each with the items of a list that is the next block. */
class HeadingReader implements BlockVisitor {
  readonly headings: HeadingBlock[] = [];
  /** How many of them are not nested. */
  topLevelCount = 0;
  /** What lines are counted from. */
  firstLine = 0;
  private depth = 0;
  /** The heading that stands right above, or above the list that does. */
  private above: WritableHeading | undefined;
  private isInList = false;
  private isAtItem = false;

  /** Whether a heading that is not nested is the block above. */
  get isUnderHeading(): boolean {
    return this.above !== undefined;
  }

  enter(type: ContainerType): void {
    this.isAtItem = type === 'item' && this.depth === 1 && this.isInList;
    if (this.depth === 0) {
      this.isInList = type === 'list' && this.above !== undefined;
    }
    this.depth++;
  }

  leave(): void {
    this.depth--;
    this.other();
  }

  heading(line: number, endLine: number, level: number, content: string): void {
    const isNested = this.depth > 0;
    const heading: WritableHeading = { isNested, line: this.firstLine + line, endLine: this.firstLine + endLine, level, content, items: noItems };
    this.headings.push(heading);
    this.other();
    if (!isNested) {
      this.above = heading;
      this.topLevelCount++;
    }
  }

  paragraph(start: number, end: number, content: InlineContent): void {
    if (this.isAtItem) {
      this.addItem(content.contentOf(start, end));
    }
    this.other();
  }

  private addItem(item: string): void {
    if (this.above?.items === noItems) {
      this.above.items = [item];
    } else {
      this.above?.items.push(item);
    }
  }

  fence(): void {
    this.other();
  }

  other(): void {
    this.isAtItem = false;
    if (this.depth === 0) {
      this.above = undefined;
    }
  }
}
