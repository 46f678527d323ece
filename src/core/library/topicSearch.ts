import { inlineText } from '../markdown/inlineText';
import type { Conference } from '../notes/conference';
import { whereAndWhen } from '../notes/conferenceLabel';
import { frontMatterBounds } from '../notes/frontMatter';
import type { Topic } from '../notes/topics';
import { foldText } from '../text/characters';
import type { Language } from '../text/language';
import { lineStarts } from '../text/lines';
import { joinList } from '../text/lists';
import type { Steps } from '../text/steps';
import { detach, displayText } from '../text/strings';
import type { LibraryNote } from './libraryNote';

/** Why the filter keeps a note or a topic. */
export interface TopicMatch {
  /** Its name or its fields match, so that all under it stays. */
  readonly isWhole: boolean;
  /** The line of its own text that matches, or a note's tags, for display; empty if its name does. */
  readonly line: string;
}

/** What the filter keeps of a note: the note itself, and topics. */
export type NoteMatches = ReadonlyMap<LibraryNote | Topic, TopicMatch>;

/** The words of a filter, folded. */
export function filterWords(filter: string): readonly string[] {
  return [...new Set(foldText(filter).split(/\s+/).filter(Boolean))];
}

/** The words that none of the texts holds. `words`: folded. */
export function wordsMissing(words: readonly string[], texts: readonly string[]): readonly string[] {
  const folded = foldText(texts.join('\n'));
  return words.filter((word) => !folded.includes(word));
}

/** What a conference is found by. */
export function conferenceTexts(conference: Conference, language: Language): readonly string[] {
  return [conference.name, conference.fullName, conference.city ?? '', whereAndWhen(conference, language)];
}

/**
 * Finds what a filter keeps of a note. All words must be in the names of the note and its conference, in the titles and fields from its
 * topics down to one, and in one line of the text of that. A note's tags, and a line above its topics, keep the note alone. `text` is the note's; `words` are folded.
 */
export function* searchNote(note: LibraryNote, text: string, words: readonly string[], language: Language): Steps<NoteMatches> {
  const found = new Map<LibraryNote | Topic, TopicMatch>();
  const unnamed = wordsMissing(words, [note.title, ...(note.conference ? conferenceTexts(note.conference, language) : [])]);
  if (unnamed.length === 0) {
    return found.set(note, wholeMatch);
  }
  const lines = new TextLines(text, note.format === 'markdown');
  const untagged = wordsMissing(unnamed, note.tags);
  const line = untagged.length === 0 ? excerpt(joinList(note.tags, language), unnamed) : yield* lines.find(untagged, frontMatterBounds(text)?.bodyLine ?? 0, lines.count, note.topics);
  if (line !== undefined) {
    found.set(note, { isWhole: false, line });
  }
  yield* searchTopics(note.topics, unnamed, lines, found);
  return found;
}

const wholeMatch: TopicMatch = { isWhole: true, line: '' };

function* searchTopics(topics: readonly Topic[], words: readonly string[], lines: TextLines, found: Map<LibraryNote | Topic, TopicMatch>): Steps {
  for (const topic of topics) {
    const { line: start, endLine, children, fields: { speakers = [], organisations = [], projects = [], track = '' } } = topic;
    const untitled = wordsMissing(words, [topic.title]);
    const missing = wordsMissing(untitled, [...speakers, ...organisations, ...projects, track]);
    const isWhole = missing.length === 0;
    const line = untitled.length === 0 ? '' : yield* lines.find(isWhole ? untitled : missing, start + 1, endLine, children);
    if (isWhole || line !== undefined) {
      found.set(topic, { isWhole, line: line ?? '' });
    }
    if (!isWhole) {
      yield* searchTopics(children, missing, lines, found);
    }
  }
}

/** After so many lines, other work may go first. */
const linesInStep = 64;

/** In a longer line, in UTF-16 code units, Markdown is not told from text. */
const longestMarkdown = 2000;

/** What stands before the text of a line: quote marks, bullets and numbers. */
const lineMarks = /^\s*(?:(?:>|[-*+]|\d{1,9}[.)]|#{1,6})\s+)*/;

class TextLines {
  private readonly starts: readonly number[];

  constructor(
    private readonly text: string,
    private readonly isMarkdown: boolean,
  ) {
    this.starts = lineStarts(text);
  }

  get count(): number {
    return this.starts.length;
  }

  /** The first line from `from` to before `to`, outside some topics, that holds all of the words, for display. */
  * find(words: readonly string[], from: number, to: number, outside: readonly Topic[]): Steps<string | undefined> {
    const holds = (each: string): boolean => wordsMissing(words, [each]).length === 0;
    let line = from;
    for (const { line: end, endLine: next } of [...outside, { line: to, endLine: to }]) {
      while (line < end) {
        const stop = Math.min(line + linesInStep, end);
        // Most texts hold none of the words: several lines are looked at together first.
        const found = holds(this.slice(line, stop)) ? this.lines(line, stop).filter(holds).map((each) => this.visible(each)).find(holds) : undefined;
        if (found !== undefined) {
          return excerpt(found, words);
        }
        line = stop;
        yield;
      }
      line = next;
    }
    return undefined;
  }

  private lines(from: number, to: number): readonly string[] {
    return Array.from({ length: to - from }, (_, index) => this.slice(from + index, from + index + 1));
  }

  /** A line without Markdown, the targets of its links too. */
  private visible(line: string): string {
    return this.isMarkdown && line.length <= longestMarkdown ? inlineText(line.replace(lineMarks, '')) : line;
  }

  private slice(from: number, to: number): string {
    return this.text.slice(this.starts[from] ?? this.text.length, this.starts[to]);
  }
}

/** The most UTF-16 code units of a line that are shown, and the most of them before the first word: a row has little room. */
const longestExcerpt = 80;
const longestBefore = 12;
/** Only so much of a line on either side of the word is looked at; white space that is not shown may be part of it. */
const longestMargin = 500;

/** A line for display, cut around the first of the words in it. Does not retain the text. */
function excerpt(line: string, words: readonly string[]): string {
  const at = firstOf(words, line);
  const near = displayText(withoutHalves(line.slice(Math.max(0, at - longestMargin), at + longestMargin)));
  const start = Math.max(0, Math.min(firstOf(words, near) - longestBefore, near.length - longestExcerpt));
  const shown = withoutHalves(near.slice(start, start + longestExcerpt)).trim();
  return detach([start > 0 ? '…' : '', shown, start + longestExcerpt < near.length ? '…' : ''].join(''));
}

/** Where the first of some words begins; 0 without any. */
function firstOf(words: readonly string[], text: string): number {
  const folded = foldText(text);
  const places = words.map((word) => folded.indexOf(word)).filter((at) => at >= 0);
  return places.length > 0 ? Math.min(...places) : 0;
}

/** Without half a surrogate pair at either end. */
function withoutHalves(text: string): string {
  return text.replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, '');
}
