import type { Language } from './language';

/** Joins the items of a list as a language does: `a, b` or `a、b`. */
export function joinList(items: readonly string[], language: Language): string {
  return items.join(language === 'en' ? ', ' : '、');
}
