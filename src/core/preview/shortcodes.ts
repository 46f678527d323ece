import type { MarkdownIt, StateBlock, StateCore, StateInline, Token } from 'markdown-it';
import type { Language } from '../text/language';
import { admonitionOf, type Admonition } from './admonitions';
import { argument, pairedShortcodes, readShortcode, type Shortcode } from './shortcode';

/** The part of a document's URI that links need. */
export interface DocumentPath {
  readonly path: string;
}

export interface ShortcodeOptions {
  readonly showsShortcodes: () => boolean;
  /** The language of default titles. */
  readonly language: () => Language;
  /** The document of a render environment. */
  readonly documentOf: (env: unknown) => DocumentPath | undefined;
}

/** The `info` of a link created by a shortcode; its `markup` is the shortcode. */
export const shortcodeInfo = 'mesh_notes_shortcode';

/** Renders Hugo shortcodes: figures, links to videos and notes, boxes. Leaves others, and those in code and headings, as they are. */
export function showShortcodes(md: MarkdownIt, options: ShortcodeOptions): void {
  new ShortcodePlugin(md, options).register();
}

class ShortcodePlugin {
  /** State of the text being parsed. */
  private pairs: ReadonlyMap<number, number> = new Map();
  private headings = new Set<string>();
  private readonly siteLinks = new Set<string>();

  constructor(
    private readonly md: MarkdownIt,
    private readonly options: ShortcodeOptions,
  ) {}

  register(): void {
    const { md } = this;
    md.core.ruler.before('block', 'mesh_notes_shortcode_pairs', ({ src }: StateCore) => {
      this.pairs = src.includes('{{') && this.options.showsShortcodes() ? pairedShortcodes(src) : new Map();
      this.siteLinks.clear();
    });
    md.core.ruler.before('inline', 'mesh_notes_shortcode_headings', ({ tokens }: StateCore) => {
      // Headings keep their shortcodes, because anchors are derived from their text.
      this.headings = new Set(tokens.filter((_, index) => tokens[index - 1]?.type === 'heading_open').map(({ content }) => content));
    });
    md.core.ruler.after('inline', 'mesh_notes_shortcode_links', ({ tokens }: StateCore) => {
      for (const token of tokens.flatMap(({ children }) => children ?? [])) {
        const href = token.type === 'link_open' ? token.attrGet('href') : null;
        if (typeof href === 'string' && this.siteLinks.has(href)) {
          token.meta = { ...(token.meta as object | null), fromSite: href };
        }
      }
    });
    md.block.ruler.before('fence', 'mesh_notes_shortcode', (state: StateBlock, startLine, endLine, silent) => this.block(state, startLine, endLine, silent), {
      alt: ['paragraph', 'reference', 'blockquote', 'list'],
    });
    md.inline.ruler.push('mesh_notes_shortcode', (state: StateInline, silent) => this.inline(state, silent));
    this.readReferences();
    this.resolveFromSite('image', 'src');
    this.resolveFromSite('link_open', 'href');
  }

