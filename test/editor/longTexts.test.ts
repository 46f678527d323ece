import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { Library } from '../../src/core/library/library';
import type { GlossaryEntry } from '../../src/core/terms/glossary';
import { BuiltinNotebook } from '../../src/workspace/builtinNotebook';
import { registerProblems } from '../../src/features/diagnostics/problems';
import { findMentions } from '../../src/features/terms/references';
import { ConfiguredPaths } from '../../src/workspace/configuredPaths';
import { Settings, type PathSetting } from '../../src/workspace/settings';
import { WorkspaceNotes } from '../../src/workspace/workspaceNotes';
import { Files } from './harness/files';
import { cardAt, cardOn, open } from './harness/hovers';
import { logInto } from './harness/log';
import { fileUri, until } from './harness/workspace';

type Place = [line: number, start: number, end: number];

const placeOf = ({ start, end }: vscode.Range): Place => [start.line, start.character, end.character];

const highlightsAt = async (document: vscode.TextDocument, position: vscode.Position): Promise<Place[]> => {
  const found = await vscode.commands.executeCommand<vscode.DocumentHighlight[] | undefined>('vscode.executeDocumentHighlights', document.uri, position);
  return (found ?? []).map(({ range }) => placeOf(range));
};

const ourDiagnostics = (uri: vscode.Uri): [line: number, severity: vscode.DiagnosticSeverity, message: string][] =>
  vscode.languages
    .getDiagnostics(uri)
    .filter(({ source }) => source === 'Mesh Notes')
    .map(({ range, severity, message }) => [range.start.line, severity, message]);

/** Fills the rest of the limit with lines of normal length. */
const fillsUp = `${'x '.repeat(50)}\n`.repeat(50_000);

const told = [[0, vscode.DiagnosticSeverity.Information, 'This file is larger than 5 MB, so it is not read.']];

