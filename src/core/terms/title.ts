import { hasCjk } from '../text/characters';
import { pluralOf } from './plural';

/** What the title of a glossary's page calls its term. */
export interface TitleNames {
  readonly name: string;
  readonly aliases: readonly string[];
}

/**
 * The name in a title, and its other forms: those in parentheses at the end (`Continuous Delivery (CD)`,
 * `持续交付（Continuous Delivery，CD）`), and the words in lower case where their capitals are only a title's.
 * `fileName`: without its extension; it may be the singular of the title (`container`, `Containers`).
 */
export function namesInTitle(title: string, fileName?: string): TitleNames {
  const [, before = title, inside = ''] = /^(.*\S)\s*[(（]([^()（）]+)[)）]$/.exec(title.trim()) ?? [];
  const name = before.trim();
  const isChinese = hasCjk(name);
  const others = inside.split(/[,，、;；]/).map((part) => part.trim()).filter((part) => isOtherName(part, isChinese));
  const singular = fileName?.replaceAll('-', ' ');
  const isSingular = singular !== undefined && pluralOf(singular) === name.toLowerCase();
  return { name, aliases: withLowerCase(name, isSingular ? [...others, singular] : others) };
}

/** The aliases of a name, and in lower case those whose capitals are only a title's, the name's own included: they stand so in running text. */
export function withLowerCase(name: string, aliases: readonly string[]): readonly string[] {
  const all = new Set([...aliases, ...[name, ...aliases].flatMap((each) => (hasTitleCase(each) ? [each.toLowerCase()] : []))]);
  all.delete(name);
  return [...all];
}

/** Whether what stands in parentheses is a name too, not a remark such as `(networking)` or `（网络）`. `isChinese`: the name before it is. */
function isOtherName(part: string, isChinese: boolean): boolean {
  return hasCjk(part) ? !isChinese : /[\p{Lu}\p{N}]/u.test(part) || (isChinese && /^\p{L}/u.test(part));
}

/** `Load Balancer`, `API Gateway`, `Managed services`; neither `DevOps` nor `CD`. */
function hasTitleCase(name: string): boolean {
  const words = name.split(/[\s-]+/);
  return words.some((word) => /^\p{Lu}\p{Ll}+$/u.test(word)) && words.every((word) => /^\p{Lu}?\p{Ll}+$|^[\p{Lu}\p{N}]+$/u.test(word));
}
