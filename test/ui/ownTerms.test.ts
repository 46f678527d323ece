import assert from 'node:assert/strict';
import { Workbench, type Steps } from './workbench';

const files = {
  'terms/golden-signals.md': '---\nterm: Golden signals\nkind: concept\naliases: [golden signals]\n---\nLatency, traffic, errors and saturation.\n',
  'notes/kubecon-eu-2025.md': '# KubeCon EU 2025\n\n## Reliability\n\nztunnel and ztunnel again; an Amibent day, and golden signals.\n\nThe kosmos talk spoke of a blast radius.\n',
  'notes/kubecon-eu-2023.md': '# KubeCon EU 2023\n\n## Mesh\n\nztunnel, golden signals.\n',
};

for (const { language, text } of [
  {
    language: 'en',
    text: {
      add: 'Mesh Notes: Add Term…',
      menu: 'Add Term…',
      terms: 'Mesh Notes: Show Terms in This Note',
      name: 'Enter the name of the term, capitalized as usual',
      none: 'No terms found',
      known: 'Add Your Own Note',
      fix: 'Correct to “Ambient”',
    },
  },
  {
    language: 'zh-cn',
    text: {
      add: 'Mesh Notes: 添加术语…',
      menu: '添加术语…',
      terms: 'Mesh Notes: 显示此笔记中的术语',
      name: '输入术语名称（按惯用的大小写）',
      none: '未找到术语',
      known: '添加自己的笔记',
      fix: '改为“Ambient”',
    },
  },
] as const) {
  describe(`The user’s terms (${language})`, () => {
    const inWindow = (steps: Steps): Promise<void> =>
      Workbench.during({ files, language, size: { width: 1280, height: 800 } }, async (workbench) => {
        await workbench.openFile('notes/kubecon-eu-2025.md');
        await steps(workbench);
      });

    it('are listed for a note, go to their mentions, and are marked if misspelled', () => inWindow(async (workbench) => {
      await workbench.goTo(1);
      await workbench.run(text.terms);
      await workbench.pickRows().filter({ hasText: 'Kosmos' }).waitFor();
      const rows = workbench.pickRows().locator('.quick-input-list-row:first-child .label-name');
      assert.deepEqual(await rows.allTextContents(), [language === 'en' ? 'Ambient mode' : 'Ambient 模式', 'Kosmos', 'KubeCon', 'ztunnel', 'Golden signals']);
      assert.match((await workbench.pickRows().filter({ hasText: 'ztunnel' }).first().textContent()) ?? '', /2×/);
      for (let count = 0; count < 3; count++) {
        await workbench.pressInPick('ArrowDown');
      }
      await workbench.page.locator('.quick-input-list .monaco-list-row.focused').filter({ hasText: 'ztunnel' }).waitFor();
      await workbench.screenshot(`terms-in-note-${language}`);
      await workbench.pressInPick('Escape');
      await workbench.pickRows().first().waitFor({ state: 'hidden' });
      await workbench.waitForCursor(1, 1);

      // The pick goes to a single mention and peeks at several.
      await workbench.run(text.terms);
      await workbench.pick('Kosmos');
      await workbench.waitForCursor(7, 11);
      await workbench.run(text.terms);
      await workbench.pick('ztunnel');
      await workbench.page.locator('.peekview-widget .monaco-list-row').filter({ hasText: 'ztunnel' }).nth(1).waitFor();
      await workbench.screenshot(`terms-in-note-peek-${language}`);
      await workbench.page.keyboard.press('Escape');
      await workbench.page.locator('.peekview-widget').waitFor({ state: 'hidden' });

      // A misspelling is marked and corrected with the keyboard.
      await workbench.goTo(5, 30);
      await workbench.editor().locator('.squiggly-hint').first().waitFor();
      await workbench.page.keyboard.press('Control+.');
      const action = workbench.page.locator('.action-widget .monaco-list-row').filter({ hasText: text.fix });
      await action.waitFor();
      await workbench.screenshot(`misspelling-${language}`);
      await workbench.page.keyboard.press('Enter');
      await workbench.locateText('an Ambient day');
      await workbench.editor().locator('.squiggly-hint').first().waitFor({ state: 'hidden' });

      // Two terms of one name are told apart.
      await workbench.replaceText('The Istio Gateway, and the Gateway resource.');
      await workbench.run(text.terms);
      await workbench.pickRows().nth(1).waitFor();
      assert.deepEqual(await workbench.pickRows().locator('.quick-input-list-row:first-child').allTextContents(), ['Gateway1× · Istio', 'Gateway1× · Gateway API']);
      await workbench.pressInPick('Escape');

      // The pick says if there are no terms.
      await workbench.replaceText('Nothing');
      await workbench.run(text.terms);
      await workbench.pickRows().filter({ hasText: text.none }).waitFor();
      await workbench.pressInPick('Escape');
    }));

    it('are added from the context menu, explained by the typed text, and may reuse an existing name', () => inWindow(async (workbench) => {
      await workbench.goTo(7, 28);
      for (let count = 0; count < 'blast radius'.length; count++) {
        await workbench.page.keyboard.press('Shift+ArrowRight');
      }
      await workbench.page.keyboard.press('Shift+F10');
      await workbench.chooseFromOpenMenu(text.menu);
      await workbench.answer(text.name);
      await workbench.page.locator('.tab.active').getByText('blast-radius.md').waitFor();
      await workbench.locateText('Describe blast radius in one to three sentences');
      await workbench.waitForFocus();
      await workbench.screenshot(`add-term-${language}`);
      await workbench.page.keyboard.type('What one failure can take down.');
      await workbench.page.keyboard.press('Control+S');
      assert.match(await workbench.editorText(), /^---\nterm: blast radius\nkind: concept .*\naliases: \[\]\n---\nWhat one failure can take down\.\n\n- /);
      await workbench.page.locator('.tab').getByText('kubecon-eu-2025.md').click();
      const hover = await workbench.hoverText('blast radius');
      await hover.getByText('What one failure can take down.').waitFor();
      await workbench.screenshot(`added-term-${language}`);
      await workbench.rest();

      // An existing name can also have a user’s note.
      await workbench.run(text.add);
      await workbench.answer(text.name, 'HBONE');
      await workbench.pickRows().filter({ hasText: text.known }).waitFor();
      await workbench.screenshot(`known-term-${language}`);
      await workbench.pick(text.known);
      await workbench.page.locator('.tab.active').getByText('hbone.md').waitFor();
      // The outline is inserted when the new note is shown.
      await workbench.locateText('Describe HBONE in one to three sentences');
    }));
  });
}

describe('A term added without a folder', () => {
  it('opens in an untitled document, with a message', async () => {
    await Workbench.during({ folder: '' }, async (workbench) => {
      await workbench.openViewContainer('Mesh Notes');
      await workbench.run('Mesh Notes: Add Term…');
      await workbench.answer('Enter the name of the term, capitalized as usual', 'Error budget');
      await workbench.page.locator('.tab.active').getByText('Untitled-1').waitFor();
      await workbench.page.locator('.notification-list-item-message').getByText('No folder is open. Save the note in your notes folder.').waitFor();
      assert.match(await workbench.editorText(), /^---\nterm: Error budget\nkind: concept .*\naliases: \[error budget\]\n---\nDescribe Error budget in one to three sentences/);
    });
  });
});
