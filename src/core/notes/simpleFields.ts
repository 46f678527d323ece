import type { Field, Fields } from './frontMatter';

/**
 * Reads plain front matter, as most of it is, without a parser: each line is a key with a string, a number, a Boolean, a date or a
 * list of these, and the result is the parser's. Undefined if any line is more than that: the parser must read it.
 */
export function readSimpleYaml(source: string): Fields | undefined {
  // A Go template reads as a mapping of mappings: only the lines themselves tell.
  if (source.includes('{{') || unprintable.test(source)) {
    return undefined;
  }
  const entries: WritableField[] = [];
  const keys = new Set<string>();
  let list: unknown[] | undefined;
  let listIndent = -1;
  let line = 0;
  for (let start = 0; start < source.length; line++) {
    const end = lineEnd(source, start);
    const text = source.slice(start, end);
    start = end + 1;
    if (text === '' || text.charCodeAt(0) === hash) {
      continue;
    }
    const field = yamlField.exec(text);
    if (field) {
      const [, key = '', written = ''] = field;
      const value = written === '' ? null : yamlValue(written);
      if (value === undefined || keys.has(key) || reservedKeys.has(key)) {
        return undefined;
      }
      keys.add(key);
      entries.push({ key, value, line });
      list = undefined;
      continue;
    }
    const item = yamlItem.exec(text);
    const above = entries.at(-1);
    if (!item || !above || (above.value !== null && !list)) {
      return undefined;
    }
    const [, indent = '', written = ''] = item;
    const value = yamlScalar(written);
    if (value === undefined || (list && indent.length !== listIndent)) {
      return undefined;
    }
    if (!list) {
      above.value = list = [];
      listIndent = indent.length;
    }
    list.push(value);
  }
  return { entries, mistakes: [] };
}

/** The same of TOML. */
export function readSimpleToml(source: string): Fields | undefined {
  if (unprintable.test(source)) {
    return undefined;
  }
  const entries: Field[] = [];
  const keys = new Set<string>();
  let line = 0;
  for (let start = 0; start < source.length; line++) {
    const end = lineEnd(source, start);
    const text = source.slice(start, end);
    start = end + 1;
    if (text === '') {
      continue;
    }
    const [, key, written = ''] = tomlField.exec(text) ?? [];
    const value = key === undefined ? undefined : tomlValue(written);
    if (key === undefined || value === undefined || keys.has(key) || reservedKeys.has(key)) {
      return undefined;
    }
    keys.add(key);
    entries.push({ key, value, line });
  }
  return { entries, mistakes: [] };
}

type WritableField = { -readonly [name in keyof Field]: Field[name] };

const hash = 0x23;

/** What no YAML text may hold, what some take for a line end, and tabs, whose meaning hangs on their place. */
const unprintable = /[^\n -~\u00a1-\u1fff\u2010-\u2027\u2030-\u205f\u2070-\ud7ff\ue000-\ufefe\uff00-\ufffd]/;

const yamlField = /^([A-Za-z_][\w-]{0,99}):(?: +([^ ].*))?$/;
const yamlItem = /^( *)- +([^ ].*)$/;
const tomlField = /^([A-Za-z_][\w-]{0,99}) *= *([^ ].*)$/;

/** Names that mean something else as a key, or that an object has anyhow. */
const reservedKeys = new Set(['__proto__', 'constructor', 'null', 'Null', 'NULL', 'true', 'True', 'TRUE', 'false', 'False', 'FALSE']);

function lineEnd(source: string, start: number): number {
  const end = source.indexOf('\n', start);
  return end < 0 ? source.length : end;
}

function yamlValue(written: string): unknown {
  return written.charCodeAt(0) === 0x5b ? flowList(written, yamlScalar) : yamlScalar(written);
}

/** Starts like a word and holds no `: ` and no ` #`. */
const plainText = /^[A-Za-z_\u00a1-\ud7ff\ue000-\uffff](?:[^:#]|:(?! |$)|(?<! )#)*$/;
const number = /^(?:0|[1-9]\d{0,14})$/;
const date = /^\d{4}-\d{1,2}-\d{1,2}(?:[T ][\d:.]*\d(?: ?[+-][\d:]*\d|Z)?)?$/;
const words = new Map<string, unknown>([
  ['true', true], ['True', true], ['TRUE', true],
  ['false', false], ['False', false], ['FALSE', false],
  ['null', undefined], ['Null', undefined], ['NULL', undefined],
]);

/** A quoted text without escapes, or a plain one. */
function yamlScalar(written: string): unknown {
  const text = written.trimEnd();
  const quoted = quotedText(text);
  if (quoted !== undefined) {
    return quoted;
  }
  if (plainText.test(text)) {
    return words.has(text) ? words.get(text) : text;
  }
  return number.test(text) ? Number(text) : date.test(text) ? text : undefined;
}

function quotedText(text: string): string | undefined {
  const quote = text.charAt(0);
  if ((quote !== '"' && quote !== "'") || text.length < 2 || text.indexOf(quote, 1) !== text.length - 1 || (quote === '"' && text.includes('\\'))) {
    return undefined;
  }
  return text.slice(1, -1);
}

/** A list on one line, without lists in it; `scalar` reads an entry. */
function flowList(written: string, scalar: (text: string) => unknown): unknown[] | undefined {
  const text = written.trimEnd();
  if (!text.endsWith(']') || text.length < 2) {
    return undefined;
  }
  const inside = text.slice(1, -1).trim();
  const items: unknown[] = [];
  for (let at = 0; at < inside.length; ) {
    const entry = flowEntry.exec(inside.slice(at));
    if (!entry) {
      return undefined;
    }
    const value = scalar(entry[1] ?? '');
    if (value === undefined) {
      return undefined;
    }
    items.push(value);
    at += entry[0].length;
    if (at === inside.length && entry[0].endsWith(',')) {
      return undefined;
    }
  }
  return items;
}

/** An entry with the comma after it: in quotes, or without anything that means something in a list. */
const flowEntry = /^ *("[^"\\]*"|'[^']*'|[\w\u00a1-\ud7ff\ue000-\uffff](?:[^"'[\]{},:#&*!|>%@`?]*[^"'[\]{},:#&*!|>%@`? ])?) *(?:,|$)/;

function tomlValue(written: string): unknown {
  return written.charCodeAt(0) === 0x5b ? flowList(written, quotedText) : tomlScalar(written.trimEnd());
}

const tomlDate = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])(?:T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:Z|[+-](?:0\d|1[0-2]):[0-5]\d)?)?$/;

function tomlScalar(text: string): unknown {
  return text === 'true' ? true : text === 'false' ? false : number.test(text) ? Number(text) : tomlDate.test(text) ? text : quotedText(text);
}
