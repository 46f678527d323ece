import assert from 'node:assert/strict';
import { holdsFor } from '../runs';
import { foundNames, judgedNames, markdownWithNames, standsAlone } from './namesInMarkdown';

describe('The mentions in generated Markdown', () => {
  holdsFor('lie in prose and code as markdown-it sees them, and in nothing else', markdownWithNames, (text) => {
    const judged = judgedNames(text);
    for (const [name, place] of foundNames(text)) {
      assert.equal(place, judged.get(name), name);
    }
  });

  holdsFor('are all that stand in prose and code', markdownWithNames, (text) => {
    const found = foundNames(text);
    for (const [name, place] of judgedNames(text)) {
      if (standsAlone(text, name)) {
        assert.equal(found.get(name), place, name);
      }
    }
  });
});
