import * as vscode from 'vscode';
import type { Problem, Severity } from '../core/text/problem';
import { displayText } from '../core/text/strings';

const severities: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
};

/** Converts a problem to a diagnostic. */
export function diagnosticOf({ range, severity, message, args }: Problem): vscode.Diagnostic {
  const { start, end } = range;
  // An empty range marks the whole line.
  const last = end.line === start.line && end.character === start.character ? Number.MAX_SAFE_INTEGER : end.character;
  const diagnostic = new vscode.Diagnostic(new vscode.Range(start.line, start.character, end.line, last), vscode.l10n.t(message, ...args.map(displayText)), severities[severity]);
  diagnostic.source = 'Mesh Notes';
  return diagnostic;
}
