import { MarkdownDocument } from '../markdown/document';
import { isYamlFence } from '../markdown/fences';
import { groupOf } from '../terms/apiVersions';
import type { PlacementDocument } from './lineEdits';
import { readYamlValues, type YamlValue, type YamlValues } from './yamlValues';

/** A kind of object; the core group is empty. */
export interface ObjectKind {
  readonly group: string;
  readonly kind: string;
  /** Waypoints are Gateways without attached routes. */
  readonly isWaypoint: boolean;
}

/** A Kubernetes object in a text. */
export interface ManifestObject extends ObjectKind {
  /** Undefined if it is a template or missing. */
  readonly name?: string;
  readonly namespace?: string;
}

/** A reference from one object to another. Its namespace is its own, or that of the object with the reference. */
export interface ObjectReference extends ManifestObject {
  readonly name: string;
  /** Whether it attaches to the other object (a route to its Gateway, a policy to its target), rather than sends traffic to it. */
  readonly attaches: boolean;
}

/** The objects and references in the YAML of a text. Those of the document with the cursor come first. */
export interface DocumentObjects {
  readonly objects: readonly ManifestObject[];
  readonly references: readonly ObjectReference[];
  readonly namespaces: readonly string[];
  /** Host names of routes and listeners, without wildcards. */
  readonly hostnames: readonly string[];
}

export const noObjects: DocumentObjects = { objects: [], references: [], namespaces: [], hostnames: [] };

/** The meaning of a value in a manifest. `name` and `namespace` are those in `metadata`. */
export type ValueRole = ReferenceRole | { readonly type: 'name' | 'namespace' | 'hostname' };

export interface ReferenceRole extends ObjectKind {
  readonly type: 'reference';
  readonly attaches: boolean;
  /** Whether the value is a host, whose first label is the name. */
  readonly isHost: boolean;
  /** The sibling with its namespace. */
  readonly namespace?: YamlValue;
}

const gatewayGroup = 'gateway.networking.k8s.io';
const gateway: ObjectKind = { group: gatewayGroup, kind: 'Gateway', isWaypoint: false };
export const gatewayClass: ObjectKind = { group: gatewayGroup, kind: 'GatewayClass', isWaypoint: false };
const service: ObjectKind = { group: '', kind: 'Service', isWaypoint: false };
const secret: ObjectKind = { group: '', kind: 'Secret', isWaypoint: false };

/** The kinds of references that name none. */
const defaultKinds: ReadonlyMap<string, ObjectKind> = new Map([
  ['parentRef', gateway],
  ['gatewayRef', gateway],
  ['backendRef', service],
  ['certificateRef', secret],
  ['secretRef', secret],
]);

/** How many lines before and after the cursor are read, so that large files stay fast. */
const nearLines = 1500;

/** The objects in the YAML around a line of a document, including fences in Markdown; none in other languages. */
export function objectsIn(document: PlacementDocument, cursor: number): DocumentObjects {
  const from = Math.max(0, cursor - nearLines);
  const to = Math.min(document.lineCount, cursor + nearLines);
  const isMarkdown = document.languageId === 'markdown';
  if (!isMarkdown && document.languageId !== 'yaml' && document.languageId !== 'helm') {
    return noObjects;
  }
  const lines = Array.from({ length: to - from }, (_, index) => document.lineAt(from + index));
  const yaml = isMarkdown ? fencedYaml(lines) : lines;
  const documents = readYamlValues(yaml.join('\n'));
  const cursorEnd = yaml.slice(0, cursor - from + 1).join('\n').length;
  const current = documents.findLast(({ start }) => start <= cursorEnd);
  return collect(current ? [current, ...documents.filter((each) => each !== current)] : documents);
}

/** The objects of a YAML text. */
export function objectsOf(yaml: string): DocumentObjects {
  return collect(readYamlValues(yaml));
}

/** The kind of the object in a YAML document. */
export function kindOf({ root, values }: YamlValues): ObjectKind {
  const isWaypoint = values.some(({ path, text }) => path === 'spec.gatewayClassName' && text.includes('waypoint'));
  return { group: groupOf(root.get('apiVersion')?.text ?? ''), kind: root.get('kind')?.text ?? '', isWaypoint };
}

/** The kind of an object that is referred to by a name. */
export function referencedKind(group: string, kind: string, name: string): ObjectKind {
  return { group, kind, isWaypoint: kind === 'Gateway' && name.includes('waypoint') };
}

