import { recognizeConference } from '../notes/conference';
import { whereAndWhen } from '../notes/conferenceLabel';
import { fieldText, fieldTexts, readFrontMatter } from '../notes/frontMatter';
import { markdownText } from '../text/escape';
import type { Language } from '../text/language';
import { manifestsSection, paragraphs, sourcesSection, termsSection, type PageManifest } from './termPage';

export interface ConferencePageSource {
  readonly text: string;
  readonly language: Language;
  readonly terms: readonly { name: string; href: string }[];
  readonly manifests: readonly PageManifest[];
}

/** The page of a built-in conference note: title, place and dates, text, terms, manifests and sources. */
export function conferencePage({ text, language, terms, manifests }: ConferencePageSource): string {
  const { data, bodyOffset } = readFrontMatter(text);
  const title = fieldText(data, 'title') ?? '';
  const conference = recognizeConference({ explicit: fieldText(data, 'conference'), title });
  const facts = conference ? whereAndWhen(conference, language) : '';
  return paragraphs([
    `# ${markdownText(title)}`,
    markdownText(facts),
    text.slice(bodyOffset).trim(),
    termsSection(terms, language),
    manifestsSection(manifests, language),
    sourcesSection(fieldTexts(data, 'sources'), fieldText(data, 'checked'), language),
  ]);
}
