import assert from 'node:assert/strict';
import { Workbench, type Steps } from './workbench';

/** Newer versions of VS Code omit the extension in a preview's tab title. */
const withoutEnding = (tab: string): string => tab.replace(/\.md$/, '');

// The main job as a user does it, with mouse and keyboard; its pictures are the README's (media/pictures).
for (const language of ['en', 'zh-cn'] as const) {
  const text
    = language === 'en'
      ? {
          topics: 'Topics',
          terms: 'Terms',
          manifests: 'Manifests',
          paris: 'KubeCon + CloudNativeCon Europe 2024 (Paris)',
          theme: 'Service mesh',
          talk: 'Data locality and global request routing',
          protocols: 'Protocols',
          lookUp: 'Mesh Notes: Look Up Term…',
          insert: 'Mesh Notes: Insert Manifest…',
          closeAll: 'View: Close All Editors',
          toSide: 'Open Preview to the Side',
          waypoint: 'Waypoint proxy',
          zeroTrust: 'Zero trust',
          page: 'Page',
          menu: ['Insert Manifest…', 'Show Mentions', 'Add My Own Note', 'Copy Link'],
          wasm: ['WebAssemblyWasm · concept · W3C', 'wasmCloudproject · wasmCloud', 'WasmPluginresource · Istio'],
          wasmDetail: 'A portable binary format for code, run in a sandbox that can touch nothing but what its host hands in.',
          speakers: 'Speakers: Arthur Busser, Baudouin Herlicq',
        }
      : {
          topics: '议题',
          terms: '术语',
          manifests: '清单',
          paris: 'KubeCon + CloudNativeCon Europe 2024（巴黎）',
          theme: '服务网格',
          talk: '数据驻留与全局请求路由',
          protocols: '协议',
          lookUp: 'Mesh Notes: 查找术语…',
          insert: 'Mesh Notes: 插入清单…',
          closeAll: '查看: 关闭所有编辑器',
          toSide: '在侧边打开预览',
          waypoint: 'Waypoint 代理',
          zeroTrust: '零信任',
          page: '词条',
          menu: ['插入清单…', '显示提及的位置', '添加自己的笔记', '复制链接'],
          wasm: ['WebAssemblyWasm · 概念 · W3C', 'wasmCloud项目 · wasmCloud', 'WasmPlugin资源 · Istio'],
          wasmDetail: '一种可移植的二进制代码格式，在沙箱中运行，宿主给什么才能碰什么。',
          speakers: '讲者：Arthur Busser、Baudouin Herlicq',
        };

  describe(`The main job (${language})`, () => {
    const inWindow = (steps: Steps): Promise<void> => Workbench.during({ folder: 'samples/notebook', language, size: { width: 1280, height: 800 } }, steps);

    it('opens pages from views, explains a term in a manifest, finds a term by an alias, and inserts a manifest', () => inWindow(async (workbench) => {
      await workbench.openViewContainer('Mesh Notes');
      await workbench.treeItem('KubeCon EU 2019', text.topics).waitFor();
      await workbench.treeItem(text.protocols, text.terms).waitFor();
      await workbench.treeItem('Istio', text.manifests).waitFor();
      await workbench.waitForTree(text.topics, ['KubeCon China 2024', 'KubeCon EU 2024', 'KubeCon EU 2019']);

      // A topic opens the built-in page at its heading; its tooltip shows its fields.
      await workbench.expandTreeItem('KubeCon EU 2024', text.topics);
      await workbench.expandTreeItem(text.paris, text.topics);
      await workbench.expandTreeItem(text.theme, text.topics);
      await workbench.clickTreeItem(text.talk, text.topics);
      await workbench.waitForHeading(text.talk);
      assert.deepEqual((await workbench.tabs()).map(withoutEnding), ['kubecon-eu-2024']);
      const tooltip = await workbench.hoverTreeItem(text.talk, text.topics);
      assert.match(await tooltip.innerText(), new RegExp(text.speakers));
      await workbench.rest();

      // A term's page opens in the same tab, with its diagram, and links to others.
      await workbench.expandTreeItem(text.protocols, text.terms);
      await workbench.clickTreeItem('HBONE', text.terms);
      await workbench.waitForHeading('HBONE');
      await workbench.preview().locator('svg').first().waitFor();
      assert.deepEqual((await workbench.tabs()).map(withoutEnding), ['hbone']);
      await workbench.screenshot(`page-${language}`);
      // The menu of its row leads to its manifests and mentions, to a note of one's own, and gives a link.
      await workbench.openMenu('HBONE', text.terms);
      assert.deepEqual((await workbench.page.locator('.monaco-menu .action-label').allTextContents()).filter(Boolean), text.menu);
      await workbench.screenshot(`term-menu-${language}`);
      await workbench.chooseFromOpenMenu(text.menu.at(-1) ?? '');
      await workbench.again(async () => {
        assert.equal(await workbench.page.evaluate(() => navigator.clipboard.readText()), `[HBONE](mesh.notes:/${language}/terms/hbone.md)`);
      });
      await workbench.preview().locator('a[href*="waypoint.md"]').first().click();
      await workbench.waitForHeading(text.waypoint);

      // A page beside the editor stays open.
      await workbench.clickTreeAction(text.paris, text.toSide, text.topics);
      await workbench.preview(1).locator('h1').waitFor();
      await workbench.openFile('manifests/bookinfo-waypoint.yaml');
      assert.ok((await workbench.tabs()).map(withoutEnding).includes('kubecon-eu-2024'));

      // A hover explains a term in a manifest, and its card links to the page.
      await workbench.run(text.closeAll);
      await workbench.openFile('manifests/bookinfo-waypoint.yaml');
      await workbench.openViewContainer('Mesh Notes');
      const hover = await workbench.hoverText('HBONE');
      assert.match(await hover.innerText(), /^HBONE — HTTP-Based Overlay Network Environment/);
      await workbench.screenshot(`hover-${language}`);
      await hover.getByText(text.page, { exact: true }).click();
      await workbench.waitForHeading('HBONE');
      await workbench.preview().locator('svg').first().waitFor();

      // The terms that match best come first, with the alias that matches and the first sentence about them.
      await workbench.run(text.lookUp);
      await workbench.again(async () => {
        await workbench.filterPick('wasm');
        const part = (row: string) => workbench.pickRows().locator(`.quick-input-list-row:${row}`);
        assert.deepEqual((await part('first-child').allTextContents()).slice(0, 3), text.wasm);
        assert.equal(await part('last-child').first().textContent(), text.wasmDetail);
      });
      await workbench.pressInPick('Escape');

      // An alias in either language finds a term.
      await workbench.openViewContainer('Mesh Notes');
      await workbench.again(async () => {
        await workbench.run(text.lookUp);
        await workbench.filterPick('零信任');
        await workbench.pickRows().first().getByText(text.zeroTrust, { exact: true }).first().waitFor();
        await workbench.screenshot(`look-up-${language}`);
        await workbench.pick(text.zeroTrust);
      });
      await workbench.waitForHeading(text.zeroTrust);

      // A manifest is inserted after the one at the cursor, and undone in one step.
      await workbench.run(text.closeAll);
      await workbench.openFile('manifests/httproute.yaml');
      const before = await workbench.editorText();
      await workbench.openViewContainer('Mesh Notes');
      await workbench.expandTreeItem('Istio', text.manifests);
      await workbench.goTo(3);
      await workbench.run(text.insert);
      await workbench.filterPick('istio-waypoint');
      await workbench.screenshot(`pick-${language}`);
      await workbench.pressInPick('Enter');
      await workbench.editor().getByText('istio.io/waypoint-for').first().waitFor();
      await workbench.screenshot(`insert-${language}`);
      const after = await workbench.editorText();
      assert.equal(after.split('\n---\n').length, before.split('\n---\n').length + 1);
      await workbench.page.keyboard.press('Control+Z');
      await workbench.editor().getByText('istio.io/waypoint-for').first().waitFor({ state: 'detached' });
      assert.equal(await workbench.editorText(), before);
    }));
  });
}
