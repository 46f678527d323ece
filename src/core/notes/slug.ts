/**
 * The anchor of a heading as in VS Code's Markdown preview and on GitHub: lower case, without punctuation, spaces as
 * hyphens. `text`: without markup.
 */
export function slugOf(text: string): string {
  return text.trim().toLowerCase().replace(/[^\p{Alphabetic}\p{M}\p{Nd}\p{Pc} -]/gu, '').replaceAll(' ', '-');
}

/** The anchors of a document's headings, from their texts in order. Repeated ones get `-1`, `-2` … */
export function uniqueSlugs(texts: readonly string[]): string[] {
  const used = new Map<string, number>();
  return texts.map((text) => {
    const base = slugOf(text);
    let count = used.get(base);
    if (count === undefined) {
      used.set(base, 0);
      return base;
    }
    // Unlike the preview, skip suffixed anchors that are taken: anchors identify topics.
    do {
      count++;
    } while (used.has(`${base}-${count}`));
    used.set(base, count).set(`${base}-${count}`, 0);
    return `${base}-${count}`;
  });
}
