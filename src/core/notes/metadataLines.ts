import { nextLineEnd, skipLineEnd } from '../text/lines';
import type { Field, Fields } from './frontMatterFields';

/** The keys that such a note begins with, as Pelican and MultiMarkdown name them. */
const firstKey = /^(?:title|date|authors?|tags|category|slug|summary|modified|status|lang|keywords|template|subtitle):[ \t]+\S/i;
const keyLine = /^([A-Za-z][\w-]*(?: [\w-]+)?):(?:[ \t]+(.*))?$/;
const continuation = /^[ \t]+\S/;

/** How much of a line is matched, in UTF-16 code units. */
const longestLine = 1000;
/** More lines are a text. */
const maxLines = 60;

/** Where lines `Title: …` at an offset end, and how many they are; undefined if they are none. A blank line or the end of the text follows them. */
export function metadataLinesEnd(text: string, start: number): { end: number; lines: number } | undefined {
  if (!firstKey.test(text.slice(start, Math.min(nextLineEnd(text, start), start + longestLine)))) {
    return undefined;
  }
  let hasTitle = false;
  let at = start;
  for (let lines = 0; lines < maxLines; lines++) {
    const end = nextLineEnd(text, at);
    const line = text.slice(at, Math.min(end, at + longestLine));
    if (line.trim() === '') {
      return hasTitle ? { end: at, lines } : undefined;
    }
    if (!keyLine.test(line) && !(lines > 0 && continuation.test(line))) {
      return undefined;
    }
    hasTitle ||= /^(?:title|date):/i.test(line);
    at = skipLineEnd(text, end);
    if (at >= text.length) {
      return hasTitle ? { end: text.length, lines: lines + 1 } : undefined;
    }
  }
  return undefined;
}

/** Reads lines `Title: …`. An indented line continues the one above. */
export function readMetadataLines(source: string): Fields {
  const entries: (Field & { value: string })[] = [];
  for (const [line, text] of source.split('\n').entries()) {
    const [, key, value = ''] = keyLine.exec(text) ?? [];
    const last = entries.at(-1);
    if (key !== undefined) {
      entries.push({ key, value: value.trim(), line });
    } else if (last && text.trim() !== '') {
      last.value = `${last.value} ${text.trim()}`.trim();
    }
  }
  return { entries, mistakes: [] };
}
