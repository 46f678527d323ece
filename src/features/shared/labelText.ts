import { displayText } from '../../core/text/strings';

/** Escapes text for picks, suggestions, symbols and the status bar, where VS Code renders `$(name)` as an icon unless a backslash precedes it. */
export function labelText(text: string): string {
  return displayText(text).replace(/\$\([A-Za-z\d-]+(?:~[A-Za-z]+)?\)/g, '\\$&');
}
