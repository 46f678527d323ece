import assert from 'node:assert/strict';
import { Library, type NoteSource } from '../../../src/core/library/library';
import { allNodes, nodeAt, neighbourOf, topicGroupings, topicOrders, topicTree, unnamedGroup, type TopicNode, type TopicPlace, type TopicTreeOptions } from '../../../src/core/library/topicTree';
import { filterWords, searchNote } from '../../../src/core/library/topicSearch';
import { allTopics } from '../../../src/core/notes/topics';
import { finish } from '../../../src/core/text/steps';
import { term } from '../terms/glossaries';

function source(uri: string, lines: readonly string[], more: Partial<NoteSource> = {}): NoteSource {
  return { uri, fileName: uri.slice(uri.lastIndexOf('/') + 1), text: lines.join('\n'), origin: 'workspace', inNotesFolder: false, ...more };
}

const paris = source('file:///n/paris.md', [
  '---',
  'title: Spring by the Seine',
  'conference: KubeCon EU 2024',
  'tags: [Mesh, Travel]',
  '---',
  'By train.',
  '## Networks',
  'About HBONE.',
  '### Ambient',
  '- Speakers: Jane Doe',
  '- Organisation: Solo.io',
  '- Project: Istio, Cilium',
  '',
  'Here ztunnel speaks HBONE.',
  '#### Costs',
  '- Project: Istio',
  '',
  '### Gateways',
  '- Project: Istio',
  '- Track: Connectivity',
  '',
  '## Models',
  'No ztunnel.',
]);
const parisAgain = source('mesh.notes:/en/conferences/kubecon-eu-2024.md', ['---', 'title: KubeCon Europe, built in', 'conference: KubeCon EU 2024', 'tags: [Mesh]', '---', '## Cilium', '- Project: Cilium', ''], {
  origin: 'builtin',
});
const china = source('file:///n/china.md', ['---', 'title: Harbour notes', 'conference: KubeCon China 2024', 'tags: [edge]', '---', '## Day 1', '- 讲者：徐中虎', '', 'HBONE', '## Day 2']);
const barcelona = source('file:///n/barcelona.md', ['---', 'title: Ten takeaways', 'conference: KubeCon EU 2019', '---', '## SMI', '- Project: SMI', '']);
const edgeNote = source('file:///n/edge.md', ['---', 'tags: [edge]', '---', '# To do', '## Try ztunnel', '- Project: Istio', ''], { inNotesFolder: true });

const library = new Library();
for (const each of [edgeNote, barcelona, paris, china, parisAgain]) {
  library.put(each);
}
library.setBuiltinTerms([
  term('hbone', { name: 'HBONE' }),
  term('hbone', { language: 'zh-cn', name: 'HBONE 隧道', aliases: ['HBONE'] }),
  term('ztunnel', { name: 'ztunnel' }),
]);
for (const { uri, text } of [edgeNote, barcelona, paris, china, parisAgain]) {
  library.count(uri, text);
}

const sources = new Map([edgeNote, barcelona, paris, china, parisAgain].map((each) => [each.uri, each]));

/** The tree with what a search of all notes finds for its filter. */
function tree(options: Partial<TopicTreeOptions> = {}): readonly TopicNode[] {
  const { filter = '', language = 'en' } = options;
  return topicTree(library, {
    grouping: 'conference',
    order: 'newest',
    filter,
    language,
    found: (note) => finish(searchNote(note, sources.get(note.uri)?.text ?? '', filterWords(filter), language)),
    ...options,
  });
}

/** One line a node, indented by its depth; a group in brackets, and in parentheses the line that the filter found. */
function drawn(nodes: readonly TopicNode[], indentation = ''): string[] {
  return nodes.flatMap((node) => [`${indentation}${node.type === 'group' ? `[${node.label}]` : node.label}${node.line === undefined ? '' : ` (${node.line})`}`, ...drawn(node.children, `${indentation}  `)]);
}

function labels(nodes: readonly TopicNode[]): string[] {
  return nodes.map(({ label }) => label);
}

