import { scanBlocks, type BlockVisitor, type ContainerType, type InlineContent } from '../markdown/blocks';
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
  /** The first paragraphs of the items of a list that stands right under it, as Markdown. */
  readonly items: readonly string[];
}

/**
 * The headings at the top level of a Markdown text, as VS Code's preview sees them (CommonMark with tables). `firstLine`
 * is the line of the file on which `body` begins. Never throws; takes time linear in the text's length.
 */
export function outlineMarkdown(body: string, firstLine = 0): Heading[] {
  const reader = new HeadingReader();
  const labels = scanBlocks(withLineFeeds(body), reader);
  const slugs = new SlugBuilder();
  const found: Heading[] = [];
  for (const { isNested, level, line, endLine, content, items } of reader.headings) {
    const { anchor, visible } = inlineTexts(content, labels);
    // Headings in quotes and lists have anchors too, so they count for the suffixes.
    const slug = slugs.add(anchor);
    if (!isNested) {
      found.push({ title: titleOf(visible), level, line: firstLine + line, endLine: firstLine + endLine, slug, items });
    }
  }
  return found;
}

interface HeadingBlock extends Pick<Heading, 'level' | 'line' | 'endLine'> {
  /** Whether it stands in a quote or a list. */
  readonly isNested: boolean;
  readonly content: string;
  readonly items: string[];
}

/** Collects the headings of a text, each with the items of a list that is the next block. */
class HeadingReader implements BlockVisitor {
  readonly headings: HeadingBlock[] = [];
  private depth = 0;
  /** Those of the heading that stands right above, or of the list that does. */
  private items: string[] | undefined;
  private isInList = false;
  private isAtItem = false;

  enter(type: ContainerType): void {
    this.isAtItem = type === 'item' && this.depth === 1 && this.isInList;
    if (this.depth === 0) {
      this.isInList = type === 'list' && this.items !== undefined;
    }
    this.depth++;
  }

  leave(): void {
    this.depth--;
    this.other();
  }

  heading(line: number, endLine: number, level: number, content: string): void {
    const items: string[] = [];
    this.headings.push({ isNested: this.depth > 0, level, line, endLine, content, items });
    this.other();
    if (this.depth === 0) {
      this.items = items;
    }
  }

  paragraph(start: number, end: number, content: InlineContent): void {
    if (this.isAtItem) {
      this.items?.push(cutTo(content.contentOf(start, end), longestHeading));
    }
    this.other();
  }

  fence(): void {
    this.other();
  }

  other(): void {
    this.isAtItem = false;
    if (this.depth === 0) {
      this.items = undefined;
    }
  }
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
