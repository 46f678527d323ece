import * as vscode from 'vscode';
import { linkPath, markdownText } from '../../core/text/escape';
import { labelText } from './labelText';

/** Copies a Markdown link. */
export async function copyLink(label: string, target: string): Promise<void> {
  await vscode.env.clipboard.writeText(`[${markdownText(label)}](${target})`);
  vscode.window.setStatusBarMessage(vscode.l10n.t('Copied: {0}', labelText(label)), 3000);
}

/** A path from the workspace folder, which works in all its notes; for other files, their URI. */
export function linkTo(uri: vscode.Uri): string {
  if (!vscode.workspace.getWorkspaceFolder(uri)) {
    return uri.toString();
  }
  const path = linkPath(vscode.workspace.asRelativePath(uri.with({ fragment: '' }), false));
  return `/${path}${uri.fragment === '' ? '' : `#${uri.fragment}`}`;
}
