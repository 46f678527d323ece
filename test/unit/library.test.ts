import assert from 'node:assert/strict';
import { Library, type LibraryChange, type NoteSource } from '../../src/core/library';
import { topicTree, type TopicNode } from '../../src/core/notes/topicTree';
import { term } from './terms/glossaries';

function source(uri: string, text: string, more: Partial<NoteSource> = {}): NoteSource {
  return { uri, fileName: uri.slice(uri.lastIndexOf('/') + 1), text, origin: 'workspace', inNotesFolder: false, ...more };
}

const paris = source('file:///n/paris.md', '---\ntitle: KubeCon EU 2024 in Paris\ndate: 2024-03-27\n---\n## Mesh\n\n### Ambient\n\n## AI\n');
const parisAgain = source('file:///n/again.md', '# KubeCon + CloudNativeCon Europe 2024\n\n## Cilium\n');
const china = source('file:///n/china.md', '# KubeCon China 2024\n\n## Day 1\n');
const hbone = source('file:///n/terms/hbone.md', '---\nterm: HBONE\naliases: [hbone]\n---\nA tunnel.\n');

function libraryOf(...sources: NoteSource[]): Library {
  const library = new Library();
  for (const each of sources) {
    library.put(each);
  }
  return library;
}

/** A tree as nested labels. */
function shape(nodes: readonly TopicNode[]): unknown[] {
  return nodes.map((node) => {
    const label = node.type === 'conference' ? node.conference.name : node.type === 'topic' ? node.topic.title : node.type === 'note' ? node.note.title : 'Other Notes';
    return node.children.length > 0 ? [label, shape(node.children)] : label;
  });
}

function changesOf(library: Library, action: () => void): LibraryChange[] {
  const changes: LibraryChange[] = [];
  const subscription = library.onDidChange((change) => {
    changes.push(change);
  });
  action();
  subscription.dispose();
  return changes;
}

