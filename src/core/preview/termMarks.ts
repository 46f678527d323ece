import type { MarkdownIt, Token } from 'markdown-it';
import type { MarkdownBlocks } from '../markdown/document';
import { SourceLines, type SourceMap } from '../markdown/source';
import type { GlossaryEntry } from '../terms/glossary';
import { markdownBlocks } from '../terms/markdownRegions';
import type { Mention } from '../terms/matcher';
import { addTo } from '../text/groups';
import { partitionPoint } from '../text/partition';
import { longestText } from '../text/problem';
import { locateText, type TextSegment } from './locateText';

/** The tooltip of a term in a preview. */
export interface TermTooltip {
  /** Plain text. */
  readonly title: string;
  /** The link to its page, if the document can link to it. */
  readonly href?: string;
}

/** The terms of a rendered document. */
export interface DocumentTerms {
  /** Returns the sorted mentions in the source. `blocks`: its blocks. */
  readonly find: (source: string, blocks: MarkdownBlocks) => readonly Mention[];
  /** Undefined for terms that are not shown here, such as the page's own. */
  readonly tooltip: (entry: GlossaryEntry) => TermTooltip | undefined;
  readonly isIgnored: (entry: GlossaryEntry) => boolean;
}

/** HTML to insert into a text token. */
interface Insertion {
  readonly at: number;
  readonly html: string;
}

type Marks = ReadonlyMap<Token, readonly Insertion[]>;

const sourceToken = 'mesh_notes_source';

/**
 * Underlines the first mention of a term in each section. Parsing only records the source; the rest happens on rendering, because VS Code
 * also parses for language features and caches the result while glossary and settings change.
 *
 * @param termsOf returns the terms of a render environment's document; undefined if there are none yet
 */
export function markTerms(md: MarkdownIt, termsOf: (env: unknown) => DocumentTerms | undefined): void {
  const sources = new WeakMap<Token, string>();
  const marksOf = new WeakMap<object, Marks>();
  const { rules } = md.renderer;
  const { text } = rules;

  md.core.ruler.push(sourceToken, (state) => {
    const token = new state.Token(sourceToken, '', 0);
    sources.set(token, state.src);
    state.tokens.unshift(token);
  });

  rules[sourceToken] = (tokens, index, _options, env: object | undefined) => {
    const token = tokens[index];
    const source = token && sources.get(token);
    const terms = env && termsOf(env);
    if (env && terms && source !== undefined) {
      marksOf.set(env, firstMentions(tokens, source, terms, md));
    }
    return '';
  };

  rules['text'] = (tokens, index, options, env: object | undefined, renderer) => {
    const token = tokens[index];
    const marks = token && env && marksOf.get(env)?.get(token);
    if (token && marks) {
      return withInsertions(token.content, marks, md);
    }
    return text ? text(tokens, index, options, env, renderer) : md.utils.escapeHtml(token?.content ?? '');
  };
}

function withInsertions(content: string, insertions: readonly Insertion[], md: MarkdownIt): string {
  let html = '';
  let from = 0;
  for (const insertion of insertions) {
    html += md.utils.escapeHtml(content.slice(from, insertion.at)) + insertion.html;
    from = insertion.at;
  }
  return html + md.utils.escapeHtml(content.slice(from));
}

function firstMentions(tokens: readonly Token[], source: string, terms: DocumentTerms, md: MarkdownIt): Marks {
  const marks = new Map<Token, Insertion[]>();
  if (source.length > longestText) {
    return marks;
  }
  const markdown = markdownBlocks(source);
  const mentions = terms.find(source, markdown);
  if (mentions.length === 0) {
    return marks;
  }
  const lines = new SourceLines(source, 0);
  const seen = new Set<GlossaryEntry>();
  const htmlOf: HtmlOf = (entry) => {
    const tip = seen.has(entry) ? undefined : terms.tooltip(entry);
    if (tip) {
      seen.add(entry);
    }
    return tip && termHtml(tip, md);
  };
  /** The source maps of the remaining cells in the current row. */
  let cells: SourceMap[] = [];
  tokens.forEach((token, index) => {
    const before = tokens[index - 1]?.type;
    if (token.type === 'heading_open') {
      seen.clear();
    } else if (token.type === 'tr_open' && token.map) {
      cells = [...lines.locateContents({ type: 'row', start: token.map[0], contents: cellsAt(tokens, index), info: '' })];
    } else if (token.type === 'inline' && before !== 'heading_open') {
      const isCell = before === 'td_open' || before === 'th_open';
      // Cells share a line.
      const places = isCell ? cells.shift() : token.map ? lines.locateContents({ type: 'text', start: token.map[0], contents: [token.content], info: '' })[0] : undefined;
      const candidates = !places
        ? []
        : mentionsWithin(mentions, places.at(0), places.endAt(token.content.length)).flatMap((mention) => {
            const entry = shownEntry(mention, terms);
            return entry && !seen.has(entry) ? [{ ...mention, entry }] : [];
          });
      const texts = places && candidates.length > 0 ? locateText(token, markdown.references, places) : undefined;
      if (texts) {
        markInline(token, texts, candidates, htmlOf, marks);
      }
    }
  });
  return marks;
}

