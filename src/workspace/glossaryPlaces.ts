import * as vscode from 'vscode';
import { isContextiveFile } from '../core/terms/contextive';
import type { GlossaryPlace } from '../core/terms/glossaryPage';
import type { NamedPlaces } from './namedPlaces';
import { fileName, isWithin } from './uris';

/** The user's glossaries: where `meshNotes.glossaries` says that they are. */
export class GlossaryPlaces {
  private known: readonly vscode.Uri[] = [];

  constructor(private readonly places: NamedPlaces) {}

  /** Folders, and single files, as of the last `refresh`: asked for each file of the workspace. */
  uris(): readonly vscode.Uri[] {
    return this.known;
  }

  /** Reads the setting: it, the workspace's folders or their trust have changed. */
  async refresh(): Promise<void> {
    this.known = await this.places.of('glossaries');
  }

  /** The glossary whose pages a file may be one of. */
  placeOf(uri: vscode.Uri): GlossaryPlace | undefined {
    const folder = this.uris().find((each) => isWithin(uri, each));
    if (!folder) {
      return undefined;
    }
    const workspace = this.places.folders.find((each) => isWithin(folder, each));
    return { folder: text(folder), root: text(workspace ?? vscode.Uri.joinPath(folder, '..')) };
  }

  /** Whether a file brings terms: a page in a named folder, or a file in Contextive's format in one or in the workspace. */
  mayHold(uri: vscode.Uri): boolean {
    const isInWorkspace = this.places.folders.some((folder) => isWithin(uri, folder));
    return (isInWorkspace && isContextiveFile(fileName(uri))) || this.uris().some((each) => isWithin(uri, each));
  }
}

function text(folder: vscode.Uri): string {
  const written = folder.toString();
  return written.endsWith('/') ? written.slice(0, -1) : written;
}
