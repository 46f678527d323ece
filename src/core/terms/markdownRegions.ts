import { MarkdownDocument, type Block, type MarkdownBlocks } from '../markdown/document';
import { fenceLanguage, isYamlFence } from '../markdown/fences';
import { readInlineMarkup, type InlineMarkup } from '../markdown/parser';
import { SourceLines, type SourceMap } from '../markdown/source';
import { frontMatterBounds, type FrontMatterFormat } from '../notes/frontMatter';
import { nextLineEnd, skipLineEnd } from '../text/lines';
import type { Steps } from '../text/steps';
import { RegionKind, type RegionSink, type TextRange, type RegionFilter } from './region';
import { yamlRegions } from './yamlRegions';

/** How much text in blocks is processed in a step, in UTF-16 code units. */
const unitsInStep = 8192;

/** The blocks of a Markdown text below its front matter. */
export function markdownBlocks(text: string): MarkdownBlocks {
  return new MarkdownDocument(text, frontMatterBounds(text)?.bodyOffset).blocks();
}

/**
 * Emits the prose, code and front matter of Markdown, as parsed by markdown-it. Link targets, HTML tags, definitions and Hugo
 * shortcodes have no regions. Skips blocks that the filter rejects. `known`: the blocks below the front matter.
 */
export function* markdownRegions(text: string, sink: RegionSink, filter: RegionFilter, known?: MarkdownBlocks): Steps {
  const bounds = frontMatterBounds(text);
  const from = bounds?.bodyOffset ?? 0;
  if (bounds && filter.has(bounds.start, bounds.end)) {
    yield* bounds.format === 'yaml' || bounds.format === 'json' ? yamlFrontMatter(text, bounds, sink) : lineFrontMatter(text, bounds, sink, bounds.format === 'toml' ? '=' : ':');
  }
  if (!filter.has(from, Infinity)) {
    return;
  }
  const { blocks, references } = known ?? new MarkdownDocument(text, from).blocks();
  const lines = new SourceLines(text, from);
  yield;
  let units = 0;
  for (const block of blocks) {
    const start = lines.start(block.start);
    const end = lines.start(block.end);
    if (!filter.has(start, end)) {
      continue;
    }
    if (block.type === 'fence' || block.type === 'code') {
      yield* codeRegions(text, block, lines.codeRange(block), sink);
    } else if (!isOpaque(block)) {
      for (const [index, places] of lines.locateContents(block).entries()) {
        const content = block.contents[index] ?? '';
        inlineRegions(content, readInlineMarkup(content, references), places, block.isQuoted || block.type === 'html', sink);
      }
    }
    units += end - start;
    if (units > unitsInStep) {
      units = 0;
      yield;
    }
  }
}

function* yamlFrontMatter(text: string, { start, end, format }: TextRange & { readonly format: FrontMatterFormat }, sink: RegionSink): Steps {
  const values: RegionSink = (from, to, kind) => {
    if (kind !== RegionKind.key) {
      sink(from, to, isSlug(text.slice(from, to)) ? RegionKind.value : RegionKind.note, undefined);
    }
  };
  yield* yamlRegions(text, start, end, values, { json: format === 'json' });
}

