import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { Library } from '../../src/core/library/library';
import { BuiltinNotebook } from '../../src/workspace/builtinNotebook';
import { ConfiguredPaths } from '../../src/workspace/configuredPaths';
import { registerProblems } from '../../src/features/diagnostics/problems';
import { Settings, type PathSetting } from '../../src/workspace/settings';
import { WorkspaceNotes } from '../../src/workspace/workspaceNotes';
import { Files } from './harness/files';
import { logInto } from './harness/log';
import { until } from './harness/workspace';

const scheme = 'mesh-notes-test';

function uriOf(path: string): vscode.Uri {
  return vscode.Uri.from({ scheme, path });
}

class OwnSettings extends Settings {
  folders: readonly string[] = [uriOf('/a').toString()];

  override paths(setting: PathSetting): readonly string[] {
    return setting === 'notes.folders' ? this.folders : super.paths(setting);
  }
}

function note(title: string): string {
  return `# ${title}\n\n## Day 1\n\nHBONE\n`;
}

function signal(): { readonly promise: Promise<string>; readonly resolve: (text: string) => void } {
  let resolve: (text: string) => void = () => undefined;
  return { promise: new Promise((done) => (resolve = done)), resolve };
}

const { Created, Changed, Deleted } = vscode.FileChangeType;

