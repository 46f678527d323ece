import { displayText } from '../../core/text/strings';

/** Text of the user's as a pick, a suggestion, a symbol or the status bar shows it: VS Code makes an icon of `$(name)` there, unless a backslash stands before it. */
export function labelText(text: string): string {
  return displayText(text).replace(/\$\([A-Za-z\d-]+(?:~[A-Za-z]+)?\)/g, '\\$&');
}
