import MarkdownIt, { type Env, type Token } from 'markdown-it';
import type { Heading } from '../../../src/core/notes/outline';
import { Anchors } from '../../../src/core/notes/slug';
import { cutTo, label, withLineFeeds } from '../../../src/core/notes/strings';

/** What a heading tells. */
export type JudgedHeading = Pick<Heading, 'title' | 'level' | 'line' | 'endLine' | 'slug' | 'items'>;

export function told({ title, level, line, endLine, slug, items }: Heading): JudgedHeading {
  return { title, level, line, endLine, slug, items };
}

/** The outline of a text by markdown-it, which is the judge of what a heading is and of what it says. */
export function judgedOutline(body: string, firstLine = 0): JudgedHeading[] {
  const env: Env = {};
  const source = withLineFeeds(body);
  return headings(source.split('\n'), parseBlocks(source, env), firstLine, env);
}

/** As VS Code's preview sets it up. */
const markdown = new MarkdownIt({ html: true });
// The addresses of autolinks stay as they are written.
markdown.normalizeLink = (address) => address;
markdown.normalizeLinkText = (address) => address;

function parseBlocks(source: string, env: Env): Token[] {
  const tokens: Token[] = [];
  markdown.block.parse(source, markdown, env, tokens);
  return tokens;
}

/** The blocks of a text by markdown-it, one a line: what opens and closes, with its lines. */
export function judgedBlocks(text: string): string[] {
  const found: string[] = [];
  let inTable = false;
  const tokens = parseBlocks(text, {});
  const open: number[] = [];
  tokens.forEach(({ type, nesting, map, info, markup, tag }, index) => {
    const [start, end] = map ?? [0, 0];
    const name = names[type.replace(/_(?:open|close)$/, '')];
    if (name === 'table') {
      inTable = nesting > 0;
    }
    if (name === undefined || (inTable && name !== 'table')) {
      return;
    }
    if (name === 'quote' || name === 'list' || name === 'item') {
      found.push(nesting > 0 ? `enter ${name} ${start}` : `leave ${name} ${open.pop() ?? ''}`);
      if (nesting > 0) {
        open.push(end);
      }
    } else if (nesting >= 0) {
      const content = JSON.stringify(tokens[index + 1]?.content);
      const rest = name === 'heading' ? ` ${tag.slice(1)} ${content}` : name === 'paragraph' ? ` ${content}` : name === 'fence' ? ` ${markup} ${JSON.stringify(info)}` : '';
      found.push(`${name} ${start}-${end}${rest}`);
    }
  });
  return found;
}

const names: Record<string, string> = {
  blockquote: 'quote',
  bullet_list: 'list',
  ordered_list: 'list',
  list_item: 'item',
  heading: 'heading',
  paragraph: 'paragraph',
  fence: 'fence',
  code_block: 'code',
  html_block: 'html',
  hr: 'break',
  table: 'table',
  reference_definition: 'definition',
};

function headings(lines: readonly string[], tokens: readonly Token[], firstLine: number, env: Env): JudgedHeading[] {
  const found: (Omit<JudgedHeading, 'slug'> & { index: number })[] = [];
  const anchors: string[] = [];
  tokens.forEach((token, index) => {
    if (token.type !== 'heading_open') {
      return;
    }
    const { anchor, visible } = inlineTexts(tokens[index + 1]?.content ?? '', env);
    // Headings in quotes and lists have anchors too, so they count for the suffixes.
    anchors.push(anchor);
    if (token.level === 0 && token.map) {
      const title = label(cutTo(label(visible).replace(attributes, ''), longestTitle));
      const [line, endLine] = token.map;
      const hasColon = /[:：]/.test(lines[tokens[index + 3]?.map?.[0] ?? -1] ?? '');
      const items = hasColon ? listItems(tokens, index + 3) : [];
      found.push({ title, level: Number(token.tag.slice(1)), line: firstLine + line, endLine: firstLine + endLine, index: anchors.length - 1, items });
    }
  });
  const slugs = new Anchors(anchors);
  return found.map(({ index, items, ...heading }) => ({ ...heading, slug: slugs.slug(index), items }));
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

/** The text of a piece of Markdown by markdown-it. */
export function judgedText(content: string): string {
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
