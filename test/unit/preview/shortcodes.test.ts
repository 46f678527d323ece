import assert from 'node:assert/strict';
import { argument, pairedShortcodes, readShortcode } from '../../../src/core/preview/shortcode';
import { marked, Preview, withoutLines } from './preview';

const preview = new Preview();
const plain = new Preview(false);

function shows(source: string, expected: string, path = '/notes/a.md'): void {
  assert.equal(marked(preview.render(source, path)), expected);
}

function changesNothing(source: string): void {
  assert.equal(preview.render(source), plain.render(source));
}

describe('A shortcode', () => {
  it('has a name, values by place and by name, in quotes or not', () => {
    const text = 'a {{< figure a.png "b \\"c\\"" `d "e"` Title="f g" width=80% h=i/ >}} j';
    const shortcode = readShortcode(text, 2);
    assert.ok(shortcode);
    assert.equal(shortcode.name, 'figure');
    assert.equal(shortcode.closing, false);
    assert.deepEqual(shortcode.positional, ['a.png', 'b "c"', 'd "e"']);
    assert.deepEqual([...shortcode.named], [['title', 'f g'], ['width', '80%'], ['h', 'i/']]);
    assert.equal(text.slice(shortcode.end), ' j');
    assert.equal(argument(shortcode, 'src', 0), 'a.png');
  });

  it('may have no spaces, either brackets, close itself or another, and span lines', () => {
    for (const [text, name, closing] of [
      ['{{<figure src="a">}}', 'figure', false],
      ['{{%notice note%}}', 'notice', false],
      ['{{< /notice >}}', 'notice', true],
      ['{{</notice>}}', 'notice', true],
      ['{{< a/b-c />}}', 'a/b-c', false],
      ['{{< figure\n  src="a"\n  alt=b\n>}}', 'figure', false],
    ] as const) {
      const shortcode = readShortcode(text, 0);
      assert.deepEqual([shortcode?.name, shortcode?.closing, shortcode?.end], [name, closing, text.length], text);
    }
  });

  it('is undefined if it is escaped, is not closed, ends by the other bracket or is a template', () => {
    for (const text of ['{{</* figure */>}}', '{{< figure src="a"', '{{< figure %}}', '{{ .Values.x }}', '{{<>}}', '{{< a "b >}}', '{{< a {{< b >}} >}}']) {
      assert.equal(readShortcode(text, 0), undefined, text);
    }
  });

  it('ends by the limit', () => {
    assert.equal(readShortcode('{{< a >}}', 0, 8), undefined);
    assert.equal(readShortcode('{{< a >}}', 0, 9)?.end, 9);
  });
});

describe('Paired shortcodes', () => {
  it('are found by their lines, nested, not in fences', () => {
    const source = '{{< a >}}\n{{< b >}}\n{{< a >}}\n{{< /a >}}\n{{< /b >}}\n{{< /a >}}\n```\n{{< a >}}\n```\n{{< /a >}}\n~~~~\n~~~\n{{< a >}}\n~~~~\n{{< a >}} text\n{{< c >}}\n  {{% /c %}}  \n';
    assert.deepEqual([...pairedShortcodes(source)].sort(([a], [b]) => a - b), [[0, 5], [1, 4], [2, 3], [15, 16]]);
  });
});

