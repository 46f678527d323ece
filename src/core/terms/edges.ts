import { Code, isWord } from '../text/characters';

/** Whether there is a letter or digit at an offset, which may be outside the text. */
export function isWordAt(text: string, at: number): boolean {
  return isWord(text.charCodeAt(at));
}

/** Whether a name may start at an offset. `whole`: hyphens join words, as in manifests and code. */
export function isEdgeBefore(text: string, at: number, whole: boolean): boolean {
  const before = text.charCodeAt(at - 1);
  return !isWord(before) && !((before === Code.underscore || (whole && before === Code.hyphen)) && isWordAt(text, at - 2));
}

/** Whether a name may end at `end` (exclusive). Names that end in CJK or punctuation always may. */
export function isEdgeAfter(text: string, end: number, whole: boolean): boolean {
  if (!isWordAt(text, end - 1)) {
    return true;
  }
  const after = text.charCodeAt(end);
  return !isWord(after) && !((after === Code.underscore || (whole && after === Code.hyphen)) && isWordAt(text, end + 1));
}
