import { isNote, readNoteHead, type NoteHead } from '../notes/note';
import type { Topic } from '../notes/topics';
import { isContextiveFile, readContextive } from '../terms/contextive';
import type { Glossary, GlossaryEntry } from '../terms/glossary';
import type { GlossaryFile } from '../terms/glossaryFile';
import { readGlossaryPage, type GlossaryPlace } from '../terms/glossaryPage';
import type { Matcher, Mention } from '../terms/matcher';
import type { Term, TermOrigin, TermText } from '../terms/term';
import type { Language } from '../text/language';
import { tooLong, unreadable, type Problem } from '../text/problem';
import { finish, type Steps } from '../text/steps';
import { Changes, type LibraryChange } from './changes';
import { Glossaries } from './glossaries';
import { IndexedNotes, type NoteText } from './indexedNotes';
import type { LibraryNote } from './libraryNote';
import { Mentions, type MentionCount } from './mentions';
import type { ConferenceNotes } from './noteGroups';

export type { ConferenceNotes, LibraryChange, LibraryNote, MentionCount };

/** A file to be read: as a note, or as part of a glossary. */
export interface NoteSource extends NoteText {
  /** It lies in a folder that the user keeps notes in, so that it is a note whatever it says. */
  readonly inNotesFolder: boolean;
  /** The glossary whose folder it lies in, so that it may be a page of it. */
  readonly glossary?: GlossaryPlace | undefined;
}

/** The index of all notes and terms, which answers every question that features ask about them. */
export class Library {
  private readonly glossaries = new Glossaries();
  private readonly notes = new IndexedNotes();
  private readonly mentions = new Mentions(this.notes, this.glossaries);
  private readonly changes = new Changes(() => this.glossaries.recheck());
  /** Why files are not read, by URI. */
  private readonly unread = new Map<string, Problem>();

  /** Fires after each change, or once after `batch`. */
  readonly onDidChange = this.changes.event;

  /** The built-in terms of all languages, without their texts. */
  setBuiltinTerms(terms: readonly Term[]): void {
    this.glossaries.setBuiltinTerms(terms);
    this.changes.add({ glossary: true });
  }

  /** Common words that are explained wherever a user's term has that name. */
  setExplainedWords(words: readonly string[]): void {
    if (this.glossaries.setExplainedWords(words)) {
      this.changes.add({ glossary: true });
    }
  }

  /** The text of a built-in term note, front matter included. */
  setBuiltinText(uri: string, text: string): void {
    this.glossaries.setBuiltinText(uri, text);
  }

  /** Reads a file. Returns whether it is a note or part of a glossary. One that is neither is left out, and forgotten if it was one before. */
  put(source: NoteSource): boolean {
    const { uri, text, glossary } = source;
    let isKnown = false;
    this.batch(() => {
      const head = isContextiveFile(source.fileName) ? undefined : readNoteHead(source);
      const file = head ? glossary && readGlossaryPage(head, text, glossary) : readContextive(uri, text);
      // The pages of a glossary explain; they are notes only where the user keeps notes.
      const isPage = file !== undefined && file.terms.length > 0 && !source.inNotesFolder;
      const noteHead = head && !isPage && isNote(head, source) ? head : undefined;
      this.setUnread(uri, undefined);
      if (noteHead) {
        this.putNote(source, noteHead);
      } else {
        this.removeNote(uri);
      }
      this.putGlossaryFile(uri, file?.terms.length === 0 && noteHead ? undefined : file);
      isKnown = noteHead !== undefined || file !== undefined;
    });
    return isKnown;
  }

  /** Forgets a file that is too long to be read, and reports this as its problem. */
  refuse(uri: string): void {
    this.leaveUnread(uri, tooLong());
  }

  /** Forgets a file that an error keeps from being read, and reports this as its problem. */
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

  /** Forgets every file of the workspace whose URI meets a condition. */
  removeWhere(condition: (uri: string) => boolean): void {
    this.batch(() => {
      this.removeAll(({ origin, uri }) => origin === 'workspace' && condition(uri));
      this.removeFromGlossaries(condition);
      for (const uri of [...this.unread.keys()].filter(condition)) {
        this.setUnread(uri, undefined);
      }
    });
  }

