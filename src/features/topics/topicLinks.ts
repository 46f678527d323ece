import * as vscode from 'vscode';
import type { TopicNode } from '../../core/library/topicTree';
import { copyLink, linkTo } from '../shared/copyLink';
import { noteOf, pageUri, titleOf } from '../shared/topicNodes';

/** Registers Copy Link and Reveal in Explorer. */
export function registerTopicLinks(): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand('meshNotes.copyTopicLink', (node: TopicNode) => copyLink(titleOf(node), linkTarget(node))),
    vscode.commands.registerCommand('meshNotes.revealTopicInExplorer', (node: TopicNode) => vscode.commands.executeCommand('revealInExplorer', pageUri(node).with({ fragment: '' }))),
  );
}

/** For a built-in topic, the talk's link if it has one. */
function linkTarget(node: TopicNode): string {
  const talk = node.type === 'topic' && noteOf(node)?.origin === 'builtin' ? node.topic.fields.link : undefined;
  return talk ?? linkTo(pageUri(node));
}
