import assert from 'node:assert/strict';
import { Random } from '../../../bench/random';
import { Library, type LibraryNote } from '../../../src/core/library/library';
import { topicTree, type TopicTreeOptions } from '../../../src/core/library/topicTree';
import { allTopics } from '../../../src/core/notes/topics';
import { MentionCounts } from '../../../src/core/library/mentionCounts';
import { term } from '../terms/glossaries';

const options: TopicTreeOptions = { grouping: 'conference', order: 'newest', filter: '', language: 'en' };
const series = ['KubeCon EU', 'KubeCon NA', 'IstioCon', 'ArgoCon'];

function put(library: Library, index: number, words: string): void {
  const uri = `file:///n/note-${String(index)}.md`;
  const text = `---\ndate: 2024-01-01\n---\n# ${series[index % series.length] ?? ''} 2024: talk ${String(index)}\n\n## One\n\n${words}\n\n## Two\n\nEnvoy\n`;
  library.batch(() => {
    library.put({ uri, fileName: `note-${String(index)}.md`, text, origin: 'workspace', inNotesFolder: true });
    library.count(uri, text);
  });
}

function libraryOf(notes: number): Library {
  const library = new Library();
  library.setBuiltinTerms([term('envoy', { name: 'Envoy' }), term('hbone', { name: 'HBONE' }), term('waypoint')]);
  for (let index = 0; index < notes; index++) {
    put(library, index, index % 3 === 0 ? 'HBONE, HBONE' : 'a waypoint');
  }
  return library;
}

/** How often the counts of single notes are looked into while something is done. */
function lookups(action: () => void): number {
  const original = Reflect.get(MentionCounts.prototype, 'each') as (...args: unknown[]) => void;
  let calls = 0;
  Reflect.set(MentionCounts.prototype, 'each', function (this: unknown, ...args: unknown[]) {
    calls++;
    Reflect.apply(original, this, args);
  });
  try {
    action();
  } finally {
    Reflect.set(MentionCounts.prototype, 'each', original);
  }
  return calls;
}

function total(library: Library, id: string): number | undefined {
  const [entry] = library.glossary.withId(id);
  return entry && library.mentionCount(entry)?.mentions;
}

describe('A changed note', () => {
  it('leaves every other conference as it was, as an object too, and their nodes', () => {
    const library = libraryOf(40);
    const before = library.conferences();
    const nodes = topicTree(library, options);
    put(library, 1, 'changed');
    const after = library.conferences();
    assert.deepEqual(after.map((each, index) => each === before[index]), before.map(({ conference }) => conference.id !== 'kubecon-na-2024'));
    assert.deepEqual(topicTree(library, options).map((node, index) => node === nodes[index]), before.map(({ conference }) => conference.id !== 'kubecon-na-2024'));
    assert.deepEqual(before.map(({ notes }) => notes.length), [10, 10, 10, 10]);
  });

  it('costs the same among 100 notes and among 1,000', () => {
    const works = [100, 1000].map((notes) => {
      const library = libraryOf(notes);
      library.conferences();
      return lookups(() => {
        put(library, 7, 'HBONE');
        library.conferences();
        library.uncountedNotes('workspace');
        total(library, 'hbone');
      });
    });
    assert.deepEqual(works, [2, 2]);
  });
});

describe('The notes of a library', () => {
  it('are those that came and did not go, in their order, and earlier lists stay as they were', () => {
    const random = new Random(7);
    const library = new Library();
    const held = new Set<string>();
    let before: readonly LibraryNote[] = [];
    let told: readonly string[] = [];
    for (let round = 0; round < 200; round++) {
      for (let change = random.between(0, 12); change > 0; change--) {
        const title = `n${String(random.between(100, 140))}`;
        const uri = `file:///n/${title}.md`;
        if (held.delete(title)) {
          library.remove(uri);
        } else {
          held.add(title);
          library.put({ uri, fileName: `${title}.md`, text: `# ${title}\n`, origin: 'workspace', inNotesFolder: true });
        }
      }
      assert.deepEqual(before.map(({ title }) => title), told);
      before = library.otherNotes();
      told = [...held].sort();
      assert.deepEqual(before.map(({ title }) => title), told);
    }
  });
});

