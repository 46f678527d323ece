import { EVENT_ID, getScalarValue, parseEvents, YAMLException, type Event } from 'js-yaml';
import type { Field, Fields, Mistake } from './frontMatter';
import { valueOf } from './yamlValue';

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

function parseMapping(text: string): Parsed {
  // People close their lists at column 0, and other parsers let them.
  const source = text.replace(/^[\]}]/gm, ' $&');
  try {
    const events = parseEvents(source, { maxDepth: maximalDepth });
    return { fields: fieldsOf(valueOf(events, source), events, source) };
  } catch (error) {
    const isExpected = error instanceof YAMLException;
    const line = isExpected ? (error.mark?.line ?? 0) : 0;
    return { fields: { entries: [], mistakes: [] }, error: { line, message: isExpected ? error.reason : String(error) } };
  }
}

const maximalDepth = 100;

function fieldsOf(contents: unknown, events: readonly Event[], source: string): Fields {
  const entries: Field[] = [];
  const mistakes: Mistake[] = [];
  if (contents === undefined || contents === null) {
    return { entries, mistakes };
  }
  if (typeof contents !== 'object' || Array.isArray(contents)) {
    return { entries, mistakes: [noMapping(firstContentLine(source))] };
  }
  const values = new Map<string, unknown>(Object.entries(contents));
  for (const { key, line } of keysOf(events, source)) {
    const value = values.get(key);
    if (isTooLarge(value)) {
      mistakes.push(invalid(line, 'error', 'its aliases stand for too much'));
    } else {
      entries.push({ key, line, value });
    }
  }
  return { entries, mistakes };
}

/** The keys of the outermost mapping, in the order of the text. */
function keysOf(events: readonly Event[], source: string): { key: string; line: number }[] {
  const keys: { key: string; line: number }[] = [];
  let depth = 0;
  let nodes = 0;
  let line = 0;
  let offset = 0;
  for (const event of events) {
    if (depth === 1 && event.type !== EVENT_ID.POP) {
      if (nodes % 2 === 0 && event.type === EVENT_ID.SCALAR) {
        line += lineAt(source.slice(offset, event.valueStart), event.valueStart - offset);
        offset = event.valueStart;
        keys.push({ key: getScalarValue(source, event), line });
      }
      nodes++;
    }
    depth += event.type === EVENT_ID.MAPPING || event.type === EVENT_ID.SEQUENCE ? 1 : event.type === EVENT_ID.POP ? -1 : 0;
  }
  return keys;
}

/** Aliases of aliases are shared in memory, but whoever walks through them would never come back. */
function isTooLarge(value: unknown): boolean {
  const open = [value];
  let nodes = 0;
  for (let next = open.pop(); next !== undefined && nodes <= mostNodes; next = open.pop()) {
    nodes++;
    if (typeof next === 'object' && next !== null) {
      open.push(...Object.values(next as Readonly<Record<string, unknown>>).slice(0, mostNodes));
    }
  }
  return nodes > mostNodes;
}

const mostNodes = 10_000;

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

const fieldStart = /^(?:(?:"[^"]*"|'[^']*')[ \t]*|[^\s:#[\]{}&*!|>'"%@`-][^:]*):(?:\s|$)/;
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
  return { line, severity, message: 'This is not valid YAML: {0}', args: [message] };
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
