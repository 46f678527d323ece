import assert from 'node:assert/strict';
import { inlineText } from '../../../src/core/notes/outline';
import { choices, choosing, holdsFor } from '../runs';
import { assertJudged } from './blocks';
import { generateInline, generateMarkdown } from './generateMarkdown';
import { judgedText } from './markdownItJudge';

describe('the blocks of generated Markdown', () => {
  holdsFor('are those of markdown-it', choices.map((from) => generateMarkdown(choosing(from))), (text) => {
    assertJudged(text, JSON.stringify(text));
  });

  holdsFor('have the inline text that markdown-it reads', choices.map((from) => generateInline(choosing(from))), (text) => {
    assert.equal(inlineText(text), judgedText(text));
  });
});
