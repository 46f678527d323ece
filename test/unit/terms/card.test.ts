import assert from 'node:assert/strict';
import { cardBody, cardLimit, cardWeight, maturityLabel } from '../../../src/core/terms/card';
import { Glossary, type GlossaryEntry } from '../../../src/core/terms/glossary';
import { termPage } from '../../../src/core/preview/termPage';
import { term } from './glossaries';

const since = { state: 'stable', version: 'Istio 1.24', note: 'with ambient mode' } as const;
const hbone = entryOf(
  term('hbone', { name: 'HBONE', expansion: 'HTTP-Based Overlay Network Environment', kind: 'protocol', project: 'Istio', since, related: ['ztunnel', 'unknown'], docs: 'https://example.org/hbone', sources: ['https://example.org/a'], checked: '2026-08' }),
  term('hbone', { language: 'zh-cn', name: 'HBONE', expansion: '基于 HTTP 的覆盖网络环境', kind: 'protocol', project: 'Istio', since: { ...since, note: '随 ambient 模式' } }),
);
const text = { summary: 'A tunnel.', facts: ['TCP 15008.', 'One tunnel.'], page: '## Why\n\nBecause.' };

function entryOf(...terms: ReturnType<typeof term>[]): GlossaryEntry {
  const [entry] = new Glossary(terms).entries;
  assert.ok(entry);
  return entry;
}

