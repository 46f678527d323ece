import assert from 'node:assert/strict';
import { missingPathProblem, rangeOfItem } from '../../../src/core/text/settingsFile';

const key = 'meshNotes.notes.folders';

describe('rangeOfItem', () => {
  for (const [what, text, path, expected] of [
    ['in a settings file', `{\n  // ours\n  "${key}": ["notes", "../outside"],\n}`, [key], [2, 39, 2, 51]],
    ['in a workspace file', `{"folders": [],\r\n"settings": {\r"${key}": ["../outside"]}}`, ['settings', key], [2, 28, 2, 40]],
    ['that is escaped', `{"${key}": ["..\\u002foutside"]}`, [key], [0, 29, 0, 46]],
    ['that is not in the list', `{"${key}": ["notes"]}`, [key], undefined],
    ['of another setting', '{"meshNotes.glossaries": ["../outside"]}', [key], undefined],
    ['if the value is not a list', `{"${key}": "../outside"}`, [key], undefined],
    ['in what is not JSON', 'settings: none', [key], undefined],
    ['in nothing', '', [key], undefined],
  ] as const) {
    it(`looks for an item ${what}`, () => {
      const range = rangeOfItem(text, path, '../outside');
      assert.deepEqual(range && [range.start.line, range.start.character, range.end.line, range.end.character], expected);
    });
  }
});

describe('A path that does not exist', () => {
  it('is a warning at its item', () => {
    const range = rangeOfItem(`{"${key}": ["notes", "absent"]}`, [key], 'absent');
    assert.ok(range);
    assert.deepEqual(missingPathProblem(range, 'absent'), {
      range: { start: { line: 0, character: 38 }, end: { line: 0, character: 46 } },
      severity: 'warning',
      message: '“{0}” was not found.',
      args: ['absent'],
    });
  });
});
