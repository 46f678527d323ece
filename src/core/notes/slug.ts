/**
 * The anchor of a heading, as VS Code's Markdown preview (and GitHub) writes it: lower case, without punctuation, each
 * space a hyphen. `text` is the heading's text with the marks of emphasis, links and code gone.
 */
export function slugOf(text: string): string {
  return text.trim().toLowerCase().replace(/[^\p{Alphabetic}\p{M}\p{Nd}\p{Pc} -]/gu, '').replaceAll(' ', '-');
}

/**
 * The anchors of the headings of one document, from their texts in document order: a repeated one gets `-1`, `-2` … They
 * are made when the first is asked for: most are never needed.
 */
export class Anchors {
  #texts: readonly string[];
  #slugs: readonly string[] | undefined;

  constructor(texts: readonly string[]) {
    this.#texts = texts;
  }

  /** Of the heading at an index. */
  slug(index: number): string {
    if (!this.#slugs) {
      this.#slugs = uniqueSlugs(this.#texts);
      this.#texts = [];
    }
    return this.#slugs[index] ?? '';
  }
}

function uniqueSlugs(texts: readonly string[]): string[] {
  const used = new Map<string, number>();
  return texts.map((text) => {
    const base = slugOf(text);
    let count = used.get(base);
    if (count === undefined) {
      used.set(base, 0);
      return base;
    }
    // Unlike the preview, a suffix that another heading spells out itself is skipped: anchors identify topics.
    let slug: string;
    do {
      count++;
      slug = `${base}-${count}`;
    } while (used.has(slug));
    used.set(base, count).set(slug, 0);
    return slug;
  });
}
