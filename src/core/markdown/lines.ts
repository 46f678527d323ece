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
  private fields = takeFields();

  /** `offset` is where the first of them begins. */
  constructor(
    readonly text: string,
    private offset = 0,
  ) {}

  /** Reads some more lines; false where the text has ended. */
  read(): boolean {
    const { text } = this;
    const from = this.count;
    const to = from + Math.min(largestBatch, Math.max(smallestBatch, from));
    if (to * Field.count > this.fields.length) {
      this.fields = grown(this.fields, to * Field.count);
    }
    const { fields } = this;
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
      const end = lineFeed < 0 ? text.length : lineFeed;
      const record = line * Field.count;
      fields[record + Field.first] = code;
      fields[record + Field.start] = at;
      fields[record + Field.content] = next;
      fields[record + Field.end] = end;
      fields[record + Field.indent] = width;
      fields[record + Field.shift] = 0;
      at = end + 1;
      this.offset = at;
    }
    this.count = line;
    return line > from;
  }

  isBlank(line: number): boolean {
    return this.fields[line * Field.count + Field.first] === Code.lineFeed;
  }

  /** The first character of its content; a line feed where it is blank. */
  first(line: number): number {
    return this.fields[line * Field.count + Field.first] ?? 0;
  }

  /** Offset of its first character that is neither space nor tab. */
  content(line: number): number {
    return this.fields[line * Field.count + Field.content] ?? 0;
  }

  /** Offset of its line end. */
  end(line: number): number {
    return this.fields[line * Field.count + Field.end] ?? 0;
  }

  /** Columns before its content; negative where it can only continue a paragraph ("lazily"). */
  indent(line: number): number {
    return this.fields[line * Field.count + Field.indent] ?? 0;
  }

  /** Columns before its start, modulo four what tabs are counted from. */
  shift(line: number): number {
    return this.fields[line * Field.count + Field.shift] ?? 0;
  }

  /** What the quotes around leave of it begins here. */
  start(line: number): number {
    return this.fields[line * Field.count + Field.start] ?? 0;
  }

  /** A line that has been read, or the one after the last, and where it begins; behind a last line without a line end, the end of that. */
  place(line: number): { line: number; offset: number } {
    if (line < this.count) {
      return { line, offset: this.start(line) };
    }
    const isOpen = this.offset > this.text.length;
    return isOpen ? { line: line - 1, offset: this.text.length } : { line, offset: this.offset };
  }

  setContent(line: number, content: number, indent: number): void {
    const record = line * Field.count;
    this.fields[record + Field.content] = content;
    this.fields[record + Field.indent] = indent;
    this.fields[record + Field.first] = content < this.end(line) ? this.text.charCodeAt(content) : Code.lineFeed;
  }

  setStart(line: number, start: number, shift: number): void {
    const record = line * Field.count;
    this.fields[record + Field.start] = start;
    this.fields[record + Field.shift] = shift;
  }

  setIndent(line: number, indent: number): void {
    this.fields[line * Field.count + Field.indent] = indent;
  }

  /** Ends the use of this object. */
  release(): void {
    if (this.fields.length <= mostSpareFields) {
      spare = this.fields;
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

/** How many lines are read at once: the more there are already, the more. */
const smallestBatch = 8;
const largestBatch = 64;

/** What is kept of each line, side by side in one array. */
const enum Field {
  first,
  content,
  end,
  indent,
  start,
  shift,
  count,
}

/** Most texts fit into the array of the text before them. */
let spare: Int32Array | undefined;
const mostSpareFields = 0x20000;

function takeFields(): Int32Array {
  const fields = spare ?? new Int32Array(1024 * Field.count);
  spare = undefined;
  return fields;
}

function grown(fields: Int32Array, needed: number): Int32Array {
  const larger = new Int32Array(Math.max(needed, 2 * fields.length));
  larger.set(fields);
  return larger;
}
