import { CharacterClass, characterClasses, Code, fold, isCjk, isSpace } from '../text/characters';
import type { Trie } from './trie';

/** Follows a text along the names of a trie; one for many places, since most are left soon. */
export class NameReader {
  /** What is not read yet. */
  at = 0;
  /** Where the trie is there. */
  node = 0;
  /** Whether no space was passed that counts as one of the name's. */
  isOneWord = true;
  private text = '';
  private end = 0;
  private readonly classes = characterClasses();

  constructor(private readonly trie: Trie<unknown>) {}

  /** Reads from `start` to `end` at most. */
  begin(text: string, start: number, end: number): void {
    this.text = text;
    this.at = start;
    this.end = end;
    this.node = this.trie.root;
    this.isOneWord = true;
  }

  /** Reads a character, or the white space inside a name; false where no name goes on. */
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

/** The end of a run of white space inside an alias, at most one line break with its block-quote marks; -1 where a blank line ends the paragraph. */
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