const parisTopics = ['Networks', '  Ambient', '    Costs', '  Gateways', 'Models'];

function indented(lines: readonly string[], by: string): string[] {
  return lines.map((line) => `${by}${line}`);
}

function nodeOf(nodes: readonly TopicNode[], ...path: string[]): TopicNode {
  let found: TopicNode | undefined;
  let children = nodes;
  for (const label of path) {
    found = children.find((node) => node.label === label);
    children = found?.children ?? [];
  }
  assert.ok(found, path.join(' → '));
  return found;
}

describe('The topics grouped', () => {
  it('by conference stand under the conference, or under its notes where it has more than one', () => {
    assert.deepEqual(drawn(tree()), [
      'KubeCon China 2024',
      '  Day 1',
      '  Day 2',
      'KubeCon EU 2024',
      '  Spring by the Seine',
      ...indented(parisTopics, '    '),
      '  KubeCon Europe, built in',
      '    Cilium',
      'KubeCon EU 2019',
      '  SMI',
      '[]',
      '  To do',
      '    Try ztunnel',
    ]);
  });

  it('by year stand under the conferences of the year, and the notes about none after them', () => {
    assert.deepEqual(drawn(tree({ grouping: 'year' })), [
      '[2024]',
      '  KubeCon China 2024',
      '    Day 1',
      '    Day 2',
      '  KubeCon EU 2024',
      '    Spring by the Seine',
      ...indented(parisTopics, '      '),
      '    KubeCon Europe, built in',
      '      Cilium',
      '[2019]',
      '  KubeCon EU 2019',
      '    SMI',
      '[]',
      '  To do',
      '    Try ztunnel',
    ]);
  });

  it('by tag stand under each tag of their note, those without one last', () => {
    assert.deepEqual(drawn(tree({ grouping: 'tag' })), [
      '[edge]',
      '  Harbour notes',
      '    Day 1',
      '    Day 2',
      '  To do',
      '    Try ztunnel',
      '[Mesh]',
      '  Spring by the Seine',
      ...indented(parisTopics, '    '),
      '  KubeCon Europe, built in',
      '    Cilium',
      '[Travel]',
      '  Spring by the Seine',
      ...indented(parisTopics, '    '),
      '[]',
      '  Ten takeaways',
      '    SMI',
    ]);
  });

  it('by project stand under each of their projects, once', () => {
    assert.deepEqual(drawn(tree({ grouping: 'project' })), [
      '[Cilium]',
      '  Ambient',
      '    Costs',
      '  Cilium',
      '[Istio]',
      '  Ambient',
      '    Costs',
      '  Gateways',
      '  Try ztunnel',
      '[SMI]',
      '  SMI',
    ]);
  });

  it('by term stand under each term that they mention themselves, once', () => {
    assert.deepEqual(drawn(tree({ grouping: 'term' })), [
      '[HBONE]',
      '  Day 1',
      '  Networks',
      '    Ambient',
      '      Costs',
      '    Gateways',
      '[ztunnel]',
      '  Ambient',
      '    Costs',
      '  Models',
      '  Try ztunnel',
    ]);
  });

  it('by term have the names of the wanted language', () => {
    assert.deepEqual(labels(tree({ grouping: 'term', language: 'zh-cn' })), ['HBONE 隧道', 'ztunnel']);
  });

  it('are none in an empty library', () => {
    for (const grouping of topicGroupings) {
      assert.deepEqual(topicTree(new Library(), { grouping, order: 'newest', filter: '', language: 'en' }), []);
    }
  });

  it('leave out of a note’s label the conference that it stands under', () => {
    const talk = source('file:///n/talk.md', ['---', 'title: "KubeCon EU 2019: Ambient at scale"', 'tags: [scale]', '---']);
    library.put(talk);
    const label = (options: Partial<TopicTreeOptions>, ...path: string[]): string[] => labels(nodeOf(tree(options), ...path).children);
    const found = [label({}, 'KubeCon EU 2019'), label({ filter: 'scale' }, 'KubeCon EU 2019'), label({ grouping: 'year' }, '2019', 'KubeCon EU 2019'), label({ grouping: 'tag' }, 'scale')];
    library.remove(talk.uri);
    assert.deepEqual(found, [['Ambient at scale', 'Ten takeaways'], ['Ambient at scale'], ['Ambient at scale', 'Ten takeaways'], ['KubeCon EU 2019: Ambient at scale']]);
  });

  it('say what they stand for', () => {
    const conference = nodeOf(tree(), 'KubeCon China 2024');
    assert.deepEqual(conference.type === 'conference' && [conference.conference.id, conference.note?.uri], ['kubecon-china-2024', china.uri]);
    const several = nodeOf(tree(), 'KubeCon EU 2024');
    assert.equal(several.type === 'conference' && several.note, undefined);
    const note = nodeOf(tree(), unnamedGroup, 'To do');
    assert.equal(note.type === 'note' && note.note.uri, edgeNote.uri);
    const topic = nodeOf(tree({ grouping: 'project' }), 'SMI', 'SMI');
    assert.deepEqual(topic.type === 'topic' && [topic.note.uri, topic.topic.slug], [barcelona.uri, 'smi']);
    const group = nodeOf(tree({ grouping: 'year' }), '2019');
    assert.equal(group.type === 'group' && group.grouping, 'year');
  });
});

