import * as vscode from 'vscode';
import type { CardDetail } from '../core/terms/card';
import type { Language } from '../core/text/language';
import { ListSettings, section } from './listSettings';

/** The settings that name folders and files: relative to each workspace folder, or absolute paths or URIs. */
export const placesSettings = ['notes.folders', 'glossaries', 'manifests.folders'] as const;

export type PlacesSetting = (typeof placesSettings)[number];

export type LanguagesSetting = `${'hover' | 'definition' | 'references' | 'highlights' | 'completion'}.languages`;

export type SwitchSetting =
  | `${'hover' | 'codeLens' | 'diagnostics' | 'apiVersions' | 'workspaceSymbols'}.enabled`
  | `preview.${'terms' | 'shortcodes' | 'tomlFrontMatter'}`
  | 'topics.followCursor'
  | 'manifests.preview';

/** The user's settings, read when asked for: each acts without a reload. */
export class Settings implements vscode.Disposable {
  private readonly changes = new vscode.EventEmitter<vscode.ConfigurationChangeEvent>();
  private readonly subscription = vscode.workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration(section)) {
      this.refused.clear();
      this.changes.fire(event);
    }
  });

  /** Values of the wrong type that the log has named since the last change. */
  private readonly refused = new Set<string>();

  /** What changes those settings that commands add to. */
  readonly lists = new ListSettings();

  constructor(private readonly log: vscode.LogOutputChannel) {}

  /** The content's language; `auto` follows the editor. */
  get language(): Language {
    const chosen = this.get<string>('language', 'auto');
    return chosen === 'en' || chosen === 'zh-cn' ? chosen : editorLanguage();
  }

  /** Whether something is switched on; a setting may say it for one language. */
  isOn(name: SwitchSetting, document?: vscode.TextDocument): boolean {
    return this.get(name, true, document);
  }

  /** The folders and files that a setting names, as written. */
  places(setting: PlacesSetting): readonly string[] {
    return this.texts(setting);
  }

  /** Whether the workspace's settings name a folder or file and the user's do not. */
  isNamedByWorkspaceOnly(setting: PlacesSetting, name: string): boolean {
    const levels = vscode.workspace.getConfiguration(section).inspect<unknown>(setting);
    const isIn = (...values: readonly unknown[]): boolean => values.some((value) => Array.isArray(value) && value.includes(name));
    return isIn(levels?.workspaceValue, levels?.workspaceFolderValue) && !isIn(levels?.globalValue, levels?.defaultValue);
  }

  get notesExclude(): readonly string[] {
    return this.texts('notes.exclude');
  }

  /** The language identifiers of the documents that a feature works in; none switch it off. */
  languagesOf(setting: LanguagesSetting): readonly string[] {
    return this.texts(setting);
  }

  get hoverDetail(): CardDetail {
    return this.get<string>('hover.detail', 'full') === 'brief' ? 'brief' : 'full';
  }

  /** Ids of the terms that are not to be explained. */
  get ignoredTerms(): readonly string[] {
    return this.texts('hover.ignoredTerms');
  }

  /** Misspellings that are not to be marked. */
  get ignoredWords(): readonly string[] {
    return this.texts('diagnostics.ignoredWords');
  }

  /** Calls a listener after a change of a setting, or of one below its name. */
  onDidChange(names: readonly string[], listener: () => void): vscode.Disposable {
    return this.changes.event((event) => {
      if (this.affects(event, ...names)) {
        listener();
      }
    });
  }

  affects(event: vscode.ConfigurationChangeEvent, ...names: string[]): boolean {
    return names.some((name) => event.affectsConfiguration(`${section}.${name}`));
  }

  dispose(): void {
    this.subscription.dispose();
    this.changes.dispose();
  }

  /** A value of another type counts as none. */
  private get<T extends string | boolean>(name: string, fallback: T, scope?: vscode.ConfigurationScope): T {
    const value = vscode.workspace.getConfiguration(section, scope).get<unknown>(name, fallback);
    return typeof value === typeof fallback ? (value as T) : this.refuse(name, value, fallback);
  }

  /** A list of texts. Items of other types are left out, and the default replaces a value that is not a list. */
  private texts(name: string): readonly string[] {
    const configuration = vscode.workspace.getConfiguration(section);
    const value = configuration.get<unknown>(name, []);
    if (!Array.isArray(value)) {
      return this.refuse(name, value, configuration.inspect<readonly string[]>(name)?.defaultValue ?? []);
    }
    const texts = value.filter((item) => typeof item === 'string');
    return texts.length === value.length ? texts : this.refuse(name, value, texts);
  }

  /** Says in the log, once, that a value is not used as it is written. */
  private refuse<T>(name: string, value: unknown, used: T): T {
    if (!this.refused.has(name)) {
      this.refused.add(name);
      this.log.warn(`The setting ${section}.${name} has a value of the wrong type: ${JSON.stringify(value)}. Used instead: ${JSON.stringify(used)}.`);
    }
    return used;
  }
}

function editorLanguage(): Language {
  return vscode.env.language.toLowerCase().startsWith('zh') ? 'zh-cn' : 'en';
}
