import * as vscode from 'vscode';
import type { Library } from '../core/library';
import type { GlossaryEntry } from '../core/terms/glossary';
import { mentionAt, type Mention } from '../core/terms/matcher';

/** The mentions in a document, in their order. */
export function mentionsIn(library: Library, document: vscode.TextDocument): readonly Mention[] {
  return library.mentionsIn({ uri: document.uri.toString(), version: document.version, languageId: document.languageId, text: () => document.getText() });
}

/** The mention that a cursor is in, or right behind. */
export function mentionAtCursor(library: Library, document: vscode.TextDocument, position: vscode.Position): Mention | undefined {
  const mentions = mentionsIn(library, document);
  const offset = document.offsetAt(position);
  return mentionAt(mentions, offset) ?? mentionAt(mentions, offset - 1);
}

export function rangeOf(document: vscode.TextDocument, { start, end }: Pick<Mention, 'start' | 'end'>): vscode.Range {
  return new vscode.Range(document.positionAt(start), document.positionAt(end));
}

/** The places in a document where a term is what is likeliest meant. */
export function rangesOfTerm(library: Library, document: vscode.TextDocument, entry: GlossaryEntry): readonly vscode.Range[] {
  return mentionsIn(library, document)
    .filter(({ candidates }) => candidates[0] === entry)
    .map((mention) => rangeOf(document, mention));
}
