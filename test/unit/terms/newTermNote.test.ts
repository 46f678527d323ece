import assert from 'node:assert/strict';
import { readNote } from '../../../src/core/notes/note';
import { aliasesOfNewTerm, commonestFolder, entriesNamed, newTermFileName, newTermNote, wordAround } from '../../../src/core/terms/newTermNote';
import { termKinds, type Term, type TermText } from '../../../src/core/terms/term';
import { readTermNote, readTermText } from '../../../src/core/terms/termNote';
import { languages, type Language } from '../../../src/core/text/language';
import { displayText } from '../../../src/core/text/strings';
import { contractGlossary } from './glossaries';

function read(text: string): { term: Term; language: Language; problems: readonly string[]; texts: TermText } {
  const file = { uri: 'file:///n/new.md', fileName: 'new.md', text };
  const note = readNote(file);
  const termNote = readTermNote({ ...file, frontMatter: note.frontMatter, language: note.language, origin: 'workspace' });
  assert.ok(termNote);
  return {
    term: termNote.term,
    language: note.language,
    problems: [...note.problems, ...termNote.problems].map(({ message }) => message),
    texts: readTermText(text, note.frontMatter.bodyOffset),
  };
}

const oddNames = [
  'Blast radius',
  'Foo: bar',
  'a:b',
  '#x',
  'a #b',
  'C#',
  '- x',
  '-x',
  '? x',
  '"quoted"',
  "it's",
  "'single'",
  '“curly”',
  'back\\slash',
  'back`tick',
  'yes',
  'No',
  'true',
  'null',
  '~',
  '404',
  '1.20',
  '0x1F',
  '1e3',
  '.inf',
  'NaN',
  '2024-03-19',
  '[list]',
  '{map}',
  'a, b',
  'a]',
  '*anchor',
  '&alias',
  '!tag',
  '|',
  '>',
  '%',
  '@x',
  '{{ .Values.name }}',
  '---',
  '...',
  '+++',
  '<b>bold</b>',
  '[x](y)',
  '_under_',
  'istio.io/use-waypoint',
  'key: [value',
  '爆炸半径',
  'API 网关：入口',
  'Ｆｕｌｌ：ｗｉｄｔｈ',
  'naïve',
  '🎉 party',
  '\u{10ffff}',
  'a\u00a0b',
  '__proto__',
  'constructor',
  '(parentheses)',
  'trailing-',
  'x'.repeat(300),
];

describe('The note of a new term', () => {
  for (const language of languages) {
    for (const name of oddNames) {
      it(`keeps the name ${JSON.stringify(name).slice(0, 40)} (${language})`, () => {
        const expected = displayText(name);
        const { text } = newTermNote({ name: expected, aliases: [expected, `${expected}, too`], language });
        const { term, problems, texts } = read(text);
        assert.equal(term.name, expected);
        assert.deepEqual(term.aliases, [expected, `${expected}, too`]);
        assert.equal(term.kind, 'concept');
        assert.deepEqual(problems, []);
        assert.equal(texts.facts.length, 1);
        assert.equal(texts.page, '');
        assert.notEqual(texts.summary, '');
      });
    }
  }

  it('has an English template', () => {
    const note = newTermNote({ name: 'Blast radius', aliases: ['blast radius'], language: 'en' });
    assert.equal(
      note.text,
      [
        '---',
        'term: Blast radius',
        'kind: concept # protocol, component, project, resource, field, concept, pattern, organisation',
        'aliases: [blast radius]',
        '---',
        'Describe Blast radius in one to three sentences. This paragraph is shown on hover.',
        '',
        '- List facts here: a number, a version, a limit or a consequence',
        '',
      ].join('\n'),
    );
    assert.deepEqual(
      note.blanks.map(({ start, end, choices }) => [note.text.slice(start, end), choices]),
      [
        ['Describe Blast radius in one to three sentences. This paragraph is shown on hover.', undefined],
        ['List facts here: a number, a version, a limit or a consequence', undefined],
        ['concept', termKinds],
      ],
    );
    assert.equal(read(note.text).language, 'en');
  });

  it('has a Chinese template', () => {
    assert.equal(
      newTermNote({ name: '爆炸半径', aliases: [], language: 'zh-cn' }).text,
      [
        '---',
        'term: 爆炸半径',
        'kind: concept # protocol, component, project, resource, field, concept, pattern, organisation',
        'aliases: []',
        '---',
        '用一到三句话说明爆炸半径是什么。悬停时会显示这一段。',
        '',
        '- 在此列出要点：数字、版本、限制或影响',
        '',
      ].join('\n'),
    );
    const mixed = newTermNote({ name: 'SLO', aliases: [], language: 'zh-cn' }).text;
    assert.match(mixed, /说明 SLO 是什么/);
    assert.equal(read(mixed).language, 'zh-cn');
  });
});

