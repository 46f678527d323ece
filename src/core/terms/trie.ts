import { fold, isCjk, isSpace } from './characters';

/**
 * A trie over folded code units, frozen into arrays. The root is a dense table, so that a text is passed over at one look-up
 * a character; below it edges are sparse, in child and sibling lists, which a glossary of ten thousand names keeps short.
 */
export class Trie<V> {
  private readonly root = new Uint32Array(0x10000);
  private readonly code: number[] = [0];
  private readonly firstChild: number[] = [0];
  private readonly nextSibling: number[] = [0];
  private readonly valuesAt: (V[] | undefined)[] = [undefined];

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
    while (child !== 0 && this.code[child] !== foldedCode) {
      child = this.nextSibling[child] ?? 0;
    }
    return child;
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
      this.nextSibling.push(this.firstChild[node] ?? 0);
      this.firstChild[node] = created;
    }
    return created;
  }
}
