import type { Language } from '../text/language';
import { lazy } from '../text/lazy';
import type { Problem } from '../text/problem';
import type { Term, TermText } from './term';

/** A term with its text. */
export interface GlossaryTerm {
  readonly term: Term;
  readonly text: TermText;
}

/** The contents of a glossary file. */
export interface GlossaryFile {
  readonly terms: readonly GlossaryTerm[];
  readonly problems: readonly Problem[];
  /** Paths of pages or folders in a known language. Siblings named after another language are translations then. */
  readonly knownLanguagePaths: readonly string[];
  /** Set if the file seems to be in an unsupported language. */
  readonly foreign?: ForeignLanguage;
}

export interface ForeignLanguage {
  /** As written, such as `fr`. */
  readonly tag: string;
  /** The folder or glossary whose pages share one problem. */
  readonly group: string;
  /** Applies only if a known language exists at this path; always if undefined. */
  readonly beside?: string;
  /** Zero-based. */
  readonly line: number;
}

/** The language of a tag such as `zh-hans`; undefined for unsupported tags. */
export function languageOfTag(tag: string): Language | undefined {
  const folded = tag.toLowerCase().replaceAll('_', '-');
  if (/^en(?:-[a-z]{2})?$/.test(folded)) {
    return 'en';
  }
  return /^zh(?:-cn|-sg|-hans(?:-[a-z]{2})?)?$/.test(folded) ? 'zh-cn' : undefined;
}

/** Whether a tag names an unsupported language. */
export function isForeignTag(tag: string): boolean {
  return /^[a-z]{2}(?:[-_][a-z]{2,4}){0,2}$/i.test(tag) && languageOfTag(tag) === undefined && languageNames().of(tag.slice(0, 2).toLowerCase()) !== undefined;
}

const languageNames = lazy(() => new Intl.DisplayNames('en', { type: 'language', fallback: 'none' }));
