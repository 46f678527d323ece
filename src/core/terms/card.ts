import { markdownText } from '../text/escape';
import { otherLanguage, type Language } from '../text/language';
import { termIn, type GlossaryEntry } from './glossary';
import type { Maturity, Term, TermKind, TermState, TermText } from './term';

export type CardDetail = 'full' | 'brief';

/** The maximum weight of a card: 700 Latin or 350 CJK characters, or a mixture. */
export const cardLimit = 700;

const wideCharacter = /[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]/g;

export interface CardSource {
  readonly entry: GlossaryEntry;
  readonly text: TermText;
  readonly language: Language;
  readonly detail: CardDetail;
  /** The known misspelling in the text, if the mention is one. */
  readonly misspelledAs?: string;
  /** The built-in term that the user's one takes the place of. */
  readonly overridden?: Pick<CardSource, 'entry' | 'text'> | undefined;
}

/** Chinese has no plural, so most group names equal the kind's name. */
const chineseKinds: Readonly<Record<TermKind, string>> = {
  protocol: '协议',
  component: '组件',
  project: '项目',
  resource: '资源',
  field: '字段',
  concept: '概念',
  pattern: '模式',
  organisation: '组织',
};

/** States that are not shown as they are written. */
const stateNames: Readonly<Record<Language, Readonly<Partial<Record<TermState, string>>>>> = {
  en: {
    sandbox: 'CNCF sandbox',
    incubating: 'CNCF incubating',
    graduated: 'CNCF graduated',
  },
  'zh-cn': {
    alpha: 'Alpha',
    beta: 'Beta',
    stable: '稳定',
    experimental: '实验性',
    deprecated: '已弃用',
    archived: '已归档',
    sandbox: 'CNCF 沙箱',
    incubating: 'CNCF 孵化',
    graduated: 'CNCF 毕业',
  },
};

const labels = {
  en: {
    otherName: (name: string) => `中文：${name}`,
    misspelled: (written: string, name: string) => `“${written}” is a misspelling of ${name}.`,
    builtin: 'From Mesh Notes: ',
    groups: {
      protocol: 'Protocols',
      component: 'Components',
      project: 'Projects',
      resource: 'Resources',
      field: 'Fields and labels',
      concept: 'Concepts',
      pattern: 'Patterns',
      organisation: 'Organisations',
    },
    state: (state: string, version: string, note: string) => join([join([state, /^(?:with|as|in|by|for|from) /.test(note) ? note : note && `(${note})`], ' '), version], ', '),
  },
  'zh-cn': {
    otherName: (name: string) => `English: ${name}`,
    misspelled: (written: string, name: string) => `“${written}”是误写，正确写法是 ${name}。`,
    builtin: 'Mesh Notes 内置：',
    groups: { ...chineseKinds, field: '字段与标签' },
    state: (state: string, version: string, note: string) => {
      const [first = '', ...details] = [state, version, note].filter(Boolean);
      return details.length === 0 ? first : `${first}（${details.join('，')}）`;
    },
  },
} as const;

function join(parts: readonly (string | undefined)[], separator: string): string {
  return parts.filter((part) => part !== undefined && part !== '').join(separator);
}

export function kindLabel(kind: TermKind, language: Language): string {
  return language === 'en' ? kind : chineseKinds[kind];
}

/** The heading for the terms of a kind. */
export function kindGroupLabel(kind: TermKind, language: Language): string {
  return labels[language].groups[kind];
}

/** `stable with ambient mode, Istio 1.24`; `archived (sandbox since 2020-03), 2023-09`; `稳定（Istio 1.24，随 ambient 模式）`; empty if unknown. */
export function maturityLabel(since: Maturity | undefined, language: Language): string {
  const { state, version = '', note = '' } = since ?? {};
  return labels[language].state(state === undefined ? '' : (stateNames[language][state] ?? state), version, note);
}

/**
 * The line under the name on a card: `protocol · Istio · 中文：HBONE（基于 HTTP 的覆盖网络环境）`. Includes the name in the other
 * language if it differs.
 */
