import * as vscode from 'vscode';
import { until } from './workspace';

/** VS Code's preview as an editor. */
export const preview = 'vscode.markdown.preview.editor';

export interface Link {
  readonly label: string;
  readonly href: string;
}

export function page(path: string): Thenable<vscode.TextDocument> {
  return vscode.workspace.openTextDocument(vscode.Uri.parse(`mesh.notes:${path}`));
}

/** The non-blank lines under a second-level heading. */
export function section(document: vscode.TextDocument, title: string): string[] {
  const [, after = ''] = document.getText().split(`\n## ${title}\n`);
  const [lines = ''] = after.split('\n## ');
  return lines.split('\n').filter((line) => line !== '');
}

export function linksIn(lines: readonly string[]): Link[] {
  return lines.flatMap((line) => [...line.matchAll(/\[((?:\\.|[^\]\\])+)\]\(([^)\s]+)(?: "[^"]*")?\)/g)].map(([, label = '', href = '']) => ({ label, href })));
}

/** Resolves a relative link of a page as the preview does. */
export function targetOf(document: vscode.TextDocument, { href }: Link): vscode.Uri {
  const [path = '', fragment = ''] = href.split('#');
  return vscode.Uri.joinPath(document.uri, '..', decodeURIComponent(path)).with({ fragment: decodeURIComponent(fragment) });
}

/** Opens a page's document as the preview opens what a link leads to. */
export async function follow(uri: vscode.Uri, column = vscode.ViewColumn.Active): Promise<void> {
  await vscode.workspace.openTextDocument(uri);
  await vscode.commands.executeCommand('vscode.openWith', uri, preview, column);
}

/** Waits until the active editor is at a line of a file. */
export async function cursorAt(uri: vscode.Uri, line: number): Promise<void> {
  const place = (): string => {
    const editor = vscode.window.activeTextEditor;
    return editor ? `${editor.document.uri.toString()} ${String(editor.selection.active.line)}` : 'no editor';
  };
  const wanted = `${uri.toString()} ${String(line)}`;
  await until(`the cursor at ${wanted}`, () => place() === wanted);
}
