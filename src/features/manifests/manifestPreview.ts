import * as vscode from 'vscode';

const scheme = 'mesh-notes-manifest';

/**
 * A group below the active editor that shows a manifest as it would be inserted; to the right, the picker would cover it. It is one document whose
 * text changes, so that nothing flickers, and a group of its own, so that it takes no place of the user's: when it closes, everything is as it was.
 */
export class ManifestPreview implements vscode.Disposable {
  private readonly changes = new vscode.EventEmitter<vscode.Uri>();
  private readonly uri = vscode.Uri.from({ scheme, path: `/${vscode.l10n.t('Manifest Preview')}.yaml` });
  private readonly registration: vscode.Disposable;
  private text = '';
  private shown: Promise<unknown> | undefined;

  constructor() {
    this.registration = vscode.workspace.registerTextDocumentContentProvider(scheme, {
      onDidChange: this.changes.event,
      provideTextDocumentContent: () => this.text,
    });
    // one that was open when the window was closed
    void this.close();
  }

  /** Shows a text, in the tab that is open where there is one. The focus stays where it is. */
  show(text: string): void {
    if (text === this.text && this.shown) {
      return;
    }
    this.text = text;
    this.changes.fire(this.uri);
    // without a tab one picks all the same
    this.shown ??= this.open().catch(() => undefined);
  }

  /** Closes the tab, and the group of editors that was made for it. */
  async close(): Promise<void> {
    await this.shown;
    this.shown = undefined;
    this.text = '';
    for (const group of vscode.window.tabGroups.all) {
      const tabs = group.tabs.filter(({ input }) => input instanceof vscode.TabInputText && input.uri.scheme === scheme);
      if (tabs.length > 0) {
        // an empty group would stay where the user wants such
        await (tabs.length === group.tabs.length ? vscode.window.tabGroups.close(group, true) : vscode.window.tabGroups.close(tabs, true));
      }
    }
  }

  dispose(): void {
    this.registration.dispose();
    this.changes.dispose();
  }

  private async open(): Promise<void> {
    const document = await vscode.workspace.openTextDocument(this.uri);
    // it takes the focus only from an editor, and the picker has it
    await vscode.commands.executeCommand('workbench.action.newGroupBelow');
    await vscode.window.showTextDocument(document, { preview: false, preserveFocus: true });
  }
}
