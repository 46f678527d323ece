import type { Conference } from '../notes/conference';
import { compare } from '../text/strings';
import type { LibraryNote } from './libraryNote';

/** The notes of one conference: the workspace's first, the newest first. */
export interface ConferenceNotes {
  readonly conference: Conference;
  readonly notes: readonly LibraryNote[];
}

/** The notes by conference, and those of none, in their orders. A note that comes or goes touches its own conference only. */
export class NoteGroups {
  private readonly groups = new Map<string, NoteGroup>();
  private readonly unnamed = new NoteGroup();
  private known: readonly ConferenceNotes[] | undefined;

  add(note: LibraryNote): void {
    this.groupOf(note)?.add(note);
  }

  delete(note: LibraryNote): void {
    this.groupOf(note)?.delete(note);
  }

  /** The conferences, the newest first. One that no change has touched is the same object as before. */
  conferences(): readonly ConferenceNotes[] {
    return (this.known ??= [...this.groups.values()].map((group) => group.tell()).filter((told): told is ConferenceNotes => told.conference !== undefined).sort(compareConferences));
  }

  /** Notes that report on no conference and explain no term. */
  others(): readonly LibraryNote[] {
    return this.unnamed.tell().notes;
  }

  private groupOf({ conference, isTermNote }: LibraryNote): NoteGroup | undefined {
    if (!conference) {
      return isTermNote ? undefined : this.unnamed;
    }
    this.known = undefined;
    const group = this.groups.get(conference.id) ?? new NoteGroup();
    this.groups.set(conference.id, group);
    return group;
  }
}

class NoteGroup {
  private held = new Set<LibraryNote>();
  private told: { readonly conference: Conference | undefined; readonly notes: readonly LibraryNote[] } | undefined;

  add(note: LibraryNote): void {
    this.held.add(note);
    this.told = undefined;
  }

  delete(note: LibraryNote): void {
    this.held.delete(note);
    this.told = undefined;
  }

  /** In order; the same object until a note comes or goes. */
  tell(): NonNullable<typeof this.told> {
    if (!this.told) {
      const notes = [...this.held].sort(compareNotes);
      // What is nearly in order is sorted fast the next time.
      this.held = new Set(notes);
      this.told = { conference: notes[0]?.conference, notes };
    }
    return this.told;
  }
}

/** The workspace's notes first, then the newest, then by title. */
export function compareNotes(a: LibraryNote, b: LibraryNote): number {
  return Number(a.origin === 'builtin') - Number(b.origin === 'builtin') || compare(b.date ?? '', a.date ?? '') || compare(a.title, b.title) || compare(a.uri, b.uri);
}

function compareConferences({ conference: a }: ConferenceNotes, { conference: b }: ConferenceNotes): number {
  return b.year - a.year || compare(b.start ?? '', a.start ?? '') || compare(a.name, b.name) || compare(a.id, b.id);
}
