import assert from 'node:assert/strict';
import { conferencePage } from '../../../src/core/preview/conferencePage';

const text = [
  '---',
  'title: KubeCon Europe *2024*',
  'conference: KubeCon EU 2024',
  'date: 2024-03-19',
  'sources:',
  '  - https://a.example/recap',
  '  - https://b.example/blog?page=2',
  'checked: 2026-08',
  '---',
  '',
  'Four days.',
  '',
  '## Mesh',
  '',
  '- Speakers: Jane Doe',
  '',
  'A [waypoint](../terms/waypoint.md).',
  '',
  '',
].join('\n');

describe('The page of a conference', () => {
  it('has title, place and days, text, terms, manifests and sources', () => {
    assert.equal(
      conferencePage({
        text,
        language: 'en',
        terms: [
          { name: 'Waypoint proxy', href: '../terms/waypoint.md' },
          { name: 'ext_proc', href: '../terms/ext-proc.md' },
        ],
        manifests: [
          { title: 'Waypoint of a namespace', prefix: 'istio-waypoint', description: 'A Gateway of class istio-waypoint.' },
          { title: 'A <name>', prefix: 'istio-name', description: 'For *all*.' },
        ],
      }),
      [
        '# KubeCon Europe \\*2024\\*',
        '',
        'Paris · 19–22 March 2024',
        '',
        'Four days.',
        '',
        '## Mesh',
        '',
        '- Speakers: Jane Doe',
        '',
        'A [waypoint](../terms/waypoint.md).',
        '',
        '## Terms',
        '',
        '[Waypoint proxy](../terms/waypoint.md) · [ext\\_proc](../terms/ext-proc.md)',
        '',
        '## Manifests',
        '',
        '- **[Waypoint of a namespace](../manifests/istio-waypoint.md "Insert this manifest")** `istio-waypoint`: A Gateway of class istio-waypoint.',
        '- **[A \\<name\\>](../manifests/istio-name.md "Insert this manifest")** `istio-name`: For \\*all\\*.',
        '',
        '## Sources (accessed 2026-08)',
        '',
        '- <https://a.example/recap>',
        '- <https://b.example/blog?page=2>',
        '',
      ].join('\n'),
    );
  });

  it('is in Chinese', () => {
    assert.equal(
      conferencePage({
        text: '---\ntitle: KubeCon 中国 2024\nconference: KubeCon China 2024\nsources: [https://a.example]\nchecked: 2026-08\n---\n正文。\n',
        language: 'zh-cn',
        terms: [{ name: '服务网格', href: '../terms/service-mesh.md' }],
        manifests: [{ title: '命名空间的 Waypoint', prefix: 'istio-waypoint', description: '一个 Gateway。' }],
      }),
      [
        '# KubeCon 中国 2024',
        '',
        '香港 · 2024年8月21日–23日',
        '',
        '正文。',
        '',
        '## 术语',
        '',
        '[服务网格](../terms/service-mesh.md)',
        '',
        '## 清单',
        '',
        '- **[命名空间的 Waypoint](../manifests/istio-waypoint.md "插入此清单")** `istio-waypoint`：一个 Gateway。',
        '',
        '## 来源（查阅于 2026-08）',
        '',
        '- <https://a.example>',
        '',
      ].join('\n'),
    );
  });

  it('omits empty sections', () => {
    assert.equal(conferencePage({ text: '---\ntitle: Our Mesh Day\n---\n', language: 'en', terms: [], manifests: [] }), '# Our Mesh Day\n');
    assert.equal(conferencePage({ text: '---\ntitle: T\nconference: Our Mesh Day 2026\nsources: [https://a.example]\n---\nText', language: 'en', terms: [], manifests: [] }), '# T\n\nText\n\n## Sources\n\n- <https://a.example>\n');
  });
});
