import * as vscode from 'vscode';
import type { Library } from '../core/library';
import { termIn } from '../core/terms/glossary';
import { messageText } from './messageText';
import { offerUndo } from './offerUndo';
import type { Settings } from './settings';

/** “Don’t explain this word”, with a way back. */
export function registerIgnoredTerms(library: Library, settings: Settings): vscode.Disposable {
  return vscode.commands.registerCommand('meshNotes.ignoreTerm', async (id: string) => {
    await settings.ignoreTerm(id);
    const entry = library.glossary.withId(id)[0];
    const name = entry ? termIn(entry, settings.language).name : id;
    await offerUndo(vscode.l10n.t('{0} will not be explained any more.', messageText(name)), 'hover.ignoredTerms', () => settings.explainTerm(id));
  });
}
