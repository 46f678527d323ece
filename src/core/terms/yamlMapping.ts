import { groupOf } from './apiVersions';

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
