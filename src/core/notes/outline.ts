import type { Token } from 'markdown-it';
import { MarkdownDocument } from '../markdown/document';
import { inlineTexts, type InlineTexts } from '../markdown/inlineText';
import type { References } from '../markdown/parser';
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

/** The same for a parsed text. Without such headings, those of an outliner, or lines that stand in their place. */
export function outlineOf({ tokens, references }: MarkdownDocument, firstLine: number): Heading[] {
  const places = [...tokens.keys()].filter((at) => tokens[at]?.type === 'heading_open');
  // Titles and anchors must not retain the text.
  const texts = places.map((at) => textsAt(tokens, at, references));
  // Headings in quotes and lists have anchors too, so they affect suffixes.
  const slugs = uniqueSlugs(texts.map(({ anchor }) => anchor));
  const hasHeadings = places.some((at) => tokens[at]?.level === 0);
  const levels = hasHeadings ? new Map<number, number>() : bulletLevels(tokens);
  const headings = places.flatMap((at, index) => {
    const { level, tag, map } = tokens[at] ?? {};
    const shown = level === 0 ? Number(tag?.slice(1)) : levels.get(at);
    return shown !== undefined && map ? new Heading(titleOf(texts[index]?.visible ?? ''), shown, firstLine + map[0], firstLine + map[1], itemsAt(tokens, at + 3), slugs[index] ?? '') : [];
  });
  return headings.length > 0 || places.length > 0 ? headings : substitutesIn(tokens, references, firstLine);
}

function textsAt(tokens: readonly Token[], at: number, references: References): InlineTexts {
  return inlineTexts(detach(cutTo(tokens[at + 1]?.content ?? '', longestHeading)), references);
}

/** The levels of the headings that begin bullets, as in Logseq's `- # Keynotes`, by their tokens. Nested bullets are below the outer ones. */
function bulletLevels(tokens: readonly Token[]): Map<number, number> {
  const levels = new Map<number, number>();
  const outer: number[] = [];
  let quotes = 0;
  for (const [at, { type, tag }] of tokens.entries()) {
    if (type === 'list_item_open') {
      const first = tokens[at + 1];
      const heading = quotes === 0 && first?.type === 'heading_open' ? Number(first.tag.slice(1)) : undefined;
      const above = outer.at(-1) ?? 0;
      const level = heading === undefined ? above : Math.min(deepest, Math.max(heading, above + 1));
      if (heading !== undefined) {
        levels.set(at + 1, level);
      }
      outer.push(level);
    } else if (type === 'list_item_close') {
      outer.pop();
    } else if (tag === 'blockquote') {
      quotes += type === 'blockquote_open' ? 1 : -1;
    }
  }
  return levels;
}

const deepest = 6;
/** The level of lines that stand in the place of headings. */
const substituteLevel = 2;

/** In a text without headings: paragraphs that are one bold line or one link, each above a block of another kind. */
function substitutesIn(tokens: readonly Token[], references: References, firstLine: number): Heading[] {
  const isSubstitute = (at: number): boolean => tokens[at]?.type === 'paragraph_open' && tokens[at].level === 0 && wholeLine.test(tokens[at + 1]?.content ?? '');
  const places = [...tokens.keys()].filter((at) => isSubstitute(at) && at + 3 < tokens.length && !isSubstitute(at + 3) && /^(?:paragraph|bullet_list|ordered_list|blockquote)_open$|^(?:fence|code_block)$/.test(tokens[at + 3]?.type ?? ''));
  const titles = places.map((at) => titleOf(textsAt(tokens, at, references).visible).replace(/[:：]$/, ''));
  const slugs = uniqueSlugs(titles);
  return places.map((at, index) => {
    const line = firstLine + (tokens[at]?.map?.[0] ?? 0);
    return new Heading(titles[index] ?? '', substituteLevel, line, line + 1, itemsAt(tokens, at + 3), slugs[index] ?? '');
  });
}

/** One bold text or one link, and nothing else. */
const wholeLine = /^(?:\*\*[^*\n]{1,200}\*\*[:：]?|__[^_\n]{1,200}__[:：]?|\[[^\]\n]{1,200}\]\([^)\n]{1,500}\))$/;

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

/** Obsidian's links, `[[waypoint|WP]]`, and block ids, ` ^talk-1`. */
const wikiLink = /!?\[\[(?:[^[\]|]*\|)?([^[\]|]*)\]\]/g;
const blockId = /[ \t]\^[\w-]+$/;

function titleOf(visible: string): string {
  const title = displayText(visible);
  const isWhole = title === visible && title.length <= longestTitle && !/[}\]]|\^[\w-]+$/.test(title);
  return isWhole ? title : displayText(cutTo(title.replace(attributes, '').replace(blockId, '').replace(wikiLink, '$1'), longestTitle));
}

/** Shared, since most headings have none. */
const noItems: readonly string[] = [];

/** The first paragraphs of the items of the list at `start`, if the first one has a colon; or Dataview's fields in the lines of a paragraph. */
function itemsAt(tokens: readonly Token[], start: number): readonly string[] {
  if (tokens[start]?.type === 'paragraph_open') {
    const lines = cutTo(tokens[start + 1]?.content ?? '', longestHeading).split('\n');
    return lines.every((line) => /^[^:]{1,24}::(?:\s|$)/.test(line)) ? lines : noItems;
  }
  if (!/^(?:bullet|ordered)_list_open$/.test(tokens[start]?.type ?? '') || !/[:：]/.test(tokens[start + 3]?.content ?? '')) {
    return noItems;
  }
  const items: string[] = [];
  const level = tokens[start]?.level ?? 0;
  for (let at = start + 1; (tokens[at]?.level ?? 0) > level; at++) {
    if (tokens[at]?.type === 'list_item_open' && tokens[at]?.level === level + 1 && tokens[at + 1]?.type === 'paragraph_open') {
      items.push(cutTo(tokens[at + 2]?.content ?? '', longestHeading));
    }
  }
  return items;
}
