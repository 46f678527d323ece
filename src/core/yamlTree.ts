import { EVENT_ID, getScalarValue, parseEvents, SCALAR_STYLE, YAMLException, type Event } from 'js-yaml';
import { withLineFeeds } from './notes/strings';

/** A value in a YAML document with the zero-based line on which it begins. */
export type YamlNode = YamlText | YamlList | YamlMapping | YamlNothing;

export interface YamlText {
  readonly type: 'text';
  readonly line: number;
  readonly text: string;
}

export interface YamlList {
  readonly type: 'list';
  readonly line: number;
  readonly items: readonly YamlNode[];
}

/** Its fields in the order of the text; a key may stand twice. */
export interface YamlMapping {
  readonly type: 'mapping';
  readonly line: number;
  readonly fields: readonly YamlField[];
}

/** No value, or an alias of something other than a text. */
export interface YamlNothing {
  readonly type: 'nothing';
  readonly line: number;
  /** The name of the alias. */
  readonly alias?: string;
}

export interface YamlField {
  readonly key: string;
  readonly line: number;
  readonly value: YamlNode;
}

export interface YamlMistake {
  readonly line: number;
  readonly reason: string;
}

export interface YamlTree {
  readonly root: YamlNode;
  readonly mistakes: readonly YamlMistake[];
}

/**
 * Reads the first document of a YAML text; numbers and the like are the texts that they are written as. Never throws:
 * where the parser finds an error, the line or the entry of a list that it stands in is left out and the rest is kept.
 * An alias stands for a text only, so that nothing multiplies.
 */
export function readYamlTree(text: string): YamlTree {
  const lines = withLineFeeds(text.replace(/^\ufeff/, '')).split('\n');
  const mistakes: YamlMistake[] = [];
  for (let repairs = 0; ; repairs++) {
    const parsed = parse(lines.join('\n'));
    if (parsed.root) {
      return { root: parsed.root, mistakes: mistakes.sort((a, b) => a.line - b.line) };
    }
    const repaired = repairs === 0 ? repairEntries(lines) : [];
    if (repaired.length === 0) {
      const line = writtenLineAt(lines, parsed.line);
      repaired.push({ line, reason: parsed.reason });
      if (repairs < mostRepairs) {
        lines[line] = '';
      } else {
        lines.length = repairs > mostRepairs ? 0 : line;
      }
    }
    mistakes.push(...repaired);
  }
}

/** Each repair reads the whole text anew; after these, what follows the next error is left out. */
const mostRepairs = 8;
/** To find what is wrong with an entry takes a hundred times as long as to read it: what follows this many is left out. */
const mostRepairedEntries = 200;
const maximalDepth = 100;

type Parsed = { readonly root: YamlNode } | { readonly root?: undefined; readonly line: number; readonly reason: string };

function parse(source: string): Parsed {
  try {
    return { root: treeOf(parseEvents(source, { maxDepth: maximalDepth }), source) };
  } catch (error) {
    return error instanceof YAMLException ? { line: error.mark?.line ?? 0, reason: error.reason } : { line: 0, reason: String(error) };
  }
}

function treeOf(events: readonly Event[], source: string): YamlNode {
  const texts = new Map<string, string>();
  const lineAt = lineCounter(source);
  const open: { readonly type: 'list' | 'mapping'; readonly line: number; readonly nodes: YamlNode[] }[] = [];
  let line = 0;
  let root: YamlNode | undefined;
  const add = (node: YamlNode): void => {
    const parent = open.at(-1);
    if (parent) {
      parent.nodes.push(node);
    } else {
      root ??= node;
    }
  };
  for (const event of events) {
    switch (event.type) {
      case EVENT_ID.SEQUENCE:
      case EVENT_ID.MAPPING:
        line = lineAt(event.start);
        open.push({ type: event.type === EVENT_ID.SEQUENCE ? 'list' : 'mapping', line, nodes: [] });
        break;
      case EVENT_ID.SCALAR: {
        const text = event.valueStart < 0 ? '' : getScalarValue(source, event);
        line = event.valueStart < 0 ? line : lineAt(event.valueStart);
        if (event.anchorStart >= 0) {
          texts.set(source.slice(event.anchorStart, event.anchorEnd), text);
        }
        add(event.style === SCALAR_STYLE.PLAIN && /^(?:~|null|Null|NULL)?$/.test(text) ? { type: 'nothing', line } : { type: 'text', line, text });
        break;
      }
      case EVENT_ID.ALIAS: {
        const alias = source.slice(event.anchorStart, event.anchorEnd);
        const text = texts.get(alias);
        line = lineAt(event.anchorStart);
        add(text === undefined ? { type: 'nothing', line, alias } : { type: 'text', line, text });
        break;
      }
      case EVENT_ID.POP: {
        const closed = open.pop();
        if (closed) {
          add(closed.type === 'list' ? { type: 'list', line: closed.line, items: closed.nodes } : { type: 'mapping', line: closed.line, fields: fieldsOf(closed.nodes) });
        }
      }
    }
  }
  return root ?? { type: 'nothing', line: 0 };
}

