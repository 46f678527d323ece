import type { Language } from '../text';
import { classification, escapeMarkdown, expansionOf, maturityLabel } from './card';
import { termIn, type GlossaryEntry } from './glossary';
import type { TermText } from './term';

export interface PageSource {
  readonly entry: GlossaryEntry;
  readonly text: TermText;
  readonly language: Language;
  /** What a link to another term of the built-in notebook shows; nothing where there is none of that id. */
  readonly nameOf: (id: string) => string | undefined;
}

const labels = {
  en: { related: 'Related', sources: 'Sources', checked: (month: string) => `read in ${month}`, docs: 'Documentation' },
  'zh-cn': { related: '相关词条', sources: '来源', checked: (month: string) => `查阅于 ${month}`, docs: '官方文档' },
} as const;

/** A built-in term's page: its card's head, its text, where to go on, and its sources. Links are relative, as the preview needs them. */
export function termPage({ entry, text, language, nameOf }: PageSource): string {
  const term = termIn(entry, language);
  const expansion = expansionOf(entry, language);
  const label = labels[language];
  const facts = [classification(entry, language), escapeMarkdown(maturityLabel(term.since, language))].filter(Boolean).join(' · ');
  const related = term.related.flatMap((id) => {
    const name = nameOf(id);
    return name === undefined ? [] : [`[${escapeMarkdown(name)}](${id}.md)`];
  });
  return paragraphs([
    `# ${escapeMarkdown(term.name)}`,
    expansion === undefined ? '' : `**${escapeMarkdown(expansion)}**`,
    `*${facts}*`,
    text.summary,
    text.facts.map((fact) => `- ${fact}`).join('\n'),
    term.docs === undefined ? '' : `[${label.docs}](${term.docs})`,
    text.page,
    related.length === 0 ? '' : `## ${label.related}\n\n${related.join(' · ')}`,
    sourcesSection(term.sources, term.checked, language),
  ]);
}

/** The sources of a page, and when they were last read. */
export function sourcesSection(sources: readonly string[], checked: string | undefined, language: Language): string {
  if (sources.length === 0) {
    return '';
  }
  const label = labels[language];
  const title = checked === undefined ? label.sources : `${label.sources} (${label.checked(checked)})`;
  return `## ${title}\n\n${sources.map((source) => `- <${source}>`).join('\n')}`;
}

export function paragraphs(blocks: readonly string[]): string {
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}
