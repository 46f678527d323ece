import assert from 'node:assert/strict';
import { Workbench } from './workbench';

const script = 'globalThis.ranFromANote = true';
const attack = `<img src=x onerror="${script}"><script>${script}</script><svg onload="${script}"></svg> [run](command:workbench.action.toggleZenMode) [js](javascript:${encodeURIComponent(script)}) [data](data:text/html,<script>${script}</script>) ![pixel](https://example.invalid/pixel.png)`;
const yaml = (text: string): string => `"${text.replaceAll('"', '\\"')}"`;

/** An icon in VS Code's labels, and an escaped one. */
const icons = 'Ship $(flame) \\$(sync~spin) $(no icon)';

/** A hostile snippet prefix, which a term page shows. */
const prefix = 'trap"></code></a><img src="https://example.invalid/pixel.png">[the docs](https://example.invalid/)';
const snippet = { prefix, description: `Trap ${attack}`, body: ['apiVersion: security.istio.io/v1', 'kind: AuthorizationPolicy', 'metadata:', '  name: trap'] };

const files = {
  '.vscode/trap.code-snippets': JSON.stringify({ 'Trap <img src=x>': snippet }),
  'terms/ship.md': `---\nterm: '${icons}'\n---\nA ship.\n`,
  'kubecon-eu-2025.md': `# KubeCon EU 2025\n\n## ${icons.replaceAll('\\', '\\\\')}\n`,
  'terms/trap.md': `---\nterm: ${yaml(`Trap ${attack}`)}\nexpansion: ${yaml(attack)}\nproject: ${yaml(attack)}\naliases: [trapdoor]\ndocs: "command:workbench.action.toggleZenMode"\nsince: {state: stable, version: ${yaml(attack)}}\n---\nA trap. ${attack}\n\n- ${attack}\n`,
  'kubecon-eu-2024.md': `---\ntitle: ${yaml(`KubeCon EU 2024 ${attack}`)}\ntags: [${yaml(attack)}]\n---\n\nMind the trapdoor.\n\n## Topic ${attack}\n\n- Speakers: ${attack}\n- Link: javascript:${script}\n\nMind the trapdoor once more.\n`,
};

interface Checks {
  assertNothingRan: () => Promise<void>;
  /** Asserts that nothing was loaded and no script or command ran. */
  assertUnharmed: () => Promise<void>;
}

describe('Hostile notes', () => {
  const inWindow = (steps: (workbench: Workbench, checks: Checks) => Promise<void>): Promise<void> =>
    Workbench.during({ files, size: { width: 1280, height: 900 }, settings: { 'workbench.startupEditor': 'none' } }, async (workbench) => {
      const dialogs: string[] = [];
      const requests: string[] = [];
      workbench.page.on('dialog', (dialog) => {
        dialogs.push(dialog.message());
        void dialog.dismiss();
      });
      workbench.page.on('request', (request) => requests.push(request.url()));
      await workbench.openViewContainer('Mesh Notes');
      await workbench.collapseView('Terms');
      await workbench.collapseView('Manifests');
      await workbench.treeItem('KubeCon EU 2025', 'Topics').waitFor();
      await workbench.expandTreeItem('KubeCon EU 2024', 'Topics');
      await workbench.openFile('kubecon-eu-2024.md');
      const assertNothingRan = async (): Promise<void> => {
        for (const frame of workbench.page.frames()) {
          assert.equal(await frame.evaluate(() => (globalThis as { ranFromANote?: boolean }).ranFromANote), undefined, frame.url());
        }
        assert.deepEqual(dialogs, []);
      };
      const assertUnharmed = async (): Promise<void> => {
        await assertNothingRan();
        assert.deepEqual(requests.filter((url) => url.includes('example.invalid')), []);
        assert.equal(await workbench.page.locator('.monaco-workbench.zen-mode').count(), 0);
      };
      await steps(workbench, { assertNothingRan, assertUnharmed });
    });

  it('show plain text in cards, messages, views and picks, and run or load nothing', () => inWindow(async (workbench, { assertUnharmed }) => {
    const hover = await workbench.hoverText('trapdoor');
    await hover.getByText(/^Trap </).first().waitFor();
    assert.equal(await hover.locator('img, script, svg').count(), 0);
    const targets = await hover.locator('a').evaluateAll((links) => links.map((link) => link.getAttribute('data-href') ?? link.getAttribute('href') ?? ''));
    assert.deepEqual(targets.filter((target) => !/^(?:command:meshNotes\.|https:\/\/example\.invalid\/|$|#)/.test(target)), []);
    await workbench.screenshot('hostile-card');
    await assertUnharmed();

    // A message has no links.
    await (await workbench.hoverText('trapdoor')).getByText('Don’t explain this term', { exact: true }).click();
    const message = workbench.page.locator('.notifications-toasts .notification-list-item-message').first();
    await message.getByText(/will no longer be explained/).waitFor();
    assert.equal(await message.locator('a').count(), 0);
    await workbench.page.getByRole('button', { name: 'Undo' }).first().click();
    await assertUnharmed();

    // The view and its tooltips show the text of notes and run nothing.
    await workbench.openViewContainer('Mesh Notes');
    const tooltip = await workbench.hoverTreeItem(`KubeCon EU 2024 ${attack}`, 'Topics');
    await tooltip.waitFor();
    assert.equal(await tooltip.locator('img, script, svg').count(), 0);
    await workbench.screenshot('hostile-view');
    await assertUnharmed();

    // Picks and views show no icons from text.
    for (const command of ['Mesh Notes: Look Up Term…', 'Mesh Notes: Go to Topic…']) {
      await workbench.run(command);
      await workbench.filterPick('Ship');
      const name = workbench.pickRows().first().locator('.label-name').first();
      await name.filter({ hasText: 'Ship' }).waitFor();
      assert.deepEqual([await name.textContent(), await name.locator('.codicon').count()], [icons, 0], command);
      await workbench.pressInPick('Escape');
    }
    await workbench.openViewContainer('Mesh Notes');
    await workbench.expandTreeItem('KubeCon EU 2025', 'Topics');
    await workbench.treeItem(icons, 'Topics').waitFor();
  }));

  it('run nothing in the preview, show text in its tooltips, and add nothing to built-in pages', () => inWindow(async (workbench, { assertNothingRan, assertUnharmed }) => {
    // A page lists the manifests that use its term.
    await workbench.run('Mesh Notes: Look Up Term…');
    await workbench.filterPick('AuthorizationPolicy');
    await workbench.pick('AuthorizationPolicy');
    await workbench.waitForHeading('AuthorizationPolicy');
    const row = workbench.preview().locator('li').filter({ hasText: 'Trap <img' }).first();
    await row.waitFor();
    assert.ok((await row.innerText()).includes(prefix), await row.innerText());
    assert.equal(await workbench.preview().locator('[src*="example.invalid"], [href*="//example.invalid"]').count(), 0);
    await row.scrollIntoViewIfNeeded();
    await workbench.screenshot('hostile-page');
    await assertUnharmed();

    await workbench.openFile('kubecon-eu-2024.md');
    await workbench.run('Markdown: Open Preview to the Side');
    const term = workbench.preview().locator('.mesh-notes-term').getByText('trapdoor', { exact: true }).first();
    await term.waitFor();
    assert.match((await term.getAttribute('title')) ?? '', /^Trap /);
    assert.equal(await workbench.preview().locator('.mesh-notes-term img, .mesh-notes-term script').count(), 0);
    await workbench.screenshot('hostile-preview');
    await assertNothingRan();
  }));
});
