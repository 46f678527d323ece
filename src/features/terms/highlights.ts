import * as vscode from 'vscode';
import type { MeshNotes } from '../../meshNotes';
import { registerForLanguages } from '../shared/registerForLanguages';

/** Highlights all mentions of the term at the cursor, by any of its names. */
export function registerHighlights({ documents, settings }: Pick<MeshNotes, 'documents' | 'settings'>): vscode.Disposable {
  const provider: vscode.DocumentHighlightProvider = {
    async provideDocumentHighlights(document, position, token) {
      const [entry] = (await documents.atCursor(document, position, token))?.candidates ?? [];
      if (!entry || token.isCancellationRequested) {
        return undefined;
      }
      const ranges = await documents.rangesOfTerm(document, entry);
      return ranges.map((range) => new vscode.DocumentHighlight(range));
    },
  };
  return registerForLanguages(settings, 'highlights.languages', (selector) => vscode.languages.registerDocumentHighlightProvider(selector, provider));
}
