import { Code } from './codes';
import { unescape } from './entities';

/** The parts that links, images and link reference definitions are made of. */

const deepestParentheses = 32;

/** Offset behind the link destination at `start`, or -1 where none stands; `<` and `>` around it are part of it. */
export function destinationEnd(text: string, start: number, end: number): number {
  if (text.charCodeAt(start) === Code.lessThan) {
    return angledDestinationEnd(text, start, end);
  }
  let depth = 0;
  let at = start;
  for (; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code <= Code.space || code === Code.delete) {
      break;
    }
    if (code === Code.backslash && at + 1 < end) {
      at += text.charCodeAt(at + 1) === Code.space ? 0 : 1;
    } else if (code === Code.leftParenthesis) {
      if (++depth > deepestParentheses) {
        return -1;
      }
    } else if (code === Code.rightParenthesis && depth-- === 0) {
      return at > start ? at : -1;
    }
  }
  return at > start && depth === 0 ? at : -1;
}

function angledDestinationEnd(text: string, start: number, end: number): number {
  for (let at = start + 1; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === Code.greaterThan) {
      return at + 1;
    }
    if (code === Code.lineFeed || code === Code.lessThan) {
      return -1;
    }
    at += code === Code.backslash && at + 1 < end ? 1 : 0;
  }
  return -1;
}

/** Whether the preview makes a link of the destination between two offsets: none that would run a script. */
export function isSafeDestination(text: string, start: number, end: number): boolean {
  const isAngled = text.charCodeAt(start) === Code.lessThan;
  const destination = isAngled ? text.slice(start + 1, end - 1) : text.slice(start, end);
  return isSafeAddress(unescape(destination));
}

export function isSafeAddress(address: string): boolean {
  return !/^\s*(?:vbscript|javascript|file|data(?!:image\/(?:gif|png|jpeg|webp);)):/i.test(address);
}

/** What closes the link title that the character opens; 0 where it opens none. */
export function titleClosing(opening: number): number {
  switch (opening) {
    case Code.doubleQuote:
    case Code.singleQuote:
      return opening;
    case Code.leftParenthesis:
      return Code.rightParenthesis;
    default:
      return 0;
  }
}

/** Offset of what closes a title, from within it; `end` where that comes later, -1 where the title is none. */
export function findTitleClosing(text: string, start: number, end: number, closing: number): number {
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === closing) {
      return at;
    }
    if (code === Code.leftParenthesis && closing === Code.rightParenthesis) {
      return -1;
    }
    at += code === Code.backslash && at + 1 < end ? 1 : 0;
  }
  return end;
}

/** The labels of a text's link reference definitions. They are compared without regard to case and white space. */
export class LinkLabels {
  private readonly written: string[] = [];
  private normalized: Set<string> | undefined;

  get isEmpty(): boolean {
    return this.written.length === 0;
  }

  add(label: string): void {
    this.written.push(label);
  }

  /** Most texts are never asked. */
  has(label: string): boolean {
    this.normalized ??= new Set(this.written.map(normalizedLabel));
    return this.normalized.has(normalizedLabel(label));
  }
}

function normalizedLabel(label: string): string {
  return label.trim().replace(/\s+/g, ' ').toLowerCase().toUpperCase();
}
