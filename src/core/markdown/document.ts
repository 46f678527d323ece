import type { Token } from 'markdown-it';
import { withLineFeeds } from '../text/lines';
import { detach, withoutNul } from '../text/strings';
import { parseBlocks, type References } from './parser';

/** A block that may mention terms. Lines count from the start of the parsed text; `end` is exclusive. */
export interface Block {
  readonly type: 'text' | 'html' | 'row' | 'fence' | 'code';
  readonly start: number;
  readonly end: number;
  /** Whether it is in a block quote. */
  readonly isQuoted: boolean;
  /** Without the markers of its containers; one for each cell of a table row. */
  readonly contents: readonly string[];
  /** The info string of a fence, or the `#` marks of an ATX heading. */
  readonly info: string;
}

export interface MarkdownBlocks {
  readonly blocks: readonly Block[];
  readonly references: References;
}

/** A Markdown text parsed into markdown-it's block tokens. */
export class MarkdownDocument {
  readonly tokens: readonly Token[];
  readonly references: References;

  /** `offset`: where the Markdown begins, in UTF-16 code units. */
  constructor(text: string, offset = 0) {
    ({ tokens: this.tokens, references: this.references } = parseBlocks(detach(withoutNul(withLineFeeds(text.slice(offset))))));
  }

  /** The blocks in text order. They take less memory than the document. */
  blocks(): MarkdownBlocks {
    const blocks: Block[] = [];
    let quotes = 0;
    let row: string[] | undefined;
    let heading = '';
    const add = (type: Block['type'], { map, content, info }: Token, contents: readonly string[] = [content], blockInfo = info): void => {
      if (map) {
        blocks.push({ type, start: map[0], end: map[1], isQuoted: quotes > 0, contents, info: blockInfo });
      }
    };
    for (const token of this.tokens) {
      switch (token.type) {
        case 'inline':
          if (row) {
            row.push(token.content);
          } else {
            add('text', token, [token.content], heading);
          }
          break;
        case 'heading_open':
          heading = token.markup.startsWith('#') ? token.markup : '';
          break;
        case 'heading_close':
          heading = '';
          break;
        case 'tr_open':
          row = [];
          add('row', token, row);
          break;
        case 'tr_close':
          row = undefined;
          break;
        case 'blockquote_open':
        case 'blockquote_close':
          quotes += token.nesting;
          break;
        case 'fence':
          add('fence', token);
          break;
        case 'code_block':
          add('code', token);
          break;
        case 'html_block':
          add('html', token);
          break;
      }
    }
    return { blocks, references: this.references };
  }
}
