import * as vscode from 'vscode';
import type { Library } from '../core/library';
import { label } from '../core/notes/strings';
import type { Problem, Severity } from '../core/text';

const severities: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
};

/** Reports what is wrong with the workspace's notes in the Problems panel. */
export function registerProblems(library: Library): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection('meshNotes');
  const reported = new Set<string>();
  const subscription = library.onDidChange(({ problems }) => {
    for (const uri of problems) {
      const found = library.note(uri)?.origin === 'builtin' ? [] : library.problems(uri);
      // Most of thousands of notes have none, and each report goes to another process.
      if (found.length > 0 || reported.delete(uri)) {
        collection.set(vscode.Uri.parse(uri), found.map(diagnosticOf));
      }
      if (found.length > 0) {
        reported.add(uri);
      }
    }
  });
  return vscode.Disposable.from(collection, subscription);
}

/** A problem as the Problems panel shows it. */
export function diagnosticOf({ range, severity, message, args }: Problem): vscode.Diagnostic {
  const { start, end } = range;
  // A problem without a length is its whole line's.
  const last = end.line === start.line && end.character === start.character ? Number.MAX_SAFE_INTEGER : end.character;
  const diagnostic = new vscode.Diagnostic(new vscode.Range(start.line, start.character, end.line, last), vscode.l10n.t(message, ...args.map(label)), severities[severity]);
  diagnostic.source = 'Mesh Notes';
  return diagnostic;
}
