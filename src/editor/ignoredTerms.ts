import * as vscode from 'vscode';
import type { Library } from '../core/library';
import { termIn } from '../core/terms/glossary';
import { messageText } from './messageText';
import { offerUndo } from './offerUndo';
import type { Settings } from './settings';

/** “Don’t explain this word”, with a way back. */
export function registerIgnoredTerms(library: Library, settings: Settings): vscode.Disposable {
  return vscode.commands.registerCommand('meshNotes.ignoreTerm', async (id: string) => {
    const addition = await settings.lists.add('hover.ignoredTerms', id);
    if (!addition) {
      return;
    }
    const entry = library.glossary.withId(id)[0];
    const name = messageText(entry ? termIn(entry, settings.language).name : id);
    const message = addition.isInWorkspace ? vscode.l10n.t('{0} will not be explained any more in this workspace.', name) : vscode.l10n.t('{0} will not be explained any more.', name);
    await offerUndo(message, 'hover.ignoredTerms', addition);
  });
}
