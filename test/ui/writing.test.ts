import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { Workbench, type Steps } from './workbench';

const note = `# KubeCon EU 2025 笔记

## 记录

我们使用，然后配置，以限制blast radius。
`;

const term = `---
term: Blast radius
aliases: [blast radius, 爆炸半径]
---

# Blast radius

What one failure takes down.
`;

describe('Writing a note', () => {
  const inWindow = (steps: Steps): Promise<void> => Workbench.during({ files: { 'note.md': note, 'terms/blast-radius.md': term }, size: { width: 1280, height: 800 } }, steps);

  /** Types at the cursor, triggers suggestions and returns the list. */
  async function suggestAfter(workbench: Workbench, text: string): Promise<Locator> {
    await workbench.page.keyboard.insertText(text);
    await workbench.page.keyboard.press('Control+Space');
    const widget = workbench.page.locator('.suggest-widget.visible');
    await widget.locator('.monaco-list-row').first().waitFor();
    return widget;
  }

  async function labelsOf(widget: Locator): Promise<string[]> {
    return widget.locator('.monaco-list-row .label-name').allTextContents();
  }

  it('completes names within Chinese text, counts mentions, and goes to terms and topics by name', () => inWindow(async (workbench) => {
    await workbench.openFile('note.md');
    await workbench.goTo(5, 1 + 2 * '我们使用'.length);
    const names = await suggestAfter(workbench, '服务网');
    assert.deepEqual(await labelsOf(names), ['服务网格', '服务网格接口']);
    await workbench.page.keyboard.press('Control+Space');
    const details = workbench.page.locator('.suggest-details:visible');
    await details.filter({ hasText: 'An infrastructure layer' }).waitFor();
    await workbench.screenshot('completion-chinese');
    assert.match((await details.innerText()).replace(/\s+/g, ' '), /^concept Service mesh concept · 中文：服务网格 An infrastructure layer/);
    await workbench.page.keyboard.press('Enter');
    await names.waitFor({ state: 'hidden' });
    assert.equal((await workbench.editorText()).split('\n')[4], '我们使用服务网格，然后配置，以限制blast radius。');

    // Completes a Latin name directly after Chinese.
    await workbench.goTo(5, 1 + 2 * '我们使用服务网格，然后配置'.length);
    const latin = await suggestAfter(workbench, 'ztun');
    assert.deepEqual(await labelsOf(latin), ['ztunnel']);
    await workbench.page.keyboard.press('Enter');
    await latin.waitFor({ state: 'hidden' });
    assert.equal((await workbench.editorText()).split('\n')[4], '我们使用服务网格，然后配置ztunnel，以限制blast radius。');

    // The count of mentions above the user’s term note opens them.
    await workbench.openFile('terms/blast-radius.md');
    const lens = workbench.editor().locator('.codelens-decoration a');
    await lens.filter({ hasText: '1 mention · 1 note' }).waitFor();
    await workbench.screenshot('code-lens');
    await lens.click();
    await workbench.page.locator('.peekview-widget:visible').getByText('note.md').first().waitFor();
    await workbench.page.keyboard.press('Escape');
    await workbench.page.locator('.peekview-widget').waitFor({ state: 'hidden' });

    // Go to Symbol in Workspace opens a term by its Chinese name, and a built-in topic at its heading.
    const goTo = async (query: string, label: string, picture: string): Promise<void> => {
      await workbench.again(async () => {
        await workbench.page.keyboard.press('F1');
        await workbench.filterPick(`#${query}`);
        const row = workbench.pickRows().filter({ hasText: label }).first();
        await row.waitFor();
        await workbench.screenshot(picture);
        await row.click();
      });
    };
    await goTo('服务网格', '服务网格', 'symbol-term');
    await workbench.waitForHeading('Service mesh');
    await goTo('Networking: a CNI', 'Networking: a CNI plugin from scratch', 'symbol-topic');
    await workbench.waitForHeadingInView('Networking: a CNI plugin from scratch');
  }));
});
