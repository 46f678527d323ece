import type { Conference } from '../notes/conference';
import type { Note, NoteHead } from '../notes/note';
import type { Topic } from '../notes/topics';
import type { TermOrigin } from '../terms/term';
import type { Language } from '../text/language';
import type { Problem } from '../text/problem';

/** What is kept of a note: thousands are, so nothing that only its reading needs. */
export interface LibraryNote extends Pick<Note, 'uri' | 'title' | 'format' | 'language' | 'tags' | 'isTermNote' | 'topics' | 'problems'> {
  readonly origin: TermOrigin;
  readonly conference?: Conference | undefined;
  /** ISO 8601, with the precision that was given. */
  readonly date?: string | undefined;
}

/** `topics` is called when they are first needed, and then released. */
export function libraryNote(head: NoteHead, origin: TermOrigin, topics: () => readonly Topic[]): LibraryNote {
  return new KeptNote(head, origin, topics);
}

/** A class, because an object literal with a getter takes a kilobyte more. */
class KeptNote implements LibraryNote {
  readonly uri: string;
  readonly title: string;
  readonly format: NoteHead['format'];
  readonly language: Language;
  readonly tags: readonly string[];
  readonly isTermNote: boolean;
  readonly problems: readonly Problem[];
  readonly conference: Conference | undefined;
  readonly date: string | undefined;

  constructor(
    { uri, title, format, language, tags, isTermNote, problems, conference, date }: NoteHead,
    readonly origin: TermOrigin,
    private knownTopics: readonly Topic[] | (() => readonly Topic[]),
  ) {
    this.uri = uri;
    this.title = title;
    this.format = format;
    this.language = language;
    this.tags = tags;
    this.isTermNote = isTermNote;
    this.problems = problems.length > 0 ? problems : noProblems;
    this.conference = conference;
    this.date = date;
  }

  get topics(): readonly Topic[] {
    if (typeof this.knownTopics === 'function') {
      this.knownTopics = this.knownTopics();
    }
    return this.knownTopics;
  }
}

/** Shared, since most notes have none. */
const noProblems: readonly Problem[] = [];
