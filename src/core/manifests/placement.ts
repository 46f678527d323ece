import type { Range } from '../text/problem';
import { isBlank, type LineEdit, type PlacementDocument } from './lineEdits';
import { placeInMarkdown } from './markdownPlacement';
import type { ManifestSnippet } from './snippet';
import { placeYamlFragment, placeYamlManifest } from './yamlPlacement';

/** Text that takes the place of a range. */
export interface Insertion {
  readonly range: Range;
  /** Snippet syntax with `\n` as line end and with its indentation. */
  readonly text: string;
}

export type Placement =
  /** Sorted, without overlaps. */
  | { readonly kind: 'edit'; readonly insertions: readonly Insertion[] }
  /** The manifest does not fit this document and needs a new one. */
  | { readonly kind: 'newDocument' };

/**
 * Decides where a snippet is inserted. Replaces nothing in the document but blank lines.
 *
 * | language | cursor | manifest | fragment |
 * | --- | --- | --- | --- |
 * | YAML, Helm | in a document with nothing but comments | into it: in place of the cursor's blank line, else at its end | as below |
 * | | in any other document | after it, `---` before it and after it, in column 0 | |
 * | | on `---` | the document below it | below it, in column 0 |
 * | | on `...` | the document above it, before the `...` | below it, in column 0 |
 * | | in comments or directives above the first `---` | the document they introduce | |
 * | | several in one document | once | once for each line |
 * | | on a blank line | | in its place, indented as it is; under an open key (`labels:`) no less than its children |
 * | | on an open key | | below it, indented as its children |
 * | | on another line | | below it and what it goes on with, indented as it is |
 * | Markdown | in a YAML fence | as in YAML, within the fence, indented and quoted as it is | the same |
 * | | on a blank line | a fence in its place, in the list item or quote it is in | the same |
 * | | in a paragraph, a table, a fence of another language … | a fence after it | the same |
 * | | in such a fence, or a comment, that is never closed | its end, and a fence after it | the same |
 * | | in the front matter | a fence after it | the same |
 * | plain text | on a blank line | in its place | the same |
 * | | on another line | below it | the same |
 * | any other | | a new document | a new document |
 *
 * Apply the insertions as one `WorkspaceEdit` of `SnippetTextEdit`s with `keepWhitespace`. Their texts may differ, while `insertSnippet`
 * inserts one text and always indents it at further cursors.
 *
 * @param selections only their ends count; a selection of whole lines ends on the last of them
 */
export function placeManifest(document: PlacementDocument, selections: readonly Range[], snippet: ManifestSnippet): Placement {
  const edits = placeLines(document, cursorLines(document, selections), snippet.kind, bodyLines(snippet));
  if (!edits) {
    return { kind: 'newDocument' };
  }
  // The first edit for each line.
  const byLine = new Map(edits.toReversed().map((edit) => [edit.line, edit]));
  return { kind: 'edit', insertions: [...byLine.values()].sort((a, b) => a.line - b.line).map((edit) => toInsertion(document, edit)) };
}

/** Ranges begin in column 0 if possible, because VS Code may indent a snippet like the text before it. */
function toInsertion(document: PlacementDocument, { line, replace, lines }: LineEdit): Insertion {
  const text = lines.join('\n');
  if (line >= document.lineCount) {
    const last = document.lineCount - 1;
    const end = { line: last, character: document.lineAt(last).length };
    return { range: { start: end, end }, text: `\n${text}` };
  }
  const start = { line, character: 0 };
  if (!replace) {
    return { range: { start, end: start }, text: `${text}\n` };
  }
  const length = document.lineAt(line).length;
  const endsFile = line > 0 && line === document.lineCount - 1 && length === 0;
  return { range: { start, end: { line, character: length } }, text: endsFile ? `${text}\n` : text };
}

function placeLines(
  document: PlacementDocument, cursors: readonly number[], kind: ManifestSnippet['kind'], body: readonly string[],
): LineEdit[] | undefined {
  const place = kind === 'manifest' ? placeYamlManifest : placeYamlFragment;
  switch (document.languageId) {
    case 'yaml':
    case 'helm':
      return place({ from: 0, to: document.lineCount, isClosed: false, lineAt: (line) => document.lineAt(line) }, cursors, body);
    case 'markdown':
      return placeInMarkdown(document, cursors, body, place);
    case 'plaintext':
      return cursors.map((line) => {
        const replace = isBlank(document.lineAt(line));
        return { line: replace ? line : line + 1, replace, lines: body };
      });
    default:
      return undefined;
  }
}

/** The lines with a cursor, sorted and without duplicates. */
function cursorLines(document: PlacementDocument, selections: readonly Range[]): number[] {
  const lines = selections.map(({ start, end }) => (end.character === 0 && end.line > start.line ? end.line - 1 : end.line));
  return [...new Set(lines.map((line) => Math.min(line, document.lineCount - 1)))].sort((a, b) => a - b);
}

/** The body without surrounding document markers and blank lines. */
function bodyLines({ body }: ManifestSnippet): string[] {
  const lines = body.split('\n');
  const isInner = (line: string): boolean => !/^(?:---|\.\.\.)?\s*$/.test(line);
  const first = lines.findIndex(isInner);
  return first < 0 ? [] : lines.slice(first, lines.findLastIndex(isInner) + 1);
}
