import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { Library, type NoteSource } from '../../src/core/library/library';
import type { Steps } from '../../src/core/text/steps';
import type { GlossaryEntry } from '../../src/core/terms/glossary';
import type { Mention } from '../../src/core/terms/matcher';
import { topicTree } from '../../src/core/library/topicTree';
import { BuiltinNotebook } from '../../src/workspace/builtinNotebook';
import { registerProblems } from '../../src/features/diagnostics/problems';
import { findMentions } from '../../src/features/terms/references';
import { ConfiguredPaths } from '../../src/workspace/configuredPaths';
import { Settings, type PathSetting } from '../../src/workspace/settings';
import { WorkspaceNotes } from '../../src/workspace/workspaceNotes';
import { Files } from './harness/files';
import { cardOn } from './harness/hovers';
import { fileUri, until } from './harness/workspace';

type Place = [line: number, start: number, end: number];

const placeOf = ({ start, end }: vscode.Range): Place => [start.line, start.character, end.character];

/** Keys nested deep enough to overflow the stack of a recursive reader. */
const deepToml = `+++\n${'a.'.repeat(30_000)}b = 1\n+++\n# KubeCon EU 2022\n`;

describe('One poisoned note among thirty', function () {
  this.timeout(60_000);

  const folder = fileUri('poisoned');
  const uriOf = (name: string): vscode.Uri => vscode.Uri.joinPath(folder, name);
  const poison = uriOf('note-15-poisoned.md');
  const term = uriOf('blast-door.md');
  const healthy = Array.from({ length: 29 }, (_, index) => uriOf(`note-${String(index).padStart(2, '0')}.md`));
  const first = uriOf('note-00.md');

  before(async () => {
    const write = (uri: vscode.Uri, text: string): Thenable<void> => vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    await write(poison, deepToml);
    await write(term, '---\nterm: Blast door\naliases: [blast door]\n---\n\n# Blast door\n\nIt keeps one failure from the others.\n');
    await Promise.all(healthy.map((uri, index) => write(uri, `# KubeCon EU 2022\n\n## Poisoned topic ${String(index)}\n\nA blast door and a waypoint, a blast door.\n`)));
    const document = await vscode.workspace.openTextDocument(first);
    await until('all mentions to be counted', async () => (await cardOn(document, 'blast'))?.links.includes('58 '));
  });

  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.delete(folder, { recursive: true });
  });

  it('does not affect hovers, definitions and highlights', async () => {
    const document = await vscode.workspace.openTextDocument(first);
    const position = new vscode.Position(4, 4);
    const card = await cardOn(document, 'blast');
    assert.deepEqual(card?.range && placeOf(card.range), [4, 2, 12]);
    const links = await vscode.commands.executeCommand<vscode.LocationLink[]>('vscode.executeDefinitionProvider', first, position);
    assert.deepEqual(links.map(({ targetUri, targetRange }) => [targetUri.toString(), targetRange.start.line]), [[term.toString(), 1]]);
    const highlights = await vscode.commands.executeCommand<vscode.DocumentHighlight[]>('vscode.executeDocumentHighlights', first, position);
    assert.deepEqual(highlights.map(({ range }) => placeOf(range)), [[4, 2, 12], [4, 31, 41]]);
  });

  it('keeps references complete, except its own', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'plaintext', content: 'blast door' });
    const found = await vscode.commands.executeCommand<vscode.Location[]>('vscode.executeReferenceProvider', document.uri, new vscode.Position(0, 2));
    const inNotes = new Map<string, Place[]>();
    for (const { uri, range } of found.filter(({ uri }) => healthy.some((each) => each.toString() === uri.toString()))) {
      inNotes.set(uri.toString(), [...(inNotes.get(uri.toString()) ?? []), placeOf(range)]);
    }
    assert.deepEqual([...inNotes], healthy.map((uri) => [uri.toString(), [[4, 2, 12], [4, 31, 41]]]));
  });

  it('does not affect completion and symbols', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'plaintext', content: 'a blast d' });
    const list = await vscode.commands.executeCommand<vscode.CompletionList>('vscode.executeCompletionItemProvider', document.uri, new vscode.Position(0, 9));
    assert.deepEqual(list.items.filter(({ detail }) => detail === 'concept').map(({ label }) => (typeof label === 'string' ? label : label.label)), ['blast door']);
    const symbols = await vscode.commands.executeCommand<vscode.SymbolInformation[]>('vscode.executeWorkspaceSymbolProvider', 'Blast door');
    assert.deepEqual(symbols.filter(({ name }) => name === 'Blast door').map(({ location }) => [location.uri.toString(), location.range.start.line]), [[term.toString(), 1]]);
  });

  it('does not affect the counts above term notes', async () => {
    await vscode.workspace.openTextDocument(term);
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', term);
    assert.deepEqual(lenses.map(({ range, command }) => [range.start.line, command?.title]), [[5, '58 mentions · 29 notes']]);
  });

  it('does not affect pages and previews, including its own', async () => {
    const page = await vscode.workspace.openTextDocument(vscode.Uri.parse('mesh.notes:/en/terms/waypoint.md'));
    const listed = await until('the topics of the notes', () => {
      const found = [...page.getText().matchAll(/\[Poisoned topic (\d+)\]/g)].map(([, index]) => Number(index)).sort((a, b) => a - b);
      return found.length === healthy.length && found;
    });
    assert.deepEqual(listed, healthy.map((_, index) => index));
    const document = await vscode.workspace.openTextDocument(first);
    const html = await until('the underlined terms', async () => {
      const shown = await vscode.commands.executeCommand<string>('markdown.api.render', document);
      return shown.includes('mesh-notes-term') && shown;
    });
    assert.deepEqual([...html.matchAll(/class="mesh-notes-term"[^>]*>([^<]*)</g)].map(([, text]) => text), ['blast door', 'waypoint']);
    const own = await vscode.commands.executeCommand<string>('markdown.api.render', await vscode.workspace.openTextDocument(poison));
    assert.match(own, /KubeCon EU 2022/);
  });

  it('accepts a manifest', async () => {
    const editor = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(poison));
    const before = editor.document.getText();
    editor.selection = new vscode.Selection(editor.document.lineCount - 1, 0, editor.document.lineCount - 1, 0);
    await vscode.commands.executeCommand('meshNotes.insertManifest', 'istio-waypoint');
    const inserted = editor.document.getText().slice(before.length).split('\n');
    assert.deepEqual([editor.document.getText().startsWith(before), inserted.slice(0, 4)], [true, ['', '```yaml', 'apiVersion: gateway.networking.k8s.io/v1', 'kind: Gateway']]);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('is reported as a problem', () => {
    assert.equal(vscode.languages.getDiagnostics(poison).filter(({ source }) => source === 'Mesh Notes').length, 1);
    assert.deepEqual(healthy.flatMap((uri) => vscode.languages.getDiagnostics(uri)), []);
  });
});

