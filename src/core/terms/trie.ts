import { Code, fold } from '../text/characters';

/** A trie over folded code units, in which hyphens are spaces. Stores the sparse edges of all nodes in one hash table. */
export class Trie<V> {
  /** The root node. 0 means no node. */
  readonly root = 1;
  /** Open addressing: each slot is an edge with its source, folded code unit and target (0: free). */
  private readonly from: Uint32Array;
  private readonly by: Uint16Array;
  private readonly to: Uint32Array;
  private readonly valuesAt: (V[] | undefined)[] = [undefined, undefined];

  /** `capacity`: the maximum total length of all names, in code units. */
  constructor(capacity: number) {
    // At most half of the slots are used, so collisions are rare.
    const slots = 2 ** Math.ceil(Math.log2(2 * capacity + 2));
    this.from = new Uint32Array(slots);
    this.by = new Uint16Array(slots);
    this.to = new Uint32Array(slots);
  }

  /** Adds a value under a name without optional white space. */
  add(name: string, value: V): void {
    (this.valuesAt[this.insert(name)] ??= []).push(value);
  }

  /** The node of a name without optional white space, added if needed. */
  insert(name: string): number {
    let node = this.root;
    for (let at = 0; at < name.length; at++) {
      const code = fold(name.charCodeAt(at));
      node = this.childOrNew(node, code === Code.hyphen ? Code.space : code);
    }
    return node;
  }

  /** The child for a folded code unit, or 0. */
  child(node: number, foldedCode: number): number {
    return this.to[this.slotOf(node, foldedCode === Code.hyphen ? Code.space : foldedCode)] ?? 0;
  }

  /** The values of the name that ends at a node. */
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

  /** The slot of an edge, or the free slot for it. */
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
