import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { Library } from '../../src/core/library/library';
import { BuiltinNotebook } from '../../src/workspace/builtinNotebook';
import { GlossaryPlaces } from '../../src/workspace/glossaryPlaces';
import { ConfiguredPaths } from '../../src/workspace/configuredPaths';
import { NoteFiles } from '../../src/workspace/noteFiles';
import { UserSnippets } from '../../src/workspace/userSnippets';
import { pathSettings, Settings, type PathSetting } from '../../src/workspace/settings';
import { WorkspaceNotes } from '../../src/workspace/workspaceNotes';
import { FakeWorkspace, WrittenSettings } from './harness/configured';
import { Files } from './harness/files';
import { logInto } from './harness/log';
import { fileUri, until } from './harness/workspace';

const scheme = 'mesh-notes-trust';
const settingsPath = '/w/.vscode/settings.json';

function uriOf(path: string): vscode.Uri {
  return vscode.Uri.from({ scheme, path });
}

/** Paths outside the workspace folder `/w`, as written in settings. */
const leaving = [
  '/', '/etc', '/w', '..', '../outside', 'notes/../../outside', `${scheme}:/outside`, `${scheme}:/w/../outside`, `${scheme}:/w/%2e%2e/outside`, `${scheme}://elsewhere/w/notes`, `${scheme}:/wider`,
  'file:///', 'file:///etc', 'vscode-userdata:/w', 'notes/link', './notes/link/', 'notes/link/deep', `${scheme}:/w/notes/link/deep`, 'linked.glossary.yml',
];

/** Paths inside it and what they resolve to. */
const staying: readonly (readonly [name: string, path: string])[] = [
  ['notes', '/w/notes'], ['./notes/', '/w/notes'], ['.', '/w'], ['notes/../other', '/w/other'], [`${scheme}:/w/notes`, '/w/notes'], [`${scheme}:/w/notes/`, '/w/notes'], ['missing', '/w/missing'],
];

const pod = (name: string): string => `{"${name}": {"prefix": "${name}", "body": "apiVersion: v1\\nkind: Pod"}}`;

