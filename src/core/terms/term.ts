import type { Language } from '../text/language';

export const termKinds = ['protocol', 'component', 'project', 'resource', 'field', 'concept', 'pattern', 'organisation'] as const;

export type TermKind = (typeof termKinds)[number];

export const termStates = ['alpha', 'beta', 'stable', 'experimental', 'deprecated', 'archived', 'sandbox', 'incubating', 'graduated'] as const;

export type TermState = (typeof termStates)[number];

/** How mature a term's subject is: `{state: stable, version: Istio 1.24, note: with ambient mode}`. */
export interface Maturity {
  readonly state?: TermState;
  readonly version?: string;
  readonly note?: string;
}

/** Where a term comes from. Workspace terms override built-in ones. */
export type TermOrigin = 'workspace' | 'builtin';

/** A term in one language, from a term note or glossary, without its text. */
export interface Term {
  /** The same in every language: the file name without extension, or derived from the name. */
  readonly id: string;
  readonly uri: string;
  readonly origin: TermOrigin;
  /** The user's glossary, in which terms with the same id are joined; undefined for a term note. */
  readonly glossary?: string;
  readonly language: Language;
  /** The zero-based line of its name (`term:` in a note). Unique together with `uri`. */
  readonly line: number;
  /** The zero-based line of the aliases, or of the name if there are none. */
  readonly aliasesLine: number;
  readonly name: string;
  readonly expansion?: string;
  readonly kind: TermKind;
  readonly project?: string;
  readonly aliases: readonly string[];
  /** Its names are common words, which need evidence; false if they never do; undefined if the list of common words decides. */
  readonly quiet: boolean | undefined;
  /** Names that mean something else in other fields: explained only in texts on cloud-native things. */
  readonly ambiguous: readonly string[];
  /** Longer words that contain one of its names but do not mean it. */
  readonly except: readonly string[];
  /** It is as common in other fields, so its mentions do not tell what a text is about. */
  readonly general: boolean;
  readonly misspellings: readonly string[];
  /** Group and version of a resource, such as `gateway.networking.k8s.io/v1`. */
  readonly apiVersion?: string;
  readonly since?: Maturity;
  readonly docs?: string;
  /** Ids of other terms. */
  readonly related: readonly string[];
  /** URLs. */
  readonly sources: readonly string[];
  /** When the sources were last read, `YYYY-MM`. */
  readonly checked?: string;
}

/** The text of a term, as Markdown. */
export interface TermText {
  /** One to three sentences. */
  readonly summary: string;
  readonly facts: readonly string[];
  /** Everything after the facts. */
  readonly page: string;
}