  private block(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
    const start = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0);
    if (!isOpening(state.src, start) || (state.sCount[startLine] ?? 0) - state.blkIndent >= 4 || !this.options.showsShortcodes()) {
      return false;
    }
    const lineEnd = state.eMarks[startLine] ?? state.src.length;
    const shortcode = readShortcode(state.src, start, lineEnd);
    if (!shortcode) {
      return false;
    }
    const rest = state.src.slice(shortcode.end, lineEnd).trim();
    const admonition = admonitionOf(shortcode, this.options.language());
    if (admonition) {
      const oneLine = textBeforeClosing(rest, shortcode.name);
      const closing = oneLine === undefined ? this.pairs.get(startLine) : startLine;
      if (closing === undefined || closing >= endLine) {
        return false;
      }
      if (!silent) {
        this.pushAdmonition(state, admonition, startLine, closing, oneLine);
      }
      return true;
    }
    const image = shortcode.name === 'figure' && rest === '' ? this.image(state, shortcode) : undefined;
    if (image && !silent) {
      this.pushFigure(state, shortcode, startLine, image);
    }
    return image !== undefined;
  }

  /** `oneLine`: the text of a box that is on one line. */
  private pushAdmonition(state: StateBlock, admonition: Admonition, startLine: number, closing: number, oneLine: string | undefined): void {
    const open = pushBlock(state, 'mesh_notes_admonition_open', 'div', 1, `mesh-notes-admonition mesh-notes-${admonition.tone}`);
    open.map = [startLine, closing + 1];
    pushBlock(state, 'mesh_notes_admonition_title_open', 'p', 1, 'mesh-notes-admonition-title');
    pushInline(state, admonition.title, startLine);
    pushBlock(state, 'mesh_notes_admonition_title_close', 'p', -1);
    if (oneLine === undefined) {
      const { parentType, lineMax } = state;
      // Like markdown-it's containers, so that a paragraph ends with the box.
      state.parentType = 'blockquote';
      state.lineMax = closing;
      state.md.block.tokenize(state, startLine + 1, closing);
      state.parentType = parentType;
      state.lineMax = lineMax;
    } else {
      pushBlock(state, 'paragraph_open', 'p', 1);
      pushInline(state, oneLine, startLine);
      pushBlock(state, 'paragraph_close', 'p', -1);
    }
    pushBlock(state, 'mesh_notes_admonition_close', 'div', -1);
    state.line = closing + 1;
  }

  private pushFigure(state: StateBlock, shortcode: Shortcode, startLine: number, image: Token): void {
    const open = pushBlock(state, 'mesh_notes_figure_open', 'figure', 1, 'mesh-notes-figure');
    open.map = [startLine, startLine + 1];
    const inline = pushInline(state, '', startLine);
    inline.children = [image];
    const href = this.validLink(argument(shortcode, 'link'));
    if (href !== undefined) {
      const link = new state.Token('link_open', 'a', 1);
      link.attrs = [['href', href]];
      inline.children = [link, image, new state.Token('link_close', 'a', -1)];
    }
    const caption = captionOf(shortcode);
    if (caption !== undefined) {
      pushBlock(state, 'mesh_notes_caption_open', 'figcaption', 1);
      pushInline(state, caption, startLine);
      pushBlock(state, 'mesh_notes_caption_close', 'figcaption', -1);
    }
    pushBlock(state, 'mesh_notes_figure_close', 'figure', -1);
    state.line = startLine + 1;
  }

  /** A regular image token, so that VS Code resolves and loads it. */
  private image(state: StateBlock | StateInline, shortcode: Shortcode): Token | undefined {
    const src = this.validLink(argument(shortcode, 'src', 0));
    if (src === undefined) {
      return undefined;
    }
    const alt = argument(shortcode, 'alt') ?? argument(shortcode, 'caption') ?? argument(shortcode, 'title') ?? '';
    const image = new state.Token('image', 'img', 0);
    image.attrs = [['src', src], ['alt', '']];
    for (const name of ['width', 'height']) {
      const size = argument(shortcode, name);
      if (size !== undefined && /^\d{1,5}(?:px|%)?$/.test(size)) {
        image.attrs.push([name, size]);
      }
    }
    const text = new state.Token('text', '', 0);
    text.content = alt;
    image.children = [text];
    image.content = alt;
    image.meta = { fromSite: src };
    return image;
  }

  private validLink(written: string | undefined): string | undefined {
    const link = written === undefined ? undefined : this.md.normalizeLink(written);
    return link !== undefined && this.md.validateLink(link) ? link : undefined;
  }

  private inline(state: StateInline, silent: boolean): boolean {
    const { src, pos } = state;
    if (!isOpening(src, pos) || this.headings.has(src) || !this.options.showsShortcodes()) {
      return false;
    }
    const shortcode = readShortcode(src, pos, state.posMax);
    const image = shortcode?.name === 'figure' ? this.image(state, shortcode) : undefined;
    const address = shortcode && (state as StateInline & { linkLevel: number }).linkLevel === 0 ? videoAddress(shortcode) : undefined;
    if (!shortcode || (!image && address === undefined)) {
      return false;
    }
    const written = { markup: src.slice(pos, shortcode.end), info: shortcodeInfo };
    if (!silent && image) {
      Object.assign(state.push('image', 'img', 0), { ...image, ...written, level: state.level });
    } else if (!silent && address !== undefined) {
      Object.assign(state.push('link_open', 'a', 1), { ...written, attrs: [['href', address]] });
      state.push('text', '', 0).content = address;
      state.push('link_close', 'a', -1).info = shortcodeInfo;
    }
    state.pos = shortcode.end;
    return true;
  }

  /** Resolves shortcodes in link destinations: `[text]({{< ref "a.md" >}})` is a link to a.md. */
  private readReferences(): void {
    const { helpers } = this.md;
    const parseLinkDestination = helpers.parseLinkDestination.bind(helpers);
    helpers.parseLinkDestination = (text, start, max) => {
      if (!isOpening(text, start) || this.headings.has(text) || !this.options.showsShortcodes()) {
        return parseLinkDestination(text, start, max);
      }
      const shortcode = readShortcode(text, start, max);
      const path = shortcode && (shortcode.name === 'ref' || shortcode.name === 'relref') ? argument(shortcode, 'path', 0) : undefined;
      if (!shortcode || path === undefined) {
        return parseLinkDestination(text, start, max);
      }
      fragment.lastIndex = shortcode.end;
      const str = path + (fragment.exec(text)?.[0] ?? '');
      this.siteLinks.add(this.md.normalizeLink(str));
      return { ok: true, pos: shortcode.end + str.length - path.length, str };
    };
  }

  /** Done on rendering, when the document is known and VS Code has set both attributes. */
  private resolveFromSite(type: 'image' | 'link_open', attribute: 'src' | 'href'): void {
    const { rules } = this.md.renderer;
    const original = rules[type];
    rules[type] = (tokens, index, options, env, renderer) => {
      const token = tokens[index];
      const target = (token?.meta as { fromSite?: unknown } | null | undefined)?.fromSite;
      const document = this.options.documentOf(env);
      if (token && typeof target === 'string' && document) {
        const resolved = resolveSitePath(document, target, type === 'image' ? 'static' : 'content');
        if (resolved !== target) {
          token.attrSet(attribute, resolved);
          token.attrSet(`data-${attribute}`, resolved);
        }
      }
      return original ? original(tokens, index, options, env, renderer) : renderer.renderToken(tokens, index, options);
    };
  }
}

