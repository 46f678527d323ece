import { isBlank, type LineEdit } from './lineEdits';

/** A range of lines with YAML: a file or the content of a fence. */
export interface YamlRegion {
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
  /** Whether a line exists at `to`, so that text can be inserted before it. */
  readonly isClosed: boolean;
  /** A line without the indentation and quote markers of the region. */
  lineAt(line: number): string;
}

/** The default indentation of a level. */
const indentation = '  ';

/** One edit for each YAML document with a cursor: into an empty document, otherwise after it with `---` on both sides. `cursors`: sorted. */
export function placeYamlManifest(region: YamlRegion, cursors: readonly number[], body: readonly string[]): LineEdit[] {
  const edits = new Map<number, LineEdit>();
  let document: YamlDocument | undefined;
  let first = 0;
  for (const cursor of cursors) {
    // Find the document once for all cursors in it.
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

/** One edit for each cursor: in place of a blank line, otherwise below the line. `cursors`: sorted. */
export function placeYamlFragment(region: YamlRegion, cursors: readonly number[], body: readonly string[]): LineEdit[] {
  const indentationAt = gapIndentation(region);
  return cursors.map((cursor) => {
    // The cursor may be on the fence itself, outside the region.
    if (cursor < region.from || cursor >= region.to) {
      return { line: cursor < region.from ? region.from : region.to, replace: false, lines: body };
    }
    const text = region.lineAt(cursor);
    if (isBlank(text)) {
      return { line: cursor, replace: true, lines: indent(body, indentationAt(cursor)) };
    }
    if (opensBlock(text)) {
      return { line: cursor + 1, replace: false, lines: indent(body, childIndentation(region, cursor, body)) };
    }
    const own = entryIndentation(text, body);
    return { line: endOfEntry(region, cursor, own.length), replace: false, lines: indent(body, own) };
  });
}

interface YamlDocument {
  /** Its first line: its `---`, if it has one. */
  readonly start: number;
  /** The line below its `---`, or its first line. */
  readonly content: number;
  /** Exclusive: the next `---`, its `...` or the end of the region. */
  readonly end: number;
}

/**
 * The document of a line. `---` opens a document, `...` ends it, and comments and directives above the first `---` belong to what follows.
 * YAML allows these markers only at the start of a line, and there even ends quoted scalars.
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
  const content = isMark(region, start, '---') ? start + 1 : start;
  let end = content;
  while (end < region.to && !isMark(region, end, '---') && !isMark(region, end, '...')) {
    end++;
  }
  if (content === start && isMark(region, end, '---') && isPreamble(linesOf(region, start, end))) {
    return documentAt(region, end);
  }
  return { start, content, end };
}

function isMark(region: YamlRegion, line: number, mark: '---' | '...'): boolean {
  if (line < region.from || line >= region.to) {
    return false;
  }
  const text = region.lineAt(line);
  return text.startsWith(mark) && /^\s?$/.test(text.charAt(3));
}

function linesOf(region: YamlRegion, start: number, end: number): string[] {
  return Array.from({ length: end - start }, (_, index) => region.lineAt(start + index));
}

function isPreamble(lines: readonly string[]): boolean {
  return lines.every((text) => isBlankOrComment(text) || text.startsWith('%')) && !lines.every(isBlank);
}

function isBlankOrComment(text: string): boolean {
  return /^\s*(?:#|$)/.test(text);
}

function editDocument(region: YamlRegion, document: YamlDocument, cursor: number, body: readonly string[]): LineEdit {
  const { start, content, end } = document;
  if (!linesOf(region, start, end).every((text, index) => isBlankOrComment(start + index < content ? text.slice(3) : text))) {
    return atEnd(region, document, ['---', ...body]);
  }
  const lines = content > start || start === region.from ? [...body] : ['---', ...body];
  for (const line of [cursor, end - 1]) {
    if (line >= content && line < end && isBlank(region.lineAt(line))) {
      return { line, replace: true, lines };
    }
  }
  return atEnd(region, document, lines);
}

/** Inserts before the end of a document. Replaces a blank last line of the file. */
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

/**
 * Returns the indentation of a snippet in place of a blank line, for lines in order: the white space of the line without tabs, but at least the
 * indentation of children of an open key above.
 */
function gapIndentation(region: YamlRegion): (line: number) => string {
  let next = region.from;
  let key = 0;
  let children: string | undefined;
  return (line) => {
    let above: number | undefined;
    for (; next < line; next++) {
      above = isBlankOrComment(region.lineAt(next)) ? above : next;
    }
    if (above !== undefined) {
      const text = region.lineAt(above);
      key = keyIndentation(text).length;
      children = opensBlock(text) ? childIndentation(region, above, []) : undefined;
    }
    const own = region.lineAt(line).replace(/\t/g, indentation);
    return children === undefined || own.length > key ? own : children;
  };
}

/** Whether a line opens a block: `labels:`, `- name:`, `- `. */
function opensBlock(text: string): boolean {
  const code = withoutComment(text);
  return /(?:^|\s)-$/.test(code) && /^[\s-]*$/.test(code) ? code !== '---' : endsInKey(code);
}

/** Whether a line ends with a colon, ignoring anchors and tags after it. */
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

/** The indentation of the key in a line, after the dashes of list items. */
function keyIndentation(text: string): string {
  const [, white = '', dashes = ''] = /^(\s*)((?:-\s+)*)/.exec(text) ?? [];
  return white + ' '.repeat(dashes.length);
}

/** The indentation of the first line below an open key, or one level. */
function childIndentation(region: YamlRegion, line: number, body: readonly string[]): string {
  const key = keyIndentation(region.lineAt(line));
  let below = line + 1;
  while (below < region.to && isBlankOrComment(region.lineAt(below))) {
    below++;
  }
  if (below < region.to) {
    const child = region.lineAt(below);
    const own = leadingSpace(child);
    // A list may be as deep as its key.
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

/** The indentation of siblings of an entry. For the first entry of a list item, the column of its key. */
function entryIndentation(text: string, body: readonly string[]): string {
  const key = keyIndentation(text);
  const isEntry = /^(?:(?:"[^"]*"|'[^']*')\s*|[^\s"'#[{][^#]*?):(?:\s|$)/.test(text.slice(key.length));
  return isEntry && !/^-\s/.test(body[0] ?? '') ? key : leadingSpace(text);
}

/** The line after an entry with its continuation lines, which are deeper. */
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
