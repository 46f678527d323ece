import * as vscode from 'vscode';
import { isContextiveFile } from '../../core/terms/contextive';
import { termIn } from '../../core/terms/glossary';
import type { MeshNotes } from '../../meshNotes';
import { copyLink, linkTo } from '../shared/copyLink';
import { termOf } from '../shared/termArgument';

/** Registers Copy Link for the rows of the Terms view. */
export function registerCopyTermLink({ library, settings }: Pick<MeshNotes, 'library' | 'settings'>): vscode.Disposable {
  return vscode.commands.registerCommand('meshNotes.copyTermLink', async (...args: readonly unknown[]) => {
    const entry = termOf(library.glossary, args);
    if (entry) {
      const { name, uri, line } = termIn(entry, settings.language);
      const file = vscode.Uri.parse(uri);
      await copyLink(name, linkTo(isContextiveFile(file.path) ? file.with({ fragment: `L${String(line + 1)}` }) : file));
    }
  });
}
