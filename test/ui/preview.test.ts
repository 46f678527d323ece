import assert from 'node:assert/strict';
import { Workbench, type Steps } from './workbench';

const folder = 'test/fixtures/preview';
const size = { width: 1100, height: 790 };

describe('A user’s note in the preview', () => {
  const inWindow = (steps: Steps): Promise<void> =>
    Workbench.during({ folder, size }, async (workbench) => {
      await openPreview(workbench);
      await steps(workbench);
    });

  async function openPreview(workbench: Workbench): Promise<void> {
    await workbench.openFile('kubecon-china-2024.md');
    await workbench.run('View: Close Primary Side Bar');
    await workbench.run('Markdown: Open Preview');
    await workbench.waitForHeading('Notes from Hong Kong');
    await workbench.preview().locator('.mesh-notes-term').first().waitFor();
  }

  it('underlines terms with links to notes and pages, shows figures and boxes, and is readable in any theme', () => inWindow(async (workbench) => {
    await workbench.preview().locator('.mesh-notes-term').getByText('blast radius', { exact: true }).waitFor();
    assert.deepEqual(
      await workbench.preview().locator('h2').first().evaluate((heading) => {
        const shown: string[] = [];
        for (let element = heading.nextElementSibling; element && element.tagName !== 'H2'; element = element.nextElementSibling) {
          shown.push(...[...element.querySelectorAll('.mesh-notes-term')].map(({ textContent }) => textContent));
        }
        return shown;
      }),
      ['ambient mode', 'ztunnel', 'pods', 'HBONE', 'waypoint proxy', 'L4', 'L7', 'service\nmesh', 'sidecars', 'blast radius', 'namespace'],
    );
    const term = workbench.preview().locator('.mesh-notes-term').getByText('HBONE', { exact: true }).first();
    assert.match((await term.getAttribute('title')) ?? '', /^HBONE — HTTP-Based Overlay Network Environment\n\S.*\.$/);

    // Figures have captions, boxes have titles, the front matter is hidden, and unknown shortcodes stay.
    const picture = workbench.preview().locator('figure img');
    await picture.evaluate((image: HTMLImageElement) => image.decode());
    assert.equal(await picture.evaluate((image: HTMLImageElement) => image.naturalWidth), 640);
    assert.equal(await workbench.preview().locator('figcaption').innerText(), 'From the talk: one tunnel for all connections');
    assert.deepEqual(await workbench.preview().locator('.mesh-notes-admonition-title').allInnerTexts(), ['Try it', 'Warning']);
    assert.deepEqual(await workbench.preview().locator('.mesh-notes-admonition li').allInnerTexts(), ['ztunnel takes over at once,', 'no pod starts again.']);
    const text = await workbench.preview().locator('.markdown-body').innerText();
    assert.ok(!text.includes('+++') && !text.includes('title ='), text);
    assert.ok(text.endsWith('{{< unknown name="shown as it is" >}}'), text);

    // It is readable in any theme.
    for (const theme of ['light', 'dark', 'high-contrast'] as const) {
      await workbench.useTheme(theme);
      await workbench.preview().locator(`body.vscode-${theme}`).waitFor();
      // The preview is rendered again in each theme.
      await workbench.again(async () => {
        const term = workbench.preview().locator('.mesh-notes-term').getByText('HBONE', { exact: true }).first();
        assert.equal(await term.evaluate((element) => getComputedStyle(element).textDecorationStyle), 'dotted');
      });
      await workbench.screenshot(`preview-${theme}`);
    }

    // A built-in term links to its page, which links to its references.
    await workbench.preview().locator('a.mesh-notes-term').getByText('HBONE', { exact: true }).first().click();
    await workbench.page.locator('.tab.active').getByText('hbone.md').waitFor();
    await workbench.waitForHeading('HBONE');
    assert.equal(await workbench.preview().locator('.mesh-notes-term').getByText('HBONE', { exact: true }).count(), 0);
    const links = workbench.preview().locator('a.mesh-notes-term');
    assert.ok((await links.count()) > 0);
    assert.deepEqual(await links.evaluateAll((all) => all.map((each) => each.getAttribute('data-href') ?? '').filter((href) => !/^[\w-]+\.md$/.test(href))), []);
    await workbench.preview().locator('svg').first().waitFor();
    await workbench.screenshot('preview-page');

    // A user’s term links to its note.
    await openPreview(workbench);
    await workbench.preview().locator('a.mesh-notes-term').getByText('blast radius', { exact: true }).click();
    await workbench.page.locator('.tab.active').getByText(/blast-radius\.md/).waitFor();
  }));
});

describe('The preview’s settings', () => {
  it('apply at once', async () => {
    await Workbench.during({ folder, size }, async (workbench) => {
      await workbench.openFile('kubecon-china-2024.md');
      await workbench.run('Markdown: Open Preview to the Side');
      await workbench.waitForHeading('Notes from Hong Kong');
      await workbench.preview().locator('.mesh-notes-term').first().waitFor();
      await workbench.run('View: Focus First Editor Group');
      await workbench.openFile('.vscode/settings.json');
      for (const [setting, change] of [
        ['terms', () => workbench.preview().locator('.markdown-body:not(:has(.mesh-notes-term))').waitFor()],
        ['shortcodes', () => workbench.preview().getByText('{{< admonition tip "Try it" >}}').waitFor()],
        ['tomlFrontMatter', () => workbench.preview().getByText('date = "2024-08-23"').waitFor()],
      ] as const) {
        await workbench.replaceText(`{ "meshNotes.preview.${setting}": false }`);
        await workbench.page.keyboard.press('Control+S');
        await change();
      }
      await workbench.preview().locator('.mesh-notes-term').first().waitFor();
    });
  });
});
