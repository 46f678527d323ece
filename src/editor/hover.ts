import * as vscode from 'vscode';
import type { Library } from '../core/library';
import { mentionAt } from '../core/terms/matcher';
import type { BuiltinNotebook } from './builtinNotebook';
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
      const mentions = library.mentionsIn({
        uri: document.uri.toString(),
        version: document.version,
        languageId: document.languageId,
        text: () => document.getText(),
      });
      const mention = mentionAt(mentions, document.offsetAt(position));
      const ignored = settings.ignoredTerms;
      const [first, ...others] = (mention?.candidates ?? []).filter(({ id }) => !ignored.includes(id));
      if (!mention || !first || token.isCancellationRequested) {
        return undefined;
      }
      const range = new vscode.Range(document.positionAt(mention.start), document.positionAt(mention.end));
      const contents = await cards.card(first, { others, ...(mention.misspelling ? { misspelledAs: document.getText(range) } : {}) });
      return contents.length > 0 ? new vscode.Hover(contents, range) : undefined;
    },
  };

  const register = (): vscode.Disposable => vscode.languages.registerHoverProvider(settings.hoverLanguages.map((language) => ({ language })), provider);
  let registration = register();
  const subscription = settings.onDidChange((event) => {
    if (settings.affects(event, 'hover.languages')) {
      registration.dispose();
      registration = register();
    }
  });
  return new vscode.Disposable(() => {
    registration.dispose();
    subscription.dispose();
  });
}
