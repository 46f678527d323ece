import { Code, isSpaceOrTab } from './codes';

/**
 * The lines of a text, read as far as they are asked for. Each has the part that belongs to the containers around the
 * parser's place taken off: a quote or an item that opens moves the start of the lines in it, and puts it back when it ends.
 *
 * Line ends are `\n`. A last line of spaces without a line end is none.
 */
export class Lines {
  /** How many have been read. */
  count = 0;
  private offset = 0;
  private columns = takeColumns();

  constructor(readonly text: string) {}

  /** Reads some more lines; false where the text has ended. */
  read(): boolean {
    const { text } = this;
    const from = this.count;
    const to = from + batch;
    if (to > this.columns.capacity) {
      this.columns = grown(this.columns, to);
    }
    const { first, content, end, start, indent, shift } = this.columns;
    let line = from;
    for (let at = this.offset; line < to && at < text.length; line++) {
      const lineFeed = text.indexOf('\n', at);
      let next = at;
      let width = 0;
      let code = text.charCodeAt(next);
      while (isSpaceOrTab(code)) {
        width += code === Code.space ? 1 : 4 - (width & 3);
        code = text.charCodeAt(++next);
      }
      if (lineFeed < 0 && next >= text.length) {
        at = text.length;
        break;
      }
      first[line] = code;
      start[line] = at;
      content[line] = next;
      end[line] = lineFeed < 0 ? text.length : lineFeed;
      indent[line] = width;
      shift[line] = 0;
      at = (end[line] ?? 0) + 1;
      this.offset = at;
    }
    this.count = line;
    return line > from;
  }

  isBlank(line: number): boolean {
    return this.columns.first[line] === Code.lineFeed;
  }

  /** The first character of its content; a line feed where it is blank. */
  first(line: number): number {
    return this.columns.first[line] ?? 0;
  }

  /** Offset of its first character that is neither space nor tab. */
  content(line: number): number {
    return this.columns.content[line] ?? 0;
  }

  /** Offset of its line end. */
  end(line: number): number {
    return this.columns.end[line] ?? 0;
  }

  /** Columns before its content; -1 where it only continues a paragraph of an outer container ("lazily"). */
  indent(line: number): number {
    return this.columns.indent[line] ?? 0;
  }

  /** Columns before its start, modulo four what tabs are counted from. */
  shift(line: number): number {
    return this.columns.shift[line] ?? 0;
  }

  /** What the quotes around leave of it begins here. */
  start(line: number): number {
    return this.columns.start[line] ?? 0;
  }

  setContent(line: number, content: number, indent: number): void {
    const { columns } = this;
    columns.content[line] = content;
    columns.indent[line] = indent;
    columns.first[line] = content < this.end(line) ? this.text.charCodeAt(content) : Code.lineFeed;
  }

  setStart(line: number, start: number, shift: number): void {
    this.columns.start[line] = start;
    this.columns.shift[line] = shift;
  }

  setIndent(line: number, indent: number): void {
    this.columns.indent[line] = indent;
  }

  /** Ends the use of this object. */
  release(): void {
    if (this.columns.capacity <= keptCapacity) {
      spare = this.columns;
    }
  }

  /**
   * The lines from `from` to before `to` without up to `indent` columns of white space before each (what the markers of
   * items take up counts as such).
   */
  join(from: number, to: number, indent: number): string {
    let joined = '';
    for (let line = from; line < to; line++) {
      joined += `${line > from ? '\n' : ''}${this.dedented(line, indent)}`;
    }
    return joined;
  }

  private dedented(line: number, indent: number): string {
    const { text } = this;
    const end = this.end(line);
    const content = this.content(line);
    let at = this.start(line);
    let width = 0;
    for (; at < end && width < indent; at++) {
      const code = text.charCodeAt(at);
      if (code === Code.tab) {
        width += 4 - ((width + this.shift(line)) % 4);
      } else if (code === Code.space || at < content) {
        width++;
      } else {
        break;
      }
    }
    return ' '.repeat(Math.max(0, width - indent)) + text.slice(at, end);
  }
}

/** How many lines are read at once. */
const batch = 64;

interface Columns {
  readonly capacity: number;
  readonly first: Uint16Array;
  readonly start: Int32Array;
  readonly content: Int32Array;
  readonly end: Int32Array;
  readonly indent: Int32Array;
  readonly shift: Int32Array;
}

/** Most texts fit into the arrays of the text before them. */
let spare: Columns | undefined;
const keptCapacity = 16 * 1024;

function takeColumns(): Columns {
  const columns = spare ?? newColumns(1024);
  spare = undefined;
  return columns;
}

function newColumns(capacity: number): Columns {
  return {
    capacity,
    first: new Uint16Array(capacity),
    start: new Int32Array(capacity),
    content: new Int32Array(capacity),
    end: new Int32Array(capacity),
    indent: new Int32Array(capacity),
    shift: new Int32Array(capacity),
  };
}

function grown(columns: Columns, needed: number): Columns {
  const larger = newColumns(Math.max(needed, 2 * columns.capacity));
  larger.first.set(columns.first);
  larger.start.set(columns.start);
  larger.content.set(columns.content);
  larger.end.set(columns.end);
  larger.indent.set(columns.indent);
  larger.shift.set(columns.shift);
  return larger;
}
