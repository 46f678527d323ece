import * as vscode from 'vscode';
import type { Library } from '../../core/library/library';
import { checkFolderPath } from '../../core/notes/filePath';
import { readNoteHead } from '../../core/notes/note';
import { termIn, type GlossaryEntry } from '../../core/terms/glossary';
import { aliasesOfNewTerm, commonestFolder, entriesNamed, newTermFileName, newTermNote, wordAround, type NewTermNote } from '../../core/terms/newTermNote';
import type { Language } from '../../core/text/language';
import { displayText } from '../../core/text/strings';
import type { MeshNotes } from '../../meshNotes';
import type { ConfiguredPaths } from '../../workspace/configuredPaths';
import { askForPath, askForWorkspaceFolder, createFile, type Destination } from '../../workspace/createFile';
import { rangeOf, type DocumentMentions } from '../../workspace/documentMentions';
import { messageText } from '../../workspace/messageText';
import { isNotFound } from '../../workspace/statOf';
import { fileName } from '../../workspace/uris';
import { labelText } from '../shared/labelText';
import { openPage } from '../shared/openPage';
import { termOf } from '../shared/termArgument';
import { sourceLabel } from '../shared/termSource';

/** Registers Add Term…, which creates a term note for the word at the cursor, or another, in the user's terms folder, and Add My Own Note for a row of the Terms view. */
export function registerAddTerm({ library, notes, paths, settings, documents }: Pick<MeshNotes, 'library' | 'notes' | 'paths' | 'settings' | 'documents'>): vscode.Disposable {
  const addTerm = async (): Promise<void> => {
    const editor = vscode.window.activeTextEditor;
    await notes.beginWithTerms();
    const written = editor ? await termToAdd(documents, editor) : '';
    const entered = await vscode.window.showInputBox({
      value: written,
      prompt: vscode.l10n.t('Enter the name of the term, capitalized as usual'),
      validateInput: (value) => (displayText(value) === '' ? vscode.l10n.t('Enter a value.') : undefined),
    });
    if (entered === undefined) {
      return;
    }
    const name = displayText(entered);
    await notes.start();
    const known = entriesNamed(library.glossary, name);
    if (known.length > 0) {
      const answer = await pickExistingTerm(name, known, settings.language);
      if (answer !== 'add') {
        if (answer) {
          await openPage(vscode.Uri.parse(termIn(answer, settings.language).uri));
        }
        return;
      }
    }
    const aliases = known.length > 0 ? [] : aliasesOfNewTerm(name, editor?.selection.isEmpty === false ? written : '');
    const note = newTermNote({ name, aliases, language: languageOf(documents, editor?.document) ?? settings.language });
    await addNote(await termsFolder(library, paths), name, note);
  };

  const addOwnNote = async (entry: GlossaryEntry): Promise<void> => {
    await notes.start();
    const { name } = termIn(entry, settings.language);
    const known = entriesNamed(library.glossary, name);
    if (known.some(({ origin, glossary }) => origin === 'workspace' && glossary === undefined)) {
      const answer = await pickExistingTerm(name, known, settings.language);
      if (answer && answer !== 'add') {
        await openPage(vscode.Uri.parse(termIn(answer, settings.language).uri));
      }
      return;
    }
    // With the same id, the note takes the place of the term in both languages.
    await addNote(await termsFolder(library, paths), entry.id, newTermNote({ name, aliases: [], language: settings.language }));
  };

  const addTermOrNote = async (...args: readonly unknown[]): Promise<void> => {
    const entry = termOf(library.glossary, args);
    await (entry ? addOwnNote(entry) : addTerm());
  };

  return vscode.Disposable.from(
    vscode.commands.registerCommand('meshNotes.addTerm', addTermOrNote),
    vscode.commands.registerCommand('meshNotes.addOwnNote', addTermOrNote),
  );
}

/** A longer selection is not used as a name. */
const maxNameLength = 100;

/** The selected text, else the term or word at the cursor. */
async function termToAdd(documents: DocumentMentions, { document, selection }: vscode.TextEditor): Promise<string> {
  if (!selection.isEmpty) {
    const selected = displayText(document.getText(selection));
    return selected.length > maxNameLength ? '' : selected;
  }
  const mention = await documents.atCursor(document, selection.active);
  return mention ? displayText(document.getText(rangeOf(document, mention))) : wordAround(document.lineAt(selection.active.line).text, selection.active.character);
}

/** The language of a document's text. */
function languageOf(documents: DocumentMentions, document: vscode.TextDocument | undefined): Language | undefined {
  const text = document && ['markdown', 'plaintext'].includes(document.languageId) ? documents.textOf(document) : undefined;
  return document && text !== undefined ? readNoteHead({ uri: document.uri.toString(), fileName: fileName(document.uri), text }).language : undefined;
}

