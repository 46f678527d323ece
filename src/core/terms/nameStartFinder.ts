import { allSpaces, Code, casesOf, CharacterClass, characterClasses, foldWidth, isCjk, toFullWidth } from '../text/characters';
import { lazy } from '../text/lazy';

/** Flags in `units`, besides the character class. */
const enum Unit {
  /** A name begins with this code unit. */
  begins = 8,
  /** This code unit is a name. */
  isName = 16,
}

/** Flags in `prefixes`. */
const enum Prefix {
  /** A name begins with these three code units. */
  three = 1,
  /** A name begins with these two code units, followed by anything. */
  two = 2,
}

const prefixMask = 0xffff;

/** What a text may have instead of a space in a name. */
const gaps = lazy((): readonly number[] => [...allSpaces(), Code.hyphen]);

/**
 * Finds the offsets at which a name may begin, by its first three code units, as a fast filter before the trie. Never misses a
 * name. Because it compares hashes, it may return offsets at which no name begins.
 */
export class NameStartFinder {
  /** By code unit. */
  private readonly units = new Uint8Array(characterClasses());
  /** By the hash of a prefix. */
  private readonly prefixes = new Uint8Array(prefixMask + 1);

  /** `name`: without optional white space. `exact`: it matches only in this case. */
  add(name: string, exact: boolean): void {
    for (const first of casesOf(name.charCodeAt(0), exact)) {
      for (const unit of [first, toFullWidth(first)]) {
        this.units[unit] = (this.units[unit] ?? 0) | (name.length === 1 ? Unit.begins | Unit.isName : Unit.begins);
      }
      if (name.length > 1) {
        this.addAfter(first, name, exact);
      }
    }
  }

  private addAfter(first: number, name: string, exact: boolean): void {
    if (mayBreak(name, 1)) {
      for (const gap of gaps()) {
        this.mark(hashOf(first, gap), Prefix.two);
      }
    }
    for (const second of casesOf(name.charCodeAt(1), exact)) {
      const hash = hashOf(first, second);
      if (name.length === 2 || second === 0x20 || mayBreak(name, 2)) {
        this.mark(hash, Prefix.two);
      } else {
        for (const third of casesOf(name.charCodeAt(2), exact)) {
          this.mark(hashOf(hash, third), Prefix.three);
        }
      }
    }
  }

  /** The first offset between `from` and `end`, or `end`. Skips offsets inside words. */
  next(text: string, from: number, end: number): number {
    const { units } = this;
    let before = from > 0 ? (units[text.charCodeAt(from - 1)] ?? 0) : 0;
    for (let at = from; at < end; at++) {
      const code = text.charCodeAt(at);
      const unit = units[code] ?? 0;
      if (unit >= Unit.begins && (before & unit & CharacterClass.word) === 0 && ((unit & Unit.isName) !== 0 || this.beginsName(text, at, code))) {
        return at;
      }
      before = unit;
    }
    return end;
  }

  /** `first`: the code unit at the offset. */
  private beginsName(text: string, at: number, first: number): boolean {
    const two = hashOf(foldWidth(first), narrowAt(text, at + 1));
    return this.has(two, Prefix.two) || this.has(hashOf(two, narrowAt(text, at + 2)), Prefix.three);
  }

  private has(hash: number, bit: Prefix): boolean {
    return ((this.prefixes[hash & prefixMask] ?? 0) & bit) !== 0;
  }

  private mark(hash: number, bit: Prefix): void {
    this.prefixes[hash & prefixMask] = (this.prefixes[hash & prefixMask] ?? 0) | bit;
  }
}

/** The half-width code unit at an offset; 0 behind the text. */
function narrowAt(text: string, at: number): number {
  return at < text.length ? foldWidth(text.charCodeAt(at)) : 0;
}

/** Only the last 16 bits are used. */
function hashOf(prefix: number, code: number): number {
  return (Math.imul(prefix, 0x9e35) + code) | 0;
}

/** Whether a text may have white space at an offset of a name. */
function mayBreak(name: string, at: number): boolean {
  return name.charCodeAt(at) === 0x20 || isCjk(name.charCodeAt(at - 1)) || isCjk(name.charCodeAt(at));
}