/** A library that throws when it reads or counts some files, even if the readers can handle them. */
class PoisonedLibrary extends Library {
  override put(source: NoteSource): boolean {
    if (source.uri.includes('/unreadable')) {
      throw new RangeError('Too deep.');
    }
    return super.put(source);
  }

  override* countInSteps(uri: string, text: string, known?: readonly Mention[]): Steps {
    if (uri.includes('/uncountable')) {
      throw new RangeError('Too long.');
    }
    yield* super.countInSteps(uri, text, known);
  }
}

describe('Notes that throw when they are read', () => {
  const scheme = 'mesh-notes-poison';
  const uriOf = (path: string): vscode.Uri => vscode.Uri.from({ scheme, path });

  class OwnSettings extends Settings {
    override paths(setting: PathSetting): readonly string[] {
      return setting === 'notes.folders' ? [uriOf('/a').toString()] : super.paths(setting);
    }
  }

  /** More files than are read at a time. */
  const many = 70;
  let files: Files;
  let library: Library;
  let settings: OwnSettings;
  let notes: WorkspaceNotes;
  let logged: string[];
  let subscriptions: vscode.Disposable[];
  const log = {
    warn: () => undefined,
    info: () => undefined,
    error: (message: string) => logged.push(message),
  } as unknown as vscode.LogOutputChannel;

  const problemsOf = (uri: vscode.Uri): string[] => vscode.languages.getDiagnostics(uri).map(({ message }) => message);
  const paths = (prefix: string): string[] => Array.from({ length: many }, (_, index) => `/a/${prefix}-${String(index).padStart(2, '0')}.md`);
  const titles = (): string[] => [...library.workspaceNotes()].filter(({ uri }) => uri.startsWith(scheme)).map(({ title }) => title).sort();
  const healthy = ['A', 'B', 'C', 'D', 'E'];

  const setHealthy = (): void => {
    for (const title of healthy) {
      files.set(`/a/z-${title}.md`, `# ${title}\n\nztunnel\n`);
    }
  };

  const ztunnel = (): GlossaryEntry => {
    const [entry] = library.glossary.withId('ztunnel');
    assert.ok(entry);
    return entry;
  };

  const mentioned = async (): Promise<string[]> => {
    const { token } = new vscode.CancellationTokenSource();
    return (await findMentions(ztunnel(), { library, notes, documents: notes.documents, settings, log }, token)).filter(({ uri }) => uri.scheme === scheme).map(({ uri }) => uri.path);
  };

  beforeEach(() => {
    files = new Files(scheme);
    library = new PoisonedLibrary();
    logged = [];
    settings = new OwnSettings(log);
    const extension = vscode.extensions.all.find(({ packageJSON }) => (packageJSON as { name?: unknown }).name === 'mesh-notes');
    assert.ok(extension);
    const paths = new ConfiguredPaths(settings, vscode.workspace, log);
    notes = new WorkspaceNotes(library, new BuiltinNotebook(extension.extensionUri, library, log), settings, paths, log);
    subscriptions = [vscode.workspace.registerFileSystemProvider(scheme, files, { isReadonly: true }), registerProblems({ library, notes, log }), settings, paths, notes];
    setHealthy();
  });

  afterEach(async () => {
    while (vscode.window.activeTextEditor) {
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    }
    vscode.Disposable.from(...subscriptions).dispose();
  });

  for (const [name, message] of [['unreadable', 'Too deep.'], ['uncountable', 'Too long.']] as const) {
    it(`do not affect other notes in the tree, counts and references, however many throw: ${name}`, async () => {
      files.removeUnder('/a/');
      for (const path of paths(name)) {
        files.set(path, '# Poisoned\n\nztunnel\n');
      }
      setHealthy();
      await notes.finished();
      assert.equal(notes.progress.state, 'done');
      assert.deepEqual(titles(), healthy);
      const rows = topicTree(library, { grouping: 'conference', order: 'newest', filter: '', language: 'en' }).flatMap(({ children }) => children);
      assert.deepEqual(rows.map(({ label }) => label).filter((label) => healthy.includes(label)), healthy);
      assert.deepEqual(await mentioned(), healthy.map((title) => `/a/z-${title}.md`));
      assert.deepEqual(library.uncountedNotes('workspace'), []);
      for (const path of paths(name)) {
        assert.deepEqual(problemsOf(uriOf(path)), [`This file could not be read: ${message}`], path);
        assert.ok(logged.includes(`Cannot be read: ${uriOf(path).toString()}`), path);
      }
    });

    it(`do not affect other notes when files change: ${name}`, async () => {
      await notes.finished();
      files.set(`/a/${name}.md`, '# Poisoned\n');
      files.set('/a/z-F.md', '# F\n\nztunnel\n');
      files.emit([`/a/${name}.md`, vscode.FileChangeType.Created], ['/a/z-F.md', vscode.FileChangeType.Created]);
      await until('the new note', () => titles().includes('F') && problemsOf(uriOf(`/a/${name}.md`)).length > 0);
      await notes.finished();
      assert.deepEqual(titles(), [...healthy, 'F']);
      assert.deepEqual(await mentioned(), [...healthy, 'F'].map((title) => `/a/z-${title}.md`));
      assert.deepEqual(problemsOf(uriOf(`/a/${name}.md`)), [`This file could not be read: ${message}`]);
    });

    it(`do not affect other notes when they are edited: ${name}`, async () => {
      const [poisoned, edited] = [`/a/${name}-edited.md`, `/a/edited-beside-${name}.md`];
      files.set(poisoned, '# Poisoned\n');
      files.set(edited, '# G\n\nztunnel\n');
      await notes.finished();
      const edit = new vscode.WorkspaceEdit();
      for (const path of [poisoned, edited]) {
        await vscode.window.showTextDocument(uriOf(path), { preview: false });
        edit.insert(uriOf(path), new vscode.Position(0, 2), 'Edited ');
      }
      await vscode.workspace.applyEdit(edit);
      await until('the edited note', () => titles().includes('Edited G'));
      await notes.finished();
      assert.deepEqual(titles(), [...healthy, 'Edited G']);
      assert.deepEqual(library.uncountedNotes('workspace'), []);
    });
  }
});
