import type { MarkdownIt } from 'markdown-it';

/**
 * Adds a percent-encoded anchor to headings whose anchor is not ASCII. VS Code's Markdown preview looks up the percent-encoded fragment but
 * writes anchors unencoded, so links such as `#服务网格` do not work without this.
 */
export function addHeadingAnchors(markdown: MarkdownIt): MarkdownIt {
  const { rules } = markdown.renderer;
  const render = rules.heading_open;
  rules.heading_open = (tokens, index, options, env, renderer) => {
    const heading = render ? render(tokens, index, options, env, renderer) : renderer.renderToken(tokens, index, options);
    const id = tokens[index]?.attrGet('id') ?? '';
    const line = tokens[index]?.attrGet('data-line') ?? '';
    // The preview finds an anchor by its class and scrolls to its line. Lone surrogates cannot be encoded.
    return /^\p{ASCII}*$/u.test(id) || /\p{Surrogate}/u.test(id) || line === '' ? heading : `${heading}<span class="code-line" data-line="${line}" id="${encodeURIComponent(id)}"></span>`;
  };
  return markdown;
}