describe('The library', () => {
  it('gathers the notes of a conference, however they spell it, newest conference first', () => {
    const library = libraryOf(paris, china, parisAgain);
    assert.deepEqual(
      library.conferences().map(({ conference, notes }) => [conference.id, notes.map(({ uri }) => uri)]),
      [
        ['kubecon-china-2024', [china.uri]],
        ['kubecon-eu-2024', [paris.uri, parisAgain.uri]],
      ],
    );
  });

  it('shows the topics of a conference with one note right under it', () => {
    const library = libraryOf(paris, china, parisAgain, source('file:///n/todo.md', '# To do\n', { inNotesFolder: true }));
    assert.deepEqual(shape(topicTree(library.conferences(), library.otherNotes())), [
      ['KubeCon China 2024', ['Day 1']],
      [
        'KubeCon EU 2024',
        [
          ['KubeCon EU 2024 in Paris', [['Mesh', ['Ambient']], 'AI']],
          ['KubeCon + CloudNativeCon Europe 2024', ['Cilium']],
        ],
      ],
      ['Other Notes', ['To do']],
    ]);
  });

  it('puts the built-in note of a conference after the workspace’s', () => {
    const library = libraryOf(source('mesh.notes:/en/conferences/p.md', '# KubeCon EU 2024\n', { origin: 'builtin' }), paris);
    assert.deepEqual(library.conferences().map(({ notes }) => notes.map(({ origin }) => origin)), [['workspace', 'builtin']]);
  });

  it('leaves other Markdown alone, and forgets a note that is none any more', () => {
    const library = new Library();
    assert.equal(library.put(source('file:///README.md', '# A project\n')), false);
    assert.equal(library.put(china), true);
    assert.equal(library.put({ ...china, text: '# Shopping\n' }), false);
    assert.deepEqual([...library.workspaceNotes()], []);
  });

  it('lets the workspace’s term win over the built-in one of the same id', () => {
    const library = libraryOf(hbone);
    library.setBuiltinTerms([term('hbone', { name: 'HBONE' }), term('waypoint')]);
    const [mention] = library.matcher.find('HBONE', 'markdown');
    assert.ok(mention);
    assert.deepEqual(mention.candidates.map(({ origin }) => origin), ['workspace', 'builtin']);
    const [own] = mention.candidates;
    assert.equal(own && library.termText(own, 'en')?.summary, 'A tunnel.');
    library.remove(hbone.uri);
    assert.deepEqual(library.matcher.find('HBONE', 'markdown')[0]?.candidates.map(({ origin }) => origin), ['builtin']);
  });

  it('counts mentions in the workspace’s notes but not in the term’s own', () => {
    const note = { ...china, text: '# KubeCon China 2024\n\nHBONE, hbone and waypoint\n' };
    const library = libraryOf(hbone, note);
    library.setBuiltinTerms([term('waypoint')]);
    const entry = library.glossary.withId('hbone')[0];
    assert.ok(entry);
    assert.equal(library.mentionCount(entry), undefined);
    assert.deepEqual(library.uncountedNotes(), [hbone.uri, note.uri]);
    library.count(hbone.uri, hbone.text);
    library.count(note.uri, note.text);
    assert.deepEqual(library.mentionCount(entry), { mentions: 2, notes: [note.uri] });
  });

  it('counts anew when the glossary has changed', () => {
    const library = libraryOf(china);
    library.count(china.uri, china.text);
    assert.deepEqual(library.uncountedNotes(), []);
    library.put(hbone);
    assert.deepEqual(library.uncountedNotes(), [china.uri, hbone.uri]);
  });

  it('says what has changed', () => {
    const library = new Library();
    const seen = (action: () => void) => changesOf(library, action).map(({ notes, glossary, problems }) => ({ notes, glossary, problems: [...problems] }));
    assert.deepEqual(seen(() => library.put(china)), [{ notes: true, glossary: false, problems: [china.uri] }]);
    assert.deepEqual(seen(() => library.put(hbone)), [{ notes: true, glossary: true, problems: [hbone.uri] }]);
    assert.deepEqual(seen(() => library.put({ ...hbone, text: `${hbone.text}\nMore.` })), [{ notes: true, glossary: false, problems: [hbone.uri] }]);
    assert.deepEqual(seen(() => { library.remove('file:///n/unknown.md'); }), []);
  });

  it('tells many changes as one', () => {
    const library = new Library();
    const changes = changesOf(library, () => {
      library.batch(() => {
        library.put(china);
        library.put(paris);
        library.remove(china.uri);
      });
    });
    assert.equal(changes.length, 1);
    assert.deepEqual([...(changes[0]?.problems ?? [])], [china.uri, paris.uri]);
  });

  it('reports an alias that two notes of the workspace use, at both, and takes it back', () => {
    const other = source('file:///n/terms/tunnel.md', '---\nterm: Tunnel\naliases:\n  - hbone\n---\nAnother.\n');
    const library = libraryOf(hbone, other);
    assert.deepEqual(library.problems(other.uri).map(({ range, args }) => [range.start.line, ...args]), [[2, 'hbone', 'hbone']]);
    assert.deepEqual(library.problems(hbone.uri).map(({ range, args }) => [range.start.line, ...args]), [[2, 'hbone', 'tunnel']]);
    const changes = changesOf(library, () => library.put({ ...other, text: '---\nterm: Tunnel\n---\nAnother.\n' }));
    assert.deepEqual(library.problems(hbone.uri), []);
    assert.deepEqual([...(changes[0]?.problems ?? [])].sort(), [hbone.uri, other.uri].sort());
  });

  it('finds the mentions of a document once for each version', () => {
    const library = libraryOf(hbone);
    let reads = 0;
    const ask = (version: number) =>
      library.mentionsIn({
        uri: 'file:///a.md',
        version,
        languageId: 'markdown',
        text: () => {
          reads++;
          return 'HBONE';
        },
      });
    assert.equal(ask(1).length, 1);
    assert.equal(ask(1).length, 1);
    assert.equal(reads, 1);
    ask(2);
    assert.equal(reads, 2);
  });
});
