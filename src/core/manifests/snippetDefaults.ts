import { groupBy } from '../text/groups';
import { gatewayClass, kindOf, roleOf, type DocumentObjects, type ManifestObject, type ObjectKind, type ObjectReference, type ValueRole } from './documentObjects';
import { expandTabstops, type ExpandedTabstop } from './snippetSyntax';
import { readYamlValues, type YamlValue, type YamlValues } from './yamlValues';

/** A list of choices is no longer than this. */
const maxChoices = 12;

/** Where the shipped snippets' examples live; any other namespace in a snippet is meant. */
const exampleNamespace = 'shop';

type ReferenceRole = Extract<ValueRole, { type: 'reference' }>;

/** A value of a snippet that a placeholder stands for. */
interface Placeholder {
  readonly index: number;
  readonly expanded: ExpandedTabstop;
  readonly value: YamlValue;
  /** Undefined if it says nothing about objects. */
  readonly role: ValueRole | undefined;
  readonly document: YamlValues;
}

interface Named {
  readonly name: string;
  readonly namespace?: string;
}

/**
 * Gives the placeholders of a snippet defaults that fit a file: names of what it has where the snippet refers to such objects, its
 * namespaces and host names, several as choices; a new object gets the name that the file refers to but does not have, and never one that
 * is taken. What the file says nothing about keeps its default.
 *
 * @param body VS Code's snippet syntax; so is the result
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

/** The references of a snippet that come with another choice of their kind: a policy for routes that a Gateway can have as well. */
export function otherReferences(body: string): ObjectReference[] {
  const { text, tabstops } = expandTabstops(body);
  return kindPlaceholders(placeholdersOf(text, tabstops)).flatMap(({ placeholder, role, name }) =>
    placeholder.expanded.tabstop.choices.map((kind) => ({ ...withKind(role, kind, name), name, attaches: role.attaches })),
  );
}

/** What the placeholders of a snippet stand for. */
function placeholdersOf(text: string, tabstops: readonly ExpandedTabstop[]): Placeholder[] {
  // a default with placeholders of its own is not to be lost
  const nested = new Set(tabstops.filter(({ tabstop }) => tabstop.children.some(({ type }) => type !== 'text')).map(({ tabstop }) => tabstop.index));
  const byStart = new Map(tabstops.filter(({ start, end, tabstop }) => end > start && !nested.has(tabstop.index)).map((each) => [each.start, each]));
  return readYamlValues(text).flatMap((document) =>
    document.values.flatMap((value) => {
      const { start } = value;
      const expanded = byStart.get(start);
      if (!expanded) {
        return [];
      }
      const role = roleOf(value, document);
      // the first label of a host may be a placeholder of its own
      const isWhole = expanded.end === start + value.text.length;
      const isLabel = role?.type === 'reference' && role.isHost && text[expanded.end] === '.';
      return isWhole || isLabel ? [{ index: expanded.tabstop.index, expanded, value, role, document }] : [];
    }),
  );
}

/** The choices of a kind beside the name of a reference. */
function kindPlaceholders(placeholders: readonly Placeholder[]): { placeholder: Placeholder; role: ReferenceRole; name: string }[] {
  return placeholders.flatMap((placeholder) => {
    const name = placeholder.value.key === 'kind' && placeholder.expanded.tabstop.choices.length > 1 ? placeholder.value.siblings.get('name') : undefined;
    const role = name && roleOf(name, placeholder.document);
    return role?.type === 'reference' ? [{ placeholder, role, name: name?.text ?? '' }] : [];
  });
}

function withKind({ group }: ReferenceRole, kind: string, name: string): ObjectKind & { isWaypoint: boolean } {
  return { group, kind, isWaypoint: kind === 'Gateway' && name.includes('waypoint') };
}

/** Puts first the kind that the file has, where it does not have the first. */
function chooseKinds(placeholders: readonly Placeholder[], found: DocumentObjects): ReadonlyMap<number, readonly string[]> {
  const kinds = new Map<number, readonly string[]>();
  for (const { placeholder, role, name } of kindPlaceholders(placeholders)) {
    const { choices } = placeholder.expanded.tabstop;
    const first = choices.find((kind) => candidatesOf(withKind(role, kind, name), found).length > 0);
    if (first !== undefined && !kinds.has(placeholder.index)) {
      kinds.set(placeholder.index, [first, ...choices.filter((kind) => kind !== first)]);
    }
  }
  return kinds;
}

