import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { cardOn, open } from './harness/hovers';
import { until } from './harness/workspace';

const { Global, Workspace } = vscode.ConfigurationTarget;

/** The user and workspace values of a setting. */
type Levels = readonly [user: unknown, workspace: unknown];

function levels(name: string): Levels {
  const { globalValue, workspaceValue } = vscode.workspace.getConfiguration('meshNotes').inspect<unknown>(name) ?? {};
  return [globalValue, workspaceValue];
}

async function set(name: string, [user, workspace]: Levels): Promise<void> {
  await vscode.workspace.getConfiguration('meshNotes').update(name, user, Global);
  await vscode.workspace.getConfiguration('meshNotes').update(name, workspace, Workspace);
}

/** Waits until a setting has these values. */
async function become(name: string, expected: Levels, action: () => Thenable<unknown> = () => Promise.resolve()): Promise<void> {
  try {
    await until('the setting', async () => {
      await action();
      return JSON.stringify(levels(name)) === JSON.stringify(expected);
    });
  } catch {
    assert.deepEqual(levels(name), expected);
  }
}

/** Repeats an action until a command has ended. */
async function untilDone(command: Thenable<unknown>, action: string): Promise<void> {
  let isDone = false;
  void command.then(() => {
    isDone = true;
  });
  await until('the command to end', async () => {
    await vscode.commands.executeCommand(action);
    return isDone;
  });
}

/** Presses the first button of the newest message. */
function pressButton(): Thenable<unknown> {
  return vscode.commands.executeCommand('notification.acceptPrimaryAction');
}

const commands = [
  { command: 'meshNotes.ignoreTerm', name: 'hover.ignoredTerms', item: 'waypoint' },
  { command: 'meshNotes.ignoreMisspelling', name: 'diagnostics.ignoredWords', item: 'Amibent' },
] as const;

for (const { command, name, item } of commands) {
  describe(`The setting ${name}`, () => {
    beforeEach(async () => {
      await vscode.commands.executeCommand('notifications.clearAll');
      await set(name, [undefined, undefined]);
    });

    afterEach(async () => {
      await vscode.commands.executeCommand('notifications.clearAll');
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      await set(name, [undefined, undefined]);
    });

    for (const [title, before, after] of [
      ['the user list, if no level has a value', [undefined, undefined], [[item], undefined]],
      ['the user list, at its end', [['c', 'a', 'b'], undefined], [['c', 'a', 'b', item], undefined]],
      ['the workspace list, if it overrides the user list', [['mine-1', 'mine-2', 'mine-3'], ['team-1']], [['mine-1', 'mine-2', 'mine-3'], ['team-1', item]]],
      ['the workspace list, if it is empty', [['mine-1'], []], [['mine-1'], [item]]],
      ['a list with items of other types', [[1, null, 'a'], undefined], [[1, null, 'a', item], undefined]],
    ] as const) {
      it(`adds an item to ${title}; Undo restores the former value`, async () => {
        await set(name, before);
        const done = vscode.commands.executeCommand(command, item);
        await become(name, after);
        await become(name, before, pressButton);
        await done;
      });
    }

    for (const [title, before] of [
      ['the user value is a string', ['mine', undefined]],
      ['the workspace value is a string', [['mine-1'], 'team']],
      ['the workspace value is an object', [['mine-1'], { team: true }]],
      ['the workspace value is null', [['mine-1'], null]],
    ] as const) {
      it(`is unchanged if ${title}; the message opens it`, async () => {
        await set(name, before);
        await vscode.commands.executeCommand(command, item);
        assert.deepEqual(levels(name), before);
        await until('the settings editor', async () => {
          await pressButton();
          return vscode.window.tabGroups.activeTabGroup.activeTab?.label === 'Settings';
        });
      });
    }

    it('keeps both items when two are added at once', async () => {
      const first = vscode.commands.executeCommand(command, item);
      const second = vscode.commands.executeCommand(command, 'other');
      await become(name, [[item, 'other'], undefined]);
      await untilDone(Promise.all([first, second]), 'notifications.clearAll');
    });

    it('keeps later additions when an earlier one is undone', async () => {
      const done = vscode.commands.executeCommand(command, item);
      await become(name, [[item], undefined]);
      await set(name, [['before', item, 'after'], ['team-1']]);
      await become(name, [['before', 'after'], ['team-1']], pressButton);
      await done;
    });

    it('is unchanged when an addition is undone that was already removed', async () => {
      const done = vscode.commands.executeCommand(command, item);
      await become(name, [[item], undefined]);
      await set(name, [['other'], undefined]);
      await untilDone(done, 'notification.acceptPrimaryAction');
      assert.deepEqual(levels(name), [['other'], undefined]);
    });

    it('is unchanged if it already has the item', async () => {
      await set(name, [undefined, [item]]);
      const done = vscode.commands.executeCommand(command, item);
      await untilDone(done, 'notifications.clearAll');
      assert.deepEqual(levels(name), [undefined, [item]]);
    });
  });
}

