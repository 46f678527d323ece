import * as vscode from 'vscode';
import type { Library, LibraryNote } from '../../core/library/library';
import { unnamedGroup, type TopicNode } from '../../core/library/topicTree';
import type { GlossaryEntry } from '../../core/terms/glossary';

export function noteOf(node: TopicNode): LibraryNote | undefined {
  return node.type === 'group' ? undefined : node.note;
}

/** The URI of a node's page, with its heading as the fragment. */
export function pageUri(node: TopicNode): vscode.Uri {
  const uri = vscode.Uri.parse(noteOf(node)?.uri ?? '');
  return node.type === 'topic' ? uri.with({ fragment: node.topic.slug }) : uri;
}

/** The terms mentioned in a topic or note, including its subtopics, in reading order. */
export function termsOfTopic(node: TopicNode, library: Library): readonly GlossaryEntry[] {
  const note = noteOf(node);
  return note ? library.termsIn(note.uri, node.type === 'topic' ? node.topic.slug : undefined) : [];
}

export function labelOf(node: TopicNode): string {
  if (node.type !== 'group' || node.label !== unnamedGroup) {
    return node.label;
  }
  return node.grouping === 'tag' ? vscode.l10n.t('Untagged') : vscode.l10n.t('Other Notes');
}

/** The whole title of a node; the label of a note leaves out the conference above it. */
export function titleOf(node: TopicNode): string {
  return node.type === 'note' ? node.note.title : labelOf(node);
}
