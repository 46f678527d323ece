import assert from 'node:assert/strict';
import { Library } from '../../src/core/library/library';
import { topicTree } from '../../src/core/library/topicTree';
import { Glossary } from '../../src/core/terms/glossary';
import { Matcher } from '../../src/core/terms/matcher';
import { readContextive } from '../../src/core/terms/contextive';
import { term } from './terms/glossaries';

const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'];

function put(library: Library, path: string, text: string): boolean {
  return library.put({ uri: `file:///notes/${path}`, fileName: path.slice(path.lastIndexOf('/') + 1), text, origin: 'workspace', inNotesFolder: true });
}

describe('Names that objects have anyhow', () => {
  it('are terms, tags, projects and files like any other', () => {
    const library = new Library();
    library.batch(() => {
      for (const name of names) {
        put(library, `${name}.md`, `---\nterm: ${name}\nproject: ${name}\nkind: ${name}\n__proto__: {polluted: true}\n---\nWhat ${name} is.\n`);
        put(library, `note ${name}.md`, `---\ntitle: ${name}\ntags: [${name}]\nconstructor: {prototype: {polluted: true}}\n---\n## About\n\n- Project: \`${name}\`\n- ${name}: x\n`);
      }
    });
    assert.deepEqual(library.glossary.entries.map(({ id }) => id), [...names].sort());
    assert.deepEqual(library.glossary.entries.map(({ kind }) => kind), names.map(() => 'concept'));
    assert.deepEqual(library.otherNotes().map(({ title }) => title).sort(), [...names].sort());
    for (const name of names) {
      assert.deepEqual(library.matcher.find(`the ${name} here`, 'markdown').map(({ start, end, candidates }) => [start, end, candidates.map(({ id }) => id)]), [[4, 4 + name.length, [name]]]);
    }
    for (const grouping of ['tag', 'project'] as const) {
      const labels = topicTree(library, { grouping, order: 'name', filter: '', language: 'en' }).map((node) => ('label' in node ? node.label : ''));
      for (const name of names) {
        assert.ok(labels.includes(name), `${grouping}: ${labels.join(', ')}`);
      }
    }
    assert.equal(({} as { polluted?: boolean }).polluted, undefined);
  });

  it('are keys of a glossary like any other', () => {
    const { terms } = readContextive('file:///a.glossary.yml', `contexts:\n${names.map((name) => `  - name: ${name}\n    ${name}: {polluted: true}\n    terms:\n      - name: ${name}\n        meta: {${name}: x}\n`).join('')}`);
    assert.deepEqual(terms.map(({ term: { name, project }, text: { facts } }) => [name, project, facts]), names.map((name) => [name, name, [`${name} x`]]));
    assert.equal(({} as { polluted?: boolean }).polluted, undefined);
  });

  it('are found in YAML as keys and kinds', () => {
    const matcher = new Matcher(new Glossary(names.map((name) => term(name, { kind: 'field' }))));
    for (const name of names) {
      assert.equal(matcher.find(`${name}:\n  ${name}: {kind: x}\nkind: ${name}\n`, 'yaml').length, 2);
    }
  });
});

describe('A note that cannot be read well', () => {
  it('leaves the others as they are', () => {
    const deep = '> '.repeat(10_000) + '- '.repeat(10_000);
    const bombs = `a: &a [x, x]\n${Array.from({ length: 30 }, (_, index) => `${String.fromCharCode(98 + (index % 24))}${String(index)}: &n${String(index)} [*${index === 0 ? 'a' : `n${String(index - 1)}`}, *${index === 0 ? 'a' : `n${String(index - 1)}`}]`).join('\n')}`;
    const library = new Library();
    library.batch(() => {
      put(library, 'good.md', '---\ntitle: KubeCon EU 2024\n---\n## Mesh\n');
      put(library, 'deep.md', `${deep}# a\n`);
      put(library, 'flow.md', `---\ntitle: T\na: ${'['.repeat(10_000)}\n---\n## B\n`);
      put(library, 'bomb.md', `---\ntitle: Bomb\n${bombs}\n---\n## C\n`);
      put(library, 'nul.md', '\0\0# D\n\ud800');
      put(library, 'own.md', '---\nterm: mesh\n---\nWhat it is.\n');
    });
    assert.deepEqual(library.conferences().map(({ conference, notes }) => [conference.id, notes.length]), [['kubecon-eu-2024', 1]]);
    assert.deepEqual(library.otherNotes().map(({ title, topics }) => [title, topics.map((topic) => topic.title)]).sort(), [['Bomb', ['C']], ['T', ['B']], ['deep', []], ['nul', []]]);
    assert.deepEqual(library.glossary.entries.map(({ id }) => id), ['own']);
    assert.deepEqual(library.problems('file:///notes/flow.md').map(({ range }) => range.start.line), [2]);
  });
});
