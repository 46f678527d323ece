import type { ConferenceNotes, LibraryNote } from '../library';
import type { Conference } from './conference';
import type { Topic } from './note';

/** A row of the topic tree. Its id stays the same as long as what it shows does. */
export type TopicNode = ConferenceNode | NoteNode | HeadingNode | OtherNotesNode;

interface NodeBase {
  readonly id: string;
  readonly parent: TopicNode | undefined;
  readonly children: readonly TopicNode[];
}

export interface ConferenceNode extends NodeBase {
  readonly type: 'conference';
  readonly conference: Conference;
  /** The only note of the conference, whose topics stand right under it. */
  readonly note: LibraryNote | undefined;
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

/** Holds the notes that report on no conference. */
export interface OtherNotesNode extends NodeBase {
  readonly type: 'others';
}

/** Conference → note → topic → subtopic; the note is left out where a conference has just one. */
export function topicTree(conferences: readonly ConferenceNotes[], otherNotes: readonly LibraryNote[]): readonly TopicNode[] {
  const roots: TopicNode[] = conferences.map(({ conference, notes }) => {
    const [first, ...more] = notes;
    const only = more.length === 0 ? first : undefined;
    const node: Mutable<ConferenceNode> = { type: 'conference', id: conference.id, parent: undefined, conference, note: only, children: [] };
    node.children = only ? headingNodes(only, only.topics, node) : notes.map((note) => noteNode(note, node));
    return node;
  });
  if (otherNotes.length > 0) {
    const node: Mutable<OtherNotesNode> = { type: 'others', id: 'others', parent: undefined, children: [] };
    node.children = otherNotes.map((note) => noteNode(note, node));
    roots.push(node);
  }
  return roots;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

function noteNode(note: LibraryNote, parent: TopicNode): NoteNode {
  const node: Mutable<NoteNode> = { type: 'note', id: note.uri, parent, note, children: [] };
  node.children = headingNodes(note, note.topics, node);
  return node;
}

function headingNodes(note: LibraryNote, topics: readonly Topic[], parent: TopicNode): readonly TopicNode[] {
  return topics.map((topic) => {
    const node: Mutable<HeadingNode> = { type: 'topic', id: `${note.uri}#${topic.slug}`, parent, note, topic, children: [] };
    node.children = headingNodes(note, topic.children, node);
    return node;
  });
}
