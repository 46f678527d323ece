import assert from 'node:assert/strict';

import { expandSnippet, parseSnippet } from '../../../src/core/manifests/snippetSyntax';
import { snippetVariants } from './snippetVariants';

describe('expanding a snippet', () => {
  const cases: [name: string, body: string, expected: string][] = [
    ['leaves text alone', 'a: {b: 1} # 5€ | , /', 'a: {b: 1} # 5€ | , /'],
    ['drops bare tabstops', 'a$1b${2}c$0', 'abc'],
    ['puts defaults', '${1:a}-${2:b c}', 'a-b c'],
    ['puts nested defaults', '${1:a${2:b}c${3:$4}}', 'abc'],
    ['repeats the first default wherever its number stands', '$1 ${1:a} ${1} ${1:b}', 'a a a a'],
    ['repeats a default that holds another', '${2:$1.svc} ${1:web} $2', 'web.svc web web.svc'],
    ['stops at a default that holds itself', '${1:a$1}', 'a'],
    ['puts the first option of a choice, its mirrors too', '${1|b,a|} $1', 'b b'],
    ['reads escapes in a choice', '${1|a\\,b\\|c\\\\d,e|}', 'a,b|c\\d'],
    ['takes a choice with an empty option for text', '${1|a,,b|}', '${1|a,,b|}'],
    ['takes a choice that is not closed for text', '${1|a,b', '${1|a,b'],
    ['takes a choice at the final tabstop for text', '${0|a,b|}', '${0|a,b|}'],
    ['puts a default of the final tabstop', 'a${0:x}', 'ax'],
    ['reads escapes', '\\$1 \\${2:a\\} ${3:b\\}c} \\\\ \\n \\', '$1 ${2:a} b}c \\ \\n \\'],
    ['puts the default of a variable, or nothing', '${TM_SELECTED_TEXT:none}[$CLIPBOARD][${TM_FILENAME_BASE}]', 'none[][]'],
    ['puts the name of a variable nobody knows, or its default', '$foo ${bar} ${foo_2:x}', 'foo bar x'],
    ['drops transforms', '${1:a}${1/(.*)/${1:/upcase}/g}|${TM_FILENAME_BASE/(\\/.*)/${1:+a/b}$1\\//}|', 'aa||'],
    ['takes a transform that is not closed for text', '${1/a/b $2', '${1/a/b '],
    ['takes a transform with unknown options for text', '${1/a/b/!}', '${1/a/b/!}'],
    ['takes a placeholder that is not closed for text and reads on', '${1:a ${2:b} c', '${1:a b c'],
    ['takes lone signs for text', '$ ${ $} ${} ${1 ${:a} } 5$', '$ ${ $} ${} ${1 ${:a} } 5$'],
    ['ends a name where VS Code does', '$1a $TM_FILENAME-x', 'a -x'],
  ];
  for (const [name, body, expected] of cases) {
    it(name, () => assert.equal(expandSnippet(body), expected));
  }

  it('puts given values in place of defaults', () => {
    assert.equal(expandSnippet('${1:a} $1 ${2|b,c|} ${3:$1}', new Map([[1, 'x'], [2, 'c']])), 'x x c x');
  });

  it('has places of tabstops and variables, for those who rewrite them', () => {
    assert.deepEqual(parseSnippet('a ${1:b $CLIPBOARD}\n${2|c,d|}'), [
      { type: 'text', value: 'a ' },
      {
        type: 'tabstop', index: 1, choices: [], start: 2, end: 19,
        children: [{ type: 'text', value: 'b ' }, { type: 'variable', name: 'CLIPBOARD', children: [], start: 8, end: 18 }],
      },
      { type: 'text', value: '\n' },
      { type: 'tabstop', index: 2, choices: ['c', 'd'], children: [], start: 20, end: 29 },
    ]);
  });
});

describe('the variants of a snippet', () => {
  it('are its defaults, then each further option with the other defaults', () => {
    assert.deepEqual(snippetVariants('${1:n} ${2|a,b,c|} ${3|x,y|} $2'), ['n a x a', 'n b x b', 'n c x c', 'n a y a']);
    assert.deepEqual(snippetVariants('plain'), ['plain']);
  });

  it('take a choice once, however often its number stands', () => {
    assert.deepEqual(snippetVariants('${1|a,b|} ${1|c,d|}'), ['a a', 'b b']);
  });
});

describe('a hostile snippet', () => {
  const times = 50_000;
  const bodies: [name: string, body: string][] = [
    ['opened placeholders', '${1:'.repeat(times)],
    ['nested placeholders', '${1:'.repeat(times) + '}'.repeat(times)],
    ['opened choices', '${1|a'.repeat(times)],
    ['opened transforms', '${1/a'.repeat(times)],
    ['transforms of opened formats', '${1/a/${1:+'.repeat(times)],
    ['formats in an opened transform', '${1/a/' + '${1:b}'.repeat(times)],
    ['backslashes', '\\'.repeat(times * 5)],
    ['mirrors that double', Array.from({ length: 60 }, (_, index) => `\${${index + 1}:$${index + 2}$${index + 2}}`).join('') + '${61:x}'],
  ];
  for (const [name, body] of bodies) {
    // Read in more than a few passes, it would not end before the test does.
    it(`of ${name} is read to its end`, () => {
      assert.ok(snippetVariants(body).length > 0);
    });
  }
});
