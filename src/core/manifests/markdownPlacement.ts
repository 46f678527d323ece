import { MarkdownDocument } from '../markdown/document';
import { codeLines, isYamlFence } from '../markdown/fences';
import { readFrontMatter } from '../notes/frontMatter';
import { addTo } from '../text/groups';
import { partitionPoint } from '../text/partition';
import { isBlank, type LineEdit, type PlacementDocument } from './lineEdits';
import type { placeYamlManifest, YamlRegion } from './yamlPlacement';

/** A list item or quote. Lines are zero-based; `end` is exclusive and follows trailing blank lines. */
interface Container {
  readonly type: 'item' | 'quote';
  readonly start: number;
  readonly end: number;
  /** The width of an item's marker in columns. */
  readonly width: number;
  /** Its ancestors, outermost first, and itself. */
  readonly chain: readonly Container[];
  /** The end of the text of the whole list or quote. */
  readonly extent: Extent;
}

interface Extent {
  textEnd: number;
}

/** A leaf block: a paragraph, heading, fence, table … `end` is exclusive. */
interface Block {
  readonly start: number;
  readonly end: number;
  /** The info string of a fence. */
  readonly info: string | undefined;
  /** The text that closes an open fence or HTML block, which would otherwise take everything below it. */
  readonly closing: string | undefined;
  readonly chain: readonly Container[];
}

/** Places a snippet into the YAML fence at a cursor, or in a new fence after the cursor's block or in place of its blank line. */
export function placeInMarkdown(document: PlacementDocument, cursors: readonly number[], body: readonly string[], place: typeof placeYamlManifest): LineEdit[] {
  const lines = Array.from({ length: document.lineCount }, (_, line) => expandTabs(document.lineAt(line)));
  const { bodyLine } = readFrontMatter(lines.join('\n'));
  const { blocks, containers } = readBlocks(lines, bodyLine);

  const edits: LineEdit[] = [];
  const inFences = new Map<Block, number[]>();
  for (const cursor of cursors) {
    const nearest = lastStarting(blocks, cursor);
    const block = nearest && cursor < nearest.end ? nearest : undefined;
    if (cursor < bodyLine) {
      edits.push(fenceAt(lines, bodyLine, false, [], body));
    } else if (!block) {
      const chain = chainAt(lines, containers, cursor);
      const replace = isBlank(strip(lines, chain, cursor)) && !chain.some(({ type, start }) => type === 'item' && start === cursor);
      edits.push(fenceAt(lines, replace ? cursor : cursor + 1, replace, chain, body));
    } else if (block.info !== undefined && isYamlFence(block.info)) {
      addTo(inFences, block, cursor);
    } else {
      edits.push(fenceBelow(lines, block, body));
    }
  }
  for (const [block, inside] of inFences) {
    const { region, prefix } = fenceRegion(lines, block);
    for (const edit of place(region, inside, body)) {
      edits.push({ ...edit, lines: prefixed(edit.lines, prefix) });
    }
  }
  return edits;
}

function readBlocks(lines: readonly string[], bodyLine: number): { blocks: Block[]; containers: Container[] } {
  const blocks: Block[] = [];
  const containers: Container[] = [];
  const extents: Extent[] = [];
  let chain: readonly Container[] = [];
  const open = (type: Container['type'], start: number, end: number): void => {
    const width = type === 'item' ? markerWidth(strip(lines, chain, start)) : 0;
    const inner: Container[] = [...chain];
    const container = { type, start, end, width, extent: extents.at(-1) ?? { textEnd: start + 1 }, chain: inner };
    inner.push(container);
    containers.push(container);
    chain = inner;
  };
  const add = (start: number, end: number, closing?: string, info?: string): void => {
    const textEnd = withoutBlankLines(lines, start, end);
    for (const extent of extents) {
      extent.textEnd = Math.max(extent.textEnd, textEnd);
    }
    // Open blocks extend to the end of the file.
    const openEnd = closing !== undefined && chain.length === 0 ? lines.length : end;
    blocks.push({ chain, start, end: closing === undefined && info === undefined ? textEnd : openEnd, closing, info });
  };
  // A final line end makes an empty last line count.
  const text = lines.map((line, index) => (index < bodyLine ? '\n' : `${line}\n`)).join('');
  for (const { type, map, info, markup, content } of new MarkdownDocument(text).tokens) {
    const [start, end] = map ?? [0, 0];
    switch (type) {
      case 'bullet_list_open':
      case 'ordered_list_open':
        extents.push({ textEnd: start + 1 });
        break;
      case 'blockquote_open':
        extents.push({ textEnd: start + 1 });
        open('quote', start, end);
        break;
      case 'list_item_open':
        open('item', start, end);
        break;
      case 'bullet_list_close':
      case 'ordered_list_close':
        extents.pop();
        break;
      case 'blockquote_close':
        extents.pop();
        chain = chain.slice(0, -1);
        break;
      case 'list_item_close':
        chain = chain.slice(0, -1);
        break;
      case 'heading_open':
      case 'paragraph_open':
      case 'table_open':
      case 'code_block':
      case 'hr':
      case 'definition':
        add(start, end);
        break;
      case 'html_block':
        add(start, end, closingOfHtml(lines.slice(start, end), strip(lines, chain, start)));
        break;
      case 'fence':
        add(start, end, end - start - 1 > codeLines(content) ? undefined : markup, info);
    }
  }
  return { blocks, containers };
}