async function closeAll(): Promise<void> {
  while (vscode.window.activeTextEditor) {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
}

describe('A document over the limit', function () {
  // VS Code is slow to open five megabytes.
  this.timeout(60_000);

  afterEach(closeAll);

  it('is ignored by all features, and reported once until it is closed', async () => {
    await until('the terms', async () => cardOn(await open('plaintext', 'HBONE'), 'HBONE'));
    const document = await open('plaintext', `HBONE and Amibent mesh\n${fillsUp}`);
    await vscode.window.showTextDocument(document);
    const position = new vscode.Position(0, 2);
    const lists = ['vscode.executeDefinitionProvider', 'vscode.executeReferenceProvider'];
    assert.equal(await cardAt(document, position), undefined);
    for (const list of lists) {
      assert.deepEqual(await vscode.commands.executeCommand(list, document.uri, position), [], list);
    }
    const { items } = await vscode.commands.executeCommand<vscode.CompletionList>('vscode.executeCompletionItemProvider', document.uri, new vscode.Position(0, 4));
    assert.deepEqual(items.filter(({ detail }) => detail?.startsWith('protocol') === true), []);
    assert.deepEqual(ourDiagnostics(document.uri), told);
    await closeAll();
    await until('the entry to go', () => ourDiagnostics(document.uri).length === 0);
  });

  it('is read when it becomes short enough', async () => {
    const document = await open('plaintext', `HBONE\n${fillsUp}`);
    await cardAt(document, new vscode.Position(0, 2));
    assert.deepEqual(ourDiagnostics(document.uri), told);
    const edit = new vscode.WorkspaceEdit();
    edit.delete(document.uri, new vscode.Range(1, 0, document.lineCount, 0));
    await vscode.workspace.applyEdit(edit);
    const card = await cardAt(document, new vscode.Position(0, 2));
    assert.deepEqual([card?.range && placeOf(card.range), ourDiagnostics(document.uri)], [[0, 0, 5], []]);
  });
});

describe('A long document', function () {
  this.timeout(60_000);

  afterEach(closeAll);

  it('is explained, highlighted and marked like a short one, even right after an edit', async () => {
    const filler = 'A line with other words.\n'.repeat(8000);
    const document = await open('markdown', `${filler}HBONE and hbone\n${filler}Amibent mesh, HBONE\n`);
    const editor = await vscode.window.showTextDocument(document);
    await until('the terms', () => cardAt(document, new vscode.Position(8000, 2)));
    await editor.edit((edit) => {
      edit.insert(new vscode.Position(0, 0), 'HBONE\n');
    });
    const card = await cardAt(document, new vscode.Position(8001, 2));
    assert.deepEqual(card?.range && placeOf(card.range), [8001, 0, 5]);
    assert.deepEqual(await highlightsAt(document, new vscode.Position(8001, 2)), [[0, 0, 5], [8001, 0, 5], [8001, 10, 15], [16_002, 14, 19]]);
    const marks = await until('the misspelling', () => ourDiagnostics(document.uri).length > 0 && ourDiagnostics(document.uri));
    assert.deepEqual(marks.map(([line]) => line), [16_002]);
  });
});

let longNotes = 0;

describe('The texts of notes', function () {
  this.timeout(60_000);

  const scheme = 'mesh-notes-long';
  const uriOf = (path: string): vscode.Uri => vscode.Uri.from({ scheme, path });

  class OwnSettings extends Settings {
    override paths(setting: PathSetting): readonly string[] {
      return setting === 'manifests.folders' ? super.paths(setting) : [uriOf(setting === 'glossaries' ? '/g' : '/a').toString()];
    }
  }

  const logged: string[] = [];
  const log = logInto(logged);
  let files: Files;
  let library: Library;
  let settings: OwnSettings;
  let notes: WorkspaceNotes;
  let subscriptions: vscode.Disposable[];
  /** The lengths of the texts that were matched. */
  let matched: number[];

  /** Records the texts passed to the matcher. */
  const watchMatcher = (): void => {
    const { matcher } = library;
    const find = matcher.findInSteps.bind(matcher);
    matcher.findInSteps = (text, ...rest) => {
      matched.push(text.length);
      return find(text, ...rest);
    };
  };

  beforeEach(() => {
    files = new Files(scheme);
    library = new Library();
    settings = new OwnSettings(logInto([]));
    matched = [];
    logged.length = 0;
    const extension = vscode.extensions.all.find(({ packageJSON }) => (packageJSON as { name?: unknown }).name === 'mesh-notes');
    assert.ok(extension);
    const paths = new ConfiguredPaths(settings, vscode.workspace, log);
    notes = new WorkspaceNotes(library, new BuiltinNotebook(extension.extensionUri, library, log), settings, paths, log);
    subscriptions = [vscode.workspace.registerFileSystemProvider(scheme, files, { isReadonly: true }), settings, paths, notes];
  });

  afterEach(async () => {
    await closeAll();
    vscode.Disposable.from(...subscriptions).dispose();
  });

  const ztunnel = (): GlossaryEntry => {
    const [entry] = library.glossary.withId('ztunnel');
    assert.ok(entry);
    return entry;
  };

  it('are not read over the limit, and reported: notes as problems, glossaries in the log', async () => {
    subscriptions.push(registerProblems({ library, notes, log }));
    const [ours, others] = [['/a/note.md', '/a/note.txt'], ['/g/page.md', '/g/terms.glossary.yml']];
    for (const path of [...ours, ...others]) {
      files.set(path, '# Long\n');
      files.sizes.set(path, 5_000_001);
    }
    await notes.finished();
    assert.deepEqual([...ours, ...others].map((path) => ourDiagnostics(uriOf(path))), [told, told, [], []]);
    assert.deepEqual(logged.filter((entry) => entry.includes('/g/')).sort(), others.map((path) => `Not read, it is too long: ${uriOf(path).toString()}`));
    assert.deepEqual(files.read, []);
  });

  it('are matched once per version of an open note, for all features', async () => {
    const text = `# Long\n\n${'HBONE goes on.\n'.repeat(5000)}`;
    // VS Code keeps the edited document of the previous test for a while.
    const path = `/a/long-${String(++longNotes)}.md`;
    files.set(path, text);
    await notes.finished();
    const document = await vscode.workspace.openTextDocument(uriOf(path));
    // Documents in editors are closed after the test.
    await vscode.window.showTextDocument(document);
    watchMatcher();
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(1, 0), 'HBONE\n');
    await vscode.workspace.applyEdit(edit);
    const { length } = document.getText();
    const entry = library.glossary.withId('hbone')[0];
    assert.ok(entry);
    await until('the note to be counted', () => library.topicsWith(entry).some(({ note }) => note.uri === document.uri.toString()) && library.mentionCount(entry) && notes.documents.all(document));
    await notes.finished();
    assert.equal((await notes.documents.rangesOfTerm(document, entry)).length, 5001);
    assert.deepEqual(matched.filter((each) => each === length), [length]);
  });

  it('are not matched further after the document has changed', async () => {
    await notes.finished();
    const document = await open('markdown', 'HBONE goes on.\n'.repeat(20_000));
    const { matcher } = library;
    const find = matcher.findInSteps.bind(matcher);
    const version = document.version;
    matcher.findInSteps = function* (...text) {
      // Keep matching until the edit arrives.
      for (; document.version === version; yield);
      return yield* find(...text);
    };
    const before = notes.documents.all(document);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), 'HBONE\n');
    await vscode.workspace.applyEdit(edit);
    const after = notes.documents.all(document);
    assert.deepEqual([await before, (await after)?.length], [undefined, 20_001]);
  });

  it('are read for references without opening documents, in order, with any line endings', async () => {
    for (let index = 0; index < 150; index++) {
      files.set(`/a/${String(index).padStart(3, '0')}.md`, '# Note\r\n\r\nA\rztunnel\n');
    }
    await notes.finished();
    const opened: string[] = [];
    subscriptions.push(vscode.workspace.onDidOpenTextDocument(({ uri }) => opened.push(uri.toString())));
    const { token } = new vscode.CancellationTokenSource();
    const found = (await findMentions(ztunnel(), { library, notes, documents: notes.documents, settings, log }, token)).filter(({ uri }) => uri.scheme === scheme);
    assert.deepEqual(found.map(({ uri, range }) => [uri.path, ...placeOf(range)]), Array.from({ length: 150 }, (_, index) => [`/a/${String(index).padStart(3, '0')}.md`, 3, 0, 7]));
    assert.deepEqual(opened.filter((uri) => uri.startsWith(scheme)), []);
  });

  it('are not read for references after cancellation', async () => {
    const paths = Array.from({ length: 150 }, (_, index) => `/a/${String(index)}.md`);
    for (const path of paths) {
      files.set(path, '# Note\n\nztunnel\n');
    }
    await notes.finished();
    const source = new vscode.CancellationTokenSource();
    files.read.length = 0;
    const finding = findMentions(ztunnel(), { library, notes, documents: notes.documents, settings, log }, source.token);
    source.cancel();
    await finding;
    assert.ok(files.read.length < paths.length / 2, `${String(files.read.length)} read`);
  });
});

describe('References in the workspace', () => {
  it('open no document', async () => {
    await vscode.workspace.fs.writeFile(fileUri('notes', 'unopened.md'), new TextEncoder().encode('# KubeCon EU 2023\n\n## HBONE unopened\n'));
    try {
      const document = await open('plaintext', 'HBONE');
      const uri = fileUri('notes', 'unopened.md').toString();
      const opened: string[] = [];
      const subscription = vscode.workspace.onDidOpenTextDocument((each) => opened.push(each.uri.toString()));
      const found = await until('the note’s mention', async () => {
        const all = await vscode.commands.executeCommand<vscode.Location[]>('vscode.executeReferenceProvider', document.uri, new vscode.Position(0, 2));
        const here = all.filter((each) => each.uri.toString() === uri);
        return here.length > 0 && here;
      });
      subscription.dispose();
      assert.deepEqual([found.map(({ range }) => placeOf(range)), opened.filter((each) => each === uri)], [[[2, 3, 8]], []]);
    } finally {
      await vscode.workspace.fs.delete(fileUri('notes', 'unopened.md'));
    }
  });
});
