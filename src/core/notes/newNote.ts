import type { Language } from '../text/language';
import { withLineFeeds } from '../text/lines';
import type { Range } from '../text/problem';
import { hyphenated } from '../text/strings';
import type { Conference } from './conference';
import { noteFileName } from './filePath';
import { readNote, type NoteFile } from './note';
import { allTopics, type Topic } from './topics';

const words = {
  en: { theme: 'Theme', talk: 'Talk', fields: ['Speakers', 'Organisation', 'Project', 'Link'], told: 'Key points', impressions: 'Impressions', colon: ':' },
  'zh-cn': { theme: '主题', talk: '议题', fields: ['讲者', '组织', '项目', '链接'], told: '要点', impressions: '感想', colon: '：' },
} as const;

/** The default file name of a new conference note, without folder. */
export function newNoteFileName(name: string): string {
  return noteFileName(hyphenated(name) || 'conference');
}

/** Creates a conference note: front matter and the outline of a talk with its fields. `date`: ISO 8601. */
export function newNoteText(title: string, conference: string, date: string, language: Language): string {
  const { theme, impressions } = words[language];
  return [
    '---',
    `title: ${JSON.stringify(title)}`,
    `conference: ${JSON.stringify(conference)}`,
    `date: ${date}`,
    'tags: []',
    '---',
    '',
    `## ${theme}`,
    '',
    newTalkText(3, language),
    '',
    `## ${impressions}`,
    '',
  ].join('\n');
}

/** The outline of a talk: its heading and fields. */
function newTalkText(level: number, language: Language): string {
  const { talk, fields, told, colon } = words[language];
  return [`${'#'.repeat(level)} ${talk}`, '', ...fields.map((field) => `- ${field}${colon}`), '', told].join('\n');
}

/** A talk to be inserted into a note. */
export interface NewTalk {
  /** What it replaces: the blank lines at its place. */
  readonly range: Range;
  readonly text: string;
  /** Where its title begins and ends in the text, and where it ends itself: UTF-16 offsets. */
  readonly title: { readonly start: number; readonly end: number };
  readonly end: number;
}

/** Places another talk below the one at a line of a note, or above the first one if the line is above that. */
export function newTalk(file: NoteFile, line: number): NewTalk {
  const { topics, language } = readNote(file);
  const place = placeOfTalk(topics, line);
  const lines = withLineFeeds(file.text).split('\n');
  const next = place.line ?? lines.length;
  const before = lines.slice(0, next).findLastIndex((each) => each.trim() !== '');
  const talk = newTalkText(place.level, language);
  const start = before < 0 ? { line: 0, character: 0 } : { line: before, character: lines[before]?.length ?? 0 };
  const end = next < lines.length ? { line: next, character: 0 } : { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
  const opening = before < 0 ? '' : '\n\n';
  const titleStart = opening.length + place.level + 1;
  return {
    range: { start, end },
    text: `${opening}${talk}${next < lines.length ? '\n\n' : '\n'}`,
    title: { start: titleStart, end: titleStart + words[language].talk.length },
    end: opening.length + talk.length,
  };
}

/**
 * The level of a new talk and the line that it goes before; undefined for the end of the note.
 *
 * Talks are the topics with fields, filled in or not; without any, the outermost ones below level 1. Beside them there are themes, which
 * hold talks, and topics of other kinds.
 */
function placeOfTalk(topics: readonly Topic[], line: number): { readonly level: number; readonly line: number | undefined } {
  const all = allTopics(topics);
  const withFields = all.filter(({ fields, emptyFields }) => emptyFields.length > 0 || Object.keys(fields).length > 0);
  const talks = withFields.length > 0 ? withFields : topics.flatMap((topic) => (topic.level === 1 && topic.children.length > 0 ? topic.children : [topic])).filter((topic) => !isClosing(topic));
  const chain = all.filter((topic) => topic.line <= line && line < topic.endLine);
  const inner = chain.at(-1);
  const talk = chain.findLast((topic) => talks.includes(topic));
  if (talk) {
    return { level: talk.level, line: talk.endLine };
  }
  const level = (talks.findLast((each) => each.line < line) ?? talks[0])?.level ?? 2;
  if (inner && isClosing(inner)) {
    return { level, line: inner.line };
  }
  const next = talks.find((each) => each.line > line && (!inner || each.line < inner.endLine));
  if (next) {
    return { level: next.level, line: next.line };
  }
  // A topic of another kind that stands where talks do, or a theme without talks.
  return { level, line: (chain.find((topic) => topic.level >= level) ?? inner)?.endLine };
}

/** Whether a topic is the last one of a new note, where no talks go. */
function isClosing({ title }: Topic): boolean {
  return Object.values(words).some(({ impressions }) => impressions === title);
}

/** The date of a new conference note: the first day of the conference, or `today`. */
export function newNoteDate(conference: Pick<Conference, 'start'> | undefined, today: string): string {
  return conference?.start ?? today;
}
