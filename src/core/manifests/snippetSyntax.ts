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
  /** 0 is where the cursor ends up. */
  readonly index: number;
  /** The default as written here; empty for a bare `$1`. */
  readonly children: readonly SnippetNode[];
  /** Empty unless it is a choice; the first is the default. */
  readonly choices: readonly string[];
  /** Offsets in the body, of the `$` and behind the last character. */
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

/** Deeper nesting is read as text: nobody writes it, and it must not exhaust the stack. */
const maxDepth = 100;

/** Placeholders that repeat each other grow exponentially; beyond this many characters a repetition is left empty. */
const maxLength = 1_000_000;

const variableNames: ReadonlySet<string> = new Set([
  'BLOCK_COMMENT_END', 'BLOCK_COMMENT_START', 'CLIPBOARD', 'CURRENT_DATE', 'CURRENT_DAY_NAME', 'CURRENT_DAY_NAME_SHORT', 'CURRENT_HOUR',
  'CURRENT_MILLISECOND', 'CURRENT_MILLISECONDS_UNIX', 'CURRENT_MINUTE', 'CURRENT_MONTH', 'CURRENT_MONTH_NAME', 'CURRENT_MONTH_NAME_SHORT',
  'CURRENT_SECOND', 'CURRENT_SECONDS_UNIX', 'CURRENT_TIMEZONE_NAME', 'CURRENT_TIMEZONE_OFFSET', 'CURRENT_YEAR', 'CURRENT_YEAR_SHORT',
  'CURSOR_INDEX', 'CURSOR_NUMBER', 'LINE_COMMENT', 'RANDOM', 'RANDOM_HEX', 'RELATIVE_FILEPATH', 'SELECTION', 'TM_CURRENT_LINE',
  'TM_CURRENT_WORD', 'TM_DIRECTORY', 'TM_DIRECTORY_BASE', 'TM_FILENAME', 'TM_FILENAME_BASE', 'TM_FILEPATH', 'TM_LINE_INDEX',
  'TM_LINE_NUMBER', 'TM_SELECTED_TEXT', 'UUID', 'WORKSPACE_FOLDER', 'WORKSPACE_NAME',
]);

/** Whether VS Code gives the variable a value. */
export function isKnownVariable(name: string): boolean {
  return variableNames.has(name);
}

/** Reads a snippet's body; linear in its length. */
export function parseSnippet(body: string): SnippetNode[] {
  return new Parser(body).parse();
}

/** The tabstops and variables of a snippet, nested ones too, in the order they open. */
export function snippetFields(nodes: readonly SnippetNode[]): (SnippetTabstop | SnippetVariable)[] {
  return nodes.flatMap((node) => (node.type === 'text' ? [] : [node, ...snippetFields(node.children)]));
}

/**
 * The text a snippet inserts when its user types nothing.
 *
 * A tabstop takes the first default its index has anywhere in the snippet. A variable that only an editor knows takes its default or nothing, one
 * that nobody knows its own name, as in VS Code.
 *
 * @param values what to put at tabstops instead of their defaults, by index
 */
export function expandSnippet(body: string, values: ReadonlyMap<number, string> = new Map()): string {
  return expandNodes(parseSnippet(body), values);
}

/** A tabstop that is no part of another one's default, and where its text stands in the expanded snippet. */
export interface ExpandedTabstop {
  readonly tabstop: SnippetTabstop;
  readonly start: number;
  /** The offset behind its last character. */
  readonly end: number;
}

/** The snippet expanded with its defaults, and where its tabstops stand in that. */
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

/** The snippet expanded with its defaults, then with every further option of every choice, one at a time. */
export function snippetVariants(body: string): string[] {
  const nodes = parseSnippet(body);
  const variants = [expandNodes(nodes, new Map())];
  const seen = new Set<number>();
  for (const field of snippetFields(nodes)) {
    if (field.type !== 'tabstop' || !field.choices.length || seen.has(field.index)) {
      continue;
    }
    seen.add(field.index);
    variants.push(...field.choices.slice(1).map((choice) => expandNodes(nodes, new Map([[field.index, choice]]))));
  }
  return variants;
}

function expandNodes(nodes: readonly SnippetNode[], values: ReadonlyMap<number, string>): string {
  return nodes.map(expander(nodes, values)).join('');
}

/** What turns the nodes of a snippet into text. */
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
      return node.children.length ? join(node.children) : isKnownVariable(node.name) ? '' : node.name;
    }
    const value = tabstop(node.index);
    length += value.length;
    return length > maxLength ? '' : value;
  };
  return text;
}

interface OpenField {
  readonly index?: number;
  readonly name?: string;
  readonly start: number;
  /** `${1:`, in case it is never closed. */
  readonly opening: string;
  readonly nodes: SnippetNode[];
}

