import assert from 'node:assert/strict';
import type { DocumentTerms } from '../../../src/core/preview/termMarks';
import { Glossary } from '../../../src/core/terms/glossary';
import { Matcher, type Mention } from '../../../src/core/terms/matcher';
import { builtinNotes } from '../builtinNotes';
import { term } from '../terms/glossaries';
import { marked, matcher, Preview, terms } from './preview';

const preview = new Preview();
const plain = new Preview(false);

function shows(source: string, expected: string): void {
  assert.equal(marked(preview.render(source)), expected);
}

/** The rendering differs in nothing from one without the plugin. */
function changesNothing(source: string): void {
  assert.equal(preview.render(source), plain.render(source));
}

describe('Terms in the preview', () => {
  it('are links with a tooltip', () => {
    assert.equal(
      preview.render('An HBONE tunnel.'),
      '<p data-line="0" class="code-line">An <a class="mesh-notes-term" href="hbone.md" data-href="hbone.md" title="HBONE">HBONE</a> tunnel.</p>\n',
    );
  });

  it('have only the tooltip if their page cannot be linked', () => {
    const tooltip: DocumentTerms['tooltip'] = () => ({ title: 'A "title" <b>' });
    const html = new Preview({ termsOf: () => ({ ...terms, tooltip }) }).render('HBONE & co');
    assert.equal(html, '<p data-line="0" class="code-line"><span class="mesh-notes-term" title="A &quot;title&quot; &lt;b&gt;">HBONE</span> &amp; co</p>\n');
  });

  it('are underlined where first mentioned in a section, by whatever name', () => {
    shows('HBONE, hbone and HBONE', '<p>[HBONE→hbone], hbone and HBONE</p>\n');
    shows('服务网格与 service mesh', '<p>[服务网格→service-mesh]与 service mesh</p>\n');
    shows('hbone\n\n## One\n\nHBONE, HBONE\n\nTwo\n---\nHBONE', '<p>[hbone→hbone]</p>\n<h2>One</h2>\n<p>[HBONE→hbone], HBONE</p>\n<h2>Two</h2>\n<p>[HBONE→hbone]</p>\n');
  });

  it('are not underlined in headings, links, images, code and HTML, which are no first mention either', () => {
    changesNothing('# HBONE\n\n[HBONE](a.md) ![HBONE](a.png) `HBONE` <kbd>HBONE</kbd> <https://a.example/HBONE>\n\n    HBONE\n\n```\nHBONE\n```\n\n<div>HBONE</div>\n');
    shows('# HBONE\n\n[HBONE](a.md), `HBONE`, <kbd>HBONE</kbd>, HBONE', '<h1>HBONE</h1>\n<p><a href="a.md" data-href="a.md">HBONE</a>, <code>HBONE</code>, <kbd>HBONE</kbd>, [HBONE→hbone]</p>\n');
  });

  it('are found in lists, quotes and tables', () => {
    shows('- HBONE\n  - > ztunnel', '<ul>\n<li>[HBONE→hbone]\n<ul>\n<li>\n<blockquote>\n<p>[ztunnel→ztunnel]</p>\n</blockquote>\n</li>\n</ul>\n</li>\n</ul>\n');
    shows(
      '| HBONE | b |\n|---|---|\n| | ztunnel |\n| **Istio** | waypoint |',
      '<table>\n<thead>\n<tr>\n<th>[HBONE→hbone]</th>\n<th>b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td></td>\n<td>[ztunnel→ztunnel]</td>\n</tr>\n<tr>\n<td><strong>[Istio→istio]</strong></td>\n<td>[waypoint→waypoint]</td>\n</tr>\n</tbody>\n</table>\n',
    );
  });

  it('are found in the box of a shortcode, with blank lines around its text or without', () => {
    for (const gap of ['\n', '\n\n']) {
      const html = marked(preview.render(`{{% notice warning %}}${gap}An HBONE of **ztunnel**.${gap}{{% /notice %}}\n`));
      assert.equal(html, '<div class="mesh-notes-admonition mesh-notes-warning">\n<p class="mesh-notes-admonition-title">Warning</p>\n<p>An [HBONE→hbone] of <strong>[ztunnel→ztunnel]</strong>.</p>\n</div>\n');
    }
  });

  it('are located correctly after text that does not render as written', () => {
    for (const [before, html] of [
      ['\\*a\\*', '*a*'],
      ['&amp; &copy; &#65; &x;', '&amp; © A &amp;x;'],
      ['a\\b', 'a\\b'],
      ['**a** _b_ ~~c~~ ***d***', '<strong>a</strong> <em>b</em> <s>c</s> <em><strong>d</strong></em>'],
      ['`` a ` b ``', '<code>a ` b</code>'],
      ['[a](<b c> "d (e)")', '<a href="b%20c" title="d (e)" data-href="b%20c">a</a>'],
      ['![a *b*](c.png "d")', '<img src="c.png" alt="a b" title="d" data-src="c.png">'],
      ['[a][b]', '<a href="c" data-href="c">a</a>'],
      ['[b][]', '<a href="c" data-href="c">b</a>'],
      ['[b]', '<a href="c" data-href="c">b</a>'],
      ['<https://a.example/%C3%A4>', '<a href="https://a.example/%C3%A4" data-href="https://a.example/%C3%A4">https://a.example/ä</a>'],
      ['https://a.example/b', '<a href="https://a.example/b" data-href="https://a.example/b">https://a.example/b</a>'],
      ['[a [b', '[a [b'],
      ['* ** _', '* ** _'],
    ] as const) {
      shows(`x ${before} HBONE\n\n[b]: c`, `<p>x ${html} [HBONE→hbone]</p>\n`);
    }
  });

  it('may span a soft line break, but not a change of emphasis', () => {
    shows('a service\n  mesh here', '<p>a [service\nmesh→service-mesh] here</p>\n');
    shows('> a service\n> mesh here', '<blockquote>\n<p>a [service\nmesh→service-mesh] here</p>\n</blockquote>\n');
    changesNothing('a **service** mesh, `service` mesh, service *mesh*');
    changesNothing('a service  \nmesh');
  });

  it('exclude misspellings and ignored terms', () => {
    changesNothing('the NAT Gateway, Amibent, the operator');
    const ignoring = new Preview({ termsOf: () => ({ ...terms, isIgnored: ({ id }) => id === 'hbone' }) });
    assert.equal(marked(ignoring.render('HBONE and ztunnel')), '<p>HBONE and [ztunnel→ztunnel]</p>\n');
    const elsewhere = new Preview({ termsOf: () => ({ ...terms, isIgnored: ({ id }) => id === 'smi-tcproute' }) });
    assert.equal(marked(elsewhere.render('a TCPRoute')), '<p>a [TCPRoute→tcproute]</p>\n');
  });

  it('are not underlined on their own page', () => {
    const own = new Preview({ termsOf: () => ({ ...terms, tooltip: (entry) => (entry.id === 'hbone' ? undefined : terms.tooltip(entry)) }) });
    assert.equal(marked(own.render('HBONE and ztunnel')), '<p>HBONE and [ztunnel→ztunnel]</p>\n');
  });

  it('follow the matcher', () => {
    const [entry] = matcher.find('HBONE', 'markdown')[0]?.candidates ?? [];
    assert.ok(entry);
    const found: Mention = { start: 2, end: 5, candidates: [entry], inCode: false, quoted: false, misspelling: false };
    assert.equal(marked(new Preview({ termsOf: () => ({ ...terms, find: () => [found] }) }).render('a bcd e')), '<p>a [bcd→hbone] e</p>\n');
  });

  it('contain no HTML and no dangerous link', () => {
    const evil = new Matcher(new Glossary([term('evil', { name: '"><script>alert(1)</script>', aliases: ['ztunnel'] })]));
    for (const href of ['javascript:alert(1)', 'vbscript:x', 'data:text/html,x']) {
      const hostile: DocumentTerms = { ...terms, find: (source) => evil.find(source, 'markdown'), tooltip: ({ terms: { en } }) => ({ title: en?.name ?? '', href }) };
      assert.equal(
        new Preview({ termsOf: () => hostile }).render('ztunnel'),
        '<p data-line="0" class="code-line"><span class="mesh-notes-term" title="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;">ztunnel</span></p>\n',
      );
    }
  });

  it('are not shown where no document is rendered, nor while there are none', () => {
    assert.equal(preview.render('HBONE', ''), preview.render('HBONE'));
    const tokens = preview.md.parse('HBONE', {});
    assert.equal(preview.md.renderer.render(tokens, preview.md.options, {}), plain.render('HBONE'));
    assert.equal(new Preview({ termsOf: () => undefined }).render('HBONE'), plain.render('HBONE'));
  });

  it('are the same in a second rendering, and with the plugin applied twice', () => {
    const source = '# A\n\nHBONE\n\n{{< figure src="/a.png" >}}\n\n> {{< note >}}ztunnel{{< /note >}}\n';
    const twice = new Preview();
    twice.extend({});
    const tokens = twice.md.parse(source, {});
    const first = twice.md.renderer.render(tokens, twice.md.options, twice.environment('/content/a.md'));
    assert.equal(twice.md.renderer.render(tokens, twice.md.options, twice.environment('/content/a.md')), first);
    assert.equal(twice.render(source, '/content/a.md'), first);
    assert.equal(preview.render(source, '/content/a.md'), first);
  });

  it('follow the state at rendering, not at parsing', () => {
    let known = false;
    const late = new Preview({ termsOf: () => (known ? terms : undefined) });
    const tokens = late.md.parse('HBONE', {});
    const render = (): string => marked(late.md.renderer.render(tokens, late.md.options, late.environment('/a.md')));
    assert.equal(render(), '<p>HBONE</p>\n');
    known = true;
    assert.equal(render(), '<p>[HBONE→hbone]</p>\n');
  });

  it('leave the built-in notes as they are, but for their links', () => {
    for (const language of ['en', 'zh-cn'] as const) {
      for (const [path, source] of Object.entries(builtinNotes[language]).filter(([name]) => /conferences|terms\/[hw]/.test(name))) {
        const html = preview.render(source);
        assert.equal(html.replace(/<a class="mesh-notes-term"[^>]*>([^]*?)<\/a>/g, '$1'), plain.render(source), path);
      }
    }
  });

  const paragraph = 'The **HBONE** tunnel of a [ztunnel](a.md "b"), `code` and a\nservice mesh; 使用服务网格 &amp; more.\n\n';
  for (const [name, unit] of [
    ['one section', paragraph],
    ['many sections', `# H\n\n${paragraph}`],
    ['lists', '# H\n\n- an HBONE of ztunnel *waypoint*\n'],
    ['openings that nothing closes', '# H\n\nHBONE [ztunnel [`a *b* &amp \\\n{{< note "\n\n'],
    ['tables', `# H\n\n| HBONE | ztunnel |\n|---|---|\n${'| **waypoint** | Istio |\n'.repeat(20)}\n`],
    ['one paragraph', 'HBONE *a* `b` [c](d)\nservice mesh '],
  ] as const) {
    it(`cost steps in proportion to the text, and one pass of the matcher: ${name}`, () => {
      const small = countSteps(unit.repeat(Math.ceil(16_000 / unit.length)));
      const large = countSteps(unit.repeat(Math.ceil(256_000 / unit.length)));
      assert.deepEqual([small.finds, large.finds], [1, 1]);
      assert.ok(small.steps > 1000 && large.steps < 17 * small.steps, `${String(small.steps)} and ${String(large.steps)} steps`);
    });
  }
});

/** How often a rendering looks at a character, and asks the matcher. */
function countSteps(source: string): { finds: number; steps: number } {
  const counted = { finds: 0, steps: 0 };
  const mentions = matcher.find(source, 'markdown');
  const counting = new Preview({
    termsOf: () => ({
      ...terms,
      find() {
        counted.finds++;
        return mentions;
      },
    }),
  });
  const tokens = counting.md.parse(source, {});
  const proto = String.prototype;
  // eslint-disable-next-line @typescript-eslint/unbound-method
  const { charCodeAt, slice } = proto;
  proto.charCodeAt = function (at): number {
    counted.steps++;
    return charCodeAt.call(this, at);
  };
  proto.slice = function (start, end): string {
    const part = slice.call(this, start, end);
    counted.steps += part.length;
    return part;
  };
  try {
    counting.md.renderer.render(tokens, counting.md.options, counting.environment('/a.md'));
  } finally {
    Object.assign(proto, { charCodeAt, slice });
  }
  return counted;
}
