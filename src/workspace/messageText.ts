import { displayText } from '../core/text/strings';

/** Escapes text for a notification, where VS Code renders `[label](command:…)` as a link that runs the command. */
export function messageText(text: string): string {
  return displayText(text).replaceAll('](', '] (');
}
