import assert from 'node:assert/strict';
import MarkdownIt from 'markdown-it';
import { parseAllDocuments } from 'yaml';

import { fragment, holdsInOrder, manifest, placed, snippet } from './placing';

const markdown = (marked: string, what = manifest): string | undefined => placed('markdown', marked, what);
const body = 'apiVersion: v1\nkind: New\n';
const fence = `\`\`\`yaml\n${body}\`\`\`\n`;
const indented = (prefix: string, source: string): string => source.replace(/^(?=.)/gm, prefix);

describe('placing a manifest in Markdown', () => {
  const cases: [name: string, marked: string, expected: string][] = [
    ['makes a fence in an empty file', '¦', fence.trimEnd()],
    ['makes a fence in place of a blank line', 'one\n\n¦\n\ntwo\n', `one\n\n${fence}\ntwo\n`],
    ['puts blank lines around it where there are none', 'one\n¦\ntwo\n', `one\n\n${fence}\ntwo\n`],
    ['takes a last line of white space', 'one\n\n  ¦', `one\n\n${fence.trimEnd()}`],
    ['keeps the last line break', 'one\n\n¦', `one\n\n${fence}`],
    ['goes after the paragraph under the cursor', 'on¦e\nmore\n\ntwo\n', `one\nmore\n\n${fence}\ntwo\n`],
    ['goes after a paragraph that ends the file without a line break', 'one¦', `one\n\n${fence.trimEnd()}`],
    ['goes after a heading', '# One¦\ntext\n', `# One\n\n${fence}\ntext\n`],
    ['goes after a setext heading', 'One¦\n===\ntext\n', `One\n===\n\n${fence}\ntext\n`],
    ['goes after a table', 'a | b\n--|--\n1¦ | 2\n3 | 4\n\ntext\n', `a | b\n--|--\n1 | 2\n3 | 4\n\n${fence}\ntext\n`],
    ['goes after indented code', '    a\n¦\n    b\n\ntext\n', `    a\n\n    b\n\n${fence}\ntext\n`],
    ['goes after an HTML comment', '<!--\n¦\n-->\ntext\n', `<!--\n\n-->\n\n${fence}\ntext\n`],
    ['goes after a link definition', '[a]: b¦\n', `[a]: b\n\n${fence}`],
    ['goes after a fence of another language', '```go\nx := 1¦\n```\ntext\n', `\`\`\`go\nx := 1\n\`\`\`\n\n${fence}\ntext\n`],
    ['goes after a fence without a language', '```\n¦\n```\n', `\`\`\`\n\n\`\`\`\n\n${fence}`],
    ['closes a fence that nothing closes', 'a\n\n~~~~ go\nx := 1¦\n', `a\n\n~~~~ go\nx := 1\n~~~~\n\n${fence}`],
    ['closes one without a last line break', '```¦', `\`\`\`\n\`\`\`\n\n${fence.trimEnd()}`],
    ['closes one at the end of the file, wherever in it the cursor is', '```go¦\nx\n\ntext\n\n# Heading\n\n', `\`\`\`go\nx\n\ntext\n\n# Heading\n\n\`\`\`\n\n${fence}`],
    ['closes one that its item ends', '- ```go\n  x¦\n- two\n', `- \`\`\`go\n  x\n  \`\`\`\n\n${indented('  ', fence)}\n- two\n`],
    ['closes one that its quote ends', '> ```go\n> x¦\n\ntext\n', `> \`\`\`go\n> x\n> \`\`\`\n>\n${indented('> ', fence)}\ntext\n`],
    ['closes a comment that nothing closes', '<!-- a\n¦\n\n# b', `<!-- a\n\n\n# b\n-->\n\n${fence.trimEnd()}`],
    ['closes HTML that nothing closes', '<pre>\na¦\n', `<pre>\na\n</pre>\n\n${fence}`],
    ['goes after YAML front matter', '---\ntitle: x¦\n---\ntext\n', `---\ntitle: x\n---\n\n${fence}\ntext\n`],
    ['goes after TOML front matter that ends the file', '+++\ntitle = "x"¦\n+++', `+++\ntitle = "x"\n+++\n\n${fence.trimEnd()}`],
    ['takes a thematic break for none', '---\n\ntext¦\n', `---\n\ntext\n\n${fence}`],
    ['stays in the list item of its paragraph', '- one¦\n- two\n', `- one\n\n${indented('  ', fence)}\n- two\n`],
    ['stays in a numbered item', '10. one\n\n    more¦\n', `10. one\n\n    more\n\n${indented('    ', fence)}`],
    ['stays in a nested item', '1. a\n   - b¦\n\n2. c\n', `1. a\n   - b\n\n${indented('     ', fence)}\n2. c\n`],
    ['stays in an item that is indented by tabs', '-\tone\n\n\tmore¦\n', `-\tone\n\n\tmore\n\n${indented('    ', fence)}`],
    ['stays in the item between two of its paragraphs', '- one\n¦\n  more\n', `- one\n\n${indented('  ', fence)}\n  more\n`],
    ['stays in a list between two items', '- one\n¦\n- two\n', `- one\n\n${indented('  ', fence)}\n- two\n`],
    ['stays in an item when the cursor below it is indented so', '- one\n\n  ¦\n', `- one\n\n${indented('  ', fence)}`],
    ['leaves the list when the cursor below it is not', '- one\n\n¦\n', `- one\n\n${fence}`],
    ['goes into an item that is empty yet', '- ¦\n', `- \n${indented('  ', fence)}`],
    ['goes into an item of an ordered list that is empty yet', '1.¦\n2. two\n', `1.\n${indented('   ', fence)}\n2. two\n`],
    ['stays in a quote', '> one¦\n> two\n\ntext\n', `> one\n> two\n>\n${indented('> ', fence)}\ntext\n`],
    ['takes a blank line of a quote', '> one\n>¦\n> two\n', `> one\n>\n${indented('> ', fence)}>\n> two\n`],
    ['leaves a quote below it', '> one\n\n¦\n', `> one\n\n${fence}`],
    ['stays in a quote’s list', '> - one¦\n', `> - one\n>\n${indented('>   ', fence)}`],
    ['goes once to a paragraph with two cursors', 'o¦ne\nm¦ore\n', `one\nmore\n\n${fence}`],
    ['goes to each block that has a cursor', 'o¦ne\n\ntw¦o\n', `one\n\n${fence}\ntwo\n\n${fence}`],
    ['keeps CRLF', 'one¦\r\n\r\ntwo\r\n', `one\n\n${fence}\ntwo\n`.replace(/\n/g, '\r\n')],
  ];
  for (const [name, marked, expected] of cases) {
    it(name, () => assert.equal(markdown(marked), expected));
  }

  it('has a fence longer than any in it', () => {
    const nested = 'apiVersion: v1\nkind: New\n# ```\n# ````';
    assert.equal(markdown('¦', snippet(nested, 'manifest')), `\`\`\`\`\`yaml\n${nested}\n\`\`\`\`\``);
  });

  it('fences a fragment as it fences a manifest', () => {
    assert.equal(markdown('    one¦\n', fragment), `    one\n\n\`\`\`yaml\n${fragment.body}\n\`\`\`\n`);
  });
});

