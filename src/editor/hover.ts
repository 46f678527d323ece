import * as vscode from 'vscode';
import type { Library } from '../core/library';
import { mentionAt } from '../core/terms/matcher';
import type { BuiltinNotebook } from './builtinNotebook';
import { mentionsIn, rangeOf } from './documentMentions';
import { registerForLanguages } from './registerForLanguages';
import type { Settings } from './settings';
import type { TermCards } from './termCard';
import type { WorkspaceNotes } from './workspaceNotes';

/** Explains the term under the pointer. */
export function registerHover(library: Library, notebook: BuiltinNotebook, notes: WorkspaceNotes, cards: TermCards, settings: Settings): vscode.Disposable {
  const provider: vscode.HoverProvider = {
    async provideHover(document, position, token) {
      if (!settings.explainsTermsIn(document)) {
        return undefined;
      }
      await notebook.loadGlossary();
      // The workspace's own terms follow as soon as they are read: a hover waits for no one.
      void notes.start();
      const mention = mentionAt(mentionsIn(library, document), document.offsetAt(position));
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
