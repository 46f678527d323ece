import assert from 'node:assert/strict';
import { Workbench } from './workbench';

const old = `# what the talks of 2019 showed
apiVersion: networking.istio.io/v1alpha3
kind: VirtualService
metadata:
  name: reviews
spec:
  hosts: [reviews]
  http:
    - route:
        - destination:
            host: reviews
---
apiVersion: extensions/v1beta1
kind: Ingress
metadata:
  name: web
---
apiVersion: batch/v1beta1
kind: CronJob
metadata:
  name: nightly
---
apiVersion: split.smi-spec.io/v1alpha4
kind: TrafficSplit
metadata:
  name: canary
---
apiVersion: networking.istio.io/v1
kind: Gateway
metadata:
  name: current
`;

for (const { language, text } of [
  { language: 'en', text: { fix: 'Use networking.istio.io/v1', all: 'Update all 2 API versions in this file', hover: 'VirtualService in networking.istio.io/v1alpha3 is superseded: use networking.istio.io/v1, served since Istio 1.22.' } },
  { language: 'zh-cn', text: { fix: '使用 networking.istio.io/v1', all: '更新此文件中全部 2 个 API 版本', hover: 'networking.istio.io/v1alpha3 的 VirtualService 已被取代：请使用 networking.istio.io/v1，自 Istio 1.22 起提供。' } },
] as const) {
  describe(`Old API versions (${language})`, () => {
    let workbench: Workbench;

    before(async () => {
      workbench = await Workbench.open({ files: { 'talks-2019.yaml': old }, language, size: { width: 1000, height: 640 } });
      await workbench.openFile('talks-2019.yaml');
    });

    after(async () => {
      await workbench.close();
    });

    it('are struck out, and say what to use', async () => {
      const struckOut = workbench.editor().locator('.view-line .squiggly-inline-deprecated');
      await struckOut.nth(3).waitFor();
      assert.deepEqual(
        (await struckOut.allTextContents()).map((part) => part.trim()).sort(),
        ['batch/v1beta1', 'extensions/v1beta1', 'networking.istio.io/v1alpha3', 'split.smi-spec.io/v1alpha4'],
      );
      await workbench.goTo(2, 20);
      await workbench.page.keyboard.press('Control+K');
      await workbench.page.keyboard.press('Control+I');
      await workbench.page.locator('.monaco-editor .monaco-hover:visible').getByText(text.hover).waitFor();
      await workbench.screenshot(`api-versions-hover-${language}`);
      await workbench.page.keyboard.press('Escape');
    });

    it('are put right by the keyboard', async () => {
      await workbench.goTo(2, 20);
      await workbench.page.keyboard.press('Control+.');
      const actions = workbench.page.locator('.action-widget .monaco-list-row.action');
      await actions.filter({ hasText: text.all }).waitFor();
      await actions.filter({ hasText: text.fix }).first().waitFor();
      await workbench.screenshot(`api-versions-${language}`);
      await workbench.page.keyboard.press('Enter');
      const first = old.replace('networking.istio.io/v1alpha3', 'networking.istio.io/v1');
      await workbench.editor().locator('.view-line .squiggly-inline-deprecated').nth(3).waitFor({ state: 'detached' });
      assert.equal(await workbench.editorText(), first);
      assert.deepEqual(workbench.errors, []);
    });
  });
}
