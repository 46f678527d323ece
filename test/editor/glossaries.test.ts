import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { cncfGlossary, glossaryFixtures } from './harness/glossaries';
import { cardAt, open, termIds, type ShownCard } from './harness/hovers';
import { withSetting } from './harness/settings';
import { fileUri, makeFolder, until } from './harness/workspace';

async function write(path: string, text: string): Promise<vscode.Uri> {
  const uri = fileUri(...path.split('/'));
  await makeFolder(vscode.Uri.joinPath(uri, '..'));
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return uri;
}

/** Writes the fixtures with a path prefix into a folder of the workspace. */
async function writeFixtures(part: string, folder: string): Promise<void> {
  await Promise.all(Object.entries(glossaryFixtures).filter(([path]) => path.startsWith(part)).map(([path, text]) => write(`${folder}/${path}`, text)));
}

async function remove(...paths: string[]): Promise<void> {
  await Promise.all(paths.map((path) => vscode.workspace.fs.delete(fileUri(...path.split('/')), { recursive: true })));
}

function setGlossaries(value: readonly string[] | undefined): Thenable<void> {
  return vscode.workspace.getConfiguration('meshNotes').update('glossaries', value, vscode.ConfigurationTarget.Global);
}

/** A document with ⟦marks⟧ around the text to hover. */
interface Marked {
  readonly document: vscode.TextDocument;
  readonly start: number;
  readonly end: number;
}

async function openMarked(marked: string): Promise<Marked> {
  const document = await open('markdown', marked.replace(/[⟦⟧]/g, ''));
  return { document, start: marked.indexOf('⟦'), end: marked.indexOf('⟧') - 1 };
}

function cardIn({ document, start }: Marked): Promise<ShownCard | undefined> {
  return cardAt(document, document.positionAt(start));
}

/** The card for exactly the marked text. */
function exact(card: ShownCard, { document, start, end }: Marked): ShownCard {
  assert.deepEqual(card.range && [document.offsetAt(card.range.start), document.offsetAt(card.range.end)], [start, end], document.getText());
  return card;
}

async function exactCard(marked: string): Promise<ShownCard | undefined> {
  const place = await openMarked(marked);
  const card = await cardIn(place);
  return card && exact(card, place);
}

async function bodyOf(marked: string): Promise<string> {
  const card = await exactCard(marked);
  assert.ok(card, marked);
  return card.body;
}

function problemsIn(uri: vscode.Uri): [number, string][] {
  return vscode.languages
    .getDiagnostics(uri)
    .filter(({ source }) => source === 'Mesh Notes')
    .map(({ range, message }): [number, string] => [range.start.line, message]);
}

/** Waits until a file has this many problems and returns them. */
function problems(uri: vscode.Uri, count: number): Promise<[number, string][]> {
  return until(`${String(count)} problems in ${uri.path}`, () => {
    const found = problemsIn(uri);
    return found.length === count && found;
  });
}

async function showInTab(uri: vscode.Uri): Promise<void> {
  await vscode.window.showTextDocument(uri, { preview: false });
}