describe('A workspace that is not trusted', () => {
  let files: Files;
  let settings: WrittenSettings;
  let workspace: FakeWorkspace;
  let paths: ConfiguredPaths;
  let warnings: string[];
  let log: vscode.LogOutputChannel;
  let subscriptions: vscode.Disposable[];

  beforeEach(() => {
    files = new Files(scheme);
    for (const [path, text] of [
      ['/w/kubecon-eu-2024.md', '# KubeCon EU 2024\n'],
      ['/w/notes/plain.md', '# Plain\n'],
      ['/w/notes/linked.md', '# Linked\n'],
      ['/w/notes/link/secret.md', '# Secret\n'],
      ['/w/notes/link/deep/secret.md', '# Deep Secret\n'],
      ['/w/linked.glossary.yml', 'contexts: []\n'],
      ['/w/other/README.md', '# Read me\n'],
      ['/w/.vscode/own.code-snippets', pod('own-pod')],
      ['/w/.vscode/linked.code-snippets', pod('linked-pod')],
      ['/w/manifests/named.json', pod('named-pod')],
      ['/w/manifests/linked.json', pod('linked-named-pod')],
      ['/outside/private.md', '# Private\n'],
      ['/outside/private.json', pod('private-pod')],
    ] as const) {
      files.set(path, text);
    }
    for (const path of ['/w/notes/linked.md', '/w/notes/link', '/w/linked.glossary.yml', '/w/.vscode/linked.code-snippets', '/w/manifests/linked.json']) {
      files.linked.add(path);
    }
    warnings = [];
    log = logInto(warnings);
    settings = new WrittenSettings(log);
    workspace = new FakeWorkspace([uriOf('/w')]);
    paths = new ConfiguredPaths(settings, workspace, log);
    subscriptions = [vscode.workspace.registerFileSystemProvider(scheme, files, { isReadonly: true }), settings, paths];
  });

  afterEach(() => {
    vscode.Disposable.from(...subscriptions).dispose();
  });

  function write(setting: PathSetting, names: readonly string[]): void {
    settings.workspaces.set(setting, names);
    files.set(settingsPath, JSON.stringify(Object.fromEntries([...settings.workspaces].map(([key, value]) => [`meshNotes.${key}`, value])), undefined, 1));
  }

  function problems(): [line: number, start: number, end: number, message: string][] {
    return vscode.languages.getDiagnostics(uriOf(settingsPath)).map(({ range: { start, end }, message }) => [start.line, start.character, end.character, message]);
  }

  const waits = (name: string): string => `“${name}” is outside the workspace or behind a symbolic link. It is not read until you trust the workspace.`;

  for (const setting of pathSettings) {
    it(`refuses paths outside it in ${setting}, and reports each until it is trusted`, async () => {
      write(setting, leaving);
      assert.deepEqual((await paths.uris(setting)).map(String), []);
      assert.deepEqual(problems(), leaving.map((name, index) => [2 + index, 2, 4 + name.length, waits(name)]));
      assert.deepEqual(warnings, leaving.map((name) => `Not read until the workspace is trusted: ${JSON.stringify(name)} in meshNotes.${setting}`));
      assert.equal(paths.message(setting), '');
      workspace.grantTrust();
      assert.equal((await paths.uris(setting)).length, leaving.length);
      assert.deepEqual(problems(), []);
    });

    it(`allows paths inside it in ${setting}`, async () => {
      write(setting, staying.map(([name]) => name));
      assert.deepEqual((await paths.uris(setting)).map(({ path }) => path), staying.map(([, path]) => path));
      assert.deepEqual([problems(), warnings], [[], []]);
    });

    it(`allows paths in the user’s ${setting}, except links in the workspace`, async () => {
      settings.users.set(setting, ['../outside', 'notes/link', '/etc']);
      assert.deepEqual((await paths.uris(setting)).map(({ path }) => path), ['/outside', '/etc']);
      write(setting, ['../outside', '/var']);
      assert.deepEqual((await paths.uris(setting)).map(({ path }) => path), ['/outside']);
    });
  }

  it('reports in the view what it cannot report in the settings file', async () => {
    settings.workspaces.set('notes.folders', ['/a', '/b\u202e\n', '/c', '/d']);
    await paths.uris('notes.folders');
    assert.deepEqual(problems(), []);
    assert.equal(paths.message('notes.folders', 'glossaries'), 'Not read until you trust the workspace: /a, /b, /c, …');
    assert.equal(paths.message('manifests.folders'), '');
    workspace.grantTrust();
    await paths.uris('notes.folders');
    assert.equal(paths.message('notes.folders'), '');
  });

  /** The workspace's notes, in a separate library. */
  function readNotes(): { readonly notes: WorkspaceNotes; readonly titles: () => readonly string[] } {
    const extension = vscode.extensions.all.find(({ packageJSON }) => (packageJSON as { name?: unknown }).name === 'mesh-notes');
    assert.ok(extension);
    const library = new Library();
    const notes = new WorkspaceNotes(library, new BuiltinNotebook(extension.extensionUri, library, log), settings, paths, log);
    subscriptions.push(notes);
    return { notes, titles: () => [...library.workspaceNotes()].map(({ title }) => title).sort() };
  }

  it('has its notes except those behind links, and all once it is trusted', async () => {
    write('notes.folders', ['notes', 'notes/link', '../outside']);
    const { notes, titles } = readNotes();
    await notes.start();
    assert.deepEqual(titles(), ['KubeCon EU 2024', 'Plain']);
    assert.deepEqual(files.read.filter((path) => path.startsWith('/outside') || path.includes('link')), []);
    assert.deepEqual(files.listed.filter((path) => path.startsWith('/outside') || path.includes('link')), []);
    workspace.grantTrust();
    await until('the note outside', () => titles().includes('Private'));
    await notes.finished();
    assert.deepEqual(titles(), ['KubeCon EU 2024', 'Linked', 'Plain', 'Private']);
  });

  it('reads no link that appears or is edited, and forgets a note that becomes a link', async () => {
    write('notes.folders', ['notes']);
    const { notes, titles } = readNotes();
    await notes.start();
    const { Created, Changed } = vscode.FileChangeType;
    files.set('/w/notes/new-link/secret.md', '# New\n');
    files.linked.add('/w/notes/new-link');
    files.set('/w/notes/after.md', '# After\n');
    files.linked.add('/w/notes/plain.md');
    files.emit(['/w/notes/new-link', Created], ['/w/notes/new-link/secret.md', Created], ['/w/notes/linked.md', Changed], ['/w/notes/plain.md', Changed], ['/w/notes/after.md', Created]);
    await until('the new note', () => titles().includes('After'));
    assert.deepEqual(titles(), ['After', 'KubeCon EU 2024']);
    assert.deepEqual(files.read.filter((path) => path.includes('link')), []);
  });

  it('has its manifests except those behind links', async () => {
    write('manifests.folders', ['manifests', '../outside']);
    const snippets = new UserSnippets(settings, paths, log);
    subscriptions.push(snippets);
    await snippets.load();
    const prefixes = (): string[] => snippets.snippets.map(({ prefix }) => prefix).sort();
    assert.deepEqual(prefixes(), ['named-pod', 'own-pod']);
    assert.deepEqual(files.read.filter((path) => path.startsWith('/outside') || path.includes('link')), []);
    workspace.grantTrust();
    await until('the manifest outside', () => prefixes().includes('private-pod'));
    assert.deepEqual(prefixes(), ['linked-named-pod', 'linked-pod', 'named-pod', 'own-pod', 'private-pod']);
  });

  it('has no manifests if .vscode is a link', async () => {
    files.linked.add('/w/.vscode');
    const snippets = new UserSnippets(settings, paths, log);
    subscriptions.push(snippets);
    await snippets.load();
    assert.deepEqual(snippets.snippets, []);
  });
});

