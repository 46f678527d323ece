import * as vscode from 'vscode';
import { termIn, type GlossaryEntry } from '../../core/terms/glossary';
import type { Language } from '../../core/text/language';

/** The definition of a term: the line of the user's note, or the top of the built-in page. */
export function definitionOf(entry: GlossaryEntry, language: Language): vscode.Location {
  const { uri, line } = termIn(entry, language);
  return new vscode.Location(vscode.Uri.parse(uri), new vscode.Position(entry.origin === 'builtin' ? 0 : line, 0));
}
