import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { cardAt, open, termIds } from './harness/hovers';

interface PackagedTerm {
  readonly id: string;
  readonly language: string;
  readonly kind: string;
  readonly name: string;
  readonly quiet: boolean;
}

const sampleSize = 40;

/** An even sample of a language's built-in terms, sorted by kind, without common words, which have no hover of their own. */
async function sample(language: string): Promise<readonly PackagedTerm[]> {
  const extension = vscode.extensions.getExtension('mesh-notes.mesh-notes');
  assert.ok(extension);
  const file = vscode.Uri.joinPath(extension.extensionUri, 'dist', 'notes', 'glossary.json');
  const terms = (JSON.parse(new TextDecoder().decode(await vscode.workspace.fs.readFile(file))) as PackagedTerm[])
    .filter((term) => term.language === language && !term.quiet)
    .sort((a, b) => a.kind.localeCompare(b.kind) || a.id.localeCompare(b.id));
  assert.ok(terms.length >= sampleSize);
  return terms.filter((_, index) => Math.floor((index * sampleSize) / terms.length) !== Math.floor(((index - 1) * sampleSize) / terms.length));
}

describe('The names of packaged terms, in Markdown', () => {
  for (const { language, sentence } of [
    { language: 'en', sentence: (name: string) => `Here ${name} is named.\n` },
    { language: 'zh-cn', sentence: (name: string) => `这里说到 ${name} 一词。\n` },
  ]) {
    it(`${language}: ${String(sampleSize)} of them, of all kinds, show their own card first`, async () => {
      const terms = await sample(language);
      assert.equal(terms.length, sampleSize);
      assert.equal(new Set(terms.map(({ kind }) => kind)).size, 8);
      const document = await open('markdown', terms.map(({ name }) => sentence(name)).join(''));
      const shown: [string, string | undefined][] = [];
      for (const [line, { name }] of terms.entries()) {
        const card = await cardAt(document, new vscode.Position(line, sentence(name).indexOf(name)));
        shown.push([name, card && termIds(card)[0]]);
      }
      assert.deepEqual(shown, terms.map(({ id, name }) => [name, id]));
    });
  }
});
