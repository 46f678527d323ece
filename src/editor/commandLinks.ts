import * as vscode from 'vscode';
import { escapeMarkdown } from '../core/terms/card';

/** A link in Markdown that runs a command of ours. */
export function commandLink(label: string, command: string, args: readonly unknown[]): string {
  return `[${escapeMarkdown(label)}](command:${command}?${encodeArguments(args)})`;
}

/** Parentheses would end the link's target. */
function encodeArguments(args: readonly unknown[]): string {
  return encodeURIComponent(JSON.stringify(args)).replaceAll('(', '%28').replaceAll(')', '%29');
}

/** Markdown of our own making whose links may run just these commands. */
export function commandMarkdown(text: string, enabledCommands: readonly string[]): vscode.MarkdownString {
  const markdown = new vscode.MarkdownString(text);
  markdown.isTrusted = { enabledCommands };
  return markdown;
}
