import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = process.cwd();

function json(path: string): Record<string, string> {
  return JSON.parse(readFileSync(join(root, path), 'utf8')) as Record<string, string>;
}

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => readFileSync(join(root, folder, path), 'utf8'));
}

function literals(pattern: RegExp, texts: readonly string[]): string[] {
  return texts.flatMap((text) => [...text.matchAll(pattern)].map(([, literal = '']) => literal.replace(/\\(.)/g, '$1')));
}

/** The texts that the editor translates: those it shows itself, and the messages of the core's problems. */
function translatedTexts(): Set<string> {
  const shown = literals(/l10n\.t\(\s*'((?:[^'\\]|\\.)*)'/g, sources('src'));
  const messages = literals(/(?<!new Error\()'((?:[^'\\\n]|\\.)* (?:[^'\\\n]|\\.)*[.:…}])'/g, sources('src/core')).filter((text) => /^[A-Z{“]/.test(text));
  return new Set([...shown, ...messages]);
}

function placeholders(text: string): string[] {
  return [...new Set(text.match(/\{\d\}/g))].sort();
}

describe('The translations', () => {
  it('have all keys of the manifest, and no others', () => {
    assert.deepEqual(Object.keys(json('package.nls.zh-cn.json')), Object.keys(json('package.nls.json')));
    const used = new Set(literals(/"%([\w.]+)%"/g, [readFileSync(join(root, 'package.json'), 'utf8')]));
    assert.deepEqual([...used].sort(), Object.keys(json('package.nls.json')).sort());
  });

  it('have every text that is shown, and no others', () => {
    assert.deepEqual(Object.keys(json('l10n/bundle.l10n.zh-cn.json')).sort(), [...translatedTexts()].sort());
  });

  it('keep the placeholders', () => {
    for (const [text, translation] of Object.entries(json('l10n/bundle.l10n.zh-cn.json'))) {
      assert.deepEqual(placeholders(translation), placeholders(text), text);
    }
  });
});
