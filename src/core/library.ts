import { Emitter } from './event';
import type { Conference } from './notes/conference';
import { isNote, readNote, readNoteHead, type Note, type NoteHead, type Topic } from './notes/note';
import { nextLineEnd, skipLineEnd } from './notes/strings';
import { allTopics } from './notes/topicTree';
import { isContextiveFile, readContextive } from './terms/contextive';
import { Glossary, termIn, type GlossaryEntry } from './terms/glossary';
import type { GlossaryFile } from './terms/glossaryFile';
import { GlossaryFiles } from './terms/glossaryFiles';
import { readGlossaryPage, type GlossaryPlace } from './terms/glossaryPage';
import { Matcher, type Mention } from './terms/matcher';
import type { Term, TermOrigin, TermText } from './terms/term';
import { readTermNote, readTermText } from './terms/termNote';
import type { Language, Problem } from './text';

/** A file to be read: as a note, or as part of a glossary. */
export interface NoteSource {
  readonly uri: string;
  /** The last segment of the URI's path, decoded. */
  readonly fileName: string;
  readonly text: string;
  readonly origin: TermOrigin;
  /** It stands in a folder that the user keeps notes in, so that it is a note whatever it says. */
  readonly inNotesFolder: boolean;
  /** The glossary whose folder it stands in, so that it may be a page of it. */
  readonly glossary?: GlossaryPlace | undefined;
  /** The language it is kept under; without one the text tells. */
  readonly language?: Language;
}

/** A note of the library. */
export interface LibraryNote extends Note {
  readonly origin: TermOrigin;
}

/** The notes of one conference: the workspace's first, the newest first. */
export interface ConferenceNotes {
  readonly conference: Conference;
  readonly notes: readonly LibraryNote[];
}

/** Where a term is mentioned in the workspace's notes. */
export interface MentionCount {
  readonly mentions: number;
  /** URIs. */
  readonly notes: readonly string[];
}

/** What of the library has changed. */
export interface LibraryChange {
  readonly notes: boolean;
  readonly glossary: boolean;
  /** Which terms a note mentions, and how often. */
  readonly mentions: boolean;
  /** URIs whose problems have changed. */
  readonly problems: ReadonlySet<string>;
}

interface Shelf {
  readonly note: LibraryNote;
  readonly term: Term | undefined;
  readonly termText: TermText | undefined;
  readonly problems: readonly Problem[];
  counted: Counted | undefined;
}

/** What the matcher found in a note. */
interface Counted {
  readonly mentions: ReadonlyMap<GlossaryEntry, number>;
  /** By the slug of the innermost topic; the empty one holds what stands above the first. */
  readonly terms: ReadonlyMap<string, ReadonlySet<GlossaryEntry>>;
}

type PendingChange = { -readonly [name in 'notes' | 'glossary' | 'mentions']: boolean } & { readonly problems: Set<string> };

interface DocumentMentions {
  readonly uri: string;
  readonly version: number;
  readonly languageId: string;
  readonly matcher: Matcher;
  readonly mentions: readonly Mention[];
}

const rememberedDocuments = 8;

/** The one index: what all the notes say, and every question the features ask of them. */
export class Library {
  private readonly shelves = new Map<string, Shelf>();
  private readonly glossaryFiles = new GlossaryFiles();
  private readonly builtinTexts = new Map<string, TermText>();
  private builtinTerms: readonly Term[] = [];
  private knownGlossary: Glossary | undefined;
  private knownMatcher: Matcher | undefined;
  /** What is wrong with the user's terms as they stand together, by URI. */
  private termProblems: ReadonlyMap<string, readonly Problem[]> = new Map();
  private documents: DocumentMentions[] = [];
  private readonly changes = new Emitter<LibraryChange>();
  private pending: PendingChange | undefined;

  /** Fires after each change, or once after `batch`. */
  readonly onDidChange = this.changes.event;

  /** The built-in terms of all languages, without their texts. */
  setBuiltinTerms(terms: readonly Term[]): void {
    this.builtinTerms = terms;
    this.changed({ glossary: true });
  }

  /** The text of a built-in term note, front matter included. */
  setBuiltinText(uri: string, text: string, bodyOffset: number): void {
    this.builtinTexts.set(uri, readTermText(text, bodyOffset));
  }

