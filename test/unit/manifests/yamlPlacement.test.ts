import assert from 'node:assert/strict';
import { parseAllDocuments } from 'yaml';

import { placeManifest } from '../../../src/core/manifests/placement';
import { fragment, holdsInOrder, listFragment, manifest, placed, snippet, text } from './placing';

const yaml = (marked: string, what = manifest): string | undefined => placed('yaml', marked, what);

describe('placing a manifest in YAML', () => {
  const cases: [name: string, marked: string, expected: string][] = [
    ['fills an empty file', '¦', 'apiVersion: v1\nkind: New'],
    ['keeps the line break of an empty file', '¦\n', 'apiVersion: v1\nkind: New\n'],
    ['takes the cursor’s line of a blank file', '\n  ¦\n\n', '\napiVersion: v1\nkind: New\n\n'],
    ['goes below a comment that is all there is', '# a licence¦', '# a licence\napiVersion: v1\nkind: New'],
    ['goes to the blank line below the comments', '¦# a licence\n\n', '# a licence\n\napiVersion: v1\nkind: New\n'],
    ['fills an empty document between marks', 'a: 1\n---\n¦\n---\nb: 2\n', 'a: 1\n---\napiVersion: v1\nkind: New\n---\nb: 2\n'],
    ['fills an empty document without a line', 'a: 1\n---¦\n---\nb: 2\n', 'a: 1\n---\napiVersion: v1\nkind: New\n---\nb: 2\n'],
    ['fills a document with nothing but comments, at the cursor', '---\n# one\n¦\n# two\n---\nb: 2\n', '---\n# one\napiVersion: v1\nkind: New\n# two\n---\nb: 2\n'],
    ['fills it below the comments', '---\n# on¦e\n---\nb: 2\n', '---\n# one\napiVersion: v1\nkind: New\n---\nb: 2\n'],
    ['fills an empty document behind the last mark', 'a: 1\n---\n¦', 'a: 1\n---\napiVersion: v1\nkind: New\n'],
    ['fills it when the mark is the last line', 'a: 1\n---¦', 'a: 1\n---\napiVersion: v1\nkind: New'],
    ['fills it where the mark has a comment', '--- # first¦\n---\nb: 2\n', '--- # first\napiVersion: v1\nkind: New\n---\nb: 2\n'],
    ['fills the blank start of a file that opens with a mark', '¦\n---\nb: 2\n', 'apiVersion: v1\nkind: New\n---\nb: 2\n'],
    ['goes after the document, in column 0 whatever the cursor’s indentation', 'a:\n    b: 1¦\n', 'a:\n    b: 1\n---\napiVersion: v1\nkind: New\n'],
    ['goes after a document that ends without a line break', 'a: 1¦', 'a: 1\n---\napiVersion: v1\nkind: New'],
    ['takes a last line of white space', 'a:\n  b: 1\n  ¦', 'a:\n  b: 1\n---\napiVersion: v1\nkind: New'],
    ['goes between two documents with one mark on each side', 'a: ¦1\n---\nb: 2\n', 'a: 1\n---\napiVersion: v1\nkind: New\n---\nb: 2\n'],
    ['keeps blank lines where they are', 'a: ¦1\n\n---\n\nb: 2\n', 'a: 1\n\n---\napiVersion: v1\nkind: New\n---\n\nb: 2\n'],
    ['goes after the document that the cursor’s mark opens', 'a: 1\n-¦--\nb: 2\n', 'a: 1\n---\nb: 2\n---\napiVersion: v1\nkind: New\n'],
    ['takes what stands on a mark for content', '--- {a: 1}¦\n', '--- {a: 1}\n---\napiVersion: v1\nkind: New\n'],
    ['takes a comment after a mark for none', 'a: 1¦\n--- # second\nb: 2\n', 'a: 1\n---\napiVersion: v1\nkind: New\n--- # second\nb: 2\n'],
    ['goes before the end mark of its document', 'a: 1¦\n...\nb: 2\n', 'a: 1\n---\napiVersion: v1\nkind: New\n...\nb: 2\n'],
    ['counts the end mark to the document it ends', 'a: 1\n...¦\n', 'a: 1\n---\napiVersion: v1\nkind: New\n...\n'],
    ['marks itself where it follows an end mark', 'a: 1\n...\n¦', 'a: 1\n...\n---\napiVersion: v1\nkind: New\n'],
    ['leaves the directives of the next document with it', 'a: 1¦\n...\n%YAML 1.2\n---\nb: 2\n', 'a: 1\n---\napiVersion: v1\nkind: New\n...\n%YAML 1.2\n---\nb: 2\n'],
    ['goes after the document whose directives have the cursor', '%YAML 1.2¦\n---\na: 1\n', '%YAML 1.2\n---\na: 1\n---\napiVersion: v1\nkind: New\n'],
    ['fills an empty document below directives', '%YAML 1.2¦\n---\n', '%YAML 1.2\n---\napiVersion: v1\nkind: New\n'],
    ['goes after the document whose leading comments have the cursor', '¦# a licence\n\n---\na: 1\n', '# a licence\n\n---\na: 1\n---\napiVersion: v1\nkind: New\n'],
    ['takes no indented mark inside a block scalar for one', 'a: |\n  x¦\n  ---\n  y\n', 'a: |\n  x\n  ---\n  y\n---\napiVersion: v1\nkind: New\n'],
    ['takes no mark inside a quoted text for one', 'a: "x¦\n  --- y"\nb: --- z\n', 'a: "x\n  --- y"\nb: --- z\n---\napiVersion: v1\nkind: New\n'],
    ['takes no longer run of hyphens for a mark', '¦a: 1\n----\n', 'a: 1\n----\n---\napiVersion: v1\nkind: New\n'],
    ['leaves the blank lines of a kept block scalar', 'a: |+\n  x¦\n\n\n', 'a: |+\n  x\n\n\n---\napiVersion: v1\nkind: New\n'],
    ['goes into each document that has a cursor, once', '¦a: 1\nb¦: 2\n---\nc: ¦3\n---\nd: 4\n',
      'a: 1\nb: 2\n---\napiVersion: v1\nkind: New\n---\nc: 3\n---\napiVersion: v1\nkind: New\n---\nd: 4\n'],
    ['fills an empty document and follows a full one', '¦\n---\n  c: 3¦', 'apiVersion: v1\nkind: New\n---\n  c: 3\n---\napiVersion: v1\nkind: New'],
    ['takes the last line of selected lines', '«a: 1\n»---\nb: 2\n', 'a: 1\n---\napiVersion: v1\nkind: New\n---\nb: 2\n'],
    ['deletes no selection', 'a: «1»\n', 'a: 1\n---\napiVersion: v1\nkind: New\n'],
    ['keeps CRLF', 'a: 1¦\r\n---\r\nb: 2\r\n', 'a: 1\r\n---\r\napiVersion: v1\r\nkind: New\r\n---\r\nb: 2\r\n'],
    ['goes after a half-typed line', 'a: 1\nmeta¦\n', 'a: 1\nmeta\n---\napiVersion: v1\nkind: New\n'],
    ['goes after tabs, anchors and aliases', 'a: &x\n\tb: 1\nc: *x¦\n---\n<<: *x\n', 'a: &x\n\tb: 1\nc: *x\n---\napiVersion: v1\nkind: New\n---\n<<: *x\n'],
    ['goes after all of a template', '{{- if .Values.on }}\na: 1¦\n{{- end }}\n', '{{- if .Values.on }}\na: 1\n{{- end }}\n---\napiVersion: v1\nkind: New\n'],
  ];
  for (const [name, marked, expected] of cases) {
    it(name, () => assert.equal(yaml(marked), expected));
  }

  it('does the same in a Helm template', () => {
    assert.equal(placed('helm', 'a: {{ .Values.a¦ }}\n', manifest), 'a: {{ .Values.a }}\n---\napiVersion: v1\nkind: New\n');
  });

  it('adds no document marker', () => {
    assert.equal(yaml('a: 1¦\n---\nb: 2\n', snippet('---\nx: 1\n---\ny: 2\n---\n', 'manifest')), 'a: 1\n---\nx: 1\n---\ny: 2\n---\nb: 2\n');
  });

  it('has ranges that begin in column 0 unless the file ends without a line break', () => {
    const lines = ['a:', '  b: 1', '---', '  c: 2'];
    const at = (line: number) => ({ start: { line, character: 1 }, end: { line, character: 1 } });
    const place = placeManifest({ languageId: 'yaml', lineCount: 4, lineAt: (line) => lines[line] ?? '' }, [at(3), at(1)], manifest);
    const range = (line: number, character: number) => ({ start: { line, character }, end: { line, character } });
    assert.deepEqual(place, {
      kind: 'edit',
      insertions: [
        { range: range(2, 0), text: '---\napiVersion: v1\nkind: New\n' },
        { range: range(3, 6), text: '\n---\napiVersion: v1\nkind: New' },
      ],
    });
  });
});

