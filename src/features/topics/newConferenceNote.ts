import * as vscode from 'vscode';
import type { Library } from '../../core/library/library';
import { knownConferences, recognizeConference } from '../../core/notes/conference';
import { whereAndWhen } from '../../core/notes/conferenceLabel';
import { checkNotePath } from '../../core/notes/filePath';
import { newNoteDate, newNoteFileName, newNoteText } from '../../core/notes/newNote';
import type { MeshNotes } from '../../meshNotes';
import { askForPath, askForWorkspaceFolder, createFile } from '../../workspace/createFile';
import { messageText } from '../../workspace/messageText';
import type { Settings } from '../../workspace/settings';
import { labelText } from '../shared/labelText';
import { picked } from '../shared/picked';

type ConferencePick = vscode.QuickPickItem & { readonly name: string };

/** Registers New Conference Note…, which asks for conference, title and file and creates the note's outline. */
export function registerNewConferenceNote({ library, settings }: Pick<MeshNotes, 'library' | 'settings'>): vscode.Disposable {
  return vscode.commands.registerCommand('meshNotes.newConferenceNote', async () => {
    const name = await askForConference(library, settings);
    if (name === undefined) {
      return;
    }
    const conference = recognizeConference({ explicit: name });
    const title = await vscode.window.showInputBox({
      value: name,
      prompt: vscode.l10n.t('Enter the title of the note'),
      validateInput: (value) => (value.trim() === '' ? vscode.l10n.t('Enter a value.') : undefined),
    });
    if (title === undefined) {
      return;
    }
    const text = newNoteText(title, name, newNoteDate(conference, new Date().toISOString().slice(0, 10)), settings.language);
    const folder = await askForWorkspaceFolder();
    if (!folder) {
      return;
    }
    if ('reason' in folder) {
      await showUntitled(text, folder.reason);
      return;
    }
    const proposed = proposedPath(settings.paths('notes.folders'), newNoteFileName(name));
    const path = await askForPath(
      {
        value: proposed,
        valueSelection: [proposed.lastIndexOf('/') + 1, proposed.length - '.md'.length],
        prompt: vscode.l10n.t('Enter the file path, relative to the workspace folder'),
      },
      checkNotePath,
    );
    if (path === undefined) {
      return;
    }
    const uri = vscode.Uri.joinPath(folder.uri, path);
    const creation = await createFile(uri, text);
    if (creation.state === 'failed') {
      await showUntitled(text, creation.reason);
    } else if (creation.state === 'exists') {
      void vscode.window.showWarningMessage(vscode.l10n.t('{0} already exists and was not changed.', messageText(vscode.workspace.asRelativePath(uri))));
      // What is typed next must replace nothing. Without a selection of ours, VS Code restores the last one.
      const cursor = vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri.toString())?.selection.active ?? new vscode.Position(0, 0);
      await vscode.window.showTextDocument(uri, { selection: new vscode.Range(cursor, cursor) });
    } else {
      const line = text.split('\n').findIndex((each) => each.startsWith('## '));
      await vscode.window.showTextDocument(uri, { selection: new vscode.Range(line, '## '.length, line, Number.MAX_SAFE_INTEGER) });
    }
  });
}

/** A path in the first notes folder inside the workspace folder, else in the workspace folder itself. */
function proposedPath(notesFolders: readonly string[], fileName: string): string {
  const paths = notesFolders.map((folder) => checkNotePath(`${folder}/${fileName}`));
  return paths.find((checked) => 'path' in checked)?.path ?? fileName;
}

/** Shows a note in an untitled document, with the reason. */
async function showUntitled(text: string, reason: string): Promise<void> {
  void vscode.window.showWarningMessage(reason);
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: 'markdown', content: text }));
}

/** Asks for a conference: a known one, newest first, or any name. */
async function askForConference(library: Library, settings: Settings): Promise<string | undefined> {
  const conferences = [...knownConferences(), ...library.conferences().map(({ conference }) => conference)];
  const known = [...new Map(conferences.map((conference) => [conference.id, conference])).values()];
  known.sort((a, b) => b.year - a.year || (b.start ?? '').localeCompare(a.start ?? '') || a.name.localeCompare(b.name));
  const items: ConferencePick[] = known.map((conference) => ({ name: conference.name, label: labelText(conference.name), description: labelText(whereAndWhen(conference, settings.language)) }));
  const picker = vscode.window.createQuickPick<ConferencePick>();
  picker.placeholder = vscode.l10n.t('Select a conference or type its name');
  picker.matchOnDescription = true;
  picker.items = items;
  picker.onDidChangeValue((value) => {
    const typed = value.trim();
    const isKnown = items.some(({ name }) => name.toLowerCase() === typed.toLowerCase());
    // VS Code sorts matching labels first. The typed text is not a label, or a typed city would rank above its conferences.
    picker.items = typed === '' || isKnown ? items : [...items, { name: typed, label: vscode.l10n.t('Another Conference'), description: labelText(typed), alwaysShow: true }];
  });
  try {
    picker.show();
    return (await picked(picker))?.name;
  } finally {
    picker.dispose();
  }
}