/** As in CommonMark: the marker and one to four spaces, or one space if the item starts with code or is empty. */
function markerWidth(text: string): number {
  const [marker = '', , spaces = ''] = /^( {0,3}(?:[-+*]|\d{1,9}[.)]))( *)/.exec(text) ?? [];
  const bare = marker.length - spaces.length;
  return bare + (spaces.length > 4 || marker.length === text.length ? 1 : spaces.length);
}

function withoutBlankLines(lines: readonly string[], start: number, end: number): number {
  let last = end;
  while (last > start + 1 && isBlank(lines[last - 1] ?? '')) {
    last--;
  }
  return last;
}

/** The end conditions of CommonMark's HTML blocks. Other HTML ends at a blank line. */
const htmlEnds: readonly (readonly [opening: RegExp, end: RegExp, closing: string])[] = [
  [/^<!--/, /-->/, '-->'],
  [/^<\?/, /\?>/, '?>'],
  [/^<!\[CDATA\[/, /\]\]>/, ']]>'],
  [/^<![a-z]/i, />/, '>'],
  ...['script', 'pre', 'style', 'textarea'].map((tag) => [new RegExp(`^<${tag}(?![^\\s>])`, 'i'), /<\/(?:script|pre|style|textarea)>/i, `</${tag}>`] as const),
];

/** The text that closes an HTML block if it is open. `first`: its first line without containers. */
function closingOfHtml(lines: readonly string[], first: string): string | undefined {
  const [, ending, closing] = htmlEnds.find(([opening]) => opening.test(first.trimStart())) ?? [];
  return ending && !lines.some((line) => ending.test(line)) ? closing : undefined;
}

/** The containers of a line outside blocks. */
function chainAt(lines: readonly string[], containers: readonly Container[], line: number): readonly Container[] {
  let chain: readonly Container[] = [];
  // Open containers are ancestors of the last one that began.
  for (const container of lastStarting(containers, line)?.chain ?? []) {
    if (line < container.end && container.chain.length === chain.length + 1) {
      const text = strip(lines, chain, line);
      const isDeep = container.type === 'quote' ? /^ {0,3}>/.test(text) : text.length >= container.width;
      if (isDeep || line < container.extent.textEnd) {
        chain = container.chain;
      }
    }
  }
  return chain;
}

/** The last element that begins at or before a line. `all`: sorted by `start`. */
function lastStarting<T extends { readonly start: number }>(all: readonly T[], line: number): T | undefined {
  return all[partitionPoint(all.length, (index) => (all[index]?.start ?? Infinity) <= line) - 1];
}

/** A line without the markers and indentation of its containers. */
function strip(lines: readonly string[], chain: readonly Container[], line: number): string {
  let text = lines[line] ?? '';
  for (const { type, start, width } of chain) {
    if (type === 'quote') {
      text = text.replace(/^ {0,3}> ?/, '');
    } else if (start === line || isBlank(text.slice(0, width))) {
      text = text.slice(width);
    }
  }
  return text;
}

/** A new fence after a block. Closes the block first if it is open. */
function fenceBelow(lines: readonly string[], { end, chain, closing }: Block, body: readonly string[]): LineEdit {
  const replace = closing !== undefined && end === lines.length && isBlank(lines[end - 1] ?? '');
  return fenceAt(lines, replace ? end - 1 : end, replace, chain, body, closing);
}

function fenceAt(lines: readonly string[], line: number, replace: boolean, chain: readonly Container[], body: readonly string[], closing?: string): LineEdit {
  const gap = (at: number): string[] => (at >= 0 && at < lines.length && !isBlank(strip(lines, chain, at)) ? [''] : []);
  const ticks = body.reduce((most, text) => (text.match(/`{3,}/g) ?? []).reduce((longest, { length }) => Math.max(longest, length), most), 2);
  const fence = '`'.repeat(ticks + 1);
  const text = [...(closing === undefined ? gap(line - 1) : [closing, '']), `${fence}yaml`, ...body, fence, ...gap(replace ? line + 1 : line)];
  return { line, replace, lines: prefixed(text, prefixOf(chain)) };
}

function fenceRegion(lines: readonly string[], block: Block): { region: YamlRegion; prefix: string } {
  const { start, end, chain, closing } = block;
  const indentation = /^ {0,3}/.exec(strip(lines, chain, start))?.[0].length ?? 0;
  const own = new RegExp(`^ {0,${indentation}}`);
  const to = closing === undefined ? end - 1 : end;
  return {
    region: { from: start + 1, to, isClosed: to < lines.length, lineAt: (line) => strip(lines, chain, line).replace(own, '') },
    prefix: prefixOf(chain) + ' '.repeat(indentation),
  };
}

function prefixOf(chain: readonly Container[]): string {
  return chain.map(({ type, width }) => (type === 'quote' ? '> ' : ' '.repeat(width))).join('');
}

function prefixed(lines: readonly string[], prefix: string): string[] {
  return lines.map((line) => (line ? prefix + line : prefix.trimEnd()));
}

/** Expands tabs to multiples of four columns, as in CommonMark. */
function expandTabs(text: string): string {
  const [first = '', ...rest] = text.split('\t');
  return rest.reduce((expanded, part) => expanded + ' '.repeat(4 - (expanded.length % 4)) + part, first);
}