const simpleField = /\$(?:(\d+)|([A-Za-z_]\w*))/y;
const complexField = /\$\{(?:(\d+)|([A-Za-z_]\w*))([:|/}])/y;
const plainText = /[^$}\\]+/y;
/** One option of a choice; an option is not empty. */
const choiceOption = /(?:\\[^]|[^\\,|])+/y;
const transformRegex = /(?:\\[^]|[^\\/])*\//y;
/** Up to the third slash of a transform: `${1:/upcase}` and the like hold slashes of their own. The alternatives exclude each other, or this would backtrack. */
const transformFormat = /(?:\\[^]|\$\{\d+:[^$}\\]*\}|\$(?!\{\d+:[^$}\\]*\})|[^\\/$])*\//y;
const transformOptions = /[a-z]*\}/y;

class Parser {
  private position = 0;
  private readonly root: SnippetNode[] = [];
  private readonly open: OpenField[] = [];

  constructor(private readonly body: string) {}

  parse(): SnippetNode[] {
    while (this.position < this.body.length) {
      this.step();
    }
    // what was never closed is text, and what it holds stands in its parent
    for (const { opening, nodes } of this.open) {
      appendText(this.root, opening);
      for (const node of nodes) {
        append(this.root, node);
      }
    }
    return this.root;
  }

  private step(): void {
    const character = this.body[this.position];
    if (character === '\\') {
      const next = this.body[this.position + 1] ?? '';
      const escaped = next === '$' || next === '}' || next === '\\';
      appendText(this.nodes, escaped ? next : '\\');
      this.position += escaped ? 2 : 1;
    } else if (character === '}') {
      this.position++;
      this.close();
    } else if (character !== '$' || !(this.readSimple() || this.readComplex())) {
      appendText(this.nodes, character === '$' ? this.take(1) : (this.match(plainText)?.[0] ?? ''));
    }
  }

  private get nodes(): SnippetNode[] {
    return this.open.at(-1)?.nodes ?? this.root;
  }

  private take(length: number): string {
    this.position += length;
    return this.body.slice(this.position - length, this.position);
  }

  private match(expression: RegExp): RegExpExecArray | null {
    expression.lastIndex = this.position;
    const match = expression.exec(this.body);
    this.position += match?.[0].length ?? 0;
    return match;
  }

  private add(match: RegExpExecArray, start: number, children: SnippetNode[], choices: string[] = []): void {
    append(this.nodes, field(match[1] === undefined ? undefined : Number(match[1]), match[2], start, this.position, children, choices));
  }

  private close(): void {
    const opened = this.open.pop();
    if (opened) {
      append(this.nodes, field(opened.index, opened.name, opened.start, this.position, opened.nodes, []));
    } else {
      appendText(this.root, '}');
    }
  }

  private readSimple(): boolean {
    const start = this.position;
    const match = this.match(simpleField);
    if (match) {
      this.add(match, start, []);
    }
    return match !== null;
  }

  private readComplex(): boolean {
    const start = this.position;
    const match = this.match(complexField);
    if (match && this.readRest(match, start)) {
      return true;
    }
    this.position = start;
    return false;
  }

  private readRest(match: RegExpExecArray, start: number): boolean {
    switch (match[3]) {
      case '}':
        this.add(match, start, []);
        return true;
      case ':': {
        if (this.open.length >= maxDepth) {
          return false;
        }
        const target = match[1] === undefined ? { name: match[2] ?? '' } : { index: Number(match[1]) };
        this.open.push({ ...target, start, opening: match[0], nodes: [] });
        return true;
      }
      case '|': {
        const choices = Number(match[1] ?? 0) > 0 ? this.readChoices() : undefined;
        if (choices) {
          this.add(match, start, [], choices);
        }
        return choices !== undefined;
      }
      default:
        if (this.match(transformRegex) && this.match(transformFormat) && this.match(transformOptions)) {
          this.add(match, start, []);
          return true;
        }
        return false;
    }
  }

  private readChoices(): string[] | undefined {
    const choices: string[] = [];
    for (;;) {
      const option = this.match(choiceOption);
      if (!option) {
        return undefined;
      }
      choices.push(option[0].replace(/\\([,|\\])/g, '$1'));
      const separator = this.take(1);
      if (separator === '|') {
        return this.take(1) === '}' ? choices : undefined;
      }
      if (separator !== ',') {
        return undefined;
      }
    }
  }
}

function field(
  index: number | undefined, name: string | undefined, start: number, end: number, children: SnippetNode[], choices: string[],
): SnippetNode {
  return index === undefined
    ? { type: 'variable', name: name ?? '', children, start, end }
    : { type: 'tabstop', index, children, choices, start, end };
}

function append(nodes: SnippetNode[], node: SnippetNode): void {
  if (node.type === 'text') {
    appendText(nodes, node.value);
  } else {
    nodes.push(node);
  }
}

/** Neighbouring text is one node. */
function appendText(nodes: SnippetNode[], value: string): void {
  const last = nodes.at(-1);
  if (last?.type === 'text') {
    nodes[nodes.length - 1] = { type: 'text', value: last.value + value };
  } else if (value) {
    nodes.push({ type: 'text', value });
  }
}
