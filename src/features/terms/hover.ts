import * as vscode from 'vscode';
import type { MeshNotes } from '../../meshNotes';
import { rangeOf } from '../../workspace/documentMentions';
import { answerOf } from '../../workspace/noteReader';
import { misspellingMarks } from '../shared/misspellingMarks';
import { registerForLanguages } from '../shared/registerForLanguages';

/** Milliseconds that a hover waits for thousands of notes; then it shows what is known. */
const patience = 3000;

/** Registers the hover that shows a term's card. */
export function registerHover({ library, notes, cards, settings, documents }: Pick<MeshNotes, 'library' | 'notes' | 'cards' | 'settings' | 'documents'>): vscode.Disposable {
  const provider: vscode.HoverProvider = {
    async provideHover(document, position, token) {
      if (!settings.isEnabled('hover.enabled', document)) {
        return undefined;
      }
      // VS Code shows the marks that are there when it asks; later ones do not join the hover.
      const marks = misspellingMarks(document);
      await notes.startWithTerms();
      const { matcher } = library;
      let mention = await documents.at(document, position, token);
      if (mention?.candidates[0]?.origin !== 'workspace') {
        // A note in any folder may explain the term.
        await answerOf(notes.start(), patience).catch(() => undefined);
        mention = library.matcher === matcher ? mention : await documents.at(document, position, token);
      }
      const ignored = settings.ignoredTerms;
      const [first, ...others] = (mention?.candidates ?? []).filter(({ id }) => !ignored.includes(id));
      if (!mention || !first || token.isCancellationRequested) {
        return undefined;
      }
      const range = rangeOf(document, mention);
      const isUnmarked = mention.misspelling && !marks.some((mark) => mark.isEqual(range));
      const contents = await cards.card(first, { others, ...(isUnmarked ? { misspelledAs: document.getText(range) } : {}) });
      return contents.length > 0 ? new vscode.Hover(contents, range) : undefined;
    },
  };

  return registerForLanguages(settings, 'hover.languages', (selector) => vscode.languages.registerHoverProvider(selector, provider));
}
