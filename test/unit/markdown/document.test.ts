import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { MarkdownDocument } from '../../../src/core/markdown/document';
import { SourceLines } from '../../../src/core/markdown/source';
import { Glossary } from '../../../src/core/terms/glossary';
import { Matcher } from '../../../src/core/terms/matcher';
import { misspellingsIn } from '../../../src/core/terms/misspellings';
import { term } from '../terms/glossaries';

const matcher = new Matcher(new Glossary([term('ztunnel', { misspellings: ['ztunel'] }), term('service-mesh', { name: 'service mesh' }), term('grid', { name: '服务网格' })]));

/** Finds the mentions between ⟦ and ⟧, those in code between ⟪ and ⟫, and no others. */
function finds(marked: string): void {
  const text = marked.replace(/[⟦⟧⟪⟫]/g, '');
  let found = '';
  let from = 0;
  for (const { start, end, inCode } of matcher.find(text, 'markdown')) {
    found += `${text.slice(from, start)}${inCode ? '⟪' : '⟦'}${text.slice(start, end)}${inCode ? '⟫' : '⟧'}`;
    from = end;
  }
  assert.equal(found + text.slice(from), marked);
}

describe('The regions of Markdown', () => {
  it('include indented code in a list item', () => {
    finds('- ⟦ztunnel⟧\n\n      ⟪ztunnel⟫ --help\n\n  ⟦ztunnel⟧\n');
    const text = '- one\n\n      ztunel --help\n\n  ztunel\n';
    assert.deepEqual(misspellingsIn(() => text, 'markdown', matcher.find(text, 'markdown'), []).map(({ start, end }) => [start, end]), [[text.lastIndexOf('ztunel'), text.lastIndexOf('ztunel') + 6]]);
  });

  it('end an open fence with its list item', () => {
    finds('- ```\n  ⟪ztunnel⟫\n\n⟦ztunnel⟧\n');
    finds('> ```\n> ⟪ztunnel⟫\n\n⟦ztunnel⟧\n');
  });

  it('do not end a fence at one indented by four columns', () => {
    finds('```\n⟪ztunnel⟫\n    ```\n⟪ztunnel⟫\n```\n⟦ztunnel⟧\n');
  });

  it('include a definition inside a paragraph as prose', () => {
    finds('a\n[foo]: ⟦ztunnel⟧\n');
    finds('[foo]: ztunnel\n⟦ztunnel⟧\n');
    finds('[foo]:\n  ztunnel\n  "ztunnel"\n\n⟦ztunnel⟧ [⟦ztunnel⟧][foo]\n');
  });

  it('exclude tags, addresses and link targets', () => {
    finds('<b title="ztunnel">⟦ztunnel⟧</b> <https://ztunnel> [⟦ztunnel⟧](ztunnel "ztunnel") ![⟦ztunnel⟧](ztunnel) `⟪ztunnel⟫` \\⟦ztunnel⟧');
    finds('<div title="ztunnel">\n⟦ztunnel⟧ `⟪ztunnel⟫`\n</div>\n');
    finds('<script>\nztunnel\n\nztunnel\n</script>\n\n<!-- ztunnel\n\nztunnel -->\n\n<pre>\nztunnel\n</pre>\n\n⟦ztunnel⟧');
  });

  it('exclude shortcodes with any content', () => {
    finds('{{< ztunnel "a `ztunnel` [ztunnel](b)" >}} ⟦ztunnel⟧ {{%ztunnel%}} ⟦ztunnel⟧ {{<figure alt="ztunnel">}}⟦ztunnel⟧');
    finds('`⟪ztunnel⟫ {{<` ⟦ztunnel⟧ {{< ztunnel\nztunnel\n\n⟦ztunnel⟧');
  });
});

describe('A block quote', () => {
  const tokens = (text: string): number => new MarkdownDocument(text).tokens.length;

  it('can be long and have a hundred lazy continuation lines', () => {
    assert.equal(tokens('> a\n'.repeat(1000)), 5);
    assert.equal(tokens(`> a\n${'a\n'.repeat(100)}`), 5);
    assert.equal(tokens(`${'> a\n'.repeat(1000)}${'b\n'.repeat(100)}`), 5);
    assert.equal(tokens('> # a\na\n'.repeat(3)), 24);
  });
});

