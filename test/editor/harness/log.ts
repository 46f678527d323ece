import type * as vscode from 'vscode';

/** A log that collects its entries, without details, in a list. */
export function logInto(entries: string[]): vscode.LogOutputChannel {
  const add = (text: string): void => {
    entries.push(text);
  };
  return { info: () => undefined, warn: add, error: add } as unknown as vscode.LogOutputChannel;
}
