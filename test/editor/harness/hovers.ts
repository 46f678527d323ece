import * as vscode from 'vscode';

/** The card at a position, as text with links, and its range; undefined if there is none. */
export interface ShownCard {
  readonly body: string;
  readonly links: string;
  readonly range: vscode.Range | undefined;
}

export async function cardAt(document: vscode.TextDocument, position: vscode.Position): Promise<ShownCard | undefined> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, position);
  for (const hover of hovers) {
    const [body, links] = hover.contents.map((content) => (content instanceof vscode.MarkdownString ? content.value : ''));
    if (body !== undefined && links?.includes('command:meshNotes.openTerm') === true) {
      return { body, links, range: hover.range };
    }
  }
  return undefined;
}

/** The card for the first occurrence of a text in a document. */
export async function cardOn(document: vscode.TextDocument, text: string): Promise<ShownCard | undefined> {
  const offset = document.getText().indexOf(text);
  if (offset < 0) {
    throw new Error(`The document does not hold “${text}”.`);
  }
  return cardAt(document, document.positionAt(offset));
}

/** The target paths of Go to Definition from the first occurrence of a text. */
export async function definitionPaths(document: vscode.TextDocument, text: string): Promise<string[]> {
  const position = document.positionAt(document.getText().indexOf(text));
  const found = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>('vscode.executeDefinitionProvider', document.uri, position);
  return found.map((each) => ('uri' in each ? each.uri : each.targetUri).path);
}

export function open(language: string, content: string): Thenable<vscode.TextDocument> {
  return vscode.workspace.openTextDocument({ language, content });
}

/** The ids of the terms in a card's page links, in order. */
export function termIds({ links }: ShownCard): string[] {
  return [...links.matchAll(/command:meshNotes\.openTerm\?([^)\s]+)/g)].map(([, args = '']) => String((JSON.parse(decodeURIComponent(args)) as unknown[])[0]));
}
