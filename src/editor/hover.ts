import * as vscode from 'vscode';
import type { BuiltinNotebook } from './builtinNotebook';
import { rangeOf } from './documentMentions';
import { registerForLanguages } from './registerForLanguages';
import type { Settings } from './settings';
import type { TermCards } from './termCard';
import type { WorkspaceNotes } from './workspaceNotes';

/** Explains the term under the pointer. */
export function registerHover(notebook: BuiltinNotebook, notes: WorkspaceNotes, cards: TermCards, settings: Settings): vscode.Disposable {
  const provider: vscode.HoverProvider = {
    async provideHover(document, position, token) {
      if (!settings.isOn('hover.enabled', document)) {
        return undefined;
      }
      await notebook.loadGlossary();
      // The workspace's own terms follow as soon as they are read: a hover waits for no one.
      void notes.start();
      const mention = await notes.documents.at(document, position, token);
      const ignored = settings.ignoredTerms;
      const [first, ...others] = (mention?.candidates ?? []).filter(({ id }) => !ignored.includes(id));
      if (!mention || !first || token.isCancellationRequested) {
        return undefined;
      }
      const range = rangeOf(document, mention);
      const contents = await cards.card(first, { others, ...(mention.misspelling ? { misspelledAs: document.getText(range) } : {}) });
      return contents.length > 0 ? new vscode.Hover(contents, range) : undefined;
    },
  };

  return registerForLanguages(settings, 'hover.languages', (selector) => vscode.languages.registerHoverProvider(selector, provider));
}
