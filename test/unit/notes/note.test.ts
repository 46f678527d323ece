import assert from 'node:assert/strict';
import { isNote, readNote, readNoteHead, type Note } from '../../../src/core/notes/note';
import type { Topic } from '../../../src/core/notes/topics';
import { readSeed } from './files';
import { messageOf } from '../messageOf';

function note(text: string, fileName = 'note.md', folder = 'file:///notes'): Note {
  return readNote({ uri: `${folder}/${encodeURIComponent(fileName)}`, fileName, text });
}

/** `line-endLine ## title`, children indented. */
function tree(topics: readonly Topic[], indentation = ''): string[] {
  return topics.flatMap(({ title, level, line, endLine, children }) => [`${indentation}${line}-${endLine} ${'#'.repeat(level)} ${title}`, ...tree(children, `${indentation}  `)]);
}

function problems({ problems: found }: Note): string[] {
  return found.map((problem) => `${problem.range.start.line}:${problem.range.end.character} ${problem.severity} ${messageOf(problem)}`);
}

/** All that a topic tells. */
function told({ title, level, line, endLine, slug, fields, emptyFields, children }: Topic): object {
  return { title, level, line, endLine, slug, fields, emptyFields, children: children.map(told) };
}

describe('a note', () => {
  it('has what its front matter and its headings say', () => {
    const text = '---\ntitle: KubeCon EU 2024 in Paris\ndate: 2024-03-27T16:54:49+08:00\ntags: ["Istio", "KubeCon"]\ndraft: true\n---\n\nIntro\n\n## Mesh\n\n- Speakers: Jane Doe\n- Link: https://a.example\n\nText\n\n### Tracing\n\n## End\n';
    const { frontMatter, topics, ...rest } = note(text, 'paris.md');
    assert.deepEqual({ ...rest, topics: topics.map(told) }, {
      uri: 'file:///notes/paris.md',
      fileName: 'paris.md',
      title: 'KubeCon EU 2024 in Paris',
      format: 'markdown',
      language: 'en',
      conference: {
        id: 'kubecon-eu-2024',
        series: 'KubeCon',
        region: 'EU',
        year: 2024,
        name: 'KubeCon EU 2024',
        fullName: 'KubeCon + CloudNativeCon Europe 2024',
        city: 'Paris',
        country: 'France',
        start: '2024-03-19',
        end: '2024-03-22',
      },
      date: '2024-03-27',
      tags: ['Istio', 'KubeCon'],
      isTermNote: false,
      problems: [],
      topics: [
        {
          title: 'Mesh',
          level: 2,
          line: 9,
          endLine: 18,
          slug: 'mesh',
          fields: { speakers: ['Jane Doe'], link: 'https://a.example' }, emptyFields: [],
          children: [{ title: 'Tracing', level: 3, line: 16, endLine: 18, slug: 'tracing', fields: {}, emptyFields: [], children: [] }],
        },
        { title: 'End', level: 2, line: 18, endLine: 20, slug: 'end', fields: {}, emptyFields: [], children: [] },
      ],
    });
    assert.equal(frontMatter.bodyLine, 6);
  });

  it('nests its topics by level, skipped levels too', () => {
    assert.deepEqual(tree(note('---\ntitle: T\n---\n#### a\n## b\n#### c\n### d\n##### e\n# f\n## g\n').topics), [
      '3-4 #### a',
      '4-8 ## b',
      '  5-6 #### c',
      '  6-8 ### d',
      '    7-8 ##### e',
      '8-11 # f',
      '  9-11 ## g',
    ]);
  });

  it('ends its last topic where the file ends', () => {
    assert.deepEqual(tree(note('# T\n## a').topics), ['1-2 ## a']);
    assert.deepEqual(tree(note('# T\r\n## a\r\n').topics), ['1-3 ## a']);
    assert.deepEqual(tree(note('# T\r## a\rtext\r').topics), ['1-4 ## a']);
  });

  it('has no topic for the heading that repeats its title', () => {
    assert.deepEqual(tree(note('---\ntitle: "KubeCon  EU 2024"\n---\n# KubeCon EU 2024\n## a\n').topics), ['4-6 ## a']);
    assert.deepEqual(tree(note('---\ntitle: 总结\n---\n## a\n## 总结\n').topics), ['3-4 ## a', '4-6 ## 总结']);
    assert.deepEqual(tree(note('# Title\n## a\n# b\n# Title\n').topics), ['1-2 ## a', '2-3 # b', '3-5 # Title']);
  });

  it('has no topic for an empty heading', () => {
    assert.deepEqual(tree(note('---\ntitle: T\n---\n## a\n#\n### b\n').topics), ['3-4 ## a', '5-7 ### b']);
  });

  it('takes its title from the front matter, its first heading of level 1, its file name', () => {
    assert.equal(note('---\ntitle: A\n---\n# B\n', 'c.md').title, 'A');
    assert.equal(note('---\nTitle: A\n---\n', 'c.md').title, 'A');
    assert.equal(note('---\ntitle: 2024\n---\n', 'c.md').title, '2024');
    assert.equal(note('![logo](x.png)\n\n# **B** & `c`\n', 'c.md').title, 'B & c');
    assert.equal(note('## B\n', 'my notes.md').title, 'my notes');
    assert.equal(note('---\ntitle:\n---\n', '云原生 #1 %.md').title, '云原生 #1 %');
    assert.equal(note('', 'x.markdown').title, 'x');
    assert.equal(note('text', 'kubecon.zh.md').title, 'kubecon');
  });

  it('called index or README takes the name of its folder', () => {
    assert.equal(note('', 'index.md', 'file:///posts/kubecon-eu-2024').conference?.id, 'kubecon-eu-2024');
    assert.equal(note('', '_index.zh.md', 'file:///posts/%E4%BA%91%20x').title, '云 x');
    assert.equal(note('', 'README.md', 'file:///posts/%E4%BA').title, '%E4%BA');
    assert.equal(note('', 'index.md', 'file://').title, 'index');
  });

  it('is plain text where it is called so and looks so', () => {
    const text = 'KubeCon EU 2024\n\nIt was a long week with many talks, and these are my notes from the train home.\n\nGateways\n\nThe new API was on every second slide, and people have begun to use it in earnest.\n';
    assert.equal(note(text, 'a.txt').format, 'plaintext');
    assert.deepEqual(tree(note(text, 'a.txt').topics), ['4-8 ## Gateways']);
    assert.equal(note(text, 'a.txt').title, 'KubeCon EU 2024');
    assert.equal(note(text, 'a.md').format, 'markdown');
    for (const markdown of ['---\ntitle: a\n---\ntext', '# KubeCon', '\ufeff\n# KubeCon', 'text\n\n## Part\n', '+++\n+++\n']) {
      assert.equal(note(markdown, 'A.TXT').format, 'markdown', markdown);
    }
    assert.equal(note(`${text}\n# a comment in a script\n`, 'a.txt').format, 'plaintext');
  });

  it('is in the language most of it is written in', () => {
    assert.equal(note('---\ntitle: KubeCon EU 2024 巴黎见闻\n---\nIstio 和 Cilium 的 Gateway API、HTTPRoute、ztunnel、waypoint 都有讨论。').language, 'zh-cn');
    assert.equal(note('# Notes\n\nThe speakers were Xu Zhonghu (徐中虎) and He Jianpeng (何建鹏), who spoke about the future of the mesh at some length.').language, 'en');
    assert.equal(note('# KubeCon Japan 2025 に参加しました\n\nとても楽しかったです。').language, 'en');
    assert.equal(note('').language, 'en');
  });

  it('has a date from the first field that holds one', () => {
    assert.equal(note('---\ndate: 2024-03-27\nlastmod: 2024-04-01\n---\n').date, '2024-03-27');
    assert.equal(note('---\npublishDate: 2024-03-28\n---\n').date, '2024-03-28');
    assert.equal(note('text', '2024-03-29-kubecon-eu.md').date, '2024-03-29');
    assert.equal(note('text', '2024-03-29-kubecon-eu.md').conference?.id, 'kubecon-eu-2024');
    assert.equal(note('text').date, undefined);
    for (const key of ['datetime', 'pubDatetime', 'publish_time', 'published_at', 'publishedAt', 'post_date']) {
      assert.equal(note(`---\nlastmod: 2025-01-01\n${key}: 2024-12-16 11:00:00\n---\n`).date, '2024-12-16', key);
    }
    assert.equal(note('---\nlastmod: 2025-01-01\n---\n', '20241216 diary.md').date, '2024-12-16');
    assert.equal(note('---\nlastmod: 2025-01-01\n---\n', 'diary.md').date, '2025-01-01');
  });

  it('may have its metadata in lines or in JSON', () => {
    const pelican = note('Title: KubeCon EU 2018\nDate: 2018-05-10\nTags: istio\n\nText.\n\n## Talk\n');
    assert.deepEqual([pelican.title, pelican.date, pelican.tags, pelican.conference?.id, pelican.topics.map(({ title, line }) => [title, line])], ['KubeCon EU 2018', '2018-05-10', ['istio'], 'kubecon-eu-2018', [['Talk', 6]]]);
    const json = note('---json\n{"title":"KubeCon EU 2018"}\n---\n\n## A\n');
    assert.deepEqual([json.title, json.conference?.id, json.topics.map(({ title }) => title)], ['KubeCon EU 2018', 'kubecon-eu-2018', ['A']]);
    const text = note('Title: KubeCon EU 2018\n\nText.\n', 'a.txt');
    assert.deepEqual([text.format, text.conference?.id], ['plaintext', 'kubecon-eu-2018']);
  });

  it('has its conference from its groups and its folders too', () => {
    for (const key of ['categories', 'series', 'topics', 'keywords']) {
      assert.equal(note(`---\ntitle: Day 1\ntags: [mesh]\n${key}: [KubeCon EU 2024]\n---\n`).conference?.id, 'kubecon-eu-2024', key);
    }
    const zola = note('+++\ntitle = "Notes"\ndate = 2018-12-14\n[taxonomies]\ntags = ["KubeCon NA 2018"]\ncategories = ["mesh"]\n+++\n');
    assert.deepEqual([zola.conference?.id, zola.tags], ['kubecon-na-2018', ['KubeCon NA 2018']]);
    assert.equal(note('---\ntaxonomies: KubeCon EU 2024\n---\n').conference, undefined);
    const inFolder = (path: string): string | undefined => readNote({ uri: `file:///work/${path}`, fileName: path.slice(path.lastIndexOf('/') + 1), text: '# Ambient' }).conference?.id;
    assert.equal(inFolder('KubeCon%20EU%202024/ambient.md'), 'kubecon-eu-2024');
    assert.equal(inFolder('talks/kubecon18/a/b/ambient.md'), 'kubecon-2018');
    assert.equal(inFolder('kubecon-demo/docs/ambient.md'), undefined);
  });

  it('reports an invalid date and keeps the rest', () => {
    const read = note('---\ntitle: KubeCon EU 2024\ndate: T4:30:44\ntags: [a]\n---\n');
    assert.equal(read.date, undefined);
    assert.deepEqual(read.tags, ['a']);
    assert.equal(read.conference?.id, 'kubecon-eu-2024');
    assert.deepEqual(problems(read), ['2:14 warning Not a date: T4:30:44. Use the form 2024-03-27.']);
    assert.deepEqual(problems(note('+++\r\ntitle = "a"\r\ndate = T4:30:44\r\n+++\r\n')), ['2:15 warning Not valid TOML: invalid value']);
    assert.deepEqual(problems(note('---\ndate: 03/04/2019\n---\n')), ['1:16 warning Not a date: 03/04/2019. Use the form 2024-03-27.']);
    assert.equal(note('---\ntitle: KubeCon EU notes\ndate: 23/04/2019\n---\n').date, '2019-04-23');
    assert.deepEqual(problems(note('---\ndate:\n---\n')), []);
    assert.deepEqual(problems(note('---\ndate: ""\n---\n')), []);
  });

  it('has its conference from `conference:` or a telling `event:`', () => {
    assert.equal(note('---\nconference: KubeCon NA 2023\ntitle: KubeCon EU 2024\n---\n').conference?.id, 'kubecon-na-2023');
    assert.equal(note('---\nevent: MeshDay Shanghai 2025\n---\n').conference?.id, 'meshday-shanghai-2025');
    assert.equal(note('---\nevent: push\ndate: 2024-01-01\n---\n').conference, undefined);
  });

  it('about a term reports on no conference unless it says so', () => {
    const read = note('---\nterm: HBONE\ndate: 2024-01-01\ntags: [KubeCon]\n---\n# Shown at KubeCon EU 2024\n', 'kubecon.md');
    assert.deepEqual([read.isTermNote, read.title, read.conference], [true, 'HBONE', undefined]);
    assert.equal(note('---\nterm: HBONE\nconference: KubeCon EU 2024\n---\n').conference?.id, 'kubecon-eu-2024');
  });

  it('handles any content', function () {
    this.timeout(30_000);
    for (const text of ['', '\0', '\ufeff', '\ud800', '\0'.repeat(10_000), '---', '---\n---', '---\n\0: \ud800\n---\n# \ud800\0', '# a\r# b\r\n# c\n\r', '<!--', '```', '- '.repeat(10_000), '> '.repeat(10_000)]) {
      for (const fileName of ['a.md', 'a.txt', '', '.md', '\ud800.md']) {
        readNote({ uri: 'file:///%', fileName, text });
      }
    }
  });

  it('may have twenty million characters', function () {
    this.timeout(30_000);
    const section = `## 标题 heading\n\n${'Some text with `code`, and more of it. '.repeat(250)}\n\n`;
    const long = note(`# KubeCon EU 2024\n\n${section.repeat(Math.ceil(20_000_000 / section.length))}`);
    assert.equal(long.topics.length, Math.ceil(20_000_000 / section.length));
    assert.deepEqual(tree(long.topics).slice(0, 2), ['2-6 ## 标题 heading', '6-10 ## 标题 heading']);
  });

  it('reads the real notes, whatever they are called', () => {
    const expected: [string, string, string, string[]][] = [
      ['kubecon-china-2024-recap.zh.txt', 'kubecon-china-2024', 'zh-cn', ['5-14 ## 主题焦点', '14-24 ## Istio 与现代 API 网关:探索服务网格的未来', '24-29 ## Istio 的未来展望', '29-43 ## Sandwich Waypoint', '43-53 ## Envoy Gateway 的前沿扩展', '53-55 ## 总结']],
      ['kubecon-china-2024-trip.zh.md', 'kubecon-china-2024', 'zh-cn', ['37-50 ## 前言', '50-88 ## TL;DR', '88-131 ## 技术', '131-214 ## 行程', '  133-140 ### 1. 住宿', '  140-170 ### Day 1', '  170-192 ### Day 2', '  192-214 ### Day 3']],
      ['kubecon-eu-2019-takeaways.zh.md', 'kubecon-eu-2019', 'zh-cn', ['38-48 ## 多平台和混合云（仍然）是一件事', '48-56 ## 技术捆绑显著增加', '56-69 ## 服务网状接口（SMI）公告：保持调整']],
      ['kubecon-eu-2024-paris.zh.md', 'kubecon-eu-2024', 'zh-cn', ['15-57 ## Istio、Cilium 及服务网格', '  19-23 ### 数据本地化和全局请求路由', '  23-27 ### 分布式跟踪和可观测性增强', '  27-39 ### 多集群部署和流量管理', '  39-43 ### 安全和零信任架构', '  43-49 ### Ambient Mesh 的基础设施兼容性及未来', '  49-53 ### Sidecar-less 服务网格的革新', '  53-57 ### Cilium 与服务网格的交集', '57-73 ## 云原生趋势', '73-84 ## 总结']],
    ];
    for (const [fileName, conference, language, topics] of expected) {
      const text = readSeed(fileName);
      for (const name of text === undefined ? [] : [fileName, fileName.replace(/\.md$/, '.txt'), 'notes.txt']) {
        const read = note(text ?? '', name);
        assert.deepEqual([read.conference?.id, read.language, read.problems, tree(read.topics)], [conference, language, [], topics], name);
        assert.ok(isNote(read, { inNotesFolder: false }));
      }
    }
  });
});

