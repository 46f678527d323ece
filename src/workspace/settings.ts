import * as vscode from 'vscode';
import type { CardDetail } from '../core/terms/card';
import type { Language } from '../core/text/language';
import { ListSettings, section } from './listSettings';

/** The settings that list folders and files: absolute paths, URIs, or paths relative to each workspace folder. */
export const pathSettings = ['notes.folders', 'glossaries', 'manifests.folders'] as const;

export type PathSetting = (typeof pathSettings)[number];

export type LanguagesSetting = `${'hover' | 'definition' | 'references' | 'highlights' | 'completion'}.languages`;

export type SwitchSetting =
  | `${'hover' | 'codeLens' | 'diagnostics' | 'apiVersions' | 'workspaceSymbols'}.enabled`
  | `preview.${'terms' | 'shortcodes' | 'tomlFrontMatter'}`
  | 'topics.followCursor'
  | 'manifests.preview';

/** The settings of the extension, read on every access so that changes apply without a reload. */
export class Settings implements vscode.Disposable {
  private readonly changes = new vscode.EventEmitter<vscode.ConfigurationChangeEvent>();
  private readonly subscription = vscode.workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration(section)) {
      this.reported.clear();
      this.changes.fire(event);
    }
  });

  /** Settings of the wrong type that have been logged since the last change. */
  private readonly reported = new Set<string>();

  /** Changes the list settings. */
  readonly lists = new ListSettings();

  constructor(private readonly log: vscode.LogOutputChannel) {}

  /** The content language; `auto` follows the display language. */
  get language(): Language {
    const chosen = this.get<string>('language', 'auto');
    return chosen === 'en' || chosen === 'zh-cn' ? chosen : displayLanguage();
  }

  /** Whether a feature is enabled. Some settings can be overridden for a language. */
  isEnabled(name: SwitchSetting, document?: vscode.TextDocument): boolean {
    return this.get(name, true, document);
  }

  /** The paths listed in a setting, as written. */
  paths(setting: PathSetting): readonly string[] {
    return this.strings(setting);
  }

  /** Whether workspace settings list a path and user settings do not. */
  isFromWorkspaceOnly(setting: PathSetting, name: string): boolean {
    const levels = vscode.workspace.getConfiguration(section).inspect<unknown>(setting);
    const isIn = (...values: readonly unknown[]): boolean => values.some((value) => Array.isArray(value) && value.includes(name));
    return isIn(levels?.workspaceValue, levels?.workspaceFolderValue) && !isIn(levels?.globalValue, levels?.defaultValue);
  }

  get notesExclude(): readonly string[] {
    return this.strings('notes.exclude');
  }

  /** The language identifiers in which a feature works; an empty list disables it. */
  languagesOf(setting: LanguagesSetting): readonly string[] {
    return this.strings(setting);
  }

  get hoverDetail(): CardDetail {
    return this.get<string>('hover.detail', 'full') === 'brief' ? 'brief' : 'full';
  }

  /** Ids of terms without a hover. */
  get ignoredTerms(): readonly string[] {
    return this.strings('hover.ignoredTerms');
  }

  /** Common words that are explained wherever a user's term has that name. */
  get explainedWords(): readonly string[] {
    return this.strings('hover.explainedWords');
  }

  /** Misspellings that are not marked. */
  get ignoredWords(): readonly string[] {
    return this.strings('diagnostics.ignoredWords');
  }

  /** Calls a listener when one of the settings or sections changes. */
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

  /** A setting's value, or the fallback if it has the wrong type. */
  private get<T extends string | boolean>(name: string, fallback: T, scope?: vscode.ConfigurationScope): T {
    const value = vscode.workspace.getConfiguration(section, scope).get<unknown>(name, fallback);
    return typeof value === typeof fallback ? (value as T) : this.reportInvalid(name, value, fallback);
  }

  /** A list of strings. Skips items of other types; returns the default if the value is not a list. */
  private strings(name: string): readonly string[] {
    const configuration = vscode.workspace.getConfiguration(section);
    const value = configuration.get<unknown>(name, []);
    if (!Array.isArray(value)) {
      return this.reportInvalid(name, value, configuration.inspect<readonly string[]>(name)?.defaultValue ?? []);
    }
    const strings = value.filter((item) => typeof item === 'string');
    return strings.length === value.length ? strings : this.reportInvalid(name, value, strings);
  }

  /** Logs once that a value has the wrong type. */
  private reportInvalid<T>(name: string, value: unknown, used: T): T {
    if (!this.reported.has(name)) {
      this.reported.add(name);
      this.log.warn(`The setting ${section}.${name} has a value of the wrong type: ${JSON.stringify(value)}. Used instead: ${JSON.stringify(used)}.`);
    }
    return used;
  }
}

/** The language of the messages, which follows the editor's. */
export function displayLanguage(): Language {
  return vscode.env.language.toLowerCase().startsWith('zh') ? 'zh-cn' : 'en';
}
