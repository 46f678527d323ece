import type { Token } from 'markdown-it';
import { readInlineMarkup, type References } from '../markdown/parser';
import { SourceMap } from '../markdown/source';

/** A segment of a text token that is in the source verbatim. Offsets are UTF-16 code units. */
export interface TextSegment {
  readonly token: Token;
  /** The index of the token in its inline token. */
  readonly index: number;
  readonly sourceStart: number;
  readonly contentStart: number;
  readonly length: number;
}

/**
 * Locates the texts of an inline token in the source. The preview may have unknown plugins, so each text is searched for in the visible text of
 * our own parser; undefined if one is missing. `places`: the source map of the token's content.
 */
export function locateText({ content, children }: Token, references: References, places: SourceMap): readonly TextSegment[] | undefined {
  const shown = shownText(content, references);
  const found: TextSegment[] = [];
  let at = 0;
  let isLinkified = false;
  for (const [index, token] of (children ?? []).entries()) {
    if (token.type === 'link_open' || token.type === 'link_close') {
      // Bare addresses and shortcodes may render differently.
      isLinkified = token.type === 'link_open' && (token.markup !== '' || token.info !== '');
    } else if (token.type === 'text' && !isLinkified) {
      const start = shown.text.indexOf(straightQuotes(token.content), at);
      if (start < 0) {
        return undefined;
      }
      at = start + token.content.length;
      for (let from = start; from < at;) {
        const inContent = shown.places.at(from);
        const to = Math.min(at, shown.places.segmentEnd(from), from + places.segmentEnd(inContent) - inContent);
        found.push({ token, index, sourceStart: places.at(inContent), contentStart: from - start, length: to - from });
        from = to;
      }
    }
  }
  return found;
}

/** The visible text of a content by our parser, and its source map. */
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

/** Undoes the typographer, which replaces quotes one for one. */
function straightQuotes(text: string): string {
  return text.replace(/[“”]/g, '"').replace(/[‘’]/g, "'");
}
