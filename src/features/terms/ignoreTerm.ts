import * as vscode from 'vscode';
import { termIn } from '../../core/terms/glossary';
import type { MeshNotes } from '../../meshNotes';
import { messageText } from '../../workspace/messageText';
import { addWithUndo } from '../shared/addWithUndo';

/** “Don’t explain this term”, with a way back. */
export function registerIgnoreTerm({ library, settings }: Pick<MeshNotes, 'library' | 'settings'>): vscode.Disposable {
  return vscode.commands.registerCommand('meshNotes.ignoreTerm', async (id: string) => {
    const entry = library.glossary.withId(id)[0];
    const name = messageText(entry ? termIn(entry, settings.language).name : id);
    await addWithUndo(settings, 'hover.ignoredTerms', id, (isInWorkspace) =>
      isInWorkspace ? vscode.l10n.t('{0} will no longer be explained in this workspace.', name) : vscode.l10n.t('{0} will no longer be explained.', name));
  });
}
