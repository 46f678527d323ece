import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { cardOn, open } from './harness/hovers';
import { until } from './harness/workspace';

const { Global, Workspace } = vscode.ConfigurationTarget;

/** What the user's and the workspace's settings hold, lower levels first. */
type Levels = readonly [user: unknown, workspace: unknown];

function levels(name: string): Levels {
  const { globalValue, workspaceValue } = vscode.workspace.getConfiguration('meshNotes').inspect<unknown>(name) ?? {};
  return [globalValue, workspaceValue];
}

async function set(name: string, [user, workspace]: Levels): Promise<void> {
  await vscode.workspace.getConfiguration('meshNotes').update(name, user, Global);
  await vscode.workspace.getConfiguration('meshNotes').update(name, workspace, Workspace);
}

/** Waits until the levels of a setting are these. */
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

/** Does something again and again until a command has ended. */
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
      ['the user’s, where nobody has a value', [undefined, undefined], [[item], undefined]],
      ['the user’s, behind what is there', [['c', 'a', 'b'], undefined], [['c', 'a', 'b', item], undefined]],
      ['the workspace’s, where that hides the user’s', [['mine-1', 'mine-2', 'mine-3'], ['team-1']], [['mine-1', 'mine-2', 'mine-3'], ['team-1', item]]],
      ['the workspace’s, where that is empty', [['mine-1'], []], [['mine-1'], [item]]],
      ['the list with its other items, whatever they are', [[1, null, 'a'], undefined], [[1, null, 'a', item], undefined]],
    ] as const) {
      it(`takes an item into ${title}, and Undo puts the former value back`, async () => {
        await set(name, before);
        const done = vscode.commands.executeCommand(command, item);
        await become(name, after);
        await become(name, before, pressButton);
        await done;
      });
    }

    for (const [title, before] of [
      ['the user’s is a text', ['mine', undefined]],
      ['the workspace’s is a text', [['mine-1'], 'team']],
      ['the workspace’s is an object', [['mine-1'], { team: true }]],
      ['the workspace’s is null', [['mine-1'], null]],
    ] as const) {
      it(`stays as it is where ${title}, and the message leads to it`, async () => {
        await set(name, before);
        await vscode.commands.executeCommand(command, item);
        assert.deepEqual(levels(name), before);
        await until('the settings editor', async () => {
          await pressButton();
          return vscode.window.tabGroups.activeTabGroup.activeTab?.label === 'Settings';
        });
      });
    }

    it('loses nothing when two items are added at once', async () => {
      const first = vscode.commands.executeCommand(command, item);
      const second = vscode.commands.executeCommand(command, 'other');
      await become(name, [[item, 'other'], undefined]);
      await untilDone(Promise.all([first, second]), 'notifications.clearAll');
    });

    it('keeps what was added since when an addition is undone', async () => {
      const done = vscode.commands.executeCommand(command, item);
      await become(name, [[item], undefined]);
      await set(name, [['before', item, 'after'], ['team-1']]);
      await become(name, [['before', 'after'], ['team-1']], pressButton);
      await done;
    });

    it('stays as it is when an addition is undone that somebody has taken out', async () => {
      const done = vscode.commands.executeCommand(command, item);
      await become(name, [[item], undefined]);
      await set(name, [['other'], undefined]);
      await untilDone(done, 'notification.acceptPrimaryAction');
      assert.deepEqual(levels(name), [['other'], undefined]);
    });

    it('stays as it is where the item is in the list', async () => {
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

  it('acts where the workspace has a list of its own', async () => {
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

  /** Chooses the first folder that is offered: the whole workspace. */
  async function choose(): Promise<void> {
    await untilDone(vscode.commands.executeCommand('meshNotes.chooseNotesFolder'), 'workbench.action.acceptSelectedQuickOpenItem');
  }

  for (const [title, before, after] of [
    ['the workspace’s list', [undefined, undefined], [undefined, ['.']]],
    ['the workspace’s list, behind what is there', [['mine'], ['talks']], [['mine'], ['talks', '.']]],
    ['a list of the workspace’s that begins with the user’s, which it hides', [['mine'], undefined], [['mine'], ['mine', '.']]],
  ] as const) {
    it(`adds it to ${title}`, async () => {
      await set(name, before);
      await choose();
      assert.deepEqual(levels(name), after);
    });
  }

  for (const before of [[undefined, 'notes'], ['notes', undefined], [['mine'], { notes: true }]] as const) {
    it(`leaves ${JSON.stringify(before)} as it is, and says so`, async () => {
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
    it(`counts as none: ${name} is ${JSON.stringify(value)}`, async () => {
      const document = await open('markdown', 'a waypoint');
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
