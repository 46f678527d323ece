import type { LibraryNote } from '../notes/libraryNote';
import { LineReader } from '../lineReader';
import { allTopics } from '../notes/topicTree';
import type { Steps } from '../steps';
import type { Glossary, GlossaryEntry } from './glossary';
import type { Mention } from './matcher';

/**
 * Which terms stand where in a note, as whole numbers in a string (`encode`), since thousands of notes are kept so: for each topic
 * that mentions any, in the note's order, its place and then its terms in the order of their appearance. A place is told from a term
 * by its last bit: 1 above the first topic, 3 in the first of `allTopics`. A term is twice the sum of its index among the glossary's
 * entries and `entries` times how often it stands there.
 */
export type NoteMentions = string;

/** How many mentions are counted in a step. */
const mentionsInStep = 4096;

/** How often the terms of a glossary are mentioned: in single notes, and in all those that were added. */
export class MentionCounts {
  private readonly indexes: ReadonlyMap<GlossaryEntry, number>;
  /** By the index of the entry. */
  private readonly totals: number[];

  constructor(readonly glossary: Glossary, totals: readonly number[] = []) {
    this.indexes = new Map(glossary.entries.map((entry, index) => [entry, index]));
    this.totals = glossary.entries.map((_, index) => totals[index] ?? 0);
  }

  /** The same counts for another glossary, in which all has the same names. */
  renewed(glossary: Glossary): MentionCounts {
    return new MentionCounts(glossary, this.totals);
  }

  /** `text` is the note's, `mentions` what the glossary's matcher found in it. */
  *read(note: LibraryNote, text: string, mentions: readonly Mention[]): Steps<NoteMentions> {
    const entries = this.totals.length;
    const topics = allTopics(note.topics);
    const lines = new LineReader(text);
    const found: number[] = [];
    const places = new Map<number, number>();
    let next = 0;
    let topic = -1;
    let counted = 0;
    for (const { start, candidates } of mentions) {
      if (++counted % mentionsInStep === 0) {
        yield;
      }
      const [entry] = candidates;
      const index = entry && !entry.quiet ? this.indexes.get(entry) : undefined;
      if (index === undefined) {
        continue;
      }
      const line = lines.lineAt(start);
      while (next < topics.length && (topics[next]?.line ?? Infinity) <= line) {
        next++;
      }
      if (topic !== next) {
        topic = next;
        places.clear();
        found.push(2 * topic + 1);
      }
      const place = places.get(index);
      if (place === undefined) {
        places.set(index, found.length);
        found.push(2 * (index + entries));
      } else {
        found[place] = (found[place] ?? 0) + 2 * entries;
      }
    }
    return encode(found);
  }

  add(mentions: NoteMentions): void {
    this.each(mentions, (index, count) => {
      this.totals[index] = (this.totals[index] ?? 0) + count;
    });
  }

  subtract(mentions: NoteMentions): void {
    this.each(mentions, (index, count) => {
      this.totals[index] = (this.totals[index] ?? 0) - count;
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
      const known = byPlace.get(place);
      if (known && entry) {
        known.push(entry);
      } else if (entry) {
        byPlace.set(place, [entry]);
      }
    });
    return byPlace;
  }

  /** The places of the topics that mention a term themselves. */
  topicsWith(mentions: NoteMentions, entry: GlossaryEntry): ReadonlySet<number> {
    const wanted = this.indexes.get(entry);
    const topics = new Set<number>();
    this.each(mentions, (index, _, topic) => {
      if (index === wanted) {
        topics.add(topic);
      }
    });
    return topics;
  }

  private each(mentions: NoteMentions, visit: (index: number, count: number, topic: number) => void): void {
    const entries = this.totals.length;
    let topic = 0;
    let value = 0;
    let factor = 1;
    for (let at = 0; at < mentions.length; at++) {
      const unit = mentions.charCodeAt(at);
      value += (unit & lastUnit) * factor;
      factor *= lastUnit + 1;
      if (unit <= lastUnit) {
        if (value % 2 === 1) {
          topic = (value - 1) / 2;
        } else {
          visit((value / 2) % entries, Math.floor(value / 2 / entries), topic);
        }
        value = 0;
        factor = 1;
      }
    }
  }
}

/** The largest code unit that ends a number; each of the larger ones before it holds 15 bits of it too, the lowest first. */
const lastUnit = 0x7fff;
const longestPart = 4096;

/** Whole numbers as code units, most of them as one. */
function encode(numbers: readonly number[]): string {
  const units: number[] = [];
  for (const number of numbers) {
    let rest = number;
    for (; rest > lastUnit; rest = Math.floor(rest / (lastUnit + 1))) {
      units.push((rest % (lastUnit + 1)) + lastUnit + 1);
    }
    units.push(rest);
  }
  const parts: string[] = [];
  for (let at = 0; at < units.length; at += longestPart) {
    parts.push(String.fromCharCode(...units.slice(at, at + longestPart)));
  }
  return parts.join('');
}
