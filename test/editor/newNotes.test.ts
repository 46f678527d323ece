import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { createFile } from '../../src/workspace/createFile';
import { withSetting } from './harness/settings';
import { fileUri, until, workspaceFolder } from './harness/workspace';

const scheme = 'mesh-notes-writable';
const at = (path: string): vscode.Uri => vscode.Uri.from({ scheme, path });

/** Writable files in memory; `onStat` runs, and may throw, on each stat. */
class MemoryFiles implements vscode.FileSystemProvider {
  readonly texts = new Map<string, string>();
  onStat: (path: string) => void = () => undefined;
  private readonly folders = new Set(['/']);
  private readonly changes = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly onDidChangeFile = this.changes.event;

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  stat({ path }: vscode.Uri): vscode.FileStat {
    const text = this.texts.get(path);
    const isFolder = this.folders.has(path);
    this.onStat(path);
    if (text === undefined && !isFolder) {
      throw vscode.FileSystemError.FileNotFound();
    }
    return { type: isFolder ? vscode.FileType.Directory : vscode.FileType.File, ctime: 0, mtime: 0, size: text?.length ?? 0 };
  }

  readDirectory(): [string, vscode.FileType][] {
    return [];
  }

  createDirectory({ path }: vscode.Uri): void {
    this.folders.add(path);
  }

  readFile({ path }: vscode.Uri): Uint8Array {
    return new TextEncoder().encode(this.texts.get(path));
  }

  writeFile({ path }: vscode.Uri, content: Uint8Array): void {
    this.texts.set(path, new TextDecoder().decode(content));
  }

  delete({ path }: vscode.Uri): void {
    this.texts.delete(path);
  }

  rename(): void {
    throw vscode.FileSystemError.NoPermissions();
  }
}

describe('A new file', () => {
  let files: MemoryFiles;
  let provider: vscode.Disposable;
  let unsaved = 0;

  beforeEach(() => {
    files = new MemoryFiles();
    provider = vscode.workspace.registerFileSystemProvider(scheme, files);
  });

  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    provider.dispose();
  });

  it('is created with its folders', async () => {
    assert.deepEqual(await createFile(at('/a/b/new.md'), 'Text.\n'), { state: 'created' });
    assert.deepEqual([...files.texts], [['/a/b/new.md', 'Text.\n']]);
  });

  it('does not overwrite a file', async () => {
    files.texts.set('/new.md', 'Mine.\n');
    assert.deepEqual(await createFile(at('/new.md'), 'Text.\n'), { state: 'exists' });
    assert.deepEqual([...files.texts], [['/new.md', 'Mine.\n']]);
  });

  it('does not overwrite a file that appears after the check', async () => {
    files.onStat = (path) => {
      if (path === '/new.md') {
        files.texts.set(path, 'Mine.\n');
      }
    };
    assert.deepEqual(await createFile(at('/new.md'), 'Text.\n'), { state: 'exists' });
    assert.deepEqual([...files.texts], [['/new.md', 'Mine.\n']]);
  });

  it('does not overwrite an unsaved document', async () => {
    // VS Code may restore unsaved text of an earlier run.
    const path = `/unsaved-${String(++unsaved)}.md`;
    files.texts.set(path, 'Mine.\n');
    const editor = await vscode.window.showTextDocument(at(path));
    await editor.edit((edit) => {
      edit.insert(new vscode.Position(1, 0), 'More.\n');
    });
    files.texts.delete(path);
    assert.deepEqual(await createFile(at(path), 'Text.\n'), { state: 'exists' });
    assert.deepEqual([...files.texts], []);
    assert.equal(editor.document.getText(), 'Mine.\nMore.\n');
  });

  for (const error of [vscode.FileSystemError.Unavailable('No answer.'), vscode.FileSystemError.NoPermissions('No entry.'), new Error('Out of order.')]) {
    it(`is not written if the file system fails: ${error.message}`, async () => {
      files.onStat = () => {
        throw error;
      };
      const creation = await createFile(at('/new.md'), 'Text.\n');
      assert.equal(creation.state, 'failed');
      assert.ok('reason' in creation && creation.reason.includes('new.md could not be created: ') && creation.reason.includes(error.message), JSON.stringify(creation));
      assert.deepEqual([...files.texts], []);
    });
  }
});

/** Presses Enter in each pick or input box until New Conference Note… shows a note. Returns its editor. */
async function newConferenceNote(): Promise<vscode.TextEditor> {
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  const done = vscode.commands.executeCommand('meshNotes.newConferenceNote');
  const editor = await until('the note', async () => {
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    return vscode.window.activeTextEditor;
  });
  await done;
  return editor;
}

describe('New Conference Note…', () => {
  const folder = fileUri('talks');

  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.commands.executeCommand('notifications.clearAll');
    for (const uri of [folder, fileUri('con-note')]) {
      await vscode.workspace.fs.delete(uri, { recursive: true }).then(undefined, () => undefined);
    }
  });

  it('writes a note in the notes folder and selects the first field', async () => {
    await withSetting('notes.folders', ['talks'], async () => {
      const { document, selections } = await newConferenceNote();
      assert.match(document.uri.path, /\/talks\/[^/]+\.md$/);
      assert.deepEqual(selections.map((selection) => document.getText(selection)), ['Theme']);
      assert.equal(document.isDirty, false);
    });
  });

  it('opens an existing note unchanged and selects nothing', async () => {
    await withSetting('notes.folders', ['talks'], async () => {
      const { uri } = (await newConferenceNote()).document;
      const mine = '1\n2\n3\n4\n5\n6\n7\n8 this line is mine\n9\n';
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(mine));
      // VS Code may keep the text of a closed editor for a while.
      await until('the text of the file', () => vscode.workspace.textDocuments.every((each) => each.uri.toString() !== uri.toString() || each.getText() === mine) || undefined);
      const { document, selections } = await newConferenceNote();
      assert.equal(document.uri.toString(), uri.toString());
      assert.equal(document.getText(), mine);
      assert.deepEqual(selections, [new vscode.Selection(0, 0, 0, 0)]);
    });
  });

  for (const [folders, expected] of [
    [['../outside'], ''],
    [['..\\outside', '/outside', 'file:///outside', 'talks'], 'talks/'],
    [['con'], 'con-note/'],
  ] as const) {
    it(`proposes a file in ${expected || 'the workspace folder'} for notes in ${JSON.stringify(folders)}`, async () => {
      await withSetting('notes.folders', folders, async () => {
        const { uri } = (await newConferenceNote()).document;
        const root = workspaceFolder().toString().replace(/\/$/, '');
        assert.equal(uri.toString().replace(/[^/]+\.md$/, ''), `${root}/${expected}`);
        await vscode.commands.executeCommand('workbench.action.closeAllEditors');
        await vscode.workspace.fs.delete(uri);
      });
    });
  }

  it('writes Chinese in the folder’s encoding, so that it reads back the same', async () => {
    const files = vscode.workspace.getConfiguration('files');
    await files.update('encoding', 'gbk', vscode.ConfigurationTarget.Workspace);
    try {
      await withSetting('language', 'zh-cn', () =>
        withSetting('notes.folders', ['talks'], async () => {
          const { document } = await newConferenceNote();
          assert.match(document.getText(), /^---\ntitle: .*\n[^]*\n## 主题\n\n### 议题\n\n- 讲者：\n/);
          assert.deepEqual(await vscode.workspace.fs.readFile(document.uri), await vscode.workspace.encode(document.getText(), { encoding: 'gbk' }));
        }),
      );
    } finally {
      await files.update('encoding', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });
});
