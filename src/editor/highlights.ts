import * as vscode from 'vscode';
import type { Library } from '../core/library';
import { mentionAtCursor, rangesOfTerm } from './documentMentions';
import { registerForLanguages } from './registerForLanguages';
import type { Settings } from './settings';

/** Highlights the other mentions of the term under the cursor, by whatever name. */
export function registerHighlights(library: Library, settings: Settings): vscode.Disposable {
  const provider: vscode.DocumentHighlightProvider = {
    provideDocumentHighlights(document, position) {
      const [entry] = mentionAtCursor(library, document, position)?.candidates ?? [];
      return entry && rangesOfTerm(library, document, entry).map((range) => new vscode.DocumentHighlight(range));
    },
  };
  return registerForLanguages(settings, 'highlights.languages', (selector) => vscode.languages.registerDocumentHighlightProvider(selector, provider));
}