describe('A folder outside the workspace', () => {
  let files: Files;
  let settings: WrittenSettings;
  let paths: ConfiguredPaths;
  let warnings: string[];
  let log: vscode.LogOutputChannel;
  let subscriptions: vscode.Disposable[];

  beforeEach(() => {
    files = new Files(scheme);
    files.set('/w/kubecon-eu-2024.md', '# KubeCon EU 2024\n');
    for (const name of ['a', 'b', 'c', 'd', 'e']) {
      files.set(`/outside/${name}/note.md`, `# ${name}\n`);
    }
    warnings = [];
    log = logInto(warnings);
    settings = new WrittenSettings(log);
    settings.users.set('notes.folders', ['../outside']);
    paths = new ConfiguredPaths(settings, Object.assign(new FakeWorkspace([uriOf('/w')]), { isTrusted: true }), log);
    subscriptions = [vscode.workspace.registerFileSystemProvider(scheme, files, { isReadonly: true }), settings, paths];
  });

  afterEach(() => {
    vscode.Disposable.from(...subscriptions).dispose();
  });

  it('does not delay workspace notes while it is slow', async () => {
    let open: (value: unknown) => void = () => undefined;
    files.gates.set('/outside', new Promise((resolve) => (open = resolve)));
    const extension = vscode.extensions.all.find(({ packageJSON }) => (packageJSON as { name?: unknown }).name === 'mesh-notes');
    assert.ok(extension);
    const library = new Library();
    const notes = new WorkspaceNotes(library, new BuiltinNotebook(extension.extensionUri, library, log), settings, paths, log);
    subscriptions.push(notes);
    const titles = (): string[] => [...library.workspaceNotes()].map(({ title }) => title).sort();
    void notes.start();
    await until('the note of the workspace', () => titles().length > 0);
    assert.deepEqual([titles(), notes.progress.state], [['KubeCon EU 2024'], 'reading']);
    open(undefined);
    await notes.finished();
    assert.deepEqual([titles(), notes.progress.state], [['KubeCon EU 2024', 'a', 'b', 'c', 'd', 'e'], 'done']);
  });

  it('is read up to a limit and reported if larger', async () => {
    const glossaries = new GlossaryPlaces(paths);
    const limited = new NoteFiles(settings, paths, glossaries, log, 3);
    await limited.refresh();
    const [inside, outside] = limited.roots;
    assert.ok(inside && outside);
    assert.deepEqual((await limited.findIn(inside)).map(({ path }) => path), ['/w/kubecon-eu-2024.md']);
    assert.equal((await limited.findIn(outside)).length, 3);
    assert.deepEqual(limited.overfullRoots.map(({ path }) => path), ['/outside']);
    assert.deepEqual(warnings, [`More than 3 files; the rest are not read: ${scheme}:/outside`]);
    await limited.refresh();
    assert.deepEqual(limited.overfullRoots, []);
  });
});

describe('The level of a setting that names folders', () => {
  const uri = fileUri('.vscode', 'settings.json');

  afterEach(async () => {
    const configuration = vscode.workspace.getConfiguration('meshNotes');
    for (const setting of pathSettings) {
      await configuration.update(setting, undefined, vscode.ConfigurationTarget.Global);
      await configuration.update(setting, undefined, vscode.ConfigurationTarget.Workspace);
    }
    await vscode.workspace.fs.delete(uri).then(undefined, () => undefined);
  });

  for (const setting of pathSettings) {
    it(`is the workspace’s for ${setting} unless the user names the same`, async () => {
      const settings = new Settings(logInto([]));
      const configuration = vscode.workspace.getConfiguration('meshNotes');
      await configuration.update(setting, ['mine', 'shared'], vscode.ConfigurationTarget.Global);
      assert.deepEqual([settings.paths(setting), settings.isFromWorkspaceOnly(setting, 'mine')], [['mine', 'shared'], false]);
      await configuration.update(setting, ['theirs', 'shared'], vscode.ConfigurationTarget.Workspace);
      assert.deepEqual(settings.paths(setting), ['theirs', 'shared']);
      assert.deepEqual(['mine', 'shared', 'theirs'].map((name) => settings.isFromWorkspaceOnly(setting, name)), [false, false, true]);
      settings.dispose();
    });
  }
});
