import { groupOf } from '../manifests/apiVersions';
import type { Steps } from '../steps';
import { scanYaml, type YamlOptions, type YamlSink } from '../yaml/scanner';
import { RegionKind, type RegionSink } from './regions';

/** A mapping in YAML or JSON, as far as it says what a `kind` in it means. Complete once the text has been scanned. */
export interface YamlMapping {
  /** The key whose value it is, through lists too; empty at the root. */
  readonly parentKey: string;
  /** What holds for its document. */
  readonly document: Pick<YamlMapping, 'apiVersion'>;
  /** `null` where it cannot be known, as that of a template. */
  readonly apiVersion?: string | null;
  readonly group?: string | null;
}

/** The groups that references take when they name none; the core group is empty. */
const defaultGroups: Readonly<Record<string, string>> = {
  parentRef: 'gateway.networking.k8s.io',
  parentRefs: 'gateway.networking.k8s.io',
  backendRef: '',
  backendRefs: '',
  certificateRefs: '',
  caCertificateRefs: '',
};

/**
 * The API group that the `kind` of a mapping belongs to: by its sibling `apiVersion` or `group`, else by what its parent field
 * defaults to, else by its document. Undefined if none of these says it, or if a template stands there.
 */
export function groupOfKind({ apiVersion, group, parentKey, document }: YamlMapping): string | undefined {
  if (apiVersion === undefined && group !== undefined) {
    return group ?? undefined;
  }
  const byField = apiVersion === undefined && Object.hasOwn(defaultGroups, parentKey) ? defaultGroups[parentKey] : undefined;
  const version = apiVersion === undefined ? document.apiVersion : apiVersion;
  return byField ?? (version === undefined || version === null ? undefined : groupOf(version));
}

/** Tells the keys, values, kinds and comments of YAML and JSON; templates have no regions. */
export function yamlRegions(text: string, start: number, end: number, sink: RegionSink, options?: YamlOptions): Steps {
  return scanYaml(text, start, end, new Regions(text, sink), options);
}

class Mapping implements YamlMapping {
  readonly parentKey: string;
  readonly document: Mapping;
  lastKey = '';
  apiVersion?: string | null;
  group?: string | null;

  constructor(private readonly parent?: Mapping) {
    this.parentKey = parent?.lastKey ?? '';
    this.document = parent?.document ?? this;
  }

  remember(value: string | null): void {
    if (this.lastKey === 'apiVersion') {
      this.apiVersion = value;
      if (this.parent === this.document) {
        this.document.apiVersion = value;
      }
    } else if (this.lastKey === 'group' || this.lastKey === 'apiGroup') {
      this.group = value;
    }
  }
}

class Regions implements YamlSink<Mapping> {
  constructor(
    private readonly text: string,
    private readonly sink: RegionSink,
  ) {}

  document(): Mapping {
    return new Mapping();
  }

  mapping(parent: Mapping): Mapping {
    return new Mapping(parent);
  }

  /** What is in a list belongs to the key whose value that is. */
  list(parent: Mapping): Mapping {
    return parent;
  }

  key(start: number, end: number, mapping: Mapping): void {
    mapping.lastKey = this.text.slice(start, end);
    mapping.remember(null);
    if (!mapping.lastKey.includes('{{')) {
      this.sink(start, end, RegionKind.key, mapping);
    }
  }

  value(start: number, end: number, isWhole: boolean, mapping: Mapping): void {
    if (isWhole) {
      mapping.remember(this.text.slice(start, end));
    }
    if (end > start) {
      this.sink(start, end, isWhole && mapping.lastKey === 'kind' ? RegionKind.resourceKind : RegionKind.value, mapping);
    }
  }

  comment(start: number, end: number): void {
    this.sink(start, end, RegionKind.note, undefined);
  }
}
