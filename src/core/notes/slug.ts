/**
 * The anchor of a heading, as VS Code's Markdown preview (and GitHub) writes it: lower case, without punctuation, each
 * space a hyphen. `text` is the heading's text with the marks of emphasis, links and code gone.
 */
export function slugOf(text: string): string {
  const lowerCase = text.trim().toLowerCase();
  const slug = withPunctuation.test(lowerCase) ? withoutPunctuation(lowerCase) : lowerCase;
  return slug.replaceAll(' ', '-');
}

function withoutPunctuation(text: string): string {
  return common.test(text) ? text.replace(/[^\w\u4e00-\u9fa5 -]/g, '') : text.replace(/[^\p{Alphabetic}\p{M}\p{Nd}\p{Pc} -]/gu, '');
}

/** Anything but what most headings are made of, all of which stays. */
const withPunctuation = /[^\w\u4e00-\u9fa5 -]/;
/** That, and ASCII's, typographic and Chinese punctuation: all that goes of it is anything else. */
const common = /^[\0-\x7f\u2010-\u2027\u3001-\u3003\u3008-\u3011\u4e00-\u9fa5\uff01-\uff0f\uff1a-\uff20]*$/;

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
