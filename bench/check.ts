import path from 'node:path';

import { outlineMarkdown } from '../src/core/notes/outline';
import { readFrontMatter } from '../src/core/notes/frontMatter';
import { judgedOutline, told, type JudgedHeading } from '../test/unit/markdown/markdownItJudge';
import { read, walk } from './limit';

/** Prints where our outline of a folder's Markdown files differs from markdown-it's. Returns the number of files that do. */
export function check(folder: string): number {
  const files = walk(folder);
  let differing = 0;
  let headings = 0;
  for (const file of files) {
    const text = read(file);
    const { bodyOffset, bodyLine } = readFrontMatter(text);
    const body = text.slice(bodyOffset);
    const ours = outlineMarkdown(body, bodyLine).map(told);
    const judged = judgedOutline(body, bodyLine);
    const differences = differencesOf(ours, judged);
    headings += judged.length;
    differing += differences.length > 0 ? 1 : 0;
    for (const difference of differences) {
      console.log(`${path.relative(folder, file)}:${difference}`);
    }
  }
  console.log(`${String(files.length)} files, ${String(headings)} headings: ${String(differing)} files differ`);
  return differing;
}

/** Each heading that one of the two has alone, by line: `12: ours "## A", markdown-it nothing`. */
function differencesOf(ours: readonly JudgedHeading[], judged: readonly JudgedHeading[]): string[] {
  const lines = new Set([...ours, ...judged].map(({ line }) => line));
  return [...lines].sort((a, b) => a - b).flatMap((line) => {
    const [our, their] = [ours, judged].map((headings) => written(headings.find((heading) => heading.line === line)));
    return our === their ? [] : [`${String(line + 1)}: ours ${our ?? ''}, markdown-it ${their ?? ''}`];
  });
}

function written(heading: JudgedHeading | undefined): string {
  return heading ? JSON.stringify(heading) : 'nothing';
}
