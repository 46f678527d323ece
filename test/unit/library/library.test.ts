import assert from 'node:assert/strict';
import { finish } from '../../../src/core/text/steps';
import { Library, type LibraryChange, type NoteSource } from '../../../src/core/library/library';
import { termIn } from '../../../src/core/terms/glossary';
import { term } from '../terms/glossaries';

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

  it('tells of a file that is too long, until it is read, removed or no longer looked at', () => {
    const library = libraryOf(china, hbone);
    const told: string[][] = [];
    library.onDidChange(({ problems }) => told.push([...problems]));
    const problemsOf = (uri: string): unknown[] => library.problems(uri).map(({ range, severity, message, args }) => [range.start.line, severity, message, ...args]);
    for (const forget of [() => library.put(china), () => library.remove(china.uri), () => library.removeWhere((uri) => uri === china.uri)]) {
      library.refuse(china.uri);
      assert.equal(library.note(china.uri), undefined);
      assert.deepEqual(problemsOf(china.uri), [[0, 'information', 'This file is larger than {0} MB, so it is not read.', '5']]);
      forget();
      assert.deepEqual(problemsOf(china.uri), []);
    }
    assert.deepEqual(told, Array.from({ length: 6 }, () => [china.uri]));
    assert.deepEqual([...library.workspaceNotes()].map(({ uri }) => uri), [hbone.uri]);
  });

  it('reads what a built-in term’s note says when it is asked for it, and again when the text has changed', () => {
    const library = new Library();
    library.setBuiltinTerms([term('waypoint')]);
    const [entry] = library.glossary.withId('waypoint');
    assert.ok(entry);
    const { uri } = termIn(entry, 'en');
    assert.equal(library.termText(entry, 'en'), undefined);
    for (const summary of ['A proxy.', 'A proxy of a service.']) {
      library.setBuiltinText(uri, `---\nterm: waypoint\n---\n${summary}\n\n- One fact.\n`);
      assert.deepEqual(library.termText(entry, 'en'), { summary, facts: ['One fact.'], page: '' });
    }
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
    assert.deepEqual(library.uncountedNotes('workspace'), [hbone.uri, note.uri]);
    library.count(hbone.uri, hbone.text);
    library.count(note.uri, note.text);
    assert.deepEqual(library.mentionCount(entry), { mentions: 2, notes: [note.uri] });
    assert.deepEqual(library.mentionCount(entry, note.uri), { mentions: 0, notes: [] });
  });

  it('counts anew when the glossary has changed', () => {
    const library = libraryOf(china);
    library.count(china.uri, china.text);
    assert.deepEqual(library.uncountedNotes('workspace'), []);
    library.put(hbone);
    assert.deepEqual(library.uncountedNotes('workspace'), [china.uri, hbone.uri]);
  });

  it('tells the uncounted notes of the workspace from the built-in ones', () => {
    const builtin = source('mesh.notes:/en/conferences/p.md', '# KubeCon EU 2024\n', { origin: 'builtin' });
    const library = libraryOf(china, builtin);
    assert.deepEqual([library.uncountedNotes('workspace'), library.uncountedNotes('builtin')], [[china.uri], [builtin.uri]]);
    library.count(builtin.uri, builtin.text);
    assert.deepEqual([library.uncountedNotes('workspace'), library.uncountedNotes('builtin')], [[china.uri], []]);
    library.put(builtin);
    assert.deepEqual(library.uncountedNotes('builtin'), [builtin.uri]);
  });

  it('says what has changed', () => {
    const library = new Library();
    const seen = (action: () => void) => changesOf(library, action).map(({ notes, glossary, problems }) => ({ notes, glossary, problems: [...problems] }));
    assert.deepEqual(seen(() => library.put(china)), [{ notes: true, glossary: false, problems: [china.uri] }]);
    assert.deepEqual(seen(() => library.put(hbone)), [{ notes: true, glossary: true, problems: [hbone.uri] }]);
    assert.deepEqual(seen(() => library.put({ ...hbone, text: `${hbone.text}\nMore.` })), [{ notes: true, glossary: false, problems: [hbone.uri] }]);
    assert.deepEqual(seen(() => { library.remove('file:///n/unknown.md'); }), []);
  });

  it('says that mentions were counted, and nothing if there is no such note', () => {
    const library = libraryOf(china);
    const seen = (action: () => void) => changesOf(library, action).map((change) => ({ ...change, problems: [...change.problems] }));
    assert.deepEqual(seen(() => { library.count(china.uri, china.text); }), [{ notes: false, glossary: false, mentions: true, problems: [] }]);
    assert.deepEqual(seen(() => { library.count('file:///n/unknown.md', 'text'); }), []);
    const both = (): void => {
      library.put(paris);
      library.count(paris.uri, paris.text);
    };
    assert.deepEqual(seen(() => { library.batch(both); }), [{ notes: true, glossary: false, mentions: true, problems: [paris.uri] }]);
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

  it('names a file that an error keeps from being read, and takes that back', () => {
    const library = libraryOf(china, hbone);
    for (const forget of [() => library.put(china), () => { library.admit(china.uri); }, () => library.remove(china.uri)]) {
      library.fail(china.uri, new RangeError('Too deep.'));
      assert.equal(library.note(china.uri), undefined);
      assert.deepEqual(library.problems(china.uri).map(({ range, severity, message, args }) => [range.start.line, severity, message, ...args]), [[0, 'warning', 'This file could not be read: {0}', 'Too deep.']]);
      forget();
      assert.deepEqual(library.problems(china.uri), []);
    }
  });

  it('counts a long note in steps, from mentions that are known where they are', () => {
    const library = libraryOf(hbone, china);
    const mentions = library.matcher.find('HBONE and HBONE\n', 'markdown');
    library.count(hbone.uri, '');
    library.matcher.findInSteps = () => assert.fail('The text was matched again.');
    finish(library.countInSteps(china.uri, 'HBONE and HBONE\n', mentions));
    const [entry] = library.glossary.withId('hbone');
    assert.ok(entry);
    assert.equal(library.mentionCount(entry)?.mentions, 2);
  });

  it('leaves a note uncounted that changes while it is counted', () => {
    const library = libraryOf(hbone, china);
    library.count(hbone.uri, '');
    const steps = library.countInSteps(china.uri, 'HBONE\n'.repeat(10_000));
    steps.next();
    library.put({ ...china, text: `${china.text}\n` });
    finish(steps);
    assert.deepEqual(library.uncountedNotes('workspace'), [china.uri]);
  });
});

