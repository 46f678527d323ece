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

/** A built-in conference note's page: its title, when and where it was, its text, its terms and manifests, and its sources. */
export function conferencePage({ text, language, terms, manifests }: ConferencePageSource): string {
  const { data, bodyOffset } = readFrontMatter(text);
  const title = fieldText(data, 'title') ?? '';
  const conference = recognizeConference({ explicit: fieldText(data, 'conference'), title });
  const facts = conference ? whereAndWhen(conference, language) : '';
  return paragraphs([
    `# ${markdownText(title)}`,
    facts === '' ? '' : `*${markdownText(facts)}*`,
    text.slice(bodyOffset).trim(),
    termsSection(terms, language),
    manifestsSection(manifests, language),
    sourcesSection(fieldTexts(data, 'sources'), fieldText(data, 'checked'), language),
  ]);
}
