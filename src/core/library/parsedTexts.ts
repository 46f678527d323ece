import type { MarkdownBlocks } from '../markdown/document';

/** How much text is kept parsed, in UTF-16 code units. */
const mostParsed = 16_000_000;

/** Keeps the blocks of texts from when their outline is read until their mentions are counted, so that they are parsed once. */
export class ParsedTexts {
  private readonly parsed = new Map<string, { readonly text: string; readonly blocks: MarkdownBlocks }>();
  private length = 0;

  keep(uri: string, text: string, blocks: MarkdownBlocks): void {
    this.take(uri, text);
    if (this.length + text.length <= mostParsed) {
      this.parsed.set(uri, { text, blocks });
      this.length += text.length;
    }
  }

  /** The blocks that are kept of a text, and now no longer. */
  take(uri: string, text: string): MarkdownBlocks | undefined {
    const known = this.parsed.get(uri);
    if (!known) {
      return undefined;
    }
    this.parsed.delete(uri);
    this.length -= known.text.length;
    return known.text === text ? known.blocks : undefined;
  }
}
