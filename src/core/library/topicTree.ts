import type { Conference } from '../notes/conference';
import { withoutConference } from '../notes/conferenceLabel';
import { allTopics, type Topic } from '../notes/topics';
import { termIn } from '../terms/glossary';
import { addTo } from '../text/groups';
import type { Language } from '../text/language';
import type { ConferenceNotes, Library, LibraryNote } from './library';
import { conferenceTexts, filterWords, wordsMissing, type NoteMatches, type TopicMatch } from './topicSearch';

export const topicGroupings = ['conference', 'project', 'term', 'tag', 'year'] as const;
export type TopicGrouping = (typeof topicGroupings)[number];

export const topicOrders = ['newest', 'oldest', 'name'] as const;
export type TopicOrder = (typeof topicOrders)[number];

export interface TopicTreeOptions {
  readonly grouping: TopicGrouping;
  readonly order: TopicOrder;
  /** Only what holds all of these words; empty for everything. Groups and conferences are found by their names, notes and topics by `found`. */
  readonly filter: string;
  /** What `searchNote` has found for the filter in a note. */
  readonly found?: (note: LibraryNote) => NoteMatches | undefined;
  /** The language of the names of terms and places. */
  readonly language: Language;
}

/** A row of the topic tree. Its id stays the same as long as what it shows does. */
export type TopicNode = GroupNode | ConferenceNode | NoteNode | HeadingNode;

interface NodeBase {
  readonly id: string;
  readonly label: string;
  readonly parent: TopicNode | undefined;
  /** The line of its text for which the filter keeps it. */
  readonly line?: string;
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

/** Its label leaves out the conference that it stands under. */
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
  const nodes = rootsOf(source, options);
  const words = filterWords(options.filter);
  return words.length === 0 ? nodes : filtered(nodes, new TreeFilter(words, options));
}

function rootsOf(source: TopicSource, options: TopicTreeOptions): readonly TopicNode[] {
  const conferences = ordered(source.conferences(), options.order);
  const others = source.otherNotes();
  const everyNote = (): readonly LibraryNote[] => [...conferences.flatMap(({ notes }) => notes), ...others];
  const otherGroup = (): readonly TopicNode[] => (others.length > 0 ? [groupNode(options.grouping, unnamedGroup, others, wholeNotes)] : []);
  switch (options.grouping) {
    case 'conference':
      return [...conferences.map(rootOf), ...otherGroup()];
    case 'year': {
      const years = groupBy(conferences, ({ conference }) => [String(conference.year)]);
      return [
        ...(options.order === 'name' ? byName(years) : [...years]).map(([year, members]) =>
          groupNode('year', year, members.flatMap(({ notes }) => notes), (parent) => members.map((each) => conferenceNode(each, parent))),
        ),
        ...otherGroup(),
      ];
    }
    case 'tag': {
      const tags = byName(groupBy(everyNote(), ({ tags: own }) => (own.length > 0 ? own : [unnamedGroup])));
      return tags.map(([tag, members]) => groupNode('tag', tag, members, wholeNotes));
    }
    case 'project':
    case 'term': {
      const notes = everyNote();
      const namesOf = options.grouping === 'project' ? ({ topic }: Member) => topic.fields.projects ?? [] : termsOf(source, notes, options.language);
      const topics = notes.flatMap((note) => allTopics(note.topics).map((topic) => ({ note, topic })));
      return byName(groupBy(topics, namesOf)).map(([name, members]) =>
        groupNode(options.grouping, name, members.map(({ note }) => note), (parent) => outermost(members).flatMap(({ note, topic }) => headingNodes(note, [topic], parent, `${parent.id} `))),
      );
    }
  }
}

function wholeNotes(parent: GroupNode): readonly TopicNode[] {
  return noteNodes(parent.notes, parent, `${parent.id} `);
}

type Member = Pick<HeadingNode, 'note' | 'topic'>;

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

function ordered(conferences: readonly ConferenceNotes[], order: TopicOrder): readonly ConferenceNotes[] {
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
      addTo(groups, name, item);
    }
  }
  return groups;
}

/** By name, what has none last. */
function byName<T>(groups: ReadonlyMap<string, T>): readonly [string, T][] {
  return [...groups].sort(([a], [b]) => Number(a === unnamedGroup) - Number(b === unnamedGroup) || a.localeCompare(b));
}

/** Makes its children when it is first asked for them. */
class LazyNode<N extends TopicNode> {
  #children: readonly TopicNode[] | undefined;
  readonly #childrenOf: (node: N) => readonly TopicNode[];

  constructor(own: Omit<N, 'children'>, childrenOf: (node: N) => readonly TopicNode[]) {
    Object.assign(this, own);
    this.#childrenOf = childrenOf;
  }

