import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Fields } from '../../../src/core/notes/frontMatter';
import { readSimpleToml, readSimpleYaml } from '../../../src/core/notes/simpleFields';
import { readToml } from '../../../src/core/notes/tomlFields';
import { readYaml } from '../../../src/core/notes/yamlFields';
import { holdsFor } from '../runs';

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

/** The lines that most front matter is made of, among which now and then stands one of the others. */
const usualLine = fc.oneof(
  { weight: 12, arbitrary: fc.tuple(fc.constantFrom('title', 'date', 'tags', 'draft', 'a-b', 'x_1', 'Title', 'author', 'slug', 'weight', 'url'), fc.constantFrom('KubeCon EU 2024', '"x: y"', "'x'", '2024-03-27', '2024-03-27T10:20:30+08:00', 'true', 'false', '42', '服务网格', '服务：网格', '[a, b]', '["服务", \'x\']', '', 'C++', "o'clock")).map(([name, value]) => `${name}: ${value}`) },
  { weight: 2, arbitrary: fc.constantFrom('- a', '  - 服务网格', '  - "b"', '# c', '') },
  { weight: 1, arbitrary: yamlLine },
);

const yaml = fc.oneof(sourceOf(yamlLine), sourceOf(usualLine));

describe('generated front matter without a parser', () => {
  holdsFor('agrees with the parser on YAML', yaml, (source) => {
    const simple = readSimpleYaml(source);
    assert.deepEqual(simple && plain(simple), simple && plain(readYaml(source)));
  });

  holdsFor('agrees with the parser on TOML', sourceOf(tomlLine), (source) => {
    const simple = readSimpleToml(source);
    assert.deepEqual(simple && plain(simple), simple && plain(readToml(source)));
  });

  for (const [name, line, read, least] of [['YAML', usualLine, readSimpleYaml, 0.3], ['TOML', tomlLine, readSimpleToml, 0.1]] as const) {
    it(`is read often enough that this says something about ${name}`, () => {
      const sources = fc.sample(sourceOf(line), { numRuns: 2000, seed: 1 });
      const share = sources.filter((source) => read(source) !== undefined).length / sources.length;
      assert.ok(share >= least, `of ${String(sources.length)} texts, ${String(share)} of them`);
    });
  }
});