describe('The file of a new term', () => {
  it('is named by the term, and by a number where that is taken', () => {
    assert.equal(newTermFileName('Blast radius', () => false), 'blast-radius.md');
    assert.equal(newTermFileName('Blast radius', (name) => name === 'blast-radius.md'), 'blast-radius-2.md');
    assert.equal(newTermFileName('Blast radius', (name) => ['blast-radius.md', 'blast-radius-2.md'].includes(name)), 'blast-radius-3.md');
    assert.equal(newTermFileName('爆炸半径', () => false), '爆炸半径.md');
    assert.equal(newTermFileName('#!?', () => false), 'term.md');
    assert.equal(newTermFileName('../../etc', () => false), 'etc.md');
  });

  it('goes where most of the others are', () => {
    assert.equal(commonestFolder([]), undefined);
    assert.equal(commonestFolder(['file:///w/a/x.md', 'file:///w/terms/y.md', 'file:///w/terms/z.md']), 'file:///w/terms');
    assert.equal(commonestFolder(['file:///w/b/x.md', 'file:///w/a/y.md']), 'file:///w/a');
  });
});

describe('The name of a new term', () => {
  for (const [marked, expected] of [
    ['the blast‸ radius', 'blast'],
    ['the ‸blast radius', 'blast'],
    ['a kube-‸proxy, then', 'kube-proxy'],
    ['ends with node.js‸.', 'node.js'],
    ['an ext_proc‸', 'ext_proc'],
    ['- ‸- x', ''],
    ['使用了爆炸‸半径', ''],
    ['使用‸SLO的', 'SLO'],
    ['‸', ''],
  ] as const) {
    it(`is proposed as “${expected}” in ${marked}`, () => {
      assert.equal(wordAround(marked.replace('‸', ''), marked.indexOf('‸')), expected);
    });
  }

  it('brings what was selected as an alias, and its lower case where it has several words', () => {
    assert.deepEqual(aliasesOfNewTerm('Service level objective', 'SLO'), ['SLO', 'service level objective']);
    assert.deepEqual(aliasesOfNewTerm('Error budget', 'error budget'), ['error budget']);
    assert.deepEqual(aliasesOfNewTerm('error budget', 'error budget'), []);
    assert.deepEqual(aliasesOfNewTerm('Spin', ''), []);
    assert.deepEqual(aliasesOfNewTerm('Envoy Gateway', ''), []);
  });

  it('is known by names and aliases as they match, misspellings left out', () => {
    const ids = (name: string): string[] => entriesNamed(contractGlossary, name).map(({ id }) => id);
    assert.deepEqual(ids('HBONE'), ['hbone']);
    assert.deepEqual(ids('Service Mesh'), ['service-mesh']);
    assert.deepEqual(ids('服务网格'), ['service-mesh']);
    assert.deepEqual(ids('Gateway'), ['gateway', 'istio-gateway']);
    assert.deepEqual(ids('gateway'), []);
    assert.deepEqual(ids('tab'), []);
    assert.deepEqual(ids('TAB'), ['cncf-tab']);
    assert.deepEqual(ids('Amibent'), []);
    assert.deepEqual(ids('Blast radius'), []);
  });
});