/** A mapping's nodes alternate between keys and values; only a key that is a string has a name. */
function fieldsOf(nodes: readonly YamlNode[]): YamlField[] {
  const fields: YamlField[] = [];
  for (let at = 0; at + 1 < nodes.length; at += 2) {
    const key = nodes[at];
    const value = nodes[at + 1];
    if (key && value) {
      fields.push({ key: key.type === 'text' ? key.text : '', line: key.line, value });
    }
  }
  return fields;
}

/** The line of an offset; asked for growing offsets. */
function lineCounter(source: string): (offset: number) => number {
  let line = 0;
  let lineEnd = source.indexOf('\n');
  return (offset) => {
    while (lineEnd >= 0 && lineEnd < offset) {
      line++;
      lineEnd = source.indexOf('\n', lineEnd + 1);
    }
    return line;
  };
}

/** An error at the end of a text belongs to the last line that says something. */
function writtenLineAt(lines: readonly string[], from: number): number {
  let line = Math.min(from, lines.length - 1);
  while (line > 0 && lines[line]?.trim() === '') {
    line--;
  }
  return line;
}

const entryStart = /^([ \t]*)-[ \t]+(?:"[^"]*"|'[^']*'|[^\s:#"'][^:]*):(?:[ \t]|$)/;

/** Mends or leaves out the innermost entries of lists, such as terms, that are no YAML by themselves: each is read three times at most. */
function repairEntries(lines: string[]): YamlMistake[] {
  const mistakes: YamlMistake[] = [];
  const starts = lines.flatMap((line, index) => (entryStart.test(line) ? [index] : []));
  for (const [index, start] of starts.entries()) {
    if (mistakes.length >= mostRepairedEntries) {
      lines.length = start;
      break;
    }
    const indentation = entryStart.exec(lines[start] ?? '')?.[1]?.length ?? 0;
    const mistake = repairEntry(lines, start, entryEnd(lines, start, starts[index + 1] ?? lines.length, indentation));
    if (mistake) {
      mistakes.push(mistake);
    }
  }
  return mistakes;
}

/** The line after an entry: the first that is not indented deeper, at the latest the entry that begins at `limit`. */
function entryEnd(lines: readonly string[], start: number, limit: number, indentation: number): number {
  for (let at = start + 1; at < limit; at++) {
    const line = lines[at] ?? '';
    if (line.trim() !== '' && line.search(/\S/) <= indentation) {
      return at;
    }
  }
  return limit;
}

function repairEntry(lines: string[], start: number, end: number): YamlMistake | undefined {
  const entry = lines.slice(start, end);
  // What follows in the list of an outer entry is that one's, not this one's.
  const parsed = parse(entry.join('\n'));
  if (parsed.root) {
    return undefined;
  }
  const at = writtenLineAt(entry, parsed.line);
  const line = entry[at] ?? '';
  const mended = [quoteValue(line), ''].find((instead) => {
    entry[at] = instead;
    return (instead !== '' || at > 0) && parse(entry.join('\n')).root !== undefined;
  });
  if (mended === undefined) {
    lines.fill('', start, end);
  } else {
    lines[start + at] = mended;
  }
  return { line: start + at, reason: parsed.reason };
}

/** `definition: Note: this` with the quotes that it needs. */
function quoteValue(line: string): string {
  const [, key, value] = /^(\s*(?:-[ \t]+)?[\w-]+:[ \t]+)([^\s'"|>[{&*!].*)$/.exec(line) ?? [];
  return key === undefined || value === undefined ? '' : `${key}'${value.trimEnd().replaceAll("'", "''")}'`;
}
