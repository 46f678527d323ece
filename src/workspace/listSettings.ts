import * as vscode from 'vscode';
import { messageText } from './messageText';

export const section = 'meshNotes';

/** Those of our settings that commands add to. They apply to the whole window, so no value of a folder or a language counts. */
export type ListSetting = 'notes.folders' | 'hover.ignoredTerms' | 'diagnostics.ignoredWords';

/** What was added to a setting. */
export interface Addition {
  /** Whether it is in the workspace's settings, and not in the user's. */
  readonly isInWorkspace: boolean;
  /** Takes just this addition back. Missing where the item was in the list already. */
  readonly undo?: () => Promise<void>;
}

/**
 * Changes settings that are lists, one change after the other. Each starts from the value at one level as it stands there. A value that is
 * no list is left unchanged, and a setting that cannot be written too: the user is told.
 */
export class ListSettings {
  private last: Promise<unknown> = Promise.resolve();

  /**
   * Adds an item at the level that is in effect, the user's unless the workspace has a value. `toWorkspace` adds it to the workspace's
   * settings in any case: there the list begins with the user's, which it hides. Undefined where the setting could not be changed.
   */
  add(name: ListSetting, item: string, toWorkspace = false): Promise<Addition | undefined> {
    return this.next(name, async () => {
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
      return { isInWorkspace, undo: () => this.takeBack(name, item, isInWorkspace, before, after) };
    });
  }

  /** Puts the former value back; where others have changed the list since, only the item goes. */
  private async takeBack(name: ListSetting, item: string, isInWorkspace: boolean, before: unknown, after: readonly unknown[]): Promise<void> {
    await this.next(name, async () => {
      const { workspaceValue, globalValue } = inspect(name);
      const now = isInWorkspace ? workspaceValue : globalValue;
      if (JSON.stringify(now) === JSON.stringify(after)) {
        await write(name, isInWorkspace, before);
      } else if (isList(now) && now.includes(item)) {
        await write(name, isInWorkspace, now.filter((other) => other !== item));
      }
    });
  }

  private next<T>(name: ListSetting, change: () => Promise<T>): Promise<T | undefined> {
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

/** Shows one of our settings in the editor of settings. */
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
