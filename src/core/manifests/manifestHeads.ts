import { finish } from '../text/steps';
import { scanYaml, type YamlSink } from '../yaml/scanner';

/** A text and its range in a file. Offsets are UTF-16 code units and exclude quotes. */
export interface WrittenText {
  readonly text: string;
  readonly start: number;
  /** The offset after its last character. */
  readonly end: number;
}

/** The `apiVersion` and `kind` of a manifest. */
export interface ManifestHead {
  readonly apiVersion: WrittenText;
  readonly kind: WrittenText;
}

/**
 * Returns the `apiVersion` and `kind` of each manifest in a YAML text: its documents and the items of a `kind: List`. Skips manifests in which
 * one of the two is missing, half typed, a template, an alias or repeated (as in the branches of a template).
 */
export function manifestHeads(text: string): ManifestHead[] {
  const heads = new Heads(text);
  if (text.includes('apiVersion')) {
    finish(scanYaml(text, 0, text.length, heads));
    heads.endDocument();
  }
  return heads.found;
}

/** A mapping that may be a manifest, or a parent of one. */
interface Node {
  readonly type: 'document' | 'root' | 'items' | 'item';
  lastKey: string;
  /** By key; `null` if unknown. */
  readonly values: Map<string, WrittenText | null>;
}

class Heads implements YamlSink<Node> {
  readonly found: ManifestHead[] = [];
  /** The root of a document, and its items. */
  private candidates: Node[] = [];

  constructor(private readonly text: string) {}

  document(): Node {
    this.endDocument();
    return createNode('document');
  }

  collection({ type, lastKey }: Node, isList: boolean): Node | undefined {
    if (isList) {
      return type === 'root' && lastKey === 'items' ? createNode('items') : undefined;
    }
    const node = type === 'document' ? createNode('root') : type === 'items' ? createNode('item') : undefined;
    if (node) {
      this.candidates.push(node);
    }
    return node;
  }

  key(start: number, end: number, node: Node): void {
    const key = this.text.slice(start, end);
    node.lastKey = node.values.has(key) ? '' : key;
    // YAML allows no tabs before keys.
    if (this.text.charAt(start - 1) !== '\t') {
      node.values.set(key, null);
    }
  }

  value(start: number, end: number, isWhole: boolean, { lastKey, values }: Node): void {
    const text = this.text.slice(start, end);
    if (isWhole && values.get(lastKey) === null && /^[\w./-]+$/.test(text)) {
      values.set(lastKey, { text, start, end });
    }
  }

  endDocument(): void {
    const isList = this.candidates[0]?.values.get('kind')?.text.endsWith('List');
    for (const { values } of isList ? this.candidates : this.candidates.slice(0, 1)) {
      const [apiVersion, kind] = [values.get('apiVersion'), values.get('kind')];
      if (apiVersion && kind) {
        this.found.push({ apiVersion, kind });
      }
    }
    this.candidates = [];
  }
}

function createNode(type: Node['type']): Node {
  return { type, lastKey: '', values: new Map() };
}
