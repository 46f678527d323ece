import { Code, skipSpaces } from './codes';
import { destinationEnd, findTitleClosing, isSafeDestination, titleClosing } from './links';

/** The lines a link reference definition may stand on. */
export interface DefinitionLines {
  readonly text: string;
  /** Offset of the line end of a line. */
  end(line: number): number;
  /** Offset of the content of a line where it can continue a definition, or -1. */
  continuation(line: number): number;
}

export interface Definition {
  /** As it is written. */
  readonly label: string;
  /** The first line after it. */
  readonly endLine: number;
}

/** The link reference definition (`[label]: destination "title"`) whose `[` stands at `start` on a line. */
export function readDefinition(lines: DefinitionLines, line: number, start: number): Definition | undefined {
  const { text } = lines;
  const cursor = new Cursor(lines, line, start + 1);
  const label = readLabel(cursor);
  if (label === undefined || text.charCodeAt(cursor.at) !== Code.colon) {
    return undefined;
  }
  cursor.at++;
  cursor.skipSpaces();
  const destination = cursor.at;
  const end = destinationEnd(text, destination, cursor.end);
  if (end < 0 || !isSafeDestination(text, destination, end)) {
    return undefined;
  }
  cursor.at = end;
  const withoutTitle = cursor.place();
  cursor.skipSpaces();
  const length = cursor.at > end ? titleLength(cursor) : -1;
  // A title that something follows is none: the definition ends with the line before it.
  if (length < 0 || (length > 0 && !cursor.isAtLineEnd())) {
    cursor.goTo(withoutTitle);
  }
  return cursor.isAtLineEnd() && label.trim() !== '' ? { label, endLine: cursor.nextLine } : undefined;
}

/** The label up to the `]`, as far as CommonMark allows one; the cursor is behind it then. */
function readLabel(cursor: Cursor): string | undefined {
  const { text } = cursor;
  let label = '';
  let start = cursor.at;
  while (cursor.at < cursor.end && label.length + cursor.at - start <= 2 * longestLabel) {
    let code = text.charCodeAt(cursor.at);
    if (code === Code.leftBracket) {
      return undefined;
    }
    if (code === Code.rightBracket) {
      label += text.slice(start, cursor.at++);
      return label.length <= longestLabel || [...label].length <= longestLabel ? label : undefined;
    }
    if (code === Code.backslash) {
      code = text.charCodeAt(++cursor.at);
    }
    if (code === Code.lineFeed) {
      label += text.slice(start, cursor.end);
      if (!cursor.enterNextLine()) {
        return undefined;
      }
      start = cursor.at;
    } else {
      cursor.at++;
    }
  }
  return undefined;
}

/** In code points. */
const longestLabel = 999;

/** The length of the title at the cursor, which is behind it then; -1 where none stands. */
function titleLength(cursor: Cursor): number {
  const { text } = cursor;
  const closing = cursor.at < cursor.end ? titleClosing(text.charCodeAt(cursor.at)) : 0;
  if (closing === 0) {
    return -1;
  }
  cursor.at++;
  for (let length = 0; ; ) {
    const found = findTitleClosing(text, cursor.at, cursor.end, closing);
    if (found < 0) {
      return -1;
    }
    length += found - cursor.at;
    if (found < cursor.end) {
      cursor.at = found + 1;
      return length;
    }
    if (!cursor.enterNextLine()) {
      return -1;
    }
  }
}

interface Place {
  readonly at: number;
  readonly end: number;
  readonly nextLine: number;
}

/** A place in the lines of a definition; a line's end includes its line feed. */
class Cursor {
  readonly text: string;
  end: number;
  nextLine: number;

  constructor(
    private readonly lines: DefinitionLines,
    line: number,
    public at: number,
  ) {
    this.text = lines.text;
    this.end = this.endOf(line);
    this.nextLine = line + 1;
  }

  place(): Place {
    const { at, end, nextLine } = this;
    return { at, end, nextLine };
  }

  goTo({ at, end, nextLine }: Place): void {
    this.at = at;
    this.end = end;
    this.nextLine = nextLine;
  }

  /** Moves over spaces, tabs and line ends. */
  skipSpaces(): void {
    do {
      this.at = skipSpaces(this.text, this.at, this.end);
    } while (this.at < this.end && this.text.charCodeAt(this.at) === Code.lineFeed && this.enterNextLine());
  }

  enterNextLine(): boolean {
    const at = this.lines.continuation(this.nextLine);
    if (at < 0) {
      return false;
    }
    this.at = at;
    this.end = this.endOf(this.nextLine++);
    return true;
  }

  /** Whether nothing but spaces and tabs stands between it and the line's end. */
  isAtLineEnd(): boolean {
    const at = skipSpaces(this.text, this.at, this.end);
    return at >= this.end || this.text.charCodeAt(at) === Code.lineFeed;
  }

  private endOf(line: number): number {
    return Math.min(this.lines.end(line) + 1, this.text.length);
  }
}
