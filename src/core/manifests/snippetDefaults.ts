import { groupBy } from '../text/groups';
import { gatewayClass, kindOf, referencedKind, roleOf } from './documentObjects';
import type { DocumentObjects, ManifestObject, ObjectKind, ObjectReference, ReferenceRole, ValueRole } from './documentObjects';
import { expandTabstops, type ExpandedTabstop } from './snippetSyntax';
import { readYamlValues, type YamlValue, type YamlValues } from './yamlValues';

/** The maximum number of choices. */
const maxChoices = 12;

/** The example namespace of the shipped snippets. Other namespaces in snippets are deliberate. */
const exampleNamespace = 'shop';

/** A placeholder of a snippet and the value that it stands for. */
interface Placeholder {
  readonly index: number;
  readonly choices: readonly string[];
  readonly value: YamlValue;
  /** Undefined if it does not concern objects. */
  readonly role: ValueRole | undefined;
  readonly document: YamlValues;
}

/**
 * Adapts the defaults of a snippet to a file. References get the names of matching objects, namespaces and host names, as choices if there
 * are several. A new object gets a name that the file refers to but does not define, and never a name that is taken. Other placeholders
 * keep their defaults.
 *
 * @param body in VS Code's snippet syntax, like the result
 */
export function fitSnippet(body: string, found: DocumentObjects): string {
  const { objects, references, namespaces, hostnames } = found;
  if (objects.length + references.length + namespaces.length + hostnames.length === 0) {
    return body;
  }
  const before = expandTabstops(body);
  const fitting = rewrite(body, before.tabstops, chooseKinds(placeholdersOf(before.text, before.tabstops), found));
  const { text, tabstops } = expandTabstops(fitting);
  return rewrite(fitting, tabstops, choose(placeholdersOf(text, tabstops), found));
}

/** The references of a snippet under other choices of their kind, such as a policy for routes that can also target a Gateway. */
export function otherReferences(body: string): ObjectReference[] {
  const { text, tabstops } = expandTabstops(body);
  return kindPlaceholders(placeholdersOf(text, tabstops)).flatMap(({ choices, role, name }) =>
    choices.map((kind) => ({ ...referencedKind(role.group, kind, name), name, attaches: role.attaches })),
  );
}

/** The placeholders of a snippet with their values. */
function placeholdersOf(text: string, tabstops: readonly ExpandedTabstop[]): Placeholder[] {
  // Keep defaults with nested placeholders.
  const nested = new Set(tabstops.filter(({ tabstop }) => tabstop.children.some(({ type }) => type !== 'text')).map(({ tabstop }) => tabstop.index));
  const byStart = new Map(tabstops.filter(({ start, end, tabstop }) => end > start && !nested.has(tabstop.index)).map((each) => [each.start, each]));
  return readYamlValues(text).flatMap((document) =>
    document.values.flatMap((value) => {
      const expanded = byStart.get(value.start);
      if (!expanded) {
        return [];
      }
      const role = roleOf(value, document);
      // The first label of a host may be a separate placeholder.
      const isWhole = expanded.end === value.start + value.text.length;
      const isLabel = role?.type === 'reference' && role.isHost && text[expanded.end] === '.';
      return isWhole || isLabel ? [{ index: expanded.tabstop.index, choices: expanded.tabstop.choices, value, role, document }] : [];
    }),
  );
}

/** The placeholders for the kind of a reference that have several choices. */
function kindPlaceholders(placeholders: readonly Placeholder[]): { index: number; choices: readonly string[]; role: ReferenceRole; name: string }[] {
  return placeholders.flatMap(({ index, choices, value, document }) => {
    const name = value.key === 'kind' && choices.length > 1 ? value.siblings.get('name') : undefined;
    const role = name && roleOf(name, document);
    return role?.type === 'reference' ? [{ index, choices, role, name: name?.text ?? '' }] : [];
  });
}

/** Moves the first kind that the file has to the front of the choices. */
function chooseKinds(placeholders: readonly Placeholder[], found: DocumentObjects): ReadonlyMap<number, readonly string[]> {
  const kinds = new Map<number, readonly string[]>();
  for (const { index, choices, role, name } of kindPlaceholders(placeholders)) {
    const first = choices.find((kind) => candidatesOf(referencedKind(role.group, kind, name), found).length > 0);
    if (first !== undefined && !kinds.has(index)) {
      kinds.set(index, [first, ...choices.filter((kind) => kind !== first)]);
    }
  }
  return kinds;
}

