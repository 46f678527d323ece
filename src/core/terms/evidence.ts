import { hasCjk } from '../text/characters';
import { partitionPoint } from '../text/partition';
import type { GlossaryEntry } from './glossary';
import type { TextRange } from './region';
import type { TopicWord } from './topicWords';

/** Texts over this size may change their subject. In UTF-16 code units, about eight pages. */
const longText = 20_000;
/** How far evidence reaches in such a text, in UTF-16 code units. */
const reachInLongText = 10_000;
/** How far a single word reaches, which may be mentioned in passing: about a paragraph, in UTF-16 code units of English. */
const nearby = 300;
/** Chinese says as much in a third. */
const nearbyInChinese = 100;

/** A mention of a term by a name that means nothing else. */
export interface Unmistakable extends Pick<TextRange, 'start'> {
  readonly entry: GlossaryEntry;
}

/** A place of a word that tells what a text is about, though no term explains it. */
export interface TopicWordMention extends Pick<TextRange, 'start'> {
  readonly word: TopicWord;
}

/** What tells what a text is about. */
export interface Clues {
  readonly mentions: readonly Unmistakable[];
  readonly words: readonly TopicWordMention[];
  /** The terms that a common word is shown to mean. */
  readonly shown: ReadonlySet<GlossaryEntry>;
}

/** Sorted offsets in a text, and how far from them a name is supported, in UTF-16 code units. */
interface Places {
  readonly offsets: readonly number[];
  readonly reach: number;
}

const everywhere: Places = { offsets: [0], reach: Infinity };

/** Where a text speaks of cloud-native things, or of computing, in words that mean nothing else. */
export class Evidence {
  /** For texts that are known to be about cloud-native things, such as the built-in notebook's. */
  static readonly everywhere = new Evidence(everywhere, everywhere, new Set());

  /** `field`: where words of the field stand; `computing`: these and general terms. */
  private constructor(
    private readonly field: Places,
    private readonly computing: Places,
    /** The common words that mean a term somewhere in the text. */
    readonly shown: ReadonlySet<GlossaryEntry>,
  ) {}

  static in(text: string, { mentions, words, shown }: Clues): Evidence {
    const field = placesOf(text, mentions.filter(({ entry }) => !entry.general), words.filter(({ word }) => !word.general));
    const computing = field.reach === Infinity ? everywhere : placesOf(text, mentions, words);
    // One general term alone says little: Rust is a game, and forecasts are retried too.
    return new Evidence(field, computing.reach <= nearby ? field : computing, shown);
  }

  /** Whether there is evidence for a name of a term at an offset: anywhere in the text, or near it in a long text. */
  supports(at: number, general: boolean): boolean {
    const { offsets, reach } = general ? this.computing : this.field;
    const next = partitionPoint(offsets.length, (index) => (offsets[index] ?? Infinity) < at - reach);
    return (offsets[next] ?? Infinity) <= at + reach;
  }
}

function placesOf(text: string, mentions: readonly Unmistakable[], words: readonly TopicWordMention[]): Places {
  const said = [...mentions.map(({ start, entry }) => ({ start, of: entry.id })), ...words.map(({ start, word }) => ({ start, of: word.name }))];
  const isAlone = said.every(({ of }) => of === said[0]?.of);
  if (!isAlone && text.length <= longText) {
    return everywhere;
  }
  const offsets = said.map(({ start }) => start).sort((a, b) => a - b);
  if (!isAlone) {
    return { offsets, reach: reachInLongText };
  }
  const [at = 0] = offsets;
  return { offsets, reach: hasCjk(text.slice(Math.max(0, at - nearbyInChinese), at + nearbyInChinese)) ? nearbyInChinese : nearby };
}