/** Uses a separate index with in-memory files, so that each change can be counted. It includes the workspace's notes. */
describe('A large notebook in a read-only file system', () => {
  let files: Files;
  let library: Library;
  let settings: OwnSettings;
  let notes: WorkspaceNotes;
  let errors: unknown[];
  let subscriptions: vscode.Disposable[];

  const titles = (): string[] => [...library.workspaceNotes()].filter(({ uri }) => uri.startsWith(`${scheme}:`)).map(({ title }) => title).sort();

  beforeEach(() => {
    files = new Files(scheme);
    library = new Library();
    errors = [];
    const log = { warn: () => undefined, error: (...args: unknown[]) => errors.push(args) } as unknown as vscode.LogOutputChannel;
    settings = new OwnSettings(log);
    const extension = vscode.extensions.all.find(({ packageJSON }) => (packageJSON as { name?: unknown }).name === 'mesh-notes');
    assert.ok(extension);
    const paths = new ConfiguredPaths(settings, vscode.workspace, log);
    notes = new WorkspaceNotes(library, new BuiltinNotebook(extension.extensionUri, library, log), settings, paths, log);
    subscriptions = [vscode.workspace.registerFileSystemProvider(scheme, files, { isReadonly: true }), settings, paths, notes];
  });

  afterEach(() => {
    vscode.Disposable.from(...subscriptions).dispose();
    assert.deepEqual(errors, []);
  });

  it('handles a thousand file events as one change, and folder events as events of their files', async () => {
    files.set('/a/first.md', note('First'));
    await notes.start();
    assert.deepEqual(titles(), ['First']);
    const changes: number[] = [];
    library.onDidChange((change) => {
      if (change.notes) {
        changes.push(titles().length);
      }
    });
    const paths = Array.from({ length: 1000 }, (_, index) => `/a/2024/note-${String(index)}.md`);
    for (const path of paths) {
      files.set(path, note(path));
    }
    files.emit(...paths.map((path) => [path, Created] as const));
    await until('the notes of the checkout', () => changes.length > 0);
    assert.deepEqual(changes, [1001]);
    assert.deepEqual(library.uncountedNotes('workspace'), []);

    files.removeUnder('/a/2024');
    files.set('/a/2025/moved.md', note('Moved'));
    files.emit(['/a/2024', Deleted], ['/a/2025', Created]);
    await until('the moved folder', () => titles().includes('Moved'));
    assert.deepEqual(titles(), ['First', 'Moved']);
  });

  it('continues after a file that throws, never answers, is too big or gone, a folder that vanishes, and a link loop', async () => {
    files.set('/a/good.md', note('Good'));
    files.set('/a/throws.md', new Error('Broken.'));
    files.set('/a/silent.md', signal().promise);
    files.set('/a/huge.md', note('Huge'));
    files.sizes.set('/a/huge.md', 500_000_000);
    files.set('/a/gone/x.md', note('Gone'));
    files.vanished.add('/a/gone');
    files.links.add('loop');
    void notes.start();
    await until('the note that can be read', () => titles().length > 0 && notes.progress.state === 'reading');
    await until('the others to be tried', () => files.read.includes('/a/throws.md') && files.read.includes('/a/silent.md'));
    assert.deepEqual(titles(), ['Good']);
    assert.ok(!files.read.includes('/a/huge.md'));
    assert.deepEqual([...new Set(files.listed)].sort(), ['/a', '/a/gone']);
    notes.stop();
    assert.equal(notes.progress.state, 'stopped');
    assert.deepEqual(titles(), ['Good']);
  });

  it('reports a file that is too long without reading it, and reads it when it is shorter', async () => {
    subscriptions.push(registerProblems({ library, notes, log: logInto([]) }));
    const problems = (path: string): [line: number, severity: vscode.DiagnosticSeverity, message: string][] =>
      vscode.languages.getDiagnostics(uriOf(path)).map(({ range, severity, message }) => [range.start.line, severity, message]);
    const told = [[0, vscode.DiagnosticSeverity.Information, 'This file is larger than 5 MB, so it is not read.']];
    const long = `# Long\n\n${'x'.repeat(5_000_000)}\n`;
    files.set('/a/long.md', long);
    files.set('/a/long.txt', long);
    files.set('/a/good.md', note('Good'));
    await notes.restart();
    assert.deepEqual([problems('/a/long.md'), problems('/a/long.txt'), problems('/a/good.md')], [told, told, []]);
    await notes.restart();
    assert.deepEqual(files.read.sort(), ['/a/good.md', '/a/good.md']);
    assert.deepEqual([problems('/a/long.md'), titles()], [told, ['Good']]);
    files.set('/a/long.md', note('Long'));
    files.emit(['/a/long.md', Changed]);
    await until('the note', () => titles().includes('Long'));
    files.removeUnder('/a/long.txt');
    files.emit(['/a/long.txt', Deleted]);
    await until('the deletion', () => problems('/a/long.txt').length === 0);
    assert.deepEqual([problems('/a/long.md'), titles()], [[], ['Good', 'Long']]);
  });

  it('announces a change before it counts other notes anew', async () => {
    const late = signal();
    files.set('/a/other.md', note('Other'));
    await notes.settled();
    assert.deepEqual(files.read, ['/a/other.md']);
    const readAtChange: string[][] = [];
    library.onDidChange(({ glossary }) => {
      if (glossary) {
        readAtChange.push([...files.read]);
      }
    });
    // A new name has all notes counted anew, from texts that are read again.
    files.set('/a/other.md', late.promise);
    files.set('/a/term.md', '---\nterm: capstan\n---\nA drum that winds a rope.\n');
    files.emit(['/a/term.md', Created]);
    await until('the other note to be read again', () => files.read.length === 3);
    assert.deepEqual([readAtChange, files.read], [[['/a/other.md', '/a/term.md']], ['/a/other.md', '/a/term.md', '/a/other.md']]);
    late.resolve(note('Other'));
    await notes.settled();
  });

  it('keeps a note that cannot be read now, and forgets a deleted one', async () => {
    files.set('/a/kept.md', note('Kept'));
    files.set('/a/gone.md', note('Gone'));
    await notes.start();
    assert.deepEqual(titles(), ['Gone', 'Kept']);
    files.set('/a/kept.md', vscode.FileSystemError.Unavailable());
    files.removeUnder('/a/gone.md');
    await notes.restart();
    assert.deepEqual(titles(), ['Kept']);
  });

  it('never restores an older text that is read late', async () => {
    const late = signal();
    files.set('/a/note.md', late.promise);
    const done = notes.start();
    await until('the first reading', () => files.read.length === 1);
    files.set('/a/note.md', note('New'));
    files.emit(['/a/note.md', Changed]);
    await until('the second reading', () => titles().length === 1);
    late.resolve(note('Old'));
    await done;
    assert.deepEqual(titles(), ['New']);
  });

  it('keeps a note that was created while folders were searched', async () => {
    const gate = signal();
    files.set('/a/slow/one.md', note('One'));
    files.gates.set('/a/slow', gate.promise);
    const done = notes.start();
    await until('the search', () => files.listed.includes('/a/slow'));
    files.set('/a/made.md', note('Made'));
    files.emit(['/a/made.md', Created]);
    await until('the note made meanwhile', () => titles().includes('Made'));
    gate.resolve('');
    await done;
    assert.deepEqual(titles(), ['Made', 'One']);
  });

  it('keeps a note that was created while files were read, and drops a deleted one', async () => {
    const late = signal();
    files.set('/a/slow.md', late.promise);
    files.set('/a/other.md', note('Other'));
    const done = notes.start();
    await until('the reading', () => files.read.includes('/a/slow.md') && titles().length === 1);
    files.set('/a/made.md', note('Made'));
    files.emit(['/a/made.md', Created], ['/a/slow.md', Deleted]);
    await until('the note made meanwhile', () => titles().includes('Made'));
    late.resolve(note('Deleted'));
    await done;
    assert.deepEqual(titles(), ['Made', 'Other']);
  });

  it('follows folders that are added and removed', async () => {
    files.set('/a/one.md', note('One'));
    files.set('/b/two.md', note('Two'));
    await notes.start();
    assert.deepEqual(titles(), ['One']);
    settings.folders = [uriOf('/a').toString(), uriOf('/b').toString()];
    await notes.restart();
    assert.deepEqual(titles(), ['One', 'Two']);
    settings.folders = [uriOf('/b').toString()];
    await notes.restart();
    assert.deepEqual(titles(), ['Two']);
    files.set('/b/three.md', note('Three'));
    files.emit(['/b/three.md', Created]);
    await until('a note in the added folder', () => titles().includes('Three'));
    settings.folders = [];
    await notes.restart();
    assert.deepEqual(titles(), []);
  });
});
