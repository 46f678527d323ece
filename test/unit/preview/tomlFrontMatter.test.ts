import assert from 'node:assert/strict';
import { Preview } from './preview';

const preview = new Preview();
const plain = new Preview(false);

describe('TOML front matter in the preview', () => {
  it('is hidden, and the lines of what follows stay right', () => {
    assert.equal(preview.render('+++\ntitle = "HBONE"\n# a comment\n[params]\n\nx = 1\n+++\n# A\n\nHBONE\n').replace(/<a [^>]*>(.*?)<\/a>/g, '[$1]'), '<h1 data-line="7" class="code-line">A</h1>\n<p data-line="9" class="code-line">[HBONE]</p>\n');
    assert.equal(preview.render('+++\r\ntitle = "a"\r\n+++\r\nb'), '<p data-line="3" class="code-line">b</p>\n');
    assert.equal(preview.render('+++\ntitle = "a"\n+++'), '');
    assert.equal(preview.render('+++\n+++\na'), '<p data-line="2" class="code-line">a</p>\n');
  });

  it('is shown if it is invalid, unclosed or not at the start', () => {
    for (const source of ['+++\ntitle = "a"\n\nb', 'a\n\n+++\ntitle = "a"\n+++\nb', '+++ a\ntitle = "a"\n+++\nb', '> +++\n> title = "a"\n> +++\n', '---\ntitle: a\n---\nb', '++++\na\n++++\n']) {
      assert.equal(preview.render(source), plain.render(source), source);
    }
  });

  it('is shown if hiding is disabled', () => {
    const source = '+++\ntitle = "a"\n+++\nb';
    assert.equal(new Preview({ hidesTomlFrontMatter: () => false }).render(source), plain.render(source));
  });
});