describe('placing a fragment in YAML', () => {
  const inserted = (indentation: string): string => fragment.body.replace(/^/gm, indentation);
  const cases: [name: string, marked: string, expected: string][] = [
    ['takes a blank line, indented as it is', 'a:\n  b:\n    c: 1\n    ¦\nd: 1\n', `a:\n  b:\n    c: 1\n${inserted('    ')}\nd: 1\n`],
    ['takes a whole line of white space, wherever its cursor is', 'a: 1\n ¦   \n', `a: 1\n${inserted('    ')}\n`],
    ['takes an empty file', '¦', inserted('')],
    ['is never less indented than the children of an open key above', 'metadata:\n  labels:\n¦\nspec:\n', `metadata:\n  labels:\n${inserted('    ')}\nspec:\n`],
    ['is indented as the children below are', 'labels:\n¦\n      a: 1\n', `labels:\n${inserted('      ')}\n      a: 1\n`],
    ['may be indented more', 'labels:\n        ¦\n', `labels:\n${inserted('        ')}\n`],
    ['goes to several blank lines below an open key', 'metadata:\n  labels:\n¦\n# a\n¦\n    a: 1\n¦\nspec:\n', `metadata:\n  labels:\n${inserted('    ')}\n# a\n${inserted('    ')}\n    a: 1\n${inserted('')}\nspec:\n`],
    ['goes below an open key as its first children', 'metadata:\n  labels:¦\n    a: 1\n', `metadata:\n  labels:\n${inserted('    ')}\n    a: 1\n`],
    ['knows no open key by a colon in the middle', 'labels: &a: b &c¦\n', `labels: &a: b &c\n${inserted('')}\n`],
    ['knows an open key by its colon, comment, anchor and tag aside', 'labels: &l !!map # these¦\n', `labels: &l !!map # these\n${inserted('  ')}\n`],
    ['goes below a key of a list’s item', '- metadata:¦\n', `- metadata:\n${inserted('    ')}\n`],
    ['goes into a bare item', 'items:\n  -¦\n', `items:\n  -\n${inserted('    ')}\n`],
    ['goes below another line, indented as it is', 'labels:\n    a: 1¦\n    b: 2\n', `labels:\n    a: 1\n${inserted('    ')}\n    b: 2\n`],
    ['goes beside the key that opens a list’s item', 'items:\n  - name: a¦\n    value: b\n', `items:\n  - name: a\n${inserted('    ')}\n    value: b\n`],
    ['goes beside a scalar item', 'items:\n  - a:b¦\n  - c\n', `items:\n  - a:b\n${inserted('  ')}\n  - c\n`],
    ['goes below a block scalar that begins here', 'a: |¦\n  x\n\n  y\n\nb: 1\n', `a: |\n  x\n\n  y\n${inserted('')}\n\nb: 1\n`],
    ['goes below a text that goes on', 'a: x¦\n  y\nb: 1\n', `a: x\n  y\n${inserted('')}\nb: 1\n`],
    ['goes below a comment, indented as it is', '  # x:¦\n', `  # x:\n${inserted('  ')}\n`],
    ['goes below a document mark', '---¦\na: 1\n', `---\n${inserted('')}\na: 1\n`],
    ['goes behind a last line without a line break', 'labels:\n  a: 1¦', `labels:\n  a: 1\n${inserted('  ')}`],
    ['goes below an open key at the end of the file', 'labels:¦', `labels:\n${inserted('  ')}`],
    ['turns the tabs of a blank line into spaces', 'labels:\n\t\t¦\n', `labels:\n${inserted('    ')}\n`],
    ['keeps the tabs of a line that has them', '\tlabels:\n\t\ta: 1¦\n', `\tlabels:\n\t\ta: 1\n${inserted('\t\t')}\n`],
    ['goes to each line that has a cursor, once', 'a:¦\n  x: ¦1¦\nb:\n  ¦\n', `a:\n${inserted('  ')}\n  x: 1\n${inserted('  ')}\nb:\n${inserted('  ')}\n`],
    ['keeps CRLF', 'labels:¦\r\n  a: 1\r\n', `labels:\n${inserted('  ')}\n  a: 1\n`.replace(/\n/g, '\r\n')],
  ];
  for (const [name, marked, expected] of cases) {
    it(name, () => assert.equal(yaml(marked, fragment), expected));
  }

  it('puts list items beside items and, where the list stands so, as deep as its key', () => {
    assert.equal(yaml('items:\n- name: a¦\n', listFragment), 'items:\n- name: a\n- one\n- two\n');
    assert.equal(yaml('items:¦\n- a\n', listFragment), 'items:\n- one\n- two\n- a\n');
    assert.equal(yaml('items:¦\n', listFragment), 'items:\n  - one\n  - two\n');
  });

  it('does not indent blank lines', () => {
    assert.equal(yaml('a:¦\n', snippet('x: 1\n\ny: 2', 'fragment')), 'a:\n  x: 1\n\n  y: 2\n');
  });
});

