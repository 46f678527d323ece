import * as vscode from 'vscode';
import type { Workspace } from '../../../src/workspace/configuredPaths';
import { Settings, type PathSetting } from '../../../src/workspace/settings';

/** Workspace or user settings. */
export class WrittenSettings extends Settings {
  readonly workspaces = new Map<PathSetting, readonly string[]>();
  readonly users = new Map<PathSetting, readonly string[]>();

  override paths(setting: PathSetting): readonly string[] {
    return this.workspaces.get(setting) ?? this.users.get(setting) ?? [];
  }

  override isFromWorkspaceOnly(setting: PathSetting, name: string): boolean {
    return this.workspaces.get(setting)?.includes(name) === true && this.users.get(setting)?.includes(name) !== true;
  }
}

/** A workspace that is not trusted until a test trusts it. */
export class FakeWorkspace implements Workspace {
  private readonly grants = new vscode.EventEmitter<void>();
  readonly workspaceFolders: readonly vscode.WorkspaceFolder[];
  isTrusted = false;
  readonly onDidGrantWorkspaceTrust = this.grants.event;

  readonly workspaceFile: vscode.Uri | undefined;

  constructor(folders: readonly vscode.Uri[], workspaceFile?: vscode.Uri) {
    this.workspaceFile = workspaceFile;
    this.workspaceFolders = folders.map((uri, index) => ({ uri, name: String(index), index }));
  }

  grantTrust(): void {
    this.isTrusted = true;
    this.grants.fire();
  }
}