describe('The place of a name', () => {
  for (const marked of [
    '# ⟦ztunnel⟧',
    '# ⟦ztunnel⟧ #',
    '#\t⟦ztunnel⟧  ##  \t',
    '# # ⟦ztunnel⟧ # #',
    '   ## a#b ⟦ztunnel⟧#',
    '> - # ⟦ztunnel⟧ #',
    '⟦ztunnel⟧ a  \n  ⟦ztunnel⟧\t\n===\n⟦ztunnel⟧',
    'a\n    ⟦ztunnel⟧ a  \n\t\t⟦ztunnel⟧   ',
    '\u00a0⟦ztunnel⟧\u00a0\n\u3000⟦ztunnel⟧\u3000',
    'a\r\n⟦ztunnel⟧\r\n\r\n- ⟦ztunnel⟧\r\n  ⟦ztunnel⟧\r\n\r\n```\r\n⟪ztunnel⟫\r\n```\r\n⟦ztunnel⟧\r\n',
    'a\r⟦ztunnel⟧\r\r- ⟦ztunnel⟧\r⟦ztunnel⟧',
    'a \0 ⟦ztunnel⟧\0\n\0⟦ztunnel⟧\n\n# \0⟦ztunnel⟧\0 #\n\n|\0|\0⟦ztunnel⟧|\n|-|-|\n\n[ztunnel]:\n\0\n',
    '-\t⟦ztunnel⟧\n\n\t⟦ztunnel⟧\n\t- \t⟦ztunnel⟧\n',
    '>\t⟦ztunnel⟧\n> >  ⟦ztunnel⟧\n⟦ztunnel⟧\n>\t\t⟦ztunnel⟧',
    '1. ⟦ztunnel⟧\n   > a\n   > ⟦ztunnel⟧\nlazy ⟦ztunnel⟧\n',
    'a ⟦service\nmesh⟧ b ⟦服务\n网格⟧',
    '> a ⟦service\n> mesh⟧\n> > b ⟦服务\n> > 网格⟧',
    '- a ⟦service\n  mesh⟧\n  - b ⟦service\n    mesh⟧',
    'a\\\n⟦ztunnel⟧ &amp; ⟦ztunnel⟧ \\* ⟦ztunnel⟧ &nosuch; ⟦ztunnel⟧',
    '[a `⟪ztunnel⟫` ![b ⟦ztunnel⟧ `⟪ztunnel⟫` <i>⟦ztunnel⟧</i>](ztunnel) ⟦ztunnel⟧](ztunnel) ⟦ztunnel⟧',
    '[⟦ztunnel⟧]\n[⟦ztunnel⟧][]\n[⟦ztunnel⟧][ztunnel]\n\n[ztunnel]: a',
    '| ⟦ztunnel⟧ | a |\n|---|---|\n| b | ⟦ztunnel⟧ |\n',
    'a | ⟦ztunnel⟧\n-|-\n⟦ztunnel⟧ | ⟦ztunnel⟧\n⟦ztunnel⟧\n',
    '| a \\| ⟦ztunnel⟧ \\| ⟦ztunnel⟧ | `⟪ztunnel⟫\\|⟪ztunnel⟫` |\n|-|-|\n| \\| | \\|⟦ztunnel⟧ |\n',
    '> - | ⟦ztunnel⟧ | a |\n>   |---|---|\n>   | | ⟦ztunnel⟧\n>   | ⟦ztunnel⟧ | ⟦ztunnel⟧ | ztunnel |\n',
    '- a | ⟦ztunnel⟧\n  -|-\n  - | ⟦ztunnel⟧\n',
    '- | - | ⟦ztunnel⟧ |\n  |---|---|\n  | ⟦ztunnel⟧ | - |\n',
    '|⟦ztunnel⟧|⟦ztunnel⟧|⟦ztunnel⟧|\n|-|-|-|\n  a|⟦ztunnel⟧\t|\t⟦ztunnel⟧\t\n',
    '- ```\n  ⟪ztunnel⟫\n\n  ⟪ztunnel⟫\n  ```\n  ⟦ztunnel⟧',
    '> ~~~ sh\n> ⟪ztunnel⟫\n> ~~~\n> ⟦ztunnel⟧',
    '```yaml\nztunnel: a # ⟪ztunnel⟫\n```\n⟦ztunnel⟧',
    '    ⟪ztunnel⟫\n\n    ⟪ztunnel⟫\n\n⟦ztunnel⟧\n    ⟦ztunnel⟧',
    '---\ntitle: ⟪ztunnel⟫\n---\n⟦ztunnel⟧',
    '\ufeff---\r\ntitle: ⟪ztunnel⟫\r\n---\r\n\r\n# ⟦ztunnel⟧ #\r\n',
  ]) {
    it(`is exact: ${JSON.stringify(marked)}`, () => {
      finds(marked);
    });
  }

  it('is found in each row and block of real notes', () => {
    const shared = ['../shared/seeds', '../shared/corpora'].filter((folder) => {
      if (!existsSync(resolve(folder))) {
        console.log(`      not checked: ${folder} is not here`);
        return false;
      }
      return true;
    });
    for (const file of ['notes', 'samples', ...shared].flatMap((folder) => readdirSync(resolve(folder), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md')).map((name) => join(folder, name)))) {
      const text = readFileSync(file, 'utf8');
      const lines = new SourceLines(text, 0);
      for (const block of new MarkdownDocument(text).blocks().blocks.filter(({ type }) => type === 'text' || type === 'row')) {
        const places = lines.locateContents(block);
        assert.equal(places.length, block.contents.length, file);
        block.contents.forEach((content, index) => {
          for (const { 0: word, index: at } of content.matchAll(/[^\s|]+/g)) {
            const start = places[index]?.at(at) ?? -1;
            assert.equal(text.slice(start, start + word.length), word, file);
          }
        });
      }
    }
  });
});
