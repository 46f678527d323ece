import type { MarkdownIt, Token } from 'markdown-it';

/** Tokens with the tokens in them, in their order. */
export function flat(tokens: readonly Token[]): readonly Token[] {
  return tokens.flatMap((token) => [token, ...flat(token.children ?? [])]);
}

/** What a Markdown text becomes but for its words: every element with its link's target, which may lead to another heading. */
export function structure(markdown: string, md: MarkdownIt): readonly string[] {
  return flat(md.parse(markdown, {}))
    .filter(({ type }) => type !== 'text' && type !== 'text_special')
    .map(({ type, attrs }) => [type, ...(attrs ?? []).map(([name, value]) => `${name}=${value.replace(/#.*/, '')}`)].join(' '));
}
