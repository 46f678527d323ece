import { parse, TomlDate, TomlError } from 'smol-toml';
import type { Field, Fields, Mistake } from './frontMatterFields';

/**
 * Reads the top-level fields of a TOML document. If it has errors, reads each top-level key and table separately, and keeps
 * invalid values as text.
 */
export function readToml(source: string): Fields {
  const lines = source.split('\n');
  const groups = groupLines(lines);
  const { table } = parseTable(source);
  return table ? { entries: fieldsOf(table, groups, lines), mistakes: [] } : readGroups(groups, lines);
}

type Table = Record<string, unknown>;

function parseTable(source: string): { table?: Table; error?: { line: number; message: string } } {
  try {
    const table = parse(source);
    return isTooDeep(table) ? { error: { line: 0, message: 'nested too deeply' } } : { table };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const line = error instanceof TomlError ? error.line - 1 : 0;
    return { error: { line, message: message.replace(/^Invalid TOML document: /, '').replace(/\n[^]*$/, '') } };
  }
}

/** Dotted keys can nest tables as deeply as a line is long. */
function isTooDeep(table: Table): boolean {
  let level: unknown[] = [table];
  for (let depth = 0; depth <= maxDepth; depth++) {
    level = level.flatMap((value) => (Array.isArray(value) ? (value as unknown[]) : isTable(value) && !(value instanceof TomlDate) ? Object.values(value) : []));
  }
  return level.length > 0;
}

const maxDepth = 100;

/** The lines of a top-level key or table; `end` is exclusive. */
interface Group {
  readonly start: number;
  end: number;
  readonly key: string;
}

const keyLine = /^[ \t]*("[^"]*"|'[^']*'|[\w-]+)[ \t]*(?:\.[^=]*)?=/;
/** A table header, even if its bracket is not closed. */
const tableLine = /^[ \t]*\[\[?[ \t]*(?:("[^"]*"|'[^']*'|[\w-]+)[ \t]*(?:\.[^\]]*)?\]\]?[ \t]*(?:#.*)?|([\w-]+))$/;

function groupLines(lines: readonly string[]): Group[] {
  const groups: Group[] = [];
  let isInTable = false;
  let isInString = false;
  lines.forEach((line, index) => {
    const table = isInString ? null : tableLine.exec(line);
    const start = table ?? (isInString || isInTable ? null : keyLine.exec(line));
    if (start) {
      groups.push({ start: index, end: index, key: (start[1] ?? start[2] ?? '').replace(/^["']|["']$/g, '') });
    }
    isInTable ||= table !== null;
    if ((line.match(/"""|'''/g)?.length ?? 0) % 2 === 1) {
      isInString = !isInString;
    }
    const group = groups.at(-1);
    if (group) {
      group.end = index + 1;
    }
  });
  return groups;
}

function fieldsOf(table: Table, groups: readonly Group[], lines: readonly string[]): Field[] {
  // The first group of a key counts.
  const groupOf = new Map(groups.toReversed().map((group) => [group.key, group]));
  return Object.entries(table).map(([key, value]) => {
    const group = groupOf.get(key);
    const written = lines[group?.start ?? -1];
    return { key, line: group?.start ?? 0, value: value instanceof TomlDate && written !== undefined ? valueText(written) : plain(value) };
  });
}

function readGroups(groups: readonly Group[], lines: readonly string[]): Fields {
  const entries: Field[] = [];
  const mistakes: Mistake[] = [];
  const tables = new Map<string, Table>();
  for (const group of groups) {
    const { table, error } = parseTable(lines.slice(group.start, group.end).join('\n'));
    const header = tableLine.test(lines[group.start] ?? '');
    if (error) {
      const isOneLine = !lines.slice(group.start + 1, group.end).some((line) => line.trim() !== '');
      const kept = !header && isOneLine ? valueText(lines[group.start] ?? '') : '';
      mistakes.push({ line: group.start + error.line, severity: kept ? 'warning' : 'error', message: 'Not valid TOML: {0}', args: [error.message] });
      if (kept) {
        entries.push({ key: group.key, line: group.start, value: kept });
      }
      continue;
    }
    for (const field of fieldsOf(table ?? {}, [group], lines)) {
      const earlier = header ? tables.get(field.key) : undefined;
      if (earlier && isTable(field.value)) {
        // `[a]` and `[a.b]` are groups of the same key.
        Object.assign(earlier, field.value);
        continue;
      }
      if (header && isTable(field.value)) {
        tables.set(field.key, field.value);
      }
      entries.push(field);
    }
  }
  return { entries, mistakes };
}

function isTable(value: unknown): value is Table {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The text after `=`, without quotes and comment. */
function valueText(line: string): string {
  return line
    .slice(line.indexOf('=') + 1)
    .replace(/\s#.*$/, '')
    .trim()
    .replace(/^(["'])((?:(?!\1).)*)\1?$/, '$2');
}

/** Converts TOML dates to ISO 8601 strings. */
function plain(value: unknown): unknown {
  if (value instanceof TomlDate) {
    return value.toISOString();
  }
  if (Array.isArray(value)) {
    return value.map(plain);
  }
  if (isTable(value)) {
    const table = Object.create(null) as Table;
    for (const [key, entry] of Object.entries(value)) {
      table[key] = plain(entry);
    }
    return table;
  }
  return value;
}
