import * as vscode from 'vscode';

/** The code of the diagnostics that mark misspellings. */
export const misspellingCode = 'misspelling';

export function isMisspellingMark({ code, source }: vscode.Diagnostic): boolean {
  return code === misspellingCode && source === 'Mesh Notes';
}

/** Whether a range is marked as a misspelling, which its hover then says. */
export function isMarkedAsMisspelling({ uri }: vscode.TextDocument, range: vscode.Range): boolean {
  return vscode.languages.getDiagnostics(uri).some((diagnostic) => isMisspellingMark(diagnostic) && diagnostic.range.isEqual(range));
}