/** The role of a value; undefined if it does not concern objects. */
export function roleOf(value: YamlValue, document: YamlValues): ValueRole | undefined {
  const { path, key } = value;
  if (path === 'metadata.name' || path === 'metadata.namespace') {
    return { type: key === 'name' ? 'name' : 'namespace' };
  }
  switch (key) {
    case 'name':
      return referenceRole(value);
    case 'gatewayClassName':
      return { type: 'reference', ...gatewayClass, attaches: false, isHost: false };
    case 'istio.io/use-waypoint':
      return { type: 'reference', ...gateway, isWaypoint: true, attaches: true, isHost: false };
    case '':
      return path === 'spec.hostnames[]' ? { type: 'hostname' } : serviceRole(value, document);
    case 'host':
    case 'service':
      return serviceRole(value, document);
    default:
      return undefined;
  }
}

/** `name` in `parentRefs[]`, `targetRef` and the like. */
function referenceRole({ path, text, siblings }: YamlValue): ValueRole | undefined {
  const [, container] = /(?:^|\.)(\w*Ref)s?(?:\[\])?\.name$/.exec(path) ?? [];
  if (container === undefined) {
    return undefined;
  }
  const byDefault = defaultKinds.get(container);
  const kind = siblings.get('kind')?.text ?? byDefault?.kind;
  if (kind === undefined) {
    return undefined;
  }
  const apiVersion = siblings.get('apiVersion')?.text;
  // In the Gateway API, references to other kinds default to the core group.
  const implied = kind === byDefault?.kind ? byDefault.group : '';
  const group = siblings.get('group')?.text ?? (apiVersion === undefined ? implied : groupOf(apiVersion));
  const namespace = siblings.get('namespace');
  return {
    type: 'reference', ...referencedKind(group, kind, text), isHost: false,
    attaches: /^(?:parent|target|gateway|scaleTarget)Ref$/.test(container),
    ...(namespace && { namespace }),
  };
}

/** References to Services by host or name. */
function serviceRole({ path, key }: YamlValue, document: YamlValues): ValueRole | undefined {
  const kind = document.root.get('kind')?.text;
  const isHost
    = path.endsWith('destination.host')
      || (path === 'spec.host' && kind === 'DestinationRule')
      || (path === 'spec.hosts[]' && kind === 'VirtualService');
  const isName = key === 'service' && kind === 'TrafficSplit';
  return isHost || isName ? { type: 'reference', ...service, attaches: false, isHost } : undefined;
}

function collect(documents: readonly YamlValues[]): DocumentObjects {
  const objects: ManifestObject[] = [];
  const references: ObjectReference[] = [];
  const namespaces = new Set<string>();
  const hostnames = new Set<string>();
  for (const document of documents) {
    const kind = kindOf(document);
    const own: { name?: string; namespace?: string } = {};
    const found: ObjectReference[] = [];
    for (const value of document.values) {
      const { text, path } = value;
      const role = roleOf(value, document);
      if (role?.type === 'name' || role?.type === 'namespace') {
        own[role.type] = text;
      } else if (role?.type === 'reference') {
        found.push(...referenceOf(role, text));
      } else if ((role?.type === 'hostname' || path === 'spec.listeners[].hostname') && !text.includes('*')) {
        hostnames.add(text);
      }
    }
    const namespace = kind.kind === 'Namespace' ? own.name : own.namespace;
    if (namespace !== undefined) {
      namespaces.add(namespace);
    }
    if (kind.kind !== '') {
      objects.push({ ...kind, ...own });
    }
    references.push(...found.map((reference) => (reference.namespace === undefined && namespace !== undefined ? { ...reference, namespace } : reference)));
  }
  return { objects, references, namespaces: [...namespaces], hostnames: [...hostnames] };
}

/** The reference in a value; none if it is a host that may be outside the cluster. */
function referenceOf({ group, kind, isWaypoint, attaches, isHost, namespace: sibling }: ReferenceRole, text: string): ObjectReference[] {
  const [, name, hostNamespace] = isHost ? (/^([a-z\d-]+)(?:\.([a-z\d-]+)\.svc(?:\..*)?)?$/.exec(text) ?? []) : ['', text];
  const namespace = hostNamespace ?? sibling?.text;
  return name === undefined ? [] : [{ group, kind, isWaypoint, attaches, name, ...(namespace !== undefined && { namespace }) }];
}

/** The content of YAML fences, each a separate document, without indentation and quote markers. Other lines are empty. */
function fencedYaml(lines: readonly string[]): string[] {
  const fenced = lines.map(() => '');
  for (const { type, map, info, content } of new MarkdownDocument(lines.join('\n')).tokens) {
    if (type === 'fence' && map && isYamlFence(info)) {
      fenced.splice(map[0], map[1] - map[0], '---', ...content.split('\n').slice(0, map[1] - map[0] - 1));
    }
  }
  return fenced;
}
