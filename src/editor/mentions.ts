import * as vscode from 'vscode';
import type { Library } from '../core/library';
import { termIn } from '../core/terms/glossary';
import type { TermOrigin } from '../core/terms/term';
import type { Settings } from './settings';

/** Shows where the workspace's notes mention a term: beside the cursor, as the editor shows references. */
export function registerMentions(library: Library, settings: Settings): vscode.Disposable {
  return vscode.commands.registerCommand('meshNotes.showMentions', async (id: string, origin?: TermOrigin) => {
    const entry = library.glossary.withId(id).find((each) => origin === undefined || each.origin === origin);
    const count = entry && library.mentionCount(entry);
    if (!entry || !count) {
      return;
    }
    const locations: vscode.Location[] = [];
    for (const note of count.notes) {
      const uri = vscode.Uri.parse(note);
      const document = await vscode.workspace.openTextDocument(uri);
      for (const { start, end, candidates } of library.matcher.find(document.getText(), document.languageId)) {
        if (candidates[0] === entry) {
          locations.push(new vscode.Location(uri, new vscode.Range(document.positionAt(start), document.positionAt(end))));
        }
      }
    }
    const editor = vscode.window.activeTextEditor;
    const [first] = locations;
    if (editor) {
      await vscode.commands.executeCommand('editor.action.showReferences', editor.document.uri, editor.selection.active, locations);
    } else if (first) {
      const picked = await vscode.window.showQuickPick(
        locations.map((location) => ({
          label: vscode.workspace.asRelativePath(location.uri),
          description: vscode.l10n.t('line {0}', location.range.start.line + 1),
          location,
        })),
        { placeHolder: vscode.l10n.t('Mentions of {0}', termIn(entry, settings.language).name) },
      );
      if (picked) {
        await vscode.window.showTextDocument(picked.location.uri, { selection: picked.location.range });
      }
    }
  });
}
