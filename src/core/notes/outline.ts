import type { Token } from 'markdown-it';
import { MarkdownDocument } from '../markdown/document';
import { inlineTexts } from '../markdown/inlineText';
import { cutTo, detach, displayText } from '../text/strings';
import { uniqueSlugs } from './slug';

/** A heading. Only `items` may retain the text. */
export class Heading {
  /**
   * @param title plain text for display; empty if the heading has no visible text
   * @param level 1 to 6
   * @param line the zero-based line in the file
   * @param endLine the first line after it; a setext heading has two lines or more
   * @param items the first paragraphs, as Markdown, of the items of the list right under it, if its first item has a
   *   colon
   * @param slug its anchor in VS Code's preview, unique within the text
   */
  constructor(
    readonly title: string,
    readonly level: number,
    readonly line: number,
    readonly endLine: number,
    readonly items: readonly string[],
    readonly slug: string,
  ) {}
}

/**
 * The top-level headings of a Markdown text, as in VS Code's preview. `firstLine`: the line in the file on which the text
 * begins.
 */
export function outlineMarkdown(text: string, firstLine = 0): Heading[] {
  return outlineOf(new MarkdownDocument(text), firstLine);
}

/** The same for a parsed text. */
export function outlineOf({ tokens, references }: MarkdownDocument, firstLine: number): Heading[] {
  const places = [...tokens.keys()].filter((at) => tokens[at]?.type === 'heading_open');
  // Titles and anchors must not retain the text.
  const texts = places.map((at) => inlineTexts(detach(cutTo(tokens[at + 1]?.content ?? '', longestHeading)), references));
  // Headings in quotes and lists have anchors too, so they affect suffixes.
  const slugs = uniqueSlugs(texts.map(({ anchor }) => anchor));
  return places.flatMap((at, index) => {
    const { level, tag, map } = tokens[at] ?? {};
    return level === 0 && map ? new Heading(titleOf(texts[index]?.visible ?? ''), Number(tag?.slice(1)), firstLine + map[0], firstLine + map[1], itemsAt(tokens, at + 3), slugs[index] ?? '') : [];
  });
}

/** The first top-level heading with visible text. */
export function firstHeading({ tokens, references }: MarkdownDocument): Pick<Heading, 'title' | 'level'> | undefined {
  for (const [index, { type, level, tag }] of tokens.entries()) {
    const title = type === 'heading_open' && level === 0 ? titleOf(inlineTexts(cutTo(tokens[index + 1]?.content ?? '', longestHeading), references).visible) : '';
    if (title !== '') {
      return { title, level: Number(tag.slice(1)) };
    }
  }
  return undefined;
}

/** Titles are truncated: a heading may be a whole file on one line. */
const longestTitle = 300;
const longestHeading = 2000;

/** `{#anchor .class}` after a heading, as in Hugo, Pandoc and kramdown. */
const attributes = /[ \t]*\{:?[ \t]*[#.][^{}]*\}$/;

function titleOf(visible: string): string {
  const title = displayText(visible);
  const isWhole = title === visible && title.length <= longestTitle && !title.endsWith('}');
  return isWhole ? title : displayText(cutTo(title.replace(attributes, ''), longestTitle));
}

/** Shared, since most headings have none. */
const noItems: readonly string[] = [];

/** The first paragraphs of the items of the list at `start`, if the first one has a colon. */
function itemsAt(tokens: readonly Token[], start: number): readonly string[] {
  if (!/^(?:bullet|ordered)_list_open$/.test(tokens[start]?.type ?? '') || !/[:：]/.test(tokens[start + 3]?.content ?? '')) {
    return noItems;
  }
  const items: string[] = [];
  for (let at = start + 1; (tokens[at]?.level ?? 0) > 0; at++) {
    if (tokens[at]?.type === 'list_item_open' && tokens[at]?.level === 1 && tokens[at + 1]?.type === 'paragraph_open') {
      items.push(cutTo(tokens[at + 2]?.content ?? '', longestHeading));
    }
  }
  return items;
}
