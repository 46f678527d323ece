import * as vscode from 'vscode';

/** The folders or files that a setting names: relative to each workspace folder, or absolute paths or URIs. */
export function namedPlaces(names: readonly string[]): readonly vscode.Uri[] {
  return names.map((name) => name.trim()).filter((name) => name !== '').flatMap((name) => {
    if (/^[a-z][a-z\d+.-]+:/i.test(name)) {
      return withoutSlash(vscode.Uri.parse(name));
    }
    if (/^(?:\/|[a-z]:[\\/])/i.test(name)) {
      return withoutSlash(vscode.Uri.file(name));
    }
    return (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => withoutSlash(vscode.Uri.joinPath(uri, name)));
  });
}

function withoutSlash(uri: vscode.Uri): vscode.Uri {
  return uri.path.length > 1 && uri.path.endsWith('/') ? uri.with({ path: uri.path.slice(0, -1) }) : uri;
}