/** Asks whether to open an existing term or `add` a note anyway; undefined if the user cancels. */
async function pickExistingTerm(name: string, known: readonly GlossaryEntry[], language: Language): Promise<GlossaryEntry | 'add' | undefined> {
  const items: (vscode.QuickPickItem & { readonly answer: GlossaryEntry | 'add' })[] = known.map((entry) => ({
    answer: entry,
    label: labelText(vscode.l10n.t('Open {0}', termIn(entry, language).name)),
    description: labelText([termIn(entry, language).project, sourceLabel(entry) ?? vscode.l10n.t('built-in')].filter(Boolean).join(' · ')),
  }));
  if (known.every(({ origin }) => origin === 'builtin')) {
    items.push({ answer: 'add', label: vscode.l10n.t('Add Your Own Note'), description: vscode.l10n.t('takes precedence over the built-in term') });
  }
  const picked = await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t('The term {0} already exists', name) });
  return picked?.answer;
}

/** The folder for term notes: the most used one, else the notes folder, else one the user enters; undefined if the user cancels. */
async function termsFolder(library: Library, paths: ConfiguredPaths): Promise<Destination | undefined> {
  const termNotes = [...library.workspaceNotes()].filter(({ isTermNote }) => isTermNote).map(({ uri }) => uri);
  const usual = commonestFolder(termNotes);
  const chosen = usual === undefined ? (await paths.uris('notes.folders'))[0] : vscode.Uri.parse(usual);
  if (chosen) {
    return { uri: chosen };
  }
  const root = await askForWorkspaceFolder();
  if (!root || 'reason' in root) {
    return root;
  }
  const path = await askForPath({ value: 'terms', prompt: vscode.l10n.t('Enter the folder for term notes, relative to the workspace folder') }, checkFolderPath);
  return path === undefined ? undefined : { uri: vscode.Uri.joinPath(root.uri, path) };
}

/** Creates a note, or shows it unsaved if it cannot be created. `name`: what its file is named after. */
async function addNote(folder: Destination | undefined, name: string, note: NewTermNote): Promise<void> {
  if (!folder) {
    return;
  }
  const place = 'uri' in folder ? await createNote(folder.uri, name, note.text) : folder;
  if ('reason' in place) {
    void vscode.window.showWarningMessage(place.reason);
    await fillIn(await vscode.workspace.openTextDocument({ language: 'markdown', content: note.text }), note);
    return;
  }
  const document = await vscode.workspace.openTextDocument(place.uri);
  await fillIn(document, note);
  await document.save();
}

/** Creates the note's file under the first free name. */
async function createNote(folder: vscode.Uri, name: string, text: string): Promise<Destination> {
  const taken = new Set<string>();
  try {
    for (const [entry] of await vscode.workspace.fs.readDirectory(folder)) {
      taken.add(entry.toLowerCase());
    }
  } catch (error) {
    if (!isNotFound(error)) {
      return { reason: vscode.l10n.t('{0} could not be read: {1}', messageText(vscode.workspace.asRelativePath(folder)), messageText(error instanceof Error ? error.message : String(error))) };
    }
  }
  for (;;) {
    const fileName = newTermFileName(name, (each) => taken.has(each));
    const uri = vscode.Uri.joinPath(folder, fileName);
    const creation = await createFile(uri, text);
    if (creation.state !== 'exists') {
      return creation.state === 'created' ? { uri } : creation;
    }
    taken.add(fileName);
  }
}

/** Shows a new note as a snippet whose blanks are tab stops. */
async function fillIn(document: vscode.TextDocument, { text, blanks }: NewTermNote): Promise<void> {
  const editor = await vscode.window.showTextDocument(document);
  const snippet = new vscode.SnippetString();
  let at = 0;
  for (const { start, end, choices } of [...blanks].sort((a, b) => a.start - b.start)) {
    const tabStop = blanks.findIndex((blank) => blank.start === start) + 1;
    snippet.appendText(text.slice(at, start));
    const written = text.slice(start, end);
    if (choices) {
      snippet.appendChoice([written, ...choices.filter((choice) => choice !== written)], tabStop);
    } else {
      snippet.appendPlaceholder(written, tabStop);
    }
    at = end;
  }
  snippet.appendText(text.slice(at)).appendTabstop(0);
  const whole = new vscode.Range(0, 0, document.lineCount, 0);
  await editor.insertSnippet(snippet, whole, { undoStopBefore: true, undoStopAfter: true, keepWhitespace: true });
}
