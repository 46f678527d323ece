import { MarkdownDocument } from '../markdown/document';
import { readInlineMarkup } from '../markdown/parser';
import { SourceLines } from '../markdown/source';
import { fieldText } from '../notes/frontMatter';
import { languageOf, type NoteHead } from '../notes/note';
import type { Language } from '../text/language';
import { withLineFeeds } from '../text/lines';
import { lineProblem, type Problem } from '../text/problem';
import { decodeSegment, detach, displayText } from '../text/strings';
import { isForeignTag, languageOfTag, type ForeignLanguage, type GlossaryFile } from './glossaryFile';
import { termKinds, type Term, type TermText } from './term';
import { readTermText, summaryProblem } from './termNote';
import { namesInTitle } from './title';

/** The glossary of a page. URIs have no trailing slash. */
export interface GlossaryPlace {
  /** The folder that the settings name as a glossary. */
  readonly folder: string;
  /** The folder below which folder names may be languages: the workspace folder, or the parent of `folder`. */
  readonly root: string;
}

/**
 * Reads a glossary page: one Markdown page for each term, with `title` and `category` in the front matter. The language
 * comes from the front matter (`language:`), the innermost folder named after a language, the file name (`pod.zh.md`) or
 * the text. Undefined for other pages, such as `_index.md`, guides and term notes.
 */
export function readGlossaryPage(head: NoteHead, text: string, place: GlossaryPlace): GlossaryFile | undefined {
  const { frontMatter, fileName, uri } = head;
  const title = displayText(fieldText(frontMatter.data, 'title') ?? '');
  if (title === '' || head.isTermNote || head.conference !== undefined || fileName.startsWith('_') || !/\.(?:md|markdown)$/i.test(fileName)) {
    return undefined;
  }
  const line = frontMatter.lineOf('title') ?? 0;
  const category = fieldText(frontMatter.data, 'category');
  if (category === undefined) {
    return withoutCategory(head, line);
  }
  const where = locate(head, place, line);
  const { name, aliases } = namesInTitle(title, where.id);
  const page = pageText(text.slice(frontMatter.bodyOffset));
  const term: Term = {
    id: where.id,
    uri,
    origin: 'workspace',
    glossary: where.glossary,
    language: where.language ?? languageOf(title, `${page.summary}\n${page.page}`),
    line,
    aliasesLine: line,
    name: detach(name),
    kind: termKinds.find((kind) => kind === category.toLowerCase()) ?? 'concept',
    aliases,
    quiet: undefined,
    ambiguous: [],
    except: [],
    general: false,
    misspellings: [],
    related: [],
    sources: [],
  };
  const problems: Problem[] = [...head.problems];
  if (page.summary === '' && !where.foreign) {
    problems.push(summaryProblem(line, name));
  }
  return { terms: [{ term, text: page }], problems, knownLanguagePaths: where.knownLanguagePaths, ...(where.foreign && { foreign: where.foreign }) };
}

/** Reports a missing category only for pages with a `status`, which marks glossary pages as opposed to other pages of a site. */
function withoutCategory({ frontMatter }: NoteHead, line: number): GlossaryFile | undefined {
  const isSitePage = fieldText(frontMatter.data, 'status') === undefined || ['layout', 'toc_hide', 'menu'].some((key) => frontMatter.lineOf(key) !== undefined);
  return isSitePage
    ? undefined
    : { terms: [], problems: [lineProblem('information', line, 0, 'The page has no {0}, so it is not read as a term.', 'category')], knownLanguagePaths: [] };
}

interface Location {
  /** The same in each language. */
  readonly id: string;
  /** The same for all pages of a folder, in each language. */
  readonly glossary: string;
  readonly language?: Language;
  readonly knownLanguagePaths: readonly string[];
  readonly foreign?: ForeignLanguage;
}

