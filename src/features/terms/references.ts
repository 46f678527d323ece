import * as vscode from 'vscode';
import { termIn, type GlossaryEntry } from '../../core/terms/glossary';
import { LineReader } from '../../core/text/lines';
import type { MeshNotes } from '../../meshNotes';
import { messageText } from '../../workspace/messageText';
import type { Settings } from '../../workspace/settings';
import { inPool, inTurns, nextTurn } from '../../workspace/turns';
import { definitionOf } from '../shared/definitionOf';
import { labelText } from '../shared/labelText';
import { registerForLanguages } from '../shared/registerForLanguages';
import { termOf } from '../shared/termArgument';

/** How many notes are read at a time. */
const concurrentReads = 64;

type Sources = Pick<MeshNotes, 'library' | 'notes' | 'documents' | 'settings' | 'log'>;

/** The mentions of a term in workspace notes and open documents, in reading order. Incomplete if cancelled. */
export async function findMentions(entry: GlossaryEntry, { library, notes, documents, settings, log }: Sources, token: vscode.CancellationToken): Promise<vscode.Location[]> {
  const open = new Map(openDocuments(settings).map((document) => [document.uri.toString(), document]));
  const mentioning = library.mentionCount(entry)?.notes ?? [];
  const uris = [...new Set([...mentioning, ...open.keys()])].map((uri) => vscode.Uri.parse(uri)).sort((a, b) => a.path.localeCompare(b.path));

  const rangesInNote = async (uri: vscode.Uri): Promise<readonly vscode.Range[]> => {
    const note = library.note(uri.toString());
    const text = note && (await notes.textOf(uri));
    if (!note || text === undefined) {
      return [];
    }
    const mentions = (await inTurns(library.matcher.findInSteps(text, note.format), () => !token.isCancellationRequested)) ?? [];
    const lines = new LineReader(text);
    return mentions
      .filter(({ candidates }) => candidates[0] === entry)
      .map(({ start, end }) => {
        const [from, to] = [lines.positionAt(start), lines.positionAt(end)];
        return new vscode.Range(from.line, from.character, to.line, to.character);
      });
  };

  const found = new Map<vscode.Uri, readonly vscode.Range[]>();
  await inPool(uris, concurrentReads, async (uri) => {
    if (token.isCancellationRequested) {
      return;
    }
    const document = open.get(uri.toString());
    try {
      found.set(uri, document ? await documents.rangesOfTerm(document, entry) : await rangesInNote(uri));
    } catch (error) {
      log.error(`Cannot be read: ${uri.toString()}`, error);
      library.fail(uri.toString(), error);
    }
    await nextTurn();
  });
  return uris.flatMap((uri) => (found.get(uri) ?? []).map((range) => new vscode.Location(uri, range)));
}

/** The user's open documents in languages with hovers. */
function openDocuments(settings: Settings): readonly vscode.TextDocument[] {
  // Skip the original side of a diff.
  const schemes = new Set(['file', 'untitled', ...(vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri.scheme)]);
  const languages = new Set([...settings.languagesOf('hover.languages'), 'markdown', 'plaintext']);
  return vscode.workspace.textDocuments.filter(({ uri, isClosed, languageId }) => !isClosed && schemes.has(uri.scheme) && languages.has(languageId));
}

/** Registers Find All References and Peek for mentions of a term, by any of its names. */
export function registerReferences(sources: Sources): vscode.Disposable {
  const { library, notes, documents, settings } = sources;

  const provider: vscode.ReferenceProvider = {
    async provideReferences(document, position, { includeDeclaration }, token) {
      await notes.settled();
      const [entry] = (await documents.atCursor(document, position, token))?.candidates ?? [];
      const references = entry && (await findMentions(entry, sources, token));
      return references && !token.isCancellationRequested ? [...(includeDeclaration ? [definitionOf(entry, settings.language)] : []), ...references] : undefined;
    },
  };

  const showMentions = async (...args: readonly unknown[]): Promise<void> => {
    await notes.settled();
    const entry = termOf(library.glossary, args);
    if (!entry) {
      return;
    }
    const locations = await findMentions(entry, sources, new vscode.CancellationTokenSource().token);
    if (locations.length === 0) {
      void vscode.window.showInformationMessage(vscode.l10n.t('Your notes do not mention {0}.', messageText(termIn(entry, settings.language).name)));
      return;
    }
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
