/**
 * VS Code's snippet syntax: https://code.visualstudio.com/docs/editing/userdefinedsnippets#_snippet-syntax
 *
 * As tolerant as VS Code: anything that is not a valid placeholder, choice, variable or transform is text.
 */

export interface SnippetText {
  readonly type: 'text';
  readonly value: string;
}

/** `$1`, `${1:default}`, `${1|a,b|}`, `$0`. A transform is accepted and dropped. */
export interface SnippetTabstop {
  readonly type: 'tabstop';
  /** 0 is the final cursor position. */
  readonly index: number;
  /** The default at this occurrence; empty for a bare `$1`. */
  readonly children: readonly SnippetNode[];
  /** Empty unless it is a choice; the first is the default. */
  readonly choices: readonly string[];
  /** Offsets in the body. `end` is exclusive. */
  readonly start: number;
  readonly end: number;
}

/** `$TM_FILENAME`, `${TM_SELECTED_TEXT:default}`. A transform is accepted and dropped. */
export interface SnippetVariable {
  readonly type: 'variable';
  readonly name: string;
  readonly children: readonly SnippetNode[];
  readonly start: number;
  readonly end: number;
}

export type SnippetNode = SnippetText | SnippetTabstop | SnippetVariable;

/** Deeper nesting is read as text, to protect the stack. */
const maxDepth = 100;

/** Placeholders that repeat each other grow exponentially. Beyond this many characters, repetitions are empty. */
const maxLength = 1_000_000;

/** The variables that VS Code knows. */
export const knownVariables: ReadonlySet<string> = new Set([
  'BLOCK_COMMENT_END', 'BLOCK_COMMENT_START', 'CLIPBOARD', 'CURRENT_DATE', 'CURRENT_DAY_NAME', 'CURRENT_DAY_NAME_SHORT', 'CURRENT_HOUR',
  'CURRENT_MILLISECOND', 'CURRENT_MILLISECONDS_UNIX', 'CURRENT_MINUTE', 'CURRENT_MONTH', 'CURRENT_MONTH_NAME', 'CURRENT_MONTH_NAME_SHORT',
  'CURRENT_SECOND', 'CURRENT_SECONDS_UNIX', 'CURRENT_TIMEZONE_NAME', 'CURRENT_TIMEZONE_OFFSET', 'CURRENT_YEAR', 'CURRENT_YEAR_SHORT',
  'CURSOR_INDEX', 'CURSOR_NUMBER', 'LINE_COMMENT', 'RANDOM', 'RANDOM_HEX', 'RELATIVE_FILEPATH', 'SELECTION', 'TM_CURRENT_LINE',
  'TM_CURRENT_WORD', 'TM_DIRECTORY', 'TM_DIRECTORY_BASE', 'TM_FILENAME', 'TM_FILENAME_BASE', 'TM_FILEPATH', 'TM_LINE_INDEX',
  'TM_LINE_NUMBER', 'TM_SELECTED_TEXT', 'UUID', 'WORKSPACE_FOLDER', 'WORKSPACE_NAME',
]);

/** Parses a snippet's body, in linear time. */
export function parseSnippet(body: string): SnippetNode[] {
  return new Parser(body).parse();
}

/** All tabstops and variables of a snippet, including nested ones, in text order. */
export function snippetFields(nodes: readonly SnippetNode[]): (SnippetTabstop | SnippetVariable)[] {
  return nodes.flatMap((node) => (node.type === 'text' ? [] : [node, ...snippetFields(node.children)]));
}

/**
 * The text of a snippet with its defaults.
 *
 * A tabstop takes the first default of its index in the snippet. As in VS Code, a known variable becomes its default or empty, and an unknown
 * one becomes its name.
 *
 * @param values replaces the defaults of tabstops, by index
 */
export function expandSnippet(body: string, values: ReadonlyMap<number, string> = new Map()): string {
  const nodes = parseSnippet(body);
  return nodes.map(expander(nodes, values)).join('');
}

/** A tabstop that is not nested, and its range in the expanded snippet. */
export interface ExpandedTabstop {
  readonly tabstop: SnippetTabstop;
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
}

/** Expands a snippet with its defaults, and locates its tabstops. */
export function expandTabstops(body: string): { text: string; tabstops: ExpandedTabstop[] } {
  const nodes = parseSnippet(body);
  const textOf = expander(nodes, new Map());
  const tabstops: ExpandedTabstop[] = [];
  let text = '';
  for (const node of nodes) {
    const start = text.length;
    text += textOf(node);
    if (node.type === 'tabstop') {
      tabstops.push({ tabstop: node, start, end: text.length });
    }
  }
  return { text, tabstops };
}

