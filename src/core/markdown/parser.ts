import MarkdownIt, { type Ruler, type StateInline, type Token } from 'markdown-it';

/** The link reference definitions of a text, as markdown-it keeps them. */
export interface References {
  references?: Record<string, { href: string; title: string }>;
}

/** markdown-it gives away only the rules that are enabled, in their order. */
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
// The text of an autolink is what is written.
parser.normalizeLink = parser.normalizeLinkText = (address) => address;

const { ruler: blockRules } = parser.block;
const readDefinition = ruleOf(blockRules, 'reference');
// markdown-it keeps what definitions say, and not where they stand.
blockRules.at('reference', (state, startLine, endLine, silent) => {
  // A footnote is text, though markdown-it alone takes it for a definition.
  const isFootnote = state.src.startsWith('[^', (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0));
  const isRead = !isFootnote && readDefinition(state, startLine, endLine, silent);
  if (isRead && !silent) {
    state.push('definition', '', 0).map = [startLine, state.line];
  }
  return isRead;
});

/** How many lines without its mark a quote may have: they go on with its paragraphs. */
const maxLazyLines = 100;

const readQuote = ruleOf(blockRules, 'blockquote');
// markdown-it looks to the next blank line for each quote, so that a text of short quotes without one would take time in proportion to its square.
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

/** The block tokens of a text whose line ends are `\n`. What stands in their lines is read when it is asked for. */
export function parseBlocks(text: string): { tokens: Token[]; references: References } {
  const tokens: Token[] = [];
  const references: References = {};
  parser.block.parse(text, parser, references, tokens);
  return { tokens, references };
}

/** The inline tokens of the content of a block. */
export function parseInline(content: string, references: References): readonly Token[] {
  return parser.parseInline(content, references)[0]?.children ?? [];
}

/** Something in the content of a block that is not shown as it is written. Offsets are UTF-16 code units in the content. */
export interface InlineMarkup {
  /** `target`: what follows the text of a link or an image, from its closing bracket on. */
  readonly type: 'code' | 'tag' | 'address' | 'target' | 'character';
  readonly start: number;
  readonly end: number;
  /** Where the link or image begins that a `target` belongs to; of others the same as `start`. */
  readonly opening: number;
  /** What a `character` (an escape or an entity) shows. */
  readonly shown: string;
}

/** What a piece begins with. Most contents have none. */
const mayHoldMarkup = /[\\`<&[]/;

/** The pieces of the content of a block, in their order. */
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

/** Where the rules write down what they read, while pieces are asked for. `offset`: where the text begins that they read, which is that of an image when it is in one. */
let trace: { readonly found: InlineMarkup[]; offset: number } | undefined;

/** Has a rule write down what it reads, from `from` on. */
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
    // Backticks that nothing closes are text, and make no token.
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