/** The values for placeholders by index: one, or several choices. */
function choose(placeholders: readonly Placeholder[], found: DocumentObjects): ReadonlyMap<number, readonly string[]> {
  const values = new Map<number, readonly string[]>();
  const offer = (index: number, names: readonly (string | undefined)[]): void => {
    const plain = [...new Set(names)].filter((name): name is string => name !== undefined && /^[\w.-]+$/.test(name));
    if (plain.length > 0 && !values.has(index)) {
      values.set(index, plain.slice(0, maxChoices));
    }
  };
  const created = new Set(placeholders.filter(({ role }) => role?.type === 'name').map(({ index }) => index));
  const missing = missingObjects(found);
  let nearby: string | undefined;

  for (const { index, role, document } of placeholders) {
    if (role?.type === 'name') {
      const key = kindKey(kindOf(document));
      const lacking = missing.filter((each) => kindKey(each) === key);
      offer(index, lacking.map(({ name }) => name));
      nearby ??= lacking[0]?.namespace;
    }
  }
  const backends = backendsOf(placeholders.filter(({ index }) => !created.has(index)), found);
  for (const { index, role } of placeholders) {
    if (role?.type === 'hostname') {
      offer(index, found.hostnames);
    } else if (role?.type === 'reference' && !created.has(index)) {
      const candidates = role.attaches || isSameKind(role, gatewayClass) ? candidatesOf(role, found) : (backends.get(index) ?? []);
      offer(index, candidates.map(({ name }) => name));
      const beside = placeholders.find(({ value }) => value === role.namespace);
      if (beside) {
        offer(beside.index, candidates.slice(0, 1).map(({ namespace }) => namespace));
      } else if (!role.namespace) {
        // References without a namespace are to the same one.
        nearby ??= candidates[0]?.namespace;
      }
    }
  }
  for (const { index, role, value } of placeholders) {
    if (role?.type === 'namespace' && !created.has(index) && found.namespaces.length > 0) {
      offer(index, [nearby, value.text === exampleNamespace ? undefined : value.text, ...found.namespaces]);
    }
  }
  for (const { index, value, role, document } of placeholders) {
    if (role?.type === 'name' && !values.has(index)) {
      const space = document.values.find(({ path }) => path === 'metadata.namespace');
      const chosen = placeholders.find((each) => each.value === space);
      const namespace = (chosen && values.get(chosen.index)?.[0]) ?? space?.text;
      offer(index, [freeName(value.text, kindOf(document), namespace, found.objects)]);
    }
  }
  return values;
}

/** Candidates for backends, by index. Two backends of one manifest are different objects (a version and its canary). */
function backendsOf(placeholders: readonly Placeholder[], found: DocumentObjects): ReadonlyMap<number, readonly Candidate[]> {
  const backends = new Map<number, { readonly role: ReferenceRole; readonly name: string }>();
  for (const { index, role, value } of placeholders) {
    if (role?.type === 'reference' && !role.attaches && !backends.has(index)) {
      backends.set(index, { role, name: role.isHost ? value.text.replace(/\..*/, '') : value.text });
    }
  }
  const byIndex = new Map<number, readonly Candidate[]>();
  const taken = new Set<string>();
  // Backends whose default exists keep it; the others get what is left.
  for (const isDefault of [true, false]) {
    for (const [index, { role, name }] of backends) {
      const candidates = byIndex.has(index) ? [] : candidatesOf(role, found);
      const first = candidates.find((each) => (!isDefault || each.name === name) && !taken.has(`${kindKey(each)} ${each.name}`));
      if (first) {
        taken.add(`${kindKey(first)} ${first.name}`);
        byIndex.set(index, [first, ...candidates]);
      }
    }
  }
  return byIndex;
}

type Candidate = ManifestObject & { readonly name: string };

/** What a reference may name: objects, then the targets of other references. */
function candidatesOf(kind: ObjectKind, { objects, references }: DocumentObjects): Candidate[] {
  return [...objects, ...references].filter((each): each is Candidate => each.name !== undefined && kindKey(each) === kindKey(kind));
}

/** The references of a file to objects that it does not contain. Excludes classes, which come with their controllers. */
export function missingObjects({ objects, references }: DocumentObjects): ObjectReference[] {
  const there = groupBy(objects, kindKey);
  const isThere = (reference: ObjectReference): boolean =>
    there.get(kindKey(reference))?.some(({ name, namespace }) => name === undefined || (name === reference.name && isSameNamespace(namespace, reference.namespace))) === true;
  return references.filter((reference) => !isSameKind(reference, gatewayClass) && !isThere(reference));
}

/** A key that is equal for interchangeable objects. */
export function kindKey({ group, kind, isWaypoint }: ObjectKind): string {
  return `${group}/${kind}${isWaypoint ? ' waypoint' : ''}`;
}

function isSameKind(a: ObjectKind, b: ObjectKind): boolean {
  return a.kind === b.kind && a.group === b.group;
}

function isSameNamespace(a: string | undefined, b: string | undefined): boolean {
  return a === undefined || b === undefined || a === b;
}

/** The name, or the name with the first number that makes it unique. */
function freeName(name: string, kind: ObjectKind, namespace: string | undefined, objects: readonly ManifestObject[]): string {
  const taken = new Set(objects.filter((each) => isSameKind(each, kind) && isSameNamespace(each.namespace, namespace)).map((each) => each.name));
  let free = name;
  for (let number = 2; taken.has(free); number++) {
    free = `${name}-${String(number)}`;
  }
  return free;
}

/** Replaces the defaults of placeholders. */
function rewrite(body: string, tabstops: readonly ExpandedTabstop[], values: ReadonlyMap<number, readonly string[]>): string {
  let result = '';
  let last = 0;
  const done = new Set<number>();
  for (const { tabstop } of tabstops) {
    const { index, children, choices, start, end } = tabstop;
    const chosen = values.get(index);
    if (chosen && !done.has(index) && children.length + choices.length > 0) {
      done.add(index);
      const inner = chosen.length > 1 ? `|${chosen.join(',')}|` : `:${chosen[0] ?? ''}`;
      result += `${body.slice(last, start)}\${${String(index)}${inner}}`;
      last = end;
    }
  }
  return result + body.slice(last);
}
