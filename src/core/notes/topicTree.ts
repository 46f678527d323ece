import type { ConferenceNotes, Library, LibraryNote } from '../library';
import { termIn } from '../terms/glossary';
import type { Language } from '../text';
import type { Conference } from './conference';
import { whereAndWhen } from './conferenceLabel';
import type { Topic } from './topics';

export const topicGroupings = ['conference', 'project', 'term', 'tag', 'year'] as const;
export type TopicGrouping = (typeof topicGroupings)[number];

export const topicOrders = ['newest', 'oldest', 'name'] as const;
export type TopicOrder = (typeof topicOrders)[number];

export interface TopicTreeOptions {
  readonly grouping: TopicGrouping;
  readonly order: TopicOrder;
  /** Only topics whose title, fields, note or conference hold this text, in any case; empty for all. */
  readonly filter: string;
  /** The language of the names of terms and places. */
  readonly language: Language;
}

/** A row of the topic tree. Its id stays the same as long as what it shows does. */
export type TopicNode = GroupNode | ConferenceNode | NoteNode | HeadingNode;

interface NodeBase {
  readonly id: string;
  readonly label: string;
  readonly parent: TopicNode | undefined;
  /** Made when first asked for: most of a large tree is never looked at. */
  readonly children: readonly TopicNode[];
}

/** A project, a term, a tag or a year; or the notes that report on no conference. */
export interface GroupNode extends NodeBase {
  readonly type: 'group';
  readonly grouping: TopicGrouping;
  /** Whose topics stand under it. */
  readonly notes: readonly LibraryNote[];
}

export interface ConferenceNode extends NodeBase {
  readonly type: 'conference';
  readonly conference: Conference;
  /** The only note of the conference, whose topics stand right under it. */
  readonly note: LibraryNote | undefined;
  readonly notes: readonly LibraryNote[];
}

export interface NoteNode extends NodeBase {
  readonly type: 'note';
  readonly note: LibraryNote;
}

export interface HeadingNode extends NodeBase {
  readonly type: 'topic';
  readonly note: LibraryNote;
  readonly topic: Topic;
}

/** What the tree is made of; the library gives it. */
export type TopicSource = Pick<Library, 'conferences' | 'otherNotes' | 'topicTerms'>;

/** The label of the group that holds the notes without a tag, or without a conference; the editor names it. */
export const unnamedGroup = '';

/**
 * The topics as a tree. By conference it is conference → note → topic → subtopic, a note left out where a conference has just one;
 * by year, conferences under years; by tag, notes under tags; by project or term, the topics that name it themselves under these, each once:
 * one whose parent is in the group too stands under that.
 */
export function topicTree(source: TopicSource, options: TopicTreeOptions): readonly TopicNode[] {
  return filtered(rootsOf(source, options), { text: options.filter.trim().toLowerCase(), language: options.language });
}

function rootsOf(source: TopicSource, options: TopicTreeOptions): readonly TopicNode[] {
  const conferences = ordered(source.conferences(), options.order);
  const others = source.otherNotes();
  const otherGroup = (): readonly TopicNode[] => (others.length > 0 ? [new Group(options.grouping, unnamedGroup, others, wholeNotes)] : []);
  switch (options.grouping) {
    case 'conference':
      return [...conferences.map(rootOf), ...otherGroup()];
    case 'year': {
      const years = groupBy(conferences, ({ conference }) => [String(conference.year)]);
      return [
        ...(options.order === 'name' ? byName(years) : [...years]).map(([year, members]) =>
          new Group('year', year, members.flatMap(({ notes }) => notes), (parent) => members.map((each) => new ConferenceGroup(each, parent))),
        ),
        ...otherGroup(),
      ];
    }
    case 'tag': {
      const notes = [...conferences.flatMap((each) => each.notes), ...others];
      const tags = byName(groupBy(notes, ({ tags: own }) => (own.length > 0 ? own : [unnamedGroup])));
      return tags.map(([tag, members]) => new Group('tag', tag, members, wholeNotes));
    }
    case 'project':
    case 'term': {
      const notes = [...conferences.flatMap((each) => each.notes), ...others];
      const namesOf = options.grouping === 'project' ? projectsOf : termsOf(source, notes, options.language);
      const topics = notes.flatMap((note) => allTopics(note.topics).map((topic) => ({ note, topic })));
      return byName(groupBy(topics, namesOf)).map(([name, members]) =>
        new Group(options.grouping, name, members.map(({ note }) => note), (parent) => outermost(members).map(({ note, topic }) => new TopicHeading(note, topic, parent, `${parent.id} `))),
      );
    }
  }
}

function wholeNotes(parent: GroupNode): readonly TopicNode[] {
  return parent.notes.map((note) => new WholeNote(note, parent, `${parent.id} `));
}

interface Member {
  readonly note: LibraryNote;
  readonly topic: Topic;
}

