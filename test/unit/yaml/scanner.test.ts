import assert from 'node:assert/strict';
import { finish } from '../../../src/core/text/steps';
import { scanYaml, type YamlSink } from '../../../src/core/yaml/scanner';
import { placedEventsOf, type Reading } from './events';

const silent: YamlSink<boolean> = { document: () => true, collection: () => true, key: () => undefined, value: () => undefined };

function tells(what: string, text: string, events: readonly string[], reading?: Reading): void {
  it(`emits ${what}`, () => {
    assert.deepEqual(placedEventsOf(text, reading), events);
  });
}

describe('The scanner of YAML', () => {
  tells('mappings in mappings', ['a:', '  b: x', '  c:', '    d: y', 'e: z', ''].join('\n'), [
    '0 document',
    '{}',
    '0 key "a"',
    'a{}',
    '5 key "b"',
    '8 a.b = "x"',
    '12 key "c"',
    'a.c{}',
    '19 key "d"',
    '22 a.c.d = "y"',
    '24 key "e"',
    '27 e = "z"',
  ]);

  tells('keys that come back to no column before', ['a:', '    b: x', '  c: y', ' d: z'].join('\n'), [
    '0 document',
    '{}',
    '0 key "a"',
    'a{}',
    '7 key "b"',
    '10 a.b = "x"',
    'a{}',
    '14 key "c"',
    '17 a.c = "y"',
    'a{}',
    '20 key "d"',
    '23 a.d = "z"',
  ]);

  tells('lists in lists', ['- a', '-', '  b', '- - c', '  - d', '-', '- e'].join('\n'), [
    '0 document',
    '[]',
    '2 [] = "a"',
    '8 [] = "b"',
    '[][]',
    '14 [][] = "c"',
    '20 [][] = "d"',
    '26 [] = "e"',
  ]);

  tells('a list as deep as its key, and mappings that begin on the line of their dash', ['x:', '- a: b', '  c: d', '- a: e', '  f:', '  - g', '  h: i', 'y: z'].join('\n'), [
    '0 document',
    '{}',
    '0 key "x"',
    'x[]',
    'x[]{}',
    '5 key "a"',
    '8 x[].a = "b"',
    '12 key "c"',
    '15 x[].c = "d"',
    'x[]{}',
    '19 key "a"',
    '22 x[].a = "e"',
    '26 key "f"',
    'x[].f[]',
    '33 x[].f[] = "g"',
    '37 key "h"',
    '40 x[].h = "i"',
    '42 key "y"',
    '45 y = "z"',
  ]);

  tells('quoted keys', ['"a b": x', '\'c: d\' : y', '"e":f', '"": g', ': h'].join('\n'), [
    '0 document',
    '{}',
    '1 key "a b"',
    '7 a b = "x"',
    '10 key "c: d"',
    '18 c: d = "y"',
    '21 key "e"',
    '24 e = "f"',
    '27 key ""',
    '30  = "g"',
    '32 key ""',
    '34  = "h"',
  ]);

  tells('colons that end no key', ['a:b', '- http://c:80/d', 'e: f: g', 'h :i: j'].join('\n'), [
    '0 document',
    '0  ~ "a:b"',
    '4  ~ "- http://c:80/d"',
    '{}',
    '20 key "e"',
    '23 e = "f: g"',
    '28 key "h :i"',
    '34 h :i = "j"',
  ]);

  tells('comments', ['# one', 'a: b # two', 'c: "d" # three', 'e: f#g', '  # four', 'h: # five', '  i: j', '- # six', '  k', '#'].join('\n'), [
    '0 document',
    '1 comment " one"',
    '{}',
    '6 key "a"',
    '9 a = "b"',
    '12 comment " two"',
    '17 key "c"',
    '21 c = "d"',
    '25 comment " three"',
    '32 key "e"',
    '35 e = "f#g"',
    '42 comment " four"',
    '48 key "h"',
    '52 comment " five"',
    'h{}',
    '60 key "i"',
    '63 h.i = "j"',
    'h[]',
    '68 comment " six"',
    '75 h[] = "k"',
    '78 comment ""',
  ]);

  tells('block scalars', ['a: |', '  one: x', '', '    # two', '  {{ x }} y', 'b: >-2 # c', '    three', '- |1', '   four', 'c: d'].join('\n'), [
    '0 document',
    '{}',
    '0 key "a"',
    '7 a ~ "one: x"',
    '19 a ~ "# two"',
    '34 a ~ " y"',
    '37 key "b"',
    '45 comment " c"',
    '52 b ~ "three"',
    'b[]',
    '66 b[] ~ "four"',
    '71 key "c"',
    '74 c = "d"',
  ]);

  tells('block scalars that end with their document', ['--- |', 'one', ' two: x', '---', 'a: >+', '...'].join('\n'), [
    '0 document',
    '0 document',
    '6  ~ "one"',
    '11  ~ "two: x"',
    '18 document',
    '{}',
    '22 key "a"',
    '28 document',
  ]);

  tells('plain scalars of several lines', ['a: one', '  two # c', '  three', 'b: four', '', '  - five', '- six', ' seven', 'c:', '  eight', '  nine'].join('\n'), [
    '0 document',
    '{}',
    '0 key "a"',
    '3 a ~ "one"',
    '9 a ~ "two"',
    '14 comment " c"',
    '19 a ~ "three"',
    '25 key "b"',
    '28 b ~ "four"',
    '36 b ~ "- five"',
    'b[]',
    '45 b[] ~ "six"',
    '50 b[] ~ "seven"',
    '56 key "c"',
    '61 c ~ "eight"',
    '69 c ~ "nine"',
  ]);

  tells('what ends a plain scalar', ['a: one # two', '  three', 'b: four', '  five: six', 'c: seven', '  # eight'].join('\n'), [
    '0 document',
    '{}',
    '0 key "a"',
    '3 a = "one"',
    '8 comment " two"',
    '15 a = "three"',
    '21 key "b"',
    '24 b = "four"',
    'b{}',
    '31 key "five"',
    '37 b.five = "six"',
    '41 key "c"',
    '44 c = "seven"',
    '53 comment " eight"',
  ]);

  tells('quoted scalars of several lines', ['a: "one', '  two: \\"x\\"', '', '  three" # c', 'b: \'it\'\'s', '  four\' five', 'c: ""', 'd: "\\', '  e"'].join('\n'), [
    '0 document',
    '{}',
    '0 key "a"',
    '4 a = "one\\n  two: \\\\\\"x\\\\\\"\\n\\n  three"',
    '32 comment " c"',
    '35 key "b"',
    '39 b ~ "it\'\'s\\n  four"',
    '58 key "c"',
    '62 c = ""',
    '64 key "d"',
    '68 d = "\\\\\\n  e"',
  ]);

  tells('quotes that are left open', ['a: "one', 'b: two"', 'c: "three', '  four', '- \'five', '- six', 'd: "seven', '---', 'e: "{{ f "g" }}"', 'h: "{{ i'].join('\n'), [
    '0 document',
    '{}',
    '0 key "a"',
    '4 a ~ "one"',
    '8 key "b"',
    '11 b = "two\\""',
    '16 key "c"',
    '20 c ~ "three"',
    '28 c ~ "four"',
    'c[]',
    '36 c[] ~ "five"',
    '43 c[] = "six"',
    '47 key "d"',
    '51 d ~ "seven"',
    '57 document',
    '{}',
    '61 key "e"',
    '78 key "h"',
  ]);

  tells('flow collections', ['a: [x, "y", {b: c, \'d\':e, f, g:}, [h: i, j]] # k', 'l: {', '  m: one', '    "two" # o', '  , n: "three', '  four"', '}', 'p: []'].join('\n'), [
    '0 document',
    '{}',
    '0 key "a"',
    'a[]',
    '4 a[] = "x"',
    '8 a[] = "y"',
    'a[]{}',
    '13 key "b"',
    '16 a[].b = "c"',
    '20 key "d"',
    '23 a[].d = "e"',
    '26 key "f"',
    '29 key "g"',
    'a[][]',
    'a[][]{}',
    '35 key "h"',
    '38 a[][].h = "i"',
    '41 a[][] = "j"',
    '46 comment " k"',
    '49 key "l"',
    'l{}',
    '56 key "m"',
    '59 l.m ~ "one"',
    '67 l.m ~ "\\"two\\""',
    '74 comment " o"',
    '81 key "n"',
    '85 l.n = "three\\n  four"',
    '101 key "p"',
    'p[]',
  ]);

  tells('a flow collection as root', ['[a,', 'b: c', '] # d', '---', '{e: [f'].join('\n'), [
    '0 document',
    '[]',
    '1 [] = "a"',
    '[]{}',
    '4 key "b"',
    '7 [].b = "c"',
    '12 comment " d"',
    '15 document',
    '{}',
    '20 key "e"',
    'e[]',
    '24 e[] = "f"',
  ]);

  tells('flow collections that are left open', ['a: [x, {b: c', '  d', 'e: {f', '  g: h,', '- i: [j', '- {k: "l', '  m: n', '---', 'o: [p', '}', 'q: r'].join('\n'), [
    '0 document',
    '{}',
    '0 key "a"',
    'a[]',
    '4 a[] = "x"',
    'a[]{}',
    '8 key "b"',
    '11 a[].b ~ "c"',
    '15 a[].b ~ "d"',
    '17 key "e"',
    'e{}',
    '21 key "f"',
    '25 key "g"',
    '28 e.g = "h"',
    'e[]',
    'e[]{}',
    '33 key "i"',
    'e[].i[]',
    '37 e[].i[] ~ "j"',
    'e[]{}',
    '42 key "k"',
    '46 e[].k ~ "l"',
    '50 key "m"',
    '53 e[].m ~ "n"',
    '55 document',
    '{}',
    '59 key "o"',
    'o[]',
    '63 o[] = "p"',
    '67 key "q"',
    '70 q = "r"',
  ]);

  tells('brackets that nothing opened', ['a: b]', '}', 'c: [d]]', 'e: }'].join('\n'), [
    '0 document',
    '{}',
    '0 key "a"',
    '3 a = "b]"',
    '6 a ~ "}"',
    '8 key "c"',
    'c[]',
    '12 c[] = "d"',
    '16 key "e"',
    '19 e = "}"',
  ]);

  tells('half-typed lines', ['a:', '  b: x', '  half', ' c', 'd e', 'f:', 'g', '- ', '?', '@h', '"i"j'].join('\n'), [
    '0 document',
    '{}',
    '0 key "a"',
    'a{}',
    '5 key "b"',
    '8 a.b = "x"',
    '12 a.b ~ "half"',
    '18 a.b ~ "c"',
    '20 a.b ~ "d e"',
    '24 key "f"',
    '27 f ~ "g"',
    'f[]',
    '32 f[] ~ "?"',
    '34 f[] ~ "@h"',
    '37 f[] ~ "\\"i\\"j"',
  ]);

  tells('tabs', ['\ta:\tb\t# c', '\td:', '\t-\te', '- f:\tg', '\th: i'].join('\n'), [
    '0 document',
    '{}',
    '1 key "a"',
    '4 a = "b"',
    '7 comment " c"',
    '11 key "d"',
    'd[]',
    '17 d[] = "e"',
    '[]',
    '[]{}',
    '21 key "f"',
    '24 [].f = "g"',
    '[]{}',
    '27 key "h"',
    '30 [].h = "i"',
  ]);

  tells('documents', ['%YAML 1.2', '--- # a', 'b: c', '...', '--- !t &u d', '---', '- e', ' ---', '---f: g', '---\t'].join('\n'), [
    '0 document',
    '10 document',
    '15 comment " a"',
    '{}',
    '18 key "b"',
    '21 b = "c"',
    '23 document',
    '27 document',
    '37  = "d"',
    '39 document',
    '[]',
    '45 [] ~ "e"',
    '48 [] ~ "---"',
    '{}',
    '52 key "---f"',
    '58 ---f = "g"',
    '60 document',
  ]);

  tells('templates', ['a: {{ .b }}', '{{ .c }}: d', '{{- if eq .e "f: g" }}{{ h }}', '  i-{{ .j }}: k{{ "l # m" }}n # o', '{{- end }}', 'p: "{{ include "q" . }}-r"', '{{- s }} # t', 'u: [{{ .v }}, w{{ .x }}, { {{ .y }}: z }]'].join('\n'), [
    '0 document',
    '{}',
    '0 key "a"',
    '12 key "{{ .c }}"',
    '22 {{ .c }} = "d"',
    '{{ .c }}{}',
    '56 key "i-{{ .j }}"',
    '68 {{ .c }}.i-{{ .j }} ~ "k"',
    '82 {{ .c }}.i-{{ .j }} ~ "n"',
    '85 comment " o"',
    '99 key "p"',
    '122 p ~ "-r"',
    '136 comment " t"',
    '139 key "u"',
    'u[]',
    '153 u[] ~ "w"',
    'u[]{}',
    '166 key "{{ .y }}"',
    '176 u[].{{ .y }} = "z"',
  ]);

  tells('templates between the lines of a text', ['a: |', '  b', '{{- if c }}', '  d', '{{- end }}', 'e: f {{ g', '  h: {{'].join('\n'), [
    '0 document',
    '{}',
    '0 key "a"',
    '7 a ~ "b"',
    '23 a ~ "d"',
    '36 key "e"',
    '39 e ~ "f "',
    'e{}',
    '48 key "h"',
  ]);

  tells('anchors, tags and aliases', ['a: &b !c d', 'e: *b # f', '&g h: i', '- !j k: l', '  m: n', 'o: [&p q, *p , !r {s: *p}]'].join('\n'), [
    '0 document',
    '{}',
    '0 key "a"',
    '9 a = "d"',
    '11 key "e"',
    '18 comment " f"',
    '24 key "h"',
    '27 h = "i"',
    'h[]',
    'h[]{}',
    '34 key "k"',
    '37 h[].k = "l"',
    '41 key "m"',
    '44 h[].m = "n"',
    '46 key "o"',
    'o[]',
    '53 o[] = "q"',
    'o[]{}',
    '65 key "s"',
  ]);

  tells('CRLF and a byte order mark', '\ufeffa: b\r\n\r\nc: "d"\r\ne: |\r\n  f\r\ng: h # i\r\nj: k\r\n  l\r\n---\r\n- [m,\r\n  n]', [
    '0 document',
    '{}',
    '1 key "a"',
    '4 a = "b"',
    '9 key "c"',
    '13 c = "d"',
    '17 key "e"',
    '25 e ~ "f"',
    '28 key "g"',
    '31 g = "h"',
    '34 comment " i"',
    '38 key "j"',
    '41 j ~ "k"',
    '46 j ~ "l"',
    '49 document',
    '[]',
    '[][]',
    '57 [][] = "m"',
    '63 [][] = "n"',
  ]);

  tells('a text in a quote', '> a: b\n> c:\n>   - "d\n>     e"\n> \n>   - f\n>     g\n> h: |\n>   i\n>\n>  > j\n> k: [l\n>  , m\n> # n\n>o: p', [
    '0 document',
    '{}',
    '2 key "a"',
    '5 a = "b"',
    '9 key "c"',
    'c[]',
    '19 c[] = "d\\n>     e"',
    '39 c[] ~ "f"',
    '47 c[] ~ "g"',
    '51 key "h"',
    '60 h ~ "i"',
    '67 h ~ "> j"',
    '73 key "k"',
    'k[]',
    '77 k[] = "l"',
    '84 k[] = "m"',
    '89 comment " n"',
    '93 key "o"',
    '96 o = "p"',
  ], { options: { quoted: true } });

  tells('JSON with comments', '// a\n{"b":"c", /* d\n"e": */ "f": [1, {"g": null}], // h\n  "i": "j\n  "k": "{{ l }}" "m": 2\n  "n": true /* o', [
    '0 document',
    '2 comment " a"',
    '{}',
    '7 key "b"',
    '11 b = "c"',
    '17 comment " d\\n\\"e\\": "',
    '29 key "f"',
    'f[]',
    '34 f[] = "1"',
    'f[]{}',
    '39 key "g"',
    '43 f[].g = "null"',
    '53 comment " h"',
    '59 key "i"',
    '64 i ~ "j"',
    '69 key "k"',
    '84 key "m"',
    '88 m ~ "2"',
    '93 key "n"',
    '97 n = "true"',
    '104 comment " o"',
  ], { options: { json: true } });

  tells('lines of JSON', '"a":"b",\n"c": [\n  "d" // e\n],\n/ f', [
    '0 document',
    '{}',
    '1 key "a"',
    '5 a = "b"',
    '10 key "c"',
    'c[]',
    '19 c[] = "d"',
    '24 comment " e"',
    '30 c ~ "/ f"',
  ], { options: { json: true } });

  tells('a part of a text', 'x: y\na: "b\n  c: {{ d\ne: f" }}\n', [
    '5 document',
    '{}',
    '5 key "a"',
    '9 a ~ "b"',
    'a{}',
    '13 key "c"',
  ], { from: 5, to: 18 });

  it('skips collections that the sink ignores', () => {
    const events: string[] = [];
    const text = 'a:\n  b: "c\n    d"\n- e: f\n  g: h\ni: {b: j, k: [l]}\nm: n # o\n';
    const sink: YamlSink<number> = {
      document: () => 0,
      collection: (depth, isList) => (depth === 0 && !isList ? 1 : undefined),
      key: (start, end) => events.push(text.slice(start, end)),
      value: (start, end) => events.push(`= ${text.slice(start, end)}`),
    };
    finish(scanYaml(text, 0, text.length, sink));
    assert.deepEqual(events, ['a', 'i', 'm', '= n']);
  });

  it('yields every 256 lines', () => {
    const steps = (text: string): number => [...scanYaml(text, 0, text.length, silent)].length;
    assert.deepEqual(['a: b\n', 'a: |\n b\n', '- c\n', '[d,\n'].map((line) => steps(line.repeat(2560))), [10, 20, 10, 10]);
  });
});
