import { readFrontMatter } from '../notes/frontMatter';
import { isNote, noteDocument, noteTopics, readNoteHead, type NoteDocument, type NoteHead } from '../notes/note';
import { allTopics, type Topic } from '../notes/topics';
import { isContextiveFile, readContextive } from '../terms/contextive';
import { Glossary, haveSameNames, termIn, type GlossaryEntry } from '../terms/glossary';
import type { GlossaryFile } from '../terms/glossaryFile';
import { GlossaryFiles } from '../terms/glossaryFiles';
import { readGlossaryPage, type GlossaryPlace } from '../terms/glossaryPage';
import { Matcher, type Mention } from '../terms/matcher';
import type { Term, TermOrigin, TermText } from '../terms/term';
import { readTermNote, readTermText } from '../terms/termNote';
import { characterClasses } from '../text/characters';
import type { Language } from '../text/language';
import { tooLong, unreadable, type Problem } from '../text/problem';
import { finish, type Steps } from '../text/steps';
import { Emitter } from './event';
import { libraryNote, type LibraryNote } from './libraryNote';
import { MentionCounts, type NoteMentions } from './mentionCounts';
import { compareNotes, NoteGroups, type ConferenceNotes } from './noteGroups';

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

export type { ConferenceNotes, LibraryNote };

/** Where a term is mentioned in the workspace's notes. */
export interface MentionCount {
  readonly mentions: number;
  /** URIs; looked for when asked. */
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
  /** The term that it explains. */
  readonly explained: { readonly term: Term; readonly text: TermText } | undefined;
  readonly problems: readonly Problem[];
  /** Undefined until they are counted. */
  mentions: NoteMentions | undefined;
  /** The text, from which topics and mentions are still to be read. */
  source: { readonly text: string; readonly document: NoteDocument; readonly topics: () => unknown } | undefined;
}

/** How much text is kept until its topics and mentions are read, in UTF-16 code units. */
const mostSourceText = 128_000_000;

type PendingChange = { -readonly [name in 'notes' | 'glossary' | 'mentions']: boolean } & { readonly problems: Set<string> };

function nothingPending(): PendingChange {
  return { notes: false, glossary: false, mentions: false, problems: new Set() };
}

/** Which terms stand where in a note. */
interface NoteTerms {
  readonly mentions: NoteMentions;
  readonly counts: MentionCounts;
  readonly note: LibraryNote;
  readonly topics: readonly Topic[];
  readonly byPlace: ReturnType<MentionCounts['entriesByPlace']>;
  /** By the slug of a topic: its place, and that of the last topic under it. */
  readonly stretches: ReadonlyMap<string, readonly [first: number, last: number]>;
}

/** The one index: what all the notes say, and every question the features ask of them. */
export class Library {
  private readonly shelves = new Map<string, Shelf>();
  /** The shelves of the notes that explain terms. */
  private readonly termShelves = new Map<string, Shelf>();
  private readonly groups = new NoteGroups();
  private readonly uncounted: Readonly<Record<TermOrigin, Set<string>>> = { workspace: new Set(), builtin: new Set() };
  /** The length of the texts that are kept, in UTF-16 code units. */
  private sourceLength = 0;
  private readonly glossaryFiles = new GlossaryFiles();
  /** The built-in term notes whole, front matter included, by URI; what they say is read when it is asked for. */
  private readonly builtinNotes = new Map<string, string>();
  private readonly builtinTexts = new Map<string, TermText>();
  /** Why files are not read, by URI. */
  private readonly unread = new Map<string, Problem>();
  private builtinTerms: readonly Term[] = [];
  private knownGlossary: Glossary | undefined;
  private knownMatcher: Matcher | undefined;
  private knownCounts: MentionCounts | undefined;
  /** What is wrong with the user's terms as they stand together, by URI. */
  private termProblems: ReadonlyMap<string, readonly Problem[]> = new Map();
  /** Those of the note that was asked for last: the rows of a note ask for their terms one after another. */
  private noteTerms: NoteTerms | undefined;
  private readonly changes = new Emitter<LibraryChange>();
  private pending = nothingPending();
  private holds = 0;

  /** Fires after each change, or once after `batch`. */
  readonly onDidChange = this.changes.event;

  /** The built-in terms of all languages, without their texts. */
  setBuiltinTerms(terms: readonly Term[]): void {
    this.builtinTerms = terms;
    this.changed({ glossary: true });
  }