  get children(): readonly TopicNode[] {
    return (this.#children ??= this.#childrenOf(this as unknown as N));
  }
}

function lazyNode<N extends TopicNode>(own: Omit<N, 'children'>, childrenOf: (node: N) => readonly TopicNode[]): N {
  return new LazyNode(own, childrenOf) as unknown as N;
}

function groupNode(grouping: TopicGrouping, label: string, notes: readonly LibraryNote[], childrenOf: (node: GroupNode) => readonly TopicNode[]): GroupNode {
  return lazyNode<GroupNode>({ type: 'group', id: `${grouping}:${label}`, label, parent: undefined, grouping, notes }, childrenOf);
}

function conferenceNode({ conference, notes }: ConferenceNotes, parent: TopicNode | undefined): ConferenceNode {
  const note = notes.length === 1 ? notes[0] : undefined;
  return lazyNode<ConferenceNode>({ type: 'conference', id: conference.id, label: conference.name, parent, conference, note, notes }, (node) =>
    note ? headingNodes(note, note.topics, node, '') : noteNodes(notes, node, ''),
  );
}

/** `prefix` tells their ids from those of the same notes elsewhere in the tree. */
function noteNodes(notes: readonly LibraryNote[], parent: TopicNode, prefix: string): readonly NoteNode[] {
  const labelOf = ({ title }: LibraryNote): string => (parent.type === 'conference' ? withoutConference(title, parent.conference) : title);
  return notes.map((note) => lazyNode<NoteNode>({ type: 'note', id: prefix + note.uri, label: labelOf(note), parent, note }, (node) => headingNodes(note, note.topics, node, prefix)));
}

function headingNodes(note: LibraryNote, topics: readonly Topic[], parent: TopicNode, prefix: string): readonly HeadingNode[] {
  return topics.map((topic) =>
    lazyNode<HeadingNode>({ type: 'topic', id: `${prefix}${note.uri}#${topic.slug}`, label: topic.title, parent, note, topic }, (node) => headingNodes(note, topic.children, node, prefix)),
  );
}

/** The nodes of conferences that no change has touched stay, with what was made of them. */
const roots = new WeakMap<ConferenceNotes, ConferenceNode>();

function rootOf(conference: ConferenceNotes): ConferenceNode {
  const node = roots.get(conference) ?? conferenceNode(conference, undefined);
  roots.set(conference, node);
  return node;
}

/** What the filter keeps of the tree. */
class TreeFilter {
  constructor(
    private readonly words: readonly string[],
    private readonly options: TopicTreeOptions,
  ) {}

  /** Why it keeps a node for its own sake. */
  match(node: TopicNode): TopicMatch | undefined {
    switch (node.type) {
      case 'group':
        return this.names([node.label]) ? { isWhole: true, line: '' } : undefined;
      case 'conference':
        return this.names(conferenceTexts(node.conference, this.options.language)) ? { isWhole: true, line: '' } : node.note && this.found(node.note)?.get(node.note);
      case 'note':
        return this.found(node.note)?.get(node.note);
      case 'topic': {
        const found = this.found(node.note);
        const note = found?.get(node.note);
        // Under a project or a term no node above it stands for its note.
        return node.parent?.type === 'group' && note?.isWhole === true ? note : found?.get(node.topic);
      }
    }
  }

  /** Whether it keeps something under a node. Does not make what is under a note, or above notes. */
  keepsUnder(node: TopicNode, children: () => readonly TopicNode[]): boolean {
    const notes = node.type === 'group' || node.type === 'conference' ? node.notes : [node.note];
    const hasOnlyTopics = node.type === 'topic' || (node.type === 'group' && (node.grouping === 'project' || node.grouping === 'term'));
    return notes.some((note) => (this.found(note)?.size ?? 0) > 0) && (!hasOnlyTopics || children().length > 0);
  }

  private names(texts: readonly string[]): boolean {
    return wordsMissing(this.words, texts).length === 0;
  }

  private found(note: LibraryNote): NoteMatches | undefined {
    return this.options.found?.(note);
  }
}

/** The nodes that match, with all that is under them if their names do, and the nodes above them. */
function filtered(nodes: readonly TopicNode[], filter: TreeFilter, isKept = false, parent?: TopicNode): readonly TopicNode[] {
  return nodes.flatMap((node) => {
    const match = filter.match(node);
    const isWhole = isKept || match?.isWhole === true;
    const copy = lazyNode<TopicNode>({ ...node, parent, ...(match?.line ? { line: match.line } : {}) }, (self) => filtered(node.children, filter, isWhole, self));
    return isKept || match || filter.keepsUnder(node, () => copy.children) ? [copy] : [];
  });
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
    const isInner = node.type === 'topic' ? node.topic.line <= line && line < node.topic.endLine && !(found?.type === 'topic' && found.topic.line > node.topic.line) : !found;
    if (isInner) {
      found = node;
    }
  }
  return found;
}

/** A node of the tree, or a line of a note. */
export type TopicPlace = TopicNode | { readonly uri: string; readonly line: number };

/**
 * The topic before or after a place among those of the tree `shown`, in the order of `all`, the tree without a filter. The first or the
 * last topic without a place, or if no node shows its note.
 */
export function neighbourOf(shown: readonly TopicNode[], all: readonly TopicNode[], place: TopicPlace | undefined, step: 1 | -1): TopicNode | undefined {
  const topics = allNodes(shown).filter(isTopic);
  const order = new Map(allNodes(all).map(({ id }, index) => [id, index]));
  const rank = ({ id }: TopicNode): number => order.get(id) ?? -1;
  const at = place && ('id' in place ? rank(place) : rankAt(all, place, rank));
  if (at === undefined) {
    return topics.at(step > 0 ? 0 : -1);
  }
  return step > 0 ? topics.find((node) => rank(node) > at) : topics.findLast((node) => rank(node) < at);
}

/** The rank of the node at a line. Where groups show only other topics of the note: before the one that begins next, else after the last. */
function rankAt(all: readonly TopicNode[], { uri, line }: { readonly uri: string; readonly line: number }, rank: (node: TopicNode) => number): number | undefined {
  const node = nodeAt(all, uri, line);
  if (node) {
    return rank(node);
  }
  const own = nodesOf(all, uri).filter(isTopic).sort((a, b) => a.topic.line - b.topic.line);
  const next = own.find(({ topic }) => topic.line > line);
  const last = own.at(-1);
  return next ? rank(next) - 0.5 : last && rank(last) + 0.5;
}

function isTopic(node: TopicNode): node is HeadingNode {
  return node.type === 'topic';
}
