import type { MarkdownIt } from 'markdown-it';
import { showShortcodes, type DocumentPath, type ShortcodeOptions } from './shortcodes';
import { markTerms, type DocumentTerms } from './termMarks';
import { hideTomlFrontMatter } from './tomlFrontMatter';

/** Options of the plugin, read on each rendering. */
export interface PreviewOptions<D extends DocumentPath> extends Pick<ShortcodeOptions, 'showsShortcodes' | 'language'> {
  readonly hidesTomlFrontMatter: () => boolean;
  /** The terms to show in a document; undefined if there are none yet. Called once for each rendering. */
  readonly termsOf: (document: D) => DocumentTerms | undefined;
}

const extended = new WeakSet<MarkdownIt>();

/**
 * Extends VS Code's Markdown preview with terms, Hugo shortcodes and TOML front matter. `documentOf` returns the document of a render
 * environment. Without a document, such as for an API command, only shortcodes and front matter apply.
 */
export function extendPreview<D extends DocumentPath>(md: MarkdownIt, options: PreviewOptions<D>, documentOf: (env: unknown) => D | undefined): MarkdownIt {
  if (extended.has(md)) {
    return md;
  }
  extended.add(md);
  hideTomlFrontMatter(md, options.hidesTomlFrontMatter);
  showShortcodes(md, { ...options, documentOf });
  markTerms(md, (env) => {
    const document = documentOf(env);
    return document && options.termsOf(document);
  });
  return md;
}