async function closeAll(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

/** Waits until the card for the marked text matches. */
async function appears(marked: string, satisfies: (card: ShownCard) => boolean = () => true): Promise<ShownCard> {
  const place = await openMarked(marked);
  const card = await until(`a card on ${marked}`, async () => {
    const found = await cardIn(place);
    return found && satisfies(found) && found;
  });
  return exact(card, place);
}

async function vanishes(marked: string): Promise<void> {
  const place = await openMarked(marked);
  await until(`no card on ${marked}`, async () => (await cardIn(place)) === undefined);
}

/** Closes a document without saving. VS Code may have opened one of the unsaved texts above. */
async function discard(document: vscode.TextDocument): Promise<void> {
  await vscode.window.showTextDocument(document);
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
}

describe('A folder of pages that is configured as a glossary', () => {
  before(async () => {
    await writeFixtures('harbour/', 'words');
    await setGlossaries(['words/harbour']);
    await appears('a ⟦quay crane⟧');
  });

  after(async () => {
    await setGlossaries(undefined);
    await remove('words');
  });

  it('adds its terms in both languages, under all their names', async () => {
    assert.equal(
      await bodyOf('the ⟦Quay Crane⟧.'),
      '**Quay Crane**  \nconcept · 中文：岸桥\n\nA crane on rails that lifts a container from a ship onto the **quay**; see [its makers](https://example.org/cranes).',
    );
    for (const marked of ['⟦QC⟧ 3', '用⟦岸桥⟧吊', 'two ⟦quay cranes⟧', '⟦just-in-time arrival⟧', '⟦JITA⟧']) {
      await bodyOf(marked);
    }
    assert.match(await bodyOf('at ⟦berth⟧ 4'), /^\*\*Berths\*\* {2}\nconcept · 中文：泊位\n\nThe place at a quay where one ship lies\.\n\n- One ship at a time\n- Booked by the hour$/);
  });

  it('keeps common words quiet and skips pages that are not about a term', async () => {
    for (const text of ['a ⟦Service⟧', '一个⟦服务⟧', '⟦Words of the Harbour⟧', '⟦How to Write a Page⟧', '⟦Forgotten Kind⟧', '⟦Portique de quai⟧']) {
      const card = await exactCard(text);
      assert.doesNotMatch(card?.body ?? '', /timetable|时刻表|Harbour|Forgotten|Portique/, text);
    }
  });

  it('reports the problems of a page only while it is open', async () => {
    const [french, writing] = [fileUri('words', 'harbour', 'fr', 'berth.md'), fileUri('words', 'harbour', 'en', 'writing.md')];
    await showInTab(writing);
    assert.deepEqual(await problems(writing, 1), [[1, 'The page has no category, so it is not read as a term.']]);
    assert.deepEqual(problemsIn(french), []);
    await showInTab(french);
    assert.deepEqual(await problems(french, 1), [[1, 'Pages in the language “fr” are not read. A glossary can be in English or Simplified Chinese.']]);
    await closeAll();
    await problems(french, 0);
    await problems(writing, 0);
  });

  it('reports an unsupported language once', async () => {
    for (const path of ['fr/quay-crane.md', 'en/service.md', 'fr/berth.md']) {
      await showInTab(fileUri('words', 'harbour', ...path.split('/')));
    }
    await problems(fileUri('words', 'harbour', 'fr', 'berth.md'), 1);
    assert.deepEqual(problemsIn(fileUri('words', 'harbour', 'fr', 'quay-crane.md')), []);
    assert.deepEqual(problemsIn(fileUri('words', 'harbour', 'en', 'service.md')), []);
    await closeAll();
  });

  it('always reports the problems of a term note among the pages', async () => {
    const uri = await write('words/harbour/en/our-berth.md', '---\nterm: Our berth\nkind: place\n---\nOurs.\n');
    assert.deepEqual((await problems(uri, 1)).map(([line]) => line), [2]);
    await vscode.workspace.fs.delete(uri);
    await problems(uri, 0);
  });

  it('is the target of Go to Definition', async () => {
    const document = await open('markdown', 'a quay crane');
    const found = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>('vscode.executeDefinitionProvider', document.uri, new vscode.Position(0, 4));
    const places = found.map((each) => ('targetUri' in each ? [each.targetUri.toString(), each.targetRange.start.line] : [each.uri.toString(), each.range.start.line]));
    assert.deepEqual(places, [[fileUri('words', 'harbour', 'en', 'quay-crane.md').toString(), 1]]);
  });

  it('follows pages that are edited without saving, created, renamed and deleted', async () => {
    const uri = fileUri('words', 'harbour', 'en', 'berth.md');
    const editor = await vscode.window.showTextDocument(uri);
    await editor.edit((edit) => {
      edit.replace(new vscode.Range(1, 0, 1, 'title: Berths'.length), 'title: Mooring Place');
    });
    await appears('a ⟦mooring place⟧');
    assert.equal(editor.document.isDirty, true);
    await discard(editor.document);
    await vanishes('a ⟦mooring place⟧');

    const made = await write('words/harbour/en/dry-dock.md', '---\ntitle: Dry Dock\ncategory: concept\n---\nA basin that is emptied.\n');
    await appears('the ⟦dry dock⟧');
    const renamed = fileUri('words', 'harbour', 'en', 'dock.md');
    await vscode.workspace.fs.rename(made, renamed);
    await appears('the ⟦dry dock⟧', (card) => termIds(card)[0] === 'dock');
    await vscode.workspace.fs.delete(renamed);
    await vanishes('the ⟦dry dock⟧');
  });

  it('offers two terms with the same name and reports both', async () => {
    const [one, other] = [await write('words/harbour/en/a/fender.md', '---\ntitle: Fender\ncategory: a\n---\nOf rubber.\n'), await write('words/harbour/en/b/fender.md', '---\ntitle: Fender\ncategory: b\n---\nOf wood.\n')];
    await appears('a ⟦Fender⟧', (found) => termIds(found).length === 2);
    await showInTab(one);
    await showInTab(other);
    assert.deepEqual((await problems(one, 1)).map(([line]) => line), [1]);
    assert.deepEqual((await problems(other, 1)).map(([line]) => line), [1]);
    await closeAll();
    const card = await exactCard('a ⟦Fender⟧');
    assert.deepEqual(card && termIds(card), ['fender', 'fender']);
    const targets = [...(card?.links ?? '').matchAll(/meshNotes\.openTerm\?([^)\s]+)/g)].map(([, args = '']) => (JSON.parse(decodeURIComponent(args)) as unknown[])[2]);
    assert.deepEqual(targets.sort(), [one.toString(), other.toString()]);
    await remove('words/harbour/en/a', 'words/harbour/en/b');
    await vanishes('a ⟦Fender⟧');
  });

  it('is removed with its setting, and merges folders that are listed separately', async () => {
    await showInTab(fileUri('words', 'harbour', 'fr', 'berth.md'));
    await problems(fileUri('words', 'harbour', 'fr', 'berth.md'), 1);
    await setGlossaries(undefined);
    await vanishes('a ⟦quay crane⟧');
    assert.deepEqual(await problems(fileUri('words', 'harbour', 'fr', 'berth.md'), 0), []);
    await closeAll();
    await setGlossaries(['words/harbour/zh-cn/', fileUri('words', 'harbour', 'en').toString()]);
    await appears('a ⟦quay crane⟧', ({ body }) => body.includes('中文：岸桥'));
    await setGlossaries(['words/harbour']);
    await appears('a ⟦quay crane⟧');
  });
});