describe('“Don’t explain this term”', () => {
  afterEach(async () => {
    await vscode.commands.executeCommand('notifications.clearAll');
    await set('hover.ignoredTerms', [undefined, undefined]);
  });

  it('changes the workspace list if there is one', async () => {
    const document = await open('markdown', 'a waypoint and a ztunnel');
    await set('hover.ignoredTerms', [['hbone'], ['team-1']]);
    assert.ok(await cardOn(document, 'waypoint'));
    const done = vscode.commands.executeCommand('meshNotes.ignoreTerm', 'waypoint');
    await become('hover.ignoredTerms', [['hbone'], ['team-1', 'waypoint']]);
    assert.equal(await cardOn(document, 'waypoint'), undefined);
    assert.ok(await cardOn(document, 'ztunnel'));
    await untilDone(done, 'notifications.clearAll');
  });
});

describe('Choose Notes Folder…', () => {
  const name = 'notes.folders';

  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    await vscode.commands.executeCommand('notifications.clearAll');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await set(name, [undefined, undefined]);
  });

  /** Chooses the first folder, the whole workspace. */
  async function choose(): Promise<void> {
    await untilDone(vscode.commands.executeCommand('meshNotes.chooseNotesFolder'), 'workbench.action.acceptSelectedQuickOpenItem');
  }

  for (const [title, before, after] of [
    ['the workspace list', [undefined, undefined], [undefined, ['.']]],
    ['the workspace list, at its end', [['mine'], ['talks']], [['mine'], ['talks', '.']]],
    ['a new workspace list that starts with the user’s items', [['mine'], undefined], [['mine'], ['mine', '.']]],
  ] as const) {
    it(`adds it to ${title}`, async () => {
      await set(name, before);
      await choose();
      assert.deepEqual(levels(name), after);
    });
  }

  for (const before of [[undefined, 'notes'], ['notes', undefined], [['mine'], { notes: true }]] as const) {
    it(`leaves ${JSON.stringify(before)} unchanged and reports it`, async () => {
      await set(name, before);
      await choose();
      assert.deepEqual(levels(name), before);
      await until('the settings editor', async () => {
        await pressButton();
        return vscode.window.tabGroups.activeTabGroup.activeTab?.label === 'Settings';
      });
    });
  }
});

describe('A setting of the wrong type', () => {
  for (const [name, value] of [
    ['hover.languages', 'markdown'],
    ['hover.languages', null],
    ['hover.languages', ['markdown', 1]],
    ['hover.enabled', 'false'],
    ['hover.enabled', null],
    ['hover.detail', ['brief']],
    ['hover.ignoredTerms', 'waypoint'],
  ] as const) {
    it(`is ignored: ${name} is ${JSON.stringify(value)}`, async () => {
      const document = await open('markdown', 'a waypoint of Istio');
      const before = await cardOn(document, 'waypoint');
      await set(name, [value, undefined]);
      try {
        const card = await cardOn(document, 'waypoint');
        assert.ok(card);
        assert.equal(card.body, before?.body);
      } finally {
        await set(name, [undefined, undefined]);
      }
    });
  }
});
