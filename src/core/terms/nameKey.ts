import { Code, fold, isCjk, isSpace } from '../text/characters';

/** The key to sort and search names by: folded, white space collapsed, and removed at the end and next to CJK, where it is optional. */
export function nameKey(text: string): string {
  let key = '';
  // Reading from the growing key would copy it each time.
  let last = NaN;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const next = text.charCodeAt(at + 1);
    if (!isSpace(code)) {
      last = fold(code);
      key += String.fromCharCode(last);
    } else if (at + 1 < text.length && !isSpace(next) && isCjk(last) === isCjk(next)) {
      last = Code.space;
      key += ' ';
    }
  }
  return key;
}
