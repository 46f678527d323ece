/** A scalar of a block mapping or list, as far as single lines tell. */
export interface YamlValue {
  /** Keys from the top of its document, lists marked: `spec.parentRefs[].name`, `spec.hostnames[]`. */
  readonly path: string;
  /** The last key of the path; empty for an item of a list. */
  readonly key: string;
  /** Without quotes and comment. */
  readonly text: string;
  /** Zero-based, from the first line read. */
  readonly line: number;
  /** Where the text begins in its line, behind a quote. */
  readonly column: number;
  /** The mapping it is in, by key; for an item of a list an empty one. */
  readonly siblings: ReadonlyMap<string, YamlValue>;
}

/** What stands between two marks. */
export interface YamlValues {
  /** The line of its first value. */
  readonly line: number;
  readonly values: readonly YamlValue[];
  /** The top-level mapping. */
  readonly root: ReadonlyMap<string, YamlValue>;
}

/** No line of a manifest that is worth reading is longer. */
const longestLine = 1000;
const deepest = 50;

interface Frame {
  readonly indentation: number;
  readonly isList: boolean;
  readonly path: string;
  readonly mapping: Map<string, YamlValue>;
  /** The path of the key whose value is still to come; undefined once it has one. */
  open: string | undefined;
}

/**
 * Reads YAML line by line, in linear time and without ever failing: what is half typed, a template or beyond block style (but for flow
 * collections of scalars on one line) is passed over, and what stands around it is still read.
 */
export function readYamlValues(lines: Iterable<string>): YamlValues[] {
  const reader = new LineReader();
  for (const line of lines) {
    reader.read(line);
  }
  return reader.documents.filter(({ values }) => values.length > 0);
}

class LineReader {
  readonly documents: { line: number; values: YamlValue[]; root: Map<string, YamlValue> }[] = [];
  private frames: Frame[] = [];
  private line = -1;
  /** The indentation of the key or dash whose block scalar is passed over. */
  private scalar: number | undefined;

  constructor() {
    this.begin();
  }

  read(text: string): void {
    this.line++;
    if ((text.startsWith('---') || text.startsWith('...')) && /^(?:\s|$)/.test(text.slice(3, 4))) {
      this.begin();
      return;
    }
    let column = 0;
    while (text[column] === ' ' || text[column] === '\t') {
      column++;
    }
    const first = text[column];
    if (first === undefined || first === '#' || first === '\r' || text.length > longestLine) {
      return;
    }
    if (this.scalar !== undefined && column > this.scalar) {
      return;
    }
    this.scalar = undefined;
    if (!text.startsWith('{{', column)) {
      this.readEntry(text, column);
    }
  }

  private begin(): void {
    const root = new Map<string, YamlValue>();
    this.documents.push({ line: this.line + 1, values: [], root });
    this.frames = [{ indentation: 0, isList: false, path: '', mapping: root, open: undefined }];
    this.scalar = undefined;
  }

  private readEntry(text: string, from: number): void {
    let column = from;
    while (text[column] === '-' && /^(?:[ \t]|$)/.test(text.slice(column + 1, column + 2))) {
      if (!this.openItem(column)) {
        return;
      }
      column++;
      while (text[column] === ' ' || text[column] === '\t') {
        column++;
      }
    }
    if (column >= text.length || text[column] === '#') {
      return;
    }
    const end = keyEnd(text, column);
    if (end === undefined) {
      const frame = this.frames.at(-1);
      if (frame?.isList && column > from) {
        this.readValue(text, column, frame, '');
      }
      return;
    }
    const isQuoted = text[column] === '"' || text[column] === "'";
    const key = isQuoted ? text.slice(column + 1, end - 1) : text.slice(column, end).trimEnd();
    const frame = this.openMapping(column);
    if (!frame || !/^[\w./-]+$/.test(key)) {
      return;
    }
    let start = end + 1;
    while (text[start] === ' ' || text[start] === '\t') {
      start++;
    }
    frame.open = undefined;
    this.readValue(text, start, frame, key);
  }

