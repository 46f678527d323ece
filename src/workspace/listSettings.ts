import * as vscode from 'vscode';
import { messageText } from './messageText';

export const section = 'meshNotes';

/** The list settings that commands add to. They have window scope, so folder and language values do not apply. */
export type ListSetting = 'notes.folders' | 'hover.ignoredTerms' | 'diagnostics.ignoredWords';

/** The result of adding an item to a setting. */
export interface Addition {
  /** Whether the item is in the workspace settings instead of the user settings. */
  readonly isInWorkspace: boolean;
  /** Reverts this addition only. Missing if the list already had the item. */
  readonly undo?: () => Promise<void>;
}

/**
 * Changes list settings, one change at a time and each at one level. If the value is not a list or cannot be written, it stays unchanged and
 * the user sees a warning.
 */
export class ListSettings {
  private last: Promise<unknown> = Promise.resolve();

  /**
   * Adds an item to the workspace settings if they have a value or `toWorkspace` is set, else to the user settings. A new workspace list
   * starts with the user's items, which it overrides. Returns undefined if the setting could not be changed.
   */
  add(name: ListSetting, item: string, toWorkspace = false): Promise<Addition | undefined> {
    return this.enqueue(name, async () => {
      const { workspaceValue, globalValue } = inspect(name);
      const isInWorkspace = toWorkspace || workspaceValue !== undefined;
      const value = workspaceValue === undefined ? globalValue : workspaceValue;
      const list = value === undefined ? [] : value;
      if (!isList(list)) {
        warn(name, vscode.l10n.t('The setting {0} was not changed because it is not a list.', `${section}.${name}`));
        return undefined;
      }
      if (list.includes(item)) {
        return { isInWorkspace };
      }
      const before = isInWorkspace ? workspaceValue : globalValue;
      const after = [...list, item];
      await write(name, isInWorkspace, after);
      return { isInWorkspace, undo: () => this.revert(name, item, isInWorkspace, before, after) };
    });
  }

  /** Restores the former value, or removes only the item if the list has changed since. */
  private async revert(name: ListSetting, item: string, isInWorkspace: boolean, before: unknown, after: readonly unknown[]): Promise<void> {
    await this.enqueue(name, async () => {
      const { workspaceValue, globalValue } = inspect(name);
      const now = isInWorkspace ? workspaceValue : globalValue;
      if (JSON.stringify(now) === JSON.stringify(after)) {
        await write(name, isInWorkspace, before);
      } else if (isList(now) && now.includes(item)) {
        await write(name, isInWorkspace, now.filter((other) => other !== item));
      }
    });
  }

  private enqueue<T>(name: ListSetting, change: () => Promise<T>): Promise<T | undefined> {
    const done = this.last.then(change).catch((error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error);
      warn(name, vscode.l10n.t('The setting {0} could not be changed: {1}', `${section}.${name}`, messageText(reason)));
      return undefined;
    });
    this.last = done;
    return done;
  }
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

/** Opens the Settings editor at a setting. */
export async function openSetting(name: string): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.openSettings', `${section}.${name}`);
}

function inspect(name: ListSetting): { readonly workspaceValue?: unknown; readonly globalValue?: unknown } {
  return vscode.workspace.getConfiguration(section).inspect<unknown>(name) ?? {};
}

async function write(name: ListSetting, isInWorkspace: boolean, value: unknown): Promise<void> {
  await vscode.workspace.getConfiguration(section).update(name, value, isInWorkspace ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.Global);
}

function warn(name: ListSetting, message: string): void {
  const openLabel = vscode.l10n.t('Open Setting');
  void vscode.window.showWarningMessage(message, openLabel).then((answer) => (answer === openLabel ? openSetting(name) : undefined));
}