/** Whether a value is a part of an address, such as `ambient-mode-in-production`. */
function isSlug(value: string): boolean {
  return /^["']?[\w.]+(?:-[\w.]+){2,}["']?$/.test(value);
}

/** `separator`: what stands between a key and its value. */
function* lineFrontMatter(text: string, { start, end }: TextRange, sink: RegionSink, separator: '=' | ':'): Steps {
  for (let at = start; at < end;) {
    const lineEnd = Math.min(end, nextLineEnd(text, at));
    const value = at + text.slice(at, lineEnd).indexOf(separator) + 1;
    if (text[at] !== '[' && lineEnd > value) {
      sink(value, lineEnd, isSlug(text.slice(value, lineEnd).trim()) ? RegionKind.value : RegionKind.note, undefined);
    }
    at = skipLineEnd(text, lineEnd);
  }
  yield;
}

function* codeRegions(text: string, { info, isQuoted }: Block, { start, end }: TextRange, sink: RegionSink): Steps {
  const isJson = /^jsonc?$/.test(fenceLanguage(info));
  if (isJson || isYamlFence(info)) {
    yield* yamlRegions(text, start, end, sink, { quoted: isQuoted, json: isJson });
  } else if (end > start) {
    sink(start, end, RegionKind.code, undefined);
  }
}

/** HTML without prose: scripts, styles, preformatted text, comments, instructions and declarations. */
function isOpaque({ type, contents: [content = ''] }: Block): boolean {
  return type === 'html' && /^\s*<(?:(?:script|style|pre|textarea)(?=[\s>]|$)|[!?])/i.test(content);
}

/** Emits the prose and code spans of a block's content, then its quoted ranges. */
function inlineRegions(content: string, markup: readonly InlineMarkup[], places: SourceMap, isQuoted: boolean, sink: RegionSink): void {
  const emit = ({ start, end }: TextRange, kind: RegionKind): void => {
    if (end > start) {
      sink(places.at(start), places.endAt(end), kind, undefined);
    }
  };
  const quotes = new QuotedRanges(content);
  let proseStart = 0;
  const hidden: { type: HiddenRange['type'] | 'end'; start: number; end: number }[] = markup.length > 0 || content.includes('{{') ? [...hiddenRanges(content, markup)] : [];
  // The identifier of a heading: `## Ambient mode {#ambient-mode}`.
  hidden.push({ type: 'end', start: content.includes('{#') ? (/\{#[^\s{}]*\}\s*$/.exec(content)?.index ?? content.length) : content.length, end: content.length });
  for (const { start, end, type } of hidden) {
    emit({ start: proseStart, end: start }, RegionKind.prose);
    quotes.brackets(proseStart, start);
    proseStart = end;
    if (type === 'code') {
      const mark = /^`+/.exec(content.slice(start, end))?.[0].length ?? 0;
      emit({ start: start + mark, end: end - mark }, RegionKind.codeSpan);
    } else if (type === 'target') {
      quotes.closeBracket(start);
    } else if (type === 'tag') {
      quotes.tag(content.slice(start, end), start);
    }
  }
  for (const quote of isQuoted ? [{ start: 0, end: content.length }] : quotes.ranges) {
    emit(quote, RegionKind.quoted);
  }
}

interface HiddenRange extends TextRange {
  readonly type: InlineMarkup['type'] | 'shortcode';
}

/** The parts of a content that are not prose, in text order: markup, and shortcodes with everything in them. */
function* hiddenRanges(content: string, markup: readonly InlineMarkup[]): Iterable<HiddenRange> {
  const opening = /\{\{[<%]/g;
  let shortcode = opening.exec(content)?.index ?? Infinity;
  let at = 0;
  for (const item of [...markup, undefined]) {
    while (shortcode < (item?.start ?? Infinity)) {
      if (shortcode >= at) {
        const closing = content.indexOf('}}', shortcode);
        at = closing < 0 ? content.length : closing + 2;
        yield { type: 'shortcode', start: shortcode, end: at };
        opening.lastIndex = at;
      }
      shortcode = opening.exec(content)?.index ?? Infinity;
    }
    if (item && item.type !== 'character' && item.start >= at) {
      at = item.end;
      yield item;
    }
  }
}

const htmlTag = /^<(\/?)([A-Za-z][A-Za-z\d-]*)/;

/** Collects the outermost ranges between brackets or tags. Closings must be added in text order. */
class QuotedRanges {
  readonly ranges: TextRange[] = [];
  private readonly hasBrackets: boolean;
  private readonly openBrackets: number[] = [];
  private readonly openTags = new Map<string, number>();

  constructor(private readonly content: string) {
    this.hasBrackets = content.includes('[');
  }

  /** Adds the brackets in prose. */
  brackets(start: number, end: number): void {
    if (!this.hasBrackets) {
      return;
    }
    for (const { 0: found, index } of this.content.slice(start, end).matchAll(/\\[^]|[[\]]/g)) {
      if (found === '[') {
        this.openBrackets.push(start + index);
      } else if (found === ']') {
        this.closeBracket(start + index);
      }
    }
  }

  closeBracket(at: number): void {
    this.close(this.openBrackets.pop(), at);
  }

  tag(written: string, at: number): void {
    const [, slash, name = ''] = htmlTag.exec(written) ?? [];
    const key = name.toLowerCase();
    if (slash === '/') {
      this.close(this.openTags.get(key), at);
      this.openTags.delete(key);
    } else if (key !== '' && !this.openTags.has(key)) {
      this.openTags.set(key, at);
    }
  }

  private close(start: number | undefined, end: number): void {
    if (start === undefined) {
      return;
    }
    while ((this.ranges.at(-1)?.start ?? -1) >= start) {
      this.ranges.pop();
    }
    this.ranges.push({ start, end });
  }
}