export function classification(entry: GlossaryEntry, language: Language): string {
  const term = termIn(entry, language);
  return join([kindLabel(term.kind, language), markdownText(term.project ?? ''), otherName(entry, term, language)], ' · ');
}

function otherName(entry: GlossaryEntry, term: Term, language: Language): string | undefined {
  const other = entry.terms[otherLanguage(language)];
  if (!other || other === term) {
    return undefined;
  }
  const expansion = language === 'en' && other.expansion !== term.expansion ? other.expansion : undefined;
  if (other.name === term.name && expansion === undefined) {
    return undefined;
  }
  return labels[language].otherName(markdownText(expansion === undefined ? other.name : `${other.name}（${expansion}）`));
}

/** The expansion of an acronym, preferably in English, the language of its letters. */
export function expansionOf(entry: GlossaryEntry, language: Language): string | undefined {
  return entry.terms.en?.expansion ?? termIn(entry, language).expansion;
}

/** The body of a term's card as Markdown, without added links. Untrusted if the note is the user's. */
export function cardBody({ entry, text, language, detail, misspelledAs, overridden }: CardSource): string {
  const term = termIn(entry, language);
  const expansion = expansionOf(entry, language);
  const name = `**${markdownText(term.name)}**${expansion === undefined ? '' : ` — ${markdownText(expansion)}`}`;
  const correction = misspelledAs === undefined ? '' : labels[language].misspelled(markdownText(misspelledAs), markdownText(term.name));
  const head = join([`${name}  \n${classification(entry, language)}`, correction], '\n\n');
  const own = `${head}\n\n${explanation(term, text, language, detail, cardLimit - cardWeight(`${head} `))}`.trimEnd();
  if (!overridden) {
    return own;
  }
  const label = labels[language].builtin;
  const room = cardLimit - cardWeight(`${own} ${label}`);
  return room < shortestExplanation ? own : `${own}\n\n${label}${explanation(termIn(overridden.entry, language), overridden.text, language, detail, room)}`;
}

/** In less room (a weight) than this, a built-in term is not explained too. */
const shortestExplanation = 100;

/** The summary, facts and state of a term, as much as fits in `room` (a weight). */
function explanation(term: Term, text: TermText, language: Language, detail: CardDetail, room: number): string {
  const state = markdownText(maturityLabel(term.since, language));
  let left = room - cardWeight(`${state} `);
  const written = withoutImages(text.summary);
  const summary = cut(written, left);
  left = summary === written ? left - cardWeight(`${summary} `) : 0;
  const facts: string[] = [];
  for (const fact of (detail === 'full' ? text.facts : text.facts.slice(0, 1)).map(withoutImages)) {
    left -= cardWeight(`- ${fact} `);
    if (left < 0) {
      break;
    }
    facts.push(`- ${fact}`);
  }
  return join([summary, facts.join('\n'), state], '\n\n');
}

/** Turns images into links, because a card must not load anything. */
function withoutImages(markdown: string): string {
  return markdown.replace(/(?<!!)!+(?=\[)/g, '');
}

/** The weight of a card: CJK characters count twice; Markdown markers and link targets do not count. */
export function cardWeight(markdown: string): number {
  // Excluding nested openings keeps this linear.
  const shown = markdown.replace(/\]\((?:(?!\]\()[^)\s])*\)/g, '').replace(/[*`[\]\\]/g, '').replace(/\s+/g, ' ');
  return shown.length + (shown.match(wideCharacter)?.length ?? 0);
}

/** Truncates a text to a weight of `room`, with an ellipsis if anything is cut. */
function cut(text: string, room: number): string {
  if (cardWeight(text) <= room) {
    return text;
  }
  let at = 0;
  let left = room - 1;
  for (const character of text) {
    left -= character.length + (character.match(wideCharacter)?.length ?? 0);
    if (left < 0) {
      break;
    }
    at += character.length;
  }
  // Leave no link or code span open.
  const kept = text.slice(0, at).replace(/!?\[[^\]]*(?:\]\([^)]*)?$/, '');
  const end = (kept.match(/`/g)?.length ?? 0) % 2 === 0 ? kept.length : kept.lastIndexOf('`');
  return `${kept.slice(0, end).trimEnd()}…`;
}
