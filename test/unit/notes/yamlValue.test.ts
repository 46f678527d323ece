import assert from 'node:assert/strict';
import { parseEvents, YAMLException } from 'js-yaml';
import { valueOf } from '../../../src/core/notes/yamlValue';

describe('The value of a YAML text', () => {
  const read = (source: string): unknown => valueOf(parseEvents(source, {}), source);

  it('is of YAML 1.2’s core schema', () => {
    const values: [string, unknown][] = [
      ['', undefined],
      ['# nothing', undefined],
      ['[~, null, Null, NULL, nULL]', [null, null, null, null, 'nULL']],
      ['[true, True, TRUE, false, False, FALSE, yes, no, on]', [true, true, true, false, false, false, 'yes', 'no', 'on']],
      ['[0, 010, +7, -3, 0o17, 0x1F, 1_000, 0b1]', [0, 10, 7, -3, 15, 31, '1_000', '0b1']],
      ['[1., .5, -1.5e3, 1e400, .inf, -.INF, .nan, v1.2, 1.2.3]', [1, 0.5, -1500, '1e400', Infinity, -Infinity, NaN, 'v1.2', '1.2.3']],
      ['[2024-01-02, "1", \'true\', ""]', ['2024-01-02', '1', 'true', '']],
      ['a: |\n  1\nb: >-\n  2\n  3\nc:\n', { a: '1\n', b: '2 3', c: null }],
      ['1: a\ntrue: b\n~: c\n', { 1: 'a', true: 'b', null: 'c' }],
      ['--- a\n--- b\n', 'a'],
    ];
    for (const [source, value] of values) {
      assert.deepEqual(read(source), value, source);
    }
  });

  it('has the first of keys that stand twice, whatever their names', () => {
    assert.deepEqual(read('a: 1\na: 2\n<<: {b: 3}\nb: 4\n'), { a: 1, '<<': { b: 3 }, b: 4 });
    assert.deepEqual(Object.entries(read('__proto__: 1\n') as object), [['__proto__', 1]]);
  });

  it('follows aliases, keys too, and tags of the core schema', () => {
    assert.deepEqual(read('a: &x [1]\nb: *x\n&k c: *x\n*k : 2\n'), { a: [1], b: [1], c: [1] });
    assert.deepEqual(read('[!!str 1, ! 2, !!int "3", !!seq [4], !!map {a: 5}]'), ['1', '2', 3, [4], { a: 5 }]);
  });

  it('says what means nothing, and on which line', () => {
    const mistakes: [string, string, number][] = [
      ['a: 1\nb: *x\n', 'unidentified alias "x"', 1],
      ['a: &x [*x]\n', 'unidentified alias "x"', 0],
      ['a: 1\nb: !when 2\n', 'unknown tag !when', 1],
      ['a: !!set {b}\n', 'unknown tag !!set', 0],
      ['a: 1\n? [b]\n: 2\n', 'a list or a mapping cannot be a key', 1],
      ['a: &x {b: 1}\n*x : 2\n', 'a list or a mapping cannot be a key', 1],
    ];
    for (const [source, reason, line] of mistakes) {
      assert.throws(() => read(source), (error) => error instanceof YAMLException && error.reason === reason && error.mark?.line === line, source);
    }
  });
});
