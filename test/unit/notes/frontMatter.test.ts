import assert from 'node:assert/strict';
import { fieldText, fieldTexts, fieldValue, readFrontMatter } from '../../../src/core/notes/frontMatter';
import { messageOf } from '../messageOf';

/** Everything that was read, in a form that can be compared. */
function read(text: string): { format: string; data: Record<string, unknown>; body: string; bodyLine: number; problems: string[] } {
  const { format, data, bodyOffset, bodyLine, problems } = readFrontMatter(text);
  return {
    format,
    data: { ...data },
    body: text.slice(bodyOffset),
    bodyLine,
    problems: problems.map((problem) => `${problem.range.start.line}:${problem.range.end.character} ${problem.severity} ${messageOf(problem)}`),
  };
}

function data(text: string): Record<string, unknown> {
  return read(text).data;
}

describe('front matter', () => {
  it('reads YAML between lines of three hyphens', () => {
    assert.deepEqual(read('---\ntitle: KubeCon EU 2024\ntags: [Istio, "KubeCon"]\ndraft: false\n---\nBody\n'), {
      format: 'yaml',
      data: { title: 'KubeCon EU 2024', tags: ['Istio', 'KubeCon'], draft: false },
      body: 'Body\n',
      bodyLine: 5,
      problems: [],
    });
  });

  it('reads TOML between lines of three plus signs, its dates as text', () => {
    assert.deepEqual(read('+++\ntitle = "Ten things"\ndate = 2019-05-31\nlastmod = 2019-05-31T10:20:30Z\ntags = ["SMI",\n  "Mesh"]\n\n[header]\nimage = ""\n+++\n\nBody'), {
      format: 'toml',
      data: { title: 'Ten things', date: '2019-05-31', lastmod: '2019-05-31T10:20:30Z', tags: ['SMI', 'Mesh'], header: Object.assign(Object.create(null) as object, { image: '' }) },
      body: '\nBody',
      bodyLine: 10,
      problems: [],
    });
  });

  it('reads JSON between a line of hyphens with its name and one without, and a JSON object without fences', () => {
    const expected = { format: 'json', data: { title: 'KubeCon: a {recap}', tags: ['a', 'b'] }, body: 'Body', problems: [] };
    assert.deepEqual(read('---json\n{"title":"KubeCon: a {recap}","tags":["a","b"]}\n---\nBody'), { ...expected, bodyLine: 3 });
    assert.deepEqual(read('{\n\t"title": "KubeCon: a {recap}",\n\t"tags": ["a", "b"]\n}\nBody'), { ...expected, bodyLine: 4 });
    assert.equal(readFrontMatter('---json\n{\n"title": "a",\n"date": "b"\n}\n---\n').lineOf('date'), 3);
    assert.deepEqual(read('---json\n{"title": "a",\n"tags": [}\n---\nBody'), { format: 'json', data: { title: 'a', tags: [] }, body: 'Body', bodyLine: 4, problems: ['2:10 warning Not valid JSON.'] });
    assert.deepEqual(read('---json\n[1]\n---\nBody').problems, ['1:3 error Not valid JSON.']);
    for (const text of ['{ a block }\n', '{{< figure >}}\n', '{"a": 1} is JSON\n', '{"a": 1\n', '{"a"}\n']) {
      assert.equal(readFrontMatter(text).format, 'none', text);
    }
  });

  it('reads lines of keys and values without fences, down to a blank line', () => {
    assert.deepEqual(read('Title: KubeCon EU 2018: a recap\nDate: 2018-05-10\nTags: istio,\n  envoy\nSummary:\n\nText.\n'), {
      format: 'lines',
      data: { Title: 'KubeCon EU 2018: a recap', Date: '2018-05-10', Tags: 'istio, envoy', Summary: '' },
      body: '\nText.\n',
      bodyLine: 5,
      problems: [],
    });
    assert.equal(readFrontMatter('\ufefftitle: a\r\nauthor: b\r\n\r\nText').lineOf('author'), 1);
    assert.equal(read('Title: a').format, 'lines');
    for (const text of ['Title: a\nand a sentence\n\n', 'Note: a\nTitle: b\n\n', 'Tags: a, b\n\n', 'Title:\n\n', 'Date: it was late\n# A\n', 'Title: a\n'.repeat(61)]) {
      assert.equal(readFrontMatter(text).format, 'none', text);
    }
  });

  it('is absent if the text begins with something else', () => {
    for (const text of ['', 'Text', '# Heading\n---\na: b\n---\n', '-', '--', '---', '---\n', '----\na: b\n---\n', '- a\n', '+ a\n', '++++\n', '\n\n', '\ufeff', '<!-- open\n---\na: b\n---\n', '  ---\na: b\n---\n']) {
      assert.deepEqual(read(text), { format: 'none', data: {}, body: text, bodyLine: 0, problems: [] }, JSON.stringify(text));
    }
  });

  it('may stand after a byte order mark, blank lines and HTML comments, one with front matter in it included', () => {
    for (const [before, lines] of [['\ufeff', 0], ['\n \t\n', 2], ['\ufeff\r\n', 1], ['<!--\n---\ntitle: old\n---\n-->\n', 5], ['<!-- a --> \n<!-- b -->\n\n', 3]] as const) {
      const text = `${before}---\ntitle: new\n---\nBody`;
      assert.deepEqual(read(text), { format: 'yaml', data: { title: 'new' }, body: 'Body', bodyLine: lines + 3, problems: [] }, JSON.stringify(before));
      assert.equal(readFrontMatter(text).lineOf('title'), lines + 1);
    }
  });

  it('accepts every kind of line end', () => {
    for (const end of ['\n', '\r\n', '\r']) {
      const text = ['---', 'title: a', 'list:', '  - b', 'date: c', '---', 'Body'].join(end);
      assert.deepEqual(read(text), { format: 'yaml', data: { title: 'a', list: ['b'], date: 'c' }, body: 'Body', bodyLine: 6, problems: [] });
      assert.equal(readFrontMatter(text).lineOf('date'), 4);
    }
    assert.deepEqual(read('---\r\ntitle: a\rdate: b\n---\r\nBody').data, { title: 'a', date: 'b' });
  });

  it('takes white space behind its fences', () => {
    assert.deepEqual(read('---  \ntitle: a\n---\t \nBody'), { format: 'yaml', data: { title: 'a' }, body: 'Body', bodyLine: 3, problems: [] });
    assert.deepEqual(read('+++ \ntitle = "a"\n+++ \nBody'), { format: 'toml', data: { title: 'a' }, body: 'Body', bodyLine: 3, problems: [] });
  });

  it('may be empty or hold comments only', () => {
    for (const inside of ['', '\n', '# a comment\n', '#c\n#d: e\n']) {
      assert.deepEqual(read(`---\n${inside}---\nBody`), { format: 'yaml', data: {}, body: 'Body', bodyLine: 2 + inside.split('\n').length - 1, problems: [] }, JSON.stringify(inside));
    }
    assert.deepEqual(read('+++\n+++\nBody'), { format: 'toml', data: {}, body: 'Body', bodyLine: 2, problems: [] });
  });

  it('may end with the text', () => {
    assert.deepEqual(read('---\ntitle: a\n---'), { format: 'yaml', data: { title: 'a' }, body: '', bodyLine: 3, problems: [] });
  });

  it('may end with three dots, as YAML documents do', () => {
    assert.deepEqual(read('---\ntitle: a\n...\nBody'), { format: 'yaml', data: { title: 'a' }, body: 'Body', bodyLine: 3, problems: [] });
  });

  it('is not opened by a thematic break above prose', () => {
    for (const text of ['---\n\n# Heading\n\nSome text.\n\n---\n\nMore.\n', '---\n\nText only\n', '---\nSome text\n\nmore text\n---\n', '<!-- c -->\n---\nJust text\n---\n']) {
      assert.deepEqual(read(text), { format: 'none', data: {}, body: text, bodyLine: 0, problems: [] }, JSON.stringify(text));
    }
  });

  it('ends at its first blank line if never closed, with a problem at its fence', () => {
    assert.deepEqual(read('---\ntitle: KubeCon EU 2024\ntags:\n  - Istio\n\n# Heading\n\nText: with a colon\n'), {
      format: 'yaml',
      data: { title: 'KubeCon EU 2024', tags: ['Istio'] },
      body: '\n# Heading\n\nText: with a colon\n',
      bodyLine: 4,
      problems: ['0:3 warning The front matter is not closed. End it with a --- line.'],
    });
    assert.deepEqual(read('+++\ntitle = "a"\nSome prose follows.\n').body, 'Some prose follows.\n');
    assert.deepEqual(read('---\ntitle: a').data, { title: 'a' });
  });

  it('is not closed by a thematic break further down', () => {
    assert.deepEqual(read('---\ntitle: a\n\n# Heading\n\nThis is a paragraph.\nIt goes on here.\n\n---\n\nAnother one.\n'), {
      format: 'yaml',
      data: { title: 'a' },
      body: '\n# Heading\n\nThis is a paragraph.\nIt goes on here.\n\n---\n\nAnother one.\n',
      bodyLine: 2,
      problems: ['0:3 warning The front matter is not closed. End it with a --- line.'],
    });
  });

  it('keeps its good keys where one value is broken, and names the line', () => {
    assert.deepEqual(read('---\ntitle: [broken\ndate: 2024-03-27\nbad: @handle\nnested:\n  a: b\n  - c\ntags: [x]\n---\n'), {
      format: 'yaml',
      data: { title: ['broken'], date: '2024-03-27', bad: '@handle', tags: ['x'] },
      body: '',
      bodyLine: 9,
      problems: [
        '1:14 warning Not valid YAML: unexpected end of the stream within a flow collection',
        '3:12 warning Not valid YAML: bad indentation of a mapping entry',
        '6:5 error Not valid YAML: bad indentation of a mapping entry',
      ],
    });
  });

  it('keeps a text that lacks quotes', () => {
    assert.deepEqual(data('---\ntitle: KubeCon: Paris\nsubtitle: [译] KubeCon EU 2019：十大要点\nquote: "a" b\n---\n'), {
      title: 'KubeCon: Paris',
      subtitle: '[译] KubeCon EU 2019：十大要点',
      quote: '"a" b',
    });
    assert.deepEqual(read('---\ntitle: KubeCon: Paris\n---\n').problems, ['1:21 warning Not valid YAML: bad indentation of a mapping entry']);
  });

  it('takes tabs for spaces, with a problem', () => {
    assert.deepEqual(read('---\ntitle: a\ntags:\n\t- b\n\t- c\n---\n'), {
      format: 'yaml',
      data: { title: 'a', tags: ['b', 'c'] },
      body: '',
      bodyLine: 6,
      problems: ['3:4 warning Not valid YAML: tab characters must not be used in indentation'],
    });
  });

  it('uses the first of two equal keys, with a problem at the second', () => {
    assert.deepEqual(read('---\ntitle: a\ntags: [x]\ntitle: b\n---\n'), {
      format: 'yaml',
      data: { title: 'a', tags: ['x'] },
      body: '',
      bodyLine: 5,
      problems: ['3:8 warning Duplicate key: title. The first one is used.'],
    });
    assert.deepEqual(read('+++\ntitle = "a"\ntitle = "b"\n+++\n').data, { title: 'a' });
    assert.deepEqual(read('+++\ntitle = "a"\ntitle = "b"\n+++\n').problems, ['2:11 warning Duplicate key: title. The first one is used.']);
  });

  it('reads lists closed at column 0, anchors and block scalars', () => {
    assert.deepEqual(read('---\ntags: [\n  a,\n  b\n]\nbase: &base {x: 1}\ncopy: *base\ntext: |\n  one\n\n  two\nfolded: >-\n  a\n  b\nend: 1\n---\n'), {
      format: 'yaml',
      data: { tags: ['a', 'b'], base: { x: 1 }, copy: { x: 1 }, text: 'one\n\ntwo\n', folded: 'a b', end: 1 },
      body: '',
      bodyLine: 16,
      problems: [],
    });
    assert.deepEqual(data('---\ntags: [\na,\nb\n]\ntitle: t\n---\n'), { tags: ['a', 'b'], title: 't' });
  });

  it('keeps templates as they are written', () => {
    assert.deepEqual(read('---\ntitle: {{< param "name" >}}\ndate: {{ .Date }}\ndescription: "By {{ .Author }}"\ntags: [a]\n---\n'), {
      format: 'yaml',
      data: { title: '{{< param "name" >}}', date: '{{ .Date }}', description: 'By {{ .Author }}', tags: ['a'] },
      body: '',
      bodyLine: 6,
      problems: [],
    });
  });

  it('reports a line that is not a key with a value', () => {
    assert.deepEqual(read('---\ntitle: a\nthis is a stray line\ndate: b\n---\n'), {
      format: 'yaml',
      data: { title: 'a', date: 'b' },
      body: '',
      bodyLine: 5,
      problems: ['2:20 error Each line of the front matter must have the form key: value.'],
    });
    assert.deepEqual(read('---\n- a\n- b\n---\nBody'), {
      format: 'yaml',
      data: {},
      body: 'Body',
      bodyLine: 4,
      problems: ['1:3 error Each line of the front matter must have the form key: value.'],
    });
  });

  it('keeps the good keys of broken TOML', () => {
    assert.deepEqual(read('+++\ntitle = KubeCon EU 2024\ndate = T4:30:44\ntags = ["a"]\n[params]\nx = 1\n[broken\ny = 2\n+++\n'), {
      format: 'toml',
      data: { title: 'KubeCon EU 2024', date: 'T4:30:44', tags: ['a'], params: Object.assign(Object.create(null) as object, { x: 1 }) },
      body: '',
      bodyLine: 9,
      problems: [
        '1:23 warning Not valid TOML: invalid value',
        '2:15 warning Not valid TOML: invalid value',
        '6:7 error Not valid TOML: illegal character in key',
      ],
    });
  });

  it('keeps the other keys if one TOML key nests too deeply', () => {
    assert.deepEqual(read(`+++\ntitle = "T"\n${'a.'.repeat(3843)}b = 1\ntags = ["x"]\n+++\nText.\n`), {
      format: 'toml',
      data: { title: 'T', a: '1', tags: ['x'] },
      body: 'Text.\n',
      bodyLine: 5,
      problems: ['2:7691 warning Not valid TOML: nested too deeply'],
    });
  });

  it('keeps an invalid TOML date as written', () => {
    assert.deepEqual(data('+++\ndate = 2019-02-31\n+++\n'), { date: '2019-02-31' });
  });

  it('treats __proto__ and constructor as keys like any other', () => {
    for (const text of ['---\n__proto__: {polluted: true}\nconstructor: c\ntitle: a\n---\n', '+++\nconstructor = "c"\ntitle = "a"\n[__proto__]\npolluted = true\n+++\n']) {
      const { data: fields, lineOf } = readFrontMatter(text);
      assert.deepEqual(Object.keys(fields).sort(), ['__proto__', 'constructor', 'title']);
      assert.equal(Object.getPrototypeOf(fields), null);
      assert.equal(fields['polluted'], undefined);
      assert.equal(({} as Record<string, unknown>)['polluted'], undefined);
      assert.equal(lineOf('toString'), undefined);
      assert.equal(fieldText(fields, 'toString'), undefined);
    }
  });

  it('drops aliases that would fill the memory, and keeps the rest', () => {
    let bomb = 'a0: &a0 [x]\n';
    for (let i = 1; i < 30; i++) {
      bomb += `a${i}: &a${i} [${Array(9).fill(`*a${i - 1}`).join(', ')}]\n`;
    }
    const { data: fields, problems } = readFrontMatter(`---\ntitle: kept\n${bomb}---\n`);
    assert.equal(fields['title'], 'kept');
    assert.equal('a29' in fields, false);
    assert.equal(problems.length, 20);
  });

  it('drops values that nest too deep, and keeps the rest', () => {
    for (const value of ['['.repeat(50_000), '{a: '.repeat(10_000), '- '.repeat(20_000)]) {
      const { data: fields, problems } = readFrontMatter(`---\ntitle: kept\nbad: ${value.startsWith('-') ? `\n  ${value}` : value}\n---\n`);
      assert.equal(fields['title'], 'kept');
      assert.equal('bad' in fields, false);
      assert.equal(problems.length, 1);
    }
  });

  it('is not read if it is too long', () => {
    const { format, bodyLine, problems } = readFrontMatter(`---\ntitle: a\nx: ${'y'.repeat(70_000)}\n---\nBody`);
    assert.deepEqual([format, bodyLine, problems[0]?.message], ['yaml', 4, 'The front matter is too long to read.']);
  });

  it('handles NUL bytes, lone surrogates and random cuts', () => {
    const text = '---\ntitle: a\0b\ud800\ntags: [a, "b, c]\n x: {y: [1, *z}\n---\n+++\n[t\n+++\n';
    for (let i = 0; i <= text.length; i++) {
      readFrontMatter(text.slice(0, i));
      readFrontMatter(text.slice(i));
      readFrontMatter(`+++\n${text.slice(i)}\n+++\n`);
    }
  });
});

