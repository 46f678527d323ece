import assert from 'node:assert/strict';
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { parseAllDocuments } from 'yaml';
import { holdsFor } from '../runs';
import { fragment, holdsInOrder, listFragment, manifest, placed } from './placing';

const lineEnd = fc.constantFrom('\n', '\r\n');

/** Lines of YAML, some of which do not go together. */
const yamlLine = fc.constantFrom('apiVersion: v1', 'kind: A', 'metadata:', '  name: x', '  labels:', '    a: b', 'spec:', '- a', '- b: 1', '  - c', '  c: |', '    text', '', '', '  ', '---', '--- # c', '...', '# c', '  # c', 'x: {a: 1,', '  b: 2}', "y: 'a", "  b'", '%YAML 1.2', '\t', 'a: [', '中: 文', 'z: >-', '  folded');
/** Documents that are whole. */
const document = fc.constantFrom('apiVersion: v1\nkind: A', 'a:\n  b: 1\n  c:\n    - x\n    - y: 2', '- a\n- b', '# only a comment', '', 'text: |\n  a\n\n  b', 'a: {b: 1,\n  c: 2}', '"a": \'b\n  c\'', 'labels:\n  x: "1"');
const wholeYaml = fc.array(document, { minLength: 1, maxLength: 4 }).map((documents) => documents.join('\n---\n'));
const markdownLine = fc.constantFrom('# a', 'text', 'lazy', '', '', '- a', '  b', '  - c', '> q', '> ', '> - r', '1. x', '   y', '```yaml', '```', '~~~', '> ```yaml', '> a: 1', '> ```', '  ```yaml', '  ```', 'a: 1', 'kind: A', '---', '<div>', '<!--', '-->', '| a |', '|---|', '    code', '\ttab', '\\', '  ');

const what = fc.constantFrom(manifest, fragment, listFragment);

/** A text with a cursor or two at places in it. */
function marked(source: fc.Arbitrary<string>): fc.Arbitrary<{ text: string; marked: string }> {
  return fc.tuple(source, lineEnd, fc.nat(), fc.option(fc.nat(), { nil: undefined })).map(([written, eol, ...places]) => {
    const text = written.replaceAll('\n', eol);
    // No cursor stands inside a line end.
    const at = places.flatMap((place) => (place === undefined ? [] : [place % (text.length + 1)])).map((place) => (text[place - 1] === '\r' ? place - 1 : place));
    return { text, marked: [...new Set(at)].sort((a, b) => b - a).reduce((all, place) => `${all.slice(0, place)}¦${all.slice(place)}`, text) };
  });
}

function lines(text: string): string[] {
  return text.split(/\r?\n/);
}

function values(yaml: string): unknown[] | undefined {
  const documents = [...parseAllDocuments(yaml, { logLevel: 'error' })];
  return documents.some(({ errors }) => errors.length > 0) ? undefined : documents.map((each) => each.toJS() as unknown).filter((each) => each !== null);
}

const markdown = new MarkdownIt({ html: true });

/** What the fences of a text hold, by markdown-it. */
function yamlFences(text: string): string[] {
  return markdown.parse(text, {}).flatMap(({ type, info, content }) => (type === 'fence' && info.trim() === 'yaml' ? [content] : []));
}

describe('a manifest placed in a generated text', () => {
  for (const [languageId, line] of [['yaml', yamlLine], ['markdown', markdownLine], ['plaintext', markdownLine]] as const) {
    holdsFor(`leaves every line that says something as it is: ${languageId}`, fc.tuple(marked(fc.array(line, { maxLength: 14 }).map((all) => all.join('\n'))), what), ([{ text, marked: source }, snippet]) => {
      const result = placed(languageId, source, snippet);
      assert.ok(result !== undefined);
      const kept = lines(text).filter((each) => !/^[\s>]*$/.test(each));
      assert.ok(holdsInOrder(lines(result), kept), JSON.stringify(result));
      assert.ok(holdsInOrder(lines(result).map((each) => each.replace(/^[\s>]*/, '')), lines(snippet.body).map((each) => each.trimStart())), JSON.stringify(result));
    });
  }

  holdsFor('is a document of its own in YAML, beside those that were there', marked(wholeYaml), ({ text, marked: source }) => {
    const before = values(text);
    const result = placed('yaml', source, manifest) ?? '';
    const after = values(result);
    assert.ok(before && after, JSON.stringify(result));
    const isNew = (value: unknown): boolean => JSON.stringify(value) === '{"apiVersion":"v1","kind":"New"}';
    assert.deepEqual(after.filter((value) => !isNew(value)), before, JSON.stringify(result));
    assert.ok(after.some(isNew), JSON.stringify(result));
  });

  // Lines of three hyphens may be front matter, which markdown-it knows nothing of.
  const markdownText = fc.array(fc.oneof(markdownLine, fc.constantFrom('```go', '> ~~~~', '- ```', '<script>', '<?php', '<!DOCTYPE', '<![CDATA[', '> <!--')), { maxLength: 12 }).map((all) => all.filter((each) => each !== '---').join('\n'));

  holdsFor('is in a YAML fence of Markdown', marked(markdownText), ({ marked: source }) => {
    const result = placed('markdown', source, manifest) ?? '';
    assert.ok(yamlFences(result).some((content) => content.includes('apiVersion: v1\nkind: New')), JSON.stringify(result));
  });
});
