import * as vscode from 'vscode';
import { distinctions } from '../../core/terms/distinctNames';
import { termIn } from '../../core/terms/glossary';
import { firstSentence, sortByFewestMentions, termsInText, type TermInText } from '../../core/terms/termsInText';
import { otherLanguage } from '../../core/text/language';
import { displayText } from '../../core/text/strings';
import type { MeshNotes } from '../../meshNotes';
import { rangeOf } from '../../workspace/documentMentions';
import { labelText } from '../shared/labelText';
import { picked } from '../shared/picked';

interface TermPick extends vscode.QuickPickItem {
  /** The mentions of the term, in order; empty for an item that is a message. */
  readonly ranges: readonly vscode.Range[];
}

/** Registers Terms in This Note, a pick of the active document's terms that reveals mentions, with terms least mentioned in other notes first. */
export function registerTermsInNote({ library, notebook, notes, settings, documents }: Pick<MeshNotes, 'library' | 'notebook' | 'notes' | 'settings' | 'documents'>): vscode.Disposable {
  const mentionDecoration = vscode.window.createTextEditorDecorationType({
    backgroundColor: new vscode.ThemeColor('editor.findMatchHighlightBackground'),
    overviewRulerColor: new vscode.ThemeColor('editorOverviewRuler.findMatchForeground'),
  });

  const itemOf = (document: vscode.TextDocument, { entry, mentions }: TermInText, distinction = ''): TermPick => {
    const { language } = settings;
    const { name } = termIn(entry, language);
    const other = termIn(entry, otherLanguage(language)).name;
    const summary = library.termText(entry, language)?.summary;
    return {
      label: labelText(name),
      description: labelText([`${String(mentions.length)}×`, distinction, other === name ? '' : other].filter(Boolean).join(' · ')),
      ...(summary === undefined ? {} : { detail: labelText(firstSentence(summary)) }),
      ranges: mentions.map((mention) => rangeOf(document, mention)),
    };
  };

  const itemsOf = async (document: vscode.TextDocument): Promise<readonly TermPick[]> => {
    await notes.settled();
    if (!settings.languagesOf('hover.languages').includes(document.languageId)) {
      return [messageItem(vscode.l10n.t('Terms are not explained in {0} files. Add the language to {1}.', document.languageId, 'meshNotes.hover.languages'))];
    }
    const terms = termsInText((await documents.all(document)) ?? [], settings.ignoredTerms);
    await Promise.all(terms.map(({ entry }) => notebook.loadText(entry, settings.language)));
    const sorted = sortByFewestMentions(terms, (entry) => library.mentionCount(entry, document.uri.toString())?.mentions ?? 0);
    const known = distinctions(sorted.map(({ entry }) => entry), settings.language);
    return sorted.length > 0 ? sorted.map((term) => itemOf(document, term, known.get(term.entry))) : [messageItem(vscode.l10n.t('No terms found'))];
  };

  const show = async (): Promise<void> => {
    const editor = vscode.window.activeTextEditor;
    if (!editor) {
      void vscode.window.showInformationMessage(vscode.l10n.t('Open a note or another text file first.'));
      return;
    }
    const { document, visibleRanges } = editor;
    const picker = vscode.window.createQuickPick<TermPick>();
    picker.placeholder = vscode.l10n.t('Terms in {0}, rarest first', displayText(vscode.workspace.asRelativePath(document.uri)));
    picker.matchOnDescription = true;
    picker.matchOnDetail = true;
    picker.busy = true;
    const choice = picked(picker);
    // Like Go to Symbol, do not scroll until the user moves or types.
    let isFirst = true;
    let hasMoved = false as boolean;
    picker.onDidChangeActive(([item]) => {
      if (isFirst) {
        isFirst = item === undefined;
        return;
      }
      const [place] = item?.ranges ?? [];
      editor.setDecorations(mentionDecoration, place ? [place] : []);
      if (place) {
        hasMoved = true;
        editor.revealRange(place, vscode.TextEditorRevealType.InCenter);
      }
    });
    picker.show();
    try {
      picker.items = await itemsOf(document);
      picker.busy = false;
      const ranges = (await choice)?.ranges ?? [];
      if (ranges.length > 0) {
        await showMentions(document, ranges, editor.viewColumn);
      } else if (hasMoved) {
        const [top] = visibleRanges;
        if (top) {
          editor.revealRange(new vscode.Range(top.start, top.start), vscode.TextEditorRevealType.AtTop);
        }
      }
    } finally {
      editor.setDecorations(mentionDecoration, []);
      picker.dispose();
    }
  };

  return vscode.Disposable.from(mentionDecoration, vscode.commands.registerCommand('meshNotes.termsInNote', show));
}

function messageItem(label: string): TermPick {
  return { label, alwaysShow: true, ranges: [] };
}

/** Selects the first mention; shows a peek view if there are several. */
async function showMentions(document: vscode.TextDocument, ranges: readonly vscode.Range[], viewColumn: vscode.ViewColumn | undefined): Promise<void> {
  const [first] = ranges;
  if (!first) {
    return;
  }
  await vscode.window.showTextDocument(document, { selection: first, ...(viewColumn === undefined ? {} : { viewColumn }) });
  if (ranges.length > 1) {
    const locations = ranges.map((range) => new vscode.Location(document.uri, range));
    await vscode.commands.executeCommand('editor.action.goToLocations', document.uri, first.start, locations, 'peek');
  }
}
