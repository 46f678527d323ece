import type { Language } from '../text/language';
import { lazy } from '../text/lazy';
import type { Problem } from '../text/problem';
import type { Term, TermText } from './term';

/** A term of a glossary file with what the file says of it. */
export interface GlossaryTerm {
  readonly term: Term;
  readonly text: TermText;
}

/** What one file of a glossary says. */
export interface GlossaryFile {
  readonly terms: readonly GlossaryTerm[];
  readonly problems: readonly Problem[];
  /** Names of places that a known language is written at: they tell that what stands beside is in a language too. */
  readonly knownLanguagePaths: readonly string[];
  /** It seems to be written in a language that is not known here. */
  readonly foreign?: ForeignLanguage;
}

export interface ForeignLanguage {
  /** As it is written, such as `fr`. */
  readonly tag: string;
  /** The folder or glossary of whose pages one stands for all: it alone carries the problem. */
  readonly group: string;
  /** It is so where a known language is written at this place; everywhere without one. */
  readonly beside?: string;
  /** Zero-based. */
  readonly line: number;
}

/** The language that a tag such as `zh-hans` stands for; undefined for an unknown tag. */
export function languageOfTag(tag: string): Language | undefined {
  const folded = tag.toLowerCase().replaceAll('_', '-');
  if (/^en(?:-[a-z]{2})?$/.test(folded)) {
    return 'en';
  }
  return /^zh(?:-cn|-sg|-hans(?:-[a-z]{2})?)?$/.test(folded) ? 'zh-cn' : undefined;
}

/** Whether a tag names a language that is not known here. */
export function isForeignTag(tag: string): boolean {
  if (!/^[a-z]{2}(?:[-_][a-z]{2,4}){0,2}$/i.test(tag) || languageOfTag(tag) !== undefined) {
    return false;
  }
  const primary = tag.slice(0, 2).toLowerCase();
  return languageNames().of(primary) !== undefined;
}

const languageNames = lazy(() => new Intl.DisplayNames('en', { type: 'language', fallback: 'none' }));