const fragment = /#[^\s()<>]*/y;

function isOpening(text: string, at: number): boolean {
  return text.startsWith('{{<', at) || text.startsWith('{{%', at);
}

/** The text before the closing shortcode at the end of a line. */
function textBeforeClosing(line: string, name: string): string | undefined {
  const at = line.lastIndexOf('{{');
  const closing = at < 0 ? undefined : readShortcode(line, at);
  return closing?.closing === true && closing.name === name && closing.end === line.length ? line.slice(0, at).trim() : undefined;
}

/** The caption of a figure: title, caption and attribution. */
function captionOf(shortcode: Shortcode): string | undefined {
  const title = argument(shortcode, 'title');
  const caption = argument(shortcode, 'caption');
  const attribution = argument(shortcode, 'attr');
  const parts = [title !== undefined && caption !== undefined ? `**${title}**` : title, caption, attribution];
  return parts.filter((part) => part !== undefined).join(' ') || undefined;
}

const videos = new Map<string, (id: string) => string | undefined>([
  ['youtube', (id) => (/^[\w-]{6,20}$/.test(id) ? `https://www.youtube.com/watch?v=${id}` : undefined)],
  ['bilibili', (id) => (/^(?:BV\w{10}|av\d{1,12})$/i.test(id) ? `https://www.bilibili.com/video/${id}` : undefined)],
  ['vimeo', (id) => (/^\d{1,12}$/.test(id) ? `https://vimeo.com/${id}` : undefined)],
]);

/** The address of a video. It is shown as a link, and nothing is loaded. */
function videoAddress(shortcode: Shortcode): string | undefined {
  const id = argument(shortcode, 'id', 0);
  return id === undefined ? undefined : videos.get(shortcode.name)?.(id);
}

/**
 * Resolves a path from the root of a Hugo site relative to a note: `/images/a.png` in `site/content/posts/b.md` becomes
 * `../../static/images/a.png`. Unchanged if the note is not in a folder `content`.
 */
function resolveSitePath({ path }: DocumentPath, target: string, folder: 'static' | 'content'): string {
  const segments = path.split('/');
  const content = segments.lastIndexOf('content', segments.length - 2);
  if (content < 0 || !target.startsWith('/') || target.startsWith('//')) {
    return target;
  }
  return `${'../'.repeat(segments.length - 1 - content)}${folder}${target}`;
}

function pushBlock(state: StateBlock, type: string, tag: string, nesting: -1 | 1, className?: string): Token {
  const token = state.push(type, tag, nesting);
  if (className !== undefined) {
    token.attrs = [['class', className]];
  }
  return token;
}

/** Arguments may contain Markdown, as in Hugo, but no HTML. */
function pushInline(state: StateBlock, content: string, line: number): Token {
  const token = state.push('inline', '', 0);
  token.content = content.replaceAll('<', '&lt;');
  token.map = [line, line + 1];
  token.children = [];
  return token;
}
