import * as vscode from 'vscode';
import type { MeshNotes } from '../../meshNotes';
import { diagnosticOf } from '../../workspace/diagnosticOf';

/** Reports problems in the workspace's notes in the Problems panel. */
export function registerProblems({ library }: Pick<MeshNotes, 'library'>): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection('meshNotes');
  const reported = new Set<string>();
  const subscription = library.onDidChange(({ problems }) => {
    for (const uri of problems) {
      const found = library.note(uri)?.origin === 'builtin' ? [] : library.problems(uri);
      // Each `set` is a message to another process, and most notes have no problems.
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
