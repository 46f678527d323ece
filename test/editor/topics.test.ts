import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { Library } from '../../src/core/library/library';
import { allNodes } from '../../src/core/library/topicTree';
import { topicItem, topicTooltip } from '../../src/features/topics/topicItems';
import { Topics } from '../../src/features/topics/topics';
import { TopicSearch } from '../../src/features/topics/topicSearch';
import { Settings } from '../../src/workspace/settings';
import { logInto } from './harness/log';
import { fileUri, until } from './harness/workspace';

const own = fileUri('notes', 'kubecon-eu-2024.md');

async function closeAll(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
  while (vscode.window.activeTextEditor) {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

/** The page in the active tab, with its heading. */
function page(): string | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  return input instanceof vscode.TabInputCustom ? `${input.uri.path}#${input.uri.fragment}` : undefined;
}

describe('Next Topic and Previous Topic', () => {
  afterEach(closeAll);

  it('go from the beginning of a note to its own first topic, and on from there', async () => {
    for (const line of [0, 8]) {
      const editor = await vscode.window.showTextDocument(own, { selection: new vscode.Range(line, 0, line, 0) });
      await vscode.commands.executeCommand('meshNotes.nextTopic');
      assert.deepEqual([vscode.window.activeTextEditor?.document.uri.path, vscode.window.activeTextEditor?.selection.active.line], [own.path, 10]);
      await vscode.commands.executeCommand('meshNotes.nextTopic');
      assert.equal(editor.document.lineAt(vscode.window.activeTextEditor?.selection.active.line ?? 0).text, '### A talk about ztunnel');
    }
  });

  it('go from a page in the active tab to the topics of its note', async () => {
    const uri = vscode.Uri.parse('mesh.notes:/en/conferences/kubecon-eu-2019.md');
    await vscode.commands.executeCommand('vscode.openWith', uri, 'vscode.markdown.preview.editor');
    await until('the page', () => page() === '/en/conferences/kubecon-eu-2019.md#');
    await vscode.commands.executeCommand('meshNotes.nextTopic');
    const first = await until('its first topic', () => page() !== '/en/conferences/kubecon-eu-2019.md#' && page());
    assert.match(first, /^\/en\/conferences\/kubecon-eu-2019\.md#./);
    await vscode.commands.executeCommand('meshNotes.nextTopic');
    const second = await until('its second topic', () => page() !== first && page());
    assert.match(second, /^\/en\/conferences\/kubecon-eu-2019\.md#./);
    await vscode.commands.executeCommand('meshNotes.previousTopic');
    await until('its first topic again', () => page() === first);
  });
});

/** A state that is kept in memory. */
class State implements vscode.Memento {
  readonly values = new Map<string, unknown>();
  keys = (): readonly string[] => [...this.values.keys()];

  get<T>(key: string, fallback?: T): T {
    return (this.values.get(key) ?? fallback) as T;
  }

  update(key: string, value: unknown): Thenable<void> {
    this.values.set(key, value);
    return Promise.resolve();
  }
}

describe('The filter of the topics', () => {
  const log = logInto([]);
  let settings: Settings;
  let library: Library;
  let state: State;
  let texts: Map<string, string>;
  let read: string[];
  /** Texts are given when this resolves. */
  let gate: Promise<void>;
  let subscriptions: vscode.Disposable[];

  const uriOf = (name: string): string => `file:///n/${name}.md`;
  const put = (name: string, text: string): void => {
    texts.set(uriOf(name), text);
    library.put({ uri: uriOf(name), fileName: `${name}.md`, text, origin: 'workspace', inNotesFolder: true });
    library.count(uriOf(name), text);
  };
  const make = (): Topics => {
    const notes = {
      textOf: async (uri: vscode.Uri) => {
        read.push(uri.path);
        await gate;
        return texts.get(uri.toString());
      },
    };
    const notebook = { text: (language: string, path: string) => Promise.resolve(language === 'en' ? texts.get(`mesh.notes:/en/${path}`) : undefined) };
    const topics = new Topics(library, settings, state, new TopicSearch(library, notebook, notes, settings, log));
    subscriptions.push(topics);
    return topics;
  };
  /** One line a node, indented, with the line that was found. */
  const drawn = (topics: Topics): string[] => allNodes(topics.nodes).filter(({ type }) => type !== 'conference').map(({ label, line }) => [label, line].filter(Boolean).join(': '));

  beforeEach(() => {
    settings = new Settings(log);
    library = new Library();
    state = new State();
    texts = new Map();
    read = [];
    gate = Promise.resolve();
    subscriptions = [settings];
    put('a', '# KubeCon EU 2024\n\n## Mesh\nPort 15008.\n## Models\nGPU.\n');
    put('b', '# KubeCon EU 2024: later\n\n## Edge\nPort 443.\n');
    const builtin = 'mesh.notes:/en/conferences/c.md';
    texts.set(builtin, '# KubeCon China 2024\n\n## Gateway\nAlso 15008.\n');
    library.put({ uri: builtin, fileName: 'c.md', text: texts.get(builtin) ?? '', origin: 'builtin', inNotesFolder: true, language: 'en' });
    library.count(builtin, texts.get(builtin) ?? '');
  });

  afterEach(() => {
    vscode.Disposable.from(...subscriptions).dispose();
  });

  it('searches the texts of notes and of the built-in notebook', async () => {
    const topics = make();
    await topics.filterBy(' 15008 ');
    assert.equal(topics.filter, '15008');
    assert.deepEqual(drawn(topics), ['Gateway: Also 15008.', 'KubeCon EU 2024', 'Mesh: Port 15008.']);
    assert.deepEqual(read, ['/n/a.md', '/n/b.md']);
    await topics.filterBy('');
    assert.deepEqual(drawn(topics), ['Gateway', 'KubeCon EU 2024', 'Mesh', 'Models', 'later', 'Edge']);
  });

  it('shows the line as the row’s description', async () => {
    const topics = make();
    await topics.filterBy('15008');
    const rows = allNodes(topics.nodes).map((node) => topicItem(node, settings, topics.filter, false));
    assert.deepEqual(rows.map(({ label, description }) => [label, description]), [
      ['KubeCon China 2024', 'Hong Kong · 21–23 August 2024'],
      ['Gateway', 'Also 15008.'],
      ['KubeCon EU 2024', 'Paris · 19–22 March 2024'],
      ['KubeCon EU 2024', vscode.workspace.asRelativePath(vscode.Uri.parse(uriOf('a')))],
      ['Mesh', 'Port 15008.'],
    ]);
  });

  it('keeps the tree that is shown until it has searched, and then says so', async () => {
    const topics = make();
    const shown = topics.nodes;
    let open = (): void => undefined;
    gate = new Promise((resolve) => {
      open = resolve;
    });
    let events = 0;
    topics.onDidChange(() => events++);
    const done = topics.filterBy('443');
    assert.equal(topics.nodes, shown);
    assert.deepEqual([topics.isNothingFound, events], [false, 0]);
    open();
    await done;
    assert.deepEqual([drawn(topics), events], [['later', 'Edge: Port 443.'], 1]);
  });

  it('drops a search for another filter', async () => {
    const topics = make();
    let open = (): void => undefined;
    gate = new Promise((resolve) => {
      open = resolve;
    });
    const first = topics.filterBy('15008');
    gate = Promise.resolve();
    await topics.filterBy('443');
    assert.deepEqual(drawn(topics), ['later', 'Edge: Port 443.']);
    open();
    await first;
    assert.deepEqual([topics.filter, drawn(topics)], ['443', ['later', 'Edge: Port 443.']]);
  });

  it('is stored when it is kept, and applied in the next window', async () => {
    const topics = make();
    await topics.filterBy('443');
    assert.deepEqual(state.keys(), []);
    await topics.keepFilter();
    const next = make();
    assert.equal(next.filter, '443');
    assert.deepEqual(drawn(next), []);
    assert.equal(next.isNothingFound, false);
    await next.search();
    assert.deepEqual(drawn(next), ['later', 'Edge: Port 443.']);
  });

  it('searches only changed notes again', async () => {
    const topics = make();
    await topics.filterBy('443');
    read.length = 0;
    put('b', '# KubeCon EU 2024: later\n\n## Edge\nPort 444.\n## Cloud\nPort 443 too.\n');
    let events = 0;
    topics.onDidChange(() => events++);
    await topics.search();
    assert.deepEqual([drawn(topics), read, events], [['later', 'Cloud: Port 443 too.'], ['/n/b.md'], 1]);
    await topics.search();
    assert.deepEqual([read, events], [['/n/b.md'], 1]);
  });

  it('keeps the row of a changed note until that has been searched again', async () => {
    const topics = make();
    await topics.filterBy('443');
    assert.deepEqual(drawn(topics), ['later', 'Edge: Port 443.']);
    let open = (): void => undefined;
    gate = new Promise((resolve) => {
      open = resolve;
    });
    const rows: string[][] = [];
    topics.onDidChange(() => rows.push(drawn(topics)));
    read.length = 0;
    put('b', '# KubeCon EU 2024: later\n\n## Edge\nStill port 443.\n');
    assert.deepEqual(drawn(topics), ['later', 'Edge: Port 443.']);
    await until('the search', () => read.length > 0);
    assert.deepEqual([drawn(topics), rows], [['later', 'Edge: Port 443.'], []]);
    open();
    await until('the change', () => rows.length > 0);
    assert.deepEqual(rows, [['later', 'Edge: Still port 443.']]);
  });

  it('searches nothing before the tree is shown', async () => {
    state.values.set('topics.filter', '443');
    const topics = make();
    assert.equal(topics.isNothingFound, false);
    const changed = new Promise<void>((resolve) => {
      topics.onDidChange(resolve);
    });
    put('b', '# KubeCon EU 2024: later\n\n## Edge\n');
    await changed;
    assert.deepEqual(read, []);
  });

  it('says when nothing is found', async () => {
    const topics = make();
    await topics.filterBy('no such word');
    assert.deepEqual([drawn(topics), topics.isNothingFound], [[], true]);
    await topics.filterBy('');
    assert.equal(topics.isNothingFound, false);
    library = new Library();
    const empty = make();
    await empty.filterBy('no such word');
    assert.deepEqual([empty.nodes, empty.isNothingFound], [[], false]);
  });

  it('finds by its title what cannot be read', async () => {
    texts.clear();
    const topics = make();
    await topics.filterBy('edge');
    assert.deepEqual(drawn(topics), ['later', 'Edge']);
  });

  it('reads 500 notes in turns, and none of them if another filter follows at once', async () => {
    for (let index = 0; index < 500; index++) {
      put(`n${String(index)}`, `## Topic\n${index % 100 === 0 ? 'A needle.' : 'Hay.'}\n`);
    }
    const topics = make();
    const first = topics.filterBy('hay');
    await topics.filterBy('needle');
    await first;
    assert.equal(drawn(topics).filter((row) => row === 'Topic: A needle.').length, 5);
    assert.ok(read.length < 700, String(read.length));
  });
});

describe('The rows of the topics', () => {
  it('tell built-in notes by their icon and tooltip, and repeat no conference', () => {
    const settings = new Settings(logInto([]));
    const library = new Library();
    library.put({ uri: 'mesh.notes:/en/conferences/a.md', fileName: 'a.md', text: '# KubeCon EU 2024: Built in\n', origin: 'builtin', inNotesFolder: true });
    library.put({ uri: 'file:///n/b.md', fileName: 'b.md', text: '---\ndate: 2024-03-20\n---\n# [KubeCon EU 2024] Mine\n', origin: 'workspace', inNotesFolder: true });
    const topics = new Topics(library, settings, new State(), new TopicSearch(library, { text: () => Promise.resolve(undefined) }, { textOf: () => Promise.resolve(undefined) }, settings, logInto([])));
    const rows = (topics.nodes[0]?.children ?? []).map((node) => {
      const { label, description, iconPath } = topicItem(node, settings, '', false);
      const tooltip = topicTooltip(node, library, settings).value;
      return [label, description, iconPath instanceof vscode.ThemeIcon && iconPath.id, ...tooltip.split('  \n').slice(0, 2)];
    });
    topics.dispose();
    settings.dispose();
    assert.deepEqual(rows, [
      ['Mine', vscode.workspace.asRelativePath(vscode.Uri.parse('file:///n/b.md')), 'file', '**\\[KubeCon EU 2024\\] Mine**', '2024-03-20'],
      ['Built in', undefined, 'book', '**KubeCon EU 2024: Built in**', 'Built-in'],
    ]);
  });
});
