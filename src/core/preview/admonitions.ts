import type { Language } from '../text/language';
import { argument, type Shortcode } from './shortcode';

export interface Admonition {
  /** The style of the box: the five styles of GitHub's alerts. */
  readonly tone: 'note' | 'tip' | 'important' | 'warning' | 'caution';
  /** Inline Markdown. */
  readonly title: string;
}

type Type = Readonly<Record<Language, string>> & Pick<Admonition, 'tone'>;

const note: Type = { tone: 'note', en: 'Note', 'zh-cn': '注意' };
const tip: Type = { tone: 'tip', en: 'Tip', 'zh-cn': '提示' };
const info: Type = { tone: 'note', en: 'Info', 'zh-cn': '信息' };
const important: Type = { tone: 'important', en: 'Important', 'zh-cn': '重要' };
const success: Type = { tone: 'tip', en: 'Success', 'zh-cn': '成功' };
const question: Type = { tone: 'important', en: 'Question', 'zh-cn': '问题' };
const warning: Type = { tone: 'warning', en: 'Warning', 'zh-cn': '警告' };
const caution: Type = { tone: 'caution', en: 'Caution', 'zh-cn': '小心' };
const danger: Type = { tone: 'caution', en: 'Danger', 'zh-cn': '危险' };
const failure: Type = { tone: 'caution', en: 'Failure', 'zh-cn': '失败' };
const bug: Type = { tone: 'caution', en: 'Bug', 'zh-cn': '缺陷' };
const example: Type = { tone: 'note', en: 'Example', 'zh-cn': '示例' };
const quote: Type = { tone: 'note', en: 'Quote', 'zh-cn': '引用' };
const abstract: Type = { tone: 'note', en: 'Abstract', 'zh-cn': '摘要' };

/** The boxes of Hugo themes and of the Kubernetes documentation, by all their names. */
const types = new Map<string, Type>(
  Object.entries({ note, tip, info, important, success, question, warning, caution, danger, failure, bug, example, quote, abstract, hint: tip, error: danger, primary: note, secondary: note, default: note }),
);

/** Shortcodes for boxes, with the argument that selects the kind; undefined if their name is the kind. */
const boxes = new Map<string, string | undefined>([
  ['admonition', 'type'],
  ['notice', 'style'],
  ['callout', 'type'],
  ['alert', 'color'],
  ['hint', 'type'],
  ...['note', 'tip', 'info', 'important', 'warning', 'caution', 'danger'].map((name) => [name, undefined] as const),
]);

/**
 * The box of a shortcode: `admonition` (LoveIt, DoIt), `notice` (Relearn), `callout` (Hextra), `alert` (Docsy), `hint` (Book), and those
 * of the Kubernetes documentation. Undefined for any other shortcode.
 */
export function admonitionOf(shortcode: Shortcode, language: Language): Admonition | undefined {
  if (shortcode.closing || !boxes.has(shortcode.name)) {
    return undefined;
  }
  const attribute = boxes.get(shortcode.name);
  const written = attribute === undefined ? shortcode.name : (argument(shortcode, attribute, 0) ?? '');
  const type = types.get(written.toLowerCase()) ?? note;
  return { tone: type.tone, title: argument(shortcode, 'title', attribute === undefined ? 0 : 1) ?? type[language] };
}
