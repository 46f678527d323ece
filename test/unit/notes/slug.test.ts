import assert from 'node:assert/strict';
import { slugOf } from '../../../src/core/notes/slug';

describe('The anchor of a heading', () => {
  it('keeps of each character what the preview keeps, however common the others are', () => {
    const anchorOf = (text: string): string => text.trim().toLowerCase().replace(/[^\p{Alphabetic}\p{M}\p{Nd}\p{Pc} -]/gu, '').replaceAll(' ', '-');
    for (let code = 0; code <= 0xffff; code++) {
      const text = `A ${String.fromCharCode(code)}：b`;
      assert.equal(slugOf(text), anchorOf(text), `U+${code.toString(16)}`);
    }
  });
});
