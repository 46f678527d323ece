import assert from 'node:assert/strict';
import { readYamlTree } from '../../../src/core/yaml/reader';
import type { YamlNode } from '../../../src/core/yaml/tree';

/** Fields and items with the texts in them. */
function shown(node: YamlNode): unknown {
  switch (node.type) {
    case 'text':
      return node.text;
    case 'list':
      return node.items.map(shown);
    case 'mapping':
      return Object.fromEntries(node.fields.map(({ key, value }) => [key, shown(value)]));
    case 'alias':
      return shown(node.of);
    case 'nothing':
      return null;
  }
}

function read(text: string, levels = 2): unknown[] {
  const { root, problems } = readYamlTree(text, levels);
  return [shown(root), ...problems.map(({ line, kind, reason }) => `${String(line)} ${kind}: ${reason}`)];
}

const badMapping = 'bad indentation of a mapping entry';

describe('A YAML text with mistakes', () => {
  it('accepts indentation with tabs', () => {
    assert.deepEqual(read('a: b\nc:\n\t- d\n\t- e\n'), [{ a: 'b', c: ['d', 'e'] }, '2 mended: tab characters must not be used in indentation']);
    assert.deepEqual(read('a:\n  b: c\n\td: e\n'), [{ a: { b: 'c', d: 'e' } }, '2 mended: tab characters must not be used in indentation']);
    assert.deepEqual(read('a:\n    b: c\n\td: e\n'), [{ a: { b: 'c', d: 'e' } }, '2 mended: tab characters must not be used in indentation']);
  });

  it('keeps values that lack quotes', () => {
    assert.deepEqual(read('a: b: c\nd: @e\nf: "g" h\ni: it\'s: j\nk: "l\nm: n\n'), [
      { a: 'b: c', d: '@e', f: '"g" h', i: "it's: j", k: 'l', m: 'n' },
      `0 mended: ${badMapping}`, `1 mended: ${badMapping}`, `2 mended: ${badMapping}`, `3 mended: ${badMapping}`, '4 mended: unexpected end of the stream within a double quoted scalar',
    ]);
    assert.deepEqual(read('a:\n  - b\n  - @c\n  - "d" e\n'), [{ a: ['b', '@c', '"d" e'] }, `2 mended: ${badMapping}`, `3 mended: ${badMapping}`]);
  });

  it('closes lists and mappings', () => {
    assert.deepEqual(read('a: [b\nc: d\n'), [{ a: ['b'], c: 'd' }, '0 mended: unexpected end of the stream within a flow collection']);
    assert.deepEqual(read('a: [b\n# c\n\nd: "e\n# f\n'), [{ a: ['b'], d: 'e' }, '0 mended: deficient indentation', '3 mended: deficient indentation']);
    assert.deepEqual(read('a: [b,\n  c\nd: {e: f\ng: h\n'), [{ a: ['b', 'c'], d: { e: 'f' }, g: 'h' }, '1 mended: unexpected end of the stream within a flow collection', '2 mended: unexpected end of the stream within a flow collection']);
  });

  it('accepts lists that continue or end at column 0', () => {
    assert.deepEqual(read('a: [\n  b\n]\nc: {\n  d: e\n}\n'), [{ a: ['b'], c: { d: 'e' } }]);
    assert.deepEqual(read('a: [\nb,\nc\n]\nd: e\n'), [{ a: ['b', 'c'], d: 'e' }, '1 mended: deficient indentation']);
  });

  it('keeps Go templates as texts', () => {
    assert.deepEqual(read('a: {{ .B }}\nc: {{< d "e\'s" >}}\nf: "{{ g }}"\nh: i {{ j }}\n'), [{ a: '{{ .B }}', c: '{{< d "e\'s" >}}', f: '{{ g }}', h: 'i {{ j }}' }]);
    assert.deepEqual(read('a:\n  b: {{ .C }}\n  d: e\n'), [{ a: { b: '{{ .C }}', d: 'e' } }, '1 mended: a list or mapping cannot be a key']);
  });

  it('drops a stray line and what is indented under it', () => {
    assert.deepEqual(read('a: b\nstray line\n  more\nc:\n  - d\n stray\n  - e\n'), [{ a: 'b', c: ['d', 'e'] }, '1 stray: can not read a block mapping entry; a multiline key may not be an implicit key', `5 stray: ${badMapping}`]);
    assert.deepEqual(read('  stray\na: b\n'), [{ a: 'b' }, '0 stray: end of the stream or a document separator is expected']);
    assert.deepEqual(read('a: b\nc # d: e\n'), [{ a: 'b' }, "1 stray: expected ':' after a mapping key"]);
    assert.deepEqual(read('{{ a }}'), [null, '0 stray: a list or mapping cannot be a key']);
  });

  it('drops an unreadable value and keeps the others down to the given level', () => {
    const text = 'a:\n  b:\n    - c: d\n      - e\n    - f\n  g: h\n';
    assert.deepEqual(read(text, 1), [null, '3 lost: bad indentation of a sequence entry']);
    assert.deepEqual(read(text, 2), [{ a: { g: 'h' } }, '3 lost: bad indentation of a sequence entry']);
    assert.deepEqual(read(text, 3), [{ a: { b: [{ c: 'd' }, 'f'], g: 'h' } }, '3 lost: bad indentation of a sequence entry']);
  });

  it('drops only the broken lines of a value and the broken field of an item', () => {
    assert.deepEqual(read('a: b\n   c: d\n   e: f\ng: h\n- i\nj:\n- k\n', 1), [{ a: 'b', g: 'h', j: ['k'] }, `1 lost: ${badMapping}`, `4 stray: ${badMapping}`]);
    assert.deepEqual(read('a:\n  - b: c\n     d: e\n    f: g\n  - h\n'), [{ a: [{ b: 'c', f: 'g' }, 'h'] }, `2 lost: ${badMapping}`]);
  });

  it('keeps repeated keys', () => {
    const { root, problems } = readYamlTree('a: 1\nb: 2\na: 3\n', 1);
    assert.deepEqual(root.type === 'mapping' && root.fields.map(({ key, line }) => [key, line]), [['a', 0], ['b', 1], ['a', 2]]);
    assert.deepEqual(problems, []);
  });

  it('resolves aliases of anchors above a mistake', () => {
    assert.deepEqual(read('a: &a [x]\nb: c: d\ne: *a\nf: *g\n'), [{ a: ['x'], b: 'c: d', e: ['x'], f: '*g' }, `1 mended: ${badMapping}`, '3 mended: unidentified alias "g"']);
  });

  it('counts lines with any line end and skips a byte order mark', () => {
    for (const end of ['\n', '\r\n', '\r']) {
      assert.deepEqual(read(['\ufeffa: |', '  b', '', '  c', 'd: e: f', 'g:', '- h', ''].join(end)), [{ a: 'b\n\nc\n', d: 'e: f', g: ['h'] }, `4 mended: ${badMapping}`]);
    }
  });

  it('accepts document markers', () => {
    assert.deepEqual(read('%YAML 1.2\n---\n# c\na: b: c\n...\n'), [{ a: 'b: c' }, `3 mended: ${badMapping}`]);
  });

  it('limits the number of problems', () => {
    const { root, problems } = readYamlTree('a: b: c\n'.repeat(1000), 1);
    assert.deepEqual([root.type === 'mapping' && root.fields.length, problems.length, problems[500]], [500, 501, { kind: 'lost', line: 500, reason: 'too many errors above' }]);
  });
});
