/**
 * The anchor of a heading, as VS Code's Markdown preview (and GitHub) writes it: lower case, without punctuation, each
 * space a hyphen. `text` is the heading's text with the marks of emphasis, links and code gone.
 */
export function slugOf(text: string): string {
  const lowerCase = text.trim().toLowerCase();
  return (withPunctuation.test(lowerCase) ? lowerCase.replace(/[^\p{Alphabetic}\p{M}\p{Nd}\p{Pc} -]/gu, '') : lowerCase).replaceAll(' ', '-');
}

/** Anything but what most headings are made of, all of which stays. */
const withPunctuation = /[^\w\u4e00-\u9fa5 -]/;

/** Gives the headings of one document their anchors, in document order: a repeated one gets `-1`, `-2` … */
export class SlugBuilder {
  readonly #used = new Map<string, number>();

  add(text: string): string {
    const base = slugOf(text);
    let count = this.#used.get(base);
    if (count === undefined) {
      this.#used.set(base, 0);
      return base;
    }
    // Unlike the preview, a suffix that another heading spells out itself is skipped: anchors identify topics.
    let slug: string;
    do {
      count++;
      slug = `${base}-${count}`;
    } while (this.#used.has(slug));
    this.#used.set(base, count).set(slug, 0);
    return slug;
  }
}
