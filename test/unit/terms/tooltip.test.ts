import assert from 'node:assert/strict';
import { Glossary } from '../../../src/core/terms/glossary';
import { inlineText } from '../../../src/core/markdown/inlineText';
import { termTooltip, tooltipLimit } from '../../../src/core/terms/tooltip';
import { cardWeight } from '../../../src/core/terms/card';
import { readTermNote, readTermText } from '../../../src/core/terms/termNote';
import { readFrontMatter } from '../../../src/core/notes/frontMatter';
import { builtinNotes } from '../builtinNotes';
import { term } from './glossaries';

const [entry] = new Glossary([
  term('hbone', { name: 'HBONE', expansion: 'HTTP-Based Overlay Network Environment' }),
  term('hbone', { language: 'zh-cn', name: 'HBONE 隧道', expansion: '基于 HTTP 的覆盖网络环境' }),
]).entries;
assert.ok(entry);

const tooltip = (summary: string, language: 'en' | 'zh-cn' = 'en'): string => termTooltip(entry, { summary, facts: [], page: '' }, language);

describe('A term’s tooltip', () => {
  it('says name, expansion and summary as plain text, in the reader’s language', () => {
    assert.equal(tooltip('A **tunnel**, see [`ztunnel`](ztunnel.md).'), 'HBONE — HTTP-Based Overlay Network Environment\nA tunnel, see ztunnel.');
    assert.equal(tooltip('一种隧道。', 'zh-cn'), 'HBONE 隧道 — HTTP-Based Overlay Network Environment\n一种隧道。');
    assert.equal(termTooltip(entry, undefined, 'en'), 'HBONE — HTTP-Based Overlay Network Environment');
  });

  it('is cut behind a sentence, the first one always whole', () => {
    const sentence = `${'a'.repeat(tooltipLimit - 20)}.`;
    assert.equal(tooltip(`${sentence} Second, e.g. ztunnel 1.2, is too long here. Third.`).split('\n')[1], sentence);
    assert.equal(tooltip('One, e.g. ztunnel 1.2. Two! Three').split('\n')[1], 'One, e.g. ztunnel 1.2. Two!');
    assert.equal(tooltip('甲。乙。', 'zh-cn').split('\n')[1], '甲。乙。');
    assert.equal(tooltip(`${'长'.repeat(200)}。短。`, 'zh-cn').split('\n')[1], `${'长'.repeat(200)}。`);
    assert.equal(tooltip('a'.repeat(5000)).split('\n')[1], `${'a'.repeat(tooltipLimit)}…`);
    assert.equal(tooltip('No full stop').split('\n')[1], 'No full stop');
  });

  it('is short and without marks for every built-in term', () => {
    for (const language of ['en', 'zh-cn'] as const) {
      for (const [path, text] of Object.entries(builtinNotes[language]).filter(([name]) => name.startsWith('terms/'))) {
        const frontMatter = readFrontMatter(text);
        const known = readTermNote({ uri: path, fileName: path.slice('terms/'.length), text, origin: 'builtin', frontMatter, language })?.term;
        assert.ok(known, path);
        const [own] = new Glossary([known]).entries;
        assert.ok(own);
        const shown = termTooltip(own, readTermText(text, frontMatter.bodyOffset), language);
        assert.match(shown, /[.。！!?？][”"）)]?$/, path);
        assert.doesNotMatch(shown, /\*\*|`|\]\(/, path);
        assert.ok(cardWeight(shown) < 3 * tooltipLimit, `${path}: ${shown}`);
      }
    }
  });
});

describe('Plain text', () => {
  it('is what Markdown shows', () => {
    for (const [markdown, text] of [
      ['**a** *b* _c_ __d__ ~~e~~ `f`', 'a b c d e f'],
      ['snake_case and a\\*b\\_c', 'snake_case and a*b_c'],
      ['[a](b "c") ![d](e.png) [f]', 'a d [f]'],
      ['a\n  b', 'a b'],
      ['<b>c</b> 5 * 3', 'c 5 * 3'],
    ] as const) {
      assert.equal(inlineText(markdown), text);
    }
  });
});
