import type { Token } from 'markdown-it';
import { displayText } from '../text/strings';
import { parseInline, type References } from './parser';

export interface InlineTexts {
  /** The text from which VS Code's preview derives the anchor. */
  readonly anchor: string;
  /** What a reader sees. */
  readonly visible: string;
}

/** Hugo's `{{< … >}}` and `{{% … %}}`. */
const shortcodes = /\{\{[<%][^{}]*[>%]\}\}/g;

const withoutMarkup = /^[^\\`*_~[\]<>&!{\n]*$/;

/** The texts of a block's content. */
export function inlineTexts(content: string, references: References): InlineTexts {
  if (withoutMarkup.test(content)) {
    return { anchor: content, visible: content };
  }
  const tokens = parseInline(content, references);
  return { anchor: anchorText(tokens), visible: visibleText(tokens) };
}

/** The plain text of inline Markdown, such as a list item, as one line. */
export function inlineText(content: string): string {
  return displayText(inlineTexts(content, {}).visible);
}

function anchorText(tokens: readonly Token[]): string {
  return tokens.map(({ type, content, children }) => (children ? anchorText(children) : type === 'text' || type === 'code_inline' ? content : '')).join('');
}

function visibleText(tokens: readonly Token[]): string {
  return tokens
    .map(({ type, content, children }) => {
      switch (type) {
        case 'text':
          return content.replace(shortcodes, '');
        case 'code_inline':
          return content;
        case 'softbreak':
        case 'hardbreak':
          return ' ';
        default:
          return children ? visibleText(children) : '';
      }
    })
    .join('');
}
