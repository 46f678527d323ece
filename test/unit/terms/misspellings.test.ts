import assert from 'node:assert/strict';
import { editDistance } from '../../../src/core/terms/editDistance';
import { Glossary } from '../../../src/core/terms/glossary';
import { Matcher } from '../../../src/core/terms/matcher';
import { correctionOf, misspellingsIn } from '../../../src/core/terms/misspellings';
import { contractGlossary, term } from './glossaries';

const matcher = new Matcher(contractGlossary);

function found(text: string, languageId = 'markdown', ignored: readonly string[] = []): [string, number, string][] {
  return misspellingsIn(() => text, languageId, matcher.find(text, languageId), ignored).map(({ start, end, correction }) => [text.slice(start, end), start, correction]);
}

/** Everything of Markdown that a misspelling may stand in; `✓` is right before those to be marked. */
const nasty = `---
title: Amibent
tags: [Amibent] # Amibent
---

# ✓Amibent in a heading

Setext ✓Amibent
===============

Prose ✓Amibent, *✓Amibent*, **✓Amibent**, _✓Amibent_; \`Amibent\` and \`\`a \` Amibent\`\`.
A soft break: 运营商
SDK stays two lines, ✓运营商 SDK and ✓运营商SDK do not.

[Amibent](https://example.com/Amibent "Amibent"), ![Amibent](amibent.png), [a **Amibent** \`x\` Amibent][ref], [Amibent][], [Amibent].
[![Amibent](a.png) Amibent](b.md), [[Amibent]], [[notes/Amibent|the Amibent]], <https://example.com/Amibent>, https://example.com/Amibent ✓Amibent.
An escaped \\[✓Amibent\\](no link), a foreign ] ✓Amibent, an open [ ✓Amibent, <b>Amibent</b> ✓Amibent<br>✓Amibent, <a href="#">Amibent</a>.

> Amibent quoted,
and Amibent as its lazy line.

Prose ✓Amibent
> then a quote: Amibent
> - Amibent in a list

> ## Amibent

1. ✓Amibent
   - [ ] ✓Amibent

     > Amibent

| ✓Amibent | \`Amibent\` |
| --- | --- |
| [Amibent](a.md) | ✓Amibent |

\`\`\`yaml
mode: Amibent
\`\`\`

~~~
Amibent
~~~

    Amibent, indented

<div class="Amibent">
Amibent
</div>

<!-- Amibent
Amibent -->

<details><summary>Amibent</summary>

✓Amibent between HTML blocks

</details>

<script>
Amibent
</script>

{{< figure alt="Amibent" >}} ✓Amibent

[ref]: https://example.com/Amibent "Amibent"
[Amibent]: https://example.com
`;

describe('The misspellings in a text', () => {
  it('are only those in prose', () => {
    const expected = [...nasty.matchAll(/✓(Amibent|运营商 ?SDK)/g)].map(({ index }) => index + 1);
    const all = found(nasty);
    // The one over a soft break counts too: its range has two lines.
    assert.deepEqual(all.filter(([text]) => !text.includes('\n')).map(([, start]) => start), expected);
    assert.deepEqual(all.filter(([text]) => text.includes('\n')).map(([text]) => text), ['运营商\nSDK']);
  });

  it('have the exact range, and the correction as the writer would write it', () => {
    assert.deepEqual(found('The Amibent mode, 用运营商SDK写的'), [
      ['Amibent', 4, 'Ambient'],
      ['运营商SDK', 19, 'Operator SDK'],
    ]);
  });

  it('are found in plain text, but not in its front matter or in quoted mail', () => {
    assert.deepEqual(
      found('---\ntitle: Amibent\n---\n> Amibent, said Ada\n  Amibent (`Amibent`)\r\n> Amibent', 'plaintext').map(([, start]) => start),
      [45, 55],
    );
  });

  it('are not marked where the word is ignored, in whatever case and spacing', () => {
    assert.deepEqual(found('Amibent and 运营商 SDK', 'markdown', ['AMIBENT']).map(([text]) => text), ['运营商 SDK']);
    assert.deepEqual(found('Amibent and 运营商 SDK', 'markdown', ['运营商sdk']).map(([text]) => text), ['Amibent']);
  });

  it('do not read the text if there are none', () => {
    const text = 'HBONE, `Amibent`, [Amibent](a.md)';
    const unasked = (): string => assert.fail('The text was asked for.');
    assert.deepEqual(misspellingsIn(unasked, 'markdown', matcher.find(text, 'markdown'), []), []);
  });
});

