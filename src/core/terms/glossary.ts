import { isWord } from '../text/characters';
import { addTo, groupBy } from '../text/groups';
import { otherLanguage, type Language } from '../text/language';
import { lineProblem, type Problem } from '../text/problem';
import { compare } from '../text/strings';
import { isCommonWord } from './commonWords';
import { isContextiveFile } from './contextive';
import { nameKey } from './nameKey';
import { pluralOf } from './plural';
import type { Term, TermKind, TermOrigin } from './term';

/** What a name needs around it to be a mention. */
export const enum Need {
  /** It means the term wherever it occurs. */
  nothing,
  /** It is an everyday word or a short acronym: the text must be about cloud-native things. */
  field,
  /** It is a common word: the text must be about cloud-native things, and the sentence must show that the term is meant. */
  proof,
  /** It only contains a name, and is never a mention. */
  never,
}

/** A term of one notebook in all its languages. */
export interface GlossaryEntry extends Pick<Term, 'id' | 'origin' | 'kind' | 'general'> {
  /** Its names are common words. */
  readonly quiet: boolean;
  /** The user's glossary that defines it; undefined for a term note. */
  readonly glossary: string | undefined;
  readonly project: string | undefined;
  readonly apiVersion: string | undefined;
  /** Its subject is archived or deprecated. */
  readonly retired: boolean;
  readonly terms: Readonly<Partial<Record<Language, Term>>>;
}

/** A spelling of a term, with what the matcher needs to know. */
export interface Alias {
  readonly text: string;
  readonly entry: GlossaryEntry;
  /** Contains a capital, so it matches only as written. */
  readonly exact: boolean;
  readonly need: Need;
  /** In lower case, of a project whose name has a capital: a part of identifiers such as `istio-agent`. */
  readonly product: boolean;
  /** Contains a space or hyphen. */
  readonly joined: boolean;
  /** Contains `.` or `/`, so it may match inside an address. */
  readonly address: boolean;
  readonly misspelling: boolean;
}

/** The term in a language, or else in the other one. */
export function termIn(entry: GlossaryEntry, language: Language): Term {
  const term = entry.terms[language] ?? entry.terms[otherLanguage(language)];
  if (!term) {
    throw new Error(`The glossary entry ${entry.id} has no term.`);
  }
  return term;
}

/** Identifies an entry in a link. User terms may share id and origin, so theirs includes the location. */
export type EntryAddress = readonly [id: string, origin?: TermOrigin | undefined, uri?: string | undefined, line?: number | undefined];

export function addressOf({ id, origin, terms }: GlossaryEntry): EntryAddress {
  const [term] = Object.values(terms);
  return origin === 'builtin' || !term ? [id, origin] : [id, origin, term.uri, term.line];
}

/** Workspace terms first (notes before glossaries), then terms that are not retired, then by id. */
export function compareEntries(a: GlossaryEntry, b: GlossaryEntry): number {
  return (
    Number(a.origin === 'builtin') - Number(b.origin === 'builtin')
    || Number(a.glossary !== undefined) - Number(b.glossary !== undefined)
    || Number(a.retired) - Number(b.retired)
    || compare(a.id, b.id)
  );
}

/** An immutable snapshot of all terms. Each change creates a new glossary. */
export class Glossary {
  /** Sorted by `compareEntries`. */
  readonly entries: readonly GlossaryEntry[];
  readonly aliases: readonly Alias[];
  /** Longer words that contain a name of a term without meaning it. */
  readonly exceptions: readonly Alias[];
  private readonly entriesById: ReadonlyMap<string, readonly GlossaryEntry[]>;
  /** Whether a workspace name is a common word, by the word list or the quiet names of the built-in notebook. */
  private readonly isCommon: (text: string) => boolean;

  /** `explained`: common words that the user wants explained, in any case. */
  constructor(terms: readonly Term[], explained: readonly string[] = []) {
    this.entries = mergeLanguages(terms).sort(compareEntries);
    const quietNames = new Set(this.entries.filter(({ origin, quiet }) => origin === 'builtin' && quiet).flatMap(({ terms }) => Object.values(terms).map(({ name }) => name.toLowerCase())));
    const explainedKeys = new Set(explained.map(nameKey));
    this.isCommon = (text) => (isCommonWord(text) || quietNames.has(text.toLowerCase())) && !explainedKeys.has(nameKey(text));
    const written = new Set(this.entries.flatMap(({ terms: each }) => Object.values(each).flatMap((term) => [...writtenNames(term)].map((name) => name.toLowerCase()))));
    this.aliases = limitMeanings(this.entries.flatMap((entry) => aliasesOf(entry, this.isCommon, written)));
    this.exceptions = limitMeanings(this.entries.flatMap((entry) => Object.values(entry.terms).flatMap(({ except }) => except.filter(isFindable).map((text) => aliasOf(text, entry, Need.never)))));
    this.entriesById = groupBy(this.entries, ({ id }) => id);
  }