describe('placing a manifest in a YAML fence', () => {
  const cases: [name: string, marked: string, expected: string][] = [
    ['fills an empty one', '```yaml\n¦\n```\n', fence],
    ['fills one without a line, from its opening', '```yaml¦\n```\n', fence],
    ['fills one without a line, from its end', '```yaml\n```¦\n', fence],
    ['goes after the document under the cursor', '```yaml\na: 1¦\n---\nb: 2\n```\n', `\`\`\`yaml\na: 1\n---\n${body}---\nb: 2\n\`\`\`\n`],
    ['goes after the last document, before the end', '~~~ yml\n  a: 1\n  ¦\n~~~\n\n---\n', `~~~ yml\n  a: 1\n  \n---\n${body}~~~\n\n---\n`],
    ['goes once where there are several cursors', '```yaml\na: 1¦\nb¦: 2\n```\n', `\`\`\`yaml\na: 1\nb: 2\n---\n${body}\`\`\`\n`],
    ['is indented as its list item', '- x\n\n  ```yaml\n  a: 1¦\n  ---\n  b: 2\n  ```\n',
      `- x\n\n  \`\`\`yaml\n  a: 1\n  ---\n${indented('  ', body)}  ---\n  b: 2\n  \`\`\`\n`],
    ['is indented as an item that begins with it', '- ```yaml\n  a: 1¦\n  ```\n', `- \`\`\`yaml\n  a: 1\n  ---\n${indented('  ', body)}  \`\`\`\n`],
    ['is indented as the fence is', '  ```yaml\n  a: 1¦\n  ```\n', `  \`\`\`yaml\n  a: 1\n  ---\n${indented('  ', body)}  \`\`\`\n`],
    ['is quoted as the fence is', '> ```yaml\n> a: 1¦\n> ---\n> b: 2\n> ```\n',
      `> \`\`\`yaml\n> a: 1\n> ---\n${indented('> ', body)}> ---\n> b: 2\n> \`\`\`\n`],
    ['fills a blank line of a quoted one', '> ```yaml\n>¦\n> ```\n', `> \`\`\`yaml\n${indented('> ', body)}> \`\`\`\n`],
    ['goes to the end of one that is not closed', 'x\n\n```yaml\na: 1\n¦', `x\n\n\`\`\`yaml\na: 1\n---\n${body}`],
    ['goes to the end of one that is not closed and has no line break', '```yaml¦', `\`\`\`yaml\n${body.trimEnd()}`],
    ['goes to the end of one that its item ends, blank lines and all', '- ```yaml\n  a: 1¦\n\n\ntext\n', `- \`\`\`yaml\n  a: 1\n\n\n  ---\n${indented('  ', body)}text\n`],
    ['takes attributes behind the language', '```yaml {hl_lines=[1]}\n¦\n```\n', `\`\`\`yaml {hl_lines=[1]}\n${body}\`\`\`\n`],
    ['takes Helm for YAML', '```helm\n¦\n```\n', `\`\`\`helm\n${body}\`\`\`\n`],
    ['goes into each fence that has a cursor', '```yaml\n¦\n```\n\n```yaml\na: 1¦\n```\n', `${fence}\n\`\`\`yaml\na: 1\n---\n${body}\`\`\`\n`],
    ['goes into a fence, and into one of its own', 'one¦\n\n```yaml\n¦\n```\n', `one\n\n${fence}\n${fence}`],
  ];
  for (const [name, marked, expected] of cases) {
    it(name, () => assert.equal(markdown(marked), expected));
  }

  it('puts a fragment at the cursor’s indentation', () => {
    assert.equal(markdown('> ```yaml\n> labels:¦\n> ```\n', fragment), `> \`\`\`yaml\n> labels:\n${indented('>   ', fragment.body)}\n> \`\`\`\n`);
    assert.equal(markdown('```yaml\na:\n    ¦\n```\n', fragment), `\`\`\`yaml\na:\n${indented('    ', fragment.body)}\n\`\`\`\n`);
    assert.equal(markdown('```yaml¦\n```\n', fragment), `\`\`\`yaml\n${fragment.body}\n\`\`\`\n`);
  });
});

