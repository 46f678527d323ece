import * as vscode from 'vscode';
import type { Library } from '../core/library';
import { knownConferences, recognizeConference } from '../core/notes/conference';
import { whereAndWhen } from '../core/notes/conferenceLabel';
import { newNoteDate, newNoteFileName, newNoteText } from '../core/notes/newNote';
import { labelText } from './labelText';
import { messageText } from './messageText';
import { askForWorkspaceFolder, readOnly, tryToWrite } from './newNotePlace';
import type { Settings } from './settings';

interface ConferencePick extends vscode.QuickPickItem {
  readonly name: string;
}

/** New Conference Note…: asks for conference, title and file name, and writes the note's outline. */
export function registerNewConferenceNote(library: Library, settings: Settings): vscode.Disposable {
  return vscode.commands.registerCommand('meshNotes.newConferenceNote', async () => {
    const name = await askForConference(library, settings);
    if (name === undefined) {
      return;
    }
    const conference = recognizeConference({ explicit: name });
    const title = await vscode.window.showInputBox({ value: name, prompt: vscode.l10n.t('The title of the note'), validateInput: required });
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
    const notesFolder = settings.notesFolders.find((each) => !/^(?:\/|[a-z][a-z\d+.-]+:)/i.test(each));
    const proposed = [notesFolder?.replace(/\/$/, ''), newNoteFileName(name)].filter(Boolean).join('/');
    const path = await vscode.window.showInputBox({
      value: proposed,
      valueSelection: [proposed.lastIndexOf('/') + 1, proposed.length - '.md'.length],
      prompt: vscode.l10n.t('The file, from the workspace folder'),
      validateInput: required,
    });
    if (path === undefined) {
      return;
    }
    const uri = vscode.Uri.joinPath(folder.uri, /\.(?:md|markdown)$/i.test(path) ? path : `${path}.md`);
    if (await exists(uri)) {
      void vscode.window.showWarningMessage(vscode.l10n.t('{0} is there already; it was left as it is.', messageText(vscode.workspace.asRelativePath(uri))));
    } else if (!(await tryToWrite(() => vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text))))) {
      await showUntitled(text, readOnly(uri).reason);
      return;
    }
    const line = text.split('\n').findIndex((each) => each.startsWith('## '));
    await vscode.window.showTextDocument(uri, { selection: new vscode.Range(line, '## '.length, line, Number.MAX_SAFE_INTEGER) });
  });
}

/** Shows a note that has no file, and why. */
async function showUntitled(text: string, reason: string): Promise<void> {
  void vscode.window.showWarningMessage(reason);
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: 'markdown', content: text }));
}

/** Known conferences first, the newest of them first; or whatever is typed. */
async function askForConference(library: Library, settings: Settings): Promise<string | undefined> {
  const noted = new Map(library.conferences().map(({ conference }) => [conference.id, conference]));
  const known = [...new Map([...knownConferences(), ...noted.values()].map((conference) => [conference.id, conference])).values()];
  known.sort((a, b) => b.year - a.year || (b.start ?? '').localeCompare(a.start ?? '') || a.name.localeCompare(b.name));
  const items: ConferencePick[] = known.map((conference) => ({ name: conference.name, label: labelText(conference.name), description: labelText(whereAndWhen(conference, settings.language)) }));
  const picker = vscode.window.createQuickPick<ConferencePick>();
  picker.placeholder = vscode.l10n.t('The conference: choose one, or type its name');
  picker.matchOnDescription = true;
  picker.items = items;
  picker.onDidChangeValue((value) => {
    const typed = value.trim();
    const isKnown = items.some(({ name }) => name.toLowerCase() === typed.toLowerCase());
    // VS Code puts the items first whose labels match: what is typed is no label, or a place that is typed would be taken for a name.
    picker.items = typed === '' || isKnown ? items : [...items, { name: typed, label: vscode.l10n.t('Another Conference'), description: labelText(typed), alwaysShow: true }];
  });
  try {
    return await new Promise<string | undefined>((resolve) => {
      picker.onDidAccept(() => {
        resolve(picker.selectedItems[0]?.name);
      });
      picker.onDidHide(() => {
        resolve(undefined);
      });
      picker.show();
    });
  } finally {
    picker.dispose();
  }
}

function required(value: string): string | undefined {
  return value.trim() === '' ? vscode.l10n.t('This cannot be empty.') : undefined;
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}
