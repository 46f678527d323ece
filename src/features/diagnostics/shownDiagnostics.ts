import * as vscode from 'vscode';
import { Delayed } from '../../workspace/delayed';
import { isLong } from '../../workspace/documentMentions';
import { nextTurn } from '../../workspace/turns';

/** What says of texts what is to be marked in them. */
export interface Marker {
  /** Of its collection of diagnostics. */
  readonly name: string;
  readonly languages: readonly string[];
  isEnabledIn(document: vscode.TextDocument): boolean;
  diagnosticsOf(document: vscode.TextDocument): Promise<readonly vscode.Diagnostic[]>;
  /** Those in and around a range of a long document, for which there is no need to read all of it. */
  diagnosticsNear?(document: vscode.TextDocument, range: vscode.Range): Promise<readonly vscode.Diagnostic[]>;
}

/** How long nothing must be typed or opened before texts are looked at, in milliseconds. */
const restingTime = 300;

/** Keeps the marks of the user's own texts that stand in an editor's tab. */
export class ShownDiagnostics implements vscode.Disposable {
  private readonly collection: vscode.DiagnosticCollection;
  private readonly subscriptions: vscode.Disposable;
  /** By the URI of a document, what it was looked at as; empty where that is out of date. */
  private readonly marked = new Map<string, string>();
  private readonly updating = new Delayed(restingTime, () => void this.update());

  constructor(
    private readonly log: vscode.LogOutputChannel,
    private readonly marker: Marker,
  ) {
    this.collection = vscode.languages.createDiagnosticCollection(marker.name);
    this.subscriptions = vscode.Disposable.from(
      this.collection,
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (this.marked.has(document.uri.toString())) {
          this.updating.atRest();
        }
      }),
      // A document whose language changes is closed and opened again.
      vscode.workspace.onDidOpenTextDocument(({ uri, languageId }) => {
        if (marker.languages.includes(languageId) || this.marked.has(uri.toString())) {
          this.updating.atRest();
        }
      }),
      // Another untitled one may follow under its name.
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        this.forget(uri);
      }),
      vscode.window.tabGroups.onDidChangeTabs(({ opened, closed }) => {
        if (opened.length + closed.length > 0) {
          this.updating.atRest();
        }
      }),
    );
    this.updating.atRest();
  }

  /** Whether a document is one that is marked. */
  isMarkable(document: vscode.TextDocument): boolean {
    const schemes = ['file', 'untitled', ...(vscode.workspace.workspaceFolders ?? []).map((folder) => folder.uri.scheme)];
    return this.marker.languages.includes(document.languageId) && schemes.includes(document.uri.scheme) && this.marker.isEnabledIn(document);
  }

  /** Looks at all texts again, at once. */
  startAnew(): void {
    for (const uri of this.marked.keys()) {
      this.marked.set(uri, '');
    }
    this.updating.atRest(0);
  }

  dispose(): void {
    this.updating.dispose();
    this.subscriptions.dispose();
  }

  private forget(uri: vscode.Uri): void {
    if (this.marked.delete(uri.toString())) {
      this.collection.delete(uri);
    }
  }

  private async update(): Promise<void> {
    const documents = shownDocuments().filter((document) => this.isMarkable(document));
    const shown = new Set(documents.map(({ uri }) => uri.toString()));
    for (const uri of [...this.marked.keys()].filter((each) => !shown.has(each))) {
      this.forget(vscode.Uri.parse(uri));
    }
    for (const document of documents) {
      const [key, stamp] = [document.uri.toString(), stampOf(document)];
      if (document.isClosed || this.marked.get(key) === stamp) {
        continue;
      }
      this.marked.set(key, stamp);
      try {
        await this.mark(document, stamp);
      } catch (error) {
        this.log.error(`Cannot be marked: ${key}`, error);
      }
      await nextTurn();
    }
  }

  private async mark(document: vscode.TextDocument, stamp: string): Promise<void> {
    // In a long document that has no marks yet, those in sight come first.
    const visible = isLong(document) && !this.collection.has(document.uri) ? visibleRangeOf(document) : undefined;
    if (visible && this.marker.diagnosticsNear) {
      this.setMarks(document, stamp, await this.marker.diagnosticsNear(document, visible));
    }
    this.setMarks(document, stamp, await this.marker.diagnosticsOf(document));
  }

  /** Meanwhile the document may have been closed or changed, or all is to be looked at again. */
  private setMarks(document: vscode.TextDocument, stamp: string, diagnostics: readonly vscode.Diagnostic[]): void {
    if (this.marked.get(document.uri.toString()) === stamp && stampOf(document) === stamp) {
      this.collection.set(document.uri, diagnostics);
    }
  }
}

function stampOf({ version, languageId }: vscode.TextDocument): string {
  return `${String(version)} ${languageId}`;
}

/** The lines of a document that an editor shows. */
function visibleRangeOf(document: vscode.TextDocument): vscode.Range | undefined {
  return vscode.window.visibleTextEditors.find((editor) => editor.document === document)?.visibleRanges[0];
}

/** The texts in tabs. What is loaded behind the scenes, output, and the other side of a diff are none. */
function shownDocuments(): readonly vscode.TextDocument[] {
  const shown = new Set<string>();
  for (const { input } of vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs)) {
    if (input instanceof vscode.TabInputText) {
      shown.add(input.uri.toString());
    } else if (input instanceof vscode.TabInputTextDiff) {
      shown.add(input.modified.toString());
    }
  }
  return vscode.workspace.textDocuments.filter((document) => shown.has(document.uri.toString()));
}
