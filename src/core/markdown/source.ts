import { partitionPoint } from '../text/partition';
import { lineStarts, nextLineEnd } from '../text/lines';
import { withoutNul } from '../text/strings';
import type { Block } from './document';
import { codeLines } from './fences';

/** Tells where the content of a block stands in the text. Offsets are UTF-16 code units. */
export class SourceMap {
  /** Each stretch of the content that stands in the text as it is: where it begins in the content, and in the text. */
  private readonly contentStarts: number[] = [];
  private readonly textStarts: number[] = [];

  /** Stretches are added in their order. */
  add(contentStart: number, textStart: number): void {
    this.contentStarts.push(contentStart);
    this.textStarts.push(textStart);
  }

  /** The place in the text of a place in the content. */
  at(offset: number): number {
    const index = Math.max(0, this.segmentAt(offset));
    return (this.textStarts[index] ?? 0) + Math.max(0, offset - (this.contentStarts[index] ?? 0));
  }

  /** Where a stretch of the content that ends at `offset` ends in the text. */
  endAt(offset: number): number {
    return this.at(offset - 1) + 1;
  }

  /** How far the content stands in the text as it is, from an offset on. */
  segmentEnd(offset: number): number {
    return this.contentStarts[this.segmentAt(offset) + 1] ?? Infinity;
  }

  private segmentAt(offset: number): number {
    return partitionPoint(this.contentStarts.length, (index) => (this.contentStarts[index] ?? Infinity) <= offset) - 1;
  }
}

/** The lines of a Markdown text, where the blocks that markdown-it has read in it are found again. */
export class SourceLines {
  private readonly text: string;
  private readonly starts: readonly number[];

  /** `from`: where the first line begins that markdown-it has read. */
  constructor(text: string, from: number) {
    this.text = withoutNul(text);
    this.starts = lineStarts(text, from);
  }

  /** Where a line begins. */
  start(line: number): number {
    return this.starts[line] ?? this.text.length;
  }

  /** Where the code of a block of code begins and ends. */
  codeRange({ type, start, contents: [code = ''] }: Block): { start: number; end: number } {
    const first = type === 'fence' ? start + 1 : start;
    return { start: this.start(first), end: this.start(first + codeLines(code)) };
  }

  /** Where each content of a block of text stands; nothing for a block that is not found again. */
  locateContents({ type, start, contents, info }: Pick<Block, 'type' | 'start' | 'contents' | 'info'>): readonly SourceMap[] {
    if (type === 'row') {
      return this.cells(start, contents);
    }
    const places = new SourceMap();
    let offset = 0;
    for (const [index, line] of (contents[0] ?? '').split('\n').entries()) {
      const source = this.line(start + index);
      // Tabs before the content may have become spaces in it.
      const shown = line.replace(/^[ \t]+/, '');
      // What stands before the content of a line are marks and white space; behind it is white space, but in a heading.
      const at = info !== '' && type === 'text' ? source.indexOf(shown, source.indexOf(info) + info.length) : source.trimEnd().length - shown.trimEnd().length;
      if (!source.startsWith(shown.trimEnd(), at)) {
        return [];
      }
      places.add(offset + line.length - shown.length, this.start(start + index) + at);
      offset += line.length + 1;
    }
    return [places];
  }

  /** Cells have no lines of their own, and a bar may stand before the first. */
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

  private line(line: number): string {
    const start = this.start(line);
    return this.text.slice(start, nextLineEnd(this.text, start));
  }
}

/** Where the content of a cell stands in its row, between two bars; undefined where another text stands there. Marks of quotes and lists may stand before the first. */
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
