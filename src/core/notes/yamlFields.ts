import { type Document, isMap, isNode, isScalar, parseDocument } from 'yaml';
import type { Field, Fields, Mistake } from './frontMatter';

/**
 * Reads the top-level fields of a YAML mapping. Where the parser finds an error, each top-level key is read by itself,
 * so that one bad value does not take the others with it, and a value that is none in YAML is kept as the text it is.
 */
export function readYaml(source: string): Fields {
  // A Go template reads as a mapping of mappings: only the lines themselves tell.
  const whole = source.includes('{{') ? undefined : parseMapping(source);
  return whole?.error === undefined && whole !== undefined ? whole.fields : readGroups(source);
}

interface Parsed {
  readonly fields: Fields;
  readonly error?: { readonly line: number; readonly message: string };
}

function parseMapping(source: string): Parsed {
  const nothing: Fields = { entries: [], mistakes: [] };
  if (isTooDeep(source)) {
    return { fields: nothing, error: { line: 0, message: 'It nests too deep.' } };
  }
  try {
    const document = parseDocument(source, { uniqueKeys: false, prettyErrors: false, logLevel: 'silent' });
    const error = document.errors[0];
    if (error) {
      return { fields: nothing, error: { line: lineAt(source, error.pos[0]), message: error.message } };
    }
    return { fields: fieldsOf(document, source) };
  } catch (error) {
    return { fields: nothing, error: { line: 0, message: error instanceof Error ? error.message : String(error) } };
  }
}

function fieldsOf(document: Document, source: string): Fields {
  const entries: Field[] = [];
  const mistakes: Mistake[] = [];
  if (document.contents === null || (isScalar(document.contents) && document.contents.value === null)) {
    return { entries, mistakes };
  }
  if (!isMap(document.contents)) {
    return { entries, mistakes: [noMapping(firstContentLine(source))] };
  }
  let line = 0;
  let offset = 0;
  for (const { key, value } of document.contents.items) {
    if (!isScalar(key)) {
      continue;
    }
    const start = key.range?.[0] ?? offset;
    line += lineAt(source.slice(offset, start), start - offset);
    offset = start;
    try {
      entries.push({ key: String(key.value), line, value: isNode(value) ? value.toJS(document, { maxAliasCount: maximalAliases }) : null });
    } catch (error) {
      // An alias without an anchor, or aliases of aliases that would fill the memory.
      mistakes.push(invalid(line, 'error', error instanceof Error ? error.message : String(error)));
    }
  }
  return { entries, mistakes };
}

const maximalAliases = 100;

/** The lines that one top-level key has, from `start` up to `end`. */
interface Group {
  readonly start: number;
  readonly end: number;
  readonly isField: boolean;
}

function readGroups(source: string): Fields {
  const lines = source.split('\n');
  const groups = groupLines(lines);
  const entries: Field[] = [];
  const mistakes: Mistake[] = [];
  for (const group of groups) {
    const read = group.isField ? readGroup(lines, group) : { entries: [], mistakes: [noMapping(group.start)] };
    entries.push(...read.entries);
    mistakes.push(...read.mistakes);
  }
  return { entries, mistakes };
}

