import type { Range } from '../../../src/core/text/problem';
import { placeManifest } from '../../../src/core/manifests/placement';
import type { ManifestSnippet } from '../../../src/core/manifests/snippet';

export const manifest = snippet('apiVersion: v1\nkind: New', 'manifest');
export const fragment = snippet('one: 1\ntwo:\n  three: 3', 'fragment');
export const listFragment = snippet('- one\n- two', 'fragment');

export function snippet(body: string, kind: ManifestSnippet['kind']): ManifestSnippet {
  return { id: 'x', prefix: 'x', title: 'X', description: '', project: 'x', body, kind, resources: [] };
}

/**
 * What a document reads after a snippet is placed in it, line breaks as VS Code makes them; `undefined` for a new document.
 *
 * @param marked the document, with `¦` at its cursors, and selections between `«` and `»`
 */
export function placed(languageId: string, marked: string, what: ManifestSnippet): string | undefined {
  const eol = marked.includes('\r\n') ? '\r\n' : '\n';
  const text = marked.replace(/[¦«»]/g, '');
  const lines = text.split(eol);
  const result = placeManifest({ languageId, lineCount: lines.length, lineAt: (line) => lines[line] ?? '' }, selections(marked, eol), what);
  if (result.kind === 'newDocument') {
    return undefined;
  }
  const offset = (line: number, character: number): number => lines.slice(0, line).reduce((sum, each) => sum + each.length + eol.length, character);
  let [out, last] = ['', 0];
  for (const insertion of result.insertions) {
    const { start, end } = insertion.range;
    const from = offset(start.line, start.character);
    if (from < last || start.line >= lines.length || start.character > (lines[start.line] ?? '').length) {
      throw new Error('insertions must be in order, apart, and inside the document');
    }
    out += text.slice(last, from) + insertion.text.replace(/\n/g, eol);
    last = offset(end.line, end.character);
  }
  return out + text.slice(last);
}

function selections(marked: string, eol: string): Range[] {
  const found: Range[] = [];
  let start: Range['start'] | undefined;
  marked.split(eol).forEach((text, line) => {
    let character = 0;
    for (const mark of text) {
      if (mark === '«') {
        start = { line, character };
      } else if (mark === '»' || mark === '¦') {
        const end = { line, character };
        found.push({ start: mark === '»' && start ? start : end, end });
      } else {
        character += mark.length;
      }
    }
  });
  return found;
}

/** Lines joined by `\n`. */
export function text(...lines: string[]): string {
  return lines.join('\n');
}

/** Whether all of `parts` are in `list`, in their order. */
export function holdsInOrder(list: readonly string[], parts: readonly string[]): boolean {
  let found = 0;
  for (const each of list) {
    found += each === parts[found] ? 1 : 0;
  }
  return found === parts.length;
}
