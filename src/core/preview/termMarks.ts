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

/** What a document's preview shows of a term. */
export interface TermTooltip {
  /** Plain text. */
  readonly title: string;
  /** Where its page is, if a link from this document leads there. */
  readonly href?: string;
}

/** The terms of a document that is rendered. */
export interface DocumentTerms {
  /** The mentions in its source, in their order; `blocks`: those of the source. */
  readonly find: (source: string, blocks: MarkdownBlocks) => readonly Mention[];
  /** Undefined for a term that is not shown here, such as the page's own. */
  readonly tooltip: (entry: GlossaryEntry) => TermTooltip | undefined;
  readonly isIgnored: (entry: GlossaryEntry) => boolean;
}

/** Asks for the terms of the document that an environment of the renderer is for; undefined if none are shown, or not yet. */
export type TermsOf = (env: unknown) => DocumentTerms | undefined;

/** HTML to be put into the content of a text token. */
interface Insertion {
  readonly at: number;
  readonly html: string;
}

type Marks = ReadonlyMap<Token, readonly Insertion[]>;

const sourceToken = 'mesh_notes_source';

/**
 * Underlines the first mention of a term in each section. The parser only learns the source: all else happens when a preview is rendered,
 * since parsing is also done for VS Code's language features, and its result kept while glossary and settings change.
 */
export function markTerms(md: MarkdownIt, termsOf: TermsOf): void {
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
  /** Of the row that is being read: where its cells stand, from the next one on. */
  let cells: SourceMap[] = [];
  tokens.forEach((token, index) => {
    const before = tokens[index - 1]?.type;
    if (token.type === 'heading_open') {
      seen.clear();
    } else if (token.type === 'tr_open' && token.map) {
      cells = [...lines.locateContents({ type: 'row', start: token.map[0], contents: cellsAt(tokens, index), info: '' })];
    } else if (token.type === 'inline' && before !== 'heading_open') {
      const isCell = before === 'td_open' || before === 'th_open';
      // Cells have no lines of their own.
      const places = isCell ? cells.shift() : token.map ? lines.locateContents({ type: 'text', start: token.map[0], contents: [token.content], info: '' })[0] : undefined;
      const candidates = !places
        ? []
        : mentionsWithin(mentions, places.at(0), places.endAt(token.content.length)).flatMap((mention) => {
            const entry = shownEntry(mention, terms);
            return entry && !seen.has(entry) ? [{ ...mention, entry }] : [];
          });
      const texts = places && candidates.length > 0 ? locateText(token, markdown.references, places) : undefined;
      if (texts) {
        markInline(token, texts, candidates, { seen, terms, marks, md });
      }
    }
  });
  return marks;
}

/** What the cells of a row hold that begins with a token. */
function cellsAt(tokens: readonly Token[], row: number): string[] {
  const contents: string[] = [];
  for (let at = row; at < tokens.length && tokens[at]?.type !== 'tr_close'; at++) {
    if (tokens[at]?.type === 'inline') {
      contents.push(tokens[at]?.content ?? '');
    }
  }
  return contents;
}

/** Quiet terms, misspellings and code are never underlined, ignored terms make way for what else a mention may mean. */
function shownEntry({ candidates, inCode, misspelling }: Mention, terms: DocumentTerms): GlossaryEntry | undefined {
  if (inCode || misspelling) {
    return undefined;
  }
  const entry = candidates.find((each) => !terms.isIgnored(each));
  return entry?.quiet === true ? undefined : entry;
}

function mentionsWithin(mentions: readonly Mention[], start: number, end: number): readonly Mention[] {
  const first = partitionPoint(mentions.length, (place) => (mentions[place]?.start ?? Infinity) < start);
  return mentions.slice(first, partitionPoint(mentions.length, (place) => (mentions[place]?.end ?? Infinity) <= end));
}

interface MarkContext {
  readonly seen: Set<GlossaryEntry>;
  readonly terms: DocumentTerms;
  readonly marks: Map<Token, Insertion[]>;
  readonly md: MarkdownIt;
}

function markInline(inline: Token, places: readonly TextSegment[], mentions: readonly { start: number; end: number; entry: GlossaryEntry }[], { seen, terms, marks, md }: MarkContext): void {
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
    if (!first || !last || first.sourceStart > start || last.sourceStart >= end || seen.has(entry) || !isPlain[first.index] || !isJoined(children, first, last)) {
      continue;
    }
    const tip = terms.tooltip(entry);
    if (tip) {
      seen.add(entry);
      const { open, close } = termHtml(tip, md);
      addTo(marks, first.token, { at: first.contentStart + start - first.sourceStart, html: open });
      addTo(marks, last.token, { at: last.contentStart + end - last.sourceStart, html: close });
    }
  }
}

function endOf(place: TextSegment | undefined): number {
  return place ? place.sourceStart + place.length : Infinity;
}

/** Whether two places are one, or nothing but line breaks stands between them. */
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

/** Which of the children stand outside links and HTML elements. */
function plainChildren(children: readonly Token[]): readonly boolean[] {
  let links = 0;
  let elements = 0;
  return children.map(({ type, content }) => {
    if (type === 'link_open') {
      links++;
    } else if (type === 'link_close') {
      links--;
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
