import assert from 'node:assert/strict';
import { Workbench, type Steps } from './workbench';

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

describe('Old API versions', () => {
  const inWindow = (steps: Steps): Promise<void> =>
    Workbench.during({ files: { 'talks-2019.yaml': old }, size: { width: 1000, height: 640 } }, async (workbench) => {
      await workbench.openFile('talks-2019.yaml');
      await steps(workbench);
    });

  it('are struck out, name a replacement, and are fixed with the keyboard', () => inWindow(async (workbench) => {
    const struckOut = workbench.editor().locator('.view-line .squiggly-inline-deprecated');
    await struckOut.nth(3).waitFor();
    assert.deepEqual(
      (await struckOut.allTextContents()).map((part) => part.trim()).sort(),
      ['batch/v1beta1', 'extensions/v1beta1', 'networking.istio.io/v1alpha3', 'split.smi-spec.io/v1alpha4'],
    );
    await workbench.goTo(2, 20);
    await workbench.page.keyboard.press('Control+K');
    await workbench.page.keyboard.press('Control+I');
    await workbench.page.locator('.monaco-editor .monaco-hover:visible').getByText('VirtualService in networking.istio.io/v1alpha3 is superseded. Use networking.istio.io/v1, served since Istio 1.22.').waitFor();
    await workbench.screenshot('api-versions-hover-en');
    await workbench.page.keyboard.press('Escape');

    // Fix them with the keyboard.
    await workbench.goTo(2, 20);
    await workbench.page.keyboard.press('Control+.');
    const actions = workbench.page.locator('.action-widget .monaco-list-row.action');
    await actions.filter({ hasText: 'Update all 2 API versions in this file' }).waitFor();
    await actions.filter({ hasText: 'Use networking.istio.io/v1' }).first().waitFor();
    await workbench.screenshot('api-versions-en');
    await workbench.page.keyboard.press('Enter');
    const first = old.replace('networking.istio.io/v1alpha3', 'networking.istio.io/v1');
    await workbench.editor().locator('.view-line .squiggly-inline-deprecated').nth(3).waitFor({ state: 'detached' });
    assert.equal(await workbench.editorText(), first);
  }));
});
