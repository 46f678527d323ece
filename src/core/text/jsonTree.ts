import { createScanner, parseTree, type Node, type ParseError } from 'jsonc-parser';

/** A parsed JSON text with comments and trailing commas. */
export interface JsonTree {
  /** Undefined if the text has no value or is nested too deeply. */
  readonly root: Node | undefined;
  /** In text order, with offsets and lengths in UTF-16 code units. */
  readonly errors: readonly ParseError[];
  /** The offset of the first list or object that is nested too deeply to be read. */
  readonly tooDeepAt: number | undefined;
}

/** Parses as much of a JSON text as possible. Never throws. */
export function readJsonTree(text: string): JsonTree {
  const tooDeepAt = findTooDeep(text);
  const errors: ParseError[] = [];
  return { root: tooDeepAt === undefined ? parseTree(text, errors, { allowTrailingComma: true }) : undefined, errors, tooDeepAt };
}

/** The parser and everything that walks its tree are recursive. */
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

/** Token kinds of jsonc-parser, whose own const enum cannot be used with isolated modules. */
const enum Token {
  openBrace = 1,
  closeBrace = 2,
  openBracket = 3,
  closeBracket = 4,
  end = 17,
}
