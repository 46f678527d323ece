import * as vscode from 'vscode';
import { linkPart, markdownText } from '../../core/text/escape';

/** A link in Markdown that runs a command of ours. */
export function commandLink(label: string, command: string, args: readonly unknown[]): string {
  return `[${markdownText(label)}](command:${command}?${linkPart(JSON.stringify(args))})`;
}

/** Markdown of our own making whose links may run just these commands. */
export function commandMarkdown(text: string, enabledCommands: readonly string[]): vscode.MarkdownString {
  const markdown = new vscode.MarkdownString(text);
  markdown.isTrusted = { enabledCommands };
  return markdown;
}