describe('The topics in order', () => {
  it('have the newest conference first', () => {
    assert.deepEqual(labels(tree({ order: 'newest' })), ['KubeCon China 2024', 'KubeCon EU 2024', 'KubeCon EU 2019', unnamedGroup]);
    assert.deepEqual(labels(tree({ order: 'newest', grouping: 'year' })), ['2024', '2019', unnamedGroup]);
  });

  it('have the oldest conference first', () => {
    assert.deepEqual(labels(tree({ order: 'oldest' })), ['KubeCon EU 2019', 'KubeCon EU 2024', 'KubeCon China 2024', unnamedGroup]);
    const years = tree({ order: 'oldest', grouping: 'year' });
    assert.deepEqual(labels(years), ['2019', '2024', unnamedGroup]);
    assert.deepEqual(labels(nodeOf(years, '2024').children), ['KubeCon EU 2024', 'KubeCon China 2024']);
  });

  it('have conferences and years by name', () => {
    assert.deepEqual(labels(tree({ order: 'name' })), ['KubeCon China 2024', 'KubeCon EU 2019', 'KubeCon EU 2024', unnamedGroup]);
    const years = tree({ order: 'name', grouping: 'year' });
    assert.deepEqual(labels(years), ['2019', '2024', unnamedGroup]);
    assert.deepEqual(labels(nodeOf(years, '2024').children), ['KubeCon China 2024', 'KubeCon EU 2024']);
  });

  it('follow it inside a tag and a project too; the names of these stay sorted', () => {
    assert.deepEqual(drawn(tree({ order: 'oldest', grouping: 'project' })), drawn(tree({ order: 'newest', grouping: 'project' })));
    const terms = tree({ order: 'oldest', grouping: 'term' });
    assert.deepEqual(labels(terms), ['HBONE', 'ztunnel']);
    assert.deepEqual(labels(nodeOf(terms, 'HBONE').children), ['Networks', 'Day 1']);
    assert.deepEqual(labels(nodeOf(tree({ order: 'oldest', grouping: 'tag' }), 'Mesh').children), ['Spring by the Seine', 'KubeCon Europe, built in']);
  });
});

