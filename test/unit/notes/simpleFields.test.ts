import assert from 'node:assert/strict';

import type { Fields } from '../../../src/core/notes/frontMatter';
import { readSimpleToml, readSimpleYaml } from '../../../src/core/notes/simpleFields';

function plain({ entries, mistakes }: Fields): unknown {
  return JSON.parse(JSON.stringify({ entries, mistakes })) as unknown;
}

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
});
