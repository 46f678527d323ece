import { findNodeAtLocation } from 'jsonc-parser';
import { readJsonTree } from './jsonTree';
import { LineReader } from './lines';
import { lineProblem, type Problem, type Range } from './problem';

/**
 * The range of a list item in a settings file.
 *
 * @param path the keys that lead to the list; in a workspace file, `settings` comes first
 * @returns undefined if the item is missing, or the text is not JSON with comments or nested too deeply
 */
export function rangeOfItem(text: string, path: readonly string[], item: string): Range | undefined {
  const { root } = readJsonTree(text);
  const node = root && findNodeAtLocation(root, [...path])?.children?.find(({ value }) => value === item);
  const lines = new LineReader(text);
  return node && { start: lines.positionAt(node.offset), end: lines.positionAt(node.offset + node.length) };
}

/** The problem of a path in a setting that is not read because the workspace is not trusted. `range`: from `rangeOfItem`. */
export function untrustedPathProblem(range: Range, path: string): Problem {
  return { ...lineProblem('warning', 0, 0, '“{0}” is outside the workspace or behind a symbolic link. It is not read until you trust the workspace.', path), range };
}

/** The problem of a path in a setting at which there is nothing. `range`: from `rangeOfItem`. */
export function missingPathProblem(range: Range, path: string): Problem {
  return { ...lineProblem('warning', 0, 0, '“{0}” was not found.', path), range };
}
