import assert from 'node:assert/strict';
import { Workbench, type Steps } from './workbench';

/** Runs a test in a window whose views show the workspace's notes, so that cards know its terms. */
function inWindow(steps: Steps): Promise<void> {
  return Workbench.during({ size: { width: 1280, height: 900 } }, async (workbench) => {
    await workbench.openViewContainer('Mesh Notes');
    await workbench.treeItem('KubeCon NA 2023', 'Topics').waitFor();
    await steps(workbench);
  });
}

describe('The views', () => {
  it('open notes, follow edits, and insert manifests', () => inWindow(async (workbench) => {
    // A list renders only visible rows.
    await workbench.collapseView('Terms');
    await workbench.expandTreeItem('KubeCon China 2024', 'Topics');
    await workbench.clickTreeItem('KubeCon China 2024 笔记', 'Topics');
    await workbench.editor().getByText('KubeCon China 2024 笔记').first().waitFor();
    assert.deepEqual(await workbench.tabs(), ['kubecon-china-2024.zh.md']);

    // They follow edits and keep expanded and selected rows.
    await workbench.expandTreeItem('KubeCon EU 2024', 'Topics');
    await workbench.openFile('notes/kubecon-china-2024.zh.md');
    await workbench.openViewContainer('Mesh Notes');
    await workbench.focusEditor();
    await workbench.page.keyboard.press('Control+End');
    // The view follows the cursor and expands parents.
    await workbench.treeItem('网关', 'Topics').waitFor();
    const rows = [
      'KubeCon China 2024', 'KubeCon China 2024 笔记', '服务网格', '网关', 'KubeCon + CloudNativeCon China 2024 (Hong Kong)',
      'KubeCon EU 2024', 'KubeCon EU 2024, my notes', 'KubeCon + CloudNativeCon Europe 2024 (Paris)', 'KubeCon NA 2023', 'KubeCon EU 2019',
    ];
    const showsRows = (): Promise<void> => workbench.waitForTree('Topics', rows, (labels) => labels.filter((label) => label !== 'Typed just now'));
    await showsRows();
    await workbench.page.keyboard.type('\n\n## Typed just now\n');
    await workbench.treeItem('Typed just now', 'Topics').waitFor();
    await showsRows();
    assert.equal(await workbench.treeItem('KubeCon EU 2024', 'Topics').getAttribute('aria-expanded'), 'true');

    // A click inserts a manifest into the editor that was active.
    await workbench.openFile('manifests/ambient.yaml');
    await workbench.openViewContainer('Mesh Notes');
    await workbench.expandTreeItem('Istio', 'Manifests');
    await workbench.clickTreeItem('Ambient Enrolment Label', 'Manifests');
    await workbench.editor().getByText('istio.io/dataplane-mode').nth(1).waitFor();
  }));
});

describe('The cards', () => {
  it('show mentions, offer manifests, and can be turned off for a word', () => inWindow(async (workbench) => {
    await workbench.openFile('manifests/ambient.yaml');
    const mentions = (await workbench.hoverText('istio-waypoint')).getByText(/mentions? in your notes$/).first();
    await mentions.waitFor();
    await mentions.click();
    await workbench.page.locator('.peekview-widget .ref-tree').waitFor();
    await workbench.screenshot('mentions');
    await workbench.page.keyboard.press('Escape');
    await workbench.page.locator('.peekview-widget').waitFor({ state: 'hidden' });

    // The card offers the manifests that use the term.
    await (await workbench.hoverText('istio-waypoint')).getByText('Insert manifest…', { exact: true }).click();
    await workbench.pickRows().first().waitFor();
    assert.match(await workbench.pickRows().first().innerText(), /istio-/);
    await workbench.pressInPick('Escape');
    await workbench.pickRows().first().waitFor({ state: 'hidden' });

    // A word can be ignored and explained again.
    await (await workbench.hoverText('istio-waypoint')).getByText('Don’t explain this term', { exact: true }).click();
    await workbench.page.getByText('istio-waypoint will no longer be explained.').first().waitFor();
    await workbench.page.getByRole('button', { name: 'Undo' }).first().click();
    await (await workbench.hoverText('istio-waypoint')).getByText('istio-waypoint').first().waitFor();

    // A user’s card shows bold and code, but no links.
    const own = await workbench.hoverText('HBONE');
    await own.locator('strong').getByText('own', { exact: true }).waitFor();
    assert.equal(await own.locator('a[data-href*="workbench.action.quit"], a[href*="workbench.action.quit"]').count(), 0);
    await workbench.screenshot('own-term');
  }));
});
