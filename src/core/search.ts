import { foldWidth, isWord } from './terms/characters';

/** Something that can be found by each of its names. */
export interface Named<T> {
  /** Lines without white space around them; the first that fits a query best is the one found. */
  readonly names: readonly string[];
  readonly value: T;
}

export interface Found<T> {
  /** The name that the query fits best. */
  readonly name: string;
  readonly value: T;
}

/** How well a name fits a query, the best first. */
const enum Rank {
  whole,
  start,
  wordStart,
  inside,
  scattered,
  none,
}

/**
 * Finds values by the characters of their names: in their order, but not always side by side, as pickers do. Case, width and the length of
 * white space do not count. The names are prepared when they are added, so that a query passes a hundred thousand of them in milliseconds.
 */
export class SearchIndex<T> {
  private readonly values: T[] = [];
  /** All names, those of a value one after the other. */
  private readonly names: string[] = [];
  /** By the index of a name: the index of its value. */
  private readonly owners: number[] = [];
  /** By the index of a name: the name folded, and its characters. */
  private readonly folded: string[] = [];
  private readonly characters: number[] = [];

  add({ names, value }: Named<T>): void {
    const owner = this.values.push(value) - 1;
    for (const name of names) {
      const folded = fold(name);
      this.names.push(name);
      this.owners.push(owner);
      this.folded.push(folded);
      this.characters.push(charactersOf(folded));
    }
  }

  /** At most `limit` values that a query fits, each once, the best first, else in the order they were given in; an empty query fits all. */
  search(query: string, limit: number, accepts: (value: T) => boolean = () => true): readonly Found<T>[] {
    const sought = fold(query.replace(/\s+/g, ' ').trim());
    const wanted = charactersOf(sought);
    const { names, owners, folded, characters } = this;
    const ranked: Found<T>[][] = [[], [], [], [], []];
    // What ranks no better than this has no room any more.
    let enough = Rank.none;
    for (let at = 0; at < names.length; at++) {
      // Most names end here.
      if (((characters[at] ?? 0) & wanted) !== wanted) {
        continue;
      }
      const rank = rankOf(folded[at] ?? '', sought, enough);
      if (rank >= enough) {
        continue;
      }
      const best = this.bestOfOwner(at, rank, sought);
      at = best.last;
      const value = this.values[owners[at] ?? 0] as T;
      if (accepts(value)) {
        ranked[best.rank]?.push({ name: names[best.at] ?? '', value });
        enough = roomEnd(ranked, limit);
      }
    }
    return ranked.flat().slice(0, limit);
  }

  /** The name that fits best of those that the value of the name at `first`, which is the first to fit, has from there on; `last` is the last of them. */
  private bestOfOwner(first: number, rankOfFirst: Rank, sought: string): { at: number; rank: Rank; last: number } {
    const { owners, folded } = this;
    let [at, rank, last] = [first, rankOfFirst, first];
    for (; owners[last + 1] === owners[first]; last++) {
      const other = rankOf(folded[last + 1] ?? '', sought, rank);
      if (other < rank) {
        [at, rank] = [last + 1, other];
      }
    }
    return { at, rank, last };
  }
}

/** The first rank that is full, those before it counted in. */
function roomEnd(ranked: readonly (readonly unknown[])[], limit: number): Rank {
  let count = 0;
  const full = ranked.findIndex((list) => (count += list.length) >= limit);
  return full < 0 ? Rank.none : full;
}

/** The rank of a name for a query, where it is better than `than`. */
function rankOf(name: string, sought: string, than: Rank): Rank {
  if (name.startsWith(sought)) {
    return name.length === sought.length ? Rank.whole : Rank.start;
  }
  if (than <= Rank.wordStart) {
    return Rank.none;
  }
  const at = name.indexOf(sought);
  if (at < 0) {
    return than > Rank.scattered && isScattered(name, sought) ? Rank.scattered : Rank.none;
  }
  return isWord(name.charCodeAt(at - 1)) && isWord(sought.charCodeAt(0)) ? Rank.inside : Rank.wordStart;
}

/** Whether a name holds the characters of a query in their order; white space in the query is no character of it. */
function isScattered(name: string, sought: string): boolean {
  let at = -1;
  for (const character of sought) {
    if (character !== ' ') {
      at = name.indexOf(character, at + 1);
      if (at < 0) {
        return false;
      }
    }
  }
  return true;
}

function fold(text: string): string {
  const narrow = fullWidth.test(text) ? Array.from(text, (character) => String.fromCodePoint(foldWidth(character.codePointAt(0) ?? 0))).join('') : text;
  return narrow.toLowerCase();
}

const fullWidth = /[\uff01-\uff5e]/;

/** One bit for each Latin letter that a text holds, and a few for all other characters together: what a name lacks cannot be found in it. */
function charactersOf(text: string): number {
  let bits = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 0x61 && code <= 0x7a) {
      bits |= 1 << (code - 0x61);
    } else if (code !== 0x20) {
      bits |= 1 << (26 + (code % 6));
    }
  }
  return bits;
}