  /** Forgets the terms of those files of the user's glossaries whose URI meets a condition; notes stay. */
  removeFromGlossaries(condition: (uri: string) => boolean): void {
    this.batch(() => {
      for (const uri of this.glossaries.files.uris().filter(condition)) {
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
    this.changes.batch(changes);
  }

  /** Makes several changes with one event, over more than one turn. */
  together(changes: () => Promise<void>): Promise<void> {
    return this.changes.together(changes);
  }

  note(uri: string): LibraryNote | undefined {
    return this.notes.get(uri)?.note;
  }

  /** The problems of a note or a glossary file by line, or why it is not read. */
  problems(uri: string): readonly Problem[] {
    const reason = this.unread.get(uri);
    if (reason) {
      return [reason];
    }
    // A page's problems include those that it has as a note.
    const own = this.glossaries.files.problems(uri) ?? this.notes.get(uri)?.problems;
    return own ? [...own, ...this.glossaries.conflictsOf(uri)] : [];
  }

  /** Whether no term is read from a file of the user's glossaries. */
  lacksTerms(uri: string): boolean {
    return this.glossaries.files.lacksTerms(uri);
  }

  /** The workspace's notes. */
  * workspaceNotes(): Iterable<LibraryNote> {
    for (const [, { note }] of this.notes.all()) {
      if (note.origin === 'workspace') {
        yield note;
      }
    }
  }

  /** The conferences that notes report on, the newest first. One without a change is the same object as before. */
  conferences(): readonly ConferenceNotes[] {
    return this.notes.groups.conferences();
  }

  /** Notes that report on no conference and explain no term. */
  otherNotes(): readonly LibraryNote[] {
    return this.notes.groups.others();
  }

  get glossary(): Glossary {
    return this.glossaries.glossary;
  }

  get matcher(): Matcher {
    return this.glossaries.matcher;
  }

  /** The steps that are left before mentions can be found, of a few milliseconds each. */
  preparations(): Iterable<() => unknown> {
    return this.glossaries.preparations();
  }

  /** A term's text in a language, or in the other one if the term is not explained in that; undefined until the text is loaded. */
  termText(entry: GlossaryEntry, language: Language): TermText | undefined {
    return this.glossaries.termText(entry, language);
  }

  /** Counts the mentions in a note; `text` is the note's. */
  count(uri: string, text: string): void {
    finish(this.countInSteps(uri, text));
  }

  /** Counts in steps; `known` are the mentions if they have been found already. If the note or the glossary changes between two steps, the note stays uncounted. */
  * countInSteps(uri: string, text: string, known?: readonly Mention[]): Steps {
    if (yield* this.mentions.countInSteps(uri, text, known)) {
      this.changes.add({ mentions: true });
    }
  }

  /** The text of a note whose mentions were never counted; undefined if it is not kept. */
  uncountedText(uri: string): string | undefined {
    return this.notes.get(uri)?.source?.text;
  }

  /** Whether the mentions in a note are not counted, or were counted for other names. */
  isUncounted(uri: string): boolean {
    return this.mentions.isUncounted(uri);
  }

  /** The notes whose mentions are not counted, or were counted for other names. */
  uncountedNotes(origin: TermOrigin): readonly string[] {
    return this.mentions.uncounted(origin);
  }

  /** The terms that a topic and those under it mention, in their order of appearance; without a topic, those of the whole note. */
  termsIn(uri: string, slug?: string): readonly GlossaryEntry[] {
    return this.mentions.termsIn(uri, slug);
  }

  /** The topics of a note that mention terms themselves, with these. */
  topicTerms(uri: string): ReadonlyMap<Topic, readonly GlossaryEntry[]> {
    return this.mentions.topicTerms(uri);
  }

  /** The topics that mention a term themselves, by note: built-in and the workspace's. */
  topicsWith(entry: GlossaryEntry): readonly { note: LibraryNote; topics: readonly Topic[] }[] {
    return this.mentions.topicsWith(entry);
  }

  /** How often the workspace's notes mention a term, without its own note and the one at `except`. Undefined until all of them are counted. */
  mentionCount(entry: GlossaryEntry, except?: string): MentionCount | undefined {
    return this.mentions.mentionCount(entry, except);
  }

  private putNote(source: NoteSource, head: NoteHead): void {
    const { uri } = source;
    const before = this.notes.get(uri);
    if (before) {
      this.mentions.forget(before);
    }
    const { note, explained } = this.notes.put(source, head);
    this.mentions.add(note);
    this.changes.add({ notes: true, glossary: this.glossaries.setTermNote(uri, explained), problems: uri });
  }

  private removeNote(uri: string): void {
    const indexed = this.notes.get(uri);
    if (!indexed) {
      return;
    }
    const isCounted = indexed.mentions !== undefined;
    this.mentions.forget(indexed);
    this.notes.remove(uri);
    this.changes.add({ notes: true, glossary: this.glossaries.setTermNote(uri, undefined), mentions: isCounted, problems: uri });
  }

  private putGlossaryFile(uri: string, file: GlossaryFile | undefined): void {
    if (file || this.glossaries.files.problems(uri)) {
      this.changes.add({ glossary: this.glossaries.setFile(uri, file), problems: uri });
    }
  }

  private setUnread(uri: string, reason: Problem | undefined): void {
    const isChanged = reason ? this.unread.set(uri, reason) : this.unread.delete(uri);
    if (isChanged) {
      this.changes.add({ problems: uri });
    }
  }

  private removeAll(condition: (note: LibraryNote) => boolean): void {
    this.batch(() => {
      for (const [uri, { note }] of this.notes.all()) {
        if (condition(note)) {
          this.remove(uri);
        }
      }
    });
  }
}
