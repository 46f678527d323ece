import { CharacterClass, characterClasses, Code, fold, isCjk, isSpace } from '../text/characters';
import type { Trie } from './trie';

/** Walks a text along the names in a trie. Reusable, because most walks are short. */
export class NameReader {
  /** The offset of the next character. */
  at = 0;
  /** The current node in the trie. */
  node = 0;
  /** Whether the name so far has no space. */
  isOneWord = true;
  private text = '';
  private end = 0;
  private readonly classes = characterClasses();

  constructor(private readonly trie: Trie<unknown>) {}

  /** Starts a walk from `start`, up to `end`. */
  begin(text: string, start: number, end: number): void {
    this.text = text;
    this.at = start;
    this.end = end;
    this.node = this.trie.root;
    this.isOneWord = true;
  }

  /** Reads a character or white space inside a name. Returns false if no name continues. */
  advance(): boolean {
    const { text, trie, end, at } = this;
    if (at >= end) {
      return false;
    }
    const code = text.charCodeAt(at);
    if (this.classes[code] !== CharacterClass.space) {
      this.node = trie.child(this.node, fold(code));
      this.at++;
      return this.node !== 0;
    }
    return this.passSpace();
  }

  private passSpace(): boolean {
    const { text, trie, at } = this;
    const gap = spaceEnd(text, at, this.end);
    if (gap.end < 0) {
      return false;
    }
    const before = isCjk(text.charCodeAt(at - 1));
    const after = isCjk(text.charCodeAt(gap.end));
    this.at = gap.end;
    if (before === after && !(before && gap.lineBreak)) {
      this.node = trie.child(this.node, Code.space);
      this.isOneWord = false;
    } else {
      this.node = trie.child(this.node, fold(text.charCodeAt(gap.end)));
      this.at++;
    }
    return this.node !== 0;
  }
}

/** The end of white space inside a name, with at most one line break and block-quote markers; -1 at the end of the paragraph. */
function spaceEnd(text: string, start: number, end: number): { end: number; lineBreak: boolean } {
  let lineBreak = false;
  let at = start;
  for (; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === Code.lineFeed || (code === Code.carriageReturn && text.charCodeAt(at + 1) !== Code.lineFeed)) {
      if (lineBreak) {
        return { end: -1, lineBreak };
      }
      lineBreak = true;
    } else if (!isSpace(code) && !(lineBreak && code === Code.greater)) {
      return { end: at, lineBreak };
    }
  }
  return { end: -1, lineBreak };
}
