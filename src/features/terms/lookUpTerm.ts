import * as vscode from 'vscode';
import { kindLabel } from '../../core/terms/card';
import { isContextiveFile } from '../../core/terms/contextive';
import { termIn, type GlossaryEntry } from '../../core/terms/glossary';
import type { TermOrigin } from '../../core/terms/term';
import type { MeshNotes } from '../../meshNotes';
import { messageText } from '../../workspace/messageText';
import { labelText } from '../shared/labelText';
import { openPage } from '../shared/openPage';
import { sourceLabel } from '../shared/termSource';

/** Registers Look Up Term… and the command that opens a term's page by id. */
export function registerLookUpTerm({ library, notes, settings, documents }: Pick<MeshNotes, 'library' | 'notes' | 'settings' | 'documents'>): vscode.Disposable {
  const itemOf = (entry: GlossaryEntry): vscode.QuickPickItem & { readonly entry: GlossaryEntry } => {
    const term = termIn(entry, settings.language);
    const names = Object.values(entry.terms).flatMap(({ name, expansion, aliases, misspellings }) => [name, expansion ?? '', ...aliases, ...misspellings]);
    const others = [...new Set(names)].filter((name) => name !== '' && name !== term.name);
    return {
      entry,
      label: labelText(term.name),
      description: labelText([kindLabel(term.kind, settings.language), term.project, sourceLabel(entry)].filter(Boolean).join(' · ')),
      detail: labelText(others.join(' · ')),
    };
  };

  const lookUp = async (): Promise<void> => {
    await notes.start();
    const collator = new Intl.Collator(settings.language);
    const editor = vscode.window.activeTextEditor;
    const mention = editor && (await documents.atCursor(editor.document, editor.selection.active));
    const items = library.glossary.entries.map(itemOf).sort((a, b) => collator.compare(a.label, b.label));
    const first = items.findIndex(({ entry }) => entry === mention?.candidates[0]);
    if (first > 0) {
      items.unshift(...items.splice(first, 1));
    }
    const picked = await vscode.window.showQuickPick(items, {
      placeHolder: vscode.l10n.t('Search by name, alias or expanded acronym, in English or Chinese'),
      matchOnDescription: true,
      matchOnDetail: true,
    });
    if (picked) {
      await openTerm(picked.entry);
    }
  };

  const openTerm = async (entry: GlossaryEntry): Promise<void> => {
    const term = termIn(entry, settings.language);
    const uri = vscode.Uri.parse(term.uri);
    if (isContextiveFile(uri.path)) {
      await vscode.window.showTextDocument(uri, { selection: new vscode.Range(term.line, 0, term.line, 0) });
    } else {
      await openPage(uri);
    }
  };

  return vscode.Disposable.from(
    vscode.commands.registerCommand('meshNotes.lookUpTerm', lookUp),
    vscode.commands.registerCommand('meshNotes.openTerm', async (id?: unknown, origin?: TermOrigin, uri?: string, line?: number) => {
      if (typeof id !== 'string') {
        await lookUp();
        return;
      }
      await notes.start();
      const entry = library.glossary.find([id, origin, uri, line]);
      if (entry) {
        await openTerm(entry);
      } else {
        void vscode.window.showWarningMessage(vscode.l10n.t('There is no term with the id “{0}”.', messageText(id)));
      }
    }),
  );
}