describe('The totals of mentions', () => {
  it('follow notes that come, change and go', () => {
    const library = libraryOf(30);
    assert.deepEqual([total(library, 'hbone'), total(library, 'waypoint'), total(library, 'envoy')], [20, 20, 30]);
    put(library, 0, 'waypoint');
    assert.deepEqual([total(library, 'hbone'), total(library, 'waypoint')], [18, 21]);
    library.remove('file:///n/note-3.md');
    assert.deepEqual([total(library, 'hbone'), total(library, 'envoy')], [16, 29]);
    library.removeWhere((uri) => uri.endsWith('6.md'));
    assert.deepEqual([total(library, 'hbone'), total(library, 'waypoint'), total(library, 'envoy')], [14, 19, 26]);
    library.setBuiltinTerms([term('hbone', { name: 'HBONE' })]);
    assert.equal(total(library, 'hbone'), undefined);
  });

  it('stay when a term note says something else of the same names, and go when it has another one', () => {
    const library = libraryOf(3);
    const own = (text: string): void => {
      library.put({ uri: 'file:///n/mesh.md', fileName: 'mesh.md', text: `---\nterm: Meshery\n${text}`, origin: 'workspace', inNotesFolder: true });
    };
    own('---\nA mesh.\n');
    assert.equal(library.uncountedNotes('workspace').length, 4);
    for (let index = 0; index < 3; index++) {
      put(library, index, 'Meshery, HBONE');
    }
    library.count('file:///n/mesh.md', 'Meshery');
    own('docs: https://example.com\n---\nAnother text.\n');
    assert.deepEqual(library.uncountedNotes('workspace'), ['file:///n/mesh.md']);
    library.count('file:///n/mesh.md', 'Meshery');
    assert.deepEqual([total(library, 'mesh'), total(library, 'hbone')], [3, 3]);
    assert.deepEqual(library.termsIn('file:///n/note-0.md', 'one').map(({ id, terms }) => [id, terms.en?.docs]), [['mesh', 'https://example.com'], ['hbone', undefined]]);
    own('aliases: [a mesh]\n---\nAnother text.\n');
    assert.equal(library.uncountedNotes('workspace').length, 4);
  });

  it('are looked into once for all the rows of a note', () => {
    const library = new Library();
    library.setBuiltinTerms([term('envoy', { name: 'Envoy' }), term('hbone', { name: 'HBONE' })]);
    const uri = 'file:///n/long.md';
    const text = Array.from({ length: 300 }, (_, index) => `## Day ${String(index)}\n\n### Talk ${String(index)}\n\n${index % 2 === 0 ? 'Envoy' : 'HBONE'}\n`).join('');
    library.put({ uri, fileName: 'long.md', text, origin: 'workspace', inNotesFolder: true });
    library.count(uri, text);
    const rows = allTopics(library.note(uri)?.topics ?? []);
    let terms: string[][] = [];
    assert.equal(lookups(() => (terms = rows.map(({ slug }) => library.termsIn(uri, slug).map(({ id }) => id)))), 1);
    assert.deepEqual(terms, rows.map((_, index) => [index % 4 < 2 ? 'envoy' : 'hbone']));
    assert.deepEqual(library.termsIn(uri).map(({ id }) => id), ['envoy', 'hbone']);
  });

  it('are those of the workspace’s notes alone', () => {
    const library = libraryOf(1);
    const uri = 'mesh.notes:/en/conferences/p.md';
    library.put({ uri, fileName: 'p.md', text: '# KubeCon EU 2024\n\nEnvoy\n', origin: 'builtin', inNotesFolder: true });
    library.count(uri, '# KubeCon EU 2024\n\nEnvoy\n');
    assert.equal(total(library, 'envoy'), 1);
    library.removeBuiltin();
    assert.equal(total(library, 'envoy'), 1);
  });
});
