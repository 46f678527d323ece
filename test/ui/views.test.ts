import assert from 'node:assert/strict';
import { Workbench } from './workbench';

describe('The views and cards in use', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await Workbench.open({ size: { width: 1280, height: 900 } });
    await workbench.openViewContainer('Mesh Notes');
    await workbench.treeItem('KubeCon NA 2023', 'Topics').waitFor();
    // A list shows only the rows that there is room for.
    await workbench.collapseView('Terms');
  });

  after(async () => {
    await workbench.close();
  });

  it('open the workspace’s note at the heading', async () => {
    await workbench.expandTreeItem('KubeCon China 2024', 'Topics');
    const [, first = ''] = await workbench.treeLabels('Topics');
    await workbench.clickTreeItem(first, 'Topics');
    await workbench.editor().getByText(first).first().waitFor();
    assert.deepEqual(await workbench.tabs(), ['kubecon-china-2024.zh.md']);
  });

  it('follow what is typed, and keep what is expanded and selected', async () => {
    await workbench.expandTreeItem('KubeCon EU 2024', 'Topics');
    await workbench.openFile('notes/kubecon-china-2024.zh.md');
    await workbench.openViewContainer('Mesh Notes');
    await workbench.focusEditor();
    await workbench.page.keyboard.press('Control+End');
    // The view follows the cursor, and opens what is above its topic.
    await workbench.treeItem('网关', 'Topics').waitFor();
    const rows = [
      'KubeCon China 2024', 'KubeCon China 2024 笔记', '服务网格', '网关', 'KubeCon + CloudNativeCon China 2024 (Hong Kong)',
      'KubeCon EU 2024', 'KubeCon EU 2024, my notes', 'KubeCon + CloudNativeCon Europe 2024 (Paris)', 'KubeCon NA 2023', 'KubeCon EU 2019',
    ];
    const showsRows = (): Promise<void> =>
      workbench.again(async () => {
        assert.deepEqual((await workbench.treeLabels('Topics')).filter((label) => label !== 'Typed just now'), rows);
      });
    await showsRows();
    await workbench.page.keyboard.type('\n\n## Typed just now\n');
    await workbench.treeItem('Typed just now', 'Topics').waitFor();
    await showsRows();
    assert.equal(await workbench.treeItem('KubeCon EU 2024', 'Topics').getAttribute('aria-expanded'), 'true');
    await workbench.page.keyboard.press('Control+Z');
  });

  it('show where a term is mentioned, from its card', async () => {
    await workbench.run('View: Close All Editors');
    await workbench.openFile('manifests/ambient.yaml');
    const hover = await workbench.hoverText('istio-waypoint');
    const link = hover.getByText(/mentions? in your notes$/).first();
    await link.waitFor();
    await link.click();
    await workbench.page.locator('.peekview-widget .ref-tree').waitFor();
    await workbench.screenshot('mentions');
    await workbench.page.keyboard.press('Escape');
  });

  it('offer the manifests that use a term, from its card', async () => {
    const hover = await workbench.hoverText('istio-waypoint');
    await hover.getByText('Insert manifest…', { exact: true }).click();
    await workbench.pickRows().first().waitFor();
    assert.match(await workbench.pickRows().first().innerText(), /istio-/);
    await workbench.pressInPick('Escape');
  });

  it('stop explaining a word, and start again', async () => {
    const hover = await workbench.hoverText('istio-waypoint');
    await hover.getByText('Don’t explain this word', { exact: true }).click();
    await workbench.page.getByText('istio-waypoint will not be explained any more.').first().waitFor();
    await workbench.page.getByRole('button', { name: 'Undo' }).first().click();
    await workbench.page.mouse.move(5, 5);
    await (await workbench.hoverText('istio-waypoint')).getByText('istio-waypoint').first().waitFor();
  });

  it('show a user’s card, its bold and code, with a dead link', async () => {
    await workbench.page.mouse.move(5, 5);
    const hover = await workbench.hoverText('HBONE');
    await hover.locator('strong').getByText('own', { exact: true }).waitFor();
    assert.equal(await hover.locator('a[data-href*="workbench.action.quit"], a[href*="workbench.action.quit"]').count(), 0);
    await workbench.screenshot('own-term');
  });

  it('insert a manifest by a click into the editor that was active', async () => {
    await workbench.openViewContainer('Mesh Notes');
    await workbench.expandTreeItem('Istio', 'Manifests');
    await workbench.clickTreeItem('Ambient Enrolment Label', 'Manifests');
    await workbench.editor().getByText('istio.io/dataplane-mode').nth(1).waitFor();
  });

  it('log no error', () => {
    assert.deepEqual(workbench.errors, []);
  });
});
