import * as vscode from 'vscode';

const scheme = 'mesh-notes-manifest';

/**
 * Shows a manifest as it would be inserted, in an editor group below the active editor, where the picker does not cover it. Reuses one document
 * to avoid flicker. The separate group leaves the user's tabs unchanged when the preview closes.
 */
export class ManifestPreview implements vscode.Disposable {
  private readonly changes = new vscode.EventEmitter<vscode.Uri>();
  private readonly uri = vscode.Uri.from({ scheme, path: `/${vscode.l10n.t('Manifest Preview')}.yaml` });
  private readonly registration: vscode.Disposable;
  private text = '';
  private shown: Promise<unknown> | undefined;
  private closing = Promise.resolve();

  constructor() {
    this.registration = vscode.workspace.registerTextDocumentContentProvider(scheme, {
      onDidChange: this.changes.event,
      provideTextDocumentContent: () => this.text,
    });
    // Close a preview left from the last session.
    void this.close();
  }

  /** Shows a text, in the open tab if there is one. Keeps the focus. */
  show(text: string): void {
    if (text === this.text && this.shown) {
      return;
    }
    this.text = text;
    this.changes.fire(this.uri);
    // The picker works without a preview.
    this.shown ??= this.closing.then(() => this.open()).catch(() => undefined);
  }

  /** Closes the tab and its editor group. */
  close(): Promise<void> {
    const { shown } = this;
    this.shown = undefined;
    this.text = '';
    return (this.closing = this.closing.then(() => shown).then(closeTabs).catch(() => undefined));
  }

  dispose(): void {
    this.registration.dispose();
    this.changes.dispose();
  }

  private async open(): Promise<void> {
    const { text } = this;
    const document = await vscode.workspace.openTextDocument(this.uri);
    if (text !== this.text) {
      // VS Code ignores changes while it opens a document.
      this.changes.fire(this.uri);
    }
    // This moves the focus only if an editor has it; here the picker has it.
    await vscode.commands.executeCommand('workbench.action.newGroupBelow');
    await vscode.window.showTextDocument(document, { preview: false, preserveFocus: true });
  }
}

async function closeTabs(): Promise<void> {
  for (const group of vscode.window.tabGroups.all) {
    const tabs = group.tabs.filter(({ input }) => input instanceof vscode.TabInputText && input.uri.scheme === scheme);
    if (tabs.length > 0) {
      // Close the whole group: an empty one stays open if `closeEmptyGroups` is off.
      await (tabs.length === group.tabs.length ? vscode.window.tabGroups.close(group, true) : vscode.window.tabGroups.close(tabs, true));
    }
  }
}
