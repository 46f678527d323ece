import { scanHeadings } from '../markdown/headings';
import { readInline, type InlinePiece } from '../markdown/inline';
import { LinkLabels } from '../markdown/links';
import { cutTo, detach, label, withLineFeeds } from './strings';
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
  const texts = blocks.map(({ content }) => inlineTexts(content, labels));
  // Headings in quotes and lists have anchors too, so they count for the suffixes.
  const anchors = new Anchors(texts.map(({ anchor }) => anchor));
  const headings: Heading[] = [];
  blocks.forEach(({ isNested, level, line, endLine, items }, index) => {
    if (!isNested) {
      const title = titleOf(texts[index]?.visible ?? '');
      headings.push(new Heading(title, level, firstLine + line, firstLine + endLine, items.length > 0 ? items.map((item) => cutTo(item, longestHeading)) : items, anchors, index));
    }
  });
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
  // Titles and anchors are kept, and the text is not.
  const source = detach(cutTo(content, longestHeading));
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
