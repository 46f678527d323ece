import { fold } from './characters';

/** A trie over folded code units. */
export class Trie<V> {
  /** The node that names begin at. No node is 0. */
  readonly root = 1;
  /** By the node where an edge begins and its folded code unit: the node where it leads. */
  private readonly edges = new Map<number, number>();
  private readonly valuesAt: (V[] | undefined)[] = [undefined, undefined];

  /** Adds a value under a name, which holds no white space that a text may have or not. */
  add(name: string, value: V): void {
    let node = this.root;
    for (let at = 0; at < name.length; at++) {
      const code = fold(name.charCodeAt(at));
      const next = this.child(node, code) || this.valuesAt.push(undefined) - 1;
      this.edges.set(edgeOf(node, code), next);
      node = next;
    }
    (this.valuesAt[node] ??= []).push(value);
  }

  /** The node after one more code unit (folded), or 0. */
  child(node: number, foldedCode: number): number {
    return this.edges.get(edgeOf(node, foldedCode)) ?? 0;
  }

  /** What was added under the name that ends at this node. */
  values(node: number): readonly V[] | undefined {
    return this.valuesAt[node];
  }
}

function edgeOf(node: number, foldedCode: number): number {
  return node * 0x10000 + foldedCode;
}
