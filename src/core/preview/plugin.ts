import type { MarkdownIt } from 'markdown-it';
import type { DocumentPath } from './hugoSite';
import { showShortcodes, type ShortcodeOptions } from './shortcodes';
import { markTerms, type DocumentTerms } from './termMarks';
import { hideTomlFrontMatter } from './tomlFrontMatter';

/** What the plugin asks for while it works, so that a change acts with the next rendering. */
export interface PreviewOptions<D extends DocumentPath> {
  readonly showsShortcodes: ShortcodeOptions['shown'];
  readonly hidesTomlFrontMatter: () => boolean;
  readonly language: ShortcodeOptions['language'];
  /** The terms to be shown in a document; undefined if none are, or not yet. Asked once for each preview that is rendered. */
  readonly termsOf: (document: D) => DocumentTerms | undefined;
}

const extended = new WeakSet<MarkdownIt>();

/**
 * Extends VS Code's Markdown preview: terms, Hugo's shortcodes, TOML front matter. `documentOf` reads the document from the renderer's
 * environment; what is rendered for no document, as by a command of VS Code's API, is left alone but for shortcodes and front matter.
 */
export function extendPreview<D extends DocumentPath>(md: MarkdownIt, options: PreviewOptions<D>, documentOf: (env: unknown) => D | undefined): MarkdownIt {
  if (extended.has(md)) {
    return md;
  }
  extended.add(md);
  hideTomlFrontMatter(md, options.hidesTomlFrontMatter);
  showShortcodes(md, { shown: options.showsShortcodes, language: options.language, documentOf });
  markTerms(md, (env) => {
    const document = documentOf(env);
    return document && options.termsOf(document);
  });
  return md;
}
