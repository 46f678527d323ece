import { countLines, nextLineEnd, skipLineEnd, withLineFeeds } from '../text/lines';
import { lineProblem, type Problem } from '../text/problem';
import { detach } from '../text/strings';
import type { Field, Fields, Mistake } from './frontMatterFields';
import { jsonObjectEnd, readJson } from './jsonFields';
import { metadataLinesEnd, readMetadataLines } from './metadataLines';
import { readToml } from './tomlFields';
import { readYaml } from './yamlFields';

/** The formats of front matter; `lines` are `Title: …` without fences. */
export type FrontMatterFormat = 'yaml' | 'toml' | 'json' | 'lines';

/** The data at the top of a note: between lines `---` (YAML), `+++` (TOML) or `---json` and `---`, a JSON object, or lines `Title: …`. */
export interface FrontMatter {
  readonly format: FrontMatterFormat | 'none';
  /**
   * The top-level fields. It has no prototype, so `__proto__` and `constructor` are ordinary keys. TOML dates are
   * strings, as in YAML 1.2.
   */
  readonly data: Readonly<Record<string, unknown>>;
  /** The zero-based line of a top-level key, ignoring case. */
  readonly lineOf: (key: string) => number | undefined;
  /** Where the body of the note begins: UTF-16 offset and zero-based line. */
  readonly bodyOffset: number;
  readonly bodyLine: number;
  readonly problems: readonly Problem[];
}

/**
 * Reads the front matter of a note. Never throws: keeps as much as possible and reports each mistake at its line.
 *
 * A byte order mark, blank lines and closed HTML comments may precede it. Lines between two fences count only if they look
 * like front matter, not prose after a thematic break. If it is never closed, it ends at the first blank line.
 */
export function readFrontMatter(text: string): FrontMatter {
  const bounds = frontMatterBounds(text);
  if (!bounds) {
    return withoutFrontMatter;
  }
  const { format, start, end, firstLine, bodyOffset, bodyLine, isClosed } = bounds;
  // The values are slices of this string, so it must not be a view of the whole text.
  const source = detach(withLineFeeds(text.slice(start, end)));
  const { entries, mistakes } = source.length > maxLength ? tooLong : readers[format](source);
  const { data, repeated } = collect(entries);
  const problems = problemsOf([...(isClosed ? [] : [notClosed(format === 'toml' ? '+++' : '---')]), ...mistakes, ...repeated], source, firstLine);
  const lineOf = (key: string): number | undefined => {
    const own = keyIn(data, key);
    const entry = entries.find((each) => each.key === own);
    return entry && entry.line + firstLine;
  };
  return { format, data, lineOf, bodyOffset, bodyLine, problems };
}

const readers: Readonly<Record<FrontMatterFormat, (source: string) => Fields>> = { yaml: readYaml, toml: readToml, json: readJson, lines: readMetadataLines };

/** Longer YAML may take seconds to parse. */
const maxLength = 64 * 1024;

const tooLong: Fields = {
  entries: [],
  mistakes: [{ line: -1, severity: 'error', message: 'The front matter is too long to read.', args: [] }],
};

const withoutFrontMatter: FrontMatter = {
  format: 'none',
  data: Object.create(null) as Record<string, unknown>,
  lineOf: () => undefined,
  bodyOffset: 0,
  bodyLine: 0,
  problems: [],
};

/** Finds the front matter of a note. Does not parse it. */
export function frontMatterBounds(text: string): FrontMatterBounds | undefined {
  const opening = findOpening(text);
  return opening.format === undefined ? findUnfenced(text, opening) : findEnd(text, { ...opening, format: opening.format });
}

/** The text of the first of `keys` that has one, ignoring case; for a list, its first text. */
export function fieldText(data: Readonly<Record<string, unknown>>, ...keys: string[]): string | undefined {
  return keys.flatMap((key) => fieldValue(data, key)).map(scalarText).find((text) => text !== undefined);
}

