import { characterClasses, fold, isCjk, isSpace, unfold, type CharacterClass } from './characters';

/** Bits of `Trie.starts` that hold the character's class. */
const classBits = 2;
const classMask = (1 << classBits) - 1;

/**
 * A trie over folded code units, in flat arrays. The first level is a dense table by code units as they are written, so that a
 * text is passed over at one look-up a character; below it edges are sparse, in one hash table for all nodes.
 */
export class Trie<V> {
  /** By code unit: its class (`classAt`), and the node of the names that begin with it (`nodeAt`). */
  readonly starts: Uint32Array;
  /** The edges, each in the slot of its hash or one after it: where from, by which folded code unit, where to (0: a free slot). */
  private readonly from: Uint32Array;
  private readonly by: Uint16Array;
  private readonly to: Uint32Array;
  private readonly valuesAt: (V[] | undefined)[] = [undefined];

  /** Each value under its name. Space between a CJK and another character is left out of names: the text may have it or not. */
  constructor(entries: readonly { readonly name: string; readonly value: V }[]) {
    this.starts = Uint32Array.from(characterClasses());
    // At most half of the slots are taken, so that a look-up rarely needs a second one.
    const slots = powerOfTwo(2 * entries.reduce((sum, { name }) => sum + name.length, 1));
    this.from = new Uint32Array(slots);
    this.by = new Uint16Array(slots);
    this.to = new Uint32Array(slots);
    for (const { name, value } of entries) {
      this.add(name, value);
    }
  }

  static classAt(start: number): CharacterClass {
    return start & classMask;
  }

  /** The first node, or 0. */
  static nodeAt(start: number): number {
    return start >>> classBits;
  }

  /** The node of a first code unit, in whatever case and width, or 0. */
  start(code: number): number {
    return Trie.nodeAt(this.starts[code] ?? 0);
  }

  /** The node after one more code unit (folded), or 0. */
  child(node: number, foldedCode: number): number {
    return this.to[this.slotOf(node, foldedCode)] ?? 0;
  }

  /** What was added under the name that ends at this node. */
  values(node: number): readonly V[] | undefined {
    return this.valuesAt[node];
  }

  private add(name: string, value: V): void {
    let node = 0;
    let previous = NaN;
    for (let i = 0; i < name.length; i++) {
      const unit = name.charCodeAt(i);
      if (isSpace(unit) && isCjk(previous) !== isCjk(name.charCodeAt(i + 1))) {
        continue;
      }
      node = this.childOrNew(node, isSpace(unit) ? 0x20 : fold(unit));
      previous = unit;
    }
    if (node !== 0) {
      (this.valuesAt[node] ??= []).push(value);
    }
  }

  private childOrNew(node: number, foldedCode: number): number {
    const known = node === 0 ? this.start(foldedCode) : this.child(node, foldedCode);
    if (known !== 0) {
      return known;
    }
    const created = this.valuesAt.push(undefined) - 1;
    if (node === 0) {
      for (const code of unfold(foldedCode)) {
        this.starts[code] = ((this.starts[code] ?? 0) & classMask) | (created << classBits);
      }
    } else {
      const slot = this.slotOf(node, foldedCode);
      this.from[slot] = node;
      this.by[slot] = foldedCode;
      this.to[slot] = created;
    }
    return created;
  }

  /** The slot of an edge, or the free one where it would stand. */
  private slotOf(node: number, foldedCode: number): number {
    const { from, by, to } = this;
    const mask = to.length - 1;
    let slot = (Math.imul(node, 0x9e3779b1) ^ Math.imul(foldedCode, 0x85ebca6b)) >>> 7 & mask;
    while (to[slot] !== 0 && (from[slot] !== node || by[slot] !== foldedCode)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }
}

function powerOfTwo(atLeast: number): number {
  return 2 ** Math.ceil(Math.log2(atLeast));
}
