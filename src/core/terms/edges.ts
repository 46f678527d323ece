import { Code, isWord } from '../text/characters';

/** Whether a letter or digit stands at a place, which may lie outside the text. */
export function isWordAt(text: string, at: number): boolean {
  return isWord(text.charCodeAt(at));
}

/** `whole`: a hyphen joins words, as it does in names in manifests and code. */
export function isEdgeBefore(text: string, at: number, whole: boolean): boolean {
  const before = text.charCodeAt(at - 1);
  if (isWord(before)) {
    return false;
  }
  return !((before === Code.underscore || (whole && before === Code.hyphen)) && isWordAt(text, at - 2));
}

/** `end`: the first place after the alias. An alias that ends in CJK or in a sign has an edge there anyhow. */
export function isEdgeAfter(text: string, end: number, whole: boolean): boolean {
  if (!isWordAt(text, end - 1)) {
    return true;
  }
  const after = text.charCodeAt(end);
  if (isWord(after)) {
    return false;
  }
  return !((after === Code.underscore || (whole && after === Code.hyphen)) && isWordAt(text, end + 1));
}