  /** Reads a file. Returns whether it is a note or part of a glossary; one that is neither is left alone, and forgotten where it was one before. */
  put(source: NoteSource): boolean {
    let isKnown = false;
    this.batch(() => {
      const head = isContextiveFile(source.fileName) ? undefined : readNoteHead(source);
      const file = glossaryFileOf(source, head);
      // The pages of a glossary explain; they are notes only where the user keeps notes.
      const isPage = file !== undefined && file.terms.length > 0 && !source.inNotesFolder;
      const noteHead = head && !isPage && isNote(head, source) ? head : undefined;
      this.putNote(source, noteHead);
      this.putGlossaryFile(source.uri, file?.terms.length === 0 && noteHead ? undefined : file);
      isKnown = noteHead !== undefined || file !== undefined;
    });
    return isKnown;
  }

  remove(uri: string): void {
    this.batch(() => {
      this.removeNote(uri);
      this.putGlossaryFile(uri, undefined);
    });
  }

  /** Forgets every file of the workspace whose URI a condition holds for. */
  removeWhere(condition: (uri: string) => boolean): void {
    this.batch(() => {
      this.removeAll(({ origin, uri }) => origin === 'workspace' && condition(uri));
      this.removeFromGlossaries(condition);
    });
  }

  /** Forgets what the files that a condition holds for bring to the user's glossaries; notes stay. */
  removeFromGlossaries(condition: (uri: string) => boolean): void {
    this.batch(() => {
      for (const uri of this.glossaryFiles.uris().filter(condition)) {
        this.putGlossaryFile(uri, undefined);
      }
    });
  }

  /** Forgets the built-in notes; the built-in terms stay. */
  removeBuiltin(): void {
    this.removeAll(({ origin }) => origin === 'builtin');
  }

  /** Makes several changes with one event. */
  batch(change: () => void): void {
    if (this.pending) {
      change();
      return;
    }
    const pending: PendingChange = { notes: false, glossary: false, mentions: false, problems: new Set() };
    this.pending = pending;
    try {
      change();
    } finally {
      this.pending = undefined;
      this.announce(pending);
    }
  }

  note(uri: string): LibraryNote | undefined {
    return this.shelves.get(uri)?.note;
  }

  /** What is wrong with a note or a file of a glossary, by line. */
  problems(uri: string): readonly Problem[] {
    // A page's problems hold those that it has as a note.
    const own = this.glossaryFiles.problems(uri) ?? this.shelves.get(uri)?.problems;
    return own ? [...own, ...(this.termProblems.get(uri) ?? [])] : [];
  }

  /** The workspace's notes. */
  *workspaceNotes(): Iterable<LibraryNote> {
    for (const { note } of this.shelves.values()) {
      if (note.origin === 'workspace') {
        yield note;
      }
    }
  }

  /** The conferences that notes report on, the newest first. */
  conferences(): readonly ConferenceNotes[] {
    const groups = new Map<string, { conference: Conference; notes: LibraryNote[] }>();
    for (const { note } of this.shelves.values()) {
      if (note.conference) {
        const group = groups.get(note.conference.id);
        if (group) {
          group.notes.push(note);
        } else {
          groups.set(note.conference.id, { conference: note.conference, notes: [note] });
        }
      }
    }
    return [...groups.values()]
      .map(({ conference, notes }) => ({ conference, notes: notes.sort(compareNotes) }))
      .sort((a, b) => compareConferences(a.conference, b.conference));
  }

  /** Notes that report on no conference and explain no term. */
  otherNotes(): readonly LibraryNote[] {
    return [...this.shelves.values()]
      .map(({ note }) => note)
      .filter((note) => !note.conference && !note.isTermNote)
      .sort(compareNotes);
  }

  get glossary(): Glossary {
    if (!this.knownGlossary) {
      const own = [...this.shelves.values()].flatMap(({ term }) => term ?? []);
      this.knownGlossary = new Glossary([...own, ...this.glossaryFiles.terms(), ...this.builtinTerms]);
    }
    return this.knownGlossary;
  }

  get matcher(): Matcher {
    return (this.knownMatcher ??= new Matcher(this.glossary));
  }

  /** What is said of a term in the wanted language; nothing while its text is not loaded. */
  termText(entry: GlossaryEntry, language: Language): TermText | undefined {
    const { uri, line, glossary } = termIn(entry, language);
    return glossary === undefined ? (this.shelves.get(uri)?.termText ?? this.builtinTexts.get(uri)) : this.glossaryFiles.text(uri, line);
  }