/** Returns a function that converts nodes to text. */
function expander(nodes: readonly SnippetNode[], values: ReadonlyMap<number, string>): (node: SnippetNode) => string {
  const defaults = new Map<number, SnippetTabstop>();
  for (const field of snippetFields(nodes)) {
    if (field.type === 'tabstop' && !defaults.has(field.index) && (field.children.length || field.choices.length)) {
      defaults.set(field.index, field);
    }
  }
  const known = new Map(values);
  const open = new Set<number>();
  let length = 0;

  const tabstop = (index: number): string => {
    const value = known.get(index);
    if (value !== undefined) {
      return value;
    }
    const source = defaults.get(index);
    if (!source || open.has(index)) {
      return '';
    }
    open.add(index);
    const text = source.choices[0] ?? join(source.children);
    open.delete(index);
    known.set(index, text);
    return text;
  };
  const join = (list: readonly SnippetNode[]): string => list.map(text).join('');
  const text = (node: SnippetNode): string => {
    if (node.type === 'text') {
      return node.value;
    }
    if (node.type === 'variable') {
      return node.children.length ? join(node.children) : knownVariables.has(node.name) ? '' : node.name;
    }
    const value = tabstop(node.index);
    length += value.length;
    return length > maxLength ? '' : value;
  };
  return text;
}

interface OpenField {
  /** The match of `${1:`, which is text if it is never closed. */
  readonly match: RegExpExecArray;
  readonly start: number;
  readonly nodes: SnippetNode[];
}

const escape = /\\([$}\\])?/y;
const simpleField = /\$(?:(\d+)|([A-Za-z_]\w*))/y;
const complexField = /\$\{(?:(\d+)|([A-Za-z_]\w*))([:|/}])/y;
const plainText = /[^$}\\]+/y;
/** The options of a choice, none of them empty. */
const choiceOptions = /(?:\\[^]|[^\\,|])+(?:,(?:\\[^]|[^\\,|])+)*\|\}/y;
const choiceOption = /(?:\\[^]|[^\\,|])+/g;
/** The pattern, format and options of a transform. Formats such as `${1:/upcase}` contain slashes. The alternatives are disjoint to avoid backtracking. */
const transform = /(?:\\[^]|[^\\/])*\/(?:\\[^]|\$\{\d+:[^$}\\]*\}|\$(?!\{\d+:[^$}\\]*\})|[^\\/$])*\/[a-z]*\}/y;

class Parser {
  private position = 0;
  private readonly root: SnippetNode[] = [];
  private readonly open: OpenField[] = [];

  constructor(private readonly body: string) {}

  parse(): SnippetNode[] {
    while (this.position < this.body.length) {
      this.step();
    }
    // Unclosed fields are text; their content moves to the parent.
    for (const { match, nodes } of this.open) {
      appendText(this.root, match[0]);
      for (const node of nodes) {
        append(this.root, node);
      }
    }
    return this.root;
  }

  private step(): void {
    const start = this.position;
    const character = this.body[start];
    if (character === '\\') {
      appendText(this.nodes, this.match(escape)?.[1] ?? '\\');
    } else if (character === '}') {
      this.position++;
      this.close();
    } else if (character !== '$') {
      appendText(this.nodes, this.match(plainText)?.[0] ?? '');
    } else if (!this.readField(start)) {
      this.position = start + 1;
      appendText(this.nodes, '$');
    }
  }

  private get nodes(): SnippetNode[] {
    return this.open.at(-1)?.nodes ?? this.root;
  }

  private match(expression: RegExp): RegExpExecArray | null {
    expression.lastIndex = this.position;
    const match = expression.exec(this.body);
    this.position += match?.[0].length ?? 0;
    return match;
  }

  private add([, index, name = '']: RegExpExecArray, start: number, children: SnippetNode[] = [], choices: string[] = []): void {
    const end = this.position;
    append(this.nodes, index === undefined ? { type: 'variable', name, children, start, end } : { type: 'tabstop', index: Number(index), children, choices, start, end });
  }

  private close(): void {
    const opened = this.open.pop();
    if (opened) {
      this.add(opened.match, opened.start, opened.nodes);
    } else {
      appendText(this.root, '}');
    }
  }

  private readField(start: number): boolean {
    const match = this.match(simpleField) ?? this.match(complexField);
    if (!match) {
      return false;
    }
    if (match[3] === ':') {
      if (this.open.length >= maxDepth) {
        return false;
      }
      this.open.push({ match, start, nodes: [] });
      return true;
    }
    let choices: string[] | undefined;
    if (match[3] === '|') {
      choices = Number(match[1] ?? 0) > 0 ? this.readChoices() : undefined;
      if (!choices) {
        return false;
      }
    } else if (match[3] === '/' && !this.match(transform)) {
      return false;
    }
    this.add(match, start, [], choices);
    return true;
  }

  private readChoices(): string[] | undefined {
    const written = this.match(choiceOptions)?.[0].slice(0, -'|}'.length);
    return written?.match(choiceOption)?.map((option) => option.replace(/\\([,|\\])/g, '$1'));
  }
}

function append(nodes: SnippetNode[], node: SnippetNode): void {
  if (node.type === 'text') {
    appendText(nodes, node.value);
  } else {
    nodes.push(node);
  }
}

/** Merges adjacent text into one node. */
function appendText(nodes: SnippetNode[], value: string): void {
  const last = nodes.at(-1);
  if (last?.type === 'text') {
    nodes[nodes.length - 1] = { type: 'text', value: last.value + value };
  } else if (value) {
    nodes.push({ type: 'text', value });
  }
}
