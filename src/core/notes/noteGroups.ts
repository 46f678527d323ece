import { SortedList } from '../sortedList';
import type { Conference } from './conference';
import type { LibraryNote } from './libraryNote';

/** The notes of one conference: the workspace's first, the newest first. */
export interface ConferenceNotes {
  readonly conference: Conference;
  readonly notes: readonly LibraryNote[];
}

interface Group {
  readonly notes: SortedList<LibraryNote>;
  /** As told last. */
  told: ConferenceNotes | undefined;
}

/** The notes by conference, and those of none, in their orders. A note that comes or goes touches its own conference only. */
export class NoteGroups {
  private readonly groups = new Map<string, Group>();
  private readonly changed = new Set<Group>();
  private readonly sorted = new SortedList<ConferenceNotes>(compareConferences);
  private readonly unnamed = new SortedList<LibraryNote>(compareNotes);

  add(note: LibraryNote): void {
    this.listOf(note)?.add(note);
  }

  delete(note: LibraryNote): void {
    this.listOf(note)?.delete(note);
  }

  /** The conferences, the newest first. One that no change has touched is the same object as before. */
  conferences(): readonly ConferenceNotes[] {
    for (const group of this.changed) {
      this.tell(group);
    }
    this.changed.clear();
    return this.sorted.items;
  }

  /** Notes that report on no conference and explain no term. */
  others(): readonly LibraryNote[] {
    return this.unnamed.items;
  }

  private listOf({ conference, isTermNote }: LibraryNote): SortedList<LibraryNote> | undefined {
    if (!conference) {
      return isTermNote ? undefined : this.unnamed;
    }
    let group = this.groups.get(conference.id);
    if (!group) {
      group = { notes: new SortedList(compareNotes), told: undefined };
      this.groups.set(conference.id, group);
    }
    this.changed.add(group);
    return group.notes;
  }

  private tell(group: Group): void {
    const before = group.told;
    if (before) {
      this.sorted.delete(before);
    }
    const notes = group.notes.items;
    const conference = notes[0]?.conference;
    group.told = conference && { conference, notes };
    if (group.told) {
      this.sorted.add(group.told);
    } else if (before) {
      this.groups.delete(before.conference.id);
    }
  }
}

/** The workspace's notes first, then the newest, then by title. */
export function compareNotes(a: LibraryNote, b: LibraryNote): number {
  if (a.origin !== b.origin) {
    return a.origin === 'workspace' ? -1 : 1;
  }
  return compare(b.date ?? '', a.date ?? '') || compare(a.title, b.title) || compare(a.uri, b.uri);
}

function compareConferences({ conference: a }: ConferenceNotes, { conference: b }: ConferenceNotes): number {
  return b.year - a.year || compare(b.start ?? '', a.start ?? '') || compare(a.name, b.name) || compare(a.id, b.id);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