describe('The filter of the topics', () => {
  it('keeps a title in any case, with all above and all below it', () => {
    const expected = ['KubeCon EU 2024', '  Spring by the Seine', '    Networks', '      Ambient', '        Costs'];
    assert.deepEqual(drawn(tree({ filter: 'AMBIENT' })), expected);
    assert.deepEqual(drawn(tree({ filter: 'ａｍｂｉｅｎｔ' })), expected);
    assert.deepEqual(drawn(tree({ filter: '  ambient ' })), expected);
  });

  it('keeps what its speakers, organisations, projects and track say, and shows their line', () => {
    const ambient = (line: string): string[] => ['KubeCon EU 2024', '  Spring by the Seine', '    Networks', `      Ambient (${line})`, '        Costs'];
    assert.deepEqual(drawn(tree({ filter: 'jane d' })), ambient('Speakers: Jane Doe'));
    assert.deepEqual(drawn(tree({ filter: 'solo.io' })), ambient('Organisation: Solo.io'));
    assert.deepEqual(drawn(tree({ filter: '中虎' })), ['KubeCon China 2024', '  Day 1 (讲者：徐中虎)']);
    assert.deepEqual(drawn(tree({ filter: 'connectivity' })), ['KubeCon EU 2024', '  Spring by the Seine', '    Networks', '      Gateways (Track: Connectivity)']);
    assert.deepEqual(drawn(tree({ filter: 'smi' })), ['KubeCon EU 2019', '  SMI']);
  });

  it('keeps a note by its title, with all of it', () => {
    assert.deepEqual(drawn(tree({ filter: 'seine' })), ['KubeCon EU 2024', '  Spring by the Seine', ...indented(parisTopics, '    ')]);
  });

  it('keeps a note by its tags, without the topics that they may not be about', () => {
    assert.deepEqual(drawn(tree({ filter: 'travel' })), ['KubeCon EU 2024', '  Spring by the Seine (Mesh, Travel)']);
    assert.deepEqual(drawn(tree({ filter: 'mesh travel' })), drawn(tree({ filter: 'travel' })));
  });

  it('keeps the only note of a conference by its title and its tags too', () => {
    assert.deepEqual(drawn(tree({ filter: 'harbour' })), ['KubeCon China 2024', '  Day 1', '  Day 2']);
    assert.deepEqual(drawn(tree({ filter: 'edge' })), ['KubeCon China 2024 (edge)', '[]', '  To do (edge)']);
  });

  it('keeps a topic by a line of its text, and shows the line, without its subtopics', () => {
    assert.deepEqual(drawn(tree({ filter: 'about hbone' })), ['KubeCon EU 2024', '  Spring by the Seine', '    Networks (About HBONE.)']);
    assert.deepEqual(drawn(tree({ filter: 'speaks' })), ['KubeCon EU 2024', '  Spring by the Seine', '    Networks', '      Ambient (Here ztunnel speaks HBONE.)']);
    assert.deepEqual(drawn(tree({ filter: 'hbone', grouping: 'term' })), [
      '[HBONE]',
      '  Day 1 (HBONE)',
      '  Networks (About HBONE.)',
      '    Ambient (Here ztunnel speaks HBONE.)',
      '      Costs',
      '    Gateways',
      '[ztunnel]',
      '  Ambient (Here ztunnel speaks HBONE.)',
    ]);
  });

  it('keeps a note by a line above its topics, and shows the line', () => {
    assert.deepEqual(drawn(tree({ filter: 'train' })), ['KubeCon EU 2024', '  Spring by the Seine (By train.)']);
  });

  it('finds its words in the names above a topic, its title, its fields and one line of its text, in any order', () => {
    const ambient = ['KubeCon EU 2024', '  Spring by the Seine', '    Networks', '      Ambient (Here ztunnel speaks HBONE.)'];
    assert.deepEqual(drawn(tree({ filter: 'hbone AMBIENT' })), ambient);
    assert.deepEqual(drawn(tree({ filter: 'here paris networks ｊａｎｅ seine' })), ambient);
    assert.deepEqual(drawn(tree({ filter: 'here about' })), []);
    assert.deepEqual(drawn(tree({ filter: 'barcelona ambient' })), []);
  });

  it('keeps a conference by its full name, city and days, in the language they are shown in', () => {
    assert.deepEqual(drawn(tree({ filter: 'hong kong' })), ['KubeCon China 2024', '  Day 1', '  Day 2']);
    assert.deepEqual(drawn(tree({ filter: '香港', language: 'zh-cn' })), ['KubeCon China 2024', '  Day 1', '  Day 2']);
    assert.deepEqual(drawn(tree({ filter: 'cloudnativecon europe 2019' })), ['KubeCon EU 2019', '  SMI']);
    assert.deepEqual(drawn(tree({ filter: 'May 2019' })), ['KubeCon EU 2019', '  SMI']);
  });

  it('asks a topic that stands right under a project for its note and conference', () => {
    assert.deepEqual(drawn(tree({ grouping: 'project', filter: 'barcelona' })), ['[SMI]', '  SMI']);
    assert.deepEqual(drawn(tree({ grouping: 'project', filter: 'seine' })), ['[Cilium]', '  Ambient', '    Costs', '[Istio]', '  Ambient', '    Costs', '  Gateways']);
    assert.deepEqual(drawn(tree({ grouping: 'project', filter: 'travel' })), []);
    assert.deepEqual(drawn(tree({ grouping: 'tag', filter: 'paris' })), drawn(tree({ grouping: 'tag', filter: 'kubecon eu 2024' })));
    assert.deepEqual(drawn(tree({ grouping: 'tag', filter: 'paris' })), [
      '[Mesh]',
      '  Spring by the Seine',
      ...indented(parisTopics, '    '),
      '  KubeCon Europe, built in',
      '    Cilium',
      '[Travel]',
      '  Spring by the Seine',
      ...indented(parisTopics, '    '),
    ]);
  });

  it('keeps a group by its name, with all of it', () => {
    assert.deepEqual(drawn(tree({ grouping: 'project', filter: 'istio' })), [
      '[Cilium]',
      '  Ambient (Project: Istio, Cilium)',
      '    Costs',
      '[Istio]',
      '  Ambient (Project: Istio, Cilium)',
      '    Costs',
      '  Gateways (Project: Istio)',
      '  Try ztunnel (Project: Istio)',
    ]);
    assert.deepEqual(drawn(tree({ grouping: 'year', filter: '2019' })), ['[2019]', '  KubeCon EU 2019', '    SMI']);
  });

  it('leaves nothing if nothing matches', () => {
    for (const grouping of topicGroupings) {
      assert.deepEqual(tree({ grouping, filter: 'nowhere to be found' }), []);
    }
  });

  it('leaves the nodes their ids', () => {
    const ids = new Set(allNodes(tree()).map(({ id }) => id));
    assert.deepEqual(allNodes(tree({ filter: 'ambient' })).map(({ id }) => ids.has(id)), [true, true, true, true, true]);
  });
});

