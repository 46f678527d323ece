/** The regular English plural of a name's last word; undefined if the word has none, because it ends in a digit, in CJK or already in `s`. */
export function pluralOf(name: string): string | undefined {
  if (/[^aeiou\W\d_]y$/i.test(name)) {
    return `${name.slice(0, -1)}ies`;
  }
  if (/(?:ss|x|z|ch|sh)$/i.test(name)) {
    return `${name}es`;
  }
  return /[a-rt-z]$/i.test(name) ? `${name}s` : undefined;
}
