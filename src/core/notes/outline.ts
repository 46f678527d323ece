import MarkdownIt, { type Env, type Token } from 'markdown-it';
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
 * The headings at the top level of a Markdown text, by the block parser of markdown-it, set up as in VS Code's preview
 * (CommonMark with tables). `firstLine` is the line of the file on which `body` begins. Never throws.
 */
export function outlineMarkdown(body: string, firstLine = 0): Heading[] {
  const env: Env = {};
  return headings(parseBlocks(withLineFeeds(body), env), firstLine, env);
}

/** Only blocks are parsed here, and headings by themselves: most of a text is never looked into. */
const markdown = new MarkdownIt({ html: true });

/** The parser's own tokens define each property one by one, which takes most of its time. */
class BlockState extends markdown.block.State {
  override push(type: string, tag: string, nesting: -1 | 0 | 1): Token {
    this.level -= nesting < 0 ? 1 : 0;
    const { level } = this;
    this.level += nesting > 0 ? 1 : 0;
    const properties = { type, tag, nesting, level, attrs: null, map: null, children: null, content: '', markup: '', info: '', meta: null, block: true, hidden: false };
    // Block rules set properties; the methods are for renderers.
    const token = properties as unknown as Token;
    this.tokens.push(token);
    return token;
  }
}

markdown.block.State = BlockState;

function parseBlocks(source: string, env: Env): Token[] {
  const tokens: Token[] = [];
  try {
    markdown.block.parse(source, markdown, env, tokens);
  } catch {
    // The parser gives up where one of its rules does not advance: what it found until then stands.
  }
  return tokens;
}

function headings(tokens: readonly Token[], firstLine: number, env: Env): Heading[] {
  const found: Heading[] = [];
  const slugs = new SlugBuilder();
  tokens.forEach((token, index) => {
    if (token.type !== 'heading_open') {
      return;
    }
    const { anchor, visible } = inlineTexts(tokens[index + 1]?.content ?? '', env);
    // Headings in quotes and lists have anchors too, so they count for the suffixes.
    const slug = slugs.add(anchor);
    if (token.level === 0 && token.map) {
      const title = label(cutTo(label(visible).replace(attributes, ''), longestTitle));
      const [line, endLine] = token.map;
      const items = listItems(tokens, index + 3);
      found.push({ title, level: Number(token.tag.slice(1)), line: firstLine + line, endLine: firstLine + endLine, slug, items });
    }
  });
  return found;
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

function inlineTexts(content: string, env: Env): InlineTexts {
  const source = cutTo(content, longestHeading);
  if (withoutMarkup.test(source)) {
    return { anchor: source, visible: source };
  }
  const tokens = markdown.parseInline(source, env)[0]?.children ?? [];
  return { anchor: anchorText(tokens), visible: visibleText(tokens) };
}

function anchorText(tokens: readonly Token[]): string {
  return tokens
    .map((token) => (token.children ? anchorText(token.children) : token.type === 'text' || token.type === 'code_inline' ? token.content : ''))
    .join('');
}

function visibleText(tokens: readonly Token[]): string {
  return tokens
    .map((token) => {
      switch (token.type) {
        case 'text':
          return token.content.replace(shortcodes, '');
        case 'code_inline':
          return token.content;
        case 'image':
          return visibleText(token.children ?? []);
        case 'softbreak':
        case 'hardbreak':
          return ' ';
        default:
          return '';
      }
    })
    .join('');
}

/** The plain text of a piece of Markdown that stands on its own, such as an item of a list. */
export function inlineText(content: string): string {
  return label(inlineTexts(content, {}).visible);
}

function listItems(tokens: readonly Token[], start: number): string[] {
  const list = tokens[start];
  if (list?.type !== 'bullet_list_open' && list?.type !== 'ordered_list_open') {
    return [];
  }
  const items: string[] = [];
  for (let i = start + 1; i < tokens.length; i++) {
    const token = tokens[i];
    if (!token || (token.level === 0 && token.nesting < 0)) {
      break;
    }
    if (token.type === 'list_item_open' && token.level === 1 && tokens[i + 1]?.type === 'paragraph_open') {
      items.push(cutTo(tokens[i + 2]?.content ?? '', longestHeading));
    }
  }
  return items;
}
