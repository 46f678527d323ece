import assert from 'node:assert/strict';
import { Workbench, type Steps } from './workbench';

const title = 'Enter the title of the note';
const file = 'Enter the file path, relative to the workspace folder';

describe('A new conference note', () => {
  const inWindow = (steps: Steps): Promise<void> => Workbench.during({ files: { 'notes/mine.md': 'one\ntwo\nthree\nfour\nfive\nsix\nseven\n## eight is mine\nnine\n' } }, steps);

  /** Waits for the input box's validation message. */
  async function says(workbench: Workbench, message: string): Promise<void> {
    await workbench.page.locator('.quick-input-widget:visible .quick-input-message').filter({ hasText: message }).waitFor();
  }

  async function askForFile(workbench: Workbench): Promise<void> {
    await workbench.run('Mesh Notes: New Conference Note…');
    await workbench.filterPick('Our Mesh Day 2026');
    await workbench.pick('Another Conference');
    await workbench.answer(title);
    await says(workbench, file);
  }

  it('is written inside the workspace folder, with a portable name, without overwriting a file', () => inWindow(async (workbench) => {
    await askForFile(workbench);
    for (const path of ['../outside/x.md', '..\\outside\\x.md', '/outside/x.md', '%2e%2e/outside/x.md']) {
      await workbench.filterPick(path);
      await says(workbench, 'The path must be inside the workspace folder.');
      await workbench.pressInPick('Enter');
      await says(workbench, 'The path must be inside the workspace folder.');
    }
    await workbench.pressInPick('Escape');
    assert.deepEqual(await workbench.tabs(), []);

    // The name is portable.
    await askForFile(workbench);
    await workbench.filterPick('con.md');
    await says(workbench, 'Some systems do not accept this path. con-note.md will be used instead.');
    await workbench.pressInPick('Enter');
    await workbench.editor().getByText('Impressions').waitFor();
    assert.deepEqual(await workbench.tabs(), ['con-note.md']);

    // An existing note stays, and typing replaces nothing.
    await askForFile(workbench);
    await workbench.filterPick('notes/mine');
    await workbench.pressInPick('Enter');
    await workbench.page.getByText('mine.md already exists and was not changed.').first().waitFor();
    await workbench.editor().getByText('eight is mine').waitFor();
    await workbench.waitForFocus();
    await workbench.page.keyboard.type('typed ');
    assert.equal(await workbench.editorText(), 'typed one\ntwo\nthree\nfour\nfive\nsix\nseven\n## eight is mine\nnine\n');
  }));
});

describe('The folder of a new term', () => {
  it('must be inside the workspace folder', async () => {
    await Workbench.during({ files: { 'README.md': 'The blast radius.\n' } }, async (workbench) => {
      await workbench.run('Mesh Notes: Add Term…');
      await workbench.answer('Enter the name of the term, capitalized as usual', 'Blast radius');
      const message = workbench.page.locator('.quick-input-widget:visible .quick-input-message');
      await message.filter({ hasText: 'Enter the folder for term notes, relative to the workspace folder' }).waitFor();
      await workbench.filterPick('../terms');
      await message.filter({ hasText: 'The path must be inside the workspace folder.' }).waitFor();
      await workbench.pressInPick('Enter');
      await workbench.filterPick('aux');
      await message.filter({ hasText: 'Some systems do not accept this path. aux-note will be used instead.' }).waitFor();
      await workbench.pressInPick('Enter');
      await workbench.editor().getByText('in one to three sentences').waitFor();
      assert.deepEqual(await workbench.tabs(), ['blast-radius.md']);
    });
  });
});

describe('A setting that is not a list', () => {
  it('is left unchanged, with a message', async () => {
    const files = { 'README.md': 'A project.\n', '.vscode/settings.json': '{ "meshNotes.notes.folders": "notes" }\n' };
    await Workbench.during({ files }, async (workbench) => {
      await workbench.run('Mesh Notes: Choose Notes Folder…');
      await workbench.pick('Entire workspace');
      await workbench.page.locator('.notification-list-item-message').getByText('The setting meshNotes.notes.folders was not changed because it is not a list.').waitFor();
      await workbench.openFile('.vscode/settings.json');
      assert.equal(await workbench.editorText(), '{ "meshNotes.notes.folders": "notes" }\n');
    });
  });
});