describe('The correction of a misspelling', () => {
  const glossary = new Glossary([
    term('ambient-mode', { name: 'Ambient mode', aliases: ['ambient mode', 'ambient mesh', 'ambient'], misspellings: ['amibent', 'amibent mode'] }),
    term('ambient-mode', { language: 'zh-cn', name: 'Ambient 模式', aliases: ['ambient 模式', 'ambient 网格'], misspellings: ['环境模式', 'Amibent 模式'] }),
    term('kubevirt', { name: 'KubeVirt', kind: 'component', aliases: ['kubevirt'], misspellings: ['kubnevirt'] }),
    term('istio', { name: 'Istio', kind: 'project', aliases: ['istio'], misspellings: ['istoi'] }),
    term('service-mesh', { name: 'Service mesh', aliases: ['service mesh'] }),
    term('service-mesh', { language: 'zh-cn', name: '服务网格', misspellings: ['服务网状'] }),
    term('tlv', { name: 'TLV', kind: 'protocol', aliases: ['type-length-value'] }),
    term('tlv', { language: 'zh-cn', name: 'TLV', aliases: ['类型-长度-值', 'PROXY 协议 TLV'], misspellings: ['传输层封装(TLV)'] }),
    term('operatorhub', { name: 'OperatorHub', kind: 'component', aliases: ['operatorhub.io'] }),
    term('operatorhub', { language: 'zh-cn', name: 'OperatorHub', misspellings: ['运营商中心'] }),
  ]);

  for (const [id, written, expected] of [
    ['ambient-mode', 'amibent', 'ambient'],
    ['ambient-mode', 'Amibent', 'Ambient'],
    ['ambient-mode', 'AMIBENT', 'AMBIENT'],
    ['ambient-mode', 'amibent mode', 'ambient mode'],
    ['ambient-mode', 'Amibent Mode', 'Ambient Mode'],
    ['ambient-mode', '环境模式', 'Ambient 模式'],
    ['ambient-mode', 'Amibent 模式', 'Ambient 模式'],
    ['kubevirt', 'kubnevirt', 'KubeVirt'],
    ['istio', 'istoi', 'Istio'],
    ['service-mesh', '服务网状', '服务网格'],
    ['service-mesh', 'service mehs', 'service mesh'],
    ['tlv', '传输层封装(TLV)', 'TLV'],
    ['operatorhub', '运营商中心', 'OperatorHub'],
    ['operatorhub', 'x'.repeat(50_000), 'OperatorHub'],
  ] as const) {
    it(`${written.slice(0, 20)} → ${expected}`, () => {
      const [entry] = glossary.withId(id);
      assert.ok(entry);
      assert.equal(correctionOf(entry, written), expected);
    });
  }
});

describe('The edit distance', () => {
  for (const [a, b, expected] of [
    ['', '', 0],
    ['', 'abc', 3],
    ['abc', '', 3],
    ['amibent', 'ambient', 1],
    ['kubnevirt', 'kubevirt', 1],
    ['kitten', 'sitting', 3],
    ['服务网状', '服务网格', 1],
    ['ca', 'abc', 3],
  ] as const) {
    it(`${a || '∅'} to ${b || '∅'} is ${String(expected)}`, () => {
      assert.equal(editDistance(a, b), expected);
    });
  }
});
