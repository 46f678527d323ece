import assert from 'node:assert/strict';
import { outlinePlainText } from '../../../src/core/notes/plainText';
import { readFixture, readSeed } from './files';

/** `level title` of each heading. */
function outline(text: string): string[] {
  return outlinePlainText(text).map(({ level, title }) => `${level} ${title}`);
}

const english = 'This is a paragraph of a page, long enough to be one, and it ends as sentences do.';
const chinese = '这是页面里的一个段落，足够长，也像句子那样结束，所以它不会被当成标题。';

describe('the outline of plain text', () => {
  it('has the headings of an English blog with menus, captions, code and links to share', () => {
    assert.deepEqual(
      outlinePlainText(readFixture('pasted-blog.en.txt'), 100).map(({ title, level, line, endLine, slug }) => [title, level, line, endLine, slug]),
      [
        ['Three Days of Mesh Talk: KubeCon NA 2022 in Detroit', 1, 102, 103, 'three-days-of-mesh-talk-kubecon-na-2022-in-detroit'],
        ['Introduction', 2, 118, 119, 'introduction'],
        ['Arriving in Detroit', 2, 122, 123, 'arriving-in-detroit'],
        ['What the Maintainers Said', 2, 129, 130, 'what-the-maintainers-said'],
        ['eBPF and the Data Plane', 2, 137, 138, 'ebpf-and-the-data-plane'],
        ['Trying It at Home', 2, 141, 142, 'trying-it-at-home'],
        ['Takeaways', 2, 155, 156, 'takeaways'],
      ],
    );
  });

  it('has the headings of a Chinese blog that lost its blank lines', () => {
    assert.deepEqual(outline(readFixture('pasted-blog.zh.txt')), [
      '1 KubeCon 2023 上海站见闻',
      '2 第一天的主题演讲',
      '2 服务网格的新方向',
      '2 命令行演示',
      '2 eBPF 的位置',
      '2 写在最后',
    ]);
  });

  it('has the underlined lines alone, if there are any', () => {
    assert.deepEqual(outlinePlainText(`KubeCon EU 2024 notes\n=====================\n\nAmbient\n-------\nThe tunnel is good.\n\nA short line\n\n${english}\n\nCilium\n------\nProbes.\n`).map(({ level, title, line }) => [level, title, line]), [[1, 'KubeCon EU 2024 notes', 0], [2, 'Ambient', 3], [2, 'Cilium', 11]]);
    assert.deepEqual(outline(`A title\n\n${english}\n\n--------------------\n\nA heading\n\n${english}\n`), ['1 A title', '2 A heading']);
  });

  it('has numbered lines above paragraphs, if they are in order', () => {
    assert.deepEqual(outline(`A title\n\n1. Ambient is ready\n\n${english}\n\n2. Gateway API won\n\n${english}\n`), ['1 A title', '2 1. Ambient is ready', '2 2. Gateway API won']);
    assert.deepEqual(outline(`A title\n\n1. Ambient is ready\n\n${english}\n\n5. Gateway API won\n\n${english}\n`), ['1 A title']);
    assert.deepEqual(outline(`A title\n\n1. one\n2. two\n\n${english}\n`), ['1 A title']);
  });

  it('has no time of a schedule for a heading', () => {
    const day = ['11:00am CET', '9:30 Opening', 'Wednesday 11:00', '14:00 - 14:35', '9 am CET'].map((time) => `${time}\n\n${english}\n`).join('\n');
    assert.deepEqual(outline(`A title\n\n${english}\n\n${day}`), ['1 A title']);
  });

  it('excludes entries of a table of contents', () => {
    assert.deepEqual(
      outlinePlainText(readFixture('table-of-contents.txt')).map(({ title, line }) => [title, line]),
      [['KubeCon EU 2023 notes', 0], ['Gateways', 12], ['Tracing', 16]],
    );
  });

  it('includes short lines after a blank line or complete sentence and above longer lines', () => {
    assert.deepEqual(outline(`Title\n\n${english}\n\nFirst Part\n\n${english}\nSecond Part\n${english}`), ['1 Title', '2 First Part', '2 Second Part']);
    assert.deepEqual(outline(`标题\n${chinese}\n第一部分\n${chinese}\n第二部分\n${chinese}`), ['1 标题', '2 第一部分', '2 第二部分']);
  });

  it('accepts every kind of line end', () => {
    for (const end of ['\n', '\r\n', '\r']) {
      assert.deepEqual(outlinePlainText(['Title', '', english, '', 'Part', '', english].join(end)).map(({ line }) => line), [0, 4]);
    }
  });

  it('excludes lines that end like sentences or fragments', () => {
    for (const line of ['An ending.', 'A question?', 'A list:', 'First,', 'And so on…', '结束。', '例如：', '以及、', 'Set the field of the', '我们引入的', 'Introduced by']) {
      assert.deepEqual(outline(`Title\n\n${english}\n\n${line}\n\n${english}`), ['1 Title'], line);
    }
  });

  it('excludes lines that continue on the next', () => {
    assert.deepEqual(outline(`Title\n\n${english} And then there is\nThe Other Thing\n${english}`), ['1 Title']);
    assert.deepEqual(outline(`Title\n\n${english}\nAuthorizationPolicy\n${english}`), ['1 Title']);
    assert.deepEqual(outline(`Title\n\n${english}\nSome Words\nare followed by the rest of the sentence, which is a good deal longer.`), ['1 Title']);
  });

  it('excludes list items, code and addresses', () => {
    for (const line of ['- An item', '• An item', '1. An item', '2) An item', '① 一项', '(3) An item', 'kubectl get pods', '$ make', 'a = b', '{{ x }}', 'apiVersion: v1', 'kind: Gateway', '# comment', '// comment', 'https://istio.io/latest', 'docs/concepts/traffic', 'values.yaml', '@someone', 'foo()', '--flag']) {
      assert.deepEqual(outline(`Title\n\n${english}\n\n${line}\n\n${english}`), ['1 Title'], line);
    }
  });

  it('excludes boilerplate of sites', () => {
    for (const line of ['Copyright', 'Share this', 'Share on X', 'Click to show the outline', 'Table of Contents', 'Related posts', 'Read more', 'By Jane Example', 'March 27, 2024', '2024-03-27', '5 min read', 'Last updated on Jan 10, 2025', 'image', 'Figure 3', 'Leave a comment', '查看本文大纲', '目录', '分享到微信', '上一篇：旧文', '作者：李明', '2024年3月27日', '相关文章', '版权声明', '阅读时间 5 分钟', '图片']) {
      assert.deepEqual(outline(`Title\n\n${english}\n\n${line}\n\n${english}`), ['1 Title'], line);
    }
  });

  it('excludes runs of short lines, bylines and lines without a following block', () => {
    assert.deepEqual(outline(`Title\n\nJane Example\n\n${english}\n\nOne\nTwo\nThree\n\n${english}\n\nThe End`), ['1 Title']);
    assert.deepEqual(outline(`Title\n\n${english}\n\nOne\n\nTwo\n\nThree\n\n${english}`), ['1 Title']);
  });

  it('has no title if the text begins with prose', () => {
    assert.deepEqual(outline(`${english}\n\nPart\n\n${english}`), ['2 Part']);
  });

  it('is empty for a text without words', () => {
    assert.deepEqual(outline(''), []);
    assert.deepEqual(outline('\ufeff\n \n'), []);
    assert.deepEqual(outline('\0'.repeat(1000)), []);
  });

  it('handles very long lines', () => {
    assert.deepEqual(outline(`Title\n\n${'a '.repeat(2_000_000)}\n\nPart\n\n${'网'.repeat(2_000_000)}`), ['1 Title', '2 Part']);
  });

  it('is exact for the two pasted pages among the real notes', () => {
    const china = readSeed('kubecon-china-2024-recap.zh.txt');
    const paris = readSeed('kubecon-eu-2024-paris.en.txt');
    if (china === undefined || paris === undefined) {
      return;
    }
    assert.deepEqual(
      outlinePlainText(china).map(({ title, line }) => [line, title]),
      [
        [0, '博客 KubeCon China 2024 回顾:引领云原生技术的前沿动态'],
        [5, '主题焦点'],
        [14, 'Istio 与现代 API 网关:探索服务网格的未来'],
        [24, 'Istio 的未来展望'],
        [29, 'Sandwich Waypoint'],
        [43, 'Envoy Gateway 的前沿扩展'],
        [53, '总结'],
      ],
    );
    assert.deepEqual(
      outlinePlainText(paris).map(({ title, line }) => [line, title]),
      [
        [0, 'KubeCon EU 2024: Impressions and Recap From Paris'],
        [13, 'Istio, Cilium, and Service Mesh'],
        [17, 'Data Locality and Global Request Routing'],
        [21, 'Distributed Tracing and Enhanced Observability'],
        [25, 'Multi-cluster Deployment and Traffic Management'],
        [37, 'Security and Zero Trust Architecture'],
        [41, 'Infrastructure Compatibility and Future of Ambient Mesh'],
        [47, 'Innovation in Sidecar-less Service Mesh'],
        [51, 'Intersection of Cilium and Service Mesh'],
        [69, 'Conclusion'],
      ],
    );
  });
});
