import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { inlineText, outlineMarkdown } from '../../../src/core/notes/outline';
import { assertJudged, blocks } from './blocks';
import { judgedBlocks, judgedText } from './markdownItJudge';

/** The Markdown files below a folder; empty if the folder is missing. */
function markdownFiles(folder: string): string[] {
  return existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(?:md|markdown|txt)$/.test(name)).map((name) => join(folder, name))
    : [];
}

describe('the blocks of Markdown', () => {
  it('are those of CommonMark, in their order', () => {
    const text = [
      '# A', '', 'text', 'B', '===', '> quote', 'lazy', '> - item', '', '1. one', '', '   two', '2. ```yaml', '   a: 1', '   ```', '***', '    code', '', '[x]: y', '<div>', '</div>', '', 'a | b', '--|--', '1 | 2', '',
    ].join('\n');
    assert.deepEqual(blocks(text), [
      'heading 0-1 1 "A"', 'heading 2-5 1 "text\\nB"',
      'enter quote 5', 'paragraph 5-7 "quote\\nlazy"', 'enter list 7', 'enter item 7', 'paragraph 7-8 "item"', 'leave item 8', 'leave list 8', 'leave quote 8',
      'enter list 9', 'enter item 9', 'paragraph 9-10 "one"', 'paragraph 11-12 "two"', 'leave item 12', 'enter item 12', 'fence 12-15 ``` "yaml"', 'leave item 15', 'leave list 15',
      'break 15-16', 'code 16-17', 'definition 18-19', 'html 19-21', 'table 22-25',
    ]);
  });

  it('end where another block interrupts a quote, though it would be code inside', () => {
    for (const text of ['- > [a]:\n     ***\n', '- > [a]: b\n     - "t"\n', '- > [a]: b\n     # x\n', '- > - [a]\n     # x\n\n\ny', '> [a]:\n> b "\n# x "\n', '> > [a\n> > - ]: b\n- c\n']) {
      assertJudged(text, JSON.stringify(text));
    }
    assert.deepEqual(blocks('- > [a]:\n     ***\n').slice(2), ['enter quote 0', 'paragraph 0-1 "[a]:"', 'leave quote 1', 'break 1-2', 'leave item 2', 'leave list 2']);
  });

  it('are those of markdown-it in real notes', function () {
    this.timeout(60_000);
    const shared = ['../shared/seeds', '../shared/corpora'].filter((folder) => {
      if (!existsSync(resolve(folder))) {
        console.log(`      not checked: ${folder} is not here`);
        return false;
      }
      return true;
    });
    for (const file of ['notes', 'samples', 'test/fixtures', 'README.md', 'CHANGELOG.md', ...shared].flatMap((path) => (path.endsWith('.md') ? [path] : markdownFiles(resolve(path))))) {
      assertJudged(readFileSync(file, 'utf8'), file);
    }
  });

  it('are not looked at where they are nested too deep', () => {
    for (const mark of ['> ', '- ', '1. ', '> - ']) {
      for (const depth of [30, 49, 50, 51, 99, 100, 101, 10_000]) {
        const text = `${mark.repeat(depth)}# a\nlazy\n\n# b\n`;
        assert.deepEqual(blocks(text), judgedBlocks(text), `${depth} ${mark}`);
      }
    }
  });

  it('are found in a time that grows as the text does', function () {
    this.timeout(60_000);
    const many = 100_000;
    const hostile = [
      '['.repeat(many), '[a'.repeat(many), '[a\n'.repeat(many), '[a]: '.repeat(many), '[a]: b "\n'.repeat(many), '[a]:\n'.repeat(many), '> '.repeat(many), '>'.repeat(many), '`'.repeat(many), '```\n~~~\n'.repeat(many),
      '* '.repeat(many), `${'* '.repeat(many)}a`, '- '.repeat(many), '1. '.repeat(many), '-\n'.repeat(500_000), '- a\n'.repeat(many), '- <!--\n'.repeat(many), '> ```\nb\n'.repeat(many), '> <!--\nb\n'.repeat(many), '> - a\nb\n'.repeat(many),
      `${'> '.repeat(99)}a\n${'b\n'.repeat(many / 10)}`, 'a'.repeat(5_000_000), '|'.repeat(many), 'a|\n-|\n'.repeat(many), `|${'a|'.repeat(many)}\n|${'-|'.repeat(many)}\n`, '<a b="'.repeat(many), `<a${' a'.repeat(many)}=>`, '<a '.repeat(many),
      '# a\n'.repeat(many), 'a\n=\n'.repeat(many), '=\n'.repeat(many), '\n'.repeat(1_000_000), `-${' '.repeat(many)}\n`.repeat(3), '\r'.repeat(many), '\t'.repeat(many), '    a\n\n'.repeat(many), '<!--'.repeat(many), `- a\n${'\n'.repeat(many)}  b`,
    ];
    for (const text of hostile) {
      outlineMarkdown(text);
    }
  });
});

describe('the text of inline Markdown', () => {
  it('is that of markdown-it where brackets are nested deep', () => {
    for (const depth of [10, 98, 99, 100, 101, 150, 600]) {
      for (const [opening, closing] of [['[', ']'], ['![', '](a)'], ['[![', '](a)](b)'], ['*a ', '*'], ['[a](', ')']] as const) {
        const text = `${opening.repeat(depth)}x${closing.repeat(depth)}`;
        assert.equal(inlineText(text), judgedText(text), text);
      }
    }
  });

  it('has the characters of the references that people type, and the others as they are written', () => {
    assert.equal(inlineText('&amp; &mdash; &Uuml; &#8594; &#x2014; &#xD800; &nosuch; &constructor; &rarr'), '& — Ü → — \ufffd &nosuch; &constructor; &rarr');
    assert.equal(inlineText('&nsubseteq;'), '&nsubseteq;');
    for (const name of ['amp', 'lt', 'gt', 'quot', 'apos', 'nbsp', 'copy', 'mdash', 'hellip', 'rarr', 'rArr', 'Uuml', 'ntilde', 'check']) {
      assert.equal(inlineText(`a&${name};b`), judgedText(`a&${name};b`), name);
    }
  });
});
