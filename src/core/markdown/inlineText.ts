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

/** A link to what a shortcode says, which Markdown does not read as one: `[Talk]({{< ref "/talk" >}})`. */
const shortcodeTarget = /\]\(\{\{[<%][^{}]*[>%]\}\}\)/g;
/** The first text in quotes that a shortcode has: `{{< heading "Ambient" >}}`. */
const shortcodeText = /\{\{[<%][^{}"]*"([^{}"]+)"/;

/** The texts of a block's content. */
export function inlineTexts(content: string, references: References): InlineTexts {
  if (withoutMarkup.test(content)) {
    return { anchor: content, visible: content };
  }
  const texts = textsOf(parseInline(content, references));
  return content.includes('{{') ? { anchor: texts.anchor, visible: visibleBesideShortcodes(content, references) } : texts;
}

function visibleBesideShortcodes(content: string, references: References): string {
  const { visible } = textsOf(parseInline(content.replace(shortcodeTarget, '](#)'), references));
  return visible.trim() === '' ? (shortcodeText.exec(content)?.[1] ?? visible) : visible;
}

/** The plain text of inline Markdown, such as a list item, as one line. */
export function inlineText(content: string): string {
  return displayText(inlineTexts(content, {}).visible);
}

function textsOf(tokens: readonly Token[]): InlineTexts {
  let [anchor, visible] = ['', ''];
  for (const { type, content, children } of tokens) {
    if (children) {
      const inner = textsOf(children);
      anchor += inner.anchor;
      visible += inner.visible;
    } else if (type === 'text' || type === 'code_inline') {
      anchor += content;
      visible += type === 'text' ? content.replace(shortcodes, '') : content;
    } else if (type === 'softbreak' || type === 'hardbreak') {
      visible += ' ';
    }
  }
  return { anchor, visible };
}
