import assert from 'node:assert/strict';
import { readYaml } from '../../../src/core/notes/yamlFields';

function valueOf(source: string): unknown {
  const { entries, mistakes } = readYaml(`a: ${source}`);
  assert.deepEqual(mistakes, [], source);
  return entries[0]?.value;
}

describe('The value of a field in YAML', () => {
  it('is of YAML 1.2’s core schema', () => {
    const values: [string, unknown][] = [
      ['', null],
      ['# nothing', null],
      ['[~, null, Null, NULL, nULL]', [null, null, null, null, 'nULL']],
      ['[true, True, TRUE, false, False, FALSE, yes, no, on]', [true, true, true, false, false, false, 'yes', 'no', 'on']],
      ['[0, 010, +7, -3, 0o17, 0x1F, 1_000, 0b1]', [0, 10, 7, -3, 15, 31, '1_000', '0b1']],
      ['[1., .5, -1.5e3, 1e400, v1.2, 1.2.3, Infinity, NaN]', [1, 0.5, -1500, '1e400', 'v1.2', '1.2.3', 'Infinity', 'NaN']],
      ['[2024-01-02, "1", \'true\', ""]', ['2024-01-02', '1', 'true', '']],
      ['|\n  1\n', '1\n'],
      ['>-\n  2\n  3\n', '2 3'],
      ['{1: a, true: b, ~: c}', { 1: 'a', true: 'b', '~': 'c' }],
      ['b\n--- c\n', 'b'],
    ];
    for (const [source, value] of values) {
      assert.deepEqual(valueOf(source), value, source);
    }
  });

  it('uses the first of repeated keys, regardless of their names', () => {
    assert.deepEqual(valueOf('{b: 1, b: 2, <<: {c: 3}, c: 4}'), { b: 1, '<<': { c: 3 }, c: 4 });
    assert.deepEqual(Object.entries(valueOf('{__proto__: 1}') as object), [['__proto__', 1]]);
  });

  it('follows aliases, keys too, and tags of the core schema', () => {
    assert.deepEqual(valueOf('[&x [1], *x, {&k c: *x, *k : 2}]'), [[1], [1], { c: [1] }]);
    assert.deepEqual(valueOf('[!!str 1, ! 2, !!int "3", !!seq [4], !!map {a: 5}]'), ['1', '2', 3, [4], { a: 5 }]);
  });
});
