import MarkdownIt, { type Ruler, type StateInline, type Token } from 'markdown-it';

/** The link reference definitions of a text, as markdown-it keeps them. */
export interface References {
  references?: Record<string, { href: string; title: string }>;
}

/** markdown-it exposes only the enabled rules, in order, so the named one is found by disabling it. */
function ruleOf<T>(ruler: Ruler<T>, name: string): T {
  const all = ruler.getRules('');
  ruler.disable(name);
  const others = ruler.getRules('');
  ruler.enable(name);
  const rule = all.find((each) => !others.includes(each));
  if (!rule) {
    throw new Error(`markdown-it has no rule ${name}.`);
  }
  return rule;
}

/** Set up as in VS Code's preview: CommonMark with tables, strikethrough and HTML. */
const parser = new MarkdownIt({ html: true });
// Show autolinks as written.
parser.normalizeLink = parser.normalizeLinkText = (address) => address;

const { ruler: blockRules } = parser.block;
const readDefinition = ruleOf(blockRules, 'reference');
// markdown-it does not record where definitions are.
blockRules.at('reference', (state, startLine, endLine, silent) => {
  // Without a plugin, markdown-it reads footnotes as definitions.
  const isFootnote = state.src.startsWith('[^', (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0));
  const isRead = !isFootnote && readDefinition(state, startLine, endLine, silent);
  if (isRead && !silent) {
    state.push('definition', '', 0).map = [startLine, state.line];
  }
  return isRead;
});

/** The maximum number of lazy continuation lines in a block quote. */
const maxLazyLines = 100;

const readQuote = ruleOf(blockRules, 'blockquote');
// For each quote, markdown-it reads on to the next blank line, which is quadratic in a text of short quotes.
blockRules.at(
  'blockquote',
  (state, startLine, endLine, silent) => {
    const isQuote = (line: number): boolean => state.src[(state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0)] === '>';
    if (silent || !isQuote(startLine)) {
      return readQuote(state, startLine, endLine, silent);
    }
    let end = startLine;
    for (let lazy = 0; end < endLine && lazy <= maxLazyLines; end++) {
      lazy += isQuote(end) ? 0 : 1;
    }
    return readQuote(state, startLine, end, false);
  },
  { alt: ['paragraph', 'reference', 'blockquote', 'list'] },
);

/** Parses the blocks, but not their inline content. Line ends must be `\n`. */
export function parseBlocks(text: string): { tokens: Token[]; references: References } {
  const tokens: Token[] = [];
  const references: References = {};
  parser.block.parse(text, parser, references, tokens);
  return { tokens, references };
}

/** Parses the content of a block. */
export function parseInline(content: string, references: References): readonly Token[] {
  return parser.parseInline(content, references)[0]?.children ?? [];
}

/** Inline markup: a part of a block's content that does not render as written. Offsets are UTF-16 code units in the content. */
export interface InlineMarkup {
  /** `target`: what follows the text of a link or image, including the closing bracket. */
  readonly type: 'code' | 'tag' | 'address' | 'target' | 'character';
  readonly start: number;
  readonly end: number;
  /** For a `target`, where its link or image begins; otherwise the same as `start`. */
  readonly opening: number;
  /** The text that a `character` (an escape or entity) renders as. */
  readonly shown: string;
}

/** Characters that start markup. Most contents have none. */
const mayHoldMarkup = /[\\`<&[]/;

/** The markup in a block's content, in text order. */
export function readInlineMarkup(content: string, references: References): readonly InlineMarkup[] {
  const found: InlineMarkup[] = [];
  if (!mayHoldMarkup.test(content)) {
    return found;
  }
  trace = { found, offset: 0 };
  try {
    parser.inline.parse(content, parser, references, []);
  } finally {
    trace = undefined;
  }
  return found;
}

/** Where the rules record markup while `readInlineMarkup` runs. `offset`: where the text that they read begins, which is inside an image for its alt text. */
let trace: { readonly found: InlineMarkup[]; offset: number } | undefined;

/** Makes a rule record what it reads, starting at `from`. */
function traceRule(name: string, type: InlineMarkup['type'], from: (state: StateInline, start: number) => number = (_, start) => start): void {
  const rule = ruleOf(parser.inline.ruler, name);
  parser.inline.ruler.at(name, (state, silent) => {
    if (silent || !trace) {
      return rule(state, silent);
    }
    const { found, offset } = trace;
    const { pos: start, tokens } = state;
    const before = tokens.length;
    if (name === 'image') {
      trace.offset += start + 2;
    }
    const isRead = rule(state, false);
    trace.offset = offset;
    // Unclosed backticks are text and create no token.
    if (isRead && tokens.length > before) {
      found.push({ type, opening: offset + start, start: offset + from(state, start), end: offset + state.pos, shown: type === 'character' ? (tokens.at(-1)?.content ?? '') : '' });
    }
    return isRead;
  });
}

traceRule('backticks', 'code');
traceRule('html_inline', 'tag');
traceRule('autolink', 'address');
traceRule('entity', 'character');
traceRule('escape', 'character');
traceRule('link', 'target', (state, start) => parser.helpers.parseLinkLabel(state, start, true));
traceRule('image', 'target', (state, start) => parser.helpers.parseLinkLabel(state, start + 1, false));
