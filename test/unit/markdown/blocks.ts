import assert from 'node:assert/strict';
import { scanBlocks } from '../../../src/core/markdown/blocks';
import { outlineMarkdown } from '../../../src/core/notes/outline';
import { withLineFeeds } from '../../../src/core/notes/strings';
import { judgedBlocks, judgedOutline, told } from './markdownItJudge';

/** The blocks of a text, one a line, as `judgedBlocks` writes them. */
export function blocks(text: string): string[] {
  const found: string[] = [];
  scanBlocks(text, {
    enter: (type, start) => found.push(`enter ${type} ${start}`),
    leave: (type, end) => found.push(`leave ${type} ${end}`),
    heading: (start, end, level, content) => found.push(`heading ${start}-${end} ${level} ${JSON.stringify(content)}`),
    paragraph: (start, end, content) => found.push(`paragraph ${start}-${end} ${JSON.stringify(content.contentOf(start, end))}`),
    fence: (start, end, info, markup) => found.push(`fence ${start}-${end} ${markup} ${JSON.stringify(info)}`),
    other: (type, start, end) => found.push(`${type} ${start}-${end}`),
  });
  return found;
}

/** Checks the blocks and the outline of a text against markdown-it's. */
export function assertJudged(text: string, name: string): void {
  const source = withLineFeeds(text);
  assert.deepEqual(blocks(source), judgedBlocks(source), name);
  assert.deepEqual(outlineMarkdown(text, 3).map(told), judgedOutline(text, 3), name);
}
