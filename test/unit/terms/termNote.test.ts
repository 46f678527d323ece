import assert from 'node:assert/strict';
import { readFrontMatter } from '../../../src/core/notes/frontMatter';
import { readTermNote, readTermText, titleLineOf } from '../../../src/core/terms/termNote';
import { argumentText } from '../messageOf';

function read(text: string) {
  return readTermNote({ uri: 'file:///notes/hbone.md', fileName: 'hbone.md', text, frontMatter: readFrontMatter(text), language: 'en', origin: 'workspace' });
}

function problems(text: string): [number, string, ...string[]][] {
  return (read(text)?.problems ?? []).map(({ range, message, args }) => [range.start.line, message, ...args.map(argumentText)]);
}

const whole = `---
term: HBONE
expansion: HTTP-Based Overlay Network Environment
kind: protocol
project: Istio
aliases: [hbone]
quiet: false
misspellings: [HBOEN]
apiVersion: v1
since: {state: stable, version: Istio 1.24, note: with ambient mode}
docs: https://example.org/hbone
related: [ztunnel]
sources: [https://example.org/a]
checked: 2026-08
---
A tunnel.
It is one.

- Fact one
  goes on.
- Fact two

## Why

Because.
`;

describe('A term note', () => {
  it('is read field by field', () => {
    assert.deepEqual(read(whole), {
      problems: [],
      term: {
        id: 'hbone',
        uri: 'file:///notes/hbone.md',
        origin: 'workspace',
        language: 'en',
        line: 1,
        aliasesLine: 5,
        name: 'HBONE',
        expansion: 'HTTP-Based Overlay Network Environment',
        kind: 'protocol',
        project: 'Istio',
        aliases: ['hbone'],
        quiet: false,
        ambiguous: [],
        except: [],
        general: false,
        misspellings: ['HBOEN'],
        apiVersion: 'v1',
        since: { state: 'stable', version: 'Istio 1.24', note: 'with ambient mode' },
        docs: 'https://example.org/hbone',
        related: ['ztunnel'],
        sources: ['https://example.org/a'],
        checked: '2026-08',
      },
    });
  });

  it('has one name, the first of several', () => {
    const text = '---\ndocs: https://example.org\nterm: [Error budget, 错误预算]\naliases: [budget]\n---\nWhat may fail.\n';
    assert.equal(read(text)?.term.name, 'Error budget');
    assert.deepEqual(read(text)?.term.aliases, ['budget']);
    assert.deepEqual(problems(text), [[2, 'A term has one name. {0} is used; move the others to {1}.', 'Error budget', 'aliases']]);
    for (const term of ['[Error budget]', '[Error budget, ""]', '"Error budget, and more"']) {
      assert.deepEqual(problems(`---\nterm: ${term}\n---\nWhat may fail.\n`), [], term);
    }
  });

  it('needs a name', () => {
    assert.equal(read('---\nkind: protocol\n---\nText.'), undefined);
    assert.equal(read('Text.'), undefined);
  });

  it('has names fit to be shown, of which zero-width characters and those that turn the writing direction are no part', () => {
    const note = read('---\nterm: "HB\\u200bO\\u202eNE\\u2066"\nexpansion: "a\\nb\\0"\nproject: "Is\\u00adtio"\naliases: ["\\u200bhbone\\u2060", "\\u200b", "👩\\u200d💻"]\nsince: {version: "1\\u202d2", note: "\\u0007x"}\n---\nText.')?.term;
    assert.deepEqual([note?.name, note?.expansion, note?.project, note?.aliases, note?.since], ['HBONE', 'a b\ufffd', 'Istio', ['hbone', '👩\u200d💻'], { version: '12', note: 'x' }]);
    assert.equal(read('---\nterm: "\\u200b\\u202e"\n---\nText.'), undefined);
  });

  it('called index has the name of its folder, decoded, as its id', () => {
    const of = (uri: string) => readTermNote({ uri, fileName: 'index.md', text: whole, frontMatter: readFrontMatter(whole), language: 'en', origin: 'workspace' })?.term.id;
    assert.equal(of('file:///notes/%E6%9C%8D%E5%8A%A1%20%23%25/index.md'), '服务 #%');
    assert.equal(of('file:///notes/100%/index.md?a/b'), '100%');
  });

  it('is a concept where it says no kind', () => {
    assert.equal(read('---\nterm: A\n---\nText.')?.term.kind, 'concept');
  });

  it('reports each field of a wrong type at its line and keeps the rest', () => {
    const text = '---\nterm: A\nkind: thing\naliases: {a: b}\nquiet: sometimes\nsince: [1]\nproject: [x, y]\ndocs: https://example.org\n---\nText.';
    assert.deepEqual(problems(text).map(([line, , ...args]) => [line, args[0]]), [
      [2, 'kind'],
      [5, 'since'],
      [3, 'aliases'],
      [4, 'quiet'],
      [6, 'project'],
    ]);
    assert.equal(read(text)?.term.docs, 'https://example.org');
  });

  it('may be related to a term that is related to it, not to itself', () => {
    const text = '---\nterm: HBONE\nrelated: [ztunnel, hbone]\n---\nText.';
    assert.deepEqual(problems(text), [[2, 'The term {0} lists itself as a related term.', 'HBONE']]);
    assert.deepEqual(read(text)?.term.related, ['ztunnel']);
  });

  it('reports an invalid state', () => {
    assert.deepEqual(problems('---\nterm: A\nsince: {state: ready, version: "1"}\n---\nText.').map(([line]) => line), [2]);
  });

  it('takes its keys in any case', () => {
    const { term } = read('---\nTerm: A\nKind: protocol\nQuiet: true\nDocs: https://example.org\n---\nText.') ?? {};
    assert.deepEqual([term?.kind, term?.quiet, term?.docs], ['protocol', true, 'https://example.org']);
  });

  it('has its folder’s name as its id where it is a page bundle', () => {
    const text = '---\nterm: A\n---\nText.';
    const note = readTermNote({ uri: 'file:///terms/foo/index.md', fileName: 'index.md', text, frontMatter: readFrontMatter(text), language: 'en', origin: 'workspace' });
    assert.equal(note?.term.id, 'foo');
  });

  it('takes a version alone', () => {
    assert.deepEqual(read('---\nterm: A\nsince: Istio 1.24\n---\nText.')?.term.since, { version: 'Istio 1.24' });
  });

  it('reports a missing summary at the term', () => {
    assert.deepEqual(problems('---\nkind: concept\nterm: A\n---\n\n- only a list'), [
      [2, 'The term {0} has no summary. Add a paragraph below the front matter: it is shown on hover.', 'A'],
    ]);
  });
});

