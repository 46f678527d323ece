import assert from 'node:assert/strict';
import { foundNames, markdownWithNames, namesMatcher } from '../markdown/namesInMarkdown';
import { holdsFor } from '../runs';
import { Preview } from './preview';

const preview = new Preview({ termsOf: () => ({ find: (source, blocks) => namesMatcher.find(source, 'markdown', { blocks }), tooltip: () => ({ title: '' }), isIgnored: () => false }) });

function underlined(text: string): Set<string> {
  return new Set([...preview.render(text).matchAll(/<span class="mesh-notes-term" title="">(.)<\/span>/g)].map(([, name = '']) => name));
}

/** The names that the preview shows as text, with neither a link nor HTML beside it, and in no heading. */
function shownPlainly(text: string): string[] {
  const tokens = preview.md.parse(text, {});
  const children = tokens.flatMap(({ type, children: inline }, index) => (type === 'inline' && tokens[index - 1]?.type !== 'heading_open' ? [inline ?? []] : []));
  return children.filter((inline) => !inline.some(({ type }) => type === 'link_open' || type === 'html_inline')).flatMap((inline) => inline.flatMap(({ type, content }) => (type === 'text' ? [...content] : [])));
}

describe('What the preview underlines in generated Markdown', () => {
  holdsFor('is explained as running text by a hover', markdownWithNames, (text) => {
    const found = foundNames(text);
    for (const name of underlined(text)) {
      assert.equal(found.get(name), 'prose', name);
    }
  });

  holdsFor('is all running text that a hover explains', markdownWithNames, (text) => {
    const marked = underlined(text);
    const shown = new Set(shownPlainly(text));
    for (const [name, place] of foundNames(text)) {
      assert.ok(place !== 'prose' || !shown.has(name) || marked.has(name), name);
    }
  });
});
