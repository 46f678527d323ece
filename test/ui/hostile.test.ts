import assert from 'node:assert/strict';
import { Workbench } from './workbench';

const script = 'globalThis.ranFromANote = true';
const attack = `<img src=x onerror="${script}"><script>${script}</script><svg onload="${script}"></svg> [run](command:workbench.action.toggleZenMode) [js](javascript:${encodeURIComponent(script)}) [data](data:text/html,<script>${script}</script>) ![pixel](https://example.invalid/pixel.png)`;
const yaml = (text: string): string => `"${text.replaceAll('"', '\\"')}"`;

/** What VS Code makes icons of, and what it takes for the escape of one. */
const icons = 'Ship $(flame) \\$(sync~spin) $(no icon)';

const files = {
  'terms/ship.md': `---\nterm: '${icons}'\n---\nA ship.\n`,
  'kubecon-eu-2025.md': `# KubeCon EU 2025\n\n## ${icons.replaceAll('\\', '\\\\')}\n`,
  'terms/trap.md': `---\nterm: ${yaml(`Trap ${attack}`)}\nexpansion: ${yaml(attack)}\nproject: ${yaml(attack)}\naliases: [trapdoor]\ndocs: "command:workbench.action.toggleZenMode"\nsince: {state: stable, version: ${yaml(attack)}}\n---\nA trap. ${attack}\n\n- ${attack}\n`,
  'kubecon-eu-2024.md': `---\ntitle: ${yaml(`KubeCon EU 2024 ${attack}`)}\ntags: [${yaml(attack)}]\n---\n\nMind the trapdoor.\n\n## Topic ${attack}\n\n- Speakers: ${attack}\n- Link: javascript:${script}\n\nMind the trapdoor once more.\n`,
};

describe('Notes that mean harm', () => {
  let workbench: Workbench;
  const dialogs: string[] = [];
  const requests: string[] = [];

  before(async () => {
    workbench = await Workbench.open({ files, size: { width: 1280, height: 900 }, settings: { 'workbench.startupEditor': 'none' } });
    workbench.page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    workbench.page.on('request', (request) => requests.push(request.url()));
    // A hover waits for no one: the note's own terms are known once the view shows the notes.
    await workbench.openViewContainer('Mesh Notes');
    await workbench.collapseView('Terms');
    await workbench.collapseView('Manifests');
    await workbench.treeItem('KubeCon EU 2024', 'Topics').waitFor();
    await workbench.expandTreeItem('KubeCon EU 2024', 'Topics');
    await workbench.openFile('kubecon-eu-2024.md');
  });

  after(async () => {
    await workbench.close();
  });

  async function assertUnharmed(): Promise<void> {
    for (const frame of workbench.page.frames()) {
      assert.equal(await frame.evaluate(() => (globalThis as { ranFromANote?: boolean }).ranFromANote), undefined, frame.url());
    }
    assert.deepEqual(dialogs, []);
    assert.deepEqual(requests.filter((url) => url.includes('example.invalid')), []);
    assert.equal(await workbench.page.locator('.monaco-workbench.zen-mode').count(), 0);
  }

  it('show their names as they are written in a card, whose links are dead and which loads nothing', async () => {
    const hover = await workbench.hoverText('trapdoor');
    await hover.getByText(/^Trap </).first().waitFor();
    assert.equal(await hover.locator('img, script, svg').count(), 0);
    const targets = await hover.locator('a').evaluateAll((links) => links.map((link) => link.getAttribute('data-href') ?? link.getAttribute('href') ?? ''));
    assert.deepEqual(targets.filter((target) => !/^(?:command:meshNotes\.|https:\/\/example\.invalid\/|$|#)/.test(target)), []);
    await workbench.screenshot('hostile-card');
    await assertUnharmed();
  });

  it('make no links in a message', async () => {
    const hover = await workbench.hoverText('trapdoor');
    await hover.getByText('Don’t explain this word', { exact: true }).click();
    const message = workbench.page.locator('.notifications-toasts .notification-list-item-message').first();
    await message.getByText(/will not be explained any more/).waitFor();
    assert.equal(await message.locator('a').count(), 0);
    await workbench.page.getByRole('button', { name: 'Undo' }).first().click();
    await assertUnharmed();
  });

  it('show what they say in the view and its tooltips, and run none of it', async () => {
    await workbench.openViewContainer('Mesh Notes');
    const labels = await workbench.treeLabels('Topics');
    const label = labels.find((each) => each.startsWith('KubeCon EU 2024 <img src=x onerror='));
    assert.ok(label !== undefined, labels.join('\n'));
    const hover = await workbench.hoverTreeItem(label, 'Topics');
    await hover.waitFor();
    assert.equal(await hover.locator('img, script, svg').count(), 0);
    await workbench.screenshot('hostile-view');
    await assertUnharmed();
  });

  it('make no icons in picks and views', async () => {
    for (const command of ['Mesh Notes: Look Up Term…', 'Mesh Notes: Go to Topic…']) {
      await workbench.run(command);
      await workbench.filterPick('Ship');
      const label = workbench.pickRows().first().locator('.label-name').first();
      await label.filter({ hasText: 'Ship' }).waitFor();
      assert.deepEqual([await label.textContent(), await label.locator('.codicon').count()], [icons, 0], command);
      await workbench.pressInPick('Escape');
    }
    await workbench.openViewContainer('Mesh Notes');
    await workbench.expandTreeItem('KubeCon EU 2025', 'Topics');
    await workbench.treeItem(icons, 'Topics').waitFor();
  });

  it('run nothing in the preview, whose tooltips are text', async () => {
    await workbench.openFile('kubecon-eu-2024.md');
    await workbench.run('Markdown: Open Preview to the Side');
    const term = workbench.preview().locator('.mesh-notes-term').getByText('trapdoor', { exact: true }).first();
    await term.waitFor();
    assert.match((await term.getAttribute('title')) ?? '', /^Trap /);
    assert.equal(await workbench.preview().locator('.mesh-notes-term img, .mesh-notes-term script').count(), 0);
    await workbench.screenshot('hostile-preview');
    for (const frame of workbench.page.frames()) {
      assert.equal(await frame.evaluate(() => (globalThis as { ranFromANote?: boolean }).ranFromANote), undefined, frame.url());
    }
    assert.deepEqual(dialogs, []);
  });

  it('log no error', () => {
    assert.deepEqual(workbench.errors, []);
  });
});
