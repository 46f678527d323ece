import * as vscode from 'vscode';
import { Delayed } from '../../workspace/delayed';
import { isLong } from '../../workspace/documentMentions';
import { nextTurn } from '../../workspace/turns';
import { tabUris } from './tabs';

/** Computes the diagnostics of documents. */
interface DiagnosticProvider {
  /** The name of its diagnostic collection. */
  readonly name: string;
  readonly languages: readonly string[];
  isEnabledIn(document: vscode.TextDocument): boolean;
  diagnosticsOf(document: vscode.TextDocument): Promise<readonly vscode.Diagnostic[]>;
  /** The diagnostics in and around a range of a long document, computed without reading all of it. */
  diagnosticsNear?(document: vscode.TextDocument, range: vscode.Range): Promise<readonly vscode.Diagnostic[]>;
}

/** Milliseconds to wait after typing or opening a document. */
const updateDelay = 300;

/** Maintains diagnostics for the user's documents that are open in tabs. */
export class TabDiagnostics implements vscode.Disposable {
  private readonly collection: vscode.DiagnosticCollection;
  private readonly subscriptions: vscode.Disposable;
  /** By document URI, the version that was last checked; empty if it must be checked again. */
  private readonly checked = new Map<string, string>();
  private readonly updating = new Delayed(updateDelay, () => void this.update());

  constructor(
    private readonly log: vscode.LogOutputChannel,
    private readonly provider: DiagnosticProvider,
  ) {
    this.collection = vscode.languages.createDiagnosticCollection(provider.name);
    this.subscriptions = vscode.Disposable.from(
      this.collection,
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (this.checked.has(document.uri.toString())) {
          this.updating.debounce();
        }
      }),
      // VS Code closes and opens a document when its language changes.
      vscode.workspace.onDidOpenTextDocument(({ uri, languageId }) => {
        if (provider.languages.includes(languageId) || this.checked.has(uri.toString())) {
          this.updating.debounce();
        }
      }),
      // A new untitled document may reuse the name.
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.forget(uri)),
      vscode.window.tabGroups.onDidChangeTabs(({ opened, closed }) => {
        if (opened.length + closed.length > 0) {
          this.updating.debounce();
        }
      }),
    );
    this.updating.debounce();
  }

  /** Whether a document gets diagnostics. */
  isSupported(document: vscode.TextDocument): boolean {
    const schemes = ['file', 'untitled', ...(vscode.workspace.workspaceFolders ?? []).map((folder) => folder.uri.scheme)];
    return this.provider.languages.includes(document.languageId) && schemes.includes(document.uri.scheme) && this.provider.isEnabledIn(document);
  }

  /** Checks all documents again at once. */
  readonly refreshAll = (): void => {
    for (const uri of this.checked.keys()) {
      this.checked.set(uri, '');
    }
    this.updating.debounce(0);
  };

  dispose(): void {
    this.updating.dispose();
    this.subscriptions.dispose();
  }

  private forget(uri: vscode.Uri): void {
    if (this.checked.delete(uri.toString())) {
      this.collection.delete(uri);
    }
  }

  private async update(): Promise<void> {
    const documents = tabDocuments().filter((document) => this.isSupported(document));
    const shown = new Set(documents.map(({ uri }) => uri.toString()));
    for (const uri of [...this.checked.keys()].filter((each) => !shown.has(each))) {
      this.forget(vscode.Uri.parse(uri));
    }
    for (const document of documents) {
      const [key, stamp] = [document.uri.toString(), stampOf(document)];
      if (document.isClosed || this.checked.get(key) === stamp) {
        continue;
      }
      this.checked.set(key, stamp);
      try {
        await this.check(document, stamp);
      } catch (error) {
        this.log.error(`Cannot be checked: ${key}`, error);
      }
      await nextTurn();
    }
  }

  private async check(document: vscode.TextDocument, stamp: string): Promise<void> {
    // In a long document without diagnostics, check the visible lines first.
    const [visible] = vscode.window.visibleTextEditors.find((editor) => editor.document === document)?.visibleRanges ?? [];
    if (visible && this.provider.diagnosticsNear && isLong(document) && !this.collection.has(document.uri)) {
      this.set(document, stamp, await this.provider.diagnosticsNear(document, visible));
    }
    this.set(document, stamp, await this.provider.diagnosticsOf(document));
  }

  /** Sets diagnostics, unless the document was closed or changed, or `refreshAll` was called meanwhile. */
  private set(document: vscode.TextDocument, stamp: string, diagnostics: readonly vscode.Diagnostic[]): void {
    if (this.checked.get(document.uri.toString()) === stamp && stampOf(document) === stamp) {
      this.collection.set(document.uri, diagnostics);
    }
  }
}

function stampOf({ version, languageId }: vscode.TextDocument): string {
  return `${String(version)} ${languageId}`;
}

/** The documents in tabs. */
function tabDocuments(): readonly vscode.TextDocument[] {
  const shown = tabUris();
  return vscode.workspace.textDocuments.filter((document) => shown.has(document.uri.toString()));
}
