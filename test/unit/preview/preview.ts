import createMarkdownIt, { type MarkdownIt } from 'markdown-it';
import { extendPreview, type PreviewOptions } from '../../../src/core/preview/plugin';
import type { DocumentPath } from '../../../src/core/preview/shortcodes';
import type { DocumentTerms } from '../../../src/core/preview/termMarks';
import { termIn } from '../../../src/core/terms/glossary';
import { Matcher } from '../../../src/core/terms/matcher';
import { contractGlossary } from '../terms/glossaries';

export const matcher = new Matcher(contractGlossary);

/** The contract's terms: a title is the term's name, a link leads to its id. */
export const terms: DocumentTerms = {
  find: (source, blocks) => matcher.find(source, 'markdown', { blocks }),
  tooltip: (entry) => ({ title: termIn(entry, 'en').name, href: `${entry.id}.md` }),
  isIgnored: () => false,
};

/** One preview of VS Code, as it sets markdown-it up: plugins first, then its own rules. */
export class Preview {
  readonly md: MarkdownIt;

  constructor(options: Partial<PreviewOptions<DocumentPath>> | false = {}) {
    const md = createMarkdownIt({ html: true, linkify: true });
    this.md = md;
    md.linkify.set({ fuzzyLink: false });
    if (options !== false) {
      this.extend(options);
    }
    addVsCodeRules(md);
  }

  extend(options: Partial<PreviewOptions<DocumentPath>>): void {
    extendPreview(
      this.md,
      { showsShortcodes: () => true, hidesTomlFrontMatter: () => true, language: () => 'en', termsOf: () => terms, ...options },
      (env) => (env as { currentDocument?: DocumentPath }).currentDocument,
    );
  }

  /** Parses with one environment and renders with another one, as VS Code does. */
  render(source: string, path: string | undefined = '/notes/a.md'): string {
    const { md } = this;
    return md.renderer.render(md.parse(source, { currentDocument: undefined }), md.options, this.environment(path));
  }

  environment(path: string | undefined): object {
    return { currentDocument: path === undefined ? undefined : { path } };
  }
}

function addVsCodeRules(md: MarkdownIt): void {
  const { rules } = md.renderer;
  const { image, link_open: linkOpen } = rules;
  rules['image'] = (tokens, index, options, env, renderer) => {
    const token = tokens[index];
    const src = token?.attrGet('src');
    if (token && typeof src === 'string' && token.attrGet('data-src') === null) {
      token.attrSet('src', src.startsWith('/') ? `webview:/workspace${src}` : src);
      token.attrSet('data-src', src);
    }
    return image ? image(tokens, index, options, env, renderer) : renderer.renderToken(tokens, index, options);
  };
  rules['link_open'] = (tokens, index, options, env, renderer) => {
    const token = tokens[index];
    const href = token?.attrGet('href');
    if (token && typeof href === 'string') {
      token.attrSet('data-href', href);
    }
    return linkOpen ? linkOpen(tokens, index, options, env, renderer) : renderer.renderToken(tokens, index, options);
  };
  md.core.ruler.push('source_map_data_attribute', ({ tokens }) => {
    for (const token of tokens) {
      if (token.map && token.type !== 'inline') {
        token.attrSet('data-line', String(token.map[0]));
        token.attrJoin('class', 'code-line');
      }
    }
  });
}

/** A rendered text without what every block has, which these tests do not speak of. */
export function withoutLines(html: string): string {
  return html.replace(/ data-line="\d+"/g, '').replace(/ ?code-line/g, '').replace(/ class=""/g, '');
}

/** The same with a term as `[text→id]`. */
export function marked(html: string): string {
  return withoutLines(html).replace(/<a class="mesh-notes-term" href="([^"]*)\.md" data-href="\1\.md" title="[^"]*">([^]*?)<\/a>/g, '[$2→$1]');
}
