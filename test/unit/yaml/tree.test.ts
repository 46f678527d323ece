import assert from 'node:assert/strict';
import { parseYaml, sizeOf, type YamlNode } from '../../../src/core/yaml/tree';

/** A node as JSON would have it, with the lines on which its keys and texts stand. */
function shown(node: YamlNode): unknown {
  switch (node.type) {
    case 'text':
      return `${node.text}@${String(node.line)}`;
    case 'list':
      return node.items.map(shown);
    case 'mapping':
      return Object.fromEntries(node.fields.map(({ key, line, value }) => [`${key}@${String(line)}`, shown(value)]));
    case 'alias':
      return [`*@${String(node.line)}`, shown(node.of)];
    case 'nothing':
      return null;
  }
}

describe('The tree of a YAML text', () => {
  it('has the line of each value', () => {
    const { root, error } = parseYaml('# c\na: 1\nb:\n  - "2"\n  - c: >\n      d\n      e\n    f:\ng: {h: [i,\n  j]}\n');
    assert.deepEqual(shown(root), { 'a@1': '1@1', 'b@2': ['2@3', { 'c@4': 'd e\n@5', 'f@7': null }], 'g@8': { 'h@8': ['i@8', 'j@9'] } });
    assert.equal(error, undefined);
    assert.deepEqual(shown(parseYaml('b: c\nd: e\n', 7).root), { 'b@7': 'c@7', 'd@8': 'e@8' });
  });

  it('distinguishes plain from quoted texts', () => {
    const { root } = parseYaml('[a, "b", \'c\', !!str d, ! e, !!int "1"]');
    assert.deepEqual(root.type === 'list' && root.items.map((item) => item.type === 'text' && item.isPlain), [true, false, false, false, false, true]);
  });

  it('represents aliases as nodes and counts their targets', () => {
    const anchors = new Map<string, YamlNode>();
    const { root } = parseYaml('a: &a [x, x]\nb: [*a, *a]\nt: &t y\nu: *t\n', 0, anchors);
    assert.deepEqual(shown(root), { 'a@0': ['x@0', 'x@0'], 'b@1': [['*@1', ['x@0', 'x@0']], ['*@1', ['x@0', 'x@0']]], 't@2': 'y@2', 'u@3': 'y@3' });
    assert.equal(sizeOf(root), 1 + (1 + 3) + (1 + 7) + 2 + 2);
    assert.deepEqual(shown(parseYaml('c: *t', 9, anchors).root), { 'c@9': 'y@9' });
  });

  it('reports errors with their lines', () => {
    const mistakes: [string, string, number][] = [
      ['a: 1\nb: *x\n', 'unidentified alias "x"', 1],
      ['a: &x [*x]\n', 'unidentified alias "x"', 0],
      ['a: 1\nb: !when 2\n', 'unknown tag !when', 1],
      ['a: !!set\n  {b}\n', 'unknown tag !!set', 0],
      ['a: 1\n? [b]\n: 2\n', 'a list or mapping cannot be a key', 1],
      ['a: &x {b: 1}\n*x : 2\n', 'a list or mapping cannot be a key', 1],
      ['a: b\n\0', 'null byte is not allowed in input', 1],
      [`a:\n  ${'['.repeat(200)}`, 'nesting exceeded maxDepth (100)', 1],
    ];
    for (const [source, reason, line] of mistakes) {
      assert.deepEqual(parseYaml(source, 3).error, { line: line + 3, reason }, source);
    }
  });
});
