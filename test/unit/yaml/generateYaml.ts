/** A text, nothing, a list or a mapping. */
export type Tree = string | null | Tree[] | { [key: string]: Tree };

type Choose = (count: number) => number;

const words = ['mesh', 'a b', 'x:y', 'http://a.b/c', '服务 网格', "it's", 'a "b"', 'f#g', '-a', 'one two three', '', 'k: v', '# no', 'a #b', '- c', '[d', '{e}', '&f', '*g', '!h', '|', '> i', '%j', '? k', '@l', ', m', 'n]', 'null: ', "'o'", '"p', ' q ', 'back\\slash', '---', 'r,s'];
const keys = ['a', 'b', 'kind', 'apiVersion', 'x/y.z', 'two words', '键', 'q: r', '# s', "t'u", '"v"', '- w', '{x}', '@y'];

export function generateTree(choose: Choose, depth = 0): Tree {
  const kind = choose(depth > 3 ? 4 : 8);
  if (kind < 3 && depth > 0) {
    return words[choose(words.length)] ?? '';
  }
  if (kind === 3 && depth > 0) {
    return null;
  }
  const count = 1 + choose(4);
  if (kind % 2 === 0) {
    return Array.from({ length: count }, () => generateTree(choose, depth + 1));
  }
  return Object.fromEntries(Array.from({ length: count }, () => [keys[choose(keys.length)] ?? '', generateTree(choose, depth + 1)]));
}

/** Writes a tree in the many styles of YAML, as chance has it. */
export class YamlWriter {
  constructor(private readonly choose: Choose) {}

  document(tree: Tree): string {
    const start = this.pick(['', '---\n', '--- # c\n', '%YAML 1.2\n---\n', '# d\n\n']);
    return `${start}${typeof tree === 'string' ? this.line(tree, 0) : this.block(tree, 0)}`;
  }

  private pick<T>(choices: readonly [T, ...T[]]): T {
    return choices[this.choose(choices.length)] ?? choices[0];
  }

  private end(): string {
    return this.pick(['\n', '\n', '\n', ' \n', ' # c: d\n', '\n\n', '\n# - e\n', '\n      # f\n', '\t# g\n']);
  }

  /** The lines of a list or mapping, or of one in flow style. */
  private block(tree: Tree, column: number): string {
    const indentation = ' '.repeat(column);
    if (tree === null || typeof tree === 'string' || this.choose(5) === 4) {
      return `${indentation}${this.flow(tree, column)}${this.end()}`;
    }
    if (Array.isArray(tree)) {
      return tree.map((item) => `${indentation}-${this.item(item, column)}`).join('');
    }
    return Object.entries(tree).map(([key, value]) => `${indentation}${this.key(key, false)}:${this.value(value, column)}`).join('');
  }

  private item(item: Tree, column: number): string {
    if (item === null || typeof item === 'string' || this.choose(3) === 2) {
      return this.value(item, column);
    }
    const blanks = this.pick([' ', '   ']);
    return blanks + this.block(item, column + 1 + blanks.length).trimStart();
  }

  private value(value: Tree, column: number): string {
    const start = this.pick([' ', ' ', '  ', ' &anchor ']);
    if (value === null) {
      return this.end();
    }
    if (typeof value === 'string') {
      return start + this.line(value, column);
    }
    if (this.choose(5) === 4) {
      return `${start}${this.flow(value, column)}${this.end()}`;
    }
    const deeper = column + 1 + this.choose(4);
    return `${this.pick(['', '', ' &anchor', ' # h'])}\n${this.block(value, deeper)}`;
  }

  private flow(tree: Tree, column: number): string {
    const gap = (): string => this.pick(['', ' ', `\n${' '.repeat(column + 3)}`, ` # i, j: k\n${' '.repeat(column + 2)}`]);
    if (tree === null || typeof tree === 'string') {
      return tree === null ? '' : this.scalar(tree, column, true);
    }
    const parts = Array.isArray(tree)
      ? tree.map((item) => this.flow(item, column) || '""')
      : Object.entries(tree).map(([key, value]) => `${this.key(key, true)}: ${this.flow(value, column)}`);
    const inner = parts.map((part) => gap() + part).join(`${this.pick(['', ' '])},`) + gap();
    return Array.isArray(tree) ? `[${inner}]` : `{${inner}}`;
  }

  private key(key: string, isInFlow: boolean): string {
    return isPlain(key, isInFlow) && this.choose(4) < 3 ? key : this.quoted(key);
  }

  private line(text: string, column: number): string {
    const isBlock = this.choose(6) === 5 && /^[^ ]+.*[^ ]$/.test(text);
    return isBlock ? `${this.pick(['|', '>', '|-', '>+ # l', '|2-'])}\n${' '.repeat(column + 2)}${text}\n` : `${this.scalar(text, column, false)}${this.end()}`;
  }

  private scalar(text: string, column: number, isInFlow: boolean): string {
    const fold = (written: string): string => (this.choose(2) === 1 ? written.replace(/(\S) (?=\S)/, `$1\n${' '.repeat(column + 2 + this.choose(2))}`) : written);
    if (isPlain(text, isInFlow) && this.choose(2) === 0) {
      return fold(text).replace(/\n( *)(?=[#-])/, ' ');
    }
    return text.startsWith(' ') ? this.quoted(text) : fold(this.quoted(text));
  }

  private quoted(text: string): string {
    return this.choose(2) === 0 ? JSON.stringify(text) : `'${text.replaceAll("'", "''")}'`;
  }
}

function isPlain(text: string, isInFlow: boolean): boolean {
  return /^[a-z服键-][^\n]*\S$|^[a-z键]$/.test(text) && !/: |:$| #|^- |^---/.test(text) && !(isInFlow && /[,[\]{}]|^-$/.test(text));
}