describe('whatever the Markdown', () => {
  const pieces = ['text', '# heading', '- item\n- item', '- item\n\n  more', '1. one\n   - two\n\n     three', '> quote\n> more', '> - quoted', '```go\nx\n```',
    '```yaml\na: 1\n```', '- x\n\n  ```yaml\n  a: 1\n  ```', '> ```yaml\n> a: 1\n> ```', 'a | b\n--|--\n1 | 2', '<div>\nx\n</div>', '    code', ''];

  it('a manifest is in one YAML fence more or in one document more, and every line is still there', function () {
    this.timeout(20_000);
    const parser = new MarkdownIt({ html: true });
    const documents = (source: string): number => parser.parse(source, {})
      .filter(({ type, info }) => type === 'fence' && info === 'yaml')
      .reduce((sum, { content }) => sum + parseAllDocuments(content).length, 0);
    const sources = pieces.flatMap((one) => pieces.flatMap((two) => [`${one}\n\n${two}\n`, `${two}\n${one}`]));
    for (const source of sources) {
      const lines = source.split('\n');
      for (let line = 0; line < lines.length; line++) {
        const marked = lines.map((each, index) => (index === line ? `${each}¦` : each)).join('\n');
        const result = markdown(marked) ?? '';
        const change = `${JSON.stringify(marked)} became ${JSON.stringify(result)}`;
        assert.equal(documents(result), documents(source) + 1, change);
        assert.ok(holdsInOrder(result.split('\n'), lines.filter((each) => /[^\s>]/.test(each))), change);
      }
    }
  });
});

describe('placing a manifest in other documents', () => {
  it('puts it on lines of its own in plain text', () => {
    assert.equal(placed('plaintext', 'one¦\ntwo\n', manifest), `one\n${body}two\n`);
    assert.equal(placed('plaintext', 'one\n\n¦\ntwo\n', manifest), `one\n\n${body}two\n`);
    assert.equal(placed('plaintext', '  one¦', manifest), `  one\n${body.trimEnd()}`);
    assert.equal(placed('plaintext', '¦', fragment), fragment.body);
    assert.equal(placed('plaintext', 'a¦\r\nb¦\r\n', manifest), `a\n${body}b\n${body}`.replace(/\n/g, '\r\n'));
  });

  it('requires a new document in other languages', () => {
    for (const language of ['json', 'jsonc', 'go', 'shellscript', 'dockerfile', 'html']) {
      assert.equal(placed(language, '¦', manifest), undefined);
    }
  });
});
