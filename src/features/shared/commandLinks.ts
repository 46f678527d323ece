import * as vscode from 'vscode';
import { linkPart, markdownText } from '../../core/text/escape';

/** A Markdown link that runs a command. */
export function commandLink(label: string, command: string, args: readonly unknown[]): string {
  return `[${markdownText(label)}](command:${command}?${linkPart(JSON.stringify(args))})`;
}

/** Trusted Markdown whose links may run only the given commands. Never pass text from a file. */
export function commandMarkdown(text: string, enabledCommands: readonly string[]): vscode.MarkdownString {
  const markdown = new vscode.MarkdownString(text);
  markdown.isTrusted = { enabledCommands };
  return markdown;
}
