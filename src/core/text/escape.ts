import { displayText } from './strings';

/** Escapes user text for a line of Markdown, so that it renders literally: no markup, link, image, HTML, formula or block. */
export function markdownText(text: string): string {
  return displayText(text)
    .replace(/[\\`*_{}[\]<>#|~&!$@]/g, '\\$&')
    // Bare addresses become links too.
    .replace(/:(?=\/\/)|\/(?=\/)|(?<=www)\./gi, '\\$&')
    .replace(/^[-+=]|(?<=^\d{1,9})[.)]/, '\\$&');
}

/** User text as a Markdown code span; empty if nothing in it is visible. */
export function markdownCode(text: string): string {
  const shown = displayText(text);
  const longest = (shown.match(/`+/g) ?? []).reduce((length, run) => Math.max(length, run.length), 0);
  const fence = '`'.repeat(longest + 1);
  const space = /^`|`$/.test(shown) ? ' ' : '';
  return shown === '' ? '' : `${fence}${space}${shown}${space}${fence}`;
}

/** Whether the whole text is a web address. */
export function isWebAddress(text: string): boolean {
  return /^https?:\/\/[^\s<>\\]+$/i.test(text) && displayText(text) === text;
}

/** A web address as a Markdown autolink; any other text escaped. */
export function markdownAddress(text: string): string {
  return isWebAddress(text) ? `<${text}>` : markdownText(text);
}

/** Encodes user text, even with lone surrogates, as part of a Markdown link target. It cannot end the target or start a query or fragment. */
export function linkPart(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replaceAll('(', '%28').replaceAll(')', '%29');
}

/** Encodes a path as a Markdown link target. */
export function linkPath(path: string): string {
  return path.split('/').map(linkPart).join('/');
}
