import * as vscode from 'vscode';

/** The URIs of the documents in editor tabs, without the original side of a diff. */
export function tabUris(): ReadonlySet<string> {
  const uris = new Set<string>();
  for (const { input } of vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs)) {
    if (input instanceof vscode.TabInputText) {
      uris.add(input.uri.toString());
    } else if (input instanceof vscode.TabInputTextDiff) {
      uris.add(input.modified.toString());
    }
  }
  return uris;
}
