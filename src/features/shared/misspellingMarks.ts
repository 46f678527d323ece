import * as vscode from 'vscode';

/** The code of the diagnostics that mark misspellings. */
export const misspellingCode = 'misspelling';

export function isMisspellingMark({ code, source }: vscode.Diagnostic): boolean {
  return code === misspellingCode && source === 'Mesh Notes';
}

/** The ranges in a document that are marked as misspellings now, which a hover then says. */
export function misspellingMarks({ uri }: vscode.TextDocument): readonly vscode.Range[] {
  return vscode.languages.getDiagnostics(uri).filter(isMisspellingMark).map(({ range }) => range);
}
