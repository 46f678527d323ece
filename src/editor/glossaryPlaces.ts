import * as vscode from 'vscode';
import { isContextiveFile } from '../core/terms/contextive';
import type { GlossaryPlace } from '../core/terms/glossaryPage';
import { namedPlaces } from './namedPlaces';
import type { Settings } from './settings';
import { fileName, isWithin } from './uris';

/** The user's glossaries: where `meshNotes.glossaries` says that they are. */
export class GlossaryPlaces {
  private known: readonly vscode.Uri[] | undefined;

  constructor(private readonly settings: Settings) {}

  /** Folders, and single files. Asked for each file of the workspace, so the setting is read once until `refresh`. */
  uris(): readonly vscode.Uri[] {
    return (this.known ??= namedPlaces(this.settings.glossaries));
  }

  /** The setting, or the workspace's folders, have changed. */
  refresh(): void {
    this.known = undefined;
  }

  /** The glossary whose pages a file may be one of. */
  placeOf(uri: vscode.Uri): GlossaryPlace | undefined {
    const folder = this.uris().find((each) => isWithin(uri, each));
    if (!folder) {
      return undefined;
    }
    const workspace = vscode.workspace.workspaceFolders?.find((each) => isWithin(folder, each.uri))?.uri;
    return { folder: text(folder), root: text(workspace ?? vscode.Uri.joinPath(folder, '..')) };
  }

  /** Whether a file brings terms: a page in a named folder, or a file in Contextive's format in one or in the workspace. */
  mayHold(uri: vscode.Uri): boolean {
    const isInWorkspace = vscode.workspace.getWorkspaceFolder(uri) !== undefined;
    return (isInWorkspace && isContextiveFile(fileName(uri))) || this.uris().some((each) => isWithin(uri, each));
  }
}

function text(folder: vscode.Uri): string {
  const written = folder.toString();
  return written.endsWith('/') ? written.slice(0, -1) : written;
}
