import type { Conference } from '../notes/conference';
import type { NoteHead } from '../notes/note';
import type { Topic } from '../notes/topics';
import type { TermOrigin } from '../terms/term';
import type { Language } from '../text/language';
import type { Problem } from '../text/problem';

/**
 * What is kept of a note: thousands are, so nothing that only its reading needs. A class, because an object literal with a getter takes a
 * kilobyte more.
 */
export class LibraryNote {
  readonly uri: string;
  readonly title: string;
  readonly format: NoteHead['format'];
  readonly language: Language;
  readonly tags: readonly string[];
  readonly isTermNote: boolean;
  readonly problems: readonly Problem[];
  readonly conference?: Conference | undefined;
  /** ISO 8601, with the precision that was given. */
  readonly date?: string | undefined;

  /** `knownTopics` is called when they are first needed, and then released. */
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
