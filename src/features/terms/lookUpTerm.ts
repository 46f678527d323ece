import * as vscode from 'vscode';
import { kindLabel } from '../../core/terms/card';
import { isContextiveFile } from '../../core/terms/contextive';
import { distinctions } from '../../core/terms/distinctNames';
import { termIn, type GlossaryEntry } from '../../core/terms/glossary';
import type { TermOrigin } from '../../core/terms/term';
import { TermSearch, type FoundTerm } from '../../core/terms/termSearch';
import { firstSentence } from '../../core/terms/termsInText';
import type { MeshNotes } from '../../meshNotes';
import { messageText } from '../../workspace/messageText';
import { eachInTurns } from '../../workspace/turns';
import { labelText } from '../shared/labelText';
import { openPage } from '../shared/openPage';
import { keepOrder, picked } from '../shared/picked';
import { sourceLabel } from '../shared/termSource';

interface TermPick extends vscode.QuickPickItem {
  readonly entry: GlossaryEntry;
}

/** What the picker shows of a term. */
interface Shown {
  readonly label: string;
  readonly description: string;
  readonly detail: string;
}

/** Registers Look Up Term… and the command that opens a term's page by id. */
export function registerLookUpTerm({ library, notebook, notes, settings, documents }: Pick<MeshNotes, 'library' | 'notebook' | 'notes' | 'settings' | 'documents'>): vscode.Disposable {
  const lookUp = async (): Promise<void> => {
    const { language } = settings;
    await Promise.all([notes.start(), notebook.loadTexts(language)]);
    const { entries } = library.glossary;
    const editor = vscode.window.activeTextEditor;
    const mention = editor && (await documents.atCursor(editor.document, editor.selection.active));
    const first = mention?.candidates[0];
    const known = distinctions(entries, language);
    const shown = new Map<GlossaryEntry, Shown>();
    await eachInTurns(entries, (entry) => {
      const { name, kind, project } = termIn(entry, language);
      const description = [...new Set([kindLabel(kind, language), project, sourceLabel(entry), known.get(entry)])].filter(Boolean).join(' · ');
      shown.set(entry, { label: name, description, detail: firstSentence(library.termText(entry, language)?.summary ?? '') });
    });
    const collator = new Intl.Collator(language);
    const sorted = [...shown].sort(([a, { label }], [b, { label: other }]) => Number(b === first) - Number(a === first) || collator.compare(label, other));
    const search = new TermSearch(sorted.map(([entry, { description, detail }]) => ({ entry, shown: `${description}\n${detail}` })), language);

    const itemOf = ({ entry, matched }: FoundTerm): TermPick[] => {
      const texts = shown.get(entry);
      return texts ? [{ entry, alwaysShow: true, label: labelText(texts.label), description: labelText([matched, texts.description].filter(Boolean).join(' · ')), detail: labelText(texts.detail) }] : [];
    };
    const picker = vscode.window.createQuickPick<TermPick>();
    keepOrder(picker);
    picker.placeholder = vscode.l10n.t('Search by name, alias or expanded acronym, in English or Chinese');
    picker.matchOnDescription = true;
    picker.matchOnDetail = true;
    picker.items = search.find('').flatMap(itemOf);
    picker.onDidChangeValue((value) => {
      picker.items = search.find(value).flatMap(itemOf);
    });
    const choice = picked(picker);
    picker.show();
    const pick = await choice;
    picker.dispose();
    if (pick) {
      await openTerm(pick.entry);
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
