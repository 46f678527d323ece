import assert from 'node:assert/strict';
import { readNoteHead } from '../../../src/core/notes/note';
import type { GlossaryFile } from '../../../src/core/terms/glossaryFile';
import { readGlossaryPage } from '../../../src/core/terms/glossaryPage';

const page = '---\ntitle: Quay Crane (QC)\nstatus: Completed\ncategory: Technology\n---\n\nIt lifts.\n';

/** Reads a page at a path below `file:///w`; `folder` is the glossary's. */
function read(path: string, text = page, folder = 'g'): GlossaryFile | undefined {
  const uri = `file:///w/${path}`;
  const head = readNoteHead({ uri, fileName: decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1)), text });
  return readGlossaryPage(head, text, { folder: folder === '' ? 'file:///w' : `file:///w/${folder}`, root: 'file:///w' });
}

function place(path: string, text?: string, folder?: string): unknown[] {
  const file = read(path, text, folder);
  const term = file?.terms[0]?.term;
  return [term?.glossary, term?.id, term?.language, ...(file?.foreign ? [file.foreign.tag] : [])];
}

describe('A page of a glossary', () => {
  it('is a term whose names are in its title', () => {
    assert.deepEqual(read('g/en/quay-crane.md'), {
      terms: [
        {
          term: {
            id: 'quay-crane',
            uri: 'file:///w/g/en/quay-crane.md',
            origin: 'workspace',
            glossary: 'file:///w/g',
            language: 'en',
            line: 1,
            aliasesLine: 1,
            name: 'Quay Crane',
            kind: 'concept',
            aliases: ['QC', 'quay crane'],
            quiet: undefined,
            ambiguous: [],
            except: [],
            general: false,
            misspellings: [],
            related: [],
            sources: [],
          },
          text: { summary: 'It lifts.', facts: [], page: '' },
        },
      ],
      problems: [],
      knownLanguagePaths: ['file:///w/g/quay-crane.*', 'file:///w/g'],
    });
  });

  it('is joined with its other languages by the folders’ names, wherever they stand', () => {
    assert.deepEqual(place('g/en/a.md'), ['file:///w/g', 'a', 'en']);
    assert.deepEqual(place('g/zh-hans/a.md'), ['file:///w/g', 'a', 'zh-cn']);
    assert.deepEqual(place('g/zh_CN/sea/a.md'), ['file:///w/g/sea', 'a', 'zh-cn']);
    assert.deepEqual(place('g/en/a.md', page, 'g/en'), ['file:///w/g', 'a', 'en']);
    assert.deepEqual(place('site/zh/docs/g/a.md', page, 'site/zh/docs/g'), ['file:///w/site/docs/g', 'a', 'zh-cn']);
  });

  it('may have its language at the end of its name, in its front matter, or in its text', () => {
    assert.deepEqual(place('g/a.zh.md'), ['file:///w/g', 'a', 'zh-cn']);
    assert.deepEqual(place('g/a.md'), ['file:///w/g', 'a', 'en']);
    assert.deepEqual(place('g/a.md', '---\ntitle: 岸桥\ncategory: 技术\n---\n把集装箱吊起来。'), ['file:///w/g', 'a', 'zh-cn']);
    assert.deepEqual(place('g/a.md', page.replace('status', 'language')), ['file:///w/g', 'a', 'en', 'Completed']);
    assert.deepEqual(place('g/a.md', page.replace('status: Completed', 'lang: zh')), ['file:///w/g', 'a', 'zh-cn']);
    assert.deepEqual(place('g/node.js.md'), ['file:///w/g', 'node.js', 'en']);
  });

  it('of a bundle is called as its folder', () => {
    assert.deepEqual(place('g/en/crane/index.md'), ['file:///w/g', 'crane', 'en']);
    assert.deepEqual(place('g/crane/index.zh.md'), ['file:///w/g', 'crane', 'zh-cn']);
  });

  it('may be in a language that is not known: where it is said, and where a known one stands beside it', () => {
    const foreign = (path: string, text?: string, folder?: string) => read(path, text, folder)?.foreign;
    assert.deepEqual(foreign('g/fr/a.md'), { tag: 'fr', group: 'file:///w/g/fr', beside: 'file:///w/g', line: 1 });
    assert.deepEqual(foreign('g/zh-tw/a.md'), { tag: 'zh-tw', group: 'file:///w/g/zh-tw', beside: 'file:///w/g', line: 1 });
    assert.deepEqual(foreign('g/pt-br/a.md', page, 'g/pt-br'), { tag: 'pt-br', group: 'file:///w/g/pt-br', line: 1 });
    assert.deepEqual(foreign('g/a.fr.md'), { tag: 'fr', group: 'file:///w/g', beside: 'file:///w/g/a.*', line: 1 });
    assert.deepEqual(foreign('g/a.md', page.replace('status: Completed', 'language: fr')), { tag: 'fr', group: 'file:///w/g', line: 2 });
    for (const path of ['g/qq/a.md', 'g/sea/fr/a.md', 'g/en/fr/a.md', 'g/a.js.md']) {
      assert.equal(foreign(path), undefined, path);
    }
  });

  it('says in its first paragraph what the term is, under its first heading if it has one', () => {
    const text = (body: string) => read('g/a.md', `---\ntitle: A\ncategory: b\n---\n${body}`)?.terms[0]?.text;
    assert.deepEqual(text('\n## What it is\n\nA crane\nof iron.\n\n- tall\n\n## More\n\nText.\n'), { summary: 'A crane of iron.', facts: ['tall'], page: '## More\n\nText.' });
    assert.equal(text('\r\n# A\r\n\r\n## 是什么\r\n\r\n起重机，\r\n很高。\r\n')?.summary, '起重机，很高。');
    assert.equal(text('<!-- note -->\n{{% toc %}}\n\nA {{< tooltip "x" >}}crane, see [here](/en/x/) and [there](https://example.org).')?.summary, 'A crane, see here and [there](https://example.org).');
    assert.equal(text('![a ship](ship.png)\n\nA crane.')?.summary, 'A crane.');
    assert.equal(text('A crane.\n\n<!-- never closed')?.summary, 'A crane.');
    assert.equal(text('<!-- never closed\n\nA crane.')?.summary, '');
  });

  it('without a summary is reported, and without a category is none', () => {
    const problems = (text: string) => read('g/a.md', text)?.problems.map(({ severity, range, message }) => [severity, range.start.line, message]);
    assert.deepEqual(problems('---\ncategory: b\ntitle: A\n---\n'), [['warning', 2, 'The term {0} has no summary. Add a paragraph below the front matter: it is shown on hover.']]);
    assert.deepEqual(problems('---\ntitle: A\nstatus: Completed\n---\nText.'), [['information', 1, 'The page has no {0}, so it is not read as a term.']]);
    assert.deepEqual(read('g/a.md', '---\ntitle: A\nstatus: Completed\n---\nText.')?.terms, []);
  });

  it('is neither an index, a template, a guide nor a note', () => {
    assert.equal(read('g/_index.md'), undefined);
    assert.equal(read('g/_TEMPLATE.md'), undefined);
    assert.equal(read('g/a.txt'), undefined);
    for (const text of ['Text.', '---\ntitle: Search\nlayout: search\n---', '---\ntitle: Guide\nstatus: Completed\ntoc_hide: true\n---\nText.', '---\ntitle: A\ncategory: b\nterm: A\n---\nText.', '---\ntitle: KubeCon EU 2024\ncategory: recap\n---\nText.']) {
      assert.equal(read('g/a.md', text), undefined, text);
    }
  });

  it('survives a text of nothing but openings', () => {
    for (const part of ['<!-- ', '{{< a ', '[a](', '[', '<a ', '![', '{{%', '# \n']) {
      assert.ok(read('g/a.md', `${page}${part.repeat(50_000)}`), part);
    }
  }).timeout(20_000);
});
