import { MarkdownDocument } from '../markdown/document';
import type { Language } from '../text/language';
import { lazy } from '../text/lazy';
import { countLines, lineStarts, nextLineEnd } from '../text/lines';
import { lineProblem, type Problem } from '../text/problem';
import { cutTo, decodeSegment, detach, displayText } from '../text/strings';
import { recognizeConference, type Conference } from './conference';
import { dateOfName, isoDate } from './dates';
import { fieldText, fieldTexts, fieldValue, readFrontMatter, type FrontMatter } from './frontMatter';
import { firstHeading, outlineOf } from './outline';
import { outlinePlainText } from './plainText';
import { topicsOf, type Topic } from './topics';

/** A file that may be a note. */
export interface NoteFile {
  readonly uri: string;
  /** The last segment of the URI's path, decoded. */
  readonly fileName: string;
  readonly text: string;
}

/** What the beginning of a file shows, enough to decide whether it is a note. */
export interface NoteHead extends Omit<NoteFile, 'text'> {
  readonly title: string;
  /** `.txt` files with front matter or ATX headings are Markdown. */
  readonly format: 'markdown' | 'plaintext';
  /** The main language of its beginning. */
  readonly language: Language;
  readonly frontMatter: FrontMatter;
  readonly conference?: Conference;
  /** ISO 8601 with the given precision: `2024-03-27`, `2024-03` or `2024`. */
  readonly date?: string;
  readonly tags: readonly string[];
  /** Whether its front matter names a term. */
  readonly isTermNote: boolean;
  readonly problems: readonly Problem[];
}

/** A text about something learnt. */
export interface Note extends NoteHead {
  /** Its headings as a tree. A heading equal to the title is the note itself, and not among them. */
  readonly topics: readonly Topic[];
}

/** The Markdown of a note, parsed when it is first needed; undefined for plain text. */
export type NoteDocument = () => MarkdownDocument | undefined;

/** Reads a note. Never throws: what is wrong with it is among its problems. Nothing in the result refers to the text. */
export function readNote(file: NoteFile): Note {
  const head = readNoteHead(file);
  return { ...head, topics: readTopics(file, head, noteDocument(file, head)) };
}

/** `head` is what `readNoteHead` made of the same file. */
export function noteDocument({ text }: NoteFile, { format, frontMatter: { bodyOffset } }: NoteHead): NoteDocument {
  return lazy(() => (format === 'markdown' ? new MarkdownDocument(text, bodyOffset) : undefined));
}

/** Reads the topics of a note; `document` is its `noteDocument`. */
export function readTopics({ text }: NoteFile, { title, frontMatter: { bodyOffset, bodyLine } }: NoteHead, document: NoteDocument): readonly Topic[] {
  const parsed = document();
  const headings = parsed ? outlineOf(parsed, bodyLine) : outlinePlainText(text.slice(bodyOffset), bodyLine);
  return topicsOf(headings, title, countLines(text));
}

/** Reads only the beginning of a file, so that other files cost little. Never throws. */
export function readNoteHead({ uri, fileName, text }: NoteFile): NoteHead {
  const frontMatter = readFrontMatter(text);
  const { data } = frontMatter;
  const opening = text.slice(frontMatter.bodyOffset, frontMatter.bodyOffset + openingLength);
  const format = isMarkdown(fileName, frontMatter, opening) ? 'markdown' : 'plaintext';
  const first = format === 'markdown' ? headingIn(opening) : outlinePlainText(opening)[0];
  const term = fieldText(data, 'term');
  const name = nameOf(uri, fileName);
  const written = fieldText(data, 'title') ?? term;
  const title = detach(displayText(written ?? (first?.level === 1 ? first.title : '')) || displayText(name) || fileName);
  const { date, problems } = dateOf(frontMatter, name, text);
  const tags = tagsIn(data).map((tag) => detach(displayText(tag)));
  // Term notes mention conferences without reporting on them.
  const sources = term === undefined ? { title: displayText(written ?? ''), heading: first?.title, tags: [...tags, ...groupsIn(data)], fileName: name, folders: foldersOf(uri) } : {};
  const conference = recognizeConference({ explicit: explicitConference(data), date, ...sources });
  return {
    uri,
    fileName,
    title,
    format,
    language: languageOf(title, opening),
    frontMatter,
    tags,
    isTermNote: term !== undefined,
    problems: problems.length > 0 ? [...frontMatter.problems, ...problems] : frontMatter.problems,
    ...(conference && { conference }),
    ...(date !== undefined && { date }),
  };
}

/**
 * Whether a file is a note: it reports on a conference, explains a term, or is Markdown in a notes folder. Plain text must
 * report on a conference.
 */
export function isNote(head: NoteHead, { inNotesFolder }: { inNotesFolder: boolean }): boolean {
  return head.conference !== undefined || (!isTextFile(head.fileName) && (head.isTermNote || inNotesFolder));
}

/** How much of a text `readNoteHead` reads, in UTF-16 code units. */
const openingLength = 16 * 1024;
/** The first heading mostly stands in so much of it. */
const headingLength = 1024;
/** A text that begins with a heading: no more than its line is needed. */
const headingFirst = /^(?:[ \t]*\r?\n)* {0,3}#{1,6}[ \t][^\n]*\n/;

