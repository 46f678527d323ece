import { getNodeValue } from 'jsonc-parser';
import { readJsonTree } from '../text/jsonTree';
import { LineReader } from '../text/lines';
import type { Field, Fields, Mistake } from './frontMatterFields';

/** Reads the top-level fields of a JSON object, as many as an invalid one has. */
export function readJson(source: string): Fields {
  const { root, errors, tooDeepAt } = readJsonTree(source);
  const lines = new LineReader(source);
  const isObject = root?.type === 'object';
  // The first error may cause the others.
  const wrongAt = errors[0]?.offset ?? tooDeepAt ?? (isObject ? undefined : 0);
  const mistakes: Mistake[] = wrongAt === undefined ? [] : [{ line: lines.lineAt(wrongAt), severity: isObject ? 'warning' : 'error', message: 'Not valid JSON.', args: [] }];
  const entries = (isObject ? (root.children ?? []) : []).flatMap(({ children: [key, value] = [], offset }): Field[] => (key && value ? [{ key: String(key.value), value: getNodeValue(value), line: lines.lineAt(offset) }] : []));
  return { entries, mistakes };
}

/** The end of the JSON object that begins at an offset, exclusive; undefined if it is not closed within `limit` code units. */
export function jsonObjectEnd(text: string, start: number, limit: number): number | undefined {
  let depth = 0;
  const part = text.slice(start, start + limit);
  for (const { index, 0: token } of part.matchAll(/"(?:[^"\\\n]|\\.)*"?|[{}]/g)) {
    depth += token === '{' ? 1 : token === '}' ? -1 : 0;
    if (depth === 0) {
      return start + index + 1;
    }
  }
  return undefined;
}
