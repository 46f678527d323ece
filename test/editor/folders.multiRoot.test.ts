import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { Files } from './harness/files';
import { cardOn, open } from './harness/hovers';
import { cursorAt, follow, linksIn, page, section, targetOf } from './harness/pages';
import { fileUri, until } from './harness/workspace';

/** What the extension finds in the workspace folders. */
interface Seen {
  /** The user's explained terms, each with its mentions in notes. */
  readonly terms: Readonly<Record<string, string>>;
  /** The manifest of the third folder's snippets. */
  readonly manifest: string;
  /** A place is a line, or the text that is marked in the workspace file, which VS Code formats anew. */
  readonly problems: readonly (readonly [path: string, place: number | string, message: string])[];
}

const terms = ['berth plan', 'tide table', 'lock gate', 'quay crane', 'dredger'];
/** A text that mentions all of them. */
let probe: vscode.TextDocument;

const twoFolders: Seen = {
  terms: { 'berth plan': '2 mentions in your notes' },
  manifest: '',
  problems: [
    ['/two.code-workspace', '"notes"', '“notes” was not found.'],
    ['/two.code-workspace', '"words"', '“words” was not found.'],
  ],
};

const threeFolders: Seen = {
  terms: { 'berth plan': '4 mentions in your notes', 'tide table': '1 mention in your notes', 'lock gate': '', 'quay crane': '', dredger: '1 mention in your notes' },
  manifest: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: third\n',
  problems: [
    ['/third/.vscode/team.code-snippets', 2, 'The snippet “Broken” needs a prefix: a string.'],
    ['/third/fleet.glossary.yml', 5, 'A term needs a name.'],
    ['/third/terms/lock-gate.md', 3, 'The field kind must be one of: protocol, component, project, resource, field, concept, pattern, organisation.'],
  ],
};

/** The folder that the test's folders are in. */
function root(): vscode.Uri {
  return fileUri('..');
}

const third = (): vscode.Uri => vscode.Uri.joinPath(root(), 'third');

async function seen(): Promise<Seen> {
  const found: Record<string, string> = {};
  for (const term of terms) {
    const card = await cardOn(probe, term);
    if (card) {
      found[term] = /\[(\d+ mentions? in your notes)\]/.exec(card.links)?.[1] ?? '';
    }
  }
  await vscode.env.clipboard.writeText('');
  await vscode.commands.executeCommand('meshNotes.copyManifest', 'third-pod');
  const file = vscode.workspace.workspaceFile;
  assert.ok(file);
  const lines = new TextDecoder().decode(await vscode.workspace.fs.readFile(file)).split(/\r?\n/);
  const placeOf = (uri: vscode.Uri, { start, end }: vscode.Range): number | string => (uri.path === file.path ? (lines[start.line] ?? '').slice(start.character, end.character) : start.line);
  const problems = vscode.languages
    .getDiagnostics()
    .flatMap(([uri, all]) => all.filter(({ source }) => source === 'Mesh Notes').map(({ range, message }) => [uri.path.slice(root().path.replace(/\/$/, '').length), placeOf(uri, range), message] as const));
  return { terms: found, manifest: await vscode.env.clipboard.readText(), problems: problems.sort(([a, , one], [b, , other]) => (`${a} ${one}` < `${b} ${other}` ? -1 : 1)) };
}

/** Waits until the extension finds exactly this. */
async function sees(expected: Seen): Promise<void> {
  let last: Seen | undefined;
  try {
    await until('the folders', async () => JSON.stringify((last = await seen())) === JSON.stringify(expected));
  } catch {
    assert.deepEqual(last, expected);
  }
}

function names(): (string | undefined)[] {
  return (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri.path.split('/').at(-1));
}

/** Changes the workspace's folders, and waits until VS Code has done so. */
async function changeFolders(start: number, removed: number, ...added: vscode.Uri[]): Promise<void> {
  const changed = new Promise<void>((resolve) => {
    const subscription = vscode.workspace.onDidChangeWorkspaceFolders(() => {
      subscription.dispose();
      resolve();
    });
  });
  assert.ok(vscode.workspace.updateWorkspaceFolders(start, removed, ...added.map((uri) => ({ uri }))));
  await changed;
}

