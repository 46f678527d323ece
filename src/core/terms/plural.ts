/** A name with the regular English plural of its last word; undefined if that ends in a digit, CJK or `s`. */
export function pluralOf(name: string): string | undefined {
  if (/[^aeiou\W\d_]y$/i.test(name)) {
    return `${name.slice(0, -1)}ies`;
  }
  if (/(?:ss|x|z|ch|sh)$/i.test(name)) {
    return `${name}es`;
  }
  return /[a-rt-z]$/i.test(name) ? `${name}s` : undefined;
}
