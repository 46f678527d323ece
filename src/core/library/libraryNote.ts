import type { Conference } from '../notes/conference';
import type { Note, NoteHead } from '../notes/note';
import type { Topic } from '../notes/topics';
import type { TermOrigin } from '../terms/term';
import type { Problem } from '../text/problem';

/** What is kept of a note: thousands are, so nothing that only its reading needs. */
export interface LibraryNote extends Pick<Note, 'uri' | 'title' | 'format' | 'language' | 'tags' | 'isTermNote' | 'topics' | 'problems'> {
  readonly origin: TermOrigin;
  readonly conference?: Conference | undefined;
  /** ISO 8601, with the precision that was given. */
  readonly date?: string | undefined;
}

/** `topics` is called when they are first needed. */
export function libraryNote({ uri, title, format, language, tags, isTermNote, problems, conference, date }: NoteHead, origin: TermOrigin, topics: () => readonly Topic[]): LibraryNote {
  return {
    uri, title, format, language, tags, isTermNote, problems: problems.length > 0 ? problems : noProblems, origin, conference, date,
    get topics() {
      return topics();
    },
  };
}

/** Shared, since most notes have none. */
const noProblems: readonly Problem[] = [];