/** The texts of the first of `keys` that has any: the entries of a list, or the comma-separated parts of a text. */
export function fieldTexts(data: Readonly<Record<string, unknown>>, ...keys: string[]): string[] {
  for (const key of keys) {
    const value = fieldValue(data, key);
    const entries = Array.isArray(value) ? value : typeof value === 'string' ? value.split(/[,，、]/) : [value];
    const texts = entries.map(scalarText).filter((entry) => entry !== undefined);
    if (texts.length > 0) {
      return texts;
    }
  }
  return [];
}

/** The value of a top-level field. Prefers the exact key over one that differs only in case (`Title:`). */
export function fieldValue(data: Readonly<Record<string, unknown>>, key: string): unknown {
  const own = keyIn(data, key);
  return own === undefined ? undefined : data[own];
}

function keyIn(data: Readonly<Record<string, unknown>>, key: string): string | undefined {
  const lowerCase = key.toLowerCase();
  return Object.hasOwn(data, key) ? key : Object.keys(data).find((each) => each.length === key.length && each.toLowerCase() === lowerCase);
}

function scalarText(value: unknown): string | undefined {
  if (typeof value === 'string') {
    return value.trim() || undefined;
  }
  return typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean' ? String(value) : undefined;
}

interface Opening {
  /** Undefined without a fence. */
  readonly format: keyof typeof lineKinds | undefined;
  /** Offset and line of the line after the fence; without one, of the first line of the text. */
  readonly start: number;
  readonly firstLine: number;
  /** Whether at most a byte order mark precedes it. */
  readonly atStart: boolean;
}

/** Fast for texts that do not begin with front matter. */
function findOpening(text: string): Opening {
  const first = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  let offset = first;
  let line = 0;
  for (;;) {
    blankOrFence.lastIndex = offset;
    const match = blankOrFence.exec(text);
    if (match?.[1] !== undefined) {
      return { format: match[1] === '---' ? 'yaml' : match[1] === '+++' ? 'toml' : 'json', start: blankOrFence.lastIndex, firstLine: line + 1, atStart: offset === first };
    }
    if (match) {
      offset = blankOrFence.lastIndex;
      line++;
      continue;
    }
    const commentEnd = text.startsWith('<!--', offset) ? text.indexOf('-->', offset + 4) : -1;
    if (commentEnd < 0) {
      return { format: undefined, start: offset, firstLine: line, atStart: offset === first };
    }
    line += countLines(text.slice(offset, commentEnd)) - 1;
    offset = commentEnd + 3;
  }
}

/** A blank line or an opening fence. */
const blankOrFence = /(?:[ \t]*|(---(?:json)?|\+\+\+)[^\S\r\n]*)(?:\r\n?|\n)/y;

/** Where the front matter is, as UTF-16 offsets and zero-based lines; without its fences. */
interface FrontMatterBounds extends Omit<Opening, 'atStart' | 'format'>, Pick<FrontMatter, 'bodyOffset' | 'bodyLine'> {
  readonly format: FrontMatterFormat;
  readonly end: number;
  readonly isClosed: boolean;
}

/** Front matter without fences: a JSON object, or lines `Title: …`. */
function findUnfenced(text: string, { start, firstLine }: Opening): FrontMatterBounds | undefined {
  jsonStart.lastIndex = start;
  if (jsonStart.test(text)) {
    const end = jsonObjectEnd(text, start, maxLength);
    const lineEnd = end === undefined ? -1 : nextLineEnd(text, end);
    if (end === undefined || text.slice(end, lineEnd).trim() !== '') {
      return undefined;
    }
    return { format: 'json', start, firstLine, end, bodyOffset: skipLineEnd(text, lineEnd), bodyLine: firstLine + countLines(text.slice(start, end)), isClosed: true };
  }
  const found = metadataLinesEnd(text, start);
  return found && { format: 'lines', start, firstLine, end: found.end, bodyOffset: found.end, bodyLine: firstLine + found.lines, isClosed: true };
}

const jsonStart = /\{\s*"(?:[^"\\\n]|\\.)*"\s*:/y;

/**
 * Finds the end of the front matter; undefined if it is none.
 *
 * Without a closing fence, or if the next one is a thematic break in prose, it ends at the first line that is blank or
 * cannot belong to it.
 */