describe('The nodes of the topic tree', () => {
  it('know the node that they stand under', () => {
    for (const grouping of topicGroupings) {
      for (const filter of ['', 'ambient', 'kubecon', 'istio']) {
        const roots = tree({ grouping, filter });
        assert.ok(roots.every(({ parent }) => parent === undefined), `${grouping} “${filter}”`);
        for (const node of allNodes(roots)) {
          assert.ok(node.children.every(({ parent }) => parent === node), `${grouping} “${filter}”: ${node.label}`);
        }
      }
    }
  });

  it('have ids of their own, the same in each order and in the next tree', () => {
    for (const grouping of topicGroupings) {
      const ids = allNodes(tree({ grouping })).map(({ id }) => id);
      assert.deepEqual(ids.filter((id, index) => ids.indexOf(id) !== index), [], grouping);
      assert.deepEqual(allNodes(tree({ grouping })).map(({ id }) => id), ids);
      for (const order of topicOrders) {
        assert.deepEqual(allNodes(tree({ grouping, order })).map(({ id }) => id).sort(), [...ids].sort(), `${grouping} ${order}`);
      }
    }
  });

  it('keep their ids when the conference gets another note', () => {
    const growing = new Library();
    growing.put(paris);
    const idOf = (...path: string[]): string => nodeOf(topicTree(growing, { grouping: 'conference', order: 'newest', filter: '', language: 'en' }), ...path).id;
    const before = [idOf('KubeCon EU 2024'), idOf('KubeCon EU 2024', 'Networks', 'Ambient')];
    growing.put(parisAgain);
    assert.deepEqual([idOf('KubeCon EU 2024'), idOf('KubeCon EU 2024', 'Spring by the Seine', 'Networks', 'Ambient')], before);
    assert.deepEqual(before, ['kubecon-eu-2024', 'file:///n/paris.md#ambient']);
  });

  it('come in the order of the tree', () => {
    assert.deepEqual(labels(allNodes(tree({ filter: 'costs' }))), ['KubeCon EU 2024', 'Spring by the Seine', 'Networks', 'Ambient', 'Costs']);
    assert.deepEqual(allNodes([]), []);
    assert.deepEqual(allTopics(library.note(paris.uri)?.topics ?? []).map(({ title }) => title), ['Networks', 'Ambient', 'Costs', 'Gateways', 'Models']);
  });
});