  /** The mentions in a document; those of the documents asked for last are remembered. `text` is called only where they are not. */
  mentionsIn(document: { uri: string; version: number; languageId: string; text: () => string }): readonly Mention[] {
    const { uri, version, languageId } = document;
    const known = this.documents.find((one) => one.uri === uri && one.version === version && one.languageId === languageId && one.matcher === this.matcher);
    if (known) {
      return known.mentions;
    }
    const mentions = this.matcher.find(document.text(), languageId);
    this.documents = [{ uri, version, languageId, matcher: this.matcher, mentions }, ...this.documents.filter((one) => one.uri !== uri)].slice(0, rememberedDocuments);
    return mentions;
  }

  /** Forgets the mentions in a document that was closed: another may come under its URI and version, as untitled ones do. */
  closeDocument(uri: string): void {
    this.documents = this.documents.filter((one) => one.uri !== uri);
  }

  /** Counts the mentions in a note; `text` is the note's. */
  count(uri: string, text: string): void {
    const shelf = this.shelves.get(uri);
    if (!shelf) {
      return;
    }
    const topics = allTopics(shelf.note.topics);
    const mentions = new Map<GlossaryEntry, number>();
    const terms = new Map<string, Set<GlossaryEntry>>();
    let next = 0;
    let line = 0;
    let lineEnd = nextLineEnd(text, 0);
    for (const { start, candidates } of this.matcher.find(text, shelf.note.format)) {
      while (lineEnd < start) {
        line++;
        lineEnd = nextLineEnd(text, skipLineEnd(text, lineEnd));
      }
      while (next < topics.length && (topics[next]?.line ?? Infinity) <= line) {
        next++;
      }
      const [first] = candidates;
      if (first && !first.quiet) {
        const slug = topics[next - 1]?.slug ?? '';
        mentions.set(first, (mentions.get(first) ?? 0) + 1);
        terms.set(slug, (terms.get(slug) ?? new Set()).add(first));
      }
    }
    shelf.counted = { mentions, terms };
    this.changed({ mentions: true });
  }

  /** The notes whose mentions are not counted, or were counted for another glossary. */
  uncountedNotes(origin: TermOrigin): readonly string[] {
    return [...this.shelves.values()].filter(({ note, counted }) => note.origin === origin && !counted).map(({ note }) => note.uri);
  }

  /** The terms that a topic mentions, those under it included, in their order of appearance; those of the whole note without a topic. */
  termsIn(uri: string, slug?: string): readonly GlossaryEntry[] {
    const shelf = this.shelves.get(uri);
    if (!shelf?.counted) {
      return [];
    }
    const { terms } = shelf.counted;
    const topics = allTopics(shelf.note.topics);
    const topic = topics.find((each) => each.slug === slug);
    const slugs = topic ? allTopics([topic]).map((each) => each.slug) : ['', ...topics.map((each) => each.slug)];
    return [...new Set(slugs.flatMap((each) => [...(terms.get(each) ?? [])]))];
  }

  /** The topics that mention a term themselves, by note: built-in and the workspace's. */
  topicsWith(entry: GlossaryEntry): readonly { note: LibraryNote; topics: readonly Topic[] }[] {
    return [...this.shelves.values()]
      .filter(({ note, counted }) => !note.isTermNote && counted?.mentions.has(entry) === true)
      .map(({ note, counted }) => ({ note, topics: allTopics(note.topics).filter(({ slug }) => counted?.terms.get(slug)?.has(entry) === true) }))
      .sort((a, b) => compareNotes(a.note, b.note));
  }

  /** How often a term stands in the workspace's notes, its own note and the one of a given URI left out. Nothing while some are not counted. */
  mentionCount(entry: GlossaryEntry, except?: string): MentionCount | undefined {
    let mentions = 0;
    const notes: string[] = [];
    const own = new Set(Object.values(entry.terms).map(({ uri }) => uri));
    for (const [uri, { note, counted }] of this.shelves) {
      if (note.origin !== 'workspace') {
        continue;
      }
      if (!counted) {
        return undefined;
      }
      const count = own.has(uri) || uri === except ? undefined : counted.mentions.get(entry);
      if (count !== undefined) {
        mentions += count;
        notes.push(uri);
      }
    }
    return { mentions, notes };
  }