describe('Glossaries in Contextive’s format', () => {
  before(async () => {
    await writeFixtures('cargo.', 'desk');
    await appears('an ⟦itinerary⟧');
  });

  after(() => remove('desk'));

  it('explain their terms from anywhere in the workspace', async () => {
    assert.equal(
      await bodyOf('an ⟦itinerary⟧'),
      [
        '**Itinerary**  \nconcept · Booking',
        'The legs that take a shipment from its origin to where it is due.',
        '- 🌐 Ref: [How it is made](https://example.org/itinerary)\n- ✅ Agreed\n- “The desk promised an itinerary with two legs.”\n- “Her **itinerary** ends in Hamburg.”',
      ].join('\n\n'),
    );
    for (const marked of ['her ⟦routing plan⟧', '⟦Itineraries⟧', 'by ⟦transshipment⟧', 'the ⟦cut-off time⟧', '没有⟦舱位⟧了', 'the ⟦slot booking⟧', '⟦Demurrage⟧']) {
      await bodyOf(marked);
    }
    assert.equal(await exactCard('a ⟦unit⟧ test'), undefined);
  });

  it('offer the same name from another context and open its line', async () => {
    const card = await exactCard('an ⟦itinerary⟧');
    assert.match(card?.links ?? '', /May also mean: \[Itinerary \(Invoicing\)\]/);
    const [, second = ''] = [...(card?.links ?? '').matchAll(/meshNotes\.openTerm\?([^)\s]+)/g)].map(([, args = '']) => args);
    await vscode.commands.executeCommand('meshNotes.openTerm', ...(JSON.parse(decodeURIComponent(second)) as unknown[]));
    const editor = vscode.window.activeTextEditor;
    assert.equal(editor?.document.uri.toString(), fileUri('desk', 'cargo.glossary.yml').toString());
    assert.equal(editor.document.lineAt(editor.selection.active.line).text.trim(), '- name: Itinerary');
    assert.equal(editor.selection.active.line, 32);
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  });

  it('report a common word and a duplicate name at their lines', async () => {
    assert.deepEqual((await problems(fileUri('desk', 'cargo.glossary.yml'), 3)).sort(([a], [b]) => a - b), [
      [7, '“Itinerary” is also a name of the term itinerary. The hover shows one of them and links to the other.'],
      [16, '“unit” is a common word, so it is explained only where a text shows that the term is meant. To explain it everywhere, add it to the setting meshNotes.hover.explainedWords.'],
      [32, '“Itinerary” is also a name of the term itinerary. The hover shows one of them and links to the other.'],
    ]);
  });

  it('explain a common word if the setting lists it', async () => {
    const reported = (): boolean => problemsIn(fileUri('desk', 'cargo.glossary.yml')).some(([line]) => line === 16);
    await withSetting('hover.explainedWords', ['Unit'], async () => {
      await appears('a ⟦unit⟧ test');
      await until('no problem', () => !reported());
    });
    await vanishes('a ⟦unit⟧ test');
    await until('the problem', reported);
  });

  it('do not run commands in links', async () => {
    const document = await open('markdown', 'Demurrage');
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, new vscode.Position(0, 1));
    const [body] = hovers.flatMap(({ contents }) => contents as vscode.MarkdownString[]).filter(({ value }) => value.includes('command:workbench.action.quit'));
    assert.ok(body);
    assert.notEqual(body.isTrusted, true);
  });

  it('keep the readable part of a broken file and report the rest', async () => {
    await writeFixtures('broken.', 'desk');
    await appears('the ⟦bowsprit⟧');
    assert.match(await bodyOf('a ⟦bulkhead⟧'), /Watertight: it keeps the sea out\./);
    await bodyOf('the ⟦ballast⟧');
    assert.deepEqual((await problems(fileUri('desk', 'broken.glossary.yml'), 5)).map(([line]) => line), [4, 6, 10, 7, 8]);
    await remove('desk/broken.glossary.yml');
    await vanishes('the ⟦bowsprit⟧');
    assert.deepEqual(await problems(fileUri('desk', 'broken.glossary.yml'), 0), []);
  });

  it('report their problems only while they are open if a setting names them', async () => {
    const cargo = fileUri('desk', 'cargo.glossary.yml');
    await problems(cargo, 3);
    await setGlossaries(['desk/cargo.glossary.yml']);
    await problems(cargo, 0);
    await showInTab(cargo);
    await problems(cargo, 3);
    await closeAll();
    await problems(cargo, 0);
    await setGlossaries(undefined);
    await problems(cargo, 3);
  });

  it('follow unsaved edits and respect exclusions', async () => {
    const editor = await vscode.window.showTextDocument(fileUri('desk', 'cargo.glossary.yml'));
    const at = editor.document.getText().indexOf('Transshipment');
    await editor.edit((edit) => {
      edit.insert(editor.document.positionAt(at), 'Feeder ');
    });
    await appears('a ⟦feeder transshipment⟧');
    await discard(editor.document);
    await vanishes('a ⟦feeder⟧ transshipment');
    const configuration = vscode.workspace.getConfiguration('meshNotes');
    await configuration.update('notes.exclude', ['desk'], vscode.ConfigurationTarget.Global);
    await vanishes('⟦Demurrage⟧');
    await configuration.update('notes.exclude', undefined, vscode.ConfigurationTarget.Global);
    await appears('⟦Demurrage⟧');
  });
});