  /** The entries with an id, workspace entries first. */
  withId(id: string): readonly GlossaryEntry[] {
    return this.entriesById.get(id) ?? [];
  }

  /** The built-in entry that a user's one takes the place of: that with its id, else one with its name in either language, preferably of its project. */
  overriddenBy({ id, origin, project, terms }: GlossaryEntry): GlossaryEntry | undefined {
    if (origin === 'builtin') {
      return undefined;
    }
    const names = new Set(Object.values(terms).map(({ name }) => nameKey(name)));
    const namesakes = this.entries.filter((entry) => entry.origin === 'builtin' && Object.values(entry.terms).some(({ name }) => names.has(nameKey(name))));
    return this.withId(id).find((entry) => entry.origin === 'builtin') ?? namesakes.find((entry) => entry.project === project) ?? namesakes[0];
  }

  /** The entry at an address, or the closest match. */
  find([id, origin, uri, line]: EntryAddress): GlossaryEntry | undefined {
    const entries = this.withId(id);
    const isThere = ({ terms }: GlossaryEntry): boolean => Object.values(terms).some((term) => term.uri === uri && term.line === line);
    return entries.find(isThere) ?? entries.find((entry) => entry.origin === origin) ?? entries[0];
  }

  /** Problems of workspace names that are not found in texts as their authors may expect, by URI. */
  nameProblems(): ReadonlyMap<string, readonly Problem[]> {
    const problems = new Map<string, Problem[]>();
    for (const { origin, terms } of this.entries) {
      for (const term of origin === 'workspace' ? Object.values(terms) : []) {
        // Authors cannot change a page's title, and term notes can set `quiet`.
        const mayBeCommon = term.quiet !== undefined || (term.glossary !== undefined && !isContextiveFile(term.uri));
        for (const written of withoutCaseForms(writtenNames(term))) {
          if (written.length > longestName) {
            addTo(problems, term.uri, nameProblem(term, written, 'The name “{0}…” is too long to match in text.', written.slice(0, 40)));
          } else if (!mayBeCommon && this.isCommon(written)) {
            addTo(problems, term.uri, commonWordProblem(term, written));
          }
        }
      }
    }
    return problems;
  }

  /** Problems of aliases that two terms of one notebook and language share, by URI. Two resources may share one, since `apiVersion` distinguishes them. */
  duplicateAliases(): ReadonlyMap<string, readonly Problem[]> {
    const owners = new Map<string, Term>();
    const problems = new Map<string, Problem[]>();
    const reported = new Set<string>();
    for (const entry of this.entries) {
      for (const term of Object.values(entry.terms)) {
        for (const written of writtenNames(term)) {
          const key = `${term.origin} ${term.language} ${written}`;
          const owner = owners.get(key);
          if (!owner) {
            owners.set(key, term);
          } else if ((owner.uri !== term.uri || owner.line !== term.line) && !(owner.kind === 'resource' && term.kind === 'resource')) {
            const once = (at: Term, other: Term): void => {
              const place = `${at.uri}#${String(at.line)} ${written.toLowerCase()}`;
              if (!reported.has(place)) {
                reported.add(place);
                addTo(problems, at.uri, nameProblem(at, written, '“{0}” is also a name of the term {1}. The hover shows one of them and links to the other.', written, other.id));
              }
            };
            once(term, owner);
            once(owner, term);
          }
        }
      }
    }
    return problems;
  }
}

/** Whether matchers of both glossaries find the same mentions in every text. The texts of the terms may differ. */
export function haveSameNames(a: Glossary, b: Glossary): boolean {
  const entries = new Map(a.entries.map((entry, index) => [entry, b.entries[index]]));
  const isSame = (one: Alias, other: Alias): boolean => isSameAlias(one, other) && entries.get(one.entry) === other.entry;
  return isSameList(a.entries, b.entries, isSameEntry) && isSameList(a.aliases, b.aliases, isSame) && isSameList(a.exceptions, b.exceptions, isSame);
}

