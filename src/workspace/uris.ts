import type * as vscode from 'vscode';
import { linkPath } from '../core/text/escape';

/** The scheme of the built-in pages. Its dot lets links pass the filter of VS Code's Markdown preview. */
export const builtinScheme = 'mesh.notes';

/** The last segment of a URI's path, decoded. */
export function fileName(uri: vscode.Uri): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}

/** Whether the name of a file says that it is Markdown. */
export function isMarkdown({ path }: vscode.Uri): boolean {
  return /\.(?:md|markdown)$/i.test(path);
}

/** Whether a URI equals a folder or lies inside it. */
export function isWithin(uri: vscode.Uri, folder: vscode.Uri): boolean {
  const base = folder.path.endsWith('/') ? folder.path : `${folder.path}/`;
  return uri.scheme === folder.scheme && uri.authority === folder.authority && (uri.path === folder.path || uri.path.startsWith(base));
}

/** The relative path between two documents, escaped as a Markdown link destination. */
export function relativePath(from: string, to: string): string {
  const folders = from.split('/').slice(0, -1);
  const target = to.split('/');
  const common = folders.findIndex((folder, index) => folder !== target[index]);
  const shared = common < 0 ? folders.length : common;
  return '../'.repeat(folders.length - shared) + linkPath(target.slice(shared).join('/'));
}
