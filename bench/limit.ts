import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const markdown = /\.(?:md|markdown)$/i;

/** The Markdown files of a folder, without `node_modules`. */
export function walk(folder: string): string[] {
  const files: string[] = [];
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const name = path.join(folder, entry.name);
    if (entry.isDirectory()) {
      if (entry.name !== 'node_modules') {
        files.push(...walk(name));
      }
    } else if (entry.isFile() && markdown.test(entry.name)) {
      files.push(name);
    }
  }
  return files;
}

export function read(file: string): string {
  return readFileSync(file, 'utf8');
}

/** Skips the front matter and counts ATX headings by the first character of each line: a lower bound for reading a note. */
export function pass(text: string): number {
  let headings = 0;
  let at = 0;
  const mark = text.startsWith('---\n') ? '\n---' : text.startsWith('+++\n') ? '\n+++' : undefined;
  if (mark !== undefined) {
    at = Math.max(0, text.indexOf(mark, 3) + 1);
  }
  while (at >= 0 && at < text.length) {
    if (text.charCodeAt(at) === 0x23) {
      headings++;
    }
    const end = text.indexOf('\n', at);
    at = end < 0 ? text.length : end + 1;
  }
  return headings;
}

/** Walks the folder, reads every file and scans its text once. */
export function limit(folder: string): number {
  let headings = 0;
  for (const file of walk(folder)) {
    headings += pass(read(file));
  }
  return headings;
}
