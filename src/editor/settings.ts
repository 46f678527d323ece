import * as vscode from 'vscode';
import type { Language } from '../core/text';
import type { CardDetail } from '../core/terms/card';

const section = 'meshNotes';

/** The settings that name folders and files: relative to each workspace folder, or absolute paths or URIs. */
export const placesSettings = ['notes.folders', 'glossaries', 'manifests.folders'] as const;

export type PlacesSetting = (typeof placesSettings)[number];

export type LanguagesSetting = `${'hover' | 'definition' | 'references' | 'highlights' | 'completion'}.languages`;

/** The user's settings, read when asked for: each acts without a reload. */
export class Settings implements vscode.Disposable {
  private readonly changes = new vscode.EventEmitter<vscode.ConfigurationChangeEvent>();
  private readonly subscription = vscode.workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration(section)) {
      this.changes.fire(event);
    }
  });

  readonly onDidChange = this.changes.event;

  /** The content's language; `auto` follows the editor. */
  get language(): Language {
    const chosen = this.get<string>('language', 'auto');
    return chosen === 'en' || chosen === 'zh-cn' ? chosen : editorLanguage();
  }

  /** Folders whose Markdown files are all notes: relative to each workspace folder, or absolute URIs. */
  get notesFolders(): readonly string[] {
    return texts(this.get<unknown>('notes.folders', []));
  }

  /** The folders and files that a setting names, as written. */
  places(setting: PlacesSetting): readonly string[] {
    return setting === 'notes.folders' ? this.notesFolders : texts(this.get<unknown>(setting, []));
  }

  /** Whether the workspace's settings name a folder or file and the user's do not. */
  isNamedByWorkspaceOnly(setting: PlacesSetting, name: string): boolean {
    const levels = vscode.workspace.getConfiguration(section).inspect<unknown>(setting);
    const isIn = (...values: readonly unknown[]): boolean => values.some((value) => texts(value).includes(name));
    return isIn(levels?.workspaceValue, levels?.workspaceFolderValue) && !isIn(levels?.globalValue, levels?.defaultValue);
  }

  get notesExclude(): readonly string[] {
    return texts(this.get<unknown>('notes.exclude', []));
  }

  /** Whether the Topics view shows the topic that the cursor is in. */
  get followsCursor(): boolean {
    return this.get('topics.followCursor', true);
  }

  /** Whether a manifest is shown as it would be inserted while one moves through the picker. */
  get previewsManifests(): boolean {
    return this.get('manifests.preview', true);
  }

  get listsWorkspaceSymbols(): boolean {
    return this.get('workspaceSymbols.enabled', true);
  }

  /** Whether the mentions of a term are counted above its note. */
  get showsCodeLens(): boolean {
    return this.get('codeLens.enabled', true);
  }

  get hoverLanguages(): readonly string[] {
    return this.languagesOf('hover.languages');
  }

  /** The language identifiers of the documents that a feature works in; none switch it off. */
  languagesOf(setting: LanguagesSetting): readonly string[] {
    return texts(this.get<unknown>(setting, []));
  }

  get hoverDetail(): CardDetail {
    return this.get<string>('hover.detail', 'full') === 'brief' ? 'brief' : 'full';
  }

  /** Ids of the terms that are not to be explained. */
  get ignoredTerms(): readonly string[] {
    return texts(this.get<unknown>('hover.ignoredTerms', []));
  }

  /** Whether the Markdown preview underlines terms. */
  get previewTerms(): boolean {
    return this.get('preview.terms', true);
  }

  /** Whether the Markdown preview shows Hugo's shortcodes as what they mean. */
  get previewShortcodes(): boolean {
    return this.get('preview.shortcodes', true);
  }

  /** Whether the Markdown preview hides TOML front matter. */
  get previewTomlFrontMatter(): boolean {
    return this.get('preview.tomlFrontMatter', true);
  }

  /** Whether terms are explained in a document; the setting can be given for one language. */
  explainsTermsIn(document: vscode.TextDocument): boolean {
    return vscode.workspace.getConfiguration(section, document).get('hover.enabled', true);
  }

  /** Whether known misspellings are marked in a document; the setting can be given for one language. */
  marksMisspellingsIn(document: vscode.TextDocument): boolean {
    return vscode.workspace.getConfiguration(section, document).get('diagnostics.enabled', true);
  }

  /** Whether API versions that are out of date are marked in a document; the setting can be given for one language. */
  checksApiVersionsIn(document: vscode.TextDocument): boolean {
    return vscode.workspace.getConfiguration(section, document).get('apiVersions.enabled', true);
  }

  /** Misspellings that are not to be marked. */
  get ignoredWords(): readonly string[] {
    return texts(this.get<unknown>('diagnostics.ignoredWords', []));
  }

  async ignoreWord(word: string): Promise<void> {
    if (!this.ignoredWords.includes(word)) {
      await this.setIgnoredWords([...this.ignoredWords, word]);
    }
  }

  async markWord(word: string): Promise<void> {
    await this.setIgnoredWords(this.ignoredWords.filter((other) => other !== word));
  }

  /** In the workspace where it has words of its own, which hide the user's; else for all. */
  private async setIgnoredWords(words: readonly string[]): Promise<void> {
    const configuration = vscode.workspace.getConfiguration(section);
    const isWorkspaces = configuration.inspect('diagnostics.ignoredWords')?.workspaceValue !== undefined;
    await configuration.update('diagnostics.ignoredWords', words, isWorkspaces ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.Global);
  }

  async ignoreTerm(id: string): Promise<void> {
    if (!this.ignoredTerms.includes(id)) {
      await vscode.workspace.getConfiguration(section).update('hover.ignoredTerms', [...this.ignoredTerms, id], vscode.ConfigurationTarget.Global);
    }
  }

  async explainTerm(id: string): Promise<void> {
    const rest = this.ignoredTerms.filter((other) => other !== id);
    await vscode.workspace.getConfiguration(section).update('hover.ignoredTerms', rest, vscode.ConfigurationTarget.Global);
  }

  affects(event: vscode.ConfigurationChangeEvent, ...names: string[]): boolean {
    return names.some((name) => event.affectsConfiguration(`${section}.${name}`));
  }

  dispose(): void {
    this.subscription.dispose();
    this.changes.dispose();
  }

  private get<T>(name: string, fallback: T): T {
    return vscode.workspace.getConfiguration(section).get<T>(name, fallback);
  }
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}

function editorLanguage(): Language {
  return vscode.env.language.toLowerCase().startsWith('zh') ? 'zh-cn' : 'en';
}
