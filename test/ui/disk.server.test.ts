import assert from 'node:assert/strict';
import { mkdir, readFile, rename, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Workbench } from './workbench';

// Needs a VS Code server: a disk, a file with user settings, and Restricted Mode.

const size = { width: 1280, height: 800 };
const note = '# KubeCon EU 2024\n\n## Ambient\n\nTraffic runs through HBONE.\n';

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}

describe('A folder on a disk', () => {
  it('gets new notes without overwriting files, and its topics follow other programs', () =>
    Workbench.during({ files: { 'note.md': note, 'notes/mine.md': 'one\ntwo\n' }, size }, async (workbench) => {
      const newNote = async (path: string): Promise<void> => {
        await workbench.run('Mesh Notes: New Conference Note…');
        await workbench.filterPick('Our Mesh Day 2026');
        await workbench.pick('Another Conference');
        await workbench.answer('Enter the title of the note');
        await workbench.answer('Enter the file path, relative to the workspace folder', path);
      };
      await newNote('notes/mine');
      await workbench.page.getByText('mine.md already exists and was not changed.').first().waitFor();
      assert.equal(await readFile(join(workbench.folder, 'notes', 'mine.md'), 'utf8'), 'one\ntwo\n');
      await newNote('con.md');
      await workbench.editor().getByText('Impressions').waitFor();
      assert.match(await readFile(join(workbench.folder, 'con-note.md'), 'utf8'), /^---\ntitle: "Our Mesh Day 2026"\n/);
      await workbench.screenshot('server-new-note');

      await workbench.openViewContainer('Mesh Notes');
      await workbench.treeItem('Our Mesh Day 2026', 'Topics').waitFor();
      await write(join(workbench.folder, 'talks', 'china.md'), '---\ntitle: Written by another program\nconference: KubeCon China 2024\n---\n\n## Hong Kong\n');
      await workbench.expandTreeItem('KubeCon China 2024', 'Topics');
      await workbench.treeItem('Written by another program', 'Topics').waitFor();
      await rename(join(workbench.folder, 'talks'), join(workbench.folder, 'moved'));
      await workbench.treeItem('Written by another program', 'Topics').getByText('moved').waitFor();
      await workbench.clickTreeItem('Written by another program', 'Topics');
      await workbench.page.locator('.tab.active').getByText('china.md').waitFor();
      assert.match((await workbench.page.locator('.breadcrumbs-control').first().textContent()) ?? '', /moved/);
    }));

  it('with one unreadable note shows all others', () =>
    Workbench.during({ files: { 'bad.md': `+++\n${'a.'.repeat(3843)}b = 1\n+++\n# KubeCon EU 2023\n`, 'note.md': note, 'large.md': `# KubeCon NA 2023\n${' '.repeat(5_100_000)}` }, size }, async (workbench) => {
      await workbench.openViewContainer('Mesh Notes');
      await workbench.treeItem('KubeCon EU 2024', 'Topics').waitFor();
      await workbench.run('View: Toggle Problems');
      await workbench.page.locator('.markers-panel').getByText('This file is larger than 5 MB, so it is not read.').first().waitFor();
      await workbench.page.locator('.markers-panel').getByText('bad.md').first().waitFor();
      await workbench.screenshot('server-bad-notes');
      await workbench.openFile('note.md');
      await (await workbench.hoverText('HBONE')).getByText('1 mention in your notes').waitFor();
    }));
});

describe('A folder in another encoding', () => {
  it('is read as in the editor, and new notes use the same encoding', () =>
    Workbench.during({ files: { 'notes/readme.md': '# Notes\n' }, size, settings: { 'files.encoding': 'gbk' } }, async (workbench) => {
      const inGbk = Buffer.concat([Buffer.from('---\ntitle: '), Buffer.from('b7fecef1cdf8b8f1', 'hex'), Buffer.from('\nconference: KubeCon China 2024\n---\n')]);
      await writeFile(join(workbench.folder, 'notes', 'china.md'), inGbk);
      await workbench.openViewContainer('Mesh Notes');
      await workbench.expandTreeItem('KubeCon China 2024', 'Topics');
      await workbench.treeItem('服务网格', 'Topics').first().waitFor();
      await workbench.run('Mesh Notes: New Conference Note…');
      await workbench.filterPick('服务网格大会 2026');
      await workbench.pick('Another Conference');
      await workbench.answer('Enter the title of the note');
      await workbench.answer('Enter the file path, relative to the workspace folder', 'notes/new.md');
      await workbench.editor().getByText('服务网格大会 2026').first().waitFor();
      await workbench.screenshot('server-encoding');
      const written = await readFile(join(workbench.folder, 'notes', 'new.md'));
      assert.match(new TextDecoder('gbk').decode(written), /^---\ntitle: "服务网格大会 2026"\n/);
    }));
});

describe('The user’s settings', () => {
  it('keep their other values when a word is ignored and restored', () =>
    Workbench.during({ files: { 'note.md': note }, size, settings: { 'meshNotes.hover.ignoredTerms': ['mine-1', 'mine-2', 'mine-3'] } }, async (workbench) => {
      const file = workbench.settingsFile ?? '';
      const ignored = async (): Promise<unknown> => (JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>)['meshNotes.hover.ignoredTerms'];
      await workbench.openFile('note.md');
      await (await workbench.hoverText('HBONE')).getByText('Don’t explain this term', { exact: true }).click();
      await workbench.page.getByText('HBONE will no longer be explained.').first().waitFor();
      assert.deepEqual(await ignored(), ['mine-1', 'mine-2', 'mine-3', 'hbone']);
      await workbench.screenshot('server-ignored');
      await workbench.page.getByRole('button', { name: 'Undo' }).first().click();
      await workbench.again(async () => {
        assert.deepEqual(await ignored(), ['mine-1', 'mine-2', 'mine-3']);
      });
    }));
});

describe('A folder in Restricted Mode', () => {
  it('is read, but nothing outside it until it is trusted', () =>
    Workbench.during({
      files: { 'note.md': note, '.vscode/settings.json': '{\n  "meshNotes.notes.folders": ["/etc", "../outside", "link"]\n}\n' },
      size,
      settings: { 'security.workspace.trust.enabled': true, 'security.workspace.trust.startupPrompt': 'never', 'security.workspace.trust.banner': 'always' },
    }, async (workbench) => {
      await write(join(workbench.folder, '..', 'outside', 'secret.md'), '# KubeCon NA 2022\n');
      await symlink(join(workbench.folder, '..', 'outside'), join(workbench.folder, 'link'));
      await workbench.openViewContainer('Mesh Notes');
      await workbench.run('Mesh Notes: Refresh');
      await workbench.treeItem('KubeCon EU 2024', 'Topics').waitFor();
      await workbench.run('View: Toggle Problems');
      const outside = workbench.page.locator('.markers-panel').getByText('is outside the workspace or behind a symbolic link. It is not read until you trust the workspace.');
      await outside.nth(2).waitFor();
      assert.equal(await workbench.treeItem('KubeCon NA 2022', 'Topics').count(), 0);
      await workbench.screenshot('server-restricted');
    }));
});
