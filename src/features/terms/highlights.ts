import * as vscode from 'vscode';
import type { MeshNotes } from '../../meshNotes';
import { registerForLanguages } from '../shared/registerForLanguages';

/** Highlights the other mentions of the term under the cursor, by whatever name. */
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
