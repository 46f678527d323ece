import * as vscode from 'vscode';
import type { MeshNotes } from '../../meshNotes';
import { rangeOf } from '../../workspace/documentMentions';
import { definitionOf } from '../shared/definitionOf';
import { registerForLanguages } from '../shared/registerForLanguages';

/** Registers Go to Definition and Peek, which lead to the workspace's term notes, else to the built-in pages. */
export function registerDefinition({ notes, settings, documents }: Pick<MeshNotes, 'notes' | 'settings' | 'documents'>): vscode.Disposable {
  const provider: vscode.DefinitionProvider = {
    async provideDefinition(document, position, token) {
      await notes.start();
      const mention = await documents.atCursor(document, position, token);
      const own = mention?.candidates.filter(({ origin }) => origin === 'workspace') ?? [];
      return mention && (own.length > 0 ? own : mention.candidates).map((entry): vscode.LocationLink => {
        const { uri, range } = definitionOf(entry, settings.language);
        return { originSelectionRange: rangeOf(document, mention), targetUri: uri, targetRange: range };
      });
    },
  };
  return registerForLanguages(settings, 'definition.languages', (selector) => vscode.languages.registerDefinitionProvider(selector, provider));
}
