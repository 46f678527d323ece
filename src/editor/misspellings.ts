import * as vscode from 'vscode';
import type { Library } from '../core/library';
import { termIn } from '../core/terms/glossary';
import { misspellingsIn, type Misspelling } from '../core/terms/misspellings';
import type { BuiltinNotebook } from './builtinNotebook';
import { mentionsIn, rangeOf } from './documentMentions';
import type { Settings } from './settings';

const code = 'misspelling';
const languages = ['markdown', 'plaintext'];
/** How long nothing must be typed or opened before texts are looked at, in milliseconds. */
const restingTime = 300;

/** Marks known misspellings of terms in the Markdown and plain text that stands in an editor's tab, and corrects them. */
export function registerMisspellings(library: Library, notebook: BuiltinNotebook, settings: Settings): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection('meshNotes.misspellings');
  /** By the URI of a document, what it was looked at as; empty where that is out of date. */
  const marked = new Map<string, string>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const misspellingsOf = (document: vscode.TextDocument): readonly Misspelling[] =>
    isUsersOwn(document) && settings.marksMisspellingsIn(document)
      ? misspellingsIn(() => document.getText(), document.languageId, mentionsIn(library, document), settings.ignoredWords)
      : [];

  const diagnosticOf = (document: vscode.TextDocument, misspelling: Misspelling): vscode.Diagnostic => {
    const name = termIn(misspelling.entry, settings.language).name;
    const diagnostic = new vscode.Diagnostic(
      rangeOf(document, misspelling),
      vscode.l10n.t('“{0}” is a known misspelling of {1}.', misspelling.written, name),
      vscode.DiagnosticSeverity.Hint,
    );
    diagnostic.source = 'Mesh Notes';
    diagnostic.code = code;
    return diagnostic;
  };

  const update = async (): Promise<void> => {
    const documents = shownDocuments().filter((document) => settings.marksMisspellingsIn(document));
    const shown = new Set(documents.map(({ uri }) => uri.toString()));
    for (const uri of [...marked.keys()].filter((each) => !shown.has(each))) {
      marked.delete(uri);
      collection.delete(vscode.Uri.parse(uri));
    }
    if (documents.every((document) => marked.get(document.uri.toString()) === stampOf(document))) {
      return;
    }
    await notebook.loadGlossary();
    for (const document of documents) {
      const key = document.uri.toString();
      if (!document.isClosed && marked.get(key) !== stampOf(document)) {
        marked.set(key, stampOf(document));
        collection.set(document.uri, misspellingsOf(document).map((misspelling) => diagnosticOf(document, misspelling)));
        await new Promise((resolve) => setTimeout(resolve, 0));
      }
    }
  };

  const schedule = (delay = restingTime): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void update(), delay);
  };

  const startAnew = (): void => {
    for (const uri of marked.keys()) {
      marked.set(uri, '');
    }
    schedule(0);
  };

  const provider: vscode.CodeActionProvider = {
    provideCodeActions(document, range, context) {
      const ours = context.diagnostics.filter((diagnostic) => diagnostic.code === code && diagnostic.source === 'Mesh Notes');
      if (ours.length === 0) {
        return [];
      }
      const all = misspellingsOf(document);
      const here = all.filter((misspelling) => rangeOf(document, misspelling).intersection(range));
      const actions = here.flatMap((misspelling) => {
        const place = rangeOf(document, misspelling);
        const fix = correction(document, vscode.l10n.t('Correct to “{0}”', misspelling.correction), [misspelling]);
        fix.diagnostics = ours.filter((diagnostic) => diagnostic.range.isEqual(place));
        fix.isPreferred = true;
        const ignore = new vscode.CodeAction(vscode.l10n.t('Don’t mark “{0}”', misspelling.written), vscode.CodeActionKind.QuickFix);
        ignore.command = { command: 'meshNotes.ignoreMisspelling', title: ignore.title, arguments: [misspelling.written] };
        ignore.diagnostics = fix.diagnostics;
        return [fix, ignore];
      });
      if (here.length > 0 && all.length > 1) {
        actions.push(correction(document, vscode.l10n.t('Correct all {0} known misspellings in this document', all.length), all));
      }
      return actions;
    },
  };

  const ignore = async (word: string): Promise<void> => {
    await settings.ignoreWord(word);
    const undo = vscode.l10n.t('Undo');
    const open = vscode.l10n.t('Open Setting');
    const answer = await vscode.window.showInformationMessage(vscode.l10n.t('“{0}” will not be marked any more.', word), undo, open);
    if (answer === undo) {
      await settings.markWord(word);
    } else if (answer === open) {
      await vscode.commands.executeCommand('workbench.action.openSettings', 'meshNotes.diagnostics.ignoredWords');
    }
  };

  schedule();
  return vscode.Disposable.from(
    collection,
    new vscode.Disposable(() => {
      clearTimeout(timer);
    }),
    vscode.languages.registerCodeActionsProvider(languages, provider, { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] }),
    vscode.commands.registerCommand('meshNotes.ignoreMisspelling', ignore),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (marked.has(document.uri.toString())) {
        schedule();
      }
    }),
    // A document whose language changes is closed and opened again.
    vscode.workspace.onDidOpenTextDocument(({ uri, languageId }) => {
      if (languages.includes(languageId) || marked.has(uri.toString())) {
        schedule();
      }
    }),
    vscode.window.tabGroups.onDidChangeTabs(({ opened, closed }) => {
      if (opened.length + closed.length > 0) {
        schedule();
      }
    }),
    library.onDidChange(({ glossary }) => {
      if (glossary) {
        startAnew();
      }
    }),
    settings.onDidChange((event) => {
      if (settings.affects(event, 'diagnostics', 'language')) {
        startAnew();
      }
    }),
  );
}

function correction(document: vscode.TextDocument, title: string, misspellings: readonly Misspelling[]): vscode.CodeAction {
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.edit = new vscode.WorkspaceEdit();
  action.edit.set(
    document.uri,
    misspellings.map((misspelling) => new vscode.TextEdit(rangeOf(document, misspelling), misspelling.correction)),
  );
  return action;
}

function stampOf({ version, languageId }: vscode.TextDocument): string {
  return `${String(version)} ${languageId}`;
}

/** The user's own texts in tabs. What is loaded behind the scenes, output, and the other side of a diff are none. */
function shownDocuments(): readonly vscode.TextDocument[] {
  const shown = new Set<string>();
  for (const { input } of vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs)) {
    if (input instanceof vscode.TabInputText) {
      shown.add(input.uri.toString());
    } else if (input instanceof vscode.TabInputTextDiff) {
      shown.add(input.modified.toString());
    }
  }
  return vscode.workspace.textDocuments.filter((document) => shown.has(document.uri.toString()) && isUsersOwn(document));
}

function isUsersOwn({ uri, languageId }: vscode.TextDocument): boolean {
  const schemes = ['file', 'untitled', ...(vscode.workspace.workspaceFolders ?? []).map((folder) => folder.uri.scheme)];
  return languages.includes(languageId) && schemes.includes(uri.scheme);
}