describe('A workspace of several folders', () => {
  before(async () => {
    // The file system of the workspace file may be registered after the tests start.
    await until('the folders', () => names().length === 2);
    // VS Code sends no event for workspace file settings that change with the folders; the next change of any setting does.
    const settings = vscode.workspace.getConfiguration('editor');
    await settings.update('cursorBlinking', 'solid', vscode.ConfigurationTarget.Global);
    await settings.update('cursorBlinking', undefined, vscode.ConfigurationTarget.Global);
    assert.equal(vscode.workspace.getConfiguration('meshNotes').get<readonly string[]>('glossaries')?.length, 1);
    probe = await open('markdown', terms.join(', '));
    await vscode.commands.executeCommand('meshNotes.refresh');
  });

  it('has the notes of all of them', async () => {
    assert.deepEqual(names(), ['first', 'second']);
    await sees(twoFolders);
  });

  it('includes a folder as soon as it is added, and nothing of it when it is removed', async () => {
    await changeFolders(2, 0, third());
    await sees(threeFolders);
    await changeFolders(2, 1);
    assert.deepEqual(names(), ['first', 'second']);
    await sees(twoFolders);
  });

  it('follows the workspace file', async () => {
    const file = vscode.workspace.workspaceFile;
    assert.ok(file);
    const before = await vscode.workspace.fs.readFile(file);
    const workspace = JSON.parse(new TextDecoder().decode(before)) as { folders: unknown[] };
    const write = (folders: readonly unknown[]): Thenable<void> => vscode.workspace.fs.writeFile(file, new TextEncoder().encode(JSON.stringify({ ...workspace, folders })));
    await write([...workspace.folders, { path: 'third' }]);
    await sees(threeFolders);
    await write(workspace.folders);
    await sees(twoFolders);
    assert.deepEqual(names(), ['first', 'second']);
  });

  it('forgets a note of a removed folder that is being edited', async () => {
    await changeFolders(2, 0, third());
    await sees(threeFolders);
    const editor = await vscode.window.showTextDocument(vscode.Uri.joinPath(third(), 'terms', 'tide-table.md'));
    const removed = changeFolders(2, 1);
    for (let count = 0; count < 20; count++) {
      await editor.edit((edit) => {
        edit.insert(editor.document.positionAt(editor.document.getText().length), 'More.\n');
      });
    }
    await removed;
    await sees(twoFolders);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('leads from a page to a note in any of them', async () => {
    const document = await page('/en/terms/hbone.md');
    const link = await until('the page to list the note', () => linksIn(section(document, 'Mentioned in')).find(({ label }) => label === 'Quay'));
    await follow(targetOf(document, link));
    await cursorAt(vscode.Uri.joinPath(root(), 'second', 'kubecon-china-2024.md'), 2);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });
});

/** Presses Enter in each pick or input box until a condition holds. */
function accept<T>(what: string, probe: () => T | undefined): Promise<T> {
  return until(what, async () => {
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    return probe();
  });
}

/** The text of the untitled document that is shown, if one is. */
function untitled(): string | undefined {
  const document = vscode.window.activeTextEditor?.document;
  return document?.isUntitled === true && document.getText() !== '' ? document.getText() : undefined;
}

describe('A workspace that cannot be written to', () => {
  const scheme = 'mesh-notes-read-only';
  let provider: vscode.Disposable;

  before(async () => {
    const files = new Files(scheme);
    files.set('/notes/kubecon-eu-2024.md', '# KubeCon EU 2024\n\n## Harbour\n\nThe berth plan.\n');
    files.set('/notes/terms/berth-plan.md', '---\nterm: Berth plan\naliases: [berth plan]\nkind: plan\n---\nWhich ship lies where.\n');
    provider = vscode.workspace.registerFileSystemProvider(scheme, files, { isReadonly: true });
    await changeFolders(0, names().length, vscode.Uri.from({ scheme, path: '/notes' }));
  });

  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    if (untitled() !== undefined) {
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    }
  });

  after(() => {
    provider.dispose();
  });

  it('shows its notes, terms and problems', async () => {
    probe = await open('markdown', 'berth plan');
    const card = await until('the term and its mentions', async () => {
      const found = await cardOn(probe, 'berth plan');
      return found?.body.endsWith('Which ship lies where.') === true && found.links.includes('in your notes') && found;
    });
    assert.match(card.links, /\[1 mention in your notes\]/);
    const problems = vscode.languages.getDiagnostics(vscode.Uri.from({ scheme, path: '/notes/terms/berth-plan.md' }));
    assert.deepEqual(problems.map(({ range, message }) => [range.start.line, message]), [[3, 'The field kind must be one of: protocol, component, project, resource, field, concept, pattern, organisation.']]);
  });

  it('opens a new term in an untitled document', async () => {
    const editor = await vscode.window.showTextDocument(vscode.Uri.from({ scheme, path: '/notes/kubecon-eu-2024.md' }));
    editor.selection = new vscode.Selection(2, 3, 2, 10);
    const done = vscode.commands.executeCommand('meshNotes.addTerm');
    assert.match(await accept('the note', untitled), /^---\nterm: Harbour\nkind: concept /);
    await done;
  });

  for (const [where, closesFolders] of [
    ['there', false],
    ['without a folder', true],
  ] as const) {
    it(`opens a new conference note in an untitled document ${where}`, async () => {
      if (closesFolders && names().length > 0) {
        await changeFolders(0, names().length);
      }
      const done = vscode.commands.executeCommand('meshNotes.newConferenceNote');
      assert.match(await accept('the note', untitled), /^---\ntitle: "[^"]+"\nconference: "[^"]+"\n/);
      await done;
    });
  }
});