describe('The terms of a topic', () => {
  const lines = [
    '---',
    'title: Terms of the mesh',
    'conference: KubeCon EU 2024',
    'tags: [ztunnel]',
    '---',
    'It was HBONE, all in all.',
    '## Networks and waypoints',
    'An hbone, and ztunnel.',
    '### Deep down',
    '```yaml',
    'protocol: HBONE',
    'kind: Gateway',
    '```',
    '## Nothing',
    'The Gateway and the gateway.',
    '## Twice\r',
    'waypoint, waypoint\r',
    '## Twice',
    'ztunnel',
  ];
  const notes = source('file:///n/terms.md', lines.join('\n'));
  const builtin = source('mesh.notes:/en/conferences/p.md', '---\ntitle: Paris\nconference: KubeCon EU 2024\ndate: 2024-03-19\n---\n## Mesh\n\nHBONE\n', { origin: 'builtin' });
  const later = source('file:///n/later.md', '---\ntitle: Later\nconference: KubeCon China 2024\ndate: 2024-08-21\n---\nHBONE in the introduction only.\n\n## Day 1\n');

  function counted(...sources: NoteSource[]): Library {
    const library = libraryOf(...sources);
    library.setBuiltinTerms([
      term('gateway', { name: 'Gateway', kind: 'resource', quiet: true, apiVersion: 'gateway.networking.k8s.io/v1' }),
      term('hbone', { name: 'HBONE', aliases: ['hbone'] }),
      term('waypoint'),
      term('ztunnel'),
    ]);
    for (const { uri, text } of sources) {
      library.count(uri, text);
    }
    return library;
  }

  function ids(library: Library, uri: string, slug?: string): string[] {
    return library.termsIn(uri, slug).map(({ id }) => id);
  }

  function topicsWith(library: Library, id: string): [string, string[]][] {
    return library.glossary.withId(id).flatMap((entry) => library.topicsWith(entry).map(({ note, topics }): [string, string[]] => [note.uri, topics.map(({ slug }) => slug)]));
  }

  it('are those under its heading, and of the topics under it, as they appear', () => {
    const library = counted(notes);
    assert.deepEqual(ids(library, notes.uri, 'networks-and-waypoints'), ['waypoint', 'hbone', 'ztunnel', 'gateway']);
    assert.deepEqual(ids(library, notes.uri, 'deep-down'), ['hbone', 'gateway']);
    assert.deepEqual(ids(library, notes.uri, 'twice'), ['waypoint']);
    assert.deepEqual(ids(library, notes.uri, 'twice-1'), ['ztunnel']);
  });

  it('include a resource that a common word is shown to mean', () => {
    assert.deepEqual(ids(counted(notes), notes.uri, 'nothing'), ['gateway']);
  });

  it('are those of the whole note without a topic, what stands above the first one included', () => {
    const library = counted(notes, later);
    assert.deepEqual(ids(library, notes.uri), ['ztunnel', 'hbone', 'waypoint', 'gateway']);
    assert.deepEqual(ids(library, later.uri), ['hbone']);
    assert.deepEqual(ids(library, later.uri, 'day-1'), []);
  });

  it('are none before the note is counted, and after it or the glossary has changed', () => {
    const library = counted(notes);
    library.put(notes);
    assert.deepEqual(ids(library, notes.uri), []);
    library.count(notes.uri, notes.text);
    assert.equal(ids(library, notes.uri).length, 4);
    library.setBuiltinTerms([]);
    assert.deepEqual(ids(library, notes.uri), []);
    assert.deepEqual(ids(library, 'file:///n/unknown.md'), []);
  });

  it('lead back to the topics that mention them themselves, the workspace’s notes first', () => {
    const library = counted(builtin, notes, later);
    assert.deepEqual(topicsWith(library, 'hbone'), [
      [later.uri, []],
      [notes.uri, ['networks-and-waypoints', 'deep-down']],
      [builtin.uri, ['mesh']],
    ]);
    assert.deepEqual(topicsWith(library, 'waypoint'), [[notes.uri, ['networks-and-waypoints', 'twice']]]);
    assert.deepEqual(topicsWith(library, 'ztunnel'), [[notes.uri, ['networks-and-waypoints', 'twice-1']]]);
    assert.deepEqual(topicsWith(library, 'gateway'), [[notes.uri, ['deep-down', 'nothing']]]);
  });

  it('are not told in the notes that explain terms', () => {
    const own = source('file:///n/terms/tunnel.md', '---\nterm: Tunnel\n---\nHBONE is one.\n\n## More\n\nHBONE\n');
    const library = counted(own, later);
    assert.deepEqual(ids(library, own.uri), ['tunnel', 'hbone']);
    assert.deepEqual(topicsWith(library, 'hbone'), [[later.uri, []]]);
  });
});
