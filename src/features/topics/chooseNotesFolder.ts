import * as vscode from 'vscode';
import type { MeshNotes } from '../../meshNotes';
import { labelText } from '../shared/labelText';

/** Registers Choose Notes Folder…, which makes all Markdown files of a workspace folder notes. */
export function registerChooseNotesFolder({ notes, settings }: Pick<MeshNotes, 'notes' | 'settings'>): vscode.Disposable {
  return vscode.commands.registerCommand('meshNotes.chooseNotesFolder', async () => {
    await notes.start();
    const counts = new Map<string, number>();
    for (const uri of notes.otherMarkdown()) {
      const path = vscode.workspace.asRelativePath(uri, false);
      for (let end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1)) {
        counts.set(path.slice(0, end), (counts.get(path.slice(0, end)) ?? 0) + 1);
      }
      counts.set('.', (counts.get('.') ?? 0) + 1);
    }
    if (counts.size === 0) {
      void vscode.window.showInformationMessage(vscode.l10n.t('There is no folder to choose: every Markdown file is already a note.'));
      return;
    }
    const items = [...counts]
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([folder, count]) => ({ folder, label: folder === '.' ? vscode.l10n.t('Entire workspace') : labelText(folder), description: count === 1 ? vscode.l10n.t('1 Markdown file') : vscode.l10n.t('{0} Markdown files', count) }));
    const picked = await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t('Select a folder in which every Markdown file is a note') });
    if (picked) {
      await settings.lists.add('notes.folders', picked.folder, true);
    }
  });
}
