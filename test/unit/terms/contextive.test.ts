import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { isContextiveFile, readContextive } from '../../../src/core/terms/contextive';
import { messageOf } from '../messageOf';

const head = 'contexts:\n  - name: Desk\n    terms:\n';

function terms(text: string): unknown[][] {
  return readContextive('file:///a.glossary.yml', text).terms.map(({ term, text: { summary, facts } }) => [term.line, term.name, ...term.aliases, summary, ...facts]);
}

function names(text: string): string[] {
  return readContextive('file:///a.glossary.yml', text).terms.map(({ term }) => term.name);
}

function problems(text: string): string[] {
  return readContextive('file:///a.glossary.yml', text).problems.map(
    (problem) => `${String(problem.range.start.line)} ${problem.severity} ${messageOf(problem)}`,
  );
}

function fixture(name: string): string {
  return readFileSync(`test/fixtures/glossaries/${name}`, 'utf8');
}

const termKeys = 'Use one of: name, definition, examples, aliases, meta.';

describe('A glossary in Contextive’s format', () => {
  it('is recognized by its file name', () => {
    assert.deepEqual(['a.glossary.yml', 'b.glossary.yaml', 'C.Glossary.YML', '.glossary.yml'].map(isContextiveFile), [true, true, true, true]);
    assert.deepEqual(['glossary.yml', 'a-glossary.yml', 'a.glossary.yml.md', 'a.glossary.json'].map(isContextiveFile), [false, false, false, false]);
  });

  it('gives each term its definition, meta and examples', () => {
    assert.deepEqual(terms(fixture('cargo.glossary.yml')), [
      [7, 'Itinerary', 'itinerary', 'routing plan', 'unit', 'The legs that take a shipment from its origin to where it is due.', '🌐 Ref: [How it is made](https://example.org/itinerary)', '✅ Agreed', '“The desk promised an itinerary with two legs.”', '“Her **itinerary** ends in Hamburg.”'],
      [22, 'Transshipment', 'transshipment', 'Moving a shipment from one vessel to another on its way.'],
      [24, 'Cut-off Time', 'cut-off time', ''],
      [25, '舱位', 'slot booking', '船上留给一批货物的位置。'],
      [30, 'Demurrage', 'demurrage', 'What is due when a shipment stays in the port longer than agreed. [Click](command:workbench.action.quit)'],
      [32, 'Itinerary', 'itinerary', 'The list of charges, in the order of the journey.'],
    ]);
    assert.deepEqual(problems(fixture('cargo.glossary.yml')), []);
    const [first, , , , , last] = readContextive('file:///a.glossary.yml', fixture('cargo.glossary.yml')).terms;
    assert.deepEqual(first && [first.term.project, first.term.aliasesLine, first.term.glossary, first.text.page], ['Booking', 16, 'file:///a.glossary.yml#0', 'It is made anew when a leg is missed.']);
    assert.deepEqual(last && [last.term.project, last.term.id, last.term.glossary], ['Invoicing', 'itinerary', 'file:///a.glossary.yml#1']);
  });

  it('keeps what can be read of a broken file', () => {
    const text = fixture('broken.glossary.yml');
    assert.deepEqual(terms(text), [
      [3, 'Ballast', 'ballast', ''],
      [5, 'Bulkhead', 'bulkhead', 'Watertight: it keeps the sea out.'],
      [11, 'Bowsprit', 'bowsprit', 'The last one is read.'],
    ]);
    assert.deepEqual(problems(text), [
      '4 error Not valid YAML: bad indentation of a mapping entry',
      '6 error Not valid YAML: bad indentation of a mapping entry',
      '10 error Not valid YAML: deficient indentation',
      `7 warning Unknown key: exmaples. ${termKeys}`,
      '8 error A term needs a name.',
    ]);
  });

  it('survives wrong indentation and tabs', () => {
    assert.deepEqual(names(`${head}    - name: A\n   definition: x\n    - name: B\n`), ['A', 'B']);
    assert.deepEqual(problems(`${head}    - name: A\n   definition: x\n    - name: B\n`), ['4 error Not valid YAML: bad indentation of a sequence entry']);
    assert.deepEqual(names(`${head}    - name: A\n\t  definition: x\n    - name: B\n`), ['A', 'B']);
    assert.deepEqual(problems(`${head}    - name: A\n\t  definition: x\n`), ['4 error Not valid YAML: tab characters must not be used in indentation']);
    assert.deepEqual(names(`${head}    - name: A\n    - name: B\nrest: [\n`), ['A', 'B']);
  });

  it('reports each value of a wrong type, and keeps the others', () => {
    const text = `${head}    - A\n    - name: [1]\n    - name: B\n      definition: [x]\n      aliases: b\n      examples: [a, {b: c}]\n      meta: [x]\n      name: C\n    - name: 12\n      definition: null\n`;
    assert.deepEqual(terms(text), [[5, 'B', '', '“a”'], [11, '12', '']]);
    assert.deepEqual(problems(text), [
      '3 error Each item in terms must have fields such as name, definition.',
      '4 warning The field name must be a string.',
      '4 error A term needs a name.',
      '10 warning Duplicate key: name. The first one is used.',
      '6 warning The field definition must be a string.',
      '7 error The field aliases must be a list.',
      '9 warning The field meta must contain lines of the form key: value.',
      '8 warning The field examples must be a list of strings.',
    ]);
    assert.deepEqual(problems('contexts: {a: b}'), ['0 error The field contexts must be a list.']);
    assert.deepEqual(problems('contexts: [x]'), ['0 error Each item in contexts must have fields such as name, terms.']);
    assert.deepEqual(problems('hello'), ['0 error A glossary must contain a list named contexts.']);
    assert.deepEqual([problems(''), problems('# soon\n'), problems('contexts:\n')], [[], [], []]);
  });

  it('treats __proto__ as an ordinary key', () => {
    const text = `${head}    - name: constructor\n      __proto__: {a: b}\n      meta: {__proto__: x, toString: y}\n    - name: __proto__\n`;
    assert.deepEqual(terms(text), [[3, 'constructor', '', '__proto__ x', 'toString y'], [6, '__proto__', '']]);
    assert.deepEqual(problems(text), [`4 warning Unknown key: __proto__. ${termKeys}`]);
  });

  it('reads aliases of YAML as texts only, so that none multiplies', () => {
    const list = (name: string, of: string) => `${name}: &${name} [${Array.from({ length: 10 }, () => `*${of}`).join(', ')}]\n`;
    const bomb = `a: &a [x]\n${list('b', 'a')}${list('c', 'b')}${list('d', 'c')}contexts:\n  - *d\n  - terms: [*d, {name: &n Real, aliases: [*n, *d]}]\n`;
    assert.deepEqual(names(bomb), ['Real']);
    assert.equal(problems(bomb).length, 7);
    assert.deepEqual(names('contexts:\n  - terms: &t\n    - name: A\n  - terms: *t\n'), ['A']);
  });

  it('survives ten thousand levels, a text that is no YAML, and one that is too long', () => {
    for (const text of [`contexts: ${'['.repeat(10_000)}`, `contexts:\n${'- '.repeat(10_000)}`, `contexts: ${'{a: '.repeat(10_000)}`, '\0\u0001', '{{ .Values }}', '&a *a', '? [', '%YAML 9.9\n---\na']) {
      assert.ok(problems(text).length > 0, text.slice(0, 20));
      assert.deepEqual(names(text), []);
    }
    assert.deepEqual(names(`${head}    - name: A\n      definition: x\n      meta: ${'['.repeat(10_000)}\n    - name: B\n`), ['A', 'B']);
    assert.deepEqual(problems(' '.repeat(2_000_001)), ['0 error The glossary is too long to read.']);
  });

  it('keeps what stands above the mistakes that are too many to be mended', () => {
    const entries = (count: number, text: string): string => Array.from({ length: count }, (_, index) => `      - name: T${String(index)}\n        definition: ${text}\n`).join('');
    const { terms, problems } = readContextive('file:///a.glossary.yml', `contexts:\n  - name: A\n    terms:\n${entries(10_000, 'fine')}${entries(10_000, '[never closed')}`);
    assert.equal(terms.filter(({ text }) => text.summary === 'fine').length, 10_000);
    assert.deepEqual([problems.length, problems[0]?.range.start.line], [100, 3 + 2 * 10_000 + 1]);
  });

  it('counts lines alike whatever ends them', () => {
    const text = `\ufeff${head}    - name: A\n      definition: |\n        one\n        two\n\n        three\n    - name: B\n`;
    for (const end of ['\n', '\r\n', '\r']) {
      assert.deepEqual(terms(text.replaceAll('\n', end)), [[3, 'A', 'one two'], [9, 'B', '']]);
    }
  });

  it('names the imports that are not read', () => {
    assert.deepEqual(problems('imports:\n  - ../b.glossary.yml\n  - https://example.org/c.glossary.yml\n  - d.yml\n'), [
      '2 information The import https://example.org/c.glossary.yml is not read. Only *.glossary.yml files in the workspace are read.',
      '3 information The import d.yml is not read. Only *.glossary.yml files in the workspace are read.',
    ]);
  });

  it('reports no more mistakes than anyone reads', () => {
    assert.equal(problems(`${head}${'    - x\n'.repeat(500)}`).length, 100);
  });
});
