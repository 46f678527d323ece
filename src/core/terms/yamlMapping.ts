import { groupOf } from './apiVersions';

/** The parts of a YAML or JSON mapping that determine what its `kind` means. Complete after the scan. */
export class YamlMapping {
  /** The key of which it is the value or a list item; empty at the root. */
  readonly parentKey: string;
  /** The mapping of its document. */
  readonly document: YamlMapping;
  lastKey = '';
  /** `null` if unknown, such as a template. */
  apiVersion?: string | null;
  group?: string | null;

  constructor(readonly parent?: YamlMapping) {
    this.parentKey = parent?.lastKey ?? '';
    this.document = parent?.document ?? this;
  }
}

/** The default groups of references. The core group is empty. */
const defaultGroups: Readonly<Record<string, string>> = {
  parentRef: 'gateway.networking.k8s.io',
  parentRefs: 'gateway.networking.k8s.io',
  backendRef: '',
  backendRefs: '',
  certificateRefs: '',
  caCertificateRefs: '',
};

/**
 * The API group of the `kind` in a mapping: from its sibling `apiVersion` or `group`, else the default of its parent field, else
 * its document. Undefined if unknown, a template or a `target` of any group.
 */
export function groupOfKind({ apiVersion, group, parentKey, document }: YamlMapping): string | undefined {
  if (apiVersion === undefined && group !== undefined) {
    return group ?? undefined;
  }
  // A Kustomization points at resources of any group.
  if (apiVersion === undefined && parentKey === 'target') {
    return undefined;
  }
  const byField = apiVersion === undefined && Object.hasOwn(defaultGroups, parentKey) ? defaultGroups[parentKey] : undefined;
  const version = apiVersion === undefined ? document.apiVersion : apiVersion;
  return byField ?? (version === undefined || version === null ? undefined : groupOf(version));
}
