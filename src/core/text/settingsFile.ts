import { findNodeAtLocation } from 'jsonc-parser';
import { readJsonTree } from './jsonTree';
import { lineProblem, type Problem, type Range } from './problem';
import { LineReader } from './lines';

/**
 * Where an item of a list stands in a settings file.
 *
 * @param path the keys that lead to the list: the setting's, in a workspace file `settings` before it
 * @returns undefined if the text does not hold it, is not JSON with comments, or is nested too deeply
 */
export function rangeOfItem(text: string, path: readonly string[], item: string): Range | undefined {
  const { root } = readJsonTree(text);
  const node = root && findNodeAtLocation(root, [...path])?.children?.find(({ value }) => value === item);
  const lines = new LineReader(text);
  return node && { start: lines.positionAt(node.offset), end: lines.positionAt(node.offset + node.length) };
}

/** A path in a setting that is not read because the workspace is not trusted. `range` as `rangeOfItem` gives it. */
export function untrustedPathProblem(range: Range, path: string): Problem {
  return { ...lineProblem('warning', 0, 0, '“{0}” is outside the workspace or behind a symbolic link. It is not read until you trust the workspace.', path), range };
}