describe('whatever the YAML document', () => {
  const pieces = ['a: 1', 'b:\n  - x\n  - y: 2', 'c: |\n  text\n  --- no mark\n\n  more', '# a comment', '', 'd: "two\n  lines"', 'e: |+\n  kept\n\n'];
  const joints = ['\n---\n', '\n---\n\n', '\n--- # with a comment\n', '\n\n---\n', '\n...\n---\n'];
  const ends = ['', '\n', '\n\n', '\n   '];

  /** The same numbers every time. */
  const numbers = (seed: number) => (limit: number) => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return seed % limit;
  };

  const contents = (source: string): unknown[] => {
    const documents = parseAllDocuments(source, { uniqueKeys: false });
    assert.ok(Array.isArray(documents));
    assert.deepEqual(documents.flatMap((document) => document.errors), [], source);
    return documents.map((document) => document.toJS() as unknown).filter((value) => value !== null);
  };

  it('a manifest adds one document, loses nothing and changes no other', () => {
    const next = numbers(7);
    for (let round = 0; round < 2000; round++) {
      const pick = (list: readonly string[]): string => list[next(list.length)] ?? '';
      let source = next(4) ? '' : '---\n';
      for (let count = next(4); count >= 0; count--) {
        source += Array.from({ length: next(3) }, (_, index) => pick(pieces).replace(/^(\w)/, `$1${index}`)).join('\n') + (count ? pick(joints) : pick(ends));
      }
      const lines = source.split('\n');
      const line = next(lines.length);
      const marked = lines.map((each, index) => (index === line ? `${each}¦` : each)).join('\n');
      const result = yaml(marked) ?? '';
      const [before, after] = [contents(source), contents(result)];
      const added = after.findIndex((value) => JSON.stringify(value) === '{"apiVersion":"v1","kind":"New"}');
      assert.ok(added >= 0, result);
      assert.deepEqual(after.toSpliced(added, 1), before, `${JSON.stringify(marked)} became ${JSON.stringify(result)}`);
      assert.ok(holdsInOrder(result.split('\n'), lines.filter((each) => each.trim())), `${JSON.stringify(marked)} became ${JSON.stringify(result)}`);
    }
  });

  it('it is placed in a file of 5 MB with a few looks at each line', () => {
    const many = text(...Array.from({ length: 100_000 }, (_, index) => `key${index}: "${'x'.repeat(40)}"`));
    const lines = many.split('\n');
    let looks = 0;
    const lineAt = (line: number): string => {
      looks++;
      return lines[line] ?? '';
    };
    const at = { line: 50_000, character: 0 };
    const result = placeManifest({ languageId: 'yaml', lineCount: lines.length, lineAt }, [{ start: at, end: at }], manifest);
    assert.equal(result.kind, 'edit');
    assert.ok(looks < lines.length * 5, `${looks} looks at ${lines.length} lines`);
  });

  it('looks at each line of a long document a few times, however many cursors are in it', () => {
    const lines = Array.from({ length: 5000 }, (_, index) => `key${index}: 1`);
    let looked = 0;
    const selections = lines.map((_, line) => ({ start: { line, character: 0 }, end: { line, character: 0 } }));
    const result = placeManifest({ languageId: 'yaml', lineCount: lines.length, lineAt: (line) => (looked++, lines[line] ?? '') }, selections, manifest);
    assert.deepEqual(result.kind === 'edit' && result.insertions.map(({ range }) => range.start.line), [4999]);
    assert.ok(looked < 10 * lines.length, String(looked));
  });
});
