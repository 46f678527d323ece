import { allTopics } from '../notes/topics';
import type { Glossary, GlossaryEntry } from '../terms/glossary';
import type { Mention } from '../terms/matcher';
import { addTo } from '../text/groups';
import { LineReader } from '../text/lines';
import type { Steps } from '../text/steps';
import type { LibraryNote } from './libraryNote';

/**
 * Which terms stand where in a note, three numbers for each: the place of a topic, 0 above the first one and 1 in the first of `allTopics`;
 * the index of a term that it mentions itself among the glossary's entries; and how often. In the order of their appearance.
 */
export type NoteMentions = Uint32Array;

/** How many mentions are counted in a step. */
const mentionsInStep = 4096;

/** How often the terms of a glossary are mentioned: in single notes, and in all those that were added. */
export class MentionCounts {
  private readonly indexes: ReadonlyMap<GlossaryEntry, number>;

  /** `totals`: by the index of the entry; those of an earlier glossary, if all has the same names in it. */
  constructor(
    readonly glossary: Glossary,
    readonly totals: number[] = glossary.entries.map(() => 0),
  ) {
    this.indexes = new Map(glossary.entries.map((entry, index) => [entry, index]));
  }

  /** `text` is the note's, `mentions` what the glossary's matcher found in it. */
  * read(note: LibraryNote, text: string, mentions: readonly Mention[]): Steps<NoteMentions> {
    const topics = allTopics(note.topics);
    const lines = new LineReader(text);
    const triples: number[] = [];
    /** By the index of an entry: where the topic's count of it stands. */
    const places = new Map<number, number>();
    let topic = 0;
    let counted = 0;
    for (const { start, candidates } of mentions) {
      if (++counted % mentionsInStep === 0) {
        yield;
      }
      const [entry] = candidates;
      const index = entry ? this.indexes.get(entry) : undefined;
      if (index === undefined) {
        continue;
      }
      const line = lines.lineAt(start);
      for (; (topics[topic]?.line ?? Infinity) <= line; topic++) {
        places.clear();
      }
      const place = places.get(index);
      if (place === undefined) {
        places.set(index, triples.push(topic, index, 1) - 1);
      } else {
        triples[place] = (triples[place] ?? 0) + 1;
      }
    }
    return Uint32Array.from(triples);
  }

  /** Adds the mentions of a note to the totals, or takes them back. */
  add(mentions: NoteMentions, sign: 1 | -1 = 1): void {
    this.each(mentions, (index, count) => {
      this.totals[index] = (this.totals[index] ?? 0) + sign * count;
    });
  }

  /** In all notes. */
  total(entry: GlossaryEntry): number {
    return this.totals[this.indexes.get(entry) ?? -1] ?? 0;
  }

  /** In one note. */
  count(mentions: NoteMentions, entry: GlossaryEntry): number {
    const wanted = this.indexes.get(entry);
    let sum = 0;
    this.each(mentions, (index, count) => {
      sum += index === wanted ? count : 0;
    });
    return sum;
  }

  /** The terms that topics mention themselves, in the order of their appearance, by the place of the topic: 0 above the first one, 1 in the first of `allTopics`. */
  entriesByPlace(mentions: NoteMentions): ReadonlyMap<number, readonly GlossaryEntry[]> {
    const byPlace = new Map<number, GlossaryEntry[]>();
    this.each(mentions, (index, _, place) => {
      const entry = this.glossary.entries[index];
      if (entry) {
        addTo(byPlace, place, entry);
      }
    });
    return byPlace;
  }

  private each(mentions: NoteMentions, visit: (index: number, count: number, topic: number) => void): void {
    for (let at = 0; at < mentions.length; at += 3) {
      visit(mentions[at + 1] ?? 0, mentions[at + 2] ?? 0, mentions[at] ?? 0);
    }
  }
}