  /** The list that a dash in a column is of. */
  private openItem(column: number): boolean {
    const frame = this.frameAbove((each) => each.indentation > column);
    if (frame.isList) {
      return frame.indentation === column;
    }
    const isChild = frame.open !== undefined && this.frames.length < deepest;
    if (isChild) {
      this.frames.push({ indentation: column, isList: true, path: `${frame.open ?? ''}[]`, mapping: new Map(), open: undefined });
    }
    return isChild;
  }

  /** The mapping that a key in a column belongs to; undefined if the line continues a text. */
  private openMapping(column: number): Frame | undefined {
    const frame = this.frameAbove((each) => each.indentation > column || (each.isList && each.indentation === column));
    if (!frame.isList && frame.indentation === column) {
      return frame;
    }
    const path = frame.isList ? frame.path : frame.open;
    if (path === undefined || this.frames.length >= deepest) {
      return undefined;
    }
    const opened: Frame = { indentation: column, isList: false, path, mapping: new Map(), open: undefined };
    this.frames.push(opened);
    return opened;
  }

  private frameAbove(isBelow: (frame: Frame) => boolean): Frame {
    let frame = this.frames.at(-1);
    while (frame && this.frames.length > 1 && isBelow(frame)) {
      this.frames.pop();
      frame = this.frames.at(-1);
    }
    // the top level is never left
    return frame as Frame;
  }

  private readValue(text: string, from: number, frame: Frame, key: string): void {
    const path = key === '' ? frame.path : frame.path === '' ? key : `${frame.path}.${key}`;
    // anchors and tags
    const start = text[from] === '&' || text[from] === '!' ? from + (/^(?:[&!]\S*(?:\s+|$))*/.exec(text.slice(from))?.[0].length ?? 0) : from;
    const first = text[start];
    if (first === undefined || first === '#' || first === '\r') {
      frame.open = path;
    } else if (first === '|' || first === '>') {
      this.scalar = frame.indentation;
    } else if (text.includes('{{', start)) {
      return;
    } else if (first === '[' || first === '{') {
      const inner = /^.([^[\]{}#]*)[\]}]/.exec(text.slice(start))?.[1];
      if (inner !== undefined) {
        this.readFlow(inner, start + 1, path, first === '[');
      }
    } else if (first !== '*' && first !== '%' && first !== '@' && first !== '`') {
      this.add(path, key, text.slice(start), start, frame.mapping);
    }
  }

  private readFlow(source: string, from: number, path: string, isList: boolean): void {
    const mapping = new Map<string, YamlValue>();
    let column = from;
    for (const part of source.split(',')) {
      const [before = '', name = ''] = (isList ? /^\s*/ : /^\s*([\w./-]+):\s+/).exec(part) ?? [];
      if (isList || name !== '') {
        this.add(isList ? `${path}[]` : `${path}.${name}`, name, part.slice(before.length), column + before.length, mapping);
      }
      column += part.length + 1;
    }
  }

  private add(path: string, key: string, source: string, column: number, siblings: Map<string, YamlValue>): void {
    const quoted = source.startsWith('"') || source.startsWith("'") ? /^(["'])(.*?)\1/.exec(source) : null;
    const text = quoted?.[2] ?? (source.includes('#') ? source.replace(/\s#.*$/, '') : source).trimEnd();
    if (text === '') {
      return;
    }
    const value: YamlValue = { path, key, text, line: this.line, column: column + (quoted ? 1 : 0), siblings };
    if (key !== '') {
      siblings.set(key, value);
    }
    this.documents.at(-1)?.values.push(value);
  }
}

/** Where the key that begins in a column ends: at a colon with nothing or white space behind it. */
function keyEnd(text: string, from: number): number | undefined {
  const quote = text[from];
  if (quote === '"' || quote === "'") {
    const end = text.indexOf(quote, from + 1) + 1;
    return end > 0 && /^:(?:\s|$)/.test(text.slice(end, end + 2)) ? end : undefined;
  }
  if (quote === '{' || quote === '[') {
    return undefined;
  }
  for (let colon = text.indexOf(':', from); colon >= 0; colon = text.indexOf(':', colon + 1)) {
    const next = text[colon + 1];
    if (next === undefined || next === ' ' || next === '\t' || next === '\r') {
      return colon;
    }
  }
  return undefined;
}
