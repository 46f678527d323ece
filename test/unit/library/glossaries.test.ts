import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { builtinGlossary } from '../../../src/core/terms/builtinGlossary';
import { Library, type LibraryChange, type NoteSource } from '../../../src/core/library/library';
import { termIn } from '../../../src/core/terms/glossary';
import { builtinNotes } from '../builtinNotes';
import { term } from '../terms/glossaries';
import { messageOf } from '../messageOf';

const place = { folder: 'file:///w/g', root: 'file:///w' };

function source(path: string, text: string, more: Partial<NoteSource> = {}): NoteSource {
  return { uri: `file:///w/${path}`, fileName: basename(path), text, origin: 'workspace', inNotesFolder: false, ...(path.startsWith('g/') ? { glossary: place } : {}), ...more };
}

function page(path: string, title: string, more: Partial<NoteSource> = {}): NoteSource {
  return source(path, `---\ntitle: ${title}\ncategory: concept\n---\nAbout ${title}.\n`, more);
}

/** The pages of a folder on disk, as a glossary's. */
function folder(path: string): NoteSource[] {
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => source(`g/${name.replaceAll('\\', '/')}`, readFileSync(join(path, name), 'utf8')));
}

function libraryOf(...sources: NoteSource[]): Library {
  const library = new Library();
  library.batch(() => {
    for (const each of sources) {
      library.put(each);
    }
  });
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

/** What is explained in a text, in the order of the places; each with the languages that it is explained in. */
function found(library: Library, text: string): string[] {
  return library.matcher.find(text, 'markdown').map(({ start, end, candidates }) => `${text.slice(start, end)} → ${candidates.map(({ id, origin, terms }) => `${id} (${[origin, ...Object.keys(terms)].join(' ')})`).join(', ')}`);
}

function problems(library: Library, path: string): string[] {
  return library.problems(`file:///w/${path}`).map((problem) => `${String(problem.range.start.line)} ${messageOf(problem)}`);
}

const sameName = (name: string, id: string): string => `“${name}” is also a name of the term ${id}. The hover shows one of them and links to the other.`;

describe('The user’s glossaries in the library', () => {
  it('are joined by their languages and win over the built-in terms, behind term notes', () => {
    const library = libraryOf(page('g/en/mesh.md', 'Service Mesh'), page('g/zh-cn/mesh.md', '服务网格'), source('t/mesh.md', '---\nterm: 网格\naliases: [service mesh]\n---\nMine.\n'));
    library.setBuiltinTerms([term('service-mesh', { name: 'Service mesh', aliases: ['service mesh'] }), term('service-mesh', { language: 'zh-cn', name: '服务网格' })]);
    assert.deepEqual(found(library, '服务网格'), ['服务网格 → mesh (workspace en zh-cn), service-mesh (builtin en zh-cn)']);
    assert.deepEqual(found(library, 'a service mesh'), ['service mesh → mesh (workspace zh-cn), mesh (workspace en zh-cn), service-mesh (builtin en zh-cn)']);
    const [, glossaryEntry] = library.glossary.withId('mesh');
    assert.ok(glossaryEntry);
    assert.equal(library.termText(glossaryEntry, 'en')?.summary, 'About Service Mesh.');
    assert.equal(library.termText(glossaryEntry, 'zh-cn')?.summary, 'About 服务网格.');
  });

  it('hold many terms a file, each with its own text', () => {
    const library = libraryOf(source('a.glossary.yml', 'contexts:\n  - name: One\n    terms:\n      - name: Leg\n        definition: A part of the way.\n  - name: Two\n    terms:\n      - name: Leg\n        definition: What one stands on.\n'));
    const [mention] = library.matcher.find('Leg', 'markdown');
    assert.deepEqual(mention?.candidates.map((entry) => [entry.project, library.termText(entry, 'en')?.summary]), [
      ['One', 'A part of the way.'],
      ['Two', 'What one stands on.'],
    ]);
    assert.deepEqual(problems(library, 'a.glossary.yml'), [`7 ${sameName('Leg', 'leg')}`, `3 ${sameName('Leg', 'leg')}`]);
  });

  it('are no notes, but for pages in a notes folder', () => {
    const library = libraryOf(page('g/en/berth.md', 'Berth'), source('a.glossary.yml', 'contexts:\n'));
    assert.deepEqual([...library.workspaceNotes()], []);
    assert.equal(library.put(page('g/en/berth.md', 'Berth', { inNotesFolder: true })), true);
    assert.deepEqual([...library.workspaceNotes()].map(({ title }) => title), ['Berth']);
    assert.deepEqual(found(library, 'Berth'), ['Berth → berth (workspace en)']);
    const text = 'About a Berth, and another berth.';
    library.put(source('n/day.md', text, { inNotesFolder: true }));
    library.count('file:///w/n/day.md', text);
    library.count('file:///w/g/en/berth.md', 'The Berth page: a berth.');
    const entry = library.glossary.find(['berth']);
    assert.deepEqual(entry && library.mentionCount(entry), { mentions: 2, notes: ['file:///w/n/day.md'] });
  });

  it('leave conference notes in their folder as notes', () => {
    const library = libraryOf(source('g/recap.md', '---\ntitle: KubeCon EU 2024\nstatus: done\n---\n## Mesh\n'), source('g/term.md', '---\nterm: Berth\n---\nA place.\n'));
    assert.deepEqual([...library.workspaceNotes()].map(({ title }) => title), ['KubeCon EU 2024', 'Berth']);
    assert.deepEqual(problems(library, 'g/recap.md'), []);
  });

  it('say what has changed', () => {
    const library = libraryOf(page('g/en/berth.md', 'Berth'));
    const seen = (action: () => void) => changesOf(library, action).map(({ notes, glossary, problems: at }) => [notes, glossary, ...at]);
    const uri = 'file:///w/g/en/berth.md';
    assert.deepEqual(seen(() => library.put(page('g/en/berth.md', 'Mooring'))), [[false, true, uri]]);
    assert.deepEqual(seen(() => library.put(source('g/en/berth.md', '---\ntitle: Mooring\ncategory: concept\n---\nOther words.\n'))), [[false, false, uri]]);
    assert.deepEqual(seen(() => library.put(source('g/en/berth.md', 'No page any more.'))), [[false, true, uri]]);
    assert.deepEqual(seen(() => { library.remove(uri); }), []);
  });

  it('go at once when they are named no more, and notes stay', () => {
    const library = libraryOf(page('g/en/berth.md', 'Berth', { inNotesFolder: true }), page('g/en/quay.md', 'Quay'));
    const changes = changesOf(library, () => {
      library.removeFromGlossaries((uri) => uri.includes('/g/'));
    });
    assert.deepEqual(changes.map(({ glossary }) => glossary), [true]);
    assert.deepEqual(found(library, 'Berth, Quay'), []);
    assert.deepEqual([...library.workspaceNotes()].map(({ title }) => title), ['Berth']);
    library.removeWhere((uri) => uri.includes('/g/'));
    assert.deepEqual([...library.workspaceNotes()], []);
  });

  it('report a language that is not read once, at its first page, and read it where it is none', () => {
    const french = [page('g/it/b.md', 'Bitta'), page('g/it/a.md', 'Ancora'), page('g/a.fr.md', 'Ancre'), source('g/c.md', '---\ntitle: Câble\ncategory: x\nlanguage: fr\n---\nUn.\n')];
    const library = libraryOf(...french);
    assert.deepEqual(found(library, 'Bitta, Ancora, Ancre, Câble').map((each) => each.split(' ')[0]), ['Bitta', 'Ancora', 'Ancre']);
    const unread = (tag: string): string => `Pages in the language “${tag}” are not read. A glossary can be in English or Simplified Chinese.`;
    assert.deepEqual(problems(library, 'g/c.md'), [`3 ${unread('fr')}`]);
    library.put(page('g/en/b.md', 'Bollard'));
    library.put(page('g/a.md', 'Anchor'));
    assert.deepEqual(found(library, 'Bitta, Ancora, Ancre, Câble, Bollard, Anchor').map((each) => each.split(' ')[0]), ['Bollard', 'Anchor']);
    assert.deepEqual([problems(library, 'g/it/a.md'), problems(library, 'g/it/b.md')], [[`1 ${unread('it')}`], []]);
    assert.deepEqual([problems(library, 'g/a.fr.md'), problems(library, 'g/c.md')], [[`1 ${unread('fr')}`], []]);
    const changes = changesOf(library, () => { library.remove('file:///w/g/it/a.md'); });
    assert.deepEqual(problems(library, 'g/it/b.md'), [`1 ${unread('it')}`]);
    assert.ok(changes[0]?.problems.has('file:///w/g/it/b.md'));
  });

  it('keep two pages of one name in different folders apart, and report both', () => {
    const library = libraryOf(page('g/en/a/fender.md', 'Fender'), page('g/en/b/fender.md', 'Fender'), page('g/zh-cn/b/fender.md', '护舷'));
    assert.deepEqual(found(library, 'Fender'), ['Fender → fender (workspace en), fender (workspace en zh-cn)']);
    assert.deepEqual([problems(library, 'g/en/a/fender.md'), problems(library, 'g/en/b/fender.md')], [[`1 ${sameName('Fender', 'fender')}`], [`1 ${sameName('Fender', 'fender')}`]]);
    assert.deepEqual(library.glossary.withId('fender').map((entry) => termIn(entry, 'en').uri), ['file:///w/g/en/a/fender.md', 'file:///w/g/en/b/fender.md']);
  });

  it('warn of a common word in notes and lists of terms, not in titles of pages', () => {
    const note = source('t/host.md', '---\nterm: Wharf\naliases: [host, hosts]\n---\nText.\n');
    const library = libraryOf(note, source('a.glossary.yml', 'contexts:\n  - terms:\n      - name: Runtime\n      - name: Quay\n        aliases: [服务]\n'), page('g/en/service.md', 'Service'));
    assert.deepEqual(problems(library, 't/host.md'), ['2 “host” is a common word, so it is explained only where a text shows that the term is meant. To explain it everywhere, add “quiet: false”.', '2 “hosts” is a common word, so it is explained only where a text shows that the term is meant. To explain it everywhere, add “quiet: false”.']);
    assert.deepEqual(problems(library, 'a.glossary.yml').sort(), ['2 “Runtime” is a common word, so it is explained only where a text shows that the term is meant. To explain it everywhere, add it to the setting meshNotes.hover.explainedWords.', '4 “服务” is a common word, so it is explained only where a text shows that the term is meant. To explain it everywhere, add it to the setting meshNotes.hover.explainedWords.']);
    assert.deepEqual(problems(library, 'g/en/service.md'), []);
    assert.deepEqual(found(library, 'the Service, the host, hosts, the Runtime, 服务, Wharf, Quay').map((each) => each.split(' ')[0]), ['Wharf', 'Quay']);
    library.put({ ...note, text: note.text.replace('aliases', 'quiet: true\naliases') });
    assert.deepEqual(problems(library, 't/host.md'), []);
  });
});

describe('A glossary kept like the CNCF’s', () => {
  function hovered(library: Library): Record<string, string[]> {
    const names: Record<string, string[]> = { en: [], 'zh-cn': [], quiet: [] };
    for (const entry of library.glossary.entries.filter(({ glossary }) => glossary !== undefined)) {
      for (const { language, name } of Object.values(entry.terms)) {
        const [mention] = library.matcher.find(name, 'plaintext');
        names[mention?.start === 0 && mention.end === name.length && mention.candidates[0] === entry ? language : 'quiet']?.push(name);
      }
    }
    return names;
  }

  it('is read page by page', () => {
    const library = libraryOf(...folder('test/fixtures/glossaries/harbour'));
    assert.deepEqual(hovered(library), { en: ['Berths', 'Just-In-Time Arrival', 'Quay Crane'], 'zh-cn': ['泊位', '岸桥'], quiet: ['Service', '服务'] });
  });

  it('is the CNCF’s own', () => {
    const path = '../shared/corpora/cncf-glossary';
    if (!existsSync(path)) {
      console.log('        (not checked: the CNCF glossary is not beside this checkout)');
      return;
    }
    const library = libraryOf(...folder(path));
    library.setBuiltinTerms(builtinGlossary(builtinNotes).terms);
    const { en = [], 'zh-cn': chinese = [], quiet = [] } = hovered(library);
    assert.deepEqual([...new Set(quiet)].sort(), ['Abstraction', 'Debugging', 'Host', 'Ingress', 'Pod', 'Portability', 'Reliability', 'Runtime', 'Scalability', 'Service', '抽象', '服务', '调试']);
    assert.ok(en.length >= 60 && chinese.length >= 60, `${String(en.length)} English, ${String(chinese.length)} Chinese`);
    assert.deepEqual(found(library, '服务网格'), ['服务网格 → service-mesh (workspace en zh-cn), service-mesh (builtin en zh-cn)']);
    assert.deepEqual(found(library, 'CD').map((each) => each.split(' → ')[1]), ['continuous-delivery (workspace en zh-cn), continuous-deployment (workspace en zh-cn)']);
  });
});
