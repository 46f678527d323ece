import { finish } from '../text/steps';
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
  /** The root of a document, and its items. */
  private places: Place[] = [];

  constructor(private readonly text: string) {}

  document(): Place {
    this.endDocument();
    return placeOf('document');
  }

  mapping({ type }: Place): Place | undefined {
    const place = type === 'document' ? placeOf('root') : type === 'items' ? placeOf('item') : undefined;
    if (place) {
      this.places.push(place);
    }
    return place;
  }

  list({ type, lastKey }: Place): Place | undefined {
    return type === 'root' && lastKey === 'items' ? placeOf('items') : undefined;
  }

  key(start: number, end: number, place: Place): void {
    const key = this.text.slice(start, end);
    place.lastKey = place.values.has(key) ? '' : key;
    // YAML knows no tabs before keys
    if (this.text.charAt(start - 1) !== '\t') {
      place.values.set(key, null);
    }
  }

  value(start: number, end: number, isWhole: boolean, { lastKey, values }: Place): void {
    const text = this.text.slice(start, end);
    if (isWhole && values.get(lastKey) === null && /^[\w./-]+$/.test(text)) {
      values.set(lastKey, { text, start, end });
    }
  }

  endDocument(): void {
    const isList = this.places[0]?.values.get('kind')?.text.endsWith('List');
    for (const { values } of isList ? this.places : this.places.slice(0, 1)) {
      const [apiVersion, kind] = [values.get('apiVersion'), values.get('kind')];
      if (apiVersion && kind) {
        this.found.push({ apiVersion, kind });
      }
    }
    this.places = [];
  }
}

function placeOf(type: Place['type']): Place {
  return { type, lastKey: '', values: new Map() };
}
