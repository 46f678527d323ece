import assert from 'node:assert/strict';
import { expandSnippet } from '../../src/core/manifests/snippetSyntax';
import { outlineMarkdown } from '../../src/core/notes/outline';
import { readNote } from '../../src/core/notes/note';
import { outlinePlainText } from '../../src/core/notes/plainText';
import { Glossary } from '../../src/core/terms/glossary';
import { Matcher } from '../../src/core/terms/matcher';
import { plainText } from '../../src/core/terms/tooltip';
import { term } from './terms/glossaries';

/** How many characters an action looks at: each one that it asks for, and those that it searches through. */
function stepsOf(action: () => void): number {
  // eslint-disable-next-line @typescript-eslint/unbound-method -- they are called with their string below
  const { charCodeAt, indexOf, startsWith } = String.prototype;
  let steps = 0;
  String.prototype.charCodeAt = function (at) {
    steps++;
    return charCodeAt.call(this, at);
  };
  String.prototype.indexOf = function (sought, from = 0) {
    const found = indexOf.call(this, sought, from);
    steps += Math.max(1, (found < 0 ? this.length : found) - from);
    return found;
  };
  String.prototype.startsWith = function (sought, at) {
    steps++;
    return startsWith.call(this, sought, at);
  };
  try {
    action();
  } finally {
    Object.assign(String.prototype, { charCodeAt, indexOf, startsWith });
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
const hostile: readonly [reader: (text: string) => unknown, ...parts: readonly (string | readonly [before: string, part: string])[]][] = [
  [plain, '://', 'a://', 'mesh://', 'a:/', 'mesh.', 'mesh/', 'service ', 'service\n', 'service mesh.', 'a ', 'a.a ', 'x.y', '_mesh', 'mesh_', '服', '服务', '服务\n', '服 ', 'https://服务网格', ['service mesh.', 'mesh.'], ['https://', '服务网格/'], 'mesh@', '\ud800', '\0', 'mesh  '],
  [markdown, '[', ']', '[mesh](', '](', '`', '``a', '`mesh', '<', '<a', '<!--', '<a>', '</a>', '{{<', '> ', '>', '- ', '* mesh\n', '```\n', '~~~yaml\n', '[a]: ', '|', '#', '\\', '<script>', '<b>mesh', '[[mesh]', '(', '[a](((', '> mesh\n\n', '$'],
  [yaml, '[', '{', '- ', '-', 'a: ', 'a:\n ', '"', "'", '"a\n', "'a\n", '|\n', 'a: |\n', '{{', '}}', '{a', '[a,', '#', ' #', '&a ', '*a ', '!a ', '---\n', '? ', ': ', 'kind: Gateway\n', 'a: [\n', 'a: "\n', '\\"', ['a: "', '\\'], ['[', '"'], ['{', '{{'], ['[', "'a\n"]],
  [json, '{"a":', '[', '"', '/', '//', '/*', '*/', '{"kind":"Gateway",', '\\', '"\n', ',', ':'],
  [note, '---\n', 'a: b\n', ['---\n', 'a: b\n'], ['---\n', 'a:\n'], ['---\n', '- '], ['+++\n', 'a = 1\n'], '<!-- -->', '<!--\n-->\n', '# a\n', 'a\n', '\r', '\n', ' ', '\u3000', ['---\n', '{'], ['---\ntitle: ', '服务']],
  [outlineMarkdown, '- a: b\n', '# a\n- Speakers: b\n', '[a]: b\n', '![', '*a ', '__', '&amp;', '~~'],
  [outlinePlainText, 'a\n', 'a b. ', '# ', '图 1\n', '- a\n', 'a\n\n', '查看\n', '.'],
  [plainText, '[', '[a](', '\\', '*', '_', '`', '!['],
  [expandSnippet, '${1:', '$1', '${1|a', '${1/a', '}', '\\', '$', '${1|a,b|}', '${a:$'],
];

describe('What reads a text looks at each character a few times, whatever it is', () => {
  for (const [reader, ...parts] of hostile) {
    it(reader.name, () => {
      for (const each of parts) {
        const [before, part] = typeof each === 'string' ? ['', each] : each;
        const [once = 0, twice = 0] = [3000, 6000].map((count) => stepsOf(() => void reader(before + part.repeat(count))));
        assert.ok(twice <= 2.2 * once + 1000, `${JSON.stringify([before, part])}: ${String(once)}, ${String(twice)} steps`);
      }
    });
  }

  it('one line of fifty million characters too', function () {
    this.timeout(120_000);
    const line = 'the service mesh of istio.io and 服务网格, '.repeat(1_250_000);
    assert.equal(line.length, 47_500_000 + line.length - 47_500_000);
    assert.equal(matcher.find(line, 'plaintext').length, 2_500_000);
  });
});
