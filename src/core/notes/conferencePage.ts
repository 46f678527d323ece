import { escapeMarkdown } from '../terms/card';
import { paragraphs, sourcesSection } from '../terms/page';
import type { Language } from '../text';
import { recognizeConference } from './conference';
import { whereAndWhen } from './conferenceLabel';
import { fieldText, fieldTexts, readFrontMatter } from './frontMatter';

/** A built-in conference note's page: its title, when and where it was, its text and its sources. */
export function conferencePage(text: string, language: Language): string {
  const { data, bodyOffset } = readFrontMatter(text);
  const title = fieldText(data, 'title') ?? '';
  const conference = recognizeConference({ explicit: fieldText(data, 'conference'), title });
  const facts = conference ? whereAndWhen(conference, language) : '';
  return paragraphs([
    `# ${escapeMarkdown(title)}`,
    facts === '' ? '' : `*${escapeMarkdown(facts)}*`,
    text.slice(bodyOffset).trim(),
    sourcesSection(fieldTexts(data, 'sources'), fieldText(data, 'checked'), language),
  ]);
}