function locate({ uri, fileName, frontMatter }: NoteHead, { folder, root }: GlossaryPlace, titleLine: number): Location {
  const folders = uri.slice(root.length + 1).split('/').slice(0, -1).map(decodeSegment);
  const named = folder.slice(root.length + 1).split('/').filter(Boolean).length;
  const { stem, tag } = splitName(fileName);
  const pathTo = (count: number): string => [root, ...folders.slice(0, count)].join('/');

  const known = folders.findLastIndex((name) => languageOfTag(name) !== undefined);
  const shared = folders.filter((_, index) => index !== known);
  const id = /^(?:index|readme)$/i.test(stem) ? (shared.pop() ?? stem) : stem;
  const glossary = [root, ...shared].join('/');
  const sibling = `${glossary}/${id}.*`;

  const written = fieldText(frontMatter.data, 'language', 'lang');
  const language = [written, folders[known], tag].map((each) => (each === undefined ? undefined : languageOfTag(each))).find((each) => each !== undefined);
  const knownLanguagePaths = [sibling, ...(known < 0 ? [] : [pathTo(known)])];
  const location = { id, glossary, knownLanguagePaths, ...(language && { language }) };
  if (written !== undefined && languageOfTag(written) === undefined) {
    return { ...location, knownLanguagePaths: [], foreign: { tag: written, group: folder, line: frontMatter.lineOf('language') ?? frontMatter.lineOf('lang') ?? titleLine } };
  }
  if (language) {
    return location;
  }
  // A folder `it` may be about IT: it is Italian only beside English or Chinese, or if the settings name it as a glossary.
  const foreign = [named - 1, named].find((index) => isForeignTag(folders[index] ?? ''));
  if (foreign !== undefined) {
    const found = { tag: folders[foreign] ?? '', group: pathTo(foreign + 1), line: titleLine };
    return { ...location, knownLanguagePaths: [], foreign: foreign < named ? found : { ...found, beside: pathTo(foreign) } };
  }
  return tag !== undefined && isForeignTag(tag) ? { ...location, knownLanguagePaths: [], foreign: { tag, group: folder, beside: sibling, line: titleLine } } : location;
}

/** Splits `pod.zh.md` into `pod` and the language `zh`; `node.js.md` has no language. */
function splitName(fileName: string): { stem: string; tag?: string } {
  const stem = fileName.replace(/\.[^.]*$/, '');
  const [, before, tag] = /^(.+)\.([^.]+)$/.exec(stem) ?? [];
  return before !== undefined && tag !== undefined && (languageOfTag(tag) !== undefined || isForeignTag(tag)) ? { stem: before, tag } : { stem };
}

/** The text of a page, starting at its first paragraph or list. */
function pageText(body: string): TermText {
  const shown = withoutSiteParts(body);
  const { tokens } = new MarkdownDocument(shown);
  const first = tokens.findIndex(({ type, level }, index) => level === 0 && /^(?:paragraph|bullet_list|ordered_list|blockquote)_open$/.test(type) && !/^(?:!\[|<)/.test(tokens[index + 1]?.content ?? ''));
  return readTermText(first < 0 ? shown : withLineFeeds(shown).split('\n').slice(tokens[first]?.map?.[0]).join('\n'), 0);
}

/** Removes what works only on the site: comments, shortcodes and targets of relative links. */
function withoutSiteParts(body: string): string {
  const cuts: { start: number; end: number }[] = [];
  const lines = new SourceLines(body, 0);
  const { blocks, references } = new MarkdownDocument(body).blocks();
  for (const block of blocks.filter(({ type }) => type !== 'fence' && type !== 'code')) {
    lines.locateContents(block).forEach((places, index) => {
      const content = block.contents[index] ?? '';
      const cut = (start: number, end: number): void => {
        cuts.push({ start: places.at(start), end: places.endAt(end) });
      };
      for (const { type, opening, start, end } of readInlineMarkup(content, references)) {
        const written = content.slice(start, end);
        if (type === 'tag' && written.startsWith('<!--')) {
          cut(start, end);
        } else if (type === 'target' && content[opening] === '[' && /^\]\((?!https?:)/.test(written)) {
          cut(opening, opening + 1);
          cut(start, end);
        }
      }
      for (const { index: start, 0: shortcode } of content.matchAll(/\{\{[<%][^\n{}]{0,500}[>%]\}\}/g)) {
        cut(start, start + shortcode.length);
      }
    });
  }
  let kept = '';
  let from = 0;
  for (const { start, end } of cuts.sort((one, other) => one.start - other.start)) {
    kept += body.slice(from, start);
    from = Math.max(from, end);
  }
  return kept + body.slice(from);
}
