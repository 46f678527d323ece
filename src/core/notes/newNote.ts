import type { Language } from '../text/language';
import { hyphenated } from '../text/strings';
import type { Conference } from './conference';
import { noteFileName } from './filePath';

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
  const { theme, talk, fields, told, impressions, colon } = words[language];
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
    `### ${talk}`,
    '',
    ...fields.map((field) => `- ${field}${colon}`),
    '',
    told,
    '',
    `## ${impressions}`,
    '',
  ].join('\n');
}

/** The date of a new conference note: the first day of the conference, or `today`. */
export function newNoteDate(conference: Pick<Conference, 'start'> | undefined, today: string): string {
  return conference?.start ?? today;
}
