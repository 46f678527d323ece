import { finish } from '../steps';
import { scanYaml, type YamlSink } from '../yaml/scanner';

/** A text as it stands in a file: offsets in UTF-16 code units, quotes left out. */
export interface WrittenText {
  readonly text: string;
  readonly start: number;
  /** The first place outside. */
  readonly end: number;
}

/** What a manifest says it is. */
export interface ManifestHead {
  readonly apiVersion: WrittenText;
  readonly kind: WrittenText;
}

/**
 * The `apiVersion` and `kind` of each manifest in a YAML text: of its documents, and of the items of a `kind: List`. A manifest in which one of
 * the two is missing, half typed, a template, an alias or there twice (as under the branches of a template) has none.
 */
export function manifestHeads(text: string): ManifestHead[] {
  const heads = new Heads(text);
  if (text.includes('apiVersion')) {
    finish(scanYaml(text, 0, text.length, heads));
    heads.endDocument();
  }
  return heads.found;
}

/** A mapping that may be a manifest, or what such mappings stand in. */
interface Place {
  readonly type: 'document' | 'root' | 'items' | 'item';
  lastKey: string;
  /** By key; `null` where the value cannot be known. */
  readonly values: Map<string, WrittenText | null>;
}

class Heads implements YamlSink<Place> {
  readonly found: ManifestHead[] = [];
  private root = placeOf('document');
  private items: Place[] = [];

  constructor(private readonly text: string) {}

  document(): Place {
    this.endDocument();
    return placeOf('document');
  }

  mapping(parent: Place): Place | undefined {
    if (parent.type === 'document') {
      return (this.root = placeOf('root'));
    }
    if (parent.type !== 'items') {
      return undefined;
    }
    const item = placeOf('item');
    this.items.push(item);
    return item;
  }

  list(parent: Place): Place | undefined {
    return parent.type === 'root' && parent.lastKey === 'items' ? placeOf('items') : undefined;
  }

  key(start: number, end: number, place: Place): void {
    const key = this.text.slice(start, end);
    const isFirst = !place.values.has(key);
    place.lastKey = isFirst ? key : '';
    // YAML knows no tabs before keys
    if (this.text.charAt(start - 1) !== '\t') {
      place.values.set(key, null);
    }
  }

  value(start: number, end: number, isWhole: boolean, place: Place): void {
    const text = this.text.slice(start, end);
    if (isWhole && place.values.get(place.lastKey) === null && /^[\w./-]+$/.test(text)) {
      place.values.set(place.lastKey, { text, start, end });
    }
  }

  endDocument(): void {
    const { values } = this.root;
    for (const place of values.get('kind')?.text.endsWith('List') ? [this.root, ...this.items] : [this.root]) {
      const [apiVersion, kind] = [place.values.get('apiVersion'), place.values.get('kind')];
      if (apiVersion && kind) {
        this.found.push({ apiVersion, kind });
      }
    }
    this.root = placeOf('document');
    this.items = [];
  }
}

function placeOf(type: Place['type']): Place {
  return { type, lastKey: '', values: new Map() };
}
