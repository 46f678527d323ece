import { fold, isCjk, isSpace } from '../text/characters';

/** The key to sort and search names by: folded, white space collapsed, and removed at the end and next to CJK, where it is optional. */
export function nameKey(text: string): string {
  let key = '';
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const next = text.charCodeAt(at + 1);
    if (!isSpace(code)) {
      key += String.fromCharCode(fold(code));
    } else if (at + 1 < text.length && !isSpace(next) && isCjk(key.charCodeAt(key.length - 1)) === isCjk(next)) {
      key += ' ';
    }
  }
  return key;
}
