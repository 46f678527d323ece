import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { ConfiguredPaths } from '../../src/workspace/configuredPaths';
import type { FileEvent } from '../../src/workspace/fileEvents';
import { pathSettings, type PathSetting } from '../../src/workspace/settings';
import { FakeWorkspace, WrittenSettings } from './harness/configured';
import { Files } from './harness/files';
import { logInto } from './harness/log';
import { fileUri, until } from './harness/workspace';

const scheme = 'mesh-notes-missing';

function uriOf(path: string): vscode.Uri {
  return vscode.Uri.from({ scheme, path });
}

type Shown = readonly [line: number, start: number, end: number, message: string];

function problemsIn(uri: vscode.Uri): Shown[] {
  return vscode.languages
    .getDiagnostics(uri)
    .filter(({ source, severity }) => source === 'Mesh Notes' && severity === vscode.DiagnosticSeverity.Warning)
    .map(({ range: { start, end }, message }) => [start.line, start.character, end.character, message]);
}

/** Waits until a file has exactly these problems. */
async function shows(uri: vscode.Uri, expected: readonly Shown[]): Promise<void> {
  await until(`${JSON.stringify(expected)} in ${uri.path}`, () => JSON.stringify(problemsIn(uri)) === JSON.stringify(expected)).catch(() => assert.deepEqual(problemsIn(uri), expected));
}

const missing = (name: string): string => `“${name}” was not found.`;

describe('A path in a setting that does not exist', () => {
  const settingsFile = uriOf('/w/.vscode/settings.json');
  let files: Files;
  let settings: WrittenSettings;
  let warnings: string[];
  let subscriptions: vscode.Disposable[];

  beforeEach(() => {
    files = new Files(scheme);
    files.set('/w/notes/a.md', '# A\n');
    files.set('/second/words/b.md', '# B\n');
    warnings = [];
    settings = new WrittenSettings(logInto(warnings));
    subscriptions = [vscode.workspace.registerFileSystemProvider(scheme, files, { isReadonly: true }), settings];
  });

  afterEach(() => {
    vscode.Disposable.from(...subscriptions).dispose();
  });

  function open(workspace = new FakeWorkspace([uriOf('/w')]), isTrusted = true): ConfiguredPaths {
    workspace.isTrusted = isTrusted;
    const paths = new ConfiguredPaths(settings, workspace, logInto(warnings));
    subscriptions.push(paths);
    return paths;
  }

  function write(setting: PathSetting, names: readonly string[]): void {
    settings.workspaces.set(setting, names);
    files.set(settingsFile.path, JSON.stringify({ [`meshNotes.${setting}`]: names }, undefined, 1));
  }

  /** Reports events, and waits until the paths have been looked for again. */
  async function reports(paths: ConfiguredPaths, path: string, type: FileEvent['type']): Promise<void> {
    await paths.recheck([{ uri: uriOf(path), type }]);
  }

  for (const setting of pathSettings) {
    it(`is reported at the item of ${setting} and once in the log, until it exists`, async () => {
      const elsewhere = `${scheme}:/elsewhere/words.glossary.yml`;
      const expected: Shown[] = [[3, 2, 11, missing('absent/')], [4, 2, 4 + elsewhere.length, missing(elsewhere)]];
      write(setting, ['notes', 'absent/', elsewhere]);
      const paths = open();
      assert.deepEqual((await paths.uris(setting)).map(({ path }) => path), ['/w/notes', '/w/absent', '/elsewhere/words.glossary.yml']);
      await shows(settingsFile, expected);
      const logged = ['absent/', elsewhere].map((name) => `Not found: ${JSON.stringify(name)} in meshNotes.${setting}`);
      assert.deepEqual([warnings, paths.message(setting)], [logged, '']);

      files.set('/w/absent/deep/c.md', '# C\n');
      await reports(paths, '/w/absent/deep/c.md', 'created');
      await shows(settingsFile, expected.slice(1));
      files.set('/elsewhere/words.glossary.yml', 'contexts: []\n');
      await reports(paths, '/elsewhere', 'created');
      await shows(settingsFile, []);
      assert.deepEqual(warnings, logged);

      files.removeUnder('/w/absent');
      await reports(paths, '/w/absent', 'deleted');
      await shows(settingsFile, expected.slice(0, 1));
      write(setting, ['notes']);
      await paths.uris(setting);
      await shows(settingsFile, []);
    });
  }

  it('is found if one of the workspace folders has it', async () => {
    const file = uriOf('/two.code-workspace');
    files.set(file.path, '{"folders": [],\n"settings": {"meshNotes.glossaries": ["words", "absent"]}}');
    settings.workspaces.set('glossaries', ['words', 'absent']);
    const paths = open(new FakeWorkspace([uriOf('/w'), uriOf('/second')], file));
    await paths.uris('glossaries');
    await shows(file, [[1, 47, 55, missing('absent')]]);
    assert.deepEqual(problemsIn(settingsFile), []);
  });

  it('is not one that cannot be looked at, is empty, or has no folder to be in', async () => {
    write('notes.folders', ['nobody-serves-this:/notes', '', ' ', 'absent', 'absent']);
    await open().uris('notes.folders');
    await shows(settingsFile, [[5, 2, 10, missing('absent')]]);
    await open(new FakeWorkspace([])).uris('notes.folders');
    assert.deepEqual(warnings, ['Not found: "absent" in meshNotes.notes.folders']);
  });

  it('is in the views’ message if it is in no settings file of the workspace', async () => {
    settings.users.set('notes.folders', ['a', 'b\u202e', 'notes']);
    settings.users.set('glossaries', ['a', 'c', 'd']);
    const paths = open();
    await Promise.all([paths.uris('notes.folders'), paths.uris('glossaries')]);
    await until('the message', () => paths.message('notes.folders', 'glossaries') === 'Not found: a, b, c, …');
    assert.deepEqual([paths.message('manifests.folders'), problemsIn(settingsFile)], ['', []]);
    files.set('/w/a/a.md', '# A\n');
    await reports(paths, '/w/a', 'created');
    await until('the shorter message', () => paths.message('notes.folders', 'glossaries') === 'Not found: b, c, d');
  });

  it('is not looked for outside a workspace that is not trusted', async () => {
    settings.workspaces.set('notes.folders', ['../absent', 'absent']);
    const paths = open(undefined, false);
    await paths.uris('notes.folders');
    await until('the message', () => paths.message('notes.folders') === 'Not read until you trust the workspace: ../absent\nNot found: absent');
  });

  it('is followed in the settings file', async () => {
    write('notes.folders', ['absent']);
    const paths = open();
    await paths.uris('notes.folders');
    await shows(settingsFile, [[2, 2, 10, missing('absent')]]);
    files.set(settingsFile.path, '{ "meshNotes.notes.folders": ["absent"] }');
    await reports(paths, '/w/notes/a.md', 'changed');
    assert.deepEqual(problemsIn(settingsFile), [[2, 2, 10, missing('absent')]]);
    await reports(paths, settingsFile.path, 'changed');
    await shows(settingsFile, [[0, 30, 38, missing('absent')]]);
  });

  it('delays no others while a file system does not answer', async () => {
    write('notes.folders', ['notes', 'absent']);
    Object.assign(files, { stat: () => new Promise(() => undefined) });
    assert.deepEqual((await open().uris('notes.folders')).map(({ path }) => path), ['/w/notes', '/w/absent']);
  });
});