/** The first heading of Markdown. The beginning alone tells it, unless its text may be that of a link whose definition follows. */
function headingIn(opening: string): ReturnType<typeof firstHeading> {
  const beginning = headingFirst.exec(opening.slice(0, headingLength))?.[0] ?? opening.slice(0, opening.lastIndexOf('\n', headingLength) + 1);
  const first = opening.length > beginning.length ? firstHeading(new MarkdownDocument(beginning)) : undefined;
  return first && !first.title.includes('[') ? first : firstHeading(new MarkdownDocument(opening));
}

function isTextFile(fileName: string): boolean {
  return /\.txt$/i.test(fileName);
}

function isMarkdown(fileName: string, frontMatter: FrontMatter, opening: string): boolean {
  // A single `#` may begin a shell comment, and lines `Title: …` any text.
  return !isTextFile(fileName) || !['none', 'lines'].includes(frontMatter.format) || /^\ufeff?\s*#{1,6}[ \t]+\S/.test(opening) || /^#{2,6}[ \t]+\S/m.test(opening);
}

/** The file name without extension; for page bundles, the folder's name. */
function nameOf(uri: string, fileName: string): string {
  const stem = fileName.replace(/\.(?:md|markdown|txt)$/i, '').replace(/\.(?:en|zh|zh-cn|zh-hans)$/i, '');
  if (!/^(?:_?index|readme)$/i.test(stem)) {
    return stem;
  }
  const folder = uri.split(/[?#]/, 1)[0]?.split('/').at(-2) ?? '';
  return decodeSegment(folder) || stem;
}

/** Zola keeps tags in a table. */
function tagsIn(data: FrontMatter['data']): string[] {
  const tags = fieldTexts(data, 'tags', 'tag', 'keywords');
  return tags.length > 0 ? tags : fieldTexts(taxonomiesIn(data), 'tags', 'tag', 'keywords');
}

/** The other groups of notes that a note says it is in. */
function groupsIn(data: FrontMatter['data']): string[] {
  const keys = ['categories', 'category', 'series', 'topics', 'keywords'];
  return [data, taxonomiesIn(data)].flatMap((fields) => keys.flatMap((key) => fieldTexts(fields, key)));
}

function taxonomiesIn(data: FrontMatter['data']): FrontMatter['data'] {
  const taxonomies = fieldValue(data, 'taxonomies');
  return typeof taxonomies === 'object' && taxonomies !== null && !Array.isArray(taxonomies) ? (taxonomies as FrontMatter['data']) : {};
}

/** The names of a file's folders, the innermost first. */
function foldersOf(uri: string): string[] {
  const path = uri.split(/[?#]/, 1)[0] ?? '';
  return path.split('/').slice(-1 - maxFolders, -1).reverse().map(decodeSegment);
}

const maxFolders = 6;

function explicitConference(data: FrontMatter['data']): string | undefined {
  const conference = fieldText(data, 'conference');
  if (conference !== undefined) {
    return conference;
  }
  // `event:` may be anything, such as a webhook.
  const event = fieldText(data, 'event');
  return event !== undefined && /20[1-3]\d|con\b|conf|summit|day|meetup|大会|峰会|年会/i.test(event) ? event : undefined;
}

function otherDate(data: FrontMatter['data'], name: string): string | undefined {
  const dateIn = (keys: readonly string[]): string | undefined => keys.map((key) => isoDate(fieldText(data, key) ?? '')).find((date) => date !== undefined);
  return dateIn(otherDates) ?? dateOfName(name) ?? dateIn(changeDates);
}

/** As site generators name them. */
const otherDates = ['datetime', 'publishDate', 'pubDate', 'pubDatetime', 'published', 'published_at', 'publishedAt', 'publish_time', 'post_date', 'created'];
const changeDates = ['lastmod', 'updated'];

function dateOf(frontMatter: FrontMatter, name: string, text: string): { date: string | undefined; problems: Problem[] } {
  const written = fieldText(frontMatter.data, 'date');
  const date = written === undefined ? undefined : isoDate(written);
  const best = date ?? otherDate(frontMatter.data, name);
  const line = frontMatter.lineOf('date');
  if (date !== undefined || written === undefined || line === undefined || frontMatter.problems.some(({ range }) => range.start.line === line)) {
    return { date: best, problems: [] };
  }
  return { date: best, problems: [lineProblem('warning', line, lineLength(text, line), 'Not a date: {0}. Use the form {1}.', cutTo(displayText(written), 60), '2024-03-27')] };
}

function lineLength(text: string, line: number): number {
  const start = lineStarts(text)[line] ?? 0;
  return nextLineEnd(text, start) - start;
}

/** Weighs Han characters against Latin words, which Chinese technology notes have many of. */
const wordsPerHan = 3;

/** The main language of a text's beginning. */
export function languageOf(title: string, opening: string): Language {
  const sample = `${title}\n${opening.slice(0, languageSample)}`;
  const count = (pattern: RegExp): number => sample.match(pattern)?.length ?? 0;
  const han = count(/[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]/g);
  return han > 0 && han * wordsPerHan > count(/[A-Za-z]+/g) && han > count(/[\u3041-\u30ff]/g) ? 'zh-cn' : 'en';
}

const languageSample = 600;