describe('The node at a place', () => {
  const at = (uri: string, line: number, options: Partial<TopicTreeOptions> = {}): string | undefined => nodeAt(tree(options), uri, line)?.id;

  it('is the innermost topic', () => {
    assert.equal(at(paris.uri, 6), 'file:///n/paris.md#networks');
    assert.equal(at(paris.uri, 7), 'file:///n/paris.md#networks');
    assert.equal(at(paris.uri, 8), 'file:///n/paris.md#ambient');
    assert.equal(at(paris.uri, 13), 'file:///n/paris.md#ambient');
    assert.equal(at(paris.uri, 16), 'file:///n/paris.md#costs');
    assert.equal(at(paris.uri, 17), 'file:///n/paris.md#gateways');
    assert.equal(at(paris.uri, 22), 'file:///n/paris.md#models');
  });

  it('is the note above its first topic, and the conference of an only note', () => {
    assert.equal(at(paris.uri, 0), paris.uri);
    assert.equal(at(paris.uri, 5), paris.uri);
    assert.equal(at(china.uri, 2), 'kubecon-china-2024');
    assert.equal(at(china.uri, 2, { grouping: 'tag' }), `tag:edge ${china.uri}`);
  });

  it('is none below the note’s end, in another file, or in what the tree leaves out', () => {
    assert.equal(at('file:///n/unknown.md', 6), undefined);
    assert.equal(at(paris.uri, 6, { filter: 'smi' }), undefined);
    assert.equal(at(china.uri, 5, { grouping: 'project' }), undefined);
  });

  it('is the innermost one that any group shows', () => {
    assert.equal(at(paris.uri, 14, { grouping: 'project' }), 'project:Istio file:///n/paris.md#costs');
    const filtered = new Library();
    const note = source('file:///n/a.md', ['---', 'conference: KubeCon EU 2024', '---', '## Both', 'HBONE and ztunnel', '### On HBONE', '### Costs', '']);
    filtered.put(note);
    filtered.setBuiltinTerms([term('hbone', { name: 'HBONE' }), term('ztunnel', { name: 'ztunnel' })]);
    filtered.count(note.uri, note.text);
    const nodes = topicTree(filtered, { grouping: 'term', order: 'newest', filter: 'hbone', language: 'en', found: (each) => finish(searchNote(each, note.text, ['hbone'], 'en')) });
    assert.deepEqual(drawn(nodes), ['[HBONE]', '  Both (HBONE and ztunnel)', '    On HBONE', '    Costs', '[ztunnel]', '  Both (HBONE and ztunnel)', '    On HBONE']);
    assert.equal(nodeAt(nodes, note.uri, 6)?.id, 'term:HBONE file:///n/a.md#costs');
  });
});