/** The contents of the cells in the row that begins at a token. */
function cellsAt(tokens: readonly Token[], row: number): string[] {
  const contents: string[] = [];
  for (let at = row; at < tokens.length && tokens[at]?.type !== 'tr_close'; at++) {
    if (tokens[at]?.type === 'inline') {
      contents.push(tokens[at]?.content ?? '');
    }
  }
  return contents;
}

/** The entry to underline. Skips quiet terms, misspellings and code; ignored terms give way to other candidates. */
function shownEntry({ candidates, inCode, misspelling }: Mention, terms: DocumentTerms): GlossaryEntry | undefined {
  if (inCode || misspelling) {
    return undefined;
  }
  const entry = candidates.find((each) => !terms.isIgnored(each));
  return entry;
}

function mentionsWithin(mentions: readonly Mention[], start: number, end: number): readonly Mention[] {
  const first = partitionPoint(mentions.length, (place) => (mentions[place]?.start ?? Infinity) < start);
  return mentions.slice(first, partitionPoint(mentions.length, (place) => (mentions[place]?.end ?? Infinity) <= end));
}

/** Returns the tags around a term; undefined if it is marked already or not shown here. */
type HtmlOf = (entry: GlossaryEntry) => { open: string; close: string } | undefined;

function markInline(
  inline: Token, places: readonly TextSegment[], mentions: readonly { start: number; end: number; entry: GlossaryEntry }[],
  htmlOf: HtmlOf, marks: Map<Token, Insertion[]>,
): void {
  const children = inline.children ?? [];
  const isPlain = plainChildren(children);
  let next = 0;
  for (const { start, end, entry } of mentions) {
    while (next < places.length && endOf(places[next]) <= start) {
      next++;
    }
    const first = places[next];
    let lastIndex = next;
    while (lastIndex < places.length && endOf(places[lastIndex]) < end) {
      lastIndex++;
    }
    const last = places[lastIndex];
    if (!first || !last || first.sourceStart > start || last.sourceStart >= end || !isPlain[first.index] || !isJoined(children, first, last)) {
      continue;
    }
    const html = htmlOf(entry);
    if (html) {
      addTo(marks, first.token, { at: first.contentStart + start - first.sourceStart, html: html.open });
      addTo(marks, last.token, { at: last.contentStart + end - last.sourceStart, html: html.close });
    }
  }
}

function endOf(place: TextSegment | undefined): number {
  return place ? place.sourceStart + place.length : Infinity;
}

/** Whether two segments are the same, or only line breaks are between them. */
function isJoined(children: readonly Token[], first: TextSegment, last: TextSegment): boolean {
  return first === last || (first.token !== last.token && children.slice(first.index + 1, last.index).every(({ type }) => type === 'softbreak'));
}

function termHtml({ title, href }: TermTooltip, md: MarkdownIt): { open: string; close: string } {
  const { escapeHtml } = md.utils;
  if (href === undefined || !md.validateLink(href)) {
    return { open: `<span class="mesh-notes-term" title="${escapeHtml(title)}">`, close: '</span>' };
  }
  return { open: `<a class="mesh-notes-term" href="${escapeHtml(href)}" data-href="${escapeHtml(href)}" title="${escapeHtml(title)}">`, close: '</a>' };
}

const voidElement = /^<(?:area|br|col|embed|hr|img|input|link|meta|source|track|wbr)(?=[\s/>])|\/>$|^<[!?]/i;

/** Whether each child is outside links and HTML elements. */
function plainChildren(children: readonly Token[]): readonly boolean[] {
  let links = 0;
  let elements = 0;
  return children.map(({ type, content, nesting }) => {
    if (type === 'link_open' || type === 'link_close') {
      links += nesting;
    } else if (type === 'html_inline') {
      if (content.startsWith('</')) {
        elements = Math.max(0, elements - 1);
      } else if (!voidElement.test(content)) {
        elements++;
      }
    }
    return links === 0 && elements === 0;
  });
}