  /** The text of a built-in term note, front matter included. */
  setBuiltinText(uri: string, text: string): void {
    this.builtinNotes.set(uri, text);
    this.builtinTexts.delete(uri);
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
      this.setUnread(source.uri, undefined);
      this.putNote(source, noteHead);
      this.putGlossaryFile(source.uri, file?.terms.length === 0 && noteHead ? undefined : file);
      isKnown = noteHead !== undefined || file !== undefined;
    });
    return isKnown;
  }

  /** Forgets a file that is too long to be read, and has its problems say so. */
  refuse(uri: string): void {
    this.leaveUnread(uri, tooLong());
  }

  /** Forgets a file that an error keeps from being read, and has its problems say so. */
  fail(uri: string, error: unknown): void {
    this.leaveUnread(uri, unreadable(error));
  }

  private leaveUnread(uri: string, reason: Problem): void {
    this.batch(() => {
      this.remove(uri);
      this.setUnread(uri, reason);
    });
  }

  /** Takes back that a file is not read. */
  admit(uri: string): void {
    this.setUnread(uri, undefined);
  }

  remove(uri: string): void {
    this.batch(() => {
      this.setUnread(uri, undefined);
      this.removeNote(uri);
      this.putGlossaryFile(uri, undefined);
    });
  }

  /** Forgets every file of the workspace whose URI a condition holds for. */
  removeWhere(condition: (uri: string) => boolean): void {
    this.batch(() => {
      this.removeAll(({ origin, uri }) => origin === 'workspace' && condition(uri));
      this.removeFromGlossaries(condition);
      for (const uri of [...this.unread.keys()].filter(condition)) {
        this.setUnread(uri, undefined);
      }
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
  batch(changes: () => void): void {
    this.holds++;
    try {
      changes();
    } finally {
      this.release();
    }
  }

  /** The same over more than one turn. */
  async together(changes: () => Promise<void>): Promise<void> {
    this.holds++;
    try {
      await changes();
    } finally {
      this.release();
    }
  }

  note(uri: string): LibraryNote | undefined {
    return this.shelves.get(uri)?.note;
  }

  /** What is wrong with a note or a file of a glossary, by line, or why it is not read. */
  problems(uri: string): readonly Problem[] {
    const reason = this.unread.get(uri);
    if (reason) {
      return [reason];
    }
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

  /** The conferences that notes report on, the newest first. One that no change has touched is the same object as before. */
  conferences(): readonly ConferenceNotes[] {
    return this.groups.conferences();
  }

  /** Notes that report on no conference and explain no term. */
  otherNotes(): readonly LibraryNote[] {
    return this.groups.others();
  }

  get glossary(): Glossary {
    if (!this.knownGlossary) {
      const own = [...this.termShelves.values()].flatMap(({ explained }) => explained?.term ?? []);
      this.knownGlossary = new Glossary([...own, ...this.glossaryFiles.terms(), ...this.builtinTerms]);
    }
    return this.knownGlossary;
  }

  get matcher(): Matcher {
    return (this.knownMatcher ??= new Matcher(this.glossary));
  }

  /** What is still to be done before mentions can be found, in steps that take some milliseconds each; the next is known when one is done. */
  *preparations(): Iterable<() => unknown> {
    yield characterClasses;
    yield () => this.glossary;
    while (!this.matcher.isPrepared) {
      yield () => {
        this.matcher.prepare();
      };
    }
  }

  /** A term's text in a language, or in the other one if the term is not explained in that; undefined until the text is loaded. */
  termText(entry: GlossaryEntry, language: Language): TermText | undefined {
    const { uri, line, glossary } = termIn(entry, language);
    return glossary === undefined ? (this.termShelves.get(uri)?.explained?.text ?? this.builtinText(uri)) : this.glossaryFiles.text(uri, line);
  }

  private builtinText(uri: string): TermText | undefined {
    const note = this.builtinNotes.get(uri);
    const known = this.builtinTexts.get(uri);
    if (known || note === undefined) {
      return known;
    }
    const text = readTermText(note, readFrontMatter(note).bodyOffset);
    this.builtinTexts.set(uri, text);
    return text;
  }

  /** Counts the mentions in a note; `text` is the note's. */
  count(uri: string, text: string): void {
    finish(this.countInSteps(uri, text));
  }

  /** The same in steps; `known` are the mentions where they have been found already. Where the note or the glossary changes between two steps, the note stays uncounted. */
  *countInSteps(uri: string, text: string, known?: readonly Mention[]): Steps {
    const shelf = this.shelves.get(uri);
    if (!shelf) {
      return;
    }
    const counts = this.countsOfToday();
    const blocks = known || shelf.source?.text !== text ? undefined : shelf.source.document()?.blocks();
    const mentions = yield* counts.read(shelf.note, text, known ?? (yield* this.matcher.findInSteps(text, shelf.note.format, { blocks })));
    if (this.shelves.get(uri) !== shelf || this.countsOfToday() !== counts) {
      return;
    }
    this.forgetMentions(shelf);
    this.releaseSource(shelf);
    shelf.mentions = mentions;
    this.uncounted[shelf.note.origin].delete(uri);
    if (shelf.note.origin === 'workspace') {
      counts.add(mentions);
    }
    this.changed({ mentions: true });
  }

  /** The notes whose mentions are not counted, or were counted for other names. */
  uncountedNotes(origin: TermOrigin): readonly string[] {
    this.countsOfToday();
    return [...this.uncounted[origin]];
  }

  /** The terms that a topic mentions, those under it included, in their order of appearance; those of the whole note without a topic. */
  termsIn(uri: string, slug?: string): readonly GlossaryEntry[] {
    const terms = this.termsOfNote(uri);
    if (!terms) {
      return [];
    }
    const [first, last] = (slug === undefined ? undefined : terms.stretches.get(slug)) ?? [0, terms.topics.length];
    const found = new Set<GlossaryEntry>();
    for (let place = first; place <= last; place++) {
      terms.byPlace.get(place)?.forEach((entry) => found.add(entry));
    }
    return [...found];
  }

  /** The topics of a note that mention terms themselves, with these. */
  topicTerms(uri: string): ReadonlyMap<Topic, readonly GlossaryEntry[]> {
    const terms = this.termsOfNote(uri);
    return new Map([...(terms?.byPlace ?? [])].flatMap(([place, entries]) => {
      const topic = terms?.topics[place - 1];
      return topic ? [[topic, entries]] : [];
    }));
  }

  private termsOfNote(uri: string): NoteTerms | undefined {
    const counts = this.countsOfToday();
    const { note, mentions } = this.shelves.get(uri) ?? {};
    if (!note || mentions === undefined) {
      return undefined;
    }
    const known = this.noteTerms;
    if (known?.note === note && known.mentions === mentions && known.counts === counts) {
      return known;
    }
    const topics = allTopics(note.topics);
    const stretches = new Map(topics.map(({ slug, children }, index) => [slug, [index + 1, index + 1 + allTopics(children).length]] as const));
    return (this.noteTerms = { note, mentions, counts, topics, byPlace: counts.entriesByPlace(mentions), stretches });
  }

  /** The topics that mention a term themselves, by note: built-in and the workspace's. */
  topicsWith(entry: GlossaryEntry): readonly { note: LibraryNote; topics: readonly Topic[] }[] {
    const counts = this.countsOfToday();
    const found: { note: LibraryNote; topics: readonly Topic[] }[] = [];
    for (const { note, mentions } of this.shelves.values()) {
      if (!note.isTermNote && mentions !== undefined && counts.count(mentions, entry) > 0) {
        const places = counts.topicsWith(mentions, entry);
        found.push({ note, topics: allTopics(note.topics).filter((_, index) => places.has(index + 1)) });
      }
    }
    return found.sort((a, b) => compareNotes(a.note, b.note));
  }

  /** How often the workspace's notes mention a term, without its own note and the one at `except`. Undefined until all of them are counted. */
  mentionCount(entry: GlossaryEntry, except?: string): MentionCount | undefined {
    const counts = this.countsOfToday();
    if (this.uncounted.workspace.size > 0) {
      return undefined;
    }
    const leftOut = new Set(Object.values(entry.terms).map(({ uri }) => uri));
    if (except !== undefined) {
      leftOut.add(except);
    }
    let mentions = counts.total(entry);
    for (const uri of leftOut) {
      const shelf = this.shelves.get(uri);
      mentions -= shelf?.mentions !== undefined && shelf.note.origin === 'workspace' ? counts.count(shelf.mentions, entry) : 0;
    }
    const find = (): readonly string[] => this.notesWith(entry, leftOut);
    return {
      mentions,
      get notes() {
        return find();
      },
    };
  }

  private notesWith(entry: GlossaryEntry, leftOut: ReadonlySet<string>): readonly string[] {
    const counts = this.countsOfToday();
    const uris: string[] = [];
    for (const [uri, { note, mentions }] of this.shelves) {
      if (note.origin === 'workspace' && mentions !== undefined && !leftOut.has(uri) && counts.count(mentions, entry) > 0) {
        uris.push(uri);
      }
    }
    return uris;
  }

  private putNote(source: NoteSource, head: NoteHead | undefined): void {
    if (!head) {
      this.removeNote(source.uri);
      return;
    }
    const { uri } = source;
    const before = this.shelves.get(uri);
    const shelf = shelfOf(source, head);
    if (before) {
      this.releaseSource(before);
      this.forgetMentions(before);
      this.groups.delete(before.note);
      this.uncounted[before.note.origin].delete(uri);
    }
    this.keepSource(shelf, source.text.length);
    this.shelves.set(uri, shelf);
    this.groups.add(shelf.note);
    this.uncounted[shelf.note.origin].add(uri);
    if (shelf.explained) {
      this.termShelves.set(uri, shelf);
    } else {
      this.termShelves.delete(uri);
    }
    this.changed({ notes: true, glossary: !sameTerm(before?.explained?.term, shelf.explained?.term), problems: uri });
  }

  private removeNote(uri: string): void {
    const shelf = this.shelves.get(uri);
    if (!shelf) {
      return;
    }
    const isCounted = shelf.mentions !== undefined;
    this.forgetMentions(shelf);
    this.releaseSource(shelf);
    this.shelves.delete(uri);
    this.termShelves.delete(uri);
    this.groups.delete(shelf.note);
    this.uncounted[shelf.note.origin].delete(uri);
    this.changed({ notes: true, glossary: shelf.explained !== undefined, mentions: isCounted, problems: uri });
  }

  private keepSource(shelf: Shelf, length: number): void {
    this.sourceLength += length;
    if (this.sourceLength > mostSourceText) {
      shelf.source?.topics();
      this.releaseSource(shelf);
    }
  }

  private releaseSource(shelf: Shelf): void {
    this.sourceLength -= shelf.source?.text.length ?? 0;
    shelf.source = undefined;
  }

  private forgetMentions(shelf: Shelf): void {
    if (shelf.mentions !== undefined && shelf.note.origin === 'workspace') {
      this.knownCounts?.subtract(shelf.mentions);
    }
    shelf.mentions = undefined;
  }

  private putGlossaryFile(uri: string, file: GlossaryFile | undefined): void {
    if (file || this.glossaryFiles.has(uri)) {
      const glossary = file ? this.glossaryFiles.put(uri, file) : this.glossaryFiles.remove(uri);
      this.changed({ glossary, problems: uri });
    }
  }

  private setUnread(uri: string, reason: Problem | undefined): void {
    const isChanged = reason ? this.unread.set(uri, reason) : this.unread.delete(uri);
    if (isChanged) {
      this.changed({ problems: uri });
    }
  }

  private removeAll(condition: (note: LibraryNote) => boolean): void {
    this.batch(() => {
      for (const [uri, { note }] of this.shelves) {
        if (condition(note)) {
          this.remove(uri);
        }
      }
    });
  }

  private changed({ notes = false, glossary = false, mentions = false, problems }: { notes?: boolean; glossary?: boolean; mentions?: boolean; problems?: string }): void {
    this.batch(() => {
      this.pending.notes ||= notes;
      this.pending.glossary ||= glossary;
      this.pending.mentions ||= mentions;
      if (problems !== undefined) {
        this.pending.problems.add(problems);
      }
      if (glossary) {
        this.knownGlossary = undefined;
        this.knownMatcher = undefined;
      }
    });
  }

  /** How often the terms of today's glossary are mentioned. What was counted for another one stays where that had the same names. */
  private countsOfToday(): MentionCounts {
    const { glossary, knownCounts: before } = this;
    if (before?.glossary === glossary) {
      return before;
    }
    if (before && haveSameNames(before.glossary, glossary)) {
      return (this.knownCounts = before.renewed(glossary));
    }
    this.uncounted.workspace.clear();
    this.uncounted.builtin.clear();
    for (const [uri, shelf] of this.shelves) {
      shelf.mentions = undefined;
      this.uncounted[shelf.note.origin].add(uri);
    }
    return (this.knownCounts = new MentionCounts(glossary));
  }

  /** Tells what has changed since it last did, unless more is to come. */
  private release(): void {
    this.holds--;
    if (this.holds > 0) {
      return;
    }
    const change = this.pending;
    this.pending = nothingPending();
    if (change.glossary) {
      const before = this.termProblems;
      // Without terms of the user's there is nothing to look at, and the glossary need not be made for it.
      const hasOwn = this.termShelves.size > 0 || this.glossaryFiles.uris().length > 0;
      this.termProblems = hasOwn ? joinLists(this.glossary.duplicateAliases(), this.glossary.nameProblems(), this.glossaryFiles.foreignProblems()) : new Map();
      for (const uri of [...before.keys(), ...this.termProblems.keys()]) {
        change.problems.add(uri);
      }
    }
    if (change.notes || change.glossary || change.mentions || change.problems.size > 0) {
      this.changes.fire(change);
    }
  }
}

function shelfOf(source: NoteSource, head: NoteHead): Shelf {
  const document = noteDocument(source, head);
  const topics = noteTopics(source, head, document);
  const note = libraryNote(head, source.origin, topics);
  const termNote =
    source.origin === 'workspace' && note.isTermNote
      ? readTermNote({ ...source, frontMatter: head.frontMatter, document: document(), language: source.language ?? note.language })
      : undefined;
  return {
    note,
    explained: termNote && { term: termNote.term, text: readTermText(source.text, head.frontMatter.bodyOffset, document()) },
    problems: termNote && termNote.problems.length > 0 ? [...note.problems, ...termNote.problems] : note.problems,
    mentions: undefined,
    source: { text: source.text, document, topics },
  };
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
