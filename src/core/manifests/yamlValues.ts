import { finish } from '../text/steps';
import { scanYaml, type YamlSink } from '../yaml/scanner';

/** A single-line scalar in a mapping or list. */
export interface YamlValue {
  /** The path from the root of the document: `spec.parentRefs[].name`, `spec.hostnames[]`. */
  readonly path: string;
  /** The last key of the path; empty for list items. */
  readonly key: string;
  /** Without quotes and comments. */
  readonly text: string;
  /** The start of the text, after any quote. */
  readonly start: number;
  /** Its mapping, by key; empty for list items. */
  readonly siblings: ReadonlyMap<string, YamlValue>;
}

/** The values of a document. */
export interface YamlValues {
  readonly start: number;
  readonly values: readonly YamlValue[];
  /** The root mapping. */
  readonly root: ReadonlyMap<string, YamlValue>;
}

/** Longer keys are truncated, and longer values skipped. */
const longest = 1000;
const deepest = 50;

/** Reads the values of each document in a YAML text, even a broken one. Skips half-typed values, templates and empty documents. */
export function readYamlValues(text: string): YamlValues[] {
  const reader = new ValueReader(text);
  finish(scanYaml(text, 0, text.length, reader));
  return reader.documents.filter(({ values }) => values.length > 0);
}

interface Collection {
  readonly isList: boolean;
  readonly depth: number;
  readonly path: string;
  readonly mapping: Map<string, YamlValue>;
  lastKey: string;
}

class ValueReader implements YamlSink<Collection> {
  readonly documents: { start: number; values: YamlValue[]; root: Map<string, YamlValue> }[] = [];

  constructor(private readonly text: string) {}

  document(start: number): Collection {
    const root = new Map<string, YamlValue>();
    this.documents.push({ start, values: [], root });
    return { isList: false, depth: 0, path: '', mapping: root, lastKey: '' };
  }

  collection(parent: Collection, isList: boolean): Collection | undefined {
    const { depth } = parent;
    const mapping = depth === 0 ? parent.mapping : new Map<string, YamlValue>();
    return depth < deepest ? { isList, depth: depth + 1, path: entryPath(parent), mapping, lastKey: '' } : undefined;
  }

  key(start: number, end: number, collection: Collection): void {
    collection.lastKey = this.text.slice(start, Math.min(end, start + longest));
  }

  value(start: number, end: number, isWhole: boolean, parent: Collection): void {
    if (isWhole && end > start && end - start <= longest) {
      const { lastKey: key, mapping: siblings } = parent;
      const value: YamlValue = { path: entryPath(parent), key, text: this.text.slice(start, end), start, siblings };
      if (key !== '') {
        parent.mapping.set(key, value);
      }
      this.documents.at(-1)?.values.push(value);
    }
  }
}

function entryPath({ isList, path, lastKey }: Collection): string {
  return isList ? `${path}[]` : path === '' || lastKey === '' ? path + lastKey : `${path}.${lastKey}`;
}
