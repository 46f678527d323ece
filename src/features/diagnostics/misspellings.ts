import * as vscode from 'vscode';
import { termIn } from '../../core/terms/glossary';
import type { Mention } from '../../core/terms/matcher';
import { misspellingsIn, type Misspelling } from '../../core/terms/misspellings';
import { displayText } from '../../core/text/strings';
import type { MeshNotes } from '../../meshNotes';
import { rangeOf } from '../../workspace/documentMentions';
import { messageText } from '../../workspace/messageText';
import { addWithUndo } from '../shared/addWithUndo';
import { isMisspellingMark, misspellingCode } from '../shared/misspellingMarks';
import { quickFix } from './quickFix';
import { TabDiagnostics } from './tabDiagnostics';

const languages = ['markdown', 'plaintext'];
/** VS Code shows no more diagnostics per document. */
const maxDiagnostics = 1000;

/** Marks known misspellings of terms in Markdown and plain text open in tabs and offers corrections. */
export function registerMisspellings({ library, notebook, documents, settings, log }: Pick<MeshNotes, 'library' | 'notebook' | 'documents' | 'settings' | 'log'>): vscode.Disposable {
  const findMisspellings = (document: vscode.TextDocument, mentions: readonly Mention[]): readonly Misspelling[] =>
    misspellingsIn(() => document.getText(), document.languageId, mentions, settings.ignoredWords);

  const computeDiagnostics = async (document: vscode.TextDocument, find: () => Promise<readonly Mention[] | undefined>): Promise<readonly vscode.Diagnostic[]> => {
    await notebook.loadGlossary();
    const { version } = document;
    const mentions = (await find()) ?? [];
    return document.version === version ? findMisspellings(document, mentions).slice(0, maxDiagnostics).map((misspelling) => diagnosticOf(document, misspelling)) : [];
  };

  const diagnosticOf = (document: vscode.TextDocument, misspelling: Misspelling): vscode.Diagnostic => {
    const name = termIn(misspelling.entry, settings.language).name;
    const diagnostic = new vscode.Diagnostic(
      rangeOf(document, misspelling),
      vscode.l10n.t('“{0}” is a known misspelling of {1}.', displayText(misspelling.written), name),
      vscode.DiagnosticSeverity.Hint,
    );
    diagnostic.source = 'Mesh Notes';
    diagnostic.code = misspellingCode;
    return diagnostic;
  };

  const diagnostics = new TabDiagnostics(log, {
    name: 'meshNotes.misspellings',
    languages,
    isEnabledIn: (document) => settings.isEnabled('diagnostics.enabled', document),
    diagnosticsOf: (document) => computeDiagnostics(document, () => documents.all(document)),
    diagnosticsNear: (document, range) => computeDiagnostics(document, () => documents.near(document, range)),
  });

  const provider: vscode.CodeActionProvider = {
    async provideCodeActions(document, range, context) {
      const ours = context.diagnostics.filter(isMisspellingMark);
      if (ours.length === 0 || !diagnostics.isSupported(document)) {
        return [];
      }
      const { version } = document;
      const mentions = await documents.all(document);
      if (!mentions || document.version !== version) {
        return [];
      }
      const all = findMisspellings(document, mentions).map((found) => ({
        written: found.written,
        edit: new vscode.TextEdit(rangeOf(document, found), found.correction),
      }));
      const actions = all.filter(({ edit }) => edit.range.intersection(range)).flatMap(({ written, edit }) => {
        const marked = ours.filter((diagnostic) => diagnostic.range.isEqual(edit.range));
        const fix = quickFix(document, vscode.l10n.t('Correct to “{0}”', displayText(edit.newText)), [edit], marked);
        const ignore = new vscode.CodeAction(vscode.l10n.t('Ignore “{0}”', displayText(written)), vscode.CodeActionKind.QuickFix);
        ignore.command = { command: 'meshNotes.ignoreMisspelling', title: ignore.title, arguments: [written] };
        ignore.diagnostics = marked;
        return [fix, ignore];
      });
      if (actions.length > 0 && all.length > 1) {
        actions.push(quickFix(document, vscode.l10n.t('Correct all {0} known misspellings in this file', all.length), all.map(({ edit }) => edit)));
      }
      return actions;
    },
  };

  const ignoreWord = async (word: string): Promise<void> => {
    const name = messageText(word);
    await addWithUndo(settings, 'diagnostics.ignoredWords', word, (isInWorkspace) =>
      isInWorkspace ? vscode.l10n.t('“{0}” will no longer be marked in this workspace.', name) : vscode.l10n.t('“{0}” will no longer be marked.', name));
  };

  return vscode.Disposable.from(
    diagnostics,
    vscode.languages.registerCodeActionsProvider(languages, provider, { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] }),
    vscode.commands.registerCommand('meshNotes.ignoreMisspelling', ignoreWord),
    library.onDidChange(({ glossary }) => {
      if (glossary) {
        diagnostics.refreshAll();
      }
    }),
    settings.onDidChange(['diagnostics', 'language'], diagnostics.refreshAll),
  );
}