function isSameList<T>(a: readonly T[], b: readonly T[], isSame: (one: T, other: T) => boolean): boolean {
  return a.length === b.length && a.every((one, index) => isSame(one, b[index] as T));
}

function isSameEntry(a: GlossaryEntry, b: GlossaryEntry): boolean {
  return a.id === b.id && a.origin === b.origin && a.glossary === b.glossary && a.kind === b.kind && a.quiet === b.quiet && a.general === b.general && a.apiVersion === b.apiVersion && a.retired === b.retired;
}

function isSameAlias(a: Alias, b: Alias): boolean {
  return a.text === b.text && a.need === b.need && a.misspelling === b.misspelling;
}

function writtenNames(term: Term): ReadonlySet<string> {
  return new Set([term.name, ...term.aliases].map(normalizeSpaces));
}

/** Removes names that differ from an earlier one only in case. */
function withoutCaseForms(names: Iterable<string>): readonly string[] {
  return [...groupBy(names, (name) => name.toLowerCase()).values()].flatMap((forms) => forms.slice(0, 1));
}

function nameProblem(term: Term, written: string, message: string, ...args: string[]): Problem {
  return lineProblem('warning', written === normalizeSpaces(term.name) ? term.line : term.aliasesLine, 0, message, ...args);
}

function commonWordProblem(term: Term, written: string): Problem {
  return term.glossary === undefined
    ? nameProblem(term, written, '“{0}” is a common word, so it is explained only where a text shows that the term is meant. To explain it everywhere, add “quiet: false”.', written)
    : nameProblem(term, written, '“{0}” is a common word, so it is explained only where a text shows that the term is meant. To explain it everywhere, add it to the setting {1}.', written, 'meshNotes.hover.explainedWords');
}

function mergeLanguages(terms: readonly Term[]): GlossaryEntry[] {
  const groups = new Map<string, Term[]>();
  const repetitions = new Map<string, number>();
  for (const term of terms) {
    const id = `${term.origin} ${term.glossary ?? ''} ${term.id}`;
    const repetition = repetitions.get(`${term.language} ${id}`) ?? 0;
    repetitions.set(`${term.language} ${id}`, repetition + 1);
    addTo(groups, `${String(repetition)} ${id}`, term);
  }
  return [...groups.values()].map(entryOf);
}

function entryOf(terms: readonly Term[]): GlossaryEntry {
  const lead = terms.find((term) => term.language === 'en') ?? terms[0];
  if (!lead) {
    throw new Error('An entry needs a term.');
  }
  const known = entryCache.get(lead);
  if (known && Object.keys(known.terms).length === terms.length && terms.every((term) => known.terms[term.language] === term)) {
    return known;
  }
  const entry: GlossaryEntry = {
    id: lead.id,
    origin: lead.origin,
    glossary: lead.glossary,
    kind: lead.kind,
    project: lead.project,
    quiet: lead.quiet === true,
    general: lead.general,
    apiVersion: lead.apiVersion,
    retired: lead.since?.state === 'archived' || lead.since?.state === 'deprecated',
    terms: Object.fromEntries(terms.map((term) => [term.language, term])),
  };
  entryCache.set(lead, entry);
  return entry;
}

/** By lead term. Unchanged terms keep their entry objects in the next glossary, for callers that hold one across a change. */
const entryCache = new WeakMap<Term, GlossaryEntry>();

/** Limits how far the matcher looks ahead, in UTF-16 code units. */
export const longestName = 200;

/** How many names of a quiet term, the shortest ones, are compared with its longer names. */
const maxQualified = 50;

/** The maximum number of meanings kept for a word. Each one costs time wherever the word occurs. */
const maxMeanings = 20;

function limitMeanings(aliases: readonly Alias[]): Alias[] {
  const meanings = new Map<string, number>();
  return aliases.filter(({ text }) => {
    const count = (meanings.get(text.toLowerCase()) ?? 0) + 1;
    meanings.set(text.toLowerCase(), count);
    return count <= maxMeanings;
  });
}

