/** Text of the user's as a pick, a suggestion or the status bar shows it: VS Code makes an icon of `$(name)` there, unless a backslash stands before it. */
export function labelText(text: string): string {
  return text.replace(/\$\([A-Za-z\d-]+(?:~[A-Za-z]+)?\)/g, '\\$&');
}