function findEnd(text: string, { format, start, firstLine, atStart }: Opening & { format: keyof typeof lineKinds }): FrontMatterBounds | undefined {
  const { closing, key, continuation } = lineKinds[format];
  let keys = 0;
  let blanks = 0;
  let others = 0;
  let keysAfterOther = 0;
  let beginsWithKey = false;
  let paragraphEnd: { offset: number; line: number } | undefined;
  let line = firstLine;
  for (let offset = start; offset < text.length; line++) {
    const end = nextLineEnd(text, offset);
    const head = text.slice(offset, Math.min(end, offset + longestHead));
    if (closing.test(head)) {
      const isProse = others > keysAfterOther && paragraphEnd !== undefined;
      if (isProse) {
        break;
      }
      const isFrontMatter = keys > 0 || blanks === line - firstLine || (blanks === 0 && atStart);
      return isFrontMatter ? { format, start, firstLine, end: offset, bodyOffset: skipLineEnd(text, end), bodyLine: line + 1, isClosed: true } : undefined;
    }
    const isBlank = /^[ \t]*$/.test(head);
    if (key.test(head)) {
      beginsWithKey ||= line === firstLine;
      keys++;
      keysAfterOther += others > 0 ? 1 : 0;
    } else if (isBlank || !continuation.test(head)) {
      paragraphEnd ??= { offset, line };
      blanks += isBlank ? 1 : 0;
      // Prose after unclosed front matter follows a blank line; a stray line among keys does not.
      others += !isBlank && blanks > 0 ? 1 : 0;
    }
    offset = skipLineEnd(text, end);
  }
  if (!beginsWithKey) {
    return undefined;
  }
  const { offset, line: bodyLine } = paragraphEnd ?? { offset: text.length, line };
  return { format, start, firstLine, end: offset, bodyOffset: offset, bodyLine, isClosed: false };
}

function notClosed(fence: string): Mistake {
  return { line: -1, severity: 'warning', message: 'The front matter is not closed. End it with a {0} line.', args: [fence] };
}

/** How lines begin. Lines that match none of these are prose or blank. */
const lineKinds = {
  yaml: {
    closing: /^(?:---|\.\.\.)\s*$/,
    /** One or two words, possibly quoted, but not a sentence with a colon. */
    key: /^(?:"[^"]*"|'[^']*'|[^\s:#[\]{},&*!|>'"%@`-][^\s:]*(?: [^\s:]+)?)[ \t]*:(?:\s|$)/,
    continuation: /^(?:[ \t#\]}]|-(?:\s|$))/,
  },
  toml: {
    closing: /^\+\+\+\s*$/,
    key: /^(?:\[|[\w.'"-]+[ \t]*=)/,
    continuation: /^[ \t#\]}'"]/,
  },
  json: {
    closing: /^---\s*$/,
    key: /^[ \t]*[{"]/,
    continuation: /^[ \t\]}]/,
  },
};

/** How much of a line is matched. */
const longestHead = 200;

/** For repeated keys, the first one counts. */
function collect(entries: readonly Field[]): { data: Record<string, unknown>; repeated: Mistake[] } {
  const data = Object.create(null) as Record<string, unknown>;
  const repeated: Mistake[] = [];
  for (const { key, value, line } of entries) {
    if (key in data) {
      repeated.push({ line, severity: 'warning', message: 'Duplicate key: {0}. The first one is used.', args: [key] });
    } else {
      data[key] = value;
    }
  }
  return { data, repeated };
}

/** Converts mistakes to problems that cover the line, sorted by line. */
function problemsOf(mistakes: readonly Mistake[], source: string, firstLine: number): Problem[] {
  if (mistakes.length === 0) {
    return [];
  }
  const lines = source.split('\n');
  return [...mistakes]
    .sort((a, b) => a.line - b.line)
    .slice(0, maxProblems)
    .map(({ line, severity, message, args }) =>
      lineProblem(severity, firstLine + line, line < 0 ? fenceLength : (lines[line] ?? '').length, message, ...args),
    );
}

/** Whoever mends these sees the others next. */
const maxProblems = 20;
const fenceLength = 3;
