import assert from 'node:assert/strict';
import { holdsFor } from '../runs';
import { foundNames, judgedNames, markdownWithNames, standsAlone } from './namesInMarkdown';

describe('The mentions in generated Markdown', () => {
  holdsFor('are only in what markdown-it shows as prose or code', markdownWithNames, (text) => {
    const judged = judgedNames(text);
    for (const [name, place] of foundNames(text)) {
      assert.equal(place, judged.get(name), name);
    }
  });

  holdsFor('include every name in prose and code', markdownWithNames, (text) => {
    const found = foundNames(text);
    for (const [name, place] of judgedNames(text)) {
      if (standsAlone(text, name)) {
        assert.equal(found.get(name), place, name);
      }
    }
  });
});
