import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { cardOn, open } from './harness/hovers';
import { withSetting } from './harness/settings';

describe('The settings', () => {
  it('switch hovers off altogether', async () => {
    const document = await open('markdown', 'a waypoint of Istio');
    await withSetting('hover.enabled', false, async () => {
      assert.equal(await cardOn(document, 'waypoint'), undefined);
    });
    assert.ok(await cardOn(document, 'waypoint'));
  });

  it('switch hovers off for one language', async () => {
    const markdown = await open('markdown', 'a waypoint of Istio');
    const yaml = await open('yaml', 'apiVersion: v1\nname: waypoint');
    await withSetting(
      'hover.enabled',
      false,
      async () => {
        assert.equal(await cardOn(yaml, 'waypoint'), undefined);
        assert.ok(await cardOn(markdown, 'waypoint'));
      },
      'yaml',
    );
    assert.ok(await cardOn(yaml, 'waypoint'));
  });

  it('switch hovers off for one term, and “Don’t explain this term” does that', async () => {
    const document = await open('markdown', 'a waypoint and a ztunnel');
    void vscode.commands.executeCommand('meshNotes.ignoreTerm', 'waypoint');
    await new Promise<void>((resolve) => {
      const subscription = vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('meshNotes.hover.ignoredTerms')) {
          subscription.dispose();
          resolve();
        }
      });
    });
    assert.deepEqual(vscode.workspace.getConfiguration('meshNotes').get('hover.ignoredTerms'), ['waypoint']);
    assert.equal(await cardOn(document, 'waypoint'), undefined);
    assert.ok(await cardOn(document, 'ztunnel'));
    await vscode.workspace.getConfiguration('meshNotes').update('hover.ignoredTerms', undefined, vscode.ConfigurationTarget.Global);
    assert.ok(await cardOn(document, 'waypoint'));
  });

  it('add and remove languages', async () => {
    const document = await open('json', '{"apiVersion": "v1", "name": "waypoint"}');
    assert.equal(await cardOn(document, 'waypoint'), undefined);
    await withSetting('hover.languages', ['json'], async () => {
      assert.ok(await cardOn(document, 'waypoint'));
      assert.equal(await cardOn(await open('markdown', 'a waypoint of Istio'), 'waypoint'), undefined);
    });
    assert.equal(await cardOn(document, 'waypoint'), undefined);
  });

  it('make cards brief', async () => {
    const document = await open('markdown', 'a waypoint of Istio');
    await withSetting('hover.detail', 'brief', async () => {
      const card = await cardOn(document, 'waypoint');
      assert.equal(card?.body.match(/^- /gm)?.length, 1);
    });
  });

  it('choose the language of the cards', async () => {
    const document = await open('markdown', 'a service mesh');
    await withSetting('language', 'zh-cn', async () => {
      assert.match((await cardOn(document, 'service mesh'))?.body ?? '', /^\*\*服务网格\*\*/);
    });
    assert.match((await cardOn(document, 'service mesh'))?.body ?? '', /^\*\*Service mesh\*\*/);
  });
});