describe('A card', () => {
  it('says name, expansion, kind, project, the Chinese name, summary, facts and state', () => {
    assert.equal(
      cardBody({ entry: hbone, text, language: 'en', detail: 'full' }),
      [
        '**HBONE** — HTTP-Based Overlay Network Environment  ',
        'protocol · Istio · 中文：HBONE（基于 HTTP 的覆盖网络环境）',
        '',
        'A tunnel.',
        '',
        '- TCP 15008.',
        '- One tunnel.',
        '',
        'stable with ambient mode, Istio 1.24',
      ].join('\n'),
    );
  });

  it('is Chinese for a Chinese reader, the expansion in the language of its letters', () => {
    assert.equal(
      cardBody({ entry: hbone, text: { ...text, summary: '隧道。' }, language: 'zh-cn', detail: 'full' }),
      ['**HBONE** — HTTP-Based Overlay Network Environment  ', '协议 · Istio', '', '隧道。', '', '- TCP 15008.', '- One tunnel.', '', '稳定（Istio 1.24，随 ambient 模式）'].join('\n'),
    );
  });

  it('names the English term to a Chinese reader where it differs', () => {
    const entry = entryOf(term('service-mesh', { name: 'Service mesh' }), term('service-mesh', { language: 'zh-cn', name: '服务网格' }));
    assert.equal(cardBody({ entry, text: { summary: '层。', facts: [], page: '' }, language: 'zh-cn', detail: 'full' }), '**服务网格**  \n概念 · English: Service mesh\n\n层。');
  });

  it('shows one fact in brief', () => {
    assert.match(cardBody({ entry: hbone, text, language: 'en', detail: 'brief' }), /A tunnel\.\n\n- TCP 15008\.\n\nstable/);
  });

  it('points out a misspelling', () => {
    assert.match(cardBody({ entry: hbone, text, language: 'en', detail: 'full', misspelledAs: 'HBO_NE' }), /“HBO\\_NE” is a misspelling of HBONE\.\n\nA tunnel/);
  });

  it('leaves out whole facts, then the end of the summary, where there is no room', () => {
    const long = cardBody({ entry: hbone, text: { summary: 'S.', facts: ['a'.repeat(300), 'b'.repeat(300), 'c'], page: '' }, language: 'en', detail: 'full' });
    assert.ok(long.includes(`- ${'a'.repeat(300)}\n\nstable`), long);
    const huge = cardBody({ entry: hbone, text: { summary: '长'.repeat(1000), facts: ['a'], page: '' }, language: 'zh-cn', detail: 'full' });
    assert.match(huge, /长…\n\n稳定（/);
    assert.ok(cardWeight(huge) <= cardLimit);
    assert.ok(cardWeight(huge) > cardLimit - 10);
  });

  it('loads no image', () => {
    const summary = 'See ![a](https://example.org/a.png) and !![b][b], [![c](data:image/svg+xml,x)](https://example.org/c).';
    assert.deepEqual(cardBody({ entry: hbone, text: { summary, facts: ['![d](http://example.org/d)'], page: '' }, language: 'en', detail: 'full' }).split('\n\n').slice(1, 3), [
      'See [a](https://example.org/a.png) and [b][b], [[c](data:image/svg+xml,x)](https://example.org/c).',
      '- [d](http://example.org/d)',
    ]);
  });

  it('leaves no link and no code span open where it cuts', () => {
    const cutAt = (tail: string) => cardBody({ entry: hbone, text: { summary: `${'x'.repeat(560)} ${tail} ${'y'.repeat(300)}`, facts: [], page: '' }, language: 'en', detail: 'full' });
    assert.doesNotMatch(cutAt(`[docs](https://example.org/${'a'.repeat(600)})`), /\[docs/);
    assert.doesNotMatch(cutAt(`\`${'a'.repeat(300)}\``), /`/);
  });

  it('weighs what is read: no marks, no targets, a CJK character as two', () => {
    assert.equal(cardWeight('**a** `b` [c](https://example.org)'), 'a b c'.length);
    assert.equal(cardWeight('网格 a'), 6);
  });

  describe('of a user’s term in the place of a built-in one', () => {
    const own = entryOf(term('hbone', { origin: 'workspace', name: 'HBONE', project: 'House' }));
    const ownText = { summary: 'Our tunnel.', facts: ['Ours since May.'], page: '' };

    it('explains the built-in one below the user’s text', () => {
      assert.equal(
        cardBody({ entry: own, text: ownText, language: 'en', detail: 'full', overridden: { entry: hbone, text } }),
        ['**HBONE**  \nconcept · House', 'Our tunnel.', '- Ours since May.', 'From Mesh Notes: A tunnel.', '- TCP 15008.\n- One tunnel.', 'stable with ambient mode, Istio 1.24'].join('\n\n'),
      );
      assert.equal(
        cardBody({ entry: own, text: { summary: '我们的隧道。', facts: [], page: '' }, language: 'zh-cn', detail: 'brief', overridden: { entry: hbone, text: { ...text, summary: '隧道。' } } }),
        ['**HBONE**  \n概念 · House', '我们的隧道。', 'Mesh Notes 内置：隧道。', '- TCP 15008.', '稳定（Istio 1.24，随 ambient 模式）'].join('\n\n'),
      );
    });

    it('gives the room to the user’s text first', () => {
      const bodyWith = (summary: string) => cardBody({ entry: own, text: { ...ownText, summary }, language: 'en', detail: 'full', overridden: { entry: hbone, text: { ...text, summary: 'b'.repeat(500) } } });
      const half = bodyWith('a'.repeat(300));
      assert.match(half, /a{300}\n\n- Ours since May\.\n\nFrom Mesh Notes: b{200,}…\n\nstable with ambient mode/);
      assert.equal(cardWeight(half), cardLimit);
      const full = bodyWith('a'.repeat(600));
      assert.equal(full, cardBody({ entry: own, text: { ...ownText, summary: 'a'.repeat(600) }, language: 'en', detail: 'full' }));
    });
  });

  it('shows names literally', () => {
    const entry = entryOf(term('x', { name: '[a](command:b) <img> `c`' }));
    assert.equal(
      cardBody({ entry, text: { summary: '', facts: [], page: '' }, language: 'en', detail: 'full' }),
      '**\\[a\\](command:b) \\<img\\> \\`c\\`**  \nconcept',
    );
  });

  it('shows only the known parts of the state', () => {
    assert.equal(maturityLabel(undefined, 'en'), '');
    assert.equal(maturityLabel({ version: 'v1.0' }, 'en'), 'v1.0');
    assert.equal(maturityLabel({ state: 'graduated', version: '2023' }, 'zh-cn'), 'CNCF 毕业（2023）');
    assert.equal(maturityLabel({ state: 'stable', version: 'Istio 1.22', note: 'the kind v1' }, 'en'), 'stable (the kind v1), Istio 1.22');
    assert.equal(maturityLabel({ state: 'stable', version: 'Istio 1.22', note: 'v1 版本' }, 'zh-cn'), '稳定（Istio 1.22，v1 版本）');
  });
});

describe('A page', () => {
  it('has the card at its head, its sections, the related terms there are, and its sources', () => {
    assert.equal(
      termPage({ entry: hbone, text, language: 'en', nameOf: (id) => (id === 'ztunnel' ? 'ztunnel' : undefined), topics: [{ title: 'Ambient [GA]', place: 'KubeCon EU 2024', href: '../conferences/a.md#ambient-ga' }], manifests: [{ title: 'Waypoint', prefix: 'istio-waypoint', description: 'A proxy.' }] }),
      [
        '# HBONE',
        '**HTTP-Based Overlay Network Environment**',
        'protocol · Istio · 中文：HBONE（基于 HTTP 的覆盖网络环境） · stable with ambient mode, Istio 1.24',
        'A tunnel.',
        '- TCP 15008.\n- One tunnel.',
        '[Documentation](<https://example.org/hbone>)',
        '## Why\n\nBecause.',
        '## Mentioned in\n\n- [Ambient \\[GA\\]](../conferences/a.md#ambient-ga) · KubeCon EU 2024',
        '## Manifests\n\n- **[Waypoint](../manifests/istio-waypoint.md "Insert this manifest")** `istio-waypoint`: A proxy.',
        '## Related\n\n[ztunnel](ztunnel.md)',
        '## Sources (accessed 2026-08)\n\n- <https://example.org/a>\n',
      ].join('\n\n'),
    );
  });
});
