import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { MarkdownIt } from 'markdown-it';
import { addHeadingAnchors } from '../../../src/features/preview/headingAnchors';

/** The whole package, as the preview has it: the one in the bundle renders nothing. */
const MarkdownItPackage = createRequire(join(process.cwd(), 'package.json'))('markdown-it') as typeof MarkdownIt;

/** A heading as the preview renders it, with the attributes that the preview gives it. */
function render(markdown: MarkdownIt, attributes: Readonly<Record<string, string>>): string {
  const [open, ...rest] = markdown.parse('## H\n', {});
  assert.ok(open);
  for (const [name, value] of Object.entries(attributes)) {
    open.attrSet(name, value);
  }
  return markdown.renderer.render([open, ...rest], markdown.options, {});
}

describe('addHeadingAnchors', () => {
  const markdown = addHeadingAnchors(new MarkdownItPackage());

  it('adds the anchor that the preview looks for', () => {
    assert.equal(
      render(markdown, { id: 'waypoint-的五个步骤', 'data-line': '7' }),
      '<h2 id="waypoint-的五个步骤" data-line="7"><span class="code-line" data-line="7" id="waypoint-%E7%9A%84%E4%BA%94%E4%B8%AA%E6%AD%A5%E9%AA%A4"></span>H</h2>\n',
    );
  });

  for (const { what, id } of [
    { what: 'ASCII', id: 'a-b_1' },
    { what: 'encoded', id: '%E7%9A%84' },
    { what: 'not well formed', id: 'a-\ud800' },
  ]) {
    it(`leaves a heading alone whose anchor is ${what}`, () => {
      assert.equal(render(markdown, { id, 'data-line': '7' }), `<h2 id="${id}" data-line="7">H</h2>\n`);
    });
  }

  it('leaves a heading alone that stands on no line', () => {
    assert.equal(render(markdown, { id: '的' }), '<h2 id="的">H</h2>\n');
  });

  it('keeps what others do with headings', () => {
    const other = new MarkdownItPackage();
    other.renderer.rules.heading_open = () => '<h2 class="other">';
    assert.equal(render(addHeadingAnchors(other), { id: '的', 'data-line': '0' }), '<h2 class="other"><span class="code-line" data-line="0" id="%E7%9A%84"></span>H</h2>\n');
  });
});
