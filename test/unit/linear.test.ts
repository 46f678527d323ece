import assert from 'node:assert/strict';
import { expandSnippet } from '../../src/core/manifests/snippetSyntax';
import { outlineMarkdown } from '../../src/core/notes/outline';
import { readNote } from '../../src/core/notes/note';
import { outlinePlainText } from '../../src/core/notes/plainText';
import { Glossary } from '../../src/core/terms/glossary';
import { Matcher } from '../../src/core/terms/matcher';
import { inlineText } from '../../src/core/markdown/inlineText';
import { term } from './terms/glossaries';

interface Strings {
  charCodeAt: (this: string, at: number) => number;
  indexOf: (this: string, sought: string, from?: number) => number;
  startsWith: (this: string, sought: string, at?: number) => boolean;
}

const strings: Strings = String.prototype;

/** How many characters an action looks at: each one that it asks for, and those that it searches through. */
function stepsOf(action: () => void): number {
  const { charCodeAt, indexOf, startsWith } = strings;
  let steps = 0;
  strings.charCodeAt = function (at) {
    steps++;
    return charCodeAt.call(this, at);
  };
  strings.indexOf = function (sought, from = 0) {
    const found = indexOf.call(this, sought, from);
    steps += Math.max(1, (found < 0 ? this.length : found) - from);
    return found;
  };
  strings.startsWith = function (sought, at) {
    steps++;
    return startsWith.call(this, sought, at);
  };
  try {
    action();
  } finally {
    Object.assign(strings, { charCodeAt, indexOf, startsWith });
  }
  return steps;
}

const matcher = new Matcher(new Glossary([term('mesh', { aliases: ['service mesh', 'mesh a', 'a a a a a a a a'] }), term('grid', { name: '服务网格' }), term('x', { name: 'x.y/z' }), term('kind', { name: 'Gateway', kind: 'resource' })]));

const markdown = (text: string): unknown => matcher.find(text, 'markdown');
const yaml = (text: string): unknown => matcher.find(text, 'yaml');
const json = (text: string): unknown => matcher.find(text, 'json');
const plain = (text: string): unknown => matcher.find(text, 'plaintext');
const note = (text: string): unknown => readNote({ uri: 'file:///a.md', fileName: 'a.md', text });

/** What is repeated, and what may stand before it; by who reads it. */
const hostile: readonly [name: string, reader: (text: string) => unknown, ...parts: readonly (string | readonly [before: string, part: string])[]][] = [
  ['mentions in plain text', plain, '://', 'a://', 'mesh://', 'a:/', 'mesh.', 'mesh/', 'service ', 'service\n', 'service mesh.', 'a ', 'a.a ', 'x.y', '_mesh', 'mesh_', '服', '服务', '服务\n', '服 ', 'https://服务网格', ['service mesh.', 'mesh.'], ['https://', '服务网格/'], 'mesh@', '\ud800', '\0', 'mesh  '],
  ['mentions in Markdown', markdown, '[', ']', '[mesh](', '](', '`', '``a', '`mesh', '<', '<a', '<!--', '<a>', '</a>', '{{<', '> ', '>', '- ', '* mesh\n', '```\n', '~~~yaml\n', '[a]: ', '|', '#', '\\', '<script>', '<b>mesh', '[[mesh]', '(', '[a](((', '> mesh\n\n', '$', '```yaml\na: mesh\n```\n', '```yaml\nmesh: {{ .mesh }}\n```\n', '[mesh](\n\n', '{{< mesh\n\n', 'mesh a b.c\n\n', ['mesh a', '`x` mesh ']],
  ['mentions in YAML', yaml, '[', '{', '- ', '-', 'a: ', 'a:\n ', '"', "'", '"a\n', "'a\n", '|\n', 'a: |\n', '{{', '}}', '{a', '[a,', '#', ' #', '&a ', '*a ', '!a ', '---\n', '? ', ': ', 'kind: Gateway\n', 'a: [\n', 'a: "\n', '\\"', ['a: "', '\\'], ['[', '"'], ['{', '{{'], ['[', "'a\n"]],
  ['mentions in JSON', json, '{"a":', '[', '"', '/', '//', '/*', '*/', '{"kind":"Gateway",', '\\', '"\n', ',', ':'],
  ['notes', note, '---\n', 'a: b\n', ['---\n', 'a: b\n'], ['---\n', 'a:\n'], ['---\n', '- '], ['+++\n', 'a = 1\n'], '<!-- -->', '<!--\n-->\n', '# a\n', 'a\n', '\r', '\n', ' ', '\u3000', ['---\n', '{'], ['---\ntitle: ', '服务']],
  ['the outline of Markdown', outlineMarkdown, '> ```\na\n', '> > # a\n> a\n', '- a: b\n', '# a\n- Speakers: b\n', '[a]: b\n', '![', '*a ', '__', '&amp;', '~~'],
  ['the outline of plain text', outlinePlainText, 'a\n', 'a b. ', '# ', '图 1\n', '- a\n', 'a\n\n', '查看\n', '.'],
  ['the text of a tooltip', inlineText, '[', '[a](', '\\', '*', '_', '`', '!['],
  ['snippets', expandSnippet, '${1:', '$1', '${1|a', '${1/a', '}', '\\', '$', '${1|a,b|}', '${a:$'],
];

describe('What reads a text looks at each character a few times, whatever it is', () => {
  for (const [name, reader, ...parts] of hostile) {
    it(name, function () {
      this.timeout(120_000);
      for (const each of parts) {
        const [before, part] = typeof each === 'string' ? ['', each] : each;
        // Longer than what the head of a note is read from.
        const count = Math.ceil(20_000 / part.length);
        const [once = 0, twice = 0] = [count, 2 * count].map((times) => stepsOf(() => void reader(before + part.repeat(times))));
        assert.ok(twice <= 2.2 * once + 1000, `${JSON.stringify([before, part])}: ${String(once)}, ${String(twice)} steps`);
      }
    });
  }

  it('one line of fifty million characters too', function () {
    this.timeout(120_000);
    const line = 'the service mesh of istio.io and 服务网格, '.repeat(1_320_000);
    assert.equal(matcher.find(line, 'plaintext').length, 2_640_000);
  });
});