describe('A folder in the workspace’s settings that does not exist', () => {
  const configuration = vscode.workspace.getConfiguration('meshNotes');
  const file = fileUri('.vscode', 'settings.json');
  const folder = fileUri('appears', 'later');
  afterEach(async () => {
    for (const setting of pathSettings) {
      await configuration.update(setting, undefined, vscode.ConfigurationTarget.Workspace);
    }
    await Promise.allSettled([file, fileUri('appears')].map((uri) => vscode.workspace.fs.delete(uri, { recursive: true })));
  });

  for (const setting of pathSettings) {
    it(`is a problem in ${setting} until it is created`, async () => {
      await vscode.commands.executeCommand('meshNotes.refresh');
      await vscode.commands.executeCommand('meshNotes.copyManifest', 'istio-waypoint');
      await configuration.update(setting, ['appears/later'], vscode.ConfigurationTarget.Workspace);
      const lines = new TextDecoder().decode(await vscode.workspace.fs.readFile(file)).split('\n');
      const expected: Shown[] = [[lines.indexOf('        "appears/later"'), 8, 23, missing('appears/later')]];
      await shows(file, expected);
      await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, 'a.md'), new TextEncoder().encode('# A\n'));
      await shows(file, []);
      await vscode.workspace.fs.delete(folder, { recursive: true });
      await shows(file, expected);
      await configuration.update(setting, undefined, vscode.ConfigurationTarget.Workspace);
      await shows(file, []);
    });
  }
});
