import assert from 'node:assert/strict';
import fc from 'fast-check';

import type { Fields } from '../../../src/core/notes/frontMatter';
import { readSimpleToml, readSimpleYaml } from '../../../src/core/notes/simpleFields';
import { readToml } from '../../../src/core/notes/tomlFields';
import { readYaml } from '../../../src/core/notes/yamlFields';
import { runs } from '../runs';

function plain({ entries, mistakes }: Fields): unknown {
  return JSON.parse(JSON.stringify({ entries, mistakes })) as unknown;
}

/** Pieces that front matter is made of, and those that trip whoever reads it without a parser. */
const key = fc.constantFrom('title', 'date', 'tags', 'draft', 'a-b', 'x_1', 'true', 'constructor', 'ti tle', '"q"', '标题', 'Title', 'y', '-');
const scalar = fc.constantFrom(
  'KubeCon EU 2024', 'a: b', 'a:b', 'a #b', 'a#b', '#b', '"x"', "'x'", '"a\\"b"', "'it''s'", '"', "'", '2024-03-27', '2024-3-7', '2024-03-27T10:20:30+08:00', '2024-03-27 10:20:30 +0800', '2019-05-31T10:20:30Z', '2024-02-31', '10:20:30',
  'true', 'False', 'null', 'Null', '~', 'yes', '0', '007', '42', '4_2', '1.5', '1e3', '0x1f', '-1', '+1', '.5', '9007199254740993', '服务网格', '服务：网格', 'a，b', '[a, b]', '[a, "b,c", \'d\']', '[]', '[a,]', '[,a]', '[a b , c]', '[a, [b]]', '[a: b]', '[1, 2]', '[true]', '[null]', '["", ""]',
  '[a', ']', '{a: b}', '{}', '&a x', '*a', '!t x', '|', '>', '| x', '@x', '`x`', '%x', ', x', '? x', '- x', '-x', '--- x', 'x --- y', 'a\tb', 'a ', ' ', '', '\u00a0x', 'x\u00a0', '\u2028', '\u0007', '\ufeff', '😀', 'x😀', '\u200bx', '{{ .Title }}', 'a {{ b }}', '""', "''", '"""x"""', "'''x'''", '"#"', 'x "y" z', "x 'y' z", '<<', '=', 'x = y', 'nan', 'inf', '.nan', 'NULL', 'ÅB', 'x]', 'x}', "o'clock", 'C++', 'a & b', '100%', '50 % x',
);
const space = fc.constantFrom('', ' ', '  ', '\t');
const yamlLine = fc.oneof(
  fc.tuple(key, fc.constantFrom(':', ': ', ':  ', ' : ', ':\t'), scalar, space).map((parts) => parts.join('')),
  fc.tuple(fc.constantFrom('', ' ', '  ', '    '), fc.constantFrom('- ', '-', '-  '), scalar, space).map((parts) => parts.join('')),
  fc.constantFrom('', ' ', '# c', '  # c', '#\u0007', '  more', 'more', '---', '...', ']', '? x', '"q": 1'),
);
const tomlLine = fc.oneof(
  fc.tuple(key, fc.constantFrom(' = ', '=', ' =  ', ' : '), scalar, space).map((parts) => parts.join('')),
  fc.constantFrom('', ' ', '# c', '[t]', '[[t]]', 'a.b = 1', '  x = 1'),
);
const sourceOf = (line: fc.Arbitrary<string>): fc.Arbitrary<string> => fc.array(line, { maxLength: 6 }).map((lines) => lines.map((each) => `${each}\n`).join(''));

describe('front matter without a parser', () => {
  it('reads what most notes have', () => {
    assert.deepEqual(plain(readSimpleYaml('title: "KubeCon: EU"\n# c\ndate: 2024-03-27\ntags: [Istio, \'Gateway API\', ""]\n\nempty:\nlist:\n  - 服务网格\n  - 2\ndraft: false\n') ?? assert.fail()), {
      entries: [
        { key: 'title', value: 'KubeCon: EU', line: 0 },
        { key: 'date', value: '2024-03-27', line: 2 },
        { key: 'tags', value: ['Istio', 'Gateway API', ''], line: 3 },
        { key: 'empty', value: null, line: 5 },
        { key: 'list', value: ['服务网格', 2], line: 6 },
        { key: 'draft', value: false, line: 9 },
      ],
      mistakes: [],
    });
    assert.deepEqual(plain(readSimpleToml('title = "Ten things"\ndate = 2019-05-21T10:20:30+08:00\ntags = ["SMI", \'Mesh\']\nweight = 3\n') ?? assert.fail()), {
      entries: [
        { key: 'title', value: 'Ten things', line: 0 },
        { key: 'date', value: '2019-05-21T10:20:30+08:00', line: 1 },
        { key: 'tags', value: ['SMI', 'Mesh'], line: 2 },
        { key: 'weight', value: 3, line: 3 },
      ],
      mistakes: [],
    });
  });

  it('leaves to the parser whatever is more than that', () => {
    for (const source of ['a: b: c\n', 'a: >\n  b\n', 'a:\n  b: c\n', 'a: 1\na: 2\n', 'a: 010\n', 'a: b # c\n', 'a: "b\\n"\n', 'a: b\n  c\n', 'a: ~\n', '"a": b\n', 'a: {{ b }}\n', '- a\n']) {
      assert.equal(readSimpleYaml(source), undefined, source);
    }
    for (const source of ['[a]\nb = 1\n', 'a = "b\\n"\n', 'a = """b"""\n', 'a = 1979-02-30\n', 'a = [1, 2]\n', 'a.b = 1\n', 'a = "b" # c\n']) {
      assert.equal(readSimpleToml(source), undefined, source);
    }
  });

  it('agrees with the parser on YAML', () => {
    fc.assert(
      fc.property(sourceOf(yamlLine), (source) => {
        const simple = readSimpleYaml(source);
        assert.deepEqual(simple && plain(simple), simple && plain(readYaml(source)));
      }),
      { numRuns: runs },
    );
  });

  it('agrees with the parser on TOML', () => {
    fc.assert(
      fc.property(sourceOf(tomlLine), (source) => {
        const simple = readSimpleToml(source);
        assert.deepEqual(simple && plain(simple), simple && plain(readToml(source)));
      }),
      { numRuns: runs },
    );
  });
});
