import * as vscode from 'vscode';
import { isContextiveFile } from '../core/terms/contextive';
import type { GlossaryPlace } from '../core/terms/glossaryPage';
import type { ConfiguredPaths } from './configuredPaths';
import { fileName, isWithin } from './uris';

/** The folders and files listed in `meshNotes.glossaries`. */
export class GlossaryPlaces {
  private current: readonly vscode.Uri[] = [];

  constructor(private readonly paths: ConfiguredPaths) {}

  /** The folders and single files as of the last `refresh`. Cached, as it is called for each file of the workspace. */
  uris(): readonly vscode.Uri[] {
    return this.current;
  }

  /** Reads the setting again, after it, the workspace folders or their trust has changed. */
  async refresh(): Promise<void> {
    this.current = await this.paths.uris('glossaries');
  }

  /** The glossary that a page may belong to. */
  placeOf(uri: vscode.Uri): GlossaryPlace | undefined {
    const folder = this.uris().find((each) => isWithin(uri, each));
    if (!folder) {
      return undefined;
    }
    const workspace = this.paths.folders.find((each) => isWithin(folder, each));
    return { folder: text(folder), root: text(workspace ?? vscode.Uri.joinPath(folder, '..')) };
  }

  /** Whether a file may hold terms: any file in a listed folder, or a Contextive file in the workspace. */
  mayHold(uri: vscode.Uri): boolean {
    const isInWorkspace = this.paths.folders.some((folder) => isWithin(uri, folder));
    return (isInWorkspace && isContextiveFile(fileName(uri))) || this.uris().some((each) => isWithin(uri, each));
  }
}

function text(folder: vscode.Uri): string {
  const written = folder.toString();
  return written.endsWith('/') ? written.slice(0, -1) : written;
}
