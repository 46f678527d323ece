import type { MarkdownIt, Token } from 'markdown-it';

/** A stretch of a text token's content that stands in the source as it is; offsets are UTF-16 code units. */
export interface TextPlace {
  readonly token: Token;
  /** Of the token, among the children of its inline token. */
  readonly index: number;
  readonly sourceStart: number;
  readonly contentStart: number;
  length: number;
}

/** What an inline token was made of. Offsets in the source. */
export interface SourceStretch {
  readonly start: number;
  readonly end: number;
  /** What is to be added, in each line of the content, to an offset in the content for the one in the source. Undefined if that is not certain. */
  readonly shifts: () => readonly number[] | undefined;
}

/** A Markdown source, to be asked for the places of its tokens from top to bottom. */
export class SourceLines {
  private readonly starts: number[] = [0];
  /** The table row that is being read, and where in it the next cell begins. */
  private row = { line: -1, start: 0, text: '', at: 0 };

  constructor(private readonly source: string) {
    for (let at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1)) {
      this.starts.push(at + 1);
    }
  }

  /** Of a paragraph, whose content is its lines without the marks of what it stands in. */
  block(content: string, [first, last]: readonly [number, number]): SourceStretch {
    return { start: this.start(first), end: this.start(last), shifts: () => this.blockShifts(content, first, last) };
  }

  private blockShifts(content: string, first: number, last: number): number[] | undefined {
    const lines = content.split('\n');
    if (lines.length !== last - first) {
      return undefined;
    }
    const shifts: number[] = [];
    let offset = 0;
    for (const [index, line] of lines.entries()) {
      const start = this.start(first + index);
      const text = this.text(first + index);
      const indent = line.length - line.trimStart().length;
      const isLast = index === lines.length - 1;
      const shown = isLast ? line.trim() : line.slice(indent);
      const written = isLast ? text.trimEnd() : text;
      if (!written.endsWith(shown)) {
        return undefined;
      }
      shifts.push(start + written.length - shown.length - offset - indent);
      offset += line.length + 1;
    }
    return shifts;
  }

  /** Of a table's cell; the cells of a row are asked for from left to right. */
  cell(content: string, line: number): SourceStretch | undefined {
    if (this.row.line !== line) {
      const text = this.text(line);
      // An escaped bar reads otherwise in the cell than in the row.
      const at = text.includes('\\|') ? Infinity : (/^[ \t>]*/.exec(text)?.[0].length ?? 0);
      this.row = { line, start: this.start(line), text, at };
    }
    const { row } = this;
    if (row.at > row.text.length) {
      return undefined;
    }
    const gap = /[ \t]*\|?[ \t]*/y;
    gap.lastIndex = row.at;
    gap.exec(row.text);
    const at = gap.lastIndex;
    row.at = row.text.startsWith(content, at) ? at + content.length : Infinity;
    const start = row.start + at;
    return row.at === Infinity ? undefined : { start, end: start + content.length, shifts: () => [start] };
  }

  private start(line: number): number {
    return this.starts[line] ?? this.source.length;
  }

  private text(line: number): string {
    const end = this.starts[line + 1];
    return this.source.slice(this.start(line), end === undefined ? this.source.length : end - 1);
  }
}

