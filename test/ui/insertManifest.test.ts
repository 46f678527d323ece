import assert from 'node:assert/strict';
import { Workbench, type Steps } from './workbench';

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
  // A snippet of the team.
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

/** The tab of the preview. */
const previewTab = 'Manifest Preview.yaml';

describe('Inserting a manifest that fits the file', () => {
  const inWindow = (steps: Steps): Promise<void> =>
    Workbench.during({ files: { 'shop.yaml': shop, 'note.md': note, '.vscode/team.code-snippets': team }, size: { width: 1280, height: 800 } }, steps);

  const groups = (workbench: Workbench) => workbench.page.locator('.editor-group-container').count();
  const previewText = (workbench: Workbench) => workbench.page.locator('.editor-group-container').last().locator('.monaco-editor .view-lines');

  it('previews it below, uses names from the file, keeps the tabs, and also starts from the views', () => inWindow(async (workbench) => {
    await workbench.openFile('shop.yaml');
    await workbench.goTo(3);
    // Enter right after typing takes what the search finds, even if it is not ready yet.
    await workbench.run('Mesh Notes: Insert Manifest…');
    await workbench.filterPick('l7 authz');
    await workbench.pressInPick('Enter');
    await workbench.editor().getByText('AuthorizationPolicy').first().waitFor();
    await workbench.page.keyboard.press('Control+Z');
    assert.equal(await workbench.editorText(), shop);
    await workbench.goTo(3);
    await workbench.run('Mesh Notes: Insert Manifest…');
    await workbench.pickRows().first().waitFor();
    await workbench.page.locator('.quick-input-list-separator').getByText('For Gateway edge').waitFor();
    await previewText(workbench).getByText('team', { exact: true }).first().waitFor();
    await workbench.pressInPick('ArrowDown');
    await workbench.pressInPick('ArrowDown');
    await previewText(workbench).getByText('edge', { exact: true }).first().waitFor();
    assert.deepEqual(await workbench.tabs(), ['shop.yaml', previewTab]);
    assert.equal(await groups(workbench), 2);
    await workbench.screenshot('manifest-preview-en');
    await workbench.pressInPick('Escape');
    await workbench.page.locator('.tab').filter({ hasText: previewTab }).waitFor({ state: 'detached' });
    assert.deepEqual(await workbench.tabs(), ['shop.yaml']);
    assert.equal(await groups(workbench), 1);
    // Focus and cursor have not moved.
    await workbench.waitForFocus();
    await workbench.page.keyboard.type('#');
    assert.equal(await workbench.editorText(), shop.replace('metadata:', '#metadata:'));
    await workbench.page.keyboard.press('Control+Z');
    assert.equal(await workbench.editorText(), shop);

    // A search takes words in any order. If it finds nothing, the preview closes and Enter does nothing.
    await workbench.run('Mesh Notes: Insert Manifest…');
    await workbench.filterPick('l7 authz');
    await workbench.pickRows().filter({ hasNotText: 'istio-authz-l7' }).first().waitFor({ state: 'detached' });
    await workbench.pickRows().filter({ hasText: 'istio-authz-l7' }).waitFor();
    await previewText(workbench).getByText('AuthorizationPolicy').first().waitFor();
    await workbench.filterPick('no such manifest');
    await workbench.pickRows().filter({ hasText: 'No manifests found' }).waitFor();
    await workbench.page.locator('.tab').filter({ hasText: previewTab }).waitFor({ state: 'detached' });
    assert.deepEqual([await workbench.pickRows().count(), await groups(workbench)], [1, 1]);
    await workbench.pressInPick('Enter');
    await workbench.filterPick('http route');
    await previewText(workbench).getByText('HTTPRoute').first().waitFor();
    await workbench.pickRows().nth(1).filter({ hasText: 'gwapi-httproute-header' }).waitFor();
    assert.deepEqual(await workbench.page.locator('.quick-input-list-separator').first().textContent(), 'By kind');
    await workbench.screenshot('manifest-search-en');
    await workbench.pressInPick('Escape');
    await workbench.page.locator('.tab').filter({ hasText: previewTab }).waitFor({ state: 'detached' });
    assert.deepEqual(await workbench.tabs(), ['shop.yaml']);

    // The manifest uses names and the namespace from the file.
    await workbench.openFile('shop.yaml');
    await workbench.goTo(3);
    await workbench.run('Mesh Notes: Insert Manifest…');
    await workbench.filterPick('gwapi-httproute-weight');
    await workbench.page.locator('.tab').filter({ hasText: previewTab }).waitFor();
    await workbench.pickRows().filter({ hasText: 'HTTPRoute by Weight' }).first().waitFor();
    await workbench.pressInPick('Enter');
    await workbench.page.locator('.tab').filter({ hasText: previewTab }).waitFor({ state: 'detached' });
    await workbench.editor().getByText('parentRefs').first().waitFor();
    await workbench.screenshot('manifest-fitted-en');
    const inserted = (await workbench.editorText()).split('\n---\n')[1] ?? '';
    assert.match(inserted, /namespace: store\nspec:\n {2}parentRefs:\n {4}- name: edge\n/);
    assert.match(inserted, /backendRefs:\n(?: +#.*\n)* {8}- name: cart\n/);
    await workbench.page.keyboard.press('Control+Z');
    assert.equal(await workbench.editorText(), shop);

    // The tabs of a second group and its active tab stay.
    await workbench.openFile('shop.yaml');
    await workbench.run('View: Split Editor Right');
    await workbench.openFile('note.md');
    const before = await workbench.tabs();
    await workbench.page.locator('.editor-group-container').first().locator('.tab').filter({ hasText: 'shop.yaml' }).click();
    await workbench.run('Mesh Notes: Insert Manifest…');
    await workbench.page.locator('.tab').filter({ hasText: previewTab }).waitFor();
    await workbench.pressInPick('Escape');
    await workbench.page.locator('.tab').filter({ hasText: previewTab }).waitFor({ state: 'detached' });
    assert.equal(await groups(workbench), 2);
    assert.deepEqual(await workbench.tabs(), before);
    assert.deepEqual(await workbench.page.locator('.tab.active .label-name').allTextContents(), ['shop.yaml', 'note.md']);

    // The view lists the user’s manifests first.
    await workbench.openViewContainer('Mesh Notes');
    await workbench.expandTreeItem('team', 'Manifests');
    await workbench.treeItem('Route of the Team', 'Manifests').waitFor();
    await workbench.waitForTree('Manifests', ['team', 'Route of the Team', 'Istio'], (labels) => labels.slice(0, 3));
    await workbench.rest();
    await workbench.screenshot('manifests-own-en');

    // A topic’s menu offers the manifests of its terms.
    await workbench.openViewContainer('Mesh Notes');
    await workbench.collapseView('Manifests');
    await workbench.expandTreeItem('KubeCon EU 2025', 'Topics');
    await workbench.chooseFromMenu('Ambient in production', 'Insert Manifest for This Topic…', 'Topics');
    await workbench.pickRows().filter({ hasText: 'istio-waypoint' }).first().waitFor();
    await workbench.screenshot('manifests-of-topic-en');
    assert.equal(await workbench.pickRows().filter({ hasText: 'gwapi-httproute' }).count(), 0);
  }));
});
