/** A text as it stands in a file: offsets in UTF-16 code units, quotes left out. */
export interface WrittenText {
  readonly text: string;
  readonly start: number;
  /** The first place outside. */
  readonly end: number;
}

/** What a manifest says it is. */
export interface ManifestHead {
  readonly apiVersion: WrittenText;
  readonly kind: WrittenText;
}

/**
 * The `apiVersion` and `kind` of each manifest in a YAML text: of its documents, and of the items of a `kind: List`. A manifest in which one of
 * the two is missing, half typed, a template, an alias or there twice (as under the branches of a template) has none.
 */
export function manifestHeads(text: string): ManifestHead[] {
  return text.includes('apiVersion') ? new HeadReader(text).read() : [];
}

/** A value; `null` where it cannot be known. */
type Value = WrittenText | null;

class Mapping {
  private apiVersion: Value | undefined;
  private kind: Value | undefined;

  /** @param column of its keys; not known before the first of them */
  constructor(public column: number | undefined) {}

  put(key: 'apiVersion' | 'kind', value: Value): void {
    this[key] = this[key] === undefined ? value : null;
  }

  get isList(): boolean {
    return this.kind?.text.endsWith('List') ?? false;
  }

  addTo(heads: ManifestHead[]): void {
    if (this.apiVersion && this.kind) {
      heads.push({ apiVersion: this.apiVersion, kind: this.kind });
    }
  }
}

const enum Code {
  tab = 0x09,
  carriageReturn = 0x0d,
  space = 0x20,
  hash = 0x23,
  hyphen = 0x2d,
  dot = 0x2e,
  colon = 0x3a,
  openBrace = 0x7b,
  byteOrderMark = 0xfeff,
}

/** Reads a line at a time. Deeper lines are passed over by their indentation, so that a manifest inside a text is no manifest. */
class HeadReader {
  private readonly heads: ManifestHead[] = [];
  private root = new Mapping(0);
  private items: Mapping[] = [];
  /** Column of the dashes of the root's `items`; nothing before the first of them. */
  private itemColumn: number | undefined;
  private isInItems = false;
  /** The document is one text. */
  private isText = false;

  constructor(private readonly text: string) {}

  read(): ManifestHead[] {
    const { text } = this;
    for (let start = text.charCodeAt(0) === Code.byteOrderMark ? 1 : 0; start < text.length;) {
      const lineFeed = text.indexOf('\n', start);
      const end = lineFeed < 0 ? text.length : lineFeed;
      // Nearly all lines of a text are such, and are passed over here.
      if (this.isInItems || text.charCodeAt(start) !== Code.space) {
        this.line(start, end > start && text.charCodeAt(end - 1) === Code.carriageReturn ? end - 1 : end);
      }
      start = end + 1;
    }
    this.endDocument();
    return this.heads;
  }

  private line(start: number, end: number): void {
    const at = this.afterSpaces(start, end);
    const column = at - start;
    const first = this.text.charCodeAt(at);
    if (at === end || first === Code.hash || (first === Code.openBrace && this.text.charCodeAt(at + 1) === Code.openBrace)) {
      return;
    }
    if (column === 0 && (first === Code.hyphen || first === Code.dot) && this.isDocumentMark(at, end)) {
      this.endDocument();
      this.isText = first === Code.hyphen && /[|>]/.test(this.text.charAt(this.afterBlanks(at + 3, end)));
    } else if (!this.isText) {
      this.content(at, column, end);
    }
  }

  private content(at: number, column: number, end: number): void {
    const isItem = this.isInItems && this.text.charCodeAt(at) === Code.hyphen && this.isBlankOrEnd(at + 1, end) && column === (this.itemColumn ?? column);
    if (isItem) {
      this.itemColumn = column;
      const key = this.afterSpaces(at + 1, end);
      const item = new Mapping(key === end ? undefined : column + key - at);
      this.items.push(item);
      this.entry(item, key, end);
    } else if (column === 0) {
      this.isInItems = this.entry(this.root, at, end) === 'items';
    } else {
      const item = this.isInItems ? this.items.at(-1) : undefined;
      if (item && column === (item.column ??= column)) {
        this.entry(item, at, end);
      }
    }
  }

  /** Reads the key at a place and what it has as its value, if we want to know it. Returns the key. */
  private entry(mapping: Mapping, at: number, end: number): string | undefined {
    const quote = this.quoteAt(at);
    const start = at + quote.length;
    const key = keys.find((each) => this.text.startsWith(each, start) && this.text.startsWith(quote, start + each.length));
    const colon = key === undefined ? end : this.afterBlanks(start + key.length + quote.length, end);
    if (colon === end || this.text.charCodeAt(colon) !== Code.colon || !this.isBlankOrEnd(colon + 1, end)) {
      return undefined;
    }
    if (key === 'apiVersion' || key === 'kind') {
      mapping.put(key, this.value(colon + 1, end));
    }
    return key;
  }

  private value(from: number, end: number): Value {
    let start = this.afterBlanks(from, end);
    // anchors and tags
    while (start < end && '&!'.includes(this.text.charAt(start))) {
      while (start < end && !this.isBlankOrEnd(start, end)) {
        start++;
      }
      start = this.afterBlanks(start, end);
    }
    const quote = this.quoteAt(start);
    if (quote) {
      const close = this.text.indexOf(quote, start + 1);
      return close >= 0 && close < end && this.isCommentOrEnd(close + 1, end) ? this.written(start + 1, close) : null;
    }
    let close = start;
    while (!this.isBlankOrEnd(close, end)) {
      close++;
    }
    return this.isCommentOrEnd(close, end) ? this.written(start, close) : null;
  }

  private quoteAt(at: number): '"' | "'" | '' {
    const first = this.text.charAt(at);
    return first === '"' || first === "'" ? first : '';
  }

  private written(start: number, end: number): Value {
    const text = this.text.slice(start, end);
    return /^[\w./-]+$/.test(text) ? { text, start, end } : null;
  }

  private endDocument(): void {
    this.root.addTo(this.heads);
    if (this.items.length > 0) {
      if (this.root.isList) {
        this.items.forEach((item) => item.addTo(this.heads));
      }
      this.items = [];
    }
    this.root = new Mapping(0);
    this.itemColumn = undefined;
    this.isInItems = false;
    this.isText = false;
  }

  private isDocumentMark(at: number, end: number): boolean {
    const mark = this.text.slice(at, at + 3);
    return (mark === '---' || mark === '...') && this.isBlankOrEnd(at + 3, end);
  }

  /** Whether nothing but blanks and a comment follows. */
  private isCommentOrEnd(at: number, end: number): boolean {
    if (!this.isBlankOrEnd(at, end)) {
      return false;
    }
    const next = this.afterBlanks(at, end);
    return next === end || this.text.charCodeAt(next) === Code.hash;
  }

  private isBlankOrEnd(at: number, end: number): boolean {
    const code = this.text.charCodeAt(at);
    return at >= end || code === Code.space || code === Code.tab;
  }

  private afterSpaces(from: number, end: number): number {
    let at = from;
    while (at < end && this.text.charCodeAt(at) === Code.space) {
      at++;
    }
    return at;
  }

  private afterBlanks(from: number, end: number): number {
    let at = from;
    while (at < end && this.isBlankOrEnd(at, end)) {
      at++;
    }
    return at;
  }
}

const keys = ['apiVersion', 'kind', 'items'] as const;
