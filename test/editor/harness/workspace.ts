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