  private putNote(source: NoteSource, head: NoteHead | undefined): void {
    if (!head) {
      this.removeNote(source.uri);
      return;
    }
    const before = this.shelves.get(source.uri);
    const shelf = this.shelfOf(source, readNote(source, head));
    this.shelves.set(source.uri, shelf);
    this.changed({ notes: true, glossary: !sameTerm(before?.term, shelf.term), problems: source.uri });
  }

  private removeNote(uri: string): void {
    const shelf = this.shelves.get(uri);
    if (shelf && this.shelves.delete(uri)) {
      this.changed({ notes: true, glossary: shelf.term !== undefined, mentions: shelf.counted !== undefined, problems: uri });
    }
  }

  private putGlossaryFile(uri: string, file: GlossaryFile | undefined): void {
    if (file || this.glossaryFiles.has(uri)) {
      const glossary = file ? this.glossaryFiles.put(uri, file) : this.glossaryFiles.remove(uri);
      this.changed({ glossary, problems: uri });
    }
  }

  private removeAll(condition: (note: LibraryNote) => boolean): void {
    this.batch(() => {
      for (const [uri, { note }] of [...this.shelves]) {
        if (condition(note)) {
          this.remove(uri);
        }
      }
    });
  }

  private shelfOf(source: NoteSource, read: Note): Shelf {
    const note: LibraryNote = { ...read, origin: source.origin };
    const termNote =
      source.origin === 'workspace' && note.isTermNote
        ? readTermNote({ ...source, frontMatter: note.frontMatter, language: source.language ?? note.language })
        : undefined;
    return {
      note,
      term: termNote?.term,
      termText: termNote && readTermText(source.text, note.frontMatter.bodyOffset),
      problems: [...note.problems, ...(termNote?.problems ?? [])],
      counted: undefined,
    };
  }

  private changed(change: { notes?: boolean; glossary?: boolean; mentions?: boolean; problems?: string }): void {
    const pending: PendingChange = this.pending ?? { notes: false, glossary: false, mentions: false, problems: new Set() };
    pending.notes ||= change.notes ?? false;
    pending.glossary ||= change.glossary ?? false;
    pending.mentions ||= change.mentions ?? false;
    if (change.problems !== undefined) {
      pending.problems.add(change.problems);
    }
    if (change.glossary) {
      this.forgetGlossary();
    }
    if (!this.pending) {
      this.announce(pending);
    }
  }

  private forgetGlossary(): void {
    this.knownGlossary = undefined;
    this.knownMatcher = undefined;
    for (const shelf of this.shelves.values()) {
      shelf.counted = undefined;
    }
  }

  private announce(change: PendingChange): void {
    if (change.glossary) {
      const before = this.termProblems;
      this.termProblems = joinLists(this.glossary.duplicateAliases(), this.glossary.nameProblems(), this.glossaryFiles.foreignProblems());
      for (const uri of [...before.keys(), ...this.termProblems.keys()]) {
        change.problems.add(uri);
      }
    }
    if (change.notes || change.glossary || change.mentions || change.problems.size > 0) {
      this.changes.fire(change);
    }
  }
}

function glossaryFileOf({ uri, text, glossary }: NoteSource, head: NoteHead | undefined): GlossaryFile | undefined {
  if (!head) {
    return readContextive(uri, text);
  }
  return glossary && readGlossaryPage(head, text, glossary);
}

function joinLists<K, V>(...maps: readonly ReadonlyMap<K, readonly V[]>[]): ReadonlyMap<K, readonly V[]> {
  const keys = new Set(maps.flatMap((map) => [...map.keys()]));
  return new Map([...keys].map((key) => [key, maps.flatMap((map) => map.get(key) ?? [])]));
}

function sameTerm(a: Term | undefined, b: Term | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function compareNotes(a: LibraryNote, b: LibraryNote): number {
  if (a.origin !== b.origin) {
    return a.origin === 'workspace' ? -1 : 1;
  }
  return compare(b.date ?? '', a.date ?? '') || compare(a.title, b.title) || compare(a.uri, b.uri);
}

function compareConferences(a: Conference, b: Conference): number {
  return b.year - a.year || compare(b.start ?? '', a.start ?? '') || compare(a.name, b.name);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
