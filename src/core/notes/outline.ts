import { scanHeadings } from '../markdown/headings';
import { readInline, type InlinePiece } from '../markdown/inline';
import { LinkLabels } from '../markdown/links';
import { cutTo, label, withLineFeeds } from './strings';
import { SlugBuilder } from './slug';

/** A heading of a text. */
export interface Heading {
  /** Plain text, fit to be shown as a label; empty where the heading holds nothing that can be read. */
  readonly title: string;
  /** 1 to 6. */
  readonly level: number;
  /** Zero-based line of the file on which it begins. */
  readonly line: number;
  /** The first line after it; a setext heading has two lines or more. */
  readonly endLine: number;
  /** Its anchor in VS Code's preview, unique within the text. */
  readonly slug: string;
  /** The first paragraphs of the items of a list that stands right under it, as Markdown, if its first line has a colon: others describe nothing. */
  readonly items: readonly string[];
}

/** Where a note's own text begins in its file. */
export interface TextStart {
  /** UTF-16 offset. */
  readonly offset: number;
  /** Zero-based. */
  readonly line: number;
}

export interface Outline {
  readonly headings: Heading[];
  /** How many lines the file has. */
  readonly lineCount: number;
}

/**
 * The headings at the top level of a Markdown text, as VS Code's preview sees them (CommonMark with tables). `firstLine`
 * is the line of the file on which `body` begins. Never throws; takes time linear in the text's length.
 */
export function outlineMarkdown(body: string, firstLine = 0): Heading[] {
  return readOutline(body, { offset: 0, line: firstLine }).headings;
}

/** The same of a part of a file's text. With `most`, no more than so many headings; the lines are not all counted then. */
export function readOutline(text: string, { offset, line: firstLine }: TextStart, most?: number): Outline {
  const hasOtherLineEnds = text.includes('\r', offset);
  const { blocks, labels, lineCount } = hasOtherLineEnds ? scanHeadings(withLineFeeds(text.slice(offset)), 0, most) : scanHeadings(text, offset, most);
  const slugs = new SlugBuilder();
  const headings: Heading[] = [];
  for (const { isNested, level, line, endLine, content, items } of blocks) {
    const { anchor, visible } = inlineTexts(content, labels);
    // Headings in quotes and lists have anchors too, so they count for the suffixes.
    const slug = slugs.add(anchor);
    if (!isNested) {
      headings.push({ title: titleOf(visible), level, line: firstLine + line, endLine: firstLine + endLine, slug, items: items.map((item) => cutTo(item, longestHeading)) });
    }
  }
  return { headings, lineCount: firstLine + lineCount };
}

/** Titles are labels: nobody reads further, and a heading can be a whole file on one line. */
const longestTitle = 300;
const longestHeading = 2000;

/** `{#anchor .class}` behind a heading, as Hugo, Pandoc and kramdown know it. */
const attributes = /[ \t]*\{:?[ \t]*[#.][^{}]*\}$/;
/** Hugo's `{{< … >}}` and `{{% … %}}`. */
const shortcodes = /\{\{[<%][^{}]*[>%]\}\}/g;

const withoutMarkup = /^[^\\`*_~[\]<>&!{\n]*$/;

interface InlineTexts {
  /** What VS Code's preview makes the anchor of. */
  readonly anchor: string;
  readonly visible: string;
}

function inlineTexts(content: string, labels: LinkLabels): InlineTexts {
  const source = cutTo(content, longestHeading);
  if (withoutMarkup.test(source)) {
    return { anchor: source, visible: source };
  }
  const pieces = readInline(source, labels);
  return { anchor: anchorText(pieces), visible: visibleText(pieces) };
}

function anchorText(pieces: readonly InlinePiece[]): string {
  return pieces.map((piece) => (piece.type === 'image' ? anchorText(piece.description) : 'text' in piece ? piece.text : '')).join('');
}

function visibleText(pieces: readonly InlinePiece[]): string {
  return pieces
    .map((piece) => {
      switch (piece.type) {
        case 'text':
          return piece.text.replace(shortcodes, '');
        case 'code':
          return piece.text;
        case 'image':
          return visibleText(piece.description);
        case 'break':
          return ' ';
        case 'mark':
          return '';
      }
    })
    .join('');
}

function titleOf(visible: string): string {
  const title = label(visible);
  const isWhole = title === visible && title.length <= longestTitle && !title.endsWith('}');
  return isWhole ? title : label(cutTo(title.replace(attributes, ''), longestTitle));
}

/** The plain text of a piece of Markdown that stands on its own, such as an item of a list. */
export function inlineText(content: string): string {
  return label(inlineTexts(content, noLabels).visible);
}

const noLabels = new LinkLabels();