/** The values for placeholders by their index: one, or several to choose from. */
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
      const key = kindKey({ ...kindOf(document), isWaypoint: isWaypoint(document) });
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
        // what is referred to without a namespace has to be in the same
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

/** Candidates for what requests are sent to, by index: two such placeholders of one manifest are two different objects (a version and its canary). */
function backendsOf(placeholders: readonly Placeholder[], found: DocumentObjects): ReadonlyMap<number, readonly Named[]> {
  const byIndex = new Map<number, readonly Named[]>();
  const taken = new Set<string>();
  const open: { index: number; role: ReferenceRole }[] = [];
  for (const { index, role, value } of placeholders) {
    if (role?.type !== 'reference' || role.attaches || byIndex.has(index) || open.some((each) => each.index === index)) {
      continue;
    }
    const name = role.isHost ? value.text.replace(/\..*/, '') : value.text;
    const candidates = candidatesOf(role, found);
    const own = candidates.filter((each) => each.name === name);
    if (own.length > 0 && !taken.has(`${kindKey(role)} ${name}`)) {
      taken.add(`${kindKey(role)} ${name}`);
      byIndex.set(index, [...own, ...candidates]);
    } else {
      open.push({ index, role });
    }
  }
  for (const { index, role } of open) {
    const candidates = candidatesOf(role, found);
    const first = candidates.find(({ name }) => !taken.has(`${kindKey(role)} ${name}`));
    if (first) {
      taken.add(`${kindKey(role)} ${first.name}`);
      byIndex.set(index, [first, ...candidates]);
    }
  }
  return byIndex;
}

/** What can be referred to: objects, then what others refer to. */
function candidatesOf(role: ObjectKind & { readonly isWaypoint: boolean }, { objects, references }: DocumentObjects): Named[] {
  const isMeant = (each: ManifestObject | ObjectReference): boolean => isSameKind(each, role) && each.isWaypoint === role.isWaypoint;
  return [...objects, ...references].filter(isMeant).flatMap(({ name, namespace }) => (name === undefined ? [] : [{ name, ...(namespace !== undefined && { namespace }) }]));
}

/** What a file refers to and does not have. Classes come with their controllers, not with a file. */
export function missingObjects({ objects, references }: DocumentObjects): ObjectReference[] {
  const there = groupBy(objects, kindKey);
  const isThere = (reference: ObjectReference): boolean =>
    there.get(kindKey(reference))?.some(({ name, namespace }) => name === undefined || (name === reference.name && isSameNamespace(namespace, reference.namespace))) === true;
  return references.filter((reference) => !isSameKind(reference, gatewayClass) && !isThere(reference));
}

/** Equal for objects that can stand for each other. */
export function kindKey({ group, kind, isWaypoint }: ObjectKind & { readonly isWaypoint: boolean }): string {
  return `${group}/${kind}${isWaypoint ? ' waypoint' : ''}`;
}

function isSameKind(a: ObjectKind, b: ObjectKind): boolean {
  return a.kind === b.kind && a.group === b.group;
}

function isSameNamespace(a: string | undefined, b: string | undefined): boolean {
  return a === undefined || b === undefined || a === b;
}

function isWaypoint({ values }: YamlValues): boolean {
  return values.some(({ path, text }) => path === 'spec.gatewayClassName' && text.includes('waypoint'));
}

/** The name itself, or with the first number that makes it another one. */
function freeName(name: string, kind: ObjectKind, namespace: string | undefined, objects: readonly ManifestObject[]): string {
  const taken = new Set(objects.filter((each) => isSameKind(each, kind) && isSameNamespace(each.namespace, namespace)).map((each) => each.name));
  let free = name;
  for (let number = 2; taken.has(free); number++) {
    free = `${name}-${String(number)}`;
  }
  return free;
}

/** Puts the values where the placeholders have their defaults. */
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
