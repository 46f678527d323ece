import matter from 'gray-matter';
import MarkdownIt from 'markdown-it';
import { createLanguageService, githubSlugifier, LogLevel, type IWorkspace } from 'vscode-markdown-languageservice';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { URI } from 'vscode-uri';

import { read, walk } from './limit';

/** Reads notes like many tools: gray-matter for the front matter, markdown-it for the rest. Returns the number of headings. */
export function grayMatterAndMarkdownIt(folder: string): number {
  const markdown = new MarkdownIt({ html: true });
  let headings = 0;
  for (const file of walk(folder)) {
    headings += markdown.parse(bodyOf(read(file)), {}).filter(({ type }) => type === 'heading_open').length;
  }
  return headings;
}

function bodyOf(text: string): string {
  try {
    // Without options, it caches every text.
    return matter(text, {}).content;
  } catch {
    return text;
  }
}

/** Gets the symbols of every document from the library behind VS Code's Markdown extension. Returns their number. */
export async function markdownLanguageService(folder: string): Promise<number> {
  const markdown = new MarkdownIt({ html: true });
  const service = createLanguageService({
    workspace: emptyWorkspace,
    parser: { slugifier: githubSlugifier, tokenize: (document) => Promise.resolve(markdown.parse(document.getText(), {}) as never) },
    logger: { level: LogLevel.Off, log: () => undefined },
  });
  const token = { isCancellationRequested: false, onCancellationRequested: noEvent };
  let symbols = 0;
  for (const file of walk(folder)) {
    const document = TextDocument.create(URI.file(file).toString(), 'markdown', 1, read(file));
    symbols += (await service.getDocumentSymbols(document, { includeLinkDefinitions: false }, token)).length;
  }
  service.dispose();
  return symbols;
}

const noEvent = () => ({ dispose: () => undefined });

const emptyWorkspace: IWorkspace = {
  workspaceFolders: [],
  onDidChangeMarkdownDocument: noEvent,
  onDidCreateMarkdownDocument: noEvent,
  onDidDeleteMarkdownDocument: noEvent,
  getAllMarkdownDocuments: () => Promise.resolve([]),
  hasMarkdownDocument: () => false,
  openMarkdownDocument: () => Promise.resolve(undefined),
  stat: () => Promise.resolve(undefined),
  readDirectory: () => Promise.resolve([]),
};
