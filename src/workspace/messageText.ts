import { displayText } from '../core/text/strings';

/** Text of the user's as a notification shows it: VS Code makes a link of `[label](command:…)` in a message, and runs it on a click. */
export function messageText(text: string): string {
  return displayText(text).replaceAll('](', '] (');
}