function groupLines(lines: readonly string[]): Group[] {
  const groups: Group[] = [];
  let start = 0;
  let isField = false;
  let isOpen = false;
  const finish = (end: number): void => {
    if (end > start) {
      groups.push({ start, end, isField });
    }
  };
  lines.forEach((line, index) => {
    const isKey = fieldStart.test(line);
    if (isKey || !(belongsAbove.test(line) || isOpen)) {
      finish(index);
      start = index;
      isField = isKey;
    }
    isOpen = isKey ? isUnfinished(line) : isOpen && !/["'\]}]\s*$/.test(line);
  });
  finish(lines.length);
  return groups.filter((group) => group.isField || !lines.slice(group.start, group.end).every((line) => /^\s*(?:#|$)/.test(line)));
}

const fieldStart = /^(?:"[^"]*"|'[^']*'|[^\s:#[\]{}&*!|>'"%@`-][^:]*)[ \t]*:(?:\s|$)/;
/** Indented lines, comments and blank lines, entries of a list, closing brackets. */
const belongsAbove = /^(?:\s|#|$|-(?:\s|$)|[\]}])/;

/** Whether a flow collection or a quoted text begins on this line and does not end on it. */
function isUnfinished(line: string): boolean {
  const value = valueText(line);
  const closing = { '[': ']', '{': '}', '"': '"', "'": "'" }[value.charAt(0)];
  return closing !== undefined && !value.includes(closing, 1);
}

function readGroup(lines: readonly string[], { start, end }: Group): Fields {
  const first = lines[start] ?? '';
  const value = valueText(first);
  const rest = lines.slice(start + 1, end);
  if (value.startsWith('{{')) {
    return { entries: [{ key: keyText(first), value, line: start }], mistakes: [] };
  }
  const text = [first, ...rest].join('\n');
  const parsed = parseMapping(text);
  if (!parsed.error) {
    return shifted(parsed.fields, start);
  }
  const problemLine = start + parsed.error.line;
  const mended = mend(text);
  const reparsed = mended === text ? parsed : parseMapping(mended);
  if (!reparsed.error) {
    const { entries, mistakes } = shifted(reparsed.fields, start);
    return { entries, mistakes: [invalid(problemLine, 'warning', parsed.error.message), ...mistakes] };
  }
  const kept = asText(value, rest);
  return kept === undefined
    ? { entries: [], mistakes: [invalid(problemLine, 'error', parsed.error.message)] }
    : { entries: [{ key: keyText(first), value: kept, line: start }], mistakes: [invalid(problemLine, 'warning', parsed.error.message)] };
}

/** Spaces for the tabs of the indentation, and an indentation for the lines that continue a value at column 0. */
function mend(text: string): string {
  return text.replace(/^[ \t]+/gm, (indentation) => indentation.replaceAll('\t', '  ')).replace(/\n(?=[^\s#-])/g, '\n  ');
}

/** What was meant by a value that YAML refuses: an unclosed list, or a text that needed quotes. */
function asText(value: string, rest: readonly string[]): string | string[] | undefined {
  if (value === '' || value.length > longestText || rest.some((line) => /^\s*(?:[^\s#]|$)/.test(line) && line.trim() !== '')) {
    return undefined;
  }
  if (value.startsWith('[') && !value.includes(']')) {
    return value.slice(1).split(',').map(unquoted).filter((entry) => entry !== '');
  }
  return unquoted(value);
}

const longestText = 1000;

function unquoted(text: string): string {
  return text.trim().replace(/^(["'])((?:(?!\1).)*)\1?$/, '$2');
}

function keyText(line: string): string {
  return unquoted(line.slice(0, Math.max(line.search(/:(?:\s|$)/), 0)));
}

function valueText(line: string): string {
  return line.slice(line.search(/:(?:\s|$)/) + 1).trim();
}

function shifted({ entries, mistakes }: Fields, lines: number): Fields {
  return {
    entries: entries.map((entry) => ({ ...entry, line: entry.line + lines })),
    mistakes: mistakes.map((mistake) => ({ ...mistake, line: mistake.line + lines })),
  };
}

function invalid(line: number, severity: 'error' | 'warning', message: string): Mistake {
  return { line, severity, message: 'This is no valid YAML: {0}', args: [message] };
}

function noMapping(line: number): Mistake {
  return { line, severity: 'error', message: 'The front matter holds lines of the form {0}; this is none.', args: ['key: value'] };
}

function firstContentLine(source: string): number {
  return Math.max(0, source.split('\n').findIndex((line) => /^\s*[^\s#]/.test(line)));
}

function lineAt(source: string, offset: number): number {
  let line = 0;
  for (let end = source.indexOf('\n'); end >= 0 && end < offset; end = source.indexOf('\n', end + 1)) {
    line++;
  }
  return line;
}

/** Deep nesting makes the parser run out of stack or, from 100,000 levels on, brings the whole process down. */
function isTooDeep(source: string): boolean {
  let depth = 0;
  for (let i = 0; i < source.length; i++) {
    const code = source.charCodeAt(i);
    if (code === 0x5b || code === 0x7b) {
      depth++;
    } else if (code === 0x5d || code === 0x7d) {
      depth = Math.max(0, depth - 1);
    }
    if (depth > maximalDepth) {
      return true;
    }
  }
  return deepLine.test(source);
}

const maximalDepth = 100;
/** Each ` `, `-` and `?` before a line's content can be a level. */
const deepLine = /^[ \t?-]{200}/m;