describe('fields of the front matter', () => {
  it('are found whatever the case of the key', () => {
    const { data: fields, lineOf } = readFrontMatter('---\nTitle: A\nTAGS: [b]\n---\n');
    assert.equal(fieldText(fields, 'title'), 'A');
    assert.deepEqual(fieldTexts(fields, 'tags'), ['b']);
    assert.equal(fieldValue(fields, 'title'), 'A');
    assert.equal(lineOf('title'), 1);
    assert.equal(lineOf('tags'), 2);
  });

  it('are texts where they are numbers or truth values', () => {
    const { data: fields } = readFrontMatter('---\ntitle: 2024\ndraft: true\n---\n');
    assert.deepEqual([fieldText(fields, 'title'), fieldText(fields, 'draft')], ['2024', 'true']);
  });

  it('have no text where they are empty, null or a mapping', () => {
    const { data: fields } = readFrontMatter('---\na: null\nb:\nc: ""\nd: {x: y}\ne: []\nf: ["", null]\n---\n');
    for (const key of ['a', 'b', 'c', 'd', 'e', 'f', 'missing']) {
      assert.equal(fieldText(fields, key), undefined, key);
      assert.deepEqual(fieldTexts(fields, key), [], key);
    }
  });

  it('are lists where they are written as one text, without empty entries', () => {
    const { data: fields } = readFrontMatter('---\naliases: hbone\ntags: ["a", "", " b ", 3]\ncommas: a, b，c、d,\n---\n');
    assert.deepEqual(fieldTexts(fields, 'aliases'), ['hbone']);
    assert.deepEqual(fieldTexts(fields, 'tags'), ['a', 'b', '3']);
    assert.deepEqual(fieldTexts(fields, 'commas'), ['a', 'b', 'c', 'd']);
  });

  it('may have several names, of which the first with a text counts', () => {
    const { data: fields } = readFrontMatter('---\nconference: ""\nevent: KubeCon EU 2024\n---\n');
    assert.equal(fieldText(fields, 'conference', 'event'), 'KubeCon EU 2024');
  });
});
