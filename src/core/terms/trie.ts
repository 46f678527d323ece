import { fold } from '../text/characters';

/** A trie over folded code units. Its edges are sparse: they stand in one hash table for all nodes. */
export class Trie<V> {
  /** The node that names begin at. No node is 0. */
  readonly root = 1;
  /** The edges, each in the slot of its hash or one after it: where from, by which folded code unit, where to (0: a free slot). */
  private readonly from: Uint32Array;
  private readonly by: Uint16Array;
  private readonly to: Uint32Array;
  private readonly valuesAt: (V[] | undefined)[] = [undefined, undefined];

  /** `capacity`: how many code units the names that are to be added have together, at most. */
  constructor(capacity: number) {
    // At most half of the slots are taken, so that a look-up rarely needs a second one.
    const slots = powerOfTwo(2 * capacity + 2);
    this.from = new Uint32Array(slots);
    this.by = new Uint16Array(slots);
    this.to = new Uint32Array(slots);
  }

  /** Adds a value under a name, which holds no white space that a text may have or not. */
  add(name: string, value: V): void {
    let node = this.root;
    for (let at = 0; at < name.length; at++) {
      node = this.childOrNew(node, fold(name.charCodeAt(at)));
    }
    (this.valuesAt[node] ??= []).push(value);
  }

  /** The node after one more code unit (folded), or 0. */
  child(node: number, foldedCode: number): number {
    return this.to[this.slotOf(node, foldedCode)] ?? 0;
  }

  /** What was added under the name that ends at this node. */
  values(node: number): readonly V[] | undefined {
    return this.valuesAt[node];
  }

  private childOrNew(node: number, foldedCode: number): number {
    const slot = this.slotOf(node, foldedCode);
    const known = this.to[slot] ?? 0;
    if (known !== 0) {
      return known;
    }
    const created = this.valuesAt.push(undefined) - 1;
    this.from[slot] = node;
    this.by[slot] = foldedCode;
    this.to[slot] = created;
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
