import type { Language, Problem } from '../text';
import { lineProblem } from '../text';
import { isCjk, isWord } from './characters';
import { pluralOf } from './plural';
import type { Term, TermKind, TermOrigin } from './term';

/** One term of one notebook, in the languages it is written in. */
export interface GlossaryEntry {
  readonly id: string;
  readonly origin: TermOrigin;
  readonly kind: TermKind;
  readonly project: string | undefined;
  readonly quiet: boolean;
  readonly apiVersion: string | undefined;
  /** Its subject has been given up: what still lives goes first. */
  readonly retired: boolean;
  readonly terms: Readonly<Partial<Record<Language, Term>>>;
}

/** One way to write a term, and what the matcher must know about it. */
export interface Alias {
  readonly text: string;
  readonly entry: GlossaryEntry;
  /** Holds a capital, so that it matches only as written. */
  readonly exact: boolean;
  /** A common word: it needs a capital in prose, or `kind:` before it. */
  readonly quiet: boolean;
  /** Holds `.` or `/`, so that it may stand inside an address. */
  readonly address: boolean;
  readonly misspelling: boolean;
}

/** The term in the wanted language, else in the other one. */
export function termIn(entry: GlossaryEntry, language: Language): Term {
  const other: Language = language === 'en' ? 'zh-cn' : 'en';
  const term = entry.terms[language] ?? entry.terms[other];
  if (!term) {
    throw new Error(`The glossary entry ${entry.id} has no term.`);
  }
  return term;
}

/** The workspace's terms first, then what still lives, then by id. */
export function compareEntries(a: GlossaryEntry, b: GlossaryEntry): number {
  if (a.origin !== b.origin) {
    return a.origin === 'workspace' ? -1 : 1;
  }
  if (a.retired !== b.retired) {
    return a.retired ? 1 : -1;
  }
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** All the terms known at one moment. It never changes: a changed note makes a new glossary. */
export class Glossary {
  /** In the order of `compareEntries`. */
  readonly entries: readonly GlossaryEntry[];
  readonly aliases: readonly Alias[];
  private readonly entriesById = new Map<string, GlossaryEntry[]>();

  constructor(terms: readonly Term[]) {
    this.entries = mergeLanguages(terms).sort(compareEntries);
    this.aliases = this.entries.flatMap(aliasesOf);
    for (const entry of this.entries) {
      const known = this.entriesById.get(entry.id);
      if (known) {
        known.push(entry);
      } else {
        this.entriesById.set(entry.id, [entry]);
      }
    }
  }

  /** The entries of an id: the workspace's own first. */
  withId(id: string): readonly GlossaryEntry[] {
    return this.entriesById.get(id) ?? [];
  }

  /** Aliases that two terms of one notebook and language share, each at its note, by URI. Two resources may share one: `apiVersion` tells them apart. */
  duplicateAliases(): ReadonlyMap<string, readonly Problem[]> {
    const owners = new Map<string, Term>();
    const problems = new Map<string, Problem[]>();
    for (const entry of this.entries) {
      for (const term of Object.values(entry.terms)) {
        for (const written of new Set([term.name, ...term.aliases].map(normalizeSpaces))) {
          const key = `${term.origin} ${term.language} ${written}`;
          const owner = owners.get(key);
          if (!owner) {
            owners.set(key, term);
          } else if (owner.uri !== term.uri && !(owner.kind === 'resource' && term.kind === 'resource')) {
            addTo(problems, term.uri, duplicateProblem(term, written, owner));
            addTo(problems, owner.uri, duplicateProblem(owner, written, term));
          }
        }
      }
    }
    return problems;
  }
}

function duplicateProblem(term: Term, written: string, other: Term): Problem {
  const line = written === normalizeSpaces(term.name) ? term.line : term.aliasesLine;
  return lineProblem('warning', line, 0, '“{0}” also names the term {1}; a hover shows one first and offers the other.', written, other.id);
}

function addTo<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list) {
    list.push(value);
  } else {
    lists.set(key, [value]);
  }
}

function mergeLanguages(terms: readonly Term[]): GlossaryEntry[] {
  const groups = new Map<string, Term[][]>();
  for (const term of terms) {
    const key = `${term.origin} ${term.id}`;
    const versions = groups.get(key) ?? [];
    const free = versions.find((version) => version.every((other) => other.language !== term.language));
    if (free) {
      free.push(term);
    } else {
      versions.push([term]);
    }
    groups.set(key, versions);
  }
  return [...groups.values()].flat().map(entryOf);
}

function entryOf(terms: readonly Term[]): GlossaryEntry {
  const lead = terms.find((term) => term.language === 'en') ?? terms[0];
  if (!lead) {
    throw new Error('An entry needs a term.');
  }
  return {
    id: lead.id,
    origin: lead.origin,
    kind: lead.kind,
    project: lead.project,
    quiet: lead.quiet,
    apiVersion: lead.apiVersion,
    retired: lead.since?.state === 'archived' || lead.since?.state === 'deprecated',
    terms: Object.fromEntries(terms.map((term) => [term.language, term])),
  };
}

function aliasesOf(entry: GlossaryEntry): Alias[] {
  const terms = Object.values(entry.terms);
  const names = new Set(terms.flatMap((term) => [term.name, ...term.aliases]).map(normalizeSpaces).filter(Boolean));
  const misspellings = new Set(terms.flatMap((term) => term.misspellings).map(normalizeSpaces).filter(Boolean));
  const aliases: Alias[] = [];
  const add = (text: string, quiet: boolean, misspelling: boolean): void => {
    aliases.push({ text, entry, exact: text !== text.toLowerCase(), quiet, address: /[./]/.test(text), misspelling });
  };
  for (const text of names) {
    const quiet = entry.quiet && ![...names].some((other) => isQualifiedBy(text, other));
    add(text, quiet, false);
    if (hasPlural(entry.kind, text)) {
      const plural = pluralOf(text);
      if (plural !== undefined && !names.has(plural)) {
        add(plural, quiet, false);
      }
    }
  }
  for (const text of misspellings) {
    if (!names.has(text)) {
      add(text, false, true);
    }
  }
  return aliases;
}

/** Product names have no plural; a lower-case component, such as `waypoint`, is a common noun. */
function hasPlural(kind: TermKind, text: string): boolean {
  switch (kind) {
    case 'project':
    case 'organisation':
    case 'field':
      return false;
    case 'component':
      return text === text.toLowerCase();
    default:
      return true;
  }
}

/** Whether a longer alias holds a shorter one of its term as words of its own: `Kubernetes operator` holds `operator`. */
function isQualifiedBy(text: string, other: string): boolean {
  if (other.length >= text.length) {
    return false;
  }
  const longer = text.toLowerCase();
  const shorter = other.toLowerCase();
  const at = longer.indexOf(shorter);
  if (at < 0) {
    return false;
  }
  const first = longer.charCodeAt(at);
  const last = longer.charCodeAt(at + shorter.length - 1);
  const startsFree = isCjk(first) || !isWord(longer.charCodeAt(at - 1));
  const endsFree = isCjk(last) || !isWord(longer.charCodeAt(at + shorter.length));
  return startsFree && endsFree;
}

function normalizeSpaces(text: string): string {
  return text.trim().replace(/\s+/gu, ' ');
}
