import { fold, isCjk, isSpace } from './characters';

/** The longest list of siblings; the edges of a node that has more, such as one that a thousand Chinese names begin with, are in a map. */
const longestList = 16;

/**
 * A trie over folded code units, frozen into arrays. The root is a dense table, so that a text is passed over at one look-up
 * a character; below it edges are sparse, in child and sibling lists, which are short for all but a few nodes.
 */
export class Trie<V> {
  private readonly root = new Uint32Array(0x10000);
  private readonly code: number[] = [0];
  private readonly firstChild: number[] = [0];
  private readonly nextSibling: number[] = [0];
  private readonly valuesAt: (V[] | undefined)[] = [undefined];
  /** By node. */
  private readonly wide = new Map<number, Map<number, number>>();

  /** Adds a value under a name. Space between a CJK and another character is left out: the text may have it or not. */
  add(name: string, value: V): void {
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

  /** The node of a first code unit (folded), or 0. */
  start(foldedCode: number): number {
    return this.root[foldedCode] ?? 0;
  }

  /** The node after one more code unit (folded), or 0. */
  child(node: number, foldedCode: number): number {
    let child = this.firstChild[node] ?? 0;
    let passed = 0;
    while (child !== 0 && this.code[child] !== foldedCode) {
      child = this.nextSibling[child] ?? 0;
      passed++;
    }
    return passed < longestList || child !== 0 ? child : (this.wide.get(node)?.get(foldedCode) ?? 0);
  }

  /** What was added under the name that ends at this node. */
  values(node: number): readonly V[] | undefined {
    return this.valuesAt[node];
  }

  private childOrNew(node: number, foldedCode: number): number {
    const known = node === 0 ? this.start(foldedCode) : this.child(node, foldedCode);
    if (known !== 0) {
      return known;
    }
    const created = this.code.length;
    this.code.push(foldedCode);
    this.firstChild.push(0);
    this.valuesAt.push(undefined);
    if (node === 0) {
      this.root[foldedCode] = created;
      this.nextSibling.push(0);
    } else {
      this.addChild(node, foldedCode, created);
    }
    return created;
  }

  private addChild(node: number, foldedCode: number, created: number): void {
    const first = this.firstChild[node] ?? 0;
    let length = 0;
    for (let child = first; child !== 0; child = this.nextSibling[child] ?? 0) {
      length++;
    }
    if (length < longestList) {
      this.nextSibling.push(first);
      this.firstChild[node] = created;
      return;
    }
    this.nextSibling.push(0);
    const edges = this.wide.get(node) ?? new Map<number, number>();
    this.wide.set(node, edges.set(foldedCode, created));
  }
}
