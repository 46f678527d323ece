import { allTopics, type Topic } from '../notes/topics';
import { haveSameNames, type GlossaryEntry } from '../terms/glossary';
import type { Mention } from '../terms/matcher';
import type { TermOrigin } from '../terms/term';
import type { Steps } from '../text/steps';
import type { Glossaries } from './glossaries';
import type { IndexedNote, IndexedNotes } from './indexedNotes';
import type { LibraryNote } from './libraryNote';
import { MentionCounts, type NoteMentions } from './mentionCounts';
import { compareNotes } from './noteGroups';

/** Where a term is mentioned in the workspace's notes. */
export interface MentionCount {
  readonly mentions: number;
  /** URIs, searched for when first used. */
  readonly notes: readonly string[];
}

/** Which terms stand where in a note. */
interface NoteTerms {
  readonly mentions: NoteMentions;
  readonly counts: MentionCounts;
  readonly topics: readonly Topic[];
  readonly byPlace: ReturnType<MentionCounts['entriesByPlace']>;
  /** By the slug of a topic: its place, and that of the last topic under it. */
  readonly placesBySlug: ReadonlyMap<string, readonly [first: number, last: number]>;
}

/** Which terms the notes mention, and how often. */
export class Mentions {
  private readonly uncountedUris: Readonly<Record<TermOrigin, Set<string>>> = { workspace: new Set(), builtin: new Set() };
  private knownCounts: MentionCounts | undefined;
  /** Those of the note asked for last: the rows of a note ask for their terms one after another. */
  private noteTerms: NoteTerms | undefined;

  constructor(
    private readonly notes: IndexedNotes,
    private readonly glossaries: Glossaries,
  ) {}

  /** Counts the mentions in a note, `known` if they have been found already. Returns whether it did: the note or the glossary may change between two steps. */
  * countInSteps(uri: string, text: string, known?: readonly Mention[]): Steps<boolean> {
    const indexed = this.notes.get(uri);
    if (!indexed) {
      return false;
    }
    const { note, source } = indexed;
    const counts = this.counts();
    const blocks = known || source?.text !== text ? undefined : source.document()?.blocks();
    const mentions = yield* counts.read(note, text, known ?? (yield* this.glossaries.matcher.findInSteps(text, note.format, { blocks })));
    if (this.notes.get(uri) !== indexed || this.counts() !== counts) {
      return false;
    }
    this.forgetMentions(indexed);
    this.notes.releaseSource(indexed);
    indexed.mentions = mentions;
    this.uncountedUris[note.origin].delete(uri);
    if (note.origin === 'workspace') {
      counts.add(mentions);
    }
    return true;
  }

  /** A note has come. */
  add({ uri, origin }: LibraryNote): void {
    this.uncountedUris[origin].add(uri);
  }

  /** A note is about to go. */
  forget(indexed: IndexedNote): void {
    this.forgetMentions(indexed);
    this.uncountedUris[indexed.note.origin].delete(indexed.note.uri);
  }

  isUncounted(uri: string): boolean {
    this.counts();
    return Object.values(this.uncountedUris).some((uris) => uris.has(uri));
  }

  uncounted(origin: TermOrigin): readonly string[] {
    this.counts();
    return [...this.uncountedUris[origin]];
  }

  termsIn(uri: string, slug?: string): readonly GlossaryEntry[] {
    const terms = this.termsOfNote(uri);
    if (!terms) {
      return [];
    }
    const [first, last] = (slug === undefined ? undefined : terms.placesBySlug.get(slug)) ?? [0, terms.topics.length];
    const found = new Set<GlossaryEntry>();
    for (let place = first; place <= last; place++) {
      terms.byPlace.get(place)?.forEach((entry) => found.add(entry));
    }
    return [...found];
  }

  topicTerms(uri: string): ReadonlyMap<Topic, readonly GlossaryEntry[]> {
    const terms = this.termsOfNote(uri);
    return new Map([...(terms?.byPlace ?? [])].flatMap(([place, entries]) => {
      const topic = terms?.topics[place - 1];
      return topic ? [[topic, entries]] : [];
    }));
  }

  topicsWith(entry: GlossaryEntry): readonly { note: LibraryNote; topics: readonly Topic[] }[] {
    const counts = this.counts();
    const found: { note: LibraryNote; topics: readonly Topic[] }[] = [];
    for (const [, { note, mentions }] of this.notes.all()) {
      if (!note.isTermNote && mentions !== undefined && counts.count(mentions, entry) > 0) {
        const byPlace = counts.entriesByPlace(mentions);
        found.push({ note, topics: allTopics(note.topics).filter((_, index) => byPlace.get(index + 1)?.includes(entry)) });
      }
    }
    return found.sort((a, b) => compareNotes(a.note, b.note));
  }

  mentionCount(entry: GlossaryEntry, except?: string): MentionCount | undefined {
    const counts = this.counts();
    if (this.uncountedUris.workspace.size > 0) {
      return undefined;
    }
    const leftOut = new Set(Object.values(entry.terms).map(({ uri }) => uri));
    if (except !== undefined) {
      leftOut.add(except);
    }
    let mentions = counts.total(entry);
    for (const uri of leftOut) {
      const indexed = this.notes.get(uri);
      mentions -= indexed?.mentions !== undefined && indexed.note.origin === 'workspace' ? counts.count(indexed.mentions, entry) : 0;
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
    const counts = this.counts();
    return [...this.notes.all()].flatMap(([uri, { note, mentions }]) =>
      note.origin === 'workspace' && mentions !== undefined && !leftOut.has(uri) && counts.count(mentions, entry) > 0 ? [uri] : [],
    );
  }

  private termsOfNote(uri: string): NoteTerms | undefined {
    const counts = this.counts();
    const { note, mentions } = this.notes.get(uri) ?? {};
    if (!note || mentions === undefined) {
      return undefined;
    }
    if (this.noteTerms?.mentions === mentions && this.noteTerms.counts === counts) {
      return this.noteTerms;
    }
    const topics = allTopics(note.topics);
    const placesBySlug = new Map(topics.map(({ slug, children }, index) => [slug, [index + 1, index + 1 + allTopics(children).length]] as const));
    return (this.noteTerms = { mentions, counts, topics, byPlace: counts.entriesByPlace(mentions), placesBySlug });
  }

  private forgetMentions(indexed: IndexedNote): void {
    if (indexed.mentions !== undefined && indexed.note.origin === 'workspace') {
      this.knownCounts?.add(indexed.mentions, -1);
    }
    indexed.mentions = undefined;
  }

  /** The counts for the current glossary. Those of an earlier one stay if it has the same names. */
  private counts(): MentionCounts {
    const { knownCounts: before, glossaries: { glossary } } = this;
    if (before?.glossary === glossary) {
      return before;
    }
    if (before && haveSameNames(before.glossary, glossary)) {
      return (this.knownCounts = new MentionCounts(glossary, before.totals));
    }
    this.uncountedUris.workspace.clear();
    this.uncountedUris.builtin.clear();
    for (const [uri, indexed] of this.notes.all()) {
      indexed.mentions = undefined;
      this.uncountedUris[indexed.note.origin].add(uri);
    }
    return (this.knownCounts = new MentionCounts(glossary));
  }
}
