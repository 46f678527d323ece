import { Code } from '../text/characters';
import { lineStarts } from '../text/lines';
import { partitionPoint } from '../text/partition';
import { withoutNul } from '../text/strings';
import type { Block } from './document';
import { codeLines } from './fences';

/** Maps offsets in a block's content to offsets in the text, in UTF-16 code units. */
export class SourceMap {
  /** Segments of the content that are in the text verbatim: where they begin in the content and in the text. */
  private readonly contentStarts: number[] = [];
  private readonly textStarts: number[] = [];

  /** Segments must be added in text order. */
  add(contentStart: number, textStart: number): void {
    this.contentStarts.push(contentStart);
    this.textStarts.push(textStart);
  }

  /** Converts an offset in the content to an offset in the text. */
  at(offset: number): number {
    const index = Math.max(0, this.segmentAt(offset));
    return (this.textStarts[index] ?? 0) + Math.max(0, offset - (this.contentStarts[index] ?? 0));
  }

  /** Converts an exclusive end offset. */
  endAt(offset: number): number {
    return this.at(offset - 1) + 1;
  }

  /** The end of the verbatim segment at an offset of the content. */
  segmentEnd(offset: number): number {
    return this.contentStarts[this.segmentAt(offset) + 1] ?? Infinity;
  }

  private segmentAt(offset: number): number {
    return partitionPoint(this.contentStarts.length, (index) => (this.contentStarts[index] ?? Infinity) <= offset) - 1;
  }
}

/** Locates the blocks that markdown-it has parsed in the lines of the text. */
export class SourceLines {
  private readonly text: string;
  private readonly starts: readonly number[];

  /** `from`: where the first parsed line begins. */
  constructor(text: string, from: number) {
    this.text = withoutNul(text);
    this.starts = lineStarts(text, from);
  }

  /** The offset of a line. */
  start(line: number): number {
    return this.starts[line] ?? this.text.length;
  }

  /** The range of the code in a code block. */
  codeRange({ type, start, contents: [code = ''] }: Block): { start: number; end: number } {
    const first = type === 'fence' ? start + 1 : start;
    return { start: this.start(first), end: this.start(first + codeLines(code)) };
  }

  /** Locates each content of a text block; empty if the block cannot be located. */
  locateContents({ type, start, contents, info }: Pick<Block, 'type' | 'start' | 'contents' | 'info'>): readonly SourceMap[] {
    if (type === 'row') {
      return this.cells(start, contents);
    }
    const places = new SourceMap();
    const [content = ''] = contents;
    let offset = 0;
    for (let line = start; offset <= content.length; line++) {
      const lineFeed = content.indexOf('\n', offset);
      const lineEnd = lineFeed < 0 ? content.length : lineFeed;
      // Tabs before the content may have become spaces in it.
      const shownStart = skipBlanks(content, offset, lineEnd);
      const shown = content.slice(shownStart, endOfText(content, shownStart, lineEnd));
      // Markers and white space precede the content. Only white space follows it, except in headings.
      const at = info !== '' && type === 'text' ? this.placeInHeading(line, info, shown) : endOfText(this.text, this.start(line), this.start(line + 1)) - shown.length;
      if (at < this.start(line) || !this.text.startsWith(shown, at)) {
        return [];
      }
      places.add(shownStart, at);
      offset = lineEnd + 1;
    }
    return [places];
  }

  /** Cells share a line. A leading bar is optional. */
  private cells(line: number, contents: readonly string[]): readonly SourceMap[] {
    const source = this.line(line);
    const bars = [-1, ...[...source.matchAll(/(?<!\\)\|/g)].map(({ index }) => index), source.length];
    for (const leading of [0, 1]) {
      const places = contents.map((content, index) => cellPlaces(content, source, this.start(line), bars[index + leading], bars[index + leading + 1], index + leading === 0));
      if (places.every((found) => found !== undefined)) {
        return places;
      }
    }
    return [];
  }

  /** The offset of the content of an ATX heading, or -1. */
  private placeInHeading(line: number, marks: string, content: string): number {
    const source = this.line(line);
    const at = source.indexOf(content, source.indexOf(marks) + marks.length);
    return at < 0 ? -1 : this.start(line) + at;
  }

  /** With its line end. */
  private line(line: number): string {
    return this.text.slice(this.start(line), this.start(line + 1));
  }
}

/** The first offset in a range that is neither a space nor a tab, or `end`. */
function skipBlanks(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && (text.charCodeAt(at) === Code.space || text.charCodeAt(at) === Code.tab)) {
    at++;
  }
  return at;
}

/** The end of a range without the white space at its end. */
function endOfText(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && text.charAt(at - 1).trim() === '') {
    at--;
  }
  return at;
}

/** Locates the content of a cell between two bars of its row; undefined if the text differs. Container markers may precede the first cell. */
function cellPlaces(content: string, row: string, rowStart: number, before = row.length, after = row.length, isFirst = false): SourceMap | undefined {
  const cell = row.slice(before + 1, after).trimEnd();
  const written = content.replaceAll('|', '\\|');
  const at = cell.length - written.length;
  if (!cell.endsWith(written) || !(isFirst || cell.slice(0, at).trim() === '')) {
    return undefined;
  }
  const places = new SourceMap();
  const start = rowStart + before + 1 + at;
  places.add(0, start);
  let escapes = 0;
  for (const { index } of content.matchAll(/\|/g)) {
    escapes++;
    places.add(index, start + index + escapes);
  }
  return places;
}
