import { isBlank, type LineEdit } from './lineEdits';

/** A stretch of lines that is YAML: a file, or what is in a fence. */
export interface YamlRegion {
  readonly from: number;
  /** The first line outside. */
  readonly to: number;
  /** Whether a line stands at `to`, so that text can go before it. */
  readonly isClosed: boolean;
  /** A line without what the region is indented or quoted by. */
  lineAt(line: number): string;
}

/** Columns of a level, where the text does not show another. */
const indentation = '  ';

/** One edit for each YAML document that has a cursor, `cursors` in their order: into it where it is empty, else after it, `---` on both sides. */
export function placeYamlManifest(region: YamlRegion, cursors: readonly number[], body: readonly string[]): LineEdit[] {
  const edits = new Map<number, LineEdit>();
  let document: YamlDocument | undefined;
  let first = 0;
  for (const cursor of cursors) {
    // Thousands of cursors in one long document, or in the comments above it: it is looked for once.
    if (!document || cursor < first || cursor >= document.end) {
      document = documentAt(region, cursor);
      first = Math.min(cursor, document.start);
    }
    if (!edits.has(document.end)) {
      edits.set(document.end, editDocument(region, document, cursor, body));
    }
  }
  return [...edits.values()];
}

/** One edit for each cursor's line, `cursors` in their order: in its place where it is blank, else below it. */
export function placeYamlFragment(region: YamlRegion, cursors: readonly number[], body: readonly string[]): LineEdit[] {
  const gap = new Gap(region);
  return cursors.map((cursor) => {
    // a fence may be empty, and its own lines are none of the region's
    if (cursor < region.from || cursor >= region.to) {
      return { line: cursor < region.from ? region.from : region.to, replace: false, lines: body };
    }
    const text = region.lineAt(cursor);
    if (isBlank(text)) {
      return { line: cursor, replace: true, lines: indent(body, gap.indentation(cursor)) };
    }
    if (opensBlock(text)) {
      return { line: cursor + 1, replace: false, lines: indent(body, childIndentation(region, cursor, body)) };
    }
    const own = entryIndentation(text, body);
    return { line: endOfEntry(region, cursor, own.length), replace: false, lines: indent(body, own) };
  });
}

interface YamlDocument {
  /** The line of its `---`, where it has one. */
  readonly marker: number | undefined;
  /** Its first line, and the first outside: the next `---`, its own `...` or the region's end. */
  readonly start: number;
  readonly end: number;
}

/**
 * The document a line is in: a `---` opens the one below it, a `...` ends the one above it, comments and directives above the first `---` are part
 * of what follows. Only at the start of a line are these marks: YAML allows them nowhere else, not even inside a quoted text.
 */
function documentAt(region: YamlRegion, line: number): YamlDocument {
  const cursor = Math.min(Math.max(line, region.from), Math.max(region.to - 1, region.from));
  let start = cursor;
  if (isMark(region, start, '...') && start > region.from) {
    start--;
  }
  while (start > region.from && !isMark(region, start, '---') && !isMark(region, start - 1, '...')) {
    start--;
  }
  const marker = isMark(region, start, '---') ? start : undefined;
  let end = marker === undefined ? start : start + 1;
  while (end < region.to && !isMark(region, end, '---') && !isMark(region, end, '...')) {
    end++;
  }
  if (marker === undefined && isMark(region, end, '---') && isPreamble(region, start, end)) {
    return documentAt(region, end);
  }
  return { marker, start, end };
}

function isMark(region: YamlRegion, line: number, mark: '---' | '...'): boolean {
  if (line < region.from || line >= region.to) {
    return false;
  }
  const text = region.lineAt(line);
  return text.startsWith(mark) && /^\s?$/.test(text.charAt(3));
}

function isPreamble(region: YamlRegion, start: number, end: number): boolean {
  let hasText = false;
  for (let line = start; line < end; line++) {
    const text = region.lineAt(line);
    if (!isBlankOrComment(text) && !text.startsWith('%')) {
      return false;
    }
    hasText ||= !isBlank(text);
  }
  return hasText;
}

