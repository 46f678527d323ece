import type { Token } from 'markdown-it';
import { MarkdownDocument } from '../markdown/document';
import { inlineTexts } from '../markdown/inlineText';
import { cutTo, detach, displayText } from '../text/strings';
import { Anchors } from './slug';

/** A heading of a text, which nothing but its items holds on to. */
export class Heading {
  /**
   * @param title plain text, fit to be shown as a label; empty where the heading holds nothing that can be read
   * @param level 1 to 6
   * @param line zero-based line of the file on which it begins
   * @param endLine the first line after it; a setext heading has two lines or more
   * @param items the first paragraphs of the items of a list that stands right under it, as Markdown, if its first line
   *   has a colon: others describe nothing
   * @param anchors those of the text's headings
   * @param index its own among them
   */
  constructor(
    readonly title: string,
    readonly level: number,
    readonly line: number,
    readonly endLine: number,
    readonly items: readonly string[],
    readonly anchors: Anchors,
    readonly index: number,
  ) {}

  /** Its anchor in VS Code's preview, unique within the text. */
  get slug(): string {
    return this.anchors.slug(this.index);
  }
}

/**
 * The headings at the top level of a Markdown text, as VS Code's preview sees them. `firstLine` is the line of the file on
 * which the text begins.
 */
export function outlineMarkdown(text: string, firstLine = 0): Heading[] {
  return outlineOf(new MarkdownDocument(text), firstLine);
}

/** The same of a text that has been parsed. */
export function outlineOf({ tokens, references }: MarkdownDocument, firstLine: number): Heading[] {
  const headings: Heading[] = [];
  const anchorTexts: string[] = [];
  const anchors = new Anchors(anchorTexts);
  tokens.forEach(({ type, level, tag, map }, index) => {
    if (type !== 'heading_open' || !map) {
      return;
    }
    // Titles and anchors are kept, and the text is not.
    const { anchor, visible } = inlineTexts(detach(cutTo(tokens[index + 1]?.content ?? '', longestHeading)), references);
    if (level === 0) {
      headings.push(new Heading(titleOf(visible), Number(tag.slice(1)), firstLine + map[0], firstLine + map[1], itemsAt(tokens, index + 3), anchors, anchorTexts.length));
    }
    // Headings in quotes and lists have anchors too, so they count for the suffixes.
    anchorTexts.push(anchor);
  });
  return headings;
}

/** The first heading at the top level that says anything. */
export function firstHeading({ tokens, references }: MarkdownDocument): Pick<Heading, 'title' | 'level'> | undefined {
  for (const [index, { type, level, tag }] of tokens.entries()) {
    const title = type === 'heading_open' && level === 0 ? titleOf(inlineTexts(cutTo(tokens[index + 1]?.content ?? '', longestHeading), references).visible) : '';
    if (title !== '') {
      return { title, level: Number(tag.slice(1)) };
    }
  }
  return undefined;
}

/** Titles are labels: nobody reads further, and a heading can be a whole file on one line. */
const longestTitle = 300;
const longestHeading = 2000;

/** `{#anchor .class}` behind a heading, as Hugo, Pandoc and kramdown know it. */
const attributes = /[ \t]*\{:?[ \t]*[#.][^{}]*\}$/;

function titleOf(visible: string): string {
  const title = displayText(visible);
  const isWhole = title === visible && title.length <= longestTitle && !title.endsWith('}');
  return isWhole ? title : displayText(cutTo(title.replace(attributes, ''), longestTitle));
}

/** Shared, since most headings have none. */
const noItems: readonly string[] = [];

/** The first paragraphs of the items of a list that begins with a token, if the first one has a colon. */
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
