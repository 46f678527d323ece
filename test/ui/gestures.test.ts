import assert from 'node:assert/strict';
import { Workbench, type Steps } from './workbench';

const files = {
  'kubecon-eu-2024.md': '# KubeCon EU 2024\n\n## Ambient in production\n\nTraffic between the nodes runs through HBONE; a waypoint sees Layer 7.\n\n## 问答\n\n每个命名空间要一个 waypoint 代理吗？不必，HBONE 隧道本身只到四层。\n',
  'kubecon-china-2024.md': '# KubeCon China 2024\n\n## 网关\n\n南北向流量先进网关，再经 HBONE 到 ztunnel。\n',
  'terms/hbone.md':
    '---\nterm: HBONE\nkind: protocol\nproject: Platform team\naliases: [house tunnel]\n---\n\n# HBONE\n\nWhat **our** meshes speak between nodes: port `15008` is open in every cluster but the old one.\n\n- Ask in #mesh before you block it.\n',
};

describe('A term in a note', () => {
  const inWindow = (steps: Steps): Promise<void> =>
    Workbench.during({ files, size: { width: 1200, height: 760 } }, async (workbench) => {
      // The view reads the notes, so that the first hover knows the user's term.
      await workbench.openViewContainer('Mesh Notes');
      await workbench.treeItem('KubeCon China 2024', 'Topics').waitFor();
      await workbench.expandTreeItem('Protocols', 'Terms');
      await workbench.treeItem('HBONE', 'Terms').filter({ hasText: 'Platform team' }).waitFor();
      await workbench.openFile('kubecon-eu-2024.md');
      await steps(workbench);
    });

  it('shows the user’s card, lists its mentions in the peek view, and opens the note', () => inWindow(async (workbench) => {
    for (const theme of ['light', 'dark'] as const) {
      await workbench.useTheme(theme);
      const hover = await workbench.hoverText('HBONE');
      await hover.getByText('What our meshes speak between nodes', { exact: false }).waitFor();
      await hover.getByText('From Mesh Notes: The tunnel between Istio', { exact: false }).waitFor();
      await hover.getByText('Built-in page', { exact: true }).waitFor();
      await hover.getByText('mentions in your notes', { exact: false }).waitFor();
      await workbench.screenshot(`own-card-${theme}`);
      await workbench.rest();
    }

    // The peek view lists its mentions, under any name in either language.
    for (const theme of ['light', 'dark'] as const) {
      await workbench.useTheme(theme);
      await workbench.goTo(5, 40);
      await workbench.page.keyboard.press('Shift+F12');
      const peek = workbench.page.locator('.peekview-widget');
      await peek.locator('.ref-tree .monaco-list-row').first().waitFor();
      assert.match(await peek.locator('.peekview-title').innerText(), /References \(4\)/);
      await workbench.screenshot(`references-${theme}`);
      await workbench.page.keyboard.press('Escape');
      await peek.waitFor({ state: 'hidden' });
    }

    // Go to Definition opens the user’s note.
    await workbench.goTo(5, 40);
    await workbench.page.keyboard.press('F12');
    await workbench.page.locator('.tab.active').filter({ hasText: 'hbone.md' }).waitFor();
    await workbench.page.locator('.codelens-decoration').getByText('3 mentions · 2 notes').waitFor();
  }));
});
