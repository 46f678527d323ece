import * as vscode from 'vscode';
import type { LanguagesSetting, Settings } from '../../workspace/settings';

/** Registers a provider for the languages in a setting and registers it again when the setting changes. */
export function registerForLanguages(settings: Settings, setting: LanguagesSetting, register: (selector: vscode.DocumentSelector) => vscode.Disposable): vscode.Disposable {
  const current = (): vscode.Disposable => register(settings.languagesOf(setting).map((language) => ({ language })));
  let registration = current();
  const subscription = settings.onDidChange([setting], () => {
    registration.dispose();
    registration = current();
  });
  return new vscode.Disposable(() => {
    registration.dispose();
    subscription.dispose();
  });
}
