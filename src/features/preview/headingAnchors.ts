import type { MarkdownIt } from 'markdown-it';

/**
 * Gives a heading of the Markdown preview whose anchor is not all ASCII a second one, percent-encoded. The preview percent-encodes
 * the fragment that it is to show and looks for an anchor that is exactly that, but the current one gives headings theirs as
 * written, so that it never comes to `#服务网格` by itself.
 */
export function addHeadingAnchors(markdown: MarkdownIt): MarkdownIt {
  const { rules } = markdown.renderer;
  const render = rules.heading_open;
  rules.heading_open = (tokens, index, options, env, renderer) => {
    const heading = render ? render(tokens, index, options, env, renderer) : renderer.renderToken(tokens, index, options);
    const id = tokens[index]?.attrGet('id') ?? '';
    const line = tokens[index]?.attrGet('data-line') ?? '';
    // An anchor is found by its class, and shown by its line. What is not well formed cannot be encoded, and is looked for as written.
    return /^\p{ASCII}*$/u.test(id) || /\p{Surrogate}/u.test(id) || line === '' ? heading : `${heading}<span class="code-line" data-line="${line}" id="${encodeURIComponent(id)}"></span>`;
  };
  return markdown;
}
