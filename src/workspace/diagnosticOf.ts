import * as vscode from 'vscode';
import { joinList } from '../core/text/lists';
import type { Problem, ProblemArgument, Severity } from '../core/text/problem';
import { displayText } from '../core/text/strings';
import { displayLanguage } from './settings';

const severities: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
};

/** The message of a problem in the display language. `escape`: what the place of the message needs. */
export function problemMessage({ message, args }: Pick<Problem, 'message' | 'args'>, escape: (text: string) => string): string {
  const textOf = (arg: ProblemArgument): string => (typeof arg === 'string' ? escape(arg) : joinList(arg.map(escape), displayLanguage()));
  return vscode.l10n.t(message, ...args.map(textOf));
}

/** Converts a problem to a diagnostic. */
export function diagnosticOf({ range, severity, message, args }: Problem): vscode.Diagnostic {
  const { start, end } = range;
  // An empty range marks the whole line.
  const last = end.line === start.line && end.character === start.character ? Number.MAX_SAFE_INTEGER : end.character;
  const diagnostic = new vscode.Diagnostic(new vscode.Range(start.line, start.character, end.line, last), problemMessage({ message, args }, displayText), severities[severity]);
  diagnostic.source = 'Mesh Notes';
  return diagnostic;
}
