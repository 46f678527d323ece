import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readYamlTree } from '../../../src/core/yaml/reader';
import { parseYaml, type YamlField, type YamlNode } from '../../../src/core/yaml/tree';
import { holdsFor } from '../runs';

/** What may stand behind a key, in lines that are indented as those of a value are. */
const value = fc.constantFrom(
  ' a', ' a b, c', ' 服务网格', ' 2024-03-27', ' 1.10', ' true', ' ~', '', ' "a: b"', " 'it''s # [c'", ' "a\\n{b"', ' [a, "b]", {c: d}]', ' {a: [b], c: }', ' a # b: c', ' a\n  b', ' "a\n  b: c"', ' [a,\n  b\n  ]',
  ' |\n  a: b: c\n\n    [d\n', ' |+\n  a\n\n', ' >-\n  a\n  b\n', '\n  - a\n  - b: c\n    d: [e]', '\n- a\n- "b"', '\n  a: b\n  c:\n    - d', '\n  - - a\n    - b\n  - c', '\n  # a\n  b: c\n\n# d',
);
/** An entry whose text no parser takes, whatever stands around it; its key is `broken`. */
const broken = fc.constantFrom(
  'broken: a: b', 'broken: [a', 'broken: {a: b', 'broken: "a', "broken: 'a", 'broken: @a', 'broken: "a" b', 'broken: [a] b', 'broken: %a', 'broken: *a', 'broken: !a b', 'broken: > a', 'broken: }',
  'broken:\n\t- a\n\t- b', 'broken:\n  a: b\n  - c', 'broken:\n  - a\n  b: c', 'broken:\n    a: b\n  c: d', 'broken:\n  - a: b\n     c: d\n  - e', 'broken:\n  - [a\n  - b', 'broken: [\na,\nb\n]', 'broken: a\n  b: c', 'broken:\n  a: b: c\n  d: @e',
  'broken', 'broken line', 'broken line\n  a: b', '"broken" a: b', '{a: [}', '[a', '* a', '@', 'broken: \u0007', 'broken: \ud800', `broken: ${'['.repeat(200)}`, `broken: ${'[a, '.repeat(400)}`,
);
const mapping = fc.tuple(fc.array(value, { maxLength: 5 }), broken, fc.array(value, { maxLength: 5 })).filter(([above, , below]) => above.length + below.length > 0);

/** The lines of a text's entries in the ways that they may be nested, with the fields that they then have. */
const nestings: readonly { levels: number; before: string; indentation: string; fieldsOf: (root: YamlNode) => readonly YamlField[] }[] = [
  { levels: 1, before: '', indentation: '', fieldsOf: (root) => (root.type === 'mapping' ? root.fields : []) },
  { levels: 2, before: 'outer:\n', indentation: '  ', fieldsOf: (root) => (root.type === 'mapping' && root.fields[0]?.value.type === 'mapping' ? root.fields[0].value.fields : []) },
];

function linesOf(text: string): number {
  return text.split('\n').length;
}

describe('Generated YAML with a broken entry', () => {
  for (const { levels, before, indentation, fieldsOf } of nestings) {
    const nested = (entries: readonly string[]): string => before + entries.map((entry) => `${entry}\n`).join('').replace(/^(?=.)/gm, indentation);

    holdsFor(`keeps the value and line of every other entry, ${String(levels)} deep`, mapping, ([above, text, below]) => {
      const entries = [...above, ...below].map((each, index) => `key${String(index)}:${each}`);
      const parsed = parseYaml(nested(entries));
      assert.equal(parsed.error, undefined);
      const { root, problems } = readYamlTree(nested([...entries.slice(0, above.length), text, ...entries.slice(above.length)]), levels);
      const brokenAt = linesOf(nested(entries.slice(0, above.length))) - 1;
      const moved = (key: unknown, each: unknown): unknown => (key === 'line' && typeof each === 'number' && each >= brokenAt ? each + linesOf(text) : each);
      assert.deepEqual(JSON.parse(JSON.stringify(fieldsOf(root).filter(({ key }) => key.startsWith('key')))), JSON.parse(JSON.stringify(fieldsOf(parsed.root), moved)));
      assert.ok(problems.length > 0);
      for (const { line } of problems) {
        assert.ok(line >= brokenAt && line < brokenAt + linesOf(text), `a problem at ${String(line)}`);
      }
    });
  }
});