/** `written`: all names of all terms in lower case. */
function aliasesOf(entry: GlossaryEntry, isCommon: (text: string) => boolean, written: ReadonlySet<string>): Alias[] {
  const terms = Object.values(entry.terms);
  const names = new Set(terms.flatMap((term) => [term.name, ...term.aliases]).map(normalizeSpaces).filter(isFindable));
  const misspellings = new Set(terms.flatMap((term) => term.misspellings).map(normalizeSpaces).filter(isFindable));
  const needOf = needsOf(entry, names, isCommon);
  const aliases: Alias[] = [];
  const addForm = (text: string | undefined, need: Need): void => {
    if (text !== undefined && !names.has(text)) {
      aliases.push(aliasOf(text, entry, need));
    }
  };
  for (const text of names) {
    const need = needOf(text);
    aliases.push(aliasOf(text, entry, need));
    addForm(hasPlural(entry.kind, text) ? pluralOf(text) : undefined, need);
    const spaced = entry.kind === 'field' ? undefined : spacedName(text);
    if (spaced !== undefined && !written.has(spaced.toLowerCase())) {
      aliases.push(aliasOf(spaced, entry, entry.kind === 'resource' ? Math.max(need, Need.field) : need));
    }
  }
  for (const text of misspellings) {
    if (!names.has(text)) {
      aliases.push({ ...aliasOf(text, entry, Need.nothing), misspelling: true });
    }
  }
  return aliases;
}

function aliasOf(text: string, entry: GlossaryEntry, need: Need): Alias {
  const exact = text !== text.toLowerCase();
  const product = !exact && entry.kind === 'project' && Object.values(entry.terms).every(({ name }) => name !== name.toLowerCase());
  return { text, entry, exact, need, product, joined: /[ -]/.test(text), address: /[./]/.test(text), misspelling: false };
}

/** What each name of a term needs. The user's own names mean the term, unless they are common words or listed as ambiguous. */
function needsOf(entry: GlossaryEntry, names: ReadonlySet<string>, isCommon: (text: string) => boolean): (name: string) => Need {
  const terms = Object.values(entry.terms);
  const shortest = entry.quiet ? [...names].sort((a, b) => a.length - b.length).slice(0, maxQualified) : [];
  const ambiguous = new Set(terms.flatMap((term) => term.ambiguous.flatMap((name) => [name, pluralOf(name) ?? name].map(nameKey))));
  const isBuiltin = entry.origin === 'builtin';
  const isNeverQuiet = terms.some(({ quiet }) => quiet === false);
  return (name) => {
    if (ambiguous.has(nameKey(name))) {
      return Need.field;
    }
    if ((entry.quiet && !shortest.some((other) => isQualifiedBy(name, other))) || (!isBuiltin && !isNeverQuiet && isCommon(name))) {
      return Need.proof;
    }
    return isBuiltin && (isShortAcronym(name) || isSpelledOut(entry.kind, name)) ? Need.field : Need.nothing;
  };
}

/** Three capitals or digits mean many things: TAB, MCS, L4. */
function isShortAcronym(name: string): boolean {
  return /^[A-Z\d]{2,3}$/.test(name);
}

/** A kind in words, such as `service entry`, may be any other thing. */
function isSpelledOut(kind: TermKind, name: string): boolean {
  return kind === 'resource' && /^[a-z]+(?: [a-z]+)+$/.test(name);
}

/** `OpenTelemetry` as `Open Telemetry`, as many people write it; undefined for other names. */
function spacedName(name: string): string | undefined {
  const words = /^[A-Za-z]+$/.test(name) ? name.split(/(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/) : [];
  return words.length > 1 && words.every(({ length }) => length > 1) ? words.join(' ') : undefined;
}

/** Product names have no plural, except APIs. Lower-case components, such as `waypoint`, are common nouns. */
function hasPlural(kind: TermKind, text: string): boolean {
  if (/ api$/i.test(text)) {
    return true;
  }
  return kind === 'component' ? text === text.toLowerCase() : !['project', 'organisation', 'field'].includes(kind);
}

/** Whether an alias contains a shorter one as whole words: `Kubernetes operator` contains `operator`. */
function isQualifiedBy(text: string, other: string): boolean {
  if (other.length >= text.length) {
    return false;
  }
  const longer = text.toLowerCase();
  const shorter = other.toLowerCase();
  const first = shorter.charCodeAt(0);
  const last = shorter.charCodeAt(shorter.length - 1);
  for (let at = longer.indexOf(shorter); at >= 0; at = longer.indexOf(shorter, at + 1)) {
    const startsFree = !isWord(first) || !isWord(longer.charCodeAt(at - 1));
    const endsFree = !isWord(last) || !isWord(longer.charCodeAt(at + shorter.length));
    if (startsFree && endsFree) {
      return true;
    }
  }
  return false;
}

function isFindable(name: string): boolean {
  return name !== '' && name.length <= longestName;
}

function normalizeSpaces(text: string): string {
  return text.trim().replace(/\s+/gu, ' ');
}