function isBlankOrComment(text: string): boolean {
  return /^\s*(?:#|$)/.test(text);
}

function editDocument(region: YamlRegion, document: YamlDocument, cursor: number, body: readonly string[]): LineEdit {
  const isFirst = document.marker !== undefined || document.start === region.from;
  if (!isEmpty(region, document)) {
    return atEnd(region, document, ['---', ...body]);
  }
  const lines = isFirst ? [...body] : ['---', ...body];
  const first = document.marker === undefined ? document.start : document.marker + 1;
  for (const line of [cursor, document.end - 1]) {
    if (line >= first && line < document.end && isBlank(region.lineAt(line))) {
      return { line, replace: true, lines };
    }
  }
  return atEnd(region, document, lines);
}

function isEmpty(region: YamlRegion, { marker, start, end }: YamlDocument): boolean {
  if (marker !== undefined && !isBlankOrComment(region.lineAt(marker).slice(3))) {
    return false;
  }
  for (let line = marker === undefined ? start : marker + 1; line < end; line++) {
    if (!isBlankOrComment(region.lineAt(line))) {
      return false;
    }
  }
  return true;
}

/** Before whatever ends the document; at the end of a file a last line of white space gives way. */
function atEnd(region: YamlRegion, { start, end }: YamlDocument, lines: readonly string[]): LineEdit {
  const last = end - 1;
  if (end === region.to && !region.isClosed && last > start && isBlank(region.lineAt(last))) {
    return { line: last, replace: true, lines };
  }
  return { line: end, replace: false, lines };
}

function indent(body: readonly string[], by: string): string[] {
  return body.map((line) => (line ? by + line : line));
}

/** The lines without text that one cursor after another stands in: what is around them is looked for once. */
class Gap {
  /** The line with text above them, which may be the one before the region, and the last of them that a cursor was in. */
  private above = 0;
  private last: number | undefined;
  /** The indentation of the children of the open key above; undefined without such a key. */
  private children: string | undefined;

  constructor(private readonly region: YamlRegion) {}

  /** The line's own white space, but never less than the children of an open key above it have. YAML knows no tabs. */
  indentation(line: number): string {
    const { region } = this;
    const own = region.lineAt(line).replace(/\t/g, indentation);
    this.goTo(line);
    return this.children === undefined || own.length > keyIndentation(region.lineAt(this.above)).length ? own : this.children;
  }

  private goTo(line: number): void {
    const { region } = this;
    let above = line - 1;
    while (above >= region.from && above !== this.last && isBlankOrComment(region.lineAt(above))) {
      above--;
    }
    if (above !== this.last) {
      this.above = above;
      this.children = above >= region.from && opensBlock(region.lineAt(above)) ? childIndentation(region, above, []) : undefined;
    }
    this.last = line;
  }
}

/** `labels:`, `- name:`, `- `: what comes below belongs to it. */
function opensBlock(text: string): boolean {
  const code = withoutComment(text);
  return /(?:^|\s)-$/.test(code) && /^[\s-]*$/.test(code) ? code !== '---' : endsInKey(code);
}

/** Whether a colon ends a line, or stands before the anchors and tags at its end. */
function endsInKey(code: string): boolean {
  const words = code.split(/\s+/);
  let last = words.pop() ?? '';
  while (words.length > 0 && /^[&!]/.test(last) && !last.endsWith(':')) {
    last = words.pop() ?? '';
  }
  return last.endsWith(':');
}

function withoutComment(text: string): string {
  return text.replace(/(?:^|\s)#[^]*$/, '').trimEnd();
}

/** The white space that puts a line under the key of this one: `- name` is a list's dash and a key. */
function keyIndentation(text: string): string {
  const [, white = '', dashes = ''] = /^(\s*)((?:-\s+)*)/.exec(text) ?? [];
  return white + ' '.repeat(dashes.length);
}

/** The indentation of the lines below an open key: that of the first which is there, else one level. */
function childIndentation(region: YamlRegion, line: number, body: readonly string[]): string {
  const key = keyIndentation(region.lineAt(line));
  let below = line + 1;
  while (below < region.to && isBlankOrComment(region.lineAt(below))) {
    below++;
  }
  if (below < region.to) {
    const child = region.lineAt(below);
    const own = leadingSpace(child);
    // a list may stand as deep as its key
    const isList = /^-\s/.test(child.trimStart()) && /^-\s/.test(body[0] ?? '');
    if (own.length > key.length || (isList && own.length === key.length)) {
      return own;
    }
  }
  return key + indentation;
}

function leadingSpace(text: string): string {
  return /^\s*/.exec(text)?.[0] ?? '';
}

/** Beside an entry stands what has its indentation; beside the first entry of a list's item, what is under its key. */
function entryIndentation(text: string, body: readonly string[]): string {
  const key = keyIndentation(text);
  const isEntry = /^(?:(?:"[^"]*"|'[^']*')\s*|[^\s"'#[{][^#]*?):(?:\s|$)/.test(text.slice(key.length));
  return isEntry && !/^-\s/.test(body[0] ?? '') ? key : leadingSpace(text);
}

/** Below what an entry goes on with: deeper lines of a block scalar, a folded text or a flow collection. */
function endOfEntry(region: YamlRegion, line: number, depth: number): number {
  let end = line + 1;
  for (let next = end; next < region.to; next++) {
    const text = region.lineAt(next);
    if (!isBlank(text)) {
      if (leadingSpace(text).length <= depth) {
        break;
      }
      end = next + 1;
    }
  }
  return end;
}
