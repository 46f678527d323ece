import * as vscode from 'vscode';
import { allNodes, topicTree } from '../../core/library/topicTree';
import type { MeshNotes } from '../../meshNotes';
import { labelText } from '../shared/labelText';

/** Registers Go to Topic…, a pick of all topics, independent of the view's filter. */
export function registerGoToTopic({ topics, library, notebook, notes, settings }: Pick<MeshNotes, 'topics' | 'library' | 'notebook' | 'notes' | 'settings'>): vscode.Disposable {
  return vscode.commands.registerCommand('meshNotes.goToTopic', async () => {
    await notebook.showConferences(settings.language);
    await notes.start();
    const nodes = allNodes(topicTree(library, { grouping: 'conference', order: 'newest', filter: '', language: settings.language }));
    const items = nodes
      .filter((node) => node.type === 'topic')
      .map((node) => ({ node, label: labelText(node.label), description: labelText(node.note.conference?.name ?? ''), detail: labelText(node.note.title) }));
    const picked = await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t('Search the topics of all conferences'), matchOnDescription: true, matchOnDetail: true });
    if (picked) {
      await topics.open(picked.node);
    }
  });
}
