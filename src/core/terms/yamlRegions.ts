import { groupOf } from '../manifests/apiVersions';
import type { Steps } from '../steps';
import { scanYaml, type YamlOptions, type YamlSink } from '../yaml/scanner';
import { RegionKind, type RegionSink } from './regions';

/** A mapping in YAML or JSON, as far as it says what a `kind` in it means. Complete once the text has been scanned. */
export class YamlMapping {
  /** The key whose value it is, through lists too; empty at the root. */
  readonly parentKey: string;
  /** What holds for its document. */
  readonly document: YamlMapping;
  lastKey = '';
  /** `null` where it cannot be known, as that of a template. */
  apiVersion?: string | null;
  group?: string | null;

  constructor(readonly parent?: YamlMapping) {
    this.parentKey = parent?.lastKey ?? '';
    this.document = parent?.document ?? this;
  }
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

class Regions implements YamlSink<YamlMapping> {
  constructor(
    private readonly text: string,
    private readonly sink: RegionSink,
  ) {}

  document(): YamlMapping {
    return new YamlMapping();
  }

  mapping(parent: YamlMapping): YamlMapping {
    return new YamlMapping(parent);
  }

  /** What is in a list belongs to the key whose value that is. */
  list(parent: YamlMapping): YamlMapping {
    return parent;
  }

  key(start: number, end: number, mapping: YamlMapping): void {
    mapping.lastKey = this.text.slice(start, end);
    this.remember(mapping);
    if (!mapping.lastKey.includes('{{')) {
      this.sink(start, end, RegionKind.key, mapping);
    }
  }

  value(start: number, end: number, isWhole: boolean, mapping: YamlMapping): void {
    if (isWhole) {
      this.remember(mapping, start, end);
    }
    if (end > start) {
      this.sink(start, end, isWhole && mapping.lastKey === 'kind' ? RegionKind.resourceKind : RegionKind.value, mapping);
    }
  }

  comment(start: number, end: number): void {
    this.sink(start, end, RegionKind.note, undefined);
  }

  private remember(mapping: YamlMapping, start?: number, end?: number): void {
    const { lastKey, parent, document } = mapping;
    if (lastKey === 'apiVersion' || lastKey === 'group' || lastKey === 'apiGroup') {
      const value = start === undefined ? null : this.text.slice(start, end);
      if (lastKey !== 'apiVersion') {
        mapping.group = value;
        return;
      }
      mapping.apiVersion = value;
      if (parent === document) {
        document.apiVersion = value;
      }
    }
  }
}