describe('The text of a term note', () => {
  const textOf = (text: string) => readTermText(text, readFrontMatter(text).bodyOffset);

  it('has a summary, facts and a page', () => {
    assert.deepEqual(textOf(whole), { summary: 'A tunnel. It is one.', facts: ['Fact one goes on.', 'Fact two'], page: '## Why\n\nBecause.' });
  });

  it('may begin with its own title', () => {
    assert.deepEqual(textOf('---\nterm: A\n---\n# A\n\nSummary.\n\nMore.'), { summary: 'Summary.', facts: [], page: 'More.' });
  });

  it('joins Chinese lines without a space', () => {
    assert.equal(textOf('---\nterm: A\n---\n第一行，\n第二行 and\nmore').summary, '第一行，第二行 and more');
  });

  it('takes items with blank lines between them as one list', () => {
    assert.deepEqual(textOf('---\nterm: A\n---\nS.\n\n* a\n\n* b\n\nText'), { summary: 'S.', facts: ['a', 'b'], page: 'Text' });
  });

  it('copes with every kind of line end, and with nothing', () => {
    assert.deepEqual(textOf('---\r\nterm: A\r\n---\r\nS.\r\n\r\n- a\r\n'), { summary: 'S.', facts: ['a'], page: '' });
    assert.deepEqual(textOf('---\nterm: A\n---'), { summary: '', facts: [], page: '' });
  });
});

describe('The line of a term note’s title', () => {
  for (const [text, line] of [
    ['---\nkind: concept\nterm: A\n---\n\n# A\n\nText.\n', 5],
    ['---\nkind: concept\nterm: A\n---\nText.\n\n## More\n\n# Last\n', 8],
    ['---\nkind: concept\nterm: A\n---\n\nText.\n\n## More\n', 2],
    ['+++\nterm = "A"\n+++\n\n```\n# no heading\n```\n', 1],
    ['---\r\nterm: A\r\n---\r\n\r\nA\r\n===\r\n', 4],
    ['---\nterm:\n---\n# A\n', undefined],
    ['---\ntitle: A\n---\n# A\n', undefined],
    ['# term: A\n', undefined],
  ] as const) {
    it(`${JSON.stringify(text)} → ${String(line)}`, () => {
      assert.equal(titleLineOf(text), line);
    });
  }
});
