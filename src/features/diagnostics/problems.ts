import * as vscode from 'vscode';
import type { Problem } from '../../core/text/problem';
import { displayText } from '../../core/text/strings';
import type { MeshNotes } from '../../meshNotes';
import { diagnosticOf, problemMessage } from '../../workspace/diagnosticOf';
import { tabUris } from './tabs';

/** Reports problems in the user's notes, and in others' glossaries that are open in tabs, in the Problems panel. */
export function registerProblems({ library, notes, log }: Pick<MeshNotes, 'library' | 'notes' | 'log'>): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection('meshNotes');
  const reported = new Set<string>();
  /** What the log says about others' files without terms, by URI. */
  const logged = new Map<string, string>();
  let open = tabUris();

  const logOnce = (uri: string, problems: readonly Problem[]): void => {
    const text = problems.map((problem) => problemMessage(problem, displayText)).join(' ');
    if (logged.get(uri) !== text) {
      logged.set(uri, text);
      log.warn(`No terms are read from ${uri}: ${text}`);
    }
  };

  const report = (uri: string): void => {
    const found = library.note(uri)?.origin === 'builtin' ? [] : library.problems(uri);
    const isQuiet = found.length > 0 && notes.isOthers(vscode.Uri.parse(uri)) && !open.has(uri);
    if (isQuiet && library.lacksTerms(uri)) {
      logOnce(uri, found);
    }
    const shown = isQuiet ? [] : found;
    // Each `set` is a message to another process, and most notes have no problems.
    if (shown.length > 0 || reported.delete(uri)) {
      collection.set(vscode.Uri.parse(uri), shown.map(diagnosticOf));
    }
    if (shown.length > 0) {
      reported.add(uri);
    }
  };

  return vscode.Disposable.from(
    collection,
    library.onDidChange(({ problems }) => problems.forEach(report)),
    vscode.window.tabGroups.onDidChangeTabs(() => {
      const before = open;
      open = tabUris();
      [...before, ...open].filter((uri) => before.has(uri) !== open.has(uri)).forEach(report);
    }),
  );
}
