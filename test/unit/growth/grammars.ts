/** The tokens of what the readers read: what means something to them, and what stands between. */
export const grammars = {
  /** Single lines: names, titles, dates, URIs. */
  words: [
    'a', 'a\n', 'mesh\n', 'A', 'Ab ', ' ', '\t', '\n', '\r', '\u3000', '-', '_', '.', '/', ':', ',', ', ', '，', '、', '(', ')', '（', '）', '[', '"', "'", '\\', '%', '%20', '%252e', '#', '?', '@', '+', '&', '*', '1', '12-', '2024', '年', '月', '服', '服务', '网格', '，and ',
    'KubeCon', 'EU ', 'service mesh', 'mesh.', '://', 'https://', '.md', '.glossary.yml', 'é', '\u0301', '\ud83d', '😀', '\0', '\u200b', '__proto__', 'constructor ',
  ],
  markdown: [
    'a', 'a ', 'Ab. ', ' ', '    ', '\t', '\n', '\n\n', '\r', '\r\n', '\u3000', '\ufeff', '[', ']', '(', ')', '](', '![', '!', '[a](', '[a](b)', '[a]', '[a]: b\n', '`', '``', '```\n', '~~~yaml\n', '~~', '~', '*', '* ', '**', '_', '__', '\\', '<', '>', '> ', '<a', '<a b="', '</a>', '<!--', '-->', '<?', '<![CDATA[',
    '<script>', '<b>mesh', '&', '&amp;', '&#', '{{<', '{{< a ', '>}}', '{{%', '%}}', '{', '}', '"', "'", '- ', '+ ', '1. ', '- a: b\n', '- Speakers: b\n', '# ', '# a\n', '#', '## ', '=', '===\n', '---\n', '|', '| - ', '|-|\n', 'mesh', 'service mesh ', 'service ', '服务', '服务网格', '://', 'https://', 'x.y/', '.', '！', '。', 'vs. ', 'e.g. ', '\ud800', '\0',
    'KubeCon EU 2024\n', '图 1\n', '查看\n', '$', '/', '@', '1',
  ],
  yaml: [
    'a', 'a ', ' ', '  ', '\t', '\n', '\n\n', '\r', '\r\n', ':', ': ', 'a:', 'a: ', 'a: b\n', 'a:\n', ' a:\n', 'a: |\n', '- ', '-', '- a\n', '- a: b\n', '- - ', '? ', '[', ']', '[a, ', 'a: [\n', '{', '}', '{a: ', '{"a":', ',', '"', "'", 'a: "\n', "a: '\n", '\\', '\\"', '#', ' #', '# a\n', '&a ', '*a ', '*a', '!a ', '!!str ', '|\n', '>\n', '---\n', '...\n', '%a\n', '{{', '}}', '{{ a }}',
    'kind: ', 'kind: Gateway\n', 'apiVersion: v1\n', 'items:\n', 'metadata:\n', '  name: a\n', '  - name: a\n', 'contexts:\n', '  terms:\n', '    definition: a\n', 'title: ', 'term: a\n', '__proto__: ', '/', '//', '/*', '*/', 'null', '1', '9', '0x', '1e9', '.', '服务', '\ud800', '\0', '\u0085', '\ufeff', '$', '${1:', '> ',
  ],
  toml: [
    'a', 'a.', 'a = 1\n', 'a = ', '=', '.', ' ', '\t', '\n', '\r', '"', '"""', "'", "'''", '[', '[[', ']', ']]\n', '[a]\n', '[a.', '[[a]]\n', '{', '{a = ', '}', ',', '#', ' #', '\\', '\\u0041', '1', '9', '-', ':', '2024-01-01', '2024-01-01T00:00:00Z', 'true', 'inf', '1e9', '0x', '_', '__proto__.', '服', '\ud800', '\0', '+++\n',
  ],
  snippet: ['a', 'a: ', ' ', '\n', '$', '$1', '${', '${1', '${1:', '${1:a}', '${1|', '${1|a', '${1|a,b|}', ',', '|', '|}', '${1/', '${1/a/b/', '/', '\\', '\\$', '}', '{', '${a:', '$a', '$TM_FILENAME', 'kind: ', 'name: $1\n', '- name: ${1:a}\n', '  namespace: ${2|a,b|}\n', '---\n', 'apiVersion: v1\n', '$0', '9', '服', '\ud800', '\0'],
  json: ['{', '}', '[', ']', '{"a":', '"a":{', '"a":{"prefix":"a","body":"b"},', '"body":[', '"prefix":', '"', ',', ':', '\\', '\\"', '\\u', '//', '// a\n', '/*', '*/', ' ', '\n', '\r', '1', '9', '-', 'e', '.', 'null', 'true', 'a', '__proto__', '"__proto__":', '服', '\ud800', '\0', '\ufeff'],
  shortcode: ['{{<', '{{<\n', '{{< a ', '{{< /a ', '{{< /a >}}\n', '{{< a >}}\n', '{{< note >}}\n', '{{< figure src="a" >}}', '{{%', '>}}', '%}}', '/', '/>}}', 'a=', 'a="', '"', '\\"', '`', 'a', 'a ', 'a.b/', ' ', '\t', '\n', '> ', '>', '```\n', '~~~\n', '=', '}', '{', '<', '[a](', '](', ')', '#', '服', '\ud800', '\0'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type Grammar = keyof typeof grammars;

/** Texts of one form in any length: `before`, then `first` again and again, then `second` again and again, then `after`. */
export interface Family {
  readonly before: string;
  readonly first: string;
  readonly second: string;
  readonly after: string;
}

/** A text of a family, of about `length` code units. */
export function textOf({ before, first, second, after }: Family, length: number): string {
  const times = Math.ceil(length / (first.length + second.length));
  return before + first.repeat(times) + second.repeat(times) + after;
}

export function nameOf({ before, first, second, after }: Family): string {
  return [before, `${JSON.stringify(first)} × n`, second && `${JSON.stringify(second)} × n`, after].map((part, index) => (index % 3 === 0 && part ? JSON.stringify(part) : part)).filter(Boolean).join(' + ');
}

/** Families that were found to be too steep once, or to end in an exception. */
const found: Readonly<Partial<Record<Grammar, readonly Family[]>>> = {
  words: [
    { before: 'A', first: ' ', second: '', after: 'B' },
    { before: '', first: '?(', second: ",'", after: '' },
  ],
  yaml: [
    { before: '{{ a }}\na', first: ' ', second: '', after: '#' },
    { before: 'a', first: ': &a ', second: '', after: 'x' },
    { before: '', first: '# a\n', second: '', after: '---\na: b\n' },
    { before: 'a:\n', first: '\n', second: '', after: '  b: c\n' },
    { before: '', first: 'a #', second: '', after: '\r' },
  ],
  markdown: [
    { before: '', first: '](', second: '', after: ' x)' },
    { before: '', first: '- a\n\n', second: '', after: '' },
  ],
  shortcode: [{ before: '{{<', first: '\t', second: '', after: '{{< a >}}\n' }],
};

/** Each token repeated: alone, inside a word, and above a line; with `places`, in so many of these. */
export function repetitions(grammar: Grammar, places = 3): Family[] {
  const around = ([['', ''], ['a', 'x'], ['', '\nb = 1\n']] as const).slice(0, places);
  const tokens: readonly string[] = grammars[grammar];
  return [...around.flatMap(([before, after]) => tokens.map((first) => ({ before, first, second: '', after }))), ...(found[grammar] ?? [])];
}

/** What is nested, so deep that a reader which calls itself for each level comes to its end. */
export function nested(grammar: Grammar): Family[] {
  return nests[grammar].map(([before, first, after]) => ({ before, first, second: '', after }));
}

const nests: Readonly<Record<Grammar, readonly (readonly [before: string, first: string, after: string])[]>> = {
  words: [['', '(', ''], ['', '/', '']],
  markdown: [['', '> ', 'a\n'], ['', '- ', 'a\n'], ['', '[', 'a](b)'], ['', '*', 'a'], ['', '![', ']('], ['', '<b>', 'a'], ['', '1. ', 'a']],
  yaml: [['', '[', ''], ['', '{a: ', 'b'], ['', '- ', 'a\n'], ['', '{"a":', ''], ['', '? ', 'a\n'], ['', '&a ', ''], ['a: ', '9', '\n'], ['---\n', '[', '\n---\n']],
  toml: [['', 'a.', 'b = 1\n'], ['a = ', '[', '\n'], ['a = ', '{a = ', '\n'], ['[', 'a.', 'b]\n'], ['a = ', '9', '\n'], ['+++\n', 'a.', 'b = 1\n+++\n']],
  snippet: [['', '${1:', ''], ['', '${a:', '}'], ['', '[', '']],
  json: [['', '[', ''], ['', '{"a":', '1'], ['{"a":', '[', ''], ['', '9', '']],
  shortcode: [['', '{{< note >}}\n', 'a'], ['', '[', ''], ['', '> ', '{{< note >}}\n']],
};

/** Tokens by chance: pairs and threes repeated, one run behind another, with a token before and behind. `choose` gives a number below the one given. */
export function combination(grammar: Grammar, choose: (count: number) => number): Family {
  const tokens: readonly string[] = grammars[grammar];
  const token = (): string => tokens[choose(tokens.length)] ?? '';
  const maybe = (part: string): string => (choose(2) === 0 ? '' : part);
  return { before: maybe(token() + maybe(token())), first: token() + maybe(token()) + maybe(maybe(token())), second: maybe(token() + maybe(token())), after: maybe(token() + maybe(token())) };
}
