import { withLineFeeds } from '../text/lines';
import { parseYaml, yamlList, yamlMapping, type ParsedYaml, type YamlError, type YamlField, type YamlNode } from './tree';

export interface YamlProblem extends YamlError {
  /** `mended`: the intended value was kept; `lost`: the value was dropped; `stray`: the line belongs to no entry. */
  readonly kind: 'mended' | 'lost' | 'stray';
}

export interface YamlTree {
  readonly root: YamlNode;
  /** Sorted by line. */
  readonly problems: readonly YamlProblem[];
}

/**
 * Parses the first document of a YAML text strictly. If that fails, parses each field and item separately, up to `levels`
 * levels deep, so that one mistake does not affect the rest. Never throws. Reads each line at most a few times for each
 * level.
 */
export function readYamlTree(text: string, levels: number): YamlTree {
  const source = withCommonMistakesFixed(withLineFeeds(text.replace(/^\ufeff/, '')));
  const { root, error } = parseYaml(source);
  return error ? new EntryReader(source.split('\n'), levels).read(error) : { root, problems: [] };
}

/** Accepts lists closed at column 0, as other parsers do, and quotes Go templates. */
function withCommonMistakesFixed(source: string): string {
  const indented = source.replace(/^[\]}]/gm, ' $&');
  return indented.includes('{{') ? indented.replace(/^([^\s:#-][^:\n]*:[ \t]+)(\{\{.*)$/gm, (_, key: string, value: string) => key + quoted(value)) : indented;
}

/** The lines of one field or item; `end` is exclusive. */
interface Entry {
  readonly start: number;
  readonly end: number;
  readonly isItem: boolean;
}

class EntryReader {
  private readonly problems: YamlProblem[] = [];
  private readonly anchors = new Map<string, YamlNode>();
  private broken = 0;

  constructor(
    /** Lines that belong to no entry are replaced by comments. */
    private readonly lines: string[],
    private readonly levels: number,
  ) {}

  read(error: YamlError): YamlTree {
    const root = this.block(0, this.lines.length, 1, error) ?? { type: 'nothing', line: 0, text: '' };
    return { root, problems: this.problems.sort((a, b) => a.line - b.line) };
  }

  /** Reads the mapping or list in lines with an error; undefined if nothing can be read. */
  private block(start: number, end: number, level: number, error: YamlError): YamlNode | undefined {
    const before = this.problems.length;
    const items: YamlNode[] = [];
    const fields: YamlField[] = [];
    const entries = this.entries(start, end, level, error.reason);
    for (const entry of entries) {
      if (this.broken > maxBroken) {
        break;
      }
      const node = this.entry(entry, level, error.reason);
      if (node?.type === 'list') {
        node.items.forEach((item) => items.push(item));
      } else if (node?.type === 'mapping') {
        node.fields.forEach((field) => fields.push(field));
      } else if (node) {
        this.report('stray', { line: entry.start, reason: error.reason });
      }
    }
    if (this.problems.length === before) {
      this.report('mended', error);
    }
    const line = entries[0]?.start ?? start;
    return fields.length > 0 ? yamlMapping(line, fields) : items.length > 0 ? yamlList(line, items) : undefined;
  }

  /** The top-level fields or items in the lines, each with its continuation lines. */
  private entries(start: number, end: number, level: number, reason: string): Entry[] {
    const { indentation, isList } = this.shapeOf(start, end, level);
    const starts: number[] = [];
    let isOpen = false;
    let isEmpty = false;
    let isStray = false;
    for (let at = start; at < end; at++) {
      const line = this.lines[at] ?? '';
      if (insignificant.test(line)) {
        continue;
      }
      const depth = indentationOf(line);
      if (isList ? itemStart.test(line) && depth <= indentation : fieldStart.test(line) && depth === indentation) {
        starts.push(at);
        isOpen = isUnfinished(line);
        isEmpty = valueOf(line) === '';
        isStray = false;
      } else if (starts.length > 0 && (depth > indentation ? !isStray : isOpen || closing.test(line) || (!isList && isEmpty && itemStart.test(line)))) {
        isOpen &&= !/["'\]}]\s*$/.test(line);
      } else {
        this.lines[at] = '#';
        if (depth <= indentation || !isStray) {
          this.report('stray', { line: at, reason });
        }
        isStray = true;
      }
    }
    return starts.map((from, index) => ({ start: from, end: starts[index + 1] ?? end, isItem: isList }));
  }

  /** The indentation comes from the first line, but at the top level from the least indented one, since the first may be stray. */
  private shapeOf(start: number, end: number, level: number): { indentation: number; isList: boolean } {
    const written = this.lines.slice(start, end).filter((line) => !insignificant.test(line));
    const first = indentationOf(written[0] ?? '');
    const indentation = level > 1 ? first : written.reduce((least, line) => Math.min(least, indentationOf(line)), first);
    const begun = written.filter((line) => indentationOf(line) === indentation && entryStart.test(line));
    return { indentation, isList: itemStart.test(begun[0] ?? '') && !(level === 1 && begun.some((line) => fieldStart.test(line))) };
  }

  /** A mapping with the entry's field or a list with its item; undefined if it is lost. */
  private entry(entry: Entry, level: number, outerReason: string): YamlNode | undefined {
    const lines = this.lines.slice(entry.start, entry.end);
    const { root, error } = this.parse(lines, entry);
    if (!error) {
      return root;
    }
    this.broken++;
    if (this.broken > maxBroken) {
      this.report('lost', { line: entry.start, reason: 'too many errors above' });
      return undefined;
    }
    const last = lines.findLastIndex((line) => !insignificant.test(line));
    const at = Math.min(error.line - entry.start, last);
    // The error of the whole text is clearer than one about the end of this part.
    const reason = error.reason.startsWith('end of the stream') ? outerReason : error.reason;
    const problem: YamlError = { line: entry.start + at, reason };
    const retry = (changed: readonly string[]): YamlNode | undefined => {
      const parsed = changed.some((line, index) => line !== lines[index]) ? this.parse(changed, entry) : undefined;
      if (!parsed || parsed.error) {
        return undefined;
      }
      this.report('mended', problem);
      return parsed.root;
    };
    const indented = retry(reindented(lines, tab)) ?? retry(reindented(lines, '  '));
    if (indented) {
      return indented;
    }
    const content = level < this.levels ? this.contentOf(entry) : undefined;
    if (content) {
      const node = this.block(content.start, entry.end, level + 1, problem);
      return node && content.around(node);
    }
    const mended = retry(lines.with(last, (lines[last] ?? '').trimEnd() + missingBracket(lines))) ?? retry(lines.with(at, withQuotes(lines[at] ?? '')));
    if (mended) {
      return mended;
    }
    // An item keeps its other fields; a value keeps the lines above the error.
    const canLack = at > 0 && (entry.isItem || valueOf(lines[0] ?? '') !== '');
    const rest = canLack ? this.parse(lines.map((line, index) => (index === at || (index > at && !entry.isItem) ? '' : line)), entry) : undefined;
    this.report('lost', problem);
    return rest?.error ? undefined : rest?.root;
  }

  /** Where the fields or items in an entry begin, if it has any, and how to wrap them again. */
  private contentOf({ start, end, isItem }: Entry): { start: number; around: (node: YamlNode) => YamlNode } | undefined {
    const line = this.lines[start] ?? '';
    const content = isItem ? line.replace('-', ' ') : '';
    if (!entryStart.test(content) && !this.lines.slice(start + 1, end).some((each) => entryStart.test(each))) {
      return undefined;
    }
    if (isItem) {
      this.lines[start] = content;
      return { start, around: (node) => yamlList(start, [node]) };
    }
    const { root } = parseYaml(line, start);
    const [field] = root.type === 'mapping' ? root.fields : [];
    return field?.value.type === 'nothing' ? { start: start + 1, around: (node) => yamlMapping(start, [{ ...field, value: node }]) } : undefined;
  }

  private parse(lines: readonly string[], { start, end }: Entry): ParsedYaml {
    const text = lines.join('\n');
    // Block scalars need the line end. Elsewhere, it would move errors to the next line.
    return parseYaml(end < this.lines.length && /[|>]/.test(text) ? `${text}\n` : text, start, this.anchors);
  }

  private report(kind: YamlProblem['kind'], { line, reason }: YamlError): void {
    this.problems.push({ kind, line, reason });
  }
}

/** Diagnosing an entry takes a hundred times as long as reading it, so entries after this many broken ones are dropped. */
const maxBroken = 500;

/** Blank lines, comments, directives and document markers. */
const insignificant = /^(?:[ \t]*|---\s*|\.\.\.\s*)(?:#|$)|^%(?:YAML|TAG)\b/;
const closing = /^[ \t]*[\]}]/;
const itemStart = /^[ \t]*-(?:\s|$)/;
/** YAML limits the length of implicit keys too. */
const key = /(?:"[^"]*"\s*|'[^']*'\s*|[^\s:#[\]{}&*!|>'"%@`-](?:[^:]|:(?=\S)){0,1000}):(?:\s+|$)/.source;
const fieldStart = new RegExp(`^[ \\t]*${key}`);
const entryStart = new RegExp(`${itemStart.source}|${fieldStart.source}`);
const beforeValue = new RegExp(`^[ \\t]*(?:-\\s+)*(?:${key})?`);

const tab = '    ';

function indentationOf(line: string): number {
  let columns = 0;
  for (let at = 0; line[at] === ' ' || line[at] === '\t'; at++) {
    columns += line[at] === '\t' ? tab.length : 1;
  }
  return columns;
}

function valueOf(line: string): string {
  return line.replace(beforeValue, '').trim();
}

/** Whether a line opens a flow collection or quoted scalar without closing it. */
function isUnfinished(line: string): boolean {
  const value = valueOf(line);
  const end = { '[': ']', '{': '}', '"': '"', "'": "'" }[value.charAt(0)];
  return end !== undefined && !value.includes(end, 1);
}

/** Replaces tabs in the indentation, and indents continuation lines that are left of their entry. */
function reindented(lines: readonly string[], spaces: string): string[] {
  const spaced = lines.map((line) => (line.includes('\t') ? line.replace(/^[ \t]+/, (indentation) => indentation.replaceAll('\t', spaces)) : line));
  const least = indentationOf(spaced[0] ?? '');
  return spaced.map((line, index) => (index === 0 || indentationOf(line) > least || insignificant.test(line) || itemStart.test(line) ? line : ' '.repeat(least + 4) + line.trimStart()));
}

function missingBracket(lines: readonly string[]): string {
  const opening = lines.join('').replace(/[^[{]+/g, '').at(-1);
  return opening === undefined ? '' : opening === '[' ? ']' : '}';
}

function withQuotes(line: string): string {
  const value = valueOf(line);
  return value === '' || value.length > longestText ? line : (beforeValue.exec(line)?.[0] ?? '') + quoted(value.replace(/^(["'])((?:(?!\1).)*)\1?$/, '$2'));
}

/** Longer values that are not YAML are not texts that lack quotes. */
const longestText = 1000;

function quoted(text: string): string {
  return `'${text.trim().replaceAll("'", "''")}'`;
}