const entity = /&(?:#x[0-9a-f]{1,6}|#\d{1,7}|[a-z][a-z\d]{1,31});/iy;
const backslash = 0x5c;
const ampersand = 0x26;

/**
 * Where the text of an inline token stands in the source. It walks through content and children side by side, and is sure only if both end
 * together: else it gives nothing. `shifts`: one for each line of the content.
 */
export function textPlaces(inline: Token, shifts: readonly number[], md: MarkdownIt): readonly TextPlace[] | undefined {
  const walk = new InlineWalk(inline.content, shifts, md);
  return (inline.children ?? []).every((child, index) => walk.take(child, index)) && walk.atEnd ? walk.places : undefined;
}

class InlineWalk {
  readonly places: TextPlace[] = [];
  private at = 0;
  private line = 0;
  /** The ends of the links around: what stands behind their text. */
  private readonly links: ('bracket' | 'angle' | 'none')[] = [];
  /** Inside a link that shows another text than what is written. */
  private skipping = false;

  constructor(
    private readonly content: string,
    private readonly shifts: readonly number[],
    private readonly md: MarkdownIt,
  ) {}

  get atEnd(): boolean {
    return this.content.slice(this.at).trim() === '';
  }

  take(token: Token, index: number): boolean {
    if (this.skipping && token.type !== 'link_close') {
      return true;
    }
    switch (token.type) {
      case 'text':
        return this.text(token, index);
      case 'softbreak':
      case 'hardbreak':
        return this.lineBreak();
      case 'code_inline':
        return this.codeSpan(token.markup);
      case 'html_inline':
        return this.literal(token.content);
      case 'image':
        return this.image(token);
      case 'link_open':
        return this.linkOpen(token);
      case 'link_close':
        return this.linkClose();
      default:
        // Emphasis has its marks on both sides; a formula of another plugin has them around its text.
        return token.nesting === 0 ? this.literal(token.markup + token.content + token.markup) : this.literal(token.markup);
    }
  }

  private literal(written: string): boolean {
    if (!this.content.startsWith(written, this.at)) {
      return false;
    }
    this.move(this.at + written.length);
    return true;
  }

  private move(to: number): void {
    for (; this.at < to; this.at++) {
      this.line += this.content.charCodeAt(this.at) === 0x0a ? 1 : 0;
    }
  }

  private text(token: Token, index: number): boolean {
    const { content } = this;
    const shown = token.content;
    let place: TextPlace | undefined;
    let line = this.line;
    for (let i = 0; i < shown.length; ) {
      let code = content.charCodeAt(this.at);
      if (code === ampersand) {
        entity.lastIndex = this.at;
        const written = entity.exec(content)?.[0];
        const decoded = written === undefined ? written : this.md.utils.unescapeAll(written);
        if (written !== undefined && decoded !== undefined && decoded !== written) {
          if (!shown.startsWith(decoded, i)) {
            return false;
          }
          i += decoded.length;
          this.at += written.length;
          place = undefined;
          continue;
        }
      } else if (code === backslash && isPunctuation(content.charCodeAt(this.at + 1))) {
        code = content.charCodeAt(++this.at);
        place = undefined;
      }
      if (code !== shown.charCodeAt(i) && !isSameQuote(code, shown[i])) {
        return false;
      }
      if (!place || line !== this.line) {
        line = this.line;
        place = { token, index, sourceStart: this.at + (this.shifts[line] ?? NaN), contentStart: i, length: 0 };
        this.places.push(place);
      }
      place.length++;
      this.at++;
      i++;
    }
    return true;
  }

  private lineBreak(): boolean {
    const { content } = this;
    let at = this.at;
    while (content[at] === ' ') {
      at++;
    }
    if (content[at] === '\\') {
      at++;
    }
    if (content[at] !== '\n') {
      return false;
    }
    do {
      at++;
    } while (content[at] === ' ' || content[at] === '\t');
    this.move(at);
    return true;
  }

  private codeSpan(markup: string): boolean {
    if (!this.literal(markup)) {
      return false;
    }
    const runs = /`+/g;
    runs.lastIndex = this.at;
    for (let run = runs.exec(this.content); run; run = runs.exec(this.content)) {
      if (run[0].length === markup.length) {
        this.move(runs.lastIndex);
        return true;
      }
    }
    return false;
  }

  private image({ info, markup, content }: Token): boolean {
    if (info !== '') {
      return this.literal(markup);
    }
    return this.literal(`![${content}]`) && this.target();
  }

  private linkOpen({ markup, info }: Token): boolean {
    if (markup === 'linkify') {
      this.links.push('none');
      return true;
    }
    if (markup === 'autolink') {
      this.links.push('angle');
      this.skipping = true;
      return true;
    }
    if (info !== '') {
      this.links.push('none');
      this.skipping = true;
      return this.literal(markup);
    }
    this.links.push('bracket');
    return this.literal('[');
  }

  private linkClose(): boolean {
    this.skipping = false;
    switch (this.links.pop()) {
      case 'bracket':
        return this.literal(']') && this.target();
      case 'angle': {
        const end = this.content.indexOf('>', this.at);
        this.at = end + 1;
        return end >= 0;
      }
      default:
        return true;
    }
  }

  /** What may follow a link's text: its destination and title, or the name of a definition. */
  private target(): boolean {
    if (this.content[this.at] === '(') {
      const end = this.destinationEnd();
      if (end !== undefined) {
        this.move(end);
        return true;
      }
    }
    if (this.content[this.at] === '[') {
      const label = /\[(?:[^\\[\]]|\\[^])*\]/y;
      label.lastIndex = this.at;
      if (label.exec(this.content)) {
        this.move(label.lastIndex);
      }
    }
    return true;
  }

  private destinationEnd(): number | undefined {
    const { content, md } = this;
    const max = content.length;
    let at = this.spaceEnd(this.at + 1);
    const destination = md.helpers.parseLinkDestination(content, at, max);
    if (destination.ok && md.validateLink(md.normalizeLink(destination.str))) {
      at = destination.pos;
    }
    const titleStart = this.spaceEnd(at);
    const title = titleStart > at ? md.helpers.parseLinkTitle(content, titleStart, max) : undefined;
    at = title?.ok === true ? this.spaceEnd(title.pos) : titleStart;
    return content[at] === ')' ? at + 1 : undefined;
  }

  private spaceEnd(from: number): number {
    let at = from;
    while (at < this.content.length && /[ \t\n]/.test(this.content[at] ?? '')) {
      at++;
    }
    return at;
  }
}

function isPunctuation(code: number): boolean {
  return (code >= 0x21 && code <= 0x2f) || (code >= 0x3a && code <= 0x40) || (code >= 0x5b && code <= 0x60) || (code >= 0x7b && code <= 0x7e);
}

/** The typographer puts curled quotes in the place of straight ones, one for one. */
function isSameQuote(code: number, shown: string | undefined): boolean {
  return (code === 0x22 || code === 0x27) && shown !== undefined && '“”‘’'.includes(shown);
}
