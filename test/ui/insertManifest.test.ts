import assert from 'node:assert/strict';
import { Workbench } from './workbench';

const shop = `apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata:
  name: edge
  namespace: store
spec:
  gatewayClassName: eg
---
apiVersion: v1
kind: Service
metadata:
  name: cart
  namespace: store
`;

const team = `{
  // what our team begins with
  "Route of the Team": {
    "prefix": ["team-route", "tr"],
    "scope": "yaml,helm",
    "description": "An HTTPRoute as our team writes them.",
    "body": ["apiVersion: gateway.networking.k8s.io/v1", "kind: HTTPRoute", "metadata:", "  name: \${1:team}", "spec:", "  parentRefs:", "    - name: \${2:web}$0"],
  },
  "Log": { "prefix": "log", "scope": "typescript", "body": 7 },
  "Broken": { "body": "apiVersion: v1\\nkind: Pod" },
}
`;

const note = `# KubeCon EU 2025 notes

## Ambient in production

They run a waypoint in each namespace.
`;

for (const language of ['en', 'zh-cn'] as const) {
  const text =
    language === 'en'
      ? {
          insert: 'Mesh Notes: Insert Manifest…',
          splitRight: 'View: Split Editor Right',
          preview: 'Manifest Preview.yaml',
          fits: 'For Gateway edge',
          byWeight: 'HTTPRoute by Weight',
          manifests: 'Manifests',
          topics: 'Topics',
          ofTopic: 'Insert Manifest of Its Terms…',
        }
      : {
          insert: 'Mesh Notes: 插入清单…',
          splitRight: '查看: 向右拆分编辑器',
          preview: '清单预览.yaml',
          fits: '适用于 Gateway edge',
          byWeight: 'HTTPRoute：按权重分流',
          manifests: '清单',
          topics: '议题',
          ofTopic: '插入其术语的清单…',
        };

  describe(`Inserting a manifest that fits the file (${language})`, () => {
    let workbench: Workbench;

    before(async () => {
      workbench = await Workbench.open({ files: { 'shop.yaml': shop, 'note.md': note, '.vscode/team.code-snippets': team }, language, size: { width: 1280, height: 800 } });
    });

    after(async () => {
      await workbench.close();
    });

    const groups = () => workbench.page.locator('.editor-group-container').count();
    const previewText = () => workbench.page.locator('.editor-group-container').last().locator('.monaco-editor .view-lines');

    it('shows it below while one moves through the picker, and leaves nothing behind', async () => {
      await workbench.openFile('shop.yaml');
      await workbench.goTo(3);
      await workbench.run(text.insert);
      await workbench.pickRows().first().waitFor();
      await workbench.page.locator('.quick-input-list-separator').getByText(text.fits).waitFor();
      await previewText().getByText('team', { exact: true }).first().waitFor();
      await workbench.pressInPick('ArrowDown');
      await workbench.pressInPick('ArrowDown');
      await previewText().getByText('edge', { exact: true }).first().waitFor();
      assert.deepEqual(await workbench.tabs(), ['shop.yaml', text.preview]);
      assert.equal(await groups(), 2);
      await workbench.screenshot(`manifest-preview-${language}`);
      await workbench.pressInPick('Escape');
      await workbench.page.locator('.tab').filter({ hasText: text.preview }).waitFor({ state: 'detached' });
      assert.deepEqual(await workbench.tabs(), ['shop.yaml']);
      assert.equal(await groups(), 1);
      // the focus and the cursor are where they were
      await workbench.waitForFocus();
      await workbench.page.keyboard.type('#');
      assert.equal(await workbench.editorText(), shop.replace('metadata:', '#metadata:'));
      await workbench.page.keyboard.press('Control+Z');
      assert.equal(await workbench.editorText(), shop);
    });

    it('takes names and namespace from the file', async () => {
      await workbench.goTo(3);
      await workbench.run(text.insert);
      await workbench.filterPick('gwapi-httproute-weight');
      await workbench.page.locator('.tab').filter({ hasText: text.preview }).waitFor();
      await workbench.pickRows().filter({ hasText: text.byWeight }).first().waitFor();
      await workbench.pressInPick('Enter');
      await workbench.page.locator('.tab').filter({ hasText: text.preview }).waitFor({ state: 'detached' });
      await workbench.editor().getByText('parentRefs').first().waitFor();
      await workbench.screenshot(`manifest-fitted-${language}`);
      const inserted = (await workbench.editorText()).split('\n---\n')[1] ?? '';
      assert.match(inserted, /namespace: store\nspec:\n {2}parentRefs:\n {4}- name: edge\n/);
      assert.match(inserted, /backendRefs:\n(?: +#.*\n)* {8}- name: cart\n/);
      await workbench.page.keyboard.press('Control+Z');
      assert.equal(await workbench.editorText(), shop);
    });

    it('keeps the tabs of a second group, and which one is in front', async () => {
      await workbench.run(text.splitRight);
      await workbench.openFile('note.md');
      const before = await workbench.tabs();
      await workbench.page.locator('.editor-group-container').first().locator('.tab').filter({ hasText: 'shop.yaml' }).click();
      await workbench.run(text.insert);
      await workbench.page.locator('.tab').filter({ hasText: text.preview }).waitFor();
      await workbench.pressInPick('Escape');
      await workbench.page.locator('.tab').filter({ hasText: text.preview }).waitFor({ state: 'detached' });
      assert.equal(await groups(), 2);
      assert.deepEqual(await workbench.tabs(), before);
      assert.deepEqual(await workbench.page.locator('.tab.active .label-name').allTextContents(), ['shop.yaml', 'note.md']);
    });

    it('has the user’s own manifests first in the view', async () => {
      await workbench.openViewContainer('Mesh Notes');
      await workbench.expandTreeItem('team', text.manifests);
      await workbench.treeItem('Route of the Team', text.manifests).waitFor();
      assert.deepEqual((await workbench.treeLabels(text.manifests)).slice(0, 3), ['team', 'Route of the Team', 'Istio']);
      await workbench.rest();
      await workbench.screenshot(`manifests-own-${language}`);
    });

    it('offers the manifests of a topic’s terms', async () => {
      await workbench.collapseView(text.manifests);
      await workbench.expandTreeItem('KubeCon EU 2025', text.topics);
      await workbench.chooseFromMenu('Ambient in production', text.ofTopic, text.topics);
      await workbench.pickRows().filter({ hasText: 'istio-waypoint' }).first().waitFor();
      await workbench.screenshot(`manifests-of-topic-${language}`);
      assert.deepEqual(await workbench.pickRows().filter({ hasText: 'gwapi-httproute' }).count(), 0);
      await workbench.pressInPick('Escape');
    });

    it('logs no error of its own', () => {
      assert.deepEqual(workbench.errors, []);
    });
  });
}
