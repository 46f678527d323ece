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

/** Where a term comes from; the workspace's own terms win over the built-in ones. */
export type TermOrigin = 'workspace' | 'builtin';

/** What a term note or a glossary says: one term in one language, without its text. */
export interface Term {
  /** The same in every language: a note's or page's file name without its extension, or made of the name. */
  readonly id: string;
  readonly uri: string;
  readonly origin: TermOrigin;
  /** The user's glossary in which its languages are joined; undefined for a term note. */
  readonly glossary?: string;
  readonly language: Language;
  /** Zero-based line in the file that names it: of `term:` in a note. With `uri` it tells one term from every other. */
  readonly line: number;
  /** Zero-based line of the aliases, or of the name where there are none. */
  readonly aliasesLine: number;
  readonly name: string;
  readonly expansion?: string;
  readonly kind: TermKind;
  readonly project?: string;
  readonly aliases: readonly string[];
  readonly quiet: boolean;
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

/** What a term note says in prose, as Markdown. */
export interface TermText {
  /** One to three sentences. */
  readonly summary: string;
  readonly facts: readonly string[];
  /** What follows the facts: the page. */
  readonly page: string;
}
