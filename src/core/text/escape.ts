import { displayText, wellFormed } from './strings';

/** Text of the user's in one line of Markdown, where it reads as it is written: no mark, link, picture, HTML, formula or block comes of it. */
export function markdownText(text: string): string {
  return displayText(text)
    .replace(/[\\`*_{}[\]<>#|~&!$@]/g, '\\$&')
    // What begins an address makes a link even without brackets.
    .replace(/:(?=\/\/)|\/(?=\/)|(?<=www)\./gi, '\\$&')
    .replace(/^[-+=]|(?<=^\d{1,9})[.)]/, '\\$&');
}

/** Text of the user's as a code span in Markdown; empty where there is nothing to show. */
export function markdownCode(text: string): string {
  const shown = displayText(text);
  const longest = (shown.match(/`+/g) ?? []).reduce((length, run) => Math.max(length, run.length), 0);
  const fence = '`'.repeat(longest + 1);
  const space = /^`|`$/.test(shown) ? ' ' : '';
  return shown === '' ? '' : `${fence}${space}${shown}${space}${fence}`;
}

/** Whether a text is nothing but a web address. */
export function isWebAddress(text: string): boolean {
  return /^https?:\/\/[^\s<>\\]+$/i.test(text) && displayText(text) === text;
}

/** A web address as a link in Markdown that shows it, anything else as text. */
export function markdownAddress(text: string): string {
  return isWebAddress(text) ? `<${text}>` : markdownText(text);
}

/** Text of the user's as a part of a link's target in Markdown: nothing in it ends the target, or is taken for a query or a fragment. */
export function linkPart(text: string): string {
  return encodeURIComponent(wellFormed(text)).replaceAll('(', '%28').replaceAll(')', '%29');
}

/** A path as a link's target in Markdown. */
export function linkPath(path: string): string {
  return path.split('/').map(linkPart).join('/');
}
