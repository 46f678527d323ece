import type { Token } from 'markdown-it';
import { readInlineMarkup, type References } from '../markdown/parser';
import { SourceMap } from '../markdown/source';

/** A stretch of a text token's content that stands in the source as it is; offsets are UTF-16 code units. */
export interface TextSegment {
  readonly token: Token;
  /** Of the token, among the children of its inline token. */
  readonly index: number;
  readonly sourceStart: number;
  readonly contentStart: number;
  readonly length: number;
}

/**
 * Where the text of an inline token stands in the source. The preview may have plugins that our reader knows nothing of, so each text of theirs is
 * looked for in what our reader shows; undefined if one is not there. `places`: those of the token's content.
 */
export function locateText({ content, children }: Token, references: References, places: SourceMap): readonly TextSegment[] | undefined {
  const shown = shownText(content, references);
  const found: TextSegment[] = [];
  let at = 0;
  let isLinkified = false;
  for (const [index, token] of (children ?? []).entries()) {
    if (token.type === 'link_open' || token.type === 'link_close') {
      // What a bare address or a shortcode shows may be written otherwise.
      isLinkified = token.type === 'link_open' && (token.markup !== '' || token.info !== '');
    } else if (token.type === 'text' && !isLinkified) {
      const start = shown.text.indexOf(straightQuotes(token.content), at);
      if (start < 0) {
        return undefined;
      }
      at = start + token.content.length;
      for (let from = start; from < at; ) {
        const inContent = shown.places.at(from);
        const to = Math.min(at, shown.places.segmentEnd(from), from + places.segmentEnd(inContent) - inContent);
        found.push({ token, index, sourceStart: places.at(inContent), contentStart: from - start, length: to - from });
        from = to;
      }
    }
  }
  return found;
}

/** The text that our reader shows of a content, and where in the content it stands. */
function shownText(content: string, references: References): { text: string; places: SourceMap } {
  const places = new SourceMap();
  let text = '';
  let from = 0;
  for (const { type, start, end, shown } of readInlineMarkup(content, references)) {
    places.add(text.length, from);
    text += content.slice(from, start);
    if (type === 'character') {
      places.add(text.length, end - shown.length);
      text += shown;
    }
    from = end;
  }
  places.add(text.length, from);
  return { text: straightQuotes(text + content.slice(from)), places };
}

/** The typographer puts curled quotes in the place of straight ones, one for one. */
function straightQuotes(text: string): string {
  return text.replace(/[“”]/g, '"').replace(/[‘’]/g, "'");
}
