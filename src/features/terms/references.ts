import * as vscode from 'vscode';
import type { Library } from '../../core/library/library';
import { termIn, type EntryAddress, type GlossaryEntry } from '../../core/terms/glossary';
import { LineReader } from '../../core/text/lines';
import type { MeshNotes } from '../../meshNotes';
import type { Settings } from '../../workspace/settings';
import { inPool, inTurns, nextTurn } from '../../workspace/turns';
import type { WorkspaceNotes } from '../../workspace/workspaceNotes';
import { labelText } from '../shared/labelText';
import { registerForLanguages } from '../shared/registerForLanguages';

/** How many notes are read at a time. */
const concurrentReads = 64;

/** What references are looked for in. */
interface Sources {
  readonly library: Library;
  readonly notes: WorkspaceNotes;
  readonly settings: Settings;
  readonly log: vscode.LogOutputChannel;
}

/** Where the workspace's notes, whose mentions are counted, and the open documents mention a term, in reading order. Once it is cancelled it stops, and what it returns is not complete. */
export async function findMentions(entry: GlossaryEntry, { library, notes, settings, log }: Sources, token: vscode.CancellationToken): Promise<vscode.Location[]> {
  const open = new Map(openDocuments(settings).map((document) => [document.uri.toString(), document]));
  const noted = library.mentionCount(entry)?.notes ?? [];
  const uris = [...new Set([...noted, ...open.keys()])].map((uri) => vscode.Uri.parse(uri)).sort((a, b) => a.path.localeCompare(b.path));

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
      found.set(uri, document ? await notes.documents.rangesOfTerm(document, entry) : await rangesInNote(uri));
    } catch (error) {
      log.error(`Cannot be read: ${uri.toString()}`, error);
      library.fail(uri.toString(), error);
    }
    await nextTurn();
  });
  return uris.flatMap((uri) => (found.get(uri) ?? []).map((range) => new vscode.Location(uri, range)));
}

/** The open documents that are the user's own, in the languages in which terms are explained. */
function openDocuments(settings: Settings): readonly vscode.TextDocument[] {
  // A diff's other side is no document of its own.
  const schemes = new Set(['file', 'untitled', ...(vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri.scheme)]);
  const languages = new Set([...settings.languagesOf('hover.languages'), 'markdown', 'plaintext']);
  return vscode.workspace.textDocuments.filter(({ uri, isClosed, languageId }) => !isClosed && schemes.has(uri.scheme) && languages.has(languageId));
}

/** Find All References and Peek: where a term is mentioned, by any of its names. */
export function registerReferences({ library, notes, settings, log }: Pick<MeshNotes, 'library' | 'notes' | 'settings' | 'log'>): vscode.Disposable {
  const sources = { library, notes, settings, log };

  const definitionOf = (entry: GlossaryEntry): vscode.Location => {
    const { uri, line } = termIn(entry, settings.language);
    return new vscode.Location(vscode.Uri.parse(uri), new vscode.Position(entry.origin === 'builtin' ? 0 : line, 0));
  };

  const provider: vscode.ReferenceProvider = {
    async provideReferences(document, position, { includeDeclaration }, token) {
      await notes.settled();
      const [entry] = (await notes.documents.atCursor(document, position, token))?.candidates ?? [];
      const references = entry && (await findMentions(entry, sources, token));
      return references && !token.isCancellationRequested ? [...(includeDeclaration ? [definitionOf(entry)] : []), ...references] : undefined;
    },
  };

  const showMentions = async (...address: EntryAddress): Promise<void> => {
    await notes.settled();
    const entry = library.glossary.find(address);
    if (!entry) {
      return;
    }
    const locations = await findMentions(entry, sources, new vscode.CancellationTokenSource().token);
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
