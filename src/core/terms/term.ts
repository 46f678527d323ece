import type { Language } from '../text';

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

/** What the front matter of one term note says: one term in one language, without its text. */
export interface Term {
  /** The note's file name without its extension: the same in every language. */
  readonly id: string;
  readonly uri: string;
  readonly origin: TermOrigin;
  readonly language: Language;
  /** Zero-based line of `term:` in the note. */
  readonly line: number;
  /** Zero-based line of `aliases:`, or of `term:` where there is none. */
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
