import * as vscode from 'vscode';
import type { TopicNode } from '../../core/library/topicTree';
import { linkPath, markdownText } from '../../core/text/escape';
import { labelText } from '../shared/labelText';
import { labelOf, noteOf, pageUri } from '../shared/topicNodes';

/** Registers Copy Link and Reveal in Explorer. */
export function registerTopicLinks(): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand('meshNotes.copyTopicLink', async (node: TopicNode) => {
      await vscode.env.clipboard.writeText(`[${markdownText(labelOf(node))}](${linkTarget(node)})`);
      vscode.window.setStatusBarMessage(vscode.l10n.t('Copied: {0}', labelText(labelOf(node))), 3000);
    }),
    vscode.commands.registerCommand('meshNotes.revealTopicInExplorer', (node: TopicNode) => vscode.commands.executeCommand('revealInExplorer', pageUri(node).with({ fragment: '' }))),
  );
}

/** A path from the workspace folder, which works in all its notes; for a built-in topic, the talk's link or its page. */
function linkTarget(node: TopicNode): string {
  const uri = pageUri(node);
  if (noteOf(node)?.origin === 'builtin') {
    return (node.type === 'topic' ? node.topic.fields.link : undefined) ?? uri.toString();
  }
  const path = linkPath(vscode.workspace.asRelativePath(uri.with({ fragment: '' }), false));
  return `/${path}${uri.fragment === '' ? '' : `#${uri.fragment}`}`;
}