describe('the head of a note', () => {
  it('has everything that a note has except topics', () => {
    const file = { uri: 'file:///a.md', fileName: 'a.md', text: '---\ntitle: a\n---\n# b\n' };
    const { frontMatter, topics, ...rest } = readNote(file);
    const { frontMatter: _, ...head } = readNoteHead(file);
    assert.deepEqual(head, rest);
    assert.equal(topics.length, 1);
    assert.equal(frontMatter.data['title'], 'a');
  });

  it('finds a first heading below a long beginning, but not beyond the limit', () => {
    const text = (length: number): string => `${'text '.repeat(length / 5)}\n\n# KubeCon EU 2024\n`;
    assert.equal(note(text(1_000)).title, 'KubeCon EU 2024');
    assert.equal(note(text(10_000)).title, 'KubeCon EU 2024');
    assert.equal(note(text(20_000)).title, 'note');
  });

  it('takes no line of code for its first heading', () => {
    const long = 'text '.repeat(400);
    assert.equal(note(`Intro.\n\n\`\`\`sh\n# install\n\`\`\`\n\n# KubeCon EU 2024\n\n${long}\n`).title, 'KubeCon EU 2024');
    assert.equal(note(`\n    # indented\n\n# KubeCon EU 2024\n\n${long}\n`).title, 'KubeCon EU 2024');
    assert.equal(note(`\n \n  # KubeCon EU 2024 #\n# Later\n\n${long}\n`).title, 'KubeCon EU 2024');
  });

  it('finds a link in its first heading whose definition follows', () => {
    assert.equal(note(`# [KubeCon][1] EU 2024\n\n${'text '.repeat(400)}\n\n[1]: https://example.com\n`).title, 'KubeCon EU 2024');
  });

  it('does not truncate a heading at the limit', () => {
    for (let length = 480; length < 520; length++) {
      assert.equal(note(`${'x'.repeat(length)}\n\n# KubeCon EU 2024\n\ntext\n`).title, 'KubeCon EU 2024');
    }
  });
});

describe('whether a file is a note', () => {
  const reports = '# KubeCon EU 2024\n';
  const term = '---\nterm: HBONE\n---\n';

  it('depends on a conference, a term or the folder', () => {
    assert.ok(isNote(note(reports), { inNotesFolder: false }));
    assert.ok(isNote(note(term), { inNotesFolder: false }));
    assert.ok(isNote(note('# Anything'), { inNotesFolder: true }));
    assert.ok(!isNote(note('# Anything'), { inNotesFolder: false }));
  });

  it('depends on a conference alone for plain text', () => {
    assert.ok(isNote(note(reports, 'a.txt'), { inNotesFolder: false }));
    assert.ok(!isNote(note(term, 'a.txt'), { inNotesFolder: true }));
    assert.ok(!isNote(note('Anything', 'a.txt'), { inNotesFolder: true }));
  });
});
