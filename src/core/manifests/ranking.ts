import { groupOf } from '../terms/apiVersions';
import { groupBy } from '../text/groups';
import { compare } from '../text/strings';
import { objectsOf, type DocumentObjects, type ManifestObject } from './documentObjects';
import type { ManifestSnippet } from './snippet';
import { kindKey, missingObjects, otherReferences } from './snippetDefaults';
import { expandSnippet } from './snippetSyntax';

/** A group of snippets in a picker, and its reason. */
export interface SnippetGroup {
  readonly reason:
    /** They attach or send traffic to objects of the file. */
    | { readonly type: 'fits'; readonly objects: readonly string[] }
    /** They create objects that the file refers to but does not contain. */
    | { readonly type: 'missing'; readonly objects: readonly string[] }
    | { readonly type: 'recent' }
    | { readonly type: 'project'; readonly project: string };
  readonly snippets: readonly ManifestSnippet[];
}

export interface RankingOptions {
  readonly found: DocumentObjects;
  /** Recently used, latest first. */
  readonly recent: readonly ManifestSnippet[];
  /** Whether a project's snippets are the user's own. These come first. */
  readonly isOwn: (project: string) => boolean;
  /** The project's display name, for sorting. */
  readonly nameOf: (project: string) => string;
}

interface Ranked {
  readonly snippet: ManifestSnippet;
  readonly place: 'fits' | 'missing' | 'same' | 'recent' | 'rest';
  /** Lower ranks come first. */
  readonly rank: number;
}

const known = new WeakMap<ManifestSnippet, DocumentObjects>();

/**
 * Groups snippets by how likely they are in a file: those that fit its objects, those that create missing objects, those of its projects,
 * recently used ones, then the rest by project name. Each snippet occurs once. The user's own come first in each group.
 */
export function rankSnippets(snippets: readonly ManifestSnippet[], options: RankingOptions): SnippetGroup[] {
  const { found, recent, isOwn, nameOf } = options;
  const projects = projectsOf(snippets, found);
  const there = groupBy(found.objects.filter(({ name }) => name !== undefined), kindKey);
  const absent = groupBy(missingObjects(found), kindKey);
  const fitting = new Set<string>();
  const missing = new Set<string>();
  const ranked = snippets.map((snippet): Ranked => {
    const { objects, references } = snippetContents(snippet);
    const lacks = objects.map(kindKey).filter((kind) => absent.has(kind));
    const outside = references.filter((reference) => !objects.some((object) => kindKey(object) === kindKey(reference) && object.name === reference.name));
    const attached = outside.filter(({ attaches }) => attaches).map(kindKey).filter((kind) => there.has(kind));
    const goesWith = attached.length > 0 ? attached : outside.map(kindKey).filter((kind) => there.has(kind));
    const order = recent.indexOf(snippet);
    const inFile = projects.indexOf(snippet.project);
    const nearness = inFile < 0 ? projects.length : inFile;
    if (goesWith.length > 0) {
      goesWith.forEach((kind) => fitting.add(kind));
      // A whole example makes what the file has already, under another name.
      const isExample = objects.some((object) => there.has(kindKey(object)));
      return { snippet, place: 'fits', rank: (attached.length > 0 ? 0 : 200) + (isExample ? 100 : 0) + nearness };
    }
    if (lacks.length > 0) {
      lacks.forEach((kind) => missing.add(kind));
      // Prefer snippets that create nothing else.
      return { snippet, place: 'missing', rank: (objects.length - lacks.length) * 100 + nearness };
    }
    return inFile >= 0 ? { snippet, place: 'same', rank: inFile } : order >= 0 ? { snippet, place: 'recent', rank: order } : { snippet, place: 'rest', rank: 0 };
  });

  const byRank = (a: Ranked, b: Ranked): number =>
    Number(isOwn(b.snippet.project)) - Number(isOwn(a.snippet.project)) || a.rank - b.rank || compare(nameOf(a.snippet.project).toLowerCase(), nameOf(b.snippet.project).toLowerCase());
  const inPlace = (place: Ranked['place'], order = byRank): ManifestSnippet[] => ranked.filter((each) => each.place === place).sort(order).map(({ snippet }) => snippet);
  const groups: SnippetGroup[] = [
    { reason: { type: 'fits', objects: labelsOf(fitting, there) }, snippets: inPlace('fits') },
    { reason: { type: 'missing', objects: labelsOf(missing, absent) }, snippets: inPlace('missing') },
    ...byProject(inPlace('same')),
    { reason: { type: 'recent' }, snippets: inPlace('recent', (a, b) => a.rank - b.rank) },
    ...byProject(inPlace('rest')),
  ];
  return groups.filter((group) => group.snippets.length > 0);
}

/** The objects and references of a snippet. Cached. */
export function snippetContents(snippet: ManifestSnippet): DocumentObjects {
  let contents = known.get(snippet);
  if (!contents) {
    const { references, ...rest } = objectsOf(expandSnippet(snippet.body));
    contents = { ...rest, references: [...references, ...otherReferences(snippet.body)] };
    known.set(snippet, contents);
  }
  return contents;
}

function labelsOf(kinds: ReadonlySet<string>, named: ReadonlyMap<string, readonly ManifestObject[]>): string[] {
  return [...new Set([...kinds].flatMap((kind) => named.get(kind) ?? []).map(({ kind, name }) => `${kind} ${name ?? ''}`))];
}

/** The projects of a file's objects, most frequent first. A group belongs to the project with most snippets for it alone. */
function projectsOf(snippets: readonly ManifestSnippet[], { objects }: DocumentObjects): string[] {
  const alone = snippets.flatMap(({ project, resources }) => {
    const [group, ...others] = new Set(resources.map(({ apiVersion }) => groupOf(apiVersion)));
    return group !== undefined && others.length === 0 ? [{ project, group }] : [];
  });
  const groups = groupBy(alone, ({ group }) => group);
  const projectOf = new Map([...groups].map(([group, those]) => [group, byFrequency(those.map(({ project }) => project))[0]]));
  return byFrequency(objects.flatMap(({ group }) => projectOf.get(group) ?? []));
}

/** Each of the values once, most frequent first. */
function byFrequency(values: readonly string[]): string[] {
  return [...groupBy(values, (value) => value)].sort(([, a], [, b]) => b.length - a.length).map(([value]) => value);
}

function byProject(snippets: readonly ManifestSnippet[]): SnippetGroup[] {
  return [...groupBy(snippets, ({ project }) => project)].map(([project, group]) => ({ reason: { type: 'project', project }, snippets: group }));
}
