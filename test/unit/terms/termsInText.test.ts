import assert from 'node:assert/strict';
import { Matcher } from '../../../src/core/terms/matcher';
import { firstSentence, sortByFewestMentions, termsInText } from '../../../src/core/terms/termsInText';
import { contractGlossary } from './glossaries';

const matcher = new Matcher(contractGlossary);

describe('The terms in a text', () => {
  const text = 'ztunnel, HBONE, `ztunnel`, the Gateway resource.\n\n```yaml\nkind: Gateway\napiVersion: networking.istio.io/v1\n```\nhbone 服务网格 and a service mesh\n';
  const terms = termsInText(matcher.find(text, 'markdown'), []);

  it('are in order of appearance, with their mentions by any name', () => {
    assert.deepEqual(
      terms.map(({ entry, mentions }) => [entry.id, mentions.map(({ start, end }) => text.slice(start, end))]),
      [
        ['ztunnel', ['ztunnel', 'ztunnel']],
        ['hbone', ['HBONE', 'hbone']],
        ['gateway', ['Gateway']],
        ['istio-gateway', ['Gateway']],
        ['service-mesh', ['服务网格', 'service mesh']],
      ],
    );
  });

  it('skip ignored terms in favour of the next candidate', () => {
    const ids = termsInText(matcher.find(text, 'markdown'), ['ztunnel', 'gateway']).map(({ entry, mentions }) => [entry.id, mentions.length]);
    assert.deepEqual(ids, [
      ['hbone', 2],
      ['istio-gateway', 2],
      ['service-mesh', 2],
    ]);
  });

  it('are sorted by how little they are mentioned elsewhere, then as they appear', () => {
    const elsewhere: Record<string, number> = { ztunnel: 3, hbone: 0, gateway: 3, 'istio-gateway': 1 };
    assert.deepEqual(
      sortByFewestMentions(terms, ({ id }) => elsewhere[id] ?? 0).map(({ entry }) => entry.id),
      ['hbone', 'service-mesh', 'istio-gateway', 'ztunnel', 'gateway'],
    );
  });
});

describe('The first sentence of a summary', () => {
  for (const [markdown, expected] of [
    ['One only', 'One only'],
    ['First one. Second one.', 'First one.'],
    ['Speaks HTTP/1.1, e.g. Istio does, i.e. Envoy. It is 2. no', 'Speaks HTTP/1.1, e.g. Istio does, i.e. Envoy.'],
    ['Is it? Yes!', 'Is it?'],
    ['See [the docs. Now](https://example.com/a.B) for **more**. Then.', 'See the docs.'],
    ['Port `15008` of _a_ \\*node\\*\nopens. Then.', 'Port 15008 of a *node* opens.'],
    ['第一句，说到 v1.2。第二句。', '第一句，说到 v1.2。'],
    ['', ''],
  ] as const) {
    it(markdown || 'of nothing is nothing', () => {
      assert.equal(firstSentence(markdown), expected);
    });
  }
});
