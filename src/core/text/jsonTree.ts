import { createScanner, parseTree, type Node, type ParseError } from 'jsonc-parser';

/** What a JSON text with comments and trailing commas holds. */
export interface JsonTree {
  /** Undefined if the text holds no value, or is nested too deeply. */
  readonly root: Node | undefined;
  /** In the order of the text, each with its offset and length in UTF-16 code units. */
  readonly errors: readonly ParseError[];
  /** The offset of the first list or object that is nested too deeply to be read. */
  readonly tooDeepAt: number | undefined;
}

/** Reads a JSON text as far as it can be read. Never throws. */
export function readJsonTree(text: string): JsonTree {
  const tooDeepAt = findTooDeep(text);
  const errors: ParseError[] = [];
  return { root: tooDeepAt === undefined ? parseTree(text, errors, { allowTrailingComma: true }) : undefined, errors, tooDeepAt };
}

/** The parser calls itself for each level, and so does whatever walks through its tree. */
const maxDepth = 100;

function findTooDeep(text: string): number | undefined {
  const scanner = createScanner(text, true);
  let depth = 0;
  for (let token: number = scanner.scan(); token !== Token.end; token = scanner.scan()) {
    depth += token === Token.openBrace || token === Token.openBracket ? 1 : token === Token.closeBrace || token === Token.closeBracket ? -1 : 0;
    if (depth > maxDepth) {
      return scanner.getTokenOffset();
    }
  }
  return undefined;
}

/** The kinds of tokens of jsonc-parser: its own enum is const, so modules that are compiled one by one cannot use it. */
const enum Token {
  openBrace = 1,
  closeBrace = 2,
  openBracket = 3,
  closeBracket = 4,
  end = 17,
}