describe('Shortcodes in the preview', () => {
  it('show a figure with its caption, its picture as Markdown’s own', () => {
    assert.equal(
      preview.render('a\n\n{{< figure src="a.png" alt="An A" caption="By [B](b.md)" >}}\n'),
      [
        '<p data-line="0" class="code-line">a</p>',
        '<figure class="mesh-notes-figure code-line" data-line="2"><img src="a.png" alt="An A" data-src="a.png"><figcaption>By <a href="b.md" data-href="b.md">B</a></figcaption>',
        '</figure>',
        '',
      ].join('\n'),
    );
  });

  it('show figures in lines after one another, and right under text', () => {
    const figure = (name: string): string => `<figure class="mesh-notes-figure"><img src="${name}.png" alt="${name}" width="80%" data-src="${name}.png"><figcaption>${name}</figcaption>\n</figure>\n`;
    shows('text\n{{<figure src="a.png" title="a" width="80%">}}\n{{<figure src="b.png" title="b" width="80%">}}', `<p>text</p>\n${figure('a')}${figure('b')}`);
  });

  it('show a figure’s title over its caption, its size, and its link', () => {
    shows(
      '{{< figure src="a.png" link="b.md" title="T" caption="c" attr="d" width="30" height="10em" >}}',
      '<figure class="mesh-notes-figure"><a href="b.md" data-href="b.md"><img src="a.png" alt="c" width="30" data-src="a.png"></a><figcaption><strong>T</strong> c d</figcaption>\n</figure>\n',
    );
  });

  it('show a figure inside a sentence as its picture', () => {
    shows('HBONE {{< figure src="a.png" alt="b" >}} ztunnel', '<p>[HBONE→hbone] <img src="a.png" alt="b" data-src="a.png"> [ztunnel→ztunnel]</p>\n');
  });

  it('find pictures and notes of a Hugo site from its root', () => {
    const figure = '{{< figure src="/images/a.png" >}}';
    const html = (src: string, data: string): string => `<figure class="mesh-notes-figure"><img src="${src}" alt="" data-src="${data}"></figure>\n`;
    shows(figure, html('../../static/images/a.png', '../../static/images/a.png'), '/site/content/posts/a.md');
    shows(figure, html('webview:/workspace/images/a.png', '/images/a.png'), '/site/posts/a.md');
    shows('[b]({{< ref "/posts/b.md" >}})', '<p><a href="../../content/posts/b.md" data-href="../../content/posts/b.md">b</a></p>\n', '/site/content/posts/a.md');
    shows('[b](/posts/b.md)', '<p><a href="/posts/b.md" data-href="/posts/b.md">b</a></p>\n', '/site/content/posts/a.md');
  });

  it('show a video as its address', () => {
    for (const [shortcode, address] of [
      ['{{< youtube dQw4w9WgXcQ >}}', 'https://www.youtube.com/watch?v=dQw4w9WgXcQ'],
      ['{{< youtube id="dQw4w9WgXcQ" autoplay=true >}}', 'https://www.youtube.com/watch?v=dQw4w9WgXcQ'],
      ['{{< bilibili BV1xx411c7mD >}}', 'https://www.bilibili.com/video/BV1xx411c7mD'],
      ['{{< vimeo 146022717 >}}', 'https://vimeo.com/146022717'],
    ] as const) {
      shows(`${shortcode} HBONE`, `<p><a href="${address}" data-href="${address}">${address}</a> [HBONE→hbone]</p>\n`);
    }
  });

  it('link to other notes', () => {
    for (const [target, href] of [
      ['{{< ref "b.md" >}}', 'b.md'],
      ['{{< relref "../b.md#c" >}}', '../b.md#c'],
      ['{{% ref path="b.md" lang="en" %}}', 'b.md'],
      ['{{< ref "b.md" >}}#c', 'b.md#c'],
      ['{{<ref "#c">}}', '#c'],
      [' {{< ref "b c.md" >}} ', 'b%20c.md'],
    ] as const) {
      shows(`[*text*](${target}) HBONE`, `<p><a href="${href}" data-href="${href}"><em>text</em></a> [HBONE→hbone]</p>\n`);
    }
    shows('[a]({{< ref "b.md" >}} "c")', '<p><a href="b.md" title="c" data-href="b.md">a</a></p>\n');
  });

  it('show the boxes of the themes', () => {
    const box = (tone: string, title: string, text: string): string => `<div class="mesh-notes-admonition mesh-notes-${tone}">\n<p class="mesh-notes-admonition-title">${title}</p>\n<p>${text}</p>\n</div>\n`;
    for (const [opening, closing, tone, title] of [
      ['{{< admonition tip "Do *this*" >}}', '{{< /admonition >}}', 'tip', 'Do <em>this</em>'],
      ['{{< admonition type=bug title="Known" open=false >}}', '{{< /admonition >}}', 'caution', 'Known'],
      ['{{% notice note %}}', '{{% /notice %}}', 'note', 'Note'],
      ['{{% notice style="warning" title="Mind" icon="skull" %}}', '{{% /notice %}}', 'warning', 'Mind'],
      ['{{< callout >}}', '{{< /callout >}}', 'note', 'Note'],
      ['{{< callout type="error" emoji="x" >}}', '{{< /callout >}}', 'caution', 'Danger'],
      ['{{% alert title="Careful" color="warning" %}}', '{{% /alert %}}', 'warning', 'Careful'],
      ['{{< alert "twitter" >}}', '{{< /alert >}}', 'note', 'Note'],
      ['{{< hint info >}}', '{{< /hint >}}', 'note', 'Info'],
      ['{{< caution >}}', '{{< /caution >}}', 'caution', 'Caution'],
    ] as const) {
      shows(`${opening}\ntext\n${closing}\n`, box(tone, title, 'text'));
    }
    shows('{{< note >}} an *HBONE* {{< /note >}}', box('note', 'Note', 'an <em>HBONE</em>'));
    const chinese = new Preview({ language: () => 'zh-cn' });
    assert.equal(withoutLines(chinese.render('{{< tip >}}\n文\n{{< /tip >}}')), box('tip', '提示', '文'));
  });

  it('show Markdown in boxes, at its own lines, boxes in boxes and in lists', () => {
    assert.equal(
      preview.render('text\n{{< note >}}\n\n- HBONE\n\n{{< tip >}}\nb\n{{< /tip >}}\n{{< /note >}}\nafter'),
      [
        '<p data-line="0" class="code-line">text</p>',
        '<div class="mesh-notes-admonition mesh-notes-note code-line" data-line="1">',
        '<p class="mesh-notes-admonition-title">Note</p>',
        '<ul data-line="3" class="code-line">',
        '<li data-line="3" class="code-line"><a class="mesh-notes-term" href="hbone.md" data-href="hbone.md" title="HBONE">HBONE</a></li>',
        '</ul>',
        '<div class="mesh-notes-admonition mesh-notes-tip code-line" data-line="5">',
        '<p class="mesh-notes-admonition-title">Tip</p>',
        '<p data-line="6" class="code-line">b</p>',
        '</div>',
        '</div>',
        '<p data-line="9" class="code-line">after</p>',
        '',
      ].join('\n'),
    );
    shows('- a\n  {{< note >}}\n  b\n  {{< /note >}}\n- c', '<ul>\n<li>a\n<div class="mesh-notes-admonition mesh-notes-note">\n<p class="mesh-notes-admonition-title">Note</p>\n<p>b</p>\n</div>\n</li>\n<li>c</li>\n</ul>\n');
  });

  it('skip unknown and unclosed shortcodes, code and headings', () => {
    changesNothing('{{< mermaid >}}\na\n{{< /mermaid >}}\n\n{{% sign-language-section abc %}} {{< x "<b>" >}} {{ .Values.a }}');
    changesNothing('{{< note >}}\na');
    changesNothing('a\n\n{{< /note >}}');
    changesNothing('`{{< figure src="a.png" >}}`\n\n```\n{{< note >}}\n{{< figure src="a.png" >}}\n{{< /note >}}\n```\n\n    {{< figure src="a.png" >}}');
    changesNothing('# {{< youtube dQw4w9WgXcQ >}} [a]({{< ref "b.md" >}})');
    changesNothing('> {{< note >}}\n> a\n\n{{< /note >}}');
    changesNothing('{{< ref "a.md" >}} {{< youtube "a b" >}} {{< figure >}}');
  });

  it('never create HTML or command links', () => {
    for (const src of ['javascript:alert(1)', ' JaVaScript:alert(1)', 'vbscript:a', 'data:text/html,<b>', 'file:///etc/passwd']) {
      changesNothing(`{{< figure src="${src}" >}}`);
      shows(`{{< figure src="a.png" link="${src}" >}}`, '<figure class="mesh-notes-figure"><img src="a.png" alt="" data-src="a.png"></figure>\n');
      assert.ok(!preview.render(`[a]({{< ref "${src}" >}})`).includes('<a '), src);
    }
    const evil = '\\"><script>alert(1)</script><img src=x onerror=alert(1)>';
    shows(
      `{{< figure src="a.png" alt="${evil}" title="${evil}" width="${evil}" >}}`,
      '<figure class="mesh-notes-figure"><img src="a.png" alt="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;" data-src="a.png">'
      + '<figcaption>&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;</figcaption>\n</figure>\n',
    );
    shows(
      `{{< admonition "${evil}" "<b onclick=a>T</b>" >}}\nx\n{{< /admonition >}}`,
      '<div class="mesh-notes-admonition mesh-notes-note">\n<p class="mesh-notes-admonition-title">&lt;b onclick=a&gt;T&lt;/b&gt;</p>\n<p>x</p>\n</div>\n',
    );
    changesNothing(`{{< youtube "${evil}" >}}`);
    shows('{{< figure src="a\\"onerror=\\"b.png" >}}', '<figure class="mesh-notes-figure"><img src="a%22onerror=%22b.png" alt="" data-src="a%22onerror=%22b.png"></figure>\n');
  });

  it('stay as written if disabled', () => {
    const off = new Preview({ showsShortcodes: () => false });
    const source = '{{< figure src="a.png" >}}\n\n{{< note >}}\na\n{{< /note >}}\n\n{{< youtube dQw4w9WgXcQ >}} [a]({{< ref "b.md" >}})';
    assert.equal(off.render(source), plain.render(source));
  });

  it('cost steps in proportion to the text', () => {
    for (const unit of ['{{< note >}}\n', '{{< note "a\n', '{{< note >}}\na\n{{< /note >}}\n', '{{< /note >}} {{< figure "', '{{< figure src="a.png" >}}\n', '[a]({{< ref "b" ', '{{< a `b {{% c "d ']) {
      const small = countMatches(unit.repeat(Math.ceil(32_000 / unit.length)));
      const large = countMatches(unit.repeat(Math.ceil(256_000 / unit.length)));
      assert.ok(small > 100 && large < 9 * small, `${unit}: ${String(small)} and ${String(large)} steps`);
    }
  });
});

/** How many characters the patterns take in while all shortcodes of a text are read. */
function countMatches(source: string): number {
  let steps = 0;
  // eslint-disable-next-line @typescript-eslint/unbound-method
  const { exec } = RegExp.prototype;
  RegExp.prototype.exec = function (text): RegExpExecArray | null {
    const from = this.lastIndex;
    const found = exec.call(this, text);
    steps += 1 + (found ? found.index + found[0].length - from : 0);
    return found;
  };
  try {
    pairedShortcodes(source);
    for (let at = source.indexOf('{{'); at >= 0; at = source.indexOf('{{', at + 1)) {
      readShortcode(source, at);
    }
  } finally {
    RegExp.prototype.exec = exec;
  }
  return steps;
}
