/** The parts of a document that placement needs. */
export interface PlacementDocument {
  /** VS Code's language identifier. */
  readonly languageId: string;
  readonly lineCount: number;
  /** The text of a line, without its line break. */
  lineAt(line: number): string;
}

/** Lines to insert before a line or in its place. If `line` is the number of lines, they are appended. */
export interface LineEdit {
  readonly line: number;
  readonly replace: boolean;
  readonly lines: readonly string[];
}

export function isBlank(text: string): boolean {
  return text.trim() === '';
}
