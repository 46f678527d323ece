import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Library } from '../../../src/core/library/library';
import { allTopics } from '../../../src/core/notes/topics';
import { holdsFor } from '../runs';
import { term } from '../terms/glossaries';

const uri = 'file:///n/a.md';

function libraryWith(text: string): Library {
  const library = new Library();
  library.setBuiltinTerms(['mesh', 'node', 'pod', 'grid'].map((id) => term(id, { aliases: id === 'grid' ? ['服务网格'] : [] })));
  library.put({ uri, fileName: 'a.md', text, origin: 'workspace', inNotesFolder: true });
  library.count(uri, text);
  return library;
}

function total(library: Library, id: string): number | undefined {
  const [entry] = library.glossary.withId(id);
  return entry && library.mentionCount(entry)?.mentions;
}

describe('The mentions counted in a generated note', () => {
  const words = fc.constantFrom('mesh ', 'Node ', 'pod, ', '服务网格', 'grid\n', '`pod` ', '[mesh](mesh.md) ', '\n\n## A\n\n', '\n\n## mesh\n\n', '\n\n### B\n\n', '\n\n```yaml\nname: mesh\n```\n', '<!-- node -->\n', 'text ', '\r\n');
  const text = fc.array(words, { maxLength: 40 }).map((parts) => parts.join(''));

  holdsFor('are those found in it, each in its topic', text, (source) => {
    const library = libraryWith(source);
    const found = library.matcher.find(source, 'markdown').map(({ start, candidates }) => ({ id: candidates[0]?.id ?? '', line: source.slice(0, start).split(/\r\n?|\n/).length - 1 }));
    const topics = allTopics(library.note(uri)?.topics ?? []);
    const topicOf = (line: number): string | undefined => topics.findLast((topic) => topic.line <= line)?.slug;
    for (const id of ['mesh', 'node', 'pod', 'grid']) {
      const places = found.filter((each) => each.id === id);
      assert.equal(total(library, id), places.length, id);
      const [entry] = library.glossary.withId(id);
      const slugs = entry && library.topicsWith(entry).flatMap((each) => each.topics.map(({ slug }) => slug));
      assert.deepEqual(slugs, topics.map(({ slug }) => slug).filter((slug) => places.some(({ line }) => topicOf(line) === slug)), id);
    }
    assert.deepEqual(library.termsIn(uri).map(({ id }) => id), [...new Set(found.map(({ id }) => id))]);
  });
});

describe('The mentions counted in a large note', () => {
  it('of very many topics, and of one term very often', () => {
    const library = libraryWith(`${'mesh '.repeat(70_000)}\n\n${Array.from({ length: 40_000 }, (_, index) => `## ${String(index)}\n\n${index % 2 === 0 ? 'node' : 'pod pod'}\n\n`).join('')}`);
    assert.deepEqual(['mesh', 'node', 'pod', 'grid'].map((id) => total(library, id)), [70_000, 20_000, 40_000, 0]);
    assert.deepEqual(library.termsIn(uri, '39999').map(({ id }) => id), ['pod']);
    assert.deepEqual(library.termsIn(uri).map(({ id }) => id), ['mesh', 'node', 'pod']);
    const [pod] = library.glossary.withId('pod');
    assert.deepEqual(pod && library.topicsWith(pod).map(({ topics }) => [topics.length, topics.at(-1)?.slug]), [[20_000, '39999']]);
  });
});
