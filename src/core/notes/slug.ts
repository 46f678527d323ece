/**
 * The anchor of a heading, as VS Code's Markdown preview (and GitHub) writes it: lower case, without punctuation, each
 * space a hyphen. `text` is the heading's text with the marks of emphasis, links and code gone.
 */
export function slugOf(text: string): string {
  const lowerCase = text.trim().toLowerCase();
  return (withPunctuation.test(lowerCase) ? withoutPunctuation(lowerCase) : lowerCase).replaceAll(' ', '-');
}

function withoutPunctuation(text: string): string {
  return common.test(text) ? text.replace(/[^\w\u4e00-\u9fa5 -]/g, '') : text.replace(/[^\p{Alphabetic}\p{M}\p{Nd}\p{Pc} -]/gu, '');
}

/** Anything but what most headings are made of, all of which stays. */
const withPunctuation = /[^\w\u4e00-\u9fa5 -]/;
/** That, and ASCII's, typographic and Chinese punctuation: all that goes of it is anything else. */
const common = /^[\0-\x7f\u2010-\u2027\u3001-\u3003\u3008-\u3011\u4e00-\u9fa5\uff01-\uff0f\uff1a-\uff20]*$/;

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
