import assert from 'node:assert/strict';
import fc from 'fast-check';
import { checkNotePath } from '../../../src/core/notes/filePath';
import { holdsFor } from '../runs';

const pieces = fc.constantFrom('..', '.', '/', '\\', '%2e', '%2f', 'con', 'NUL', ' ', ':', '?', '网', '😀', '\ud800', '\u202e', '\u00a0', '-', 'a', '.md', '\0', 'm'.repeat(300));
const written = fc.array(fc.oneof(pieces, fc.string({ unit: 'binary', maxLength: 4 })), { maxLength: 12 }).map((parts) => parts.join(''));

describe('The checked path of a note', () => {
  holdsFor('passes the check again unchanged and has only valid names', written, (text) => {
    const checked = checkNotePath(text);
    if ('refusal' in checked) {
      return;
    }
    assert.deepEqual(checkNotePath(checked.path), checked);
    assert.match(checked.path, /\.(?:md|markdown)$/i);
    for (const name of checked.path.split('/')) {
      assert.doesNotMatch(name, /^\.*$|[. ]$|[<>:"|?*\\\p{Cc}\p{Cs}]|^(?:con|nul)(?:\.|$)/iu);
      assert.ok(new TextEncoder().encode(name).length <= 255, name);
    }
  });
});