function projectsOf({ topic }: Member): readonly string[] {
  return topic.fields.projects ?? [];
}

/** The names of the terms that a topic mentions itself. */
function termsOf(source: TopicSource, notes: readonly LibraryNote[], language: Language): (member: Member) => readonly string[] {
  const names = new Map<Topic, readonly string[]>();
  for (const { uri, isTermNote } of notes) {
    for (const [topic, entries] of isTermNote ? [] : source.topicTerms(uri)) {
      names.set(topic, entries.map((entry) => termIn(entry, language).name));
    }
  }
  return ({ topic }) => names.get(topic) ?? [];
}

/** The topics that do not stand under another one; `members` in the order of their notes. */
function outermost(members: readonly Member[]): readonly Member[] {
  let last: Member | undefined;
  return members.filter((member) => {
    if (last?.note === member.note && member.topic.line < last.topic.endLine) {
      return false;
    }
    last = member;
    return true;
  });
}

function ordered<T extends { readonly conference: Conference }>(conferences: readonly T[], order: TopicOrder): readonly T[] {
  switch (order) {
    case 'newest':
      return conferences;
    case 'oldest':
      return [...conferences].reverse();
    case 'name':
      return [...conferences].sort((a, b) => a.conference.name.localeCompare(b.conference.name));
  }
}