describe('The next and the previous topic', () => {
  /** The ids of both, from a place: a line of a note, or a node of the tree without a filter. */
  const from = (place: TopicPlace | undefined, options: Partial<TopicTreeOptions> = {}): (string | undefined)[] => {
    const all = tree({ ...options, filter: '' });
    return ([1, -1] as const).map((step) => neighbourOf(tree(options), all, place, step)?.id);
  };
  const at = ({ uri }: NoteSource, line: number): TopicPlace => ({ uri, line });

  it('are those before and after the topic at the cursor, across notes', () => {
    assert.deepEqual(from(at(paris, 13)), [`${paris.uri}#costs`, `${paris.uri}#networks`]);
    assert.deepEqual(from(at(paris, 22)), [`${parisAgain.uri}#cilium`, `${paris.uri}#gateways`]);
    assert.deepEqual(from(at(paris, 6)), [`${paris.uri}#ambient`, `${china.uri}#day-2`]);
  });

  it('are the note’s own first topic and the last of the note before it, above its first heading', () => {
    for (const line of [0, 3, 5]) {
      assert.deepEqual(from(at(paris, line)), [`${paris.uri}#networks`, `${china.uri}#day-2`]);
    }
    assert.deepEqual(from(at(barcelona, 1)), [`${barcelona.uri}#smi`, `${parisAgain.uri}#cilium`]);
    assert.deepEqual(from(at(barcelona, 1), { order: 'oldest' }), [`${barcelona.uri}#smi`, undefined]);
    assert.deepEqual(from(at(edgeNote, 3)), [`conference: ${edgeNote.uri}#try-ztunnel`, `${barcelona.uri}#smi`]);
    assert.deepEqual(from(at(paris, 0), { grouping: 'year' }), [`${paris.uri}#networks`, `${china.uri}#day-2`]);
  });

  it('end with the tree', () => {
    assert.deepEqual(from(at(china, 0)), [`${china.uri}#day-1`, undefined]);
    assert.deepEqual(from(at(china, 5)), [`${china.uri}#day-2`, undefined]);
    assert.deepEqual(from(at(edgeNote, 5)), [undefined, `${barcelona.uri}#smi`]);
  });

  it('lie around a note without topics, and around one that the filter leaves out', () => {
    const bare = source('file:///n/bare.md', ['# KubeCon EU 2024, bare', 'Text.']);
    library.put(bare);
    assert.deepEqual(from(at(bare, 1)), [`${paris.uri}#networks`, `${china.uri}#day-2`]);
    library.remove(bare.uri);
    assert.deepEqual(from(at(paris, 22), { filter: 'day' }), [undefined, `${china.uri}#day-2`]);
    assert.deepEqual(from(at(barcelona, 1), { filter: 'ztunnel' }), [`conference: ${edgeNote.uri}#try-ztunnel`, `${paris.uri}#models`]);
  });

  it('skip what the filter leaves out of the note', () => {
    assert.deepEqual(from(at(paris, 13), { filter: 'gateways' }), [`${paris.uri}#gateways`, `${paris.uri}#networks`]);
    assert.deepEqual(from(at(paris, 22), { filter: 'gateways' }), [undefined, `${paris.uri}#gateways`]);
  });

  it('are the nearest in the note where the groups show only other topics of it', () => {
    const project = { grouping: 'project' } as const;
    assert.deepEqual(from(at(paris, 0), project), [`project:Cilium ${paris.uri}#ambient`, undefined]);
    assert.deepEqual(from(at(paris, 22), project), [`project:Istio ${edgeNote.uri}#try-ztunnel`, `project:Istio ${paris.uri}#gateways`]);
  });

  it('are those of the row that was opened, in its group', () => {
    const row = nodeOf(tree({ grouping: 'project' }), 'Istio', 'Ambient');
    assert.deepEqual(from(row, { grouping: 'project' }), [`project:Istio ${paris.uri}#costs`, `project:Cilium ${parisAgain.uri}#cilium`]);
    assert.deepEqual(from(nodeOf(tree(), 'KubeCon EU 2024', 'KubeCon Europe, built in')), [`${parisAgain.uri}#cilium`, `${paris.uri}#models`]);
  });

  it('are the first and the last where no node shows the place', () => {
    const ends = [`${china.uri}#day-1`, `conference: ${edgeNote.uri}#try-ztunnel`];
    assert.deepEqual(from(undefined), ends);
    assert.deepEqual(from({ uri: 'file:///n/unknown.md', line: 3 }), ends);
    assert.deepEqual([neighbourOf([], [], undefined, 1), neighbourOf([], [], undefined, -1)], [undefined, undefined]);
  });
});
