import * as vscode from 'vscode';

/** Runs an action while a setting has another value, optionally for one language. */
export async function withSetting(name: string, value: unknown, action: () => Promise<unknown>, languageId?: string): Promise<void> {
  const scope = languageId === undefined ? undefined : { languageId };
  const set = (to: unknown) => vscode.workspace.getConfiguration('meshNotes', scope).update(name, to, vscode.ConfigurationTarget.Global, languageId !== undefined);
  await set(value);
  try {
    await action();
  } finally {
    await set(undefined);
  }
}