/** Names that differ in case only are one group, under the spelling that comes first. */
function groupBy<T>(items: readonly T[], namesOf: (item: T) => readonly string[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  const spellings = new Map<string, string>();
  const spellingOf = (name: string): string => {
    const spelling = spellings.get(name.toLowerCase()) ?? name;
    spellings.set(name.toLowerCase(), spelling);
    return spelling;
  };
  for (const item of items) {
    for (const name of new Set(namesOf(item).map(spellingOf))) {
      const members = groups.get(name);
      if (members) {
        members.push(item);
      } else {
        groups.set(name, [item]);
      }
    }
  }
  return groups;
}

/** By name, what has none last. */
function byName<T>(groups: ReadonlyMap<string, T>): readonly [string, T][] {
  return [...groups].sort(([a], [b]) => Number(a === unnamedGroup) - Number(b === unnamedGroup) || a.localeCompare(b));
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** A node that makes its children when it is first asked for them. */
abstract class LazyNode {
  #children: readonly TopicNode[] | undefined;

  get children(): readonly TopicNode[] {
    return (this.#children ??= this.makeChildren());
  }

  protected abstract makeChildren(): readonly TopicNode[];
}

class Group extends LazyNode implements GroupNode {
  readonly type = 'group';
  readonly id: string;
  readonly parent = undefined;
  readonly #childrenOf: (node: Group) => readonly TopicNode[];

  constructor(
    readonly grouping: TopicGrouping,
    readonly label: string,
    readonly notes: readonly LibraryNote[],
    childrenOf: (node: Group) => readonly TopicNode[],
  ) {
    super();
    this.id = `${grouping}:${label}`;
    this.#childrenOf = childrenOf;
  }

  protected makeChildren(): readonly TopicNode[] {
    return this.#childrenOf(this);
  }
}

class ConferenceGroup extends LazyNode implements ConferenceNode {
  readonly type = 'conference';
  readonly id: string;
  readonly label: string;
  readonly conference: Conference;
  readonly note: LibraryNote | undefined;
  readonly notes: readonly LibraryNote[];

  constructor(
    { conference, notes }: ConferenceNotes,
    readonly parent: TopicNode | undefined,
  ) {
    super();
    this.id = conference.id;
    this.label = conference.name;
    this.conference = conference;
    this.note = notes.length === 1 ? notes[0] : undefined;
    this.notes = notes;
  }

  protected makeChildren(): readonly TopicNode[] {
    return this.note ? headingNodes(this.note, this.note.topics, this, '') : this.notes.map((note) => new WholeNote(note, this, ''));
  }
}

class WholeNote extends LazyNode implements NoteNode {
  readonly type = 'note';
  readonly #prefix: string;

  /** `prefix` tells its id from those of the same note elsewhere in the tree. */
  constructor(
    readonly note: LibraryNote,
    readonly parent: TopicNode,
    prefix: string,
  ) {
    super();
    this.#prefix = prefix;
  }

  // Not kept: of the hundreds of notes of a conference few are ever looked at.
  get id(): string {
    return this.#prefix + this.note.uri;
  }

  get label(): string {
    return this.note.title;
  }

  protected makeChildren(): readonly TopicNode[] {
    return headingNodes(this.note, this.note.topics, this, this.#prefix);
  }
}

class TopicHeading extends LazyNode implements HeadingNode {
  readonly type = 'topic';
  readonly id: string;
  readonly label: string;
  readonly #prefix: string;

  constructor(
    readonly note: LibraryNote,
    readonly topic: Topic,
    readonly parent: TopicNode,
    prefix: string,
  ) {
    super();
    this.id = `${prefix}${note.uri}#${topic.slug}`;
    this.label = topic.title;
    this.#prefix = prefix;
  }

  protected makeChildren(): readonly TopicNode[] {
    return headingNodes(this.note, this.topic.children, this, this.#prefix);
  }
}

function headingNodes(note: LibraryNote, topics: readonly Topic[], parent: TopicNode, prefix: string): readonly TopicNode[] {
  return topics.map((topic) => new TopicHeading(note, topic, parent, prefix));
}

/** The nodes of conferences that no change has touched stay, with what was made of them. */
const roots = new WeakMap<ConferenceNotes, ConferenceNode>();

function rootOf(conference: ConferenceNotes): ConferenceNode {
  let node = roots.get(conference);
  if (!node) {
    node = new ConferenceGroup(conference, undefined);
    roots.set(conference, node);
  }
  return node;
}

interface Filter {
  /** In lower case. */
  readonly text: string;
  readonly language: Language;
}

/** The nodes that match, with all that is under them, and the nodes above them. */
function filtered(nodes: readonly TopicNode[], filter: Filter, parent?: TopicNode): readonly TopicNode[] {
  if (filter.text === '') {
    return nodes;
  }
  return nodes.flatMap((node) => {
    const copy = copyOf(node, parent);
    if (matches(node, filter)) {
      copy.children = reparented(node.children, copy);
      return [copy];
    }
    copy.children = filtered(node.children, filter, copy);
    return copy.children.length > 0 ? [copy] : [];
  });
}

function copyOf(node: TopicNode, parent: TopicNode | undefined): Mutable<TopicNode> {
  return { ...node, id: node.id, label: node.label, parent, children: [] };
}

function reparented(nodes: readonly TopicNode[], parent: TopicNode): readonly TopicNode[] {
  return nodes.map((node) => {
    const copy = copyOf(node, parent);
    copy.children = reparented(node.children, copy);
    return copy;
  });
}

function matches(node: TopicNode, { text, language }: Filter): boolean {
  return [node.label, ...searchedTexts(node, language)].some((value) => value.toLowerCase().includes(text));
}

function searchedTexts(node: TopicNode, language: Language): readonly string[] {
  switch (node.type) {
    case 'group':
      return [];
    case 'conference':
      return [...conferenceTexts(node.conference, language), ...(node.note ? noteTexts(node.note, language) : [])];
    case 'note':
      return noteTexts(node.note, language);
    case 'topic': {
      const { speakers = [], organisations = [], projects = [], track = '' } = node.topic.fields;
      // Under a project or a term no node above it stands for its note.
      return [...speakers, ...organisations, ...projects, track, ...(node.parent?.type === 'group' ? noteTexts(node.note, language) : [])];
    }
  }
}

function noteTexts({ title, tags, conference }: LibraryNote, language: Language): readonly string[] {
  return [title, ...tags, ...(conference ? conferenceTexts(conference, language) : [])];
}

function conferenceTexts(conference: Conference, language: Language): readonly string[] {
  return [conference.name, conference.fullName, conference.city ?? '', whereAndWhen(conference, language)];
}

/** Topics and the topics under them, in the order of the note. */
export function allTopics(topics: readonly Topic[]): readonly Topic[] {
  const all: Topic[] = [];
  addAll(topics, all);
  return all;
}

function addAll(topics: readonly Topic[], all: Topic[]): void {
  for (const topic of topics) {
    all.push(topic);
    addAll(topic.children, all);
  }
}

/** Nodes and the nodes under them, in the order of the tree. */
export function allNodes(nodes: readonly TopicNode[]): readonly TopicNode[] {
  return nodes.flatMap((node) => [node, ...allNodes(node.children)]);
}

/** The nodes that show a note or its topics; nothing else of the tree is made. */
export function nodesOf(nodes: readonly TopicNode[], uri: string): readonly TopicNode[] {
  return nodes.flatMap((node) => {
    const notes = node.type === 'group' || node.type === 'conference' ? node.notes : [node.note];
    if (!notes.some((note) => note.uri === uri)) {
      return [];
    }
    const below = nodesOf(node.children, uri);
    return node.type === 'group' || node.note?.uri !== uri ? below : [node, ...below];
  });
}

/** The innermost topic of a note at a line, as a node; the note's own node above the first topic. */
export function nodeAt(nodes: readonly TopicNode[], uri: string, line: number): TopicNode | undefined {
  let found: TopicNode | undefined;
  for (const node of nodesOf(nodes, uri)) {
    // A filter may leave a topic out in one group and keep it in another.
    const isInner = node.type === 'topic' ? isAt(node.topic, line) && !(found?.type === 'topic' && found.topic.line > node.topic.line) : !found;
    if (isInner) {
      found = node;
    }
  }
  return found;
}

function isAt({ line: start, endLine }: Topic, line: number): boolean {
  return start <= line && line < endLine;
}
