import assert from 'node:assert/strict';
import { messageText } from '../../../src/workspace/messageText';

/** What VS Code's notifications take for a link. */
const link = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (["'])(.+?)(\3))?\)/gi;

describe('A message with text of the user’s', () => {
  it('has no link', () => {
    for (const text of ['[a](command:workbench.action.quit)', '[[a](command:x)](file:y)', '[a](https://example.org "t")', '[a]](command:x)']) {
      assert.equal(messageText(text).match(link), null, text);
    }
  });

  it('is otherwise as it is written', () => {
    assert.equal(messageText('Gateway [API] (v1)'), 'Gateway [API] (v1)');
    assert.equal(messageText('[a](b)'), '[a] (b)');
  });
});
