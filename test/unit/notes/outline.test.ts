import assert from 'node:assert/strict';
import { inlineText } from '../../../src/core/markdown/inlineText';
import { outlineMarkdown } from '../../../src/core/notes/outline';

/** `level title line-endLine` of each heading. */
function outline(text: string, firstLine = 0): string[] {
  return outlineMarkdown(text, firstLine).map(({ level, title, line, endLine }) => `${level} ${title} ${line}-${endLine}`);
}

function titles(text: string): string[] {
  return outlineMarkdown(text).map(({ title }) => title);
}

describe('the outline of Markdown', () => {
  it('has ATX and setext headings with their lines in the file', () => {
    assert.deepEqual(outline('# One\n\nText\n\nTwo\n===\n\nThree\n---\n   ###### Six ######\n', 10), ['1 One 10-11', '1 Two 14-16', '2 Three 17-19', '6 Six 19-20']);
  });

  it('takes the whole paragraph above a setext underline', () => {
    assert.deepEqual(outline('first line\nsecond *line*\n  third\n---\n'), ['2 first line second line third 0-4']);
  });

  it('has no headings from code, HTML, comments, quotes and lists', () => {
    const text = [
      '# A', '```sh', '# in a fence', '```', '~~~', '## in tildes', '~~~', '', '    # in indented code', '', '<!--', '# in a comment', '-->', '', '<div>', '# in HTML', '</div>', '',
      '> # in a quote', '', '- # in a list', '', '  ## in its item', '', '1. ordered', '', '   ### there too', '', '# B',
    ].join('\n');
    assert.deepEqual(outline(text), ['1 A 0-1', '1 B 28-29']);
  });

  it('has the headings that begin bullets, as in Logseq, if there are no others', () => {
    assert.deepEqual(outline('- # Keynotes\n\t- ## Ambient mesh\n\t  collapsed:: true\n\t\t- tunnel\n- # Talks\n\t- # Nested\n', 2), ['1 Keynotes 2-3', '2 Ambient mesh 3-4', '1 Talks 6-7', '2 Nested 7-8']);
    assert.deepEqual(outline('> - # Quoted\n\n- text\n\n  # Second in its bullet\n'), []);
  });

  it('has bold lines and linked paragraphs above other blocks, if there are no headings', () => {
    assert.deepEqual(outline('Intro.\n\n**Ambient:**\n\nText with **bold**.\n\n__Cilium__\n\n- a list\n\n[Karmada talk](https://a.example/x)\n\nText.\n\n**The end**\n'), ['2 Ambient 2-3', '2 Cilium 6-7', '2 Karmada talk 10-11']);
    assert.deepEqual(outline('[A](x)\n\n[B](y)\n\n[C](z)\n'), []);
    assert.deepEqual(outline('# One\n\n**Bold**\n\nText.\n'), ['1 One 0-1']);
    assert.deepEqual(outline('**Bold** and more\n\nText.\n'), []);
    assert.deepEqual(outlineMarkdown('**Talk**\n\n- Speaker: A\n').map(({ items }) => items), [['Speaker: A']]);
  });

  it('finds none below an open fence or comment', () => {
    assert.deepEqual(titles('# A\n```\n# B\n'), ['A']);
    assert.deepEqual(titles('# A\n<!--\n# B\n\n# C\n'), ['A']);
  });

  it('requires one to six number signs and a space', () => {
    assert.deepEqual(titles('#tag\n\n####### seven\n\n#\tTab\n\n#\n\n# #\n\n\\# no\n'), ['Tab', '', '']);
  });

  it('is not disturbed by shortcodes', () => {
    assert.deepEqual(outline('{{< toc >}}\n## A\n{{<figure src="/a.webp" title="# no">}}\n{{% notice %}}\n## B\n{{% /notice %}}\n## C {{< badge "new" >}}\n'), ['2 A 1-2', '2 B 4-5', '2 C 6-7']);
  });

  it('accepts every kind of line end', () => {
    for (const end of ['\n', '\r\n', '\r']) {
      assert.deepEqual(outline(['# A', '', 'B', '===', '', '## C'].join(end)), ['1 A 0-1', '1 B 2-4', '2 C 5-6']);
    }
  });

  it('has titles of plain text', () => {
    const cases: [string, string][] = [
      ['**Bold** and *slanted* and ~~gone~~', 'Bold and slanted and gone'],
      ['`istio.io/use-waypoint` and ``a`b``', 'istio.io/use-waypoint and a`b'],
      ['[Istio](https://istio.io "title") and <https://envoyproxy.io>', 'Istio and https://envoyproxy.io'],
      ['[译] KubeCon [0] [x][y]', '[译] KubeCon [0] [x][y]'],
      ['![Logo](logo.png) Mesh', 'Logo Mesh'],
      ['<a name="x"></a>Title<br> two <!-- c -->', 'Title two'],
      ['A &amp; B &lt;C&gt; &#8594; D', 'A & B <C> → D'],
      ['Title {#custom-id}', 'Title'],
      ['[Ambient talk]({{< ref "/talks/ambient" >}})', 'Ambient talk'],
      ['{{< heading "Ambient" >}}', 'Ambient'],
      ['[[HBONE]] and [[waypoint|WP]]', 'HBONE and WP'],
      ['Talk ^talk-1', 'Talk'],
      ['2^10 talks', '2^10 talks'],
      ['Title {#id .class} ##', 'Title'],
      ['Keep {this} and {{ that }}', 'Keep {this} and {{ that }}'],
      ['snake_case_name and 2 * 3 * 4', 'snake_case_name and 2 * 3 * 4'],
      ['\\*not emphasis\\* \\#', '*not emphasis* #'],
      ['C#', 'C#'],
      ['多集群 ** 部署**', '多集群 ** 部署**'],
      ['\u202eright\u202c \u0007to  left\0', 'right to left\ufffd'],
      ['half \ud83d a pair', 'half \ufffd a pair'],
    ];
    for (const [source, title] of cases) {
      assert.deepEqual(titles(`# ${source}\n`), [title], source);
    }
  });

  it('resolves the references of the document', () => {
    assert.deepEqual(titles('# [Istio][i] and [istio]\n\n[i]: https://istio.io\n[istio]: https://istio.io\n'), ['Istio and istio']);
  });

  it('has the anchors of the preview, with suffixes for repeated ones', () => {
    const text = '# Same\n\n> # Same\n\n# Same\n\n# Istio、Cilium 及服务网格\n\n# `code` & *more* {#id}\n\n# TL;DR\n\n# 1. 住宿 - x\n\n# Same-1\n\n# \n\n# !\n';
    assert.deepEqual(
      outlineMarkdown(text).map(({ slug }) => slug),
      ['same', 'same-2', 'istiocilium-及服务网格', 'code--more-id', 'tldr', '1-住宿---x', 'same-1-1', '', '-1'],
    );
  });

  it('has unique anchors', () => {
    assert.deepEqual(
      outlineMarkdown('# A-1\n# A\n# A\n# A-1\n').map(({ slug }) => slug),
      ['a-1', 'a', 'a-2', 'a-1-1'],
    );
  });

  it('has the fields of Dataview in a paragraph right under a heading', () => {
    assert.deepEqual(outlineMarkdown('# A\nspeaker:: Ada\nlink:: https://a.example\n\n# B\nspeaker:: Ada\nand text\n').map(({ items }) => items), [['speaker:: Ada', 'link:: https://a.example'], []]);
  });

  it('has the items of a list right under a heading', () => {
    const text = '## A\n\n- Speakers: Jane,\n  Joe\n- **Link:** https://a.example\n\n  more\n  - nested\n- > quote\n\nText\n\n## B\n\nText\n\n- Not right: below\n\n## C\n1. One: x\n2. two\n## D\n- Three\n- Four: x\n';
    assert.deepEqual(
      outlineMarkdown(text).map(({ items }) => items),
      [['Speakers: Jane,\nJoe', '**Link:** https://a.example'], [], ['One: x', 'two'], []],
    );
  });

  it('truncates long titles', () => {
    const [heading] = outlineMarkdown(`# ${'网格 mesh '.repeat(100_000)}`);
    assert.equal(heading?.title.length, 300);
  });

  it('handles deep nesting, endless markup and lone surrogates', function () {
    this.timeout(20_000);
    const hostile = [
      `${'> '.repeat(10_000)}# a\n\n# B\n`,
      `${'- '.repeat(10_000)}# a\n`,
      Array.from({ length: 1000 }, (_, i) => `${' '.repeat(2 * i)}- a`).join('\n'),
      `# ${'['.repeat(50_000)}`,
      `# ${'*a '.repeat(50_000)}`,
      `# ${'`'.repeat(50_000)}`,
      `# ${'<'.repeat(50_000)}`,
      '<!--'.repeat(50_000),
      '[a]: <'.repeat(20_000),
      '| a '.repeat(20_000),
      '\0'.repeat(100_000),
      '#'.repeat(100_000),
      `${'a\n'.repeat(50_000)}===`,
      '\ud800\n===\n',
    ];
    for (const text of hostile) {
      outlineMarkdown(text);
    }
    assert.deepEqual(titles(hostile[0] ?? ''), ['B']);
  });
});

describe('the text of a piece of Markdown', () => {
  it('is what the reader sees', () => {
    assert.equal(inlineText('**Jane** [Doe](https://x.example),\n  Joe'), 'Jane Doe, Joe');
  });
});
