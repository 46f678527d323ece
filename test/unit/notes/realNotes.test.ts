import assert from 'node:assert/strict';
import { Library } from '../../../src/core/library/library';
import { readNote, type Note } from '../../../src/core/notes/note';
import type { Topic } from '../../../src/core/notes/topics';
import { readTermNote } from '../../../src/core/terms/termNote';
import { messageOf } from '../messageOf';

function note(text: string, path = 'notes/note.md'): Note {
  const uri = `file:///${path.split('/').map(encodeURIComponent).join('/')}`;
  return readNote({ uri, fileName: path.split('/').at(-1) ?? '', text });
}

function problems({ problems: found }: Note): string[] {
  return found.map((problem) => `${String(problem.range.start.line)}:${String(problem.range.end.character)} ${problem.severity} ${messageOf(problem)}`);
}

/** `title@line-endLine`, those inside in parentheses. */
function outline(topics: readonly Topic[]): string {
  return topics.map(({ title, line, endLine, children }) => `${title}@${String(line)}-${String(endLine)}${children.length > 0 ? ` (${outline(children)})` : ''}`).join(', ');
}

describe('A note as people write it', () => {
  it('with an archetype’s leftovers', () => {
    const text = ['---', 'Title: "KubeCon EU 2024 in Paris"', 'date: 2024-03-27T10:00:00+08:00', 'draft:', 'tags: ["Istio","",""]', 'categories: [', '  "conference"', ']', 'aliases: null', 'weight: 007', 'description: {{ .Description }}', 'image: "{{< param cover >}}"', 'date: 2024-03-28', '---', '', '## Ambient', ''].join('\n');
    const read = note(text);
    assert.deepEqual([read.title, read.date, read.tags, read.conference?.id], ['KubeCon EU 2024 in Paris', '2024-03-27', ['Istio'], 'kubecon-eu-2024']);
    assert.deepEqual({ ...read.frontMatter.data }, {
      Title: 'KubeCon EU 2024 in Paris', date: '2024-03-27T10:00:00+08:00', draft: null, tags: ['Istio', '', ''], categories: ['conference'], aliases: null, weight: 7, description: '{{ .Description }}', image: '{{< param cover >}}',
    });
    assert.deepEqual(problems(read), ['12:16 warning Duplicate key: date. The first one is used.']);
    assert.equal(outline(read.topics), 'Ambient@15-17');
  });

  it('whose front matter follows a mark, a blank line and a comment that holds front matter', () => {
    const read = note('\ufeff\n<!--\n---\ntitle: Not this\n---\n-->\n--- \t\ntitle: 2024\ntags: a, b、c\n---  \n# 2024\n\n## One ##\n');
    assert.deepEqual([read.title, read.tags, read.frontMatter.bodyLine], ['2024', ['a', 'b', 'c'], 10]);
    assert.equal(outline(read.topics), 'One@12-14');
    assert.deepEqual(problems(read), []);
  });

  it('with anchors, merged keys and block scalars', () => {
    const read = note('---\nbase: &base [Istio, Envoy]\ntags: *base\ntitle: >-\n  KubeCon EU\n  2024\nsummary: |\n  ---\n  not the end\n---\n## A\n');
    assert.deepEqual([read.title, read.tags, read.frontMatter.data['summary'], read.frontMatter.bodyLine], ['KubeCon EU 2024', ['Istio', 'Envoy'], '---\nnot the end\n', 10]);
    assert.deepEqual(problems(read), []);
  });

  it('with each kind of line end, and all of them', () => {
    const lines = ['---', 'title: T', 'date: T4:30:44', '---', '## A', 'text', 'B', '===', '', '### C'];
    for (const ends of [['\n'], ['\r\n'], ['\r'], ['\r\n', '\n', '\r']]) {
      const read = note(lines.map((line, index) => line + (ends[index % ends.length] ?? '')).join(''));
      assert.equal(outline(read.topics), 'A@4-5, text B@5-11 (C@9-11)', JSON.stringify(ends));
      assert.deepEqual(problems(read), ['2:14 warning Not a date: T4:30:44. Use the form 2024-03-27.'], JSON.stringify(ends));
    }
  });

  it('with lines that only look like headings', () => {
    const text = ['# T', '#none', '<!--', '## in a comment', '-->', '```', '## in a fence', '```', '    ## code', '', '> ## in a quote', '', '- ## in a list', '', '## Real ## ', 'Two', 'lines', '---', '####### seven', '', '```', '## never closed', '# to the end'].join('\n');
    assert.equal(outline(note(text).topics), 'Real@14-15, Two lines@15-23');
    assert.equal(outline(note('## A\n\n<!--\n## B\n\n# C\n').topics), 'A@0-7');
  });

  it('of 400 KB', () => {
    const section = `## 第\n\n${'服务网格 ztunnel 与 HBONE。'.repeat(70)}\n\n`;
    const text = `---\ntitle: KubeCon China 2024\n---\n${section.repeat(Math.ceil(400_000 / section.length))}`;
    const read = note(text);
    assert.equal(read.topics.length, Math.ceil(400_000 / section.length));
    assert.deepEqual(read.topics.slice(-2).map(({ line, endLine, slug }) => [line, endLine, slug]), [
      [text.split('\n').length - 9, text.split('\n').length - 5, `第-${String(read.topics.length - 2)}`],
      [text.split('\n').length - 5, text.split('\n').length, `第-${String(read.topics.length - 1)}`],
    ]);
  });

  it('among 1,700 that are all called index.md', () => {
    const library = new Library();
    library.batch(() => {
      for (let index = 0; index < 1700; index++) {
        library.put({ uri: `file:///content/posts/${encodeURIComponent(`帖 ${String(index)}`)}/index.md`, fileName: 'index.md', text: '## A\n', origin: 'workspace', inNotesFolder: true });
      }
    });
    assert.deepEqual(new Set(library.otherNotes().map(({ title }) => title)), new Set(Array.from({ length: 1700 }, (_, index) => `帖 ${String(index)}`)));
    assert.equal(new Set(library.otherNotes().map(({ uri }) => uri)).size, 1700);
  });

  it('called by whatever a file may be called', () => {
    const names: [path: string, title: string][] = [
      ['notes/My  notes.md', 'My notes'], ['笔记/服务 网格.md', '服务 网格'], ['a/C# & F#.md', 'C# & F#'], ['a/100%.md', '100%'], ['a/%20.md', '%20'], ['a/😀👩‍💻.md', '😀👩‍💻'], ['a/.md', '.md'], ['a#b?c/index.md', 'a#b?c'], ['a/b\u202egnp.md', 'bgnp'], ['a/note.en.md', 'note'], ['50% off/README.md', '50% off'],
    ];
    for (const [path, title] of names) {
      assert.equal(note('text\n', path).title, title, path);
    }
  });

  it('about a term, its fields filled in by halves', () => {
    const read = (front: string) => {
      const text = `---\n${front}\n---\nText.\n`;
      const head = note(text);
      const { term, problems: found } = readTermNote({ uri: head.uri, fileName: head.fileName, text, frontMatter: head.frontMatter, language: 'en', origin: 'workspace' }) ?? assert.fail();
      return [term.name, term.aliases, found.map(({ range, args }) => `${String(range.start.line)} ${String(args[0])}`)];
    };
    assert.deepEqual(read('term: A\naliases: null'), ['A', [], []]);
    assert.deepEqual(read('term: A\naliases: b, c'), ['A', ['b', 'c'], []]);
    assert.deepEqual(read('Term: A\nAliases:\n- b\n-\n- 3\n- [c]'), ['A', ['b', '3'], []]);
    assert.deepEqual(read('term: 42\naliases: {a: b}'), ['42', [], ['2 aliases']]);
    assert.deepEqual(read('term: [A, B]'), ['A', [], ['1 A']]);
  });
});
