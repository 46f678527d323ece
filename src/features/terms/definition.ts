import * as vscode from 'vscode';
import { termIn } from '../../core/terms/glossary';
import type { MeshNotes } from '../../meshNotes';
import { rangeOf } from '../../workspace/documentMentions';
import { registerForLanguages } from '../shared/registerForLanguages';

/** Go to Definition and Peek: the workspace's own term note at its line, else the built-in page. */
export function registerDefinition({ notes, settings }: Pick<MeshNotes, 'notes' | 'settings'>): vscode.Disposable {
  const provider: vscode.DefinitionProvider = {
    async provideDefinition(document, position, token) {
      await notes.start();
      const mention = await notes.documents.atCursor(document, position, token);
      const own = mention?.candidates.filter(({ origin }) => origin === 'workspace') ?? [];
      return mention && (own.length > 0 ? own : mention.candidates).map((entry): vscode.LocationLink => {
        const { uri, line } = termIn(entry, settings.language);
        // The page of a built-in term begins with its name; its note's lines are not the page's.
        const target = new vscode.Position(entry.origin === 'builtin' ? 0 : line, 0);
        return { originSelectionRange: rangeOf(document, mention), targetUri: vscode.Uri.parse(uri), targetRange: new vscode.Range(target, target) };
      });
    },
  };
  return registerForLanguages(settings, 'definition.languages', (selector) => vscode.languages.registerDefinitionProvider(selector, provider));
}
