import type { ManifestSnippet } from '../manifests/snippet';
import { classification, expansionOf, maturityLabel } from '../terms/card';
import { termIn, type GlossaryEntry } from '../terms/glossary';
import type { TermText } from '../terms/term';
import { isWebAddress, linkPath, markdownAddress, markdownCode, markdownText } from '../text/escape';
import type { Language } from '../text/language';
import { manifestSignpost } from './signposts';

export interface PageSource {
  readonly entry: GlossaryEntry;
  readonly text: TermText;
  readonly language: Language;
  /** The name of a built-in term by id; undefined if there is none. */
  readonly nameOf: (id: string) => string | undefined;
  readonly topics: readonly PageTopic[];
  readonly manifests: readonly PageManifest[];
}

/** A topic that a page links to. */
export interface PageTopic {
  readonly title: string;
  /** The conference or note that it belongs to. */
  readonly place: string;
  readonly href: string;
}

/** A manifest listed on a page. */
export type PageManifest = Pick<ManifestSnippet, 'title' | 'prefix' | 'description'>;

const labels = {
  en: { topics: 'Mentioned in', manifests: 'Manifests', insert: 'Insert this manifest', terms: 'Terms', related: 'Related', sources: 'Sources', checked: (month: string) => ` (accessed ${month})`, docs: 'Documentation', colon: ': ' },
  'zh-cn': { topics: '提及此术语的议题', manifests: '清单', insert: '插入此清单', terms: '术语', related: '相关词条', sources: '来源', checked: (month: string) => `（查阅于 ${month}）`, docs: '官方文档', colon: '：' },
} as const;

/** The page of a built-in term: name, text, topics, manifests, related terms and sources. Links are relative, as the preview requires. */
export function termPage({ entry, text, language, nameOf, topics, manifests }: PageSource): string {
  const term = termIn(entry, language);
  const expansion = expansionOf(entry, language);
  const label = labels[language];
  const facts = [classification(entry, language), markdownText(maturityLabel(term.since, language))].filter(Boolean).join(' · ');
  const related = term.related.flatMap((id) => {
    const name = nameOf(id);
    return name === undefined ? [] : [`[${markdownText(name)}](${linkPath(id)}.md)`];
  });
  return paragraphs([
    `# ${markdownText(term.name)}`,
    expansion === undefined ? '' : `**${markdownText(expansion)}**`,
    facts,
    text.summary,
    text.facts.map((fact) => `- ${fact}`).join('\n'),
    term.docs !== undefined && isWebAddress(term.docs) ? `[${label.docs}](<${term.docs}>)` : '',
    text.page,
    section(label.topics, topics.map(({ title, place, href }) => `- [${markdownText(title)}](${href}) · ${markdownText(place)}`)),
    manifestsSection(manifests, language),
    section(label.related, [related.join(' · ')]),
    sourcesSection(term.sources, term.checked, language),
  ]);
}

/** The section of a page that lists manifests with their prefixes. Links insert them. */
export function manifestsSection(manifests: readonly PageManifest[], language: Language): string {
  const label = labels[language];
  return section(
    label.manifests,
    manifests.map(({ title, prefix, description }) => `- **[${markdownText(title)}](../${linkPath(manifestSignpost(prefix))} "${label.insert}")** ${markdownCode(prefix)}${label.colon}${markdownText(description)}`),
  );
}

/** The section of a page that links to its terms. */
export function termsSection(terms: readonly { name: string; href: string }[], language: Language): string {
  return section(labels[language].terms, [terms.map(({ name, href }) => `[${markdownText(name)}](${href})`).join(' · ')]);
}

function section(title: string, lines: readonly string[]): string {
  const text = lines.join('\n');
  return text === '' ? '' : `## ${title}\n\n${text}`;
}

/** The section of a page with its sources and when they were last checked. */
export function sourcesSection(sources: readonly string[], checked: string | undefined, language: Language): string {
  const label = labels[language];
  const title = `${label.sources}${checked === undefined ? '' : label.checked(checked)}`;
  return section(title, sources.map((source) => `- ${markdownAddress(source)}`));
}

export function paragraphs(blocks: readonly string[]): string {
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}
