import * as vscode from 'vscode';

/** The workspace folder of the tests: a copy of test/fixtures/workspace. */
export function workspaceFolder(): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (!folder) {
    throw new Error('The tests need a workspace folder.');
  }
  return folder.uri;
}

/** A file of the test workspace. */
export function fileUri(...segments: string[]): vscode.Uri {
  return vscode.Uri.joinPath(workspaceFolder(), ...segments);
}

/** Milliseconds that a test waits before it fails; a busy machine may need that long. */
export const timeout = 30_000;

/**
 * Polls until the result is neither `undefined` nor `false`.
 * @throws an error that names what it waited for, after the timeout
 */
export async function until<T>(what: string, probe: () => T | undefined | false | Thenable<T | undefined | false>): Promise<T> {
  const end = performance.now() + timeout;
  for (;;) {
    const answer = await probe();
    if (answer !== undefined && answer !== false) {
      return answer;
    }
    if (performance.now() > end) {
      throw new Error(`Waited ${String(timeout)} ms in vain for ${what}.`);
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** The folders that are being made, by URI. */
const inTheMaking = new Map<string, Promise<void>>();

/**
 * Creates a folder of the workspace, one level after the other. Waits until each one is watched: what is created before that in a new
 * folder, VS Code's watcher on Linux never sees.
 */
export function makeFolder(uri: vscode.Uri): Promise<void> {
  const key = uri.toString();
  const known = inTheMaking.get(key);
  if (known) {
    return known;
  }
  const made = makeLevel(uri).finally(() => inTheMaking.delete(key));
  inTheMaking.set(key, made);
  return made;
}

async function makeLevel(uri: vscode.Uri): Promise<void> {
  const exists = await vscode.workspace.fs.stat(uri).then(() => true, () => false);
  if (exists) {
    return;
  }
  const parent = vscode.Uri.joinPath(uri, '..');
  await makeFolder(parent);
  let isSeen = false;
  const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(parent, '*'));
  const see = (seen: vscode.Uri): void => {
    isSeen ||= seen.toString() === uri.toString();
  };
  watcher.onDidCreate(see);
  // VS Code reports a folder that was deleted just before as changed.
  watcher.onDidChange(see);
  await vscode.workspace.fs.createDirectory(uri);
  await until(`the folder ${uri.path} to be watched`, () => isSeen);
  watcher.dispose();
}
