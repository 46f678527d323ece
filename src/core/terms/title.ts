import { hasCjk } from '../text/characters';
import { pluralOf } from './plural';
import type { Term } from './term';

/**
 * Returns the name in the title of a glossary page and its aliases: those in parentheses at the end (`Continuous Delivery (CD)`,
 * `持续交付（Continuous Delivery，CD）`), and lower-case forms of names in title case.
 * `fileName`: without extension; it may be the singular of the title (`container`, `Containers`).
 */
export function namesInTitle(title: string, fileName?: string): Pick<Term, 'name' | 'aliases'> {
  const [, before = title, inside = ''] = /^(.*\S)\s*[(（]([^()（）]+)[)）]$/.exec(title.trim()) ?? [];
  const name = before.trim();
  const isChinese = hasCjk(name);
  const others = inside.split(/[,，、;；]/).map((part) => part.trim()).filter((part) => isOtherName(part, isChinese));
  const singular = fileName?.replaceAll('-', ' ');
  const isSingular = singular !== undefined && pluralOf(singular) === name.toLowerCase();
  return { name, aliases: withLowerCase(name, isSingular ? [...others, singular] : others) };
}

/** The aliases, plus lower-case forms of the name and aliases in title case, as prose writes them. */
export function withLowerCase(name: string, aliases: readonly string[]): readonly string[] {
  const all = new Set([...aliases, ...[name, ...aliases].flatMap((each) => (hasTitleCase(each) ? [each.toLowerCase()] : []))]);
  all.delete(name);
  return [...all];
}

/** Whether text in parentheses is a name, not a remark such as `(networking)` or `（网络）`. `isChinese`: whether the name before it is Chinese. */
function isOtherName(part: string, isChinese: boolean): boolean {
  return hasCjk(part) ? !isChinese : /[\p{Lu}\p{N}]/u.test(part) || (isChinese && /^\p{L}/u.test(part));
}

/** `Load Balancer`, `API Gateway`, `Managed services`; neither `DevOps` nor `CD`. */
function hasTitleCase(name: string): boolean {
  const words = name.split(/[\s-]+/);
  return words.some((word) => /^\p{Lu}\p{Ll}+$/u.test(word)) && words.every((word) => /^\p{Lu}?\p{Ll}+$|^[\p{Lu}\p{N}]+$/u.test(word));
}
