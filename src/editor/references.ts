import * as vscode from 'vscode';
import type { Library } from '../core/library';
import { termIn, type EntryAddress, type GlossaryEntry } from '../core/terms/glossary';
import type { BuiltinNotebook } from './builtinNotebook';
import { mentionAtCursor, rangesOfTerm } from './documentMentions';
import { labelText } from './labelText';
import { registerForLanguages } from './registerForLanguages';
import type { Settings } from './settings';
import type { WorkspaceNotes } from './workspaceNotes';

/** Find All References and Peek: where the workspace's notes and the open documents mention a term, in reading order, by any of its names. */
export function registerReferences(library: Library, notebook: BuiltinNotebook, notes: WorkspaceNotes, settings: Settings): vscode.Disposable {
  const referencesOf = async (entry: GlossaryEntry): Promise<vscode.Location[]> => {
    const noted = (library.mentionCount(entry)?.notes ?? []).map((uri) => vscode.Uri.parse(uri));
    // A diff's other side is no document of its own.
    const schemes = new Set(['file', 'untitled', ...(vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri.scheme)]);
    const open = vscode.workspace.textDocuments.filter(({ uri, isClosed }) => !isClosed && schemes.has(uri.scheme)).map(({ uri }) => uri);
    const uris = [...new Map([...noted, ...open].map((uri) => [uri.toString(), uri])).values()].sort((a, b) => a.path.localeCompare(b.path));
    const opened = await Promise.allSettled(uris.map((uri) => vscode.workspace.openTextDocument(uri)));
    const documents = opened.flatMap((each) => (each.status === 'fulfilled' ? each.value : []));
    const searched = new Set([...settings.hoverLanguages, 'markdown', 'plaintext']);
    return documents
      .filter(({ languageId }) => searched.has(languageId))
      .flatMap((document) => rangesOfTerm(library, document, entry).map((range) => new vscode.Location(document.uri, range)));
  };

  const definitionOf = (entry: GlossaryEntry): vscode.Location => {
    const { uri, line } = termIn(entry, settings.language);
    return new vscode.Location(vscode.Uri.parse(uri), new vscode.Position(entry.origin === 'builtin' ? 0 : line, 0));
  };

  const provider: vscode.ReferenceProvider = {
    async provideReferences(document, position, { includeDeclaration }) {
      await Promise.all([notebook.loadGlossary(), notes.settled()]);
      const [entry] = mentionAtCursor(library, document, position)?.candidates ?? [];
      return entry && [...(includeDeclaration ? [definitionOf(entry)] : []), ...(await referencesOf(entry))];
    },
  };

  const showMentions = async (...address: EntryAddress): Promise<void> => {
    await Promise.all([notebook.loadGlossary(), notes.settled()]);
    const entry = library.glossary.find(address);
    if (!entry) {
      return;
    }
    const locations = await referencesOf(entry);
    const editor = vscode.window.activeTextEditor;
    if (editor) {
      await vscode.commands.executeCommand('editor.action.showReferences', editor.document.uri, editor.selection.active, locations);
      return;
    }
    const picked = await vscode.window.showQuickPick(
      locations.map((location) => ({
        label: labelText(vscode.workspace.asRelativePath(location.uri)),
        description: vscode.l10n.t('line {0}', location.range.start.line + 1),
        location,
      })),
      { placeHolder: vscode.l10n.t('Mentions of {0}', termIn(entry, settings.language).name) },
    );
    if (picked) {
      await vscode.window.showTextDocument(picked.location.uri, { selection: picked.location.range });
    }
  };

  return vscode.Disposable.from(
    registerForLanguages(settings, 'references.languages', (selector) => vscode.languages.registerReferenceProvider(selector, provider)),
    vscode.commands.registerCommand('meshNotes.showMentions', showMentions),
  );
}
