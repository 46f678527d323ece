import * as vscode from 'vscode';
import type { MentionCount } from '../../core/library/library';
import type { GlossaryEntry } from '../../core/terms/glossary';
import { titleLineOf } from '../../core/terms/termNote';
import type { MeshNotes } from '../../meshNotes';

/** Registers the CodeLens above a workspace term note, which shows how often other notes mention the term. */
export function registerCodeLens({ library, notes, settings, documents }: Pick<MeshNotes, 'library' | 'notes' | 'settings' | 'documents'>): vscode.Disposable {
  const changes = new vscode.EventEmitter<void>();
  const refresh = (): void => changes.fire();
  /** The last counts by note URI, shown while mentions are counted again so that lines do not jump. */
  const counts = new Map<string, MentionCount>();

  const countOf = (uri: string, entry: GlossaryEntry): MentionCount | undefined => {
    const count = library.mentionCount(entry) ?? counts.get(uri);
    if (count) {
      counts.set(uri, count);
    }
    return count;
  };

  const provider: vscode.CodeLensProvider = {
    onDidChangeCodeLenses: changes.event,
    provideCodeLenses(document) {
      const text = settings.isEnabled('codeLens.enabled') ? documents.textOf(document) : undefined;
      const line = text === undefined ? undefined : titleLineOf(text);
      if (line === undefined) {
        return [];
      }
      void notes.start();
      const uri = document.uri.toString();
      const entry = library.glossary.entries.find(({ terms }) => Object.values(terms).some((term) => term.uri === uri && term.origin === 'workspace'));
      const count = entry && countOf(uri, entry);
      return entry && count ? [new vscode.CodeLens(new vscode.Range(line, 0, line, 0), commandOf(entry, count))] : [];
    },
  };

  return vscode.Disposable.from(
    changes,
    vscode.languages.registerCodeLensProvider({ language: 'markdown' }, provider),
    library.onDidChange(({ mentions, glossary }) => {
      if (mentions || glossary) {
        refresh();
      }
    }),
    settings.onDidChange(['codeLens'], refresh),
  );
}

function commandOf({ id, origin }: GlossaryEntry, { mentions, notes }: MentionCount): vscode.Command {
  if (mentions === 0) {
    return { title: vscode.l10n.t('no mentions yet'), command: '' };
  }
  const inMentions = mentions === 1 ? vscode.l10n.t('1 mention') : vscode.l10n.t('{0} mentions', mentions);
  const inNotes = notes.length === 1 ? vscode.l10n.t('1 note') : vscode.l10n.t('{0} notes', notes.length);
  return { title: `${inMentions} · ${inNotes}`, command: 'meshNotes.showMentions', arguments: [id, origin] };
}