describe('The CNCF glossary', () => {
  const pages = Object.entries(cncfGlossary ?? {}).filter(([path]) => path.endsWith('.md'));

  before(async () => {
    await Promise.all(pages.map(([path, text]) => write(`cncf/${path}`, text)));
  });

  after(async () => {
    await setGlossaries(undefined);
    if (pages.length > 0) {
      await remove('cncf');
    }
  });

  it('has hovers in both languages, before the built-in ones', async () => {
    if (pages.length === 0) {
      console.log('        (not checked: the CNCF glossary is not beside this checkout)');
      return;
    }
    await setGlossaries(['cncf']);
    await appears('⟦Zero Trust Architecture⟧', ({ body }) => body.startsWith('**Zero Trust Architecture**'));
    await appears('⟦零信任架构⟧', ({ body }) => body.includes('零信任架构'));
    const named = pages.flatMap(([path, text]) => {
      const name = /^category:/m.test(text) ? /^title: *"?([^"\n(（]+)/m.exec(text)?.[1]?.trim() : undefined;
      return name === undefined ? [] : [{ path, name }];
    });
    const document = await open('markdown', named.map(({ name }) => name).join('\n\n'));
    const counts = { en: 0, 'zh-cn': 0 };
    for (const [index, { path, name }] of named.entries()) {
      const card = await cardAt(document, new vscode.Position(2 * index, 0));
      const isTheirs = card?.range?.isEqual(new vscode.Range(2 * index, 0, 2 * index, name.length)) === true && card.links.includes(encodeURIComponent('/cncf/'));
      if (isTheirs && termIds(card)[0] === /([^/]+)\.md$/.exec(path)?.[1]) {
        counts[path.startsWith('en/') ? 'en' : 'zh-cn']++;
      }
    }
    console.log(`        ${String(counts.en)} English and ${String(counts['zh-cn'])} Chinese terms`);
    assert.ok(counts.en >= 60 && counts['zh-cn'] >= 60, JSON.stringify(counts));
    const card = await appears('用⟦服务网格⟧');
    assert.match(card.body, /^\*\*Service Mesh\*\* {2}\nconcept · 中文：服务网格\n\nIn a microservices world/);
    assert.match(card.body, /From Mesh Notes: /);
    assert.doesNotMatch(card.links, /May also mean/);
    assert.deepEqual(termIds(card), ['service-mesh', 'service-mesh']);
  });

  it('is removed with its setting', async () => {
    if (pages.length === 0) {
      console.log('        (not checked: the CNCF glossary is not beside this checkout)');
      return;
    }
    await setGlossaries(undefined);
    await appears('用⟦服务网格⟧', ({ body }) => body.startsWith('**Service mesh**'));
    assert.equal(await exactCard('⟦蓝绿部署⟧'), undefined);
  });
});
