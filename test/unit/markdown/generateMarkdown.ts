/** Chooses an integer from 0 to below `count`. */
export type Choose = (count: number) => number;

/** A Markdown text that is hard to read: whatever may stand side by side does so sooner or later. All chance is in `choose`. */
export function generateMarkdown(choose: Choose): string {
  const lineEnds = oneOf(choose, lineEndSets);
  let text = '';
  let prefix = '';
  for (let left = 1 + choose(14); left > 0; left--) {
    const roll = choose(12);
    if (roll < 4) {
      prefix = '';
    } else if (roll < 6) {
      prefix = oneOf(choose, containers);
    } else if (roll === 6) {
      prefix += oneOf(choose, containers);
    } else if (roll === 7) {
      // The lines below an item, indented as its text or nearly so.
      prefix = prefix.replace(/[-*+\d.)]/g, ' ').slice(choose(2));
    }
    text += prefix + generateLine(choose) + (left === 1 && choose(2) === 0 ? '' : oneOf(choose, lineEnds));
  }
  return text;
}

/** A piece of inline Markdown, of one line or more. */
export function generateInline(choose: Choose): string {
  let text = '';
  for (let left = 1 + choose(9); left > 0; left--) {
    text += oneOf(choose, choose(4) === 0 ? wholeInlines : inlines);
  }
  return text;
}

function generateLine(choose: Choose): string {
  switch (choose(8)) {
    case 0:
      return '';
    case 1:
      return `${oneOf(choose, indentations)}${generateInline(choose)}`;
    case 2:
      return `${'#'.repeat(1 + choose(7))}${oneOf(choose, ['', ' ', '  ', '\t', '\u00a0'])}${generateInline(choose)}${oneOf(choose, ['', '', ' #', ' ##  ', '#', ' \\#'])}`;
    case 3:
      return oneOf(choose, indentations) + oneOf(choose, lines) + oneOf(choose, ['', '', '', ' ', '\t', ' x']);
    default:
      return oneOf(choose, lines);
  }
}

type Choices<T> = readonly [T, ...T[]];

function oneOf<T>(choose: Choose, values: Choices<T>): T {
  return values[choose(values.length)] ?? values[0];
}

const lineEndSets: Choices<Choices<string>> = [['\n'], ['\n'], ['\n'], ['\r\n'], ['\r'], ['\n', '\r\n', '\r']];

const indentations: Choices<string> = ['', ' ', '  ', '   ', '    ', '     ', '\t', ' \t', '  \t ', '\f', '\u00a0', '\u3000'];

const containers: Choices<string> = [
  '> ', '>', '>\t', ' > ', '   >', '    > ', '- ', '* ', '+ ', '-\t', '-   ', '-     ', ' - ', '   * ', '1. ', '1) ', '2. ', '07. ', '123456789. ', '1234567890. ', '-', '1.', '  ', '    ', '\t',
];

const lines: Choices<string> = [
  'text', 'text', 'more *text*', 'a', 'lazy', '===', '---', '=', '-', '--', '- -', '= =', '=====  ', '---\t', '***', '_ _ _', '* * *', '- - -', '**  * x', '__', '+++',
  '# a', '## b ##', '#', '#tag', '####### x', '\\# x', '```', '```', '```sh', '``` a`b', '````', '~~~', '~~~', '~~~~ x', '~~', '``', '```  ',
  '<!-- x -->', '<!--', '-->', '<div>', '</div>', '<DIV', '<div/>x', '<script>', '<pre>x', '</pre>', '</script>', '<style', '<textarea ', '<?php', '?>', '<!DOCTYPE', '<!X', '>', '<![CDATA[', ']]>',
  '<a>', '<a href="x" b=c>', '</a >', '<a b=\'', '<b/>', '<b>x', '<b a = c />  ', '<x-y:z>', '<1>', '<h1', '<search>', '<p/', '<p/>',
  'a | b', '| a | b |', '|a|', 'a|', '|', '||', '|-|-|', '-|-', '--|--', ':-|:-:', '| - |', '|-', '-|', ':-', ':', '|:|', '| a \\| b |', '|---|---|', '| 1 | 2 | 3 |', '1 |',
  '[a]: b', '[a]: b "t"', '[a]:', 'b', '[b]: <c d> \'t', 't\'', '"t"', '(t)', '"t" x', '[c', 'd]: e', '[a]: b "', '"', '[ a ]: (b)', '[]: x', '[ẞ]: y', '[a]: javascript:x', '[d\\]e]: f', '[a]: b\t"t" ', '[x]: <', '[x]: <>', '[a] [b]', '[a]:b"t"',
  '- a', '* b', '+ c', '-', '*', '1. a', '1) b', '2. c', '10. d', '1.', '0) x', '-\ta', '-     code', '- - a', '- > q', '- # h', '- ```', '- ---', '- [a]: b', '> q', '>', '> > q', '> # h', '> - a', '> ```', '>\tx', '> [a]: b', '1. > x',
  '{{< toc >}}', '{{% x %}}', '\0', '\f', '\u00a0', '\u3000', '\u2028', '    code', '\tcode', '  \t', '   ', '\ud800', '中文',
];

const inlines: Choices<string> = [
  'a', 'b', 'text', ' ', ' ', '  ', '\t', '*', '**', '***', '_', '__', '~', '~~', '~~~', '`', '``', '[', ']', '![', '](', ')', '(', '(b)', '[a]', '[b]', '[]', '<', '>', '</', '<a', '<a ', 'b="', '"', "'", '<!--', '-->', '<?', '?>', '<!x', '<![CDATA[', ']]>',
  '\\', '\\\\', '&', '&amp;', '&nosuch;', '&#65;', '&#0;', '&#x110000;', '&#xd800;', ';', '!', '#', '{', '}', '{{<', '>}}', '{{%', '%}}', '{#', '.', ',', ':', '=', '|', '-', '中', '。', '“', '\u00a0', '\u3000', '\0', '😀', '\ud800', '\udc00', 'é', 'ß', '1', 'http://x.example', '\n', ' \n', '  \n', '\\\n', '\n  ',
];

const wholeInlines: Choices<string> = [
  '*a*', '**a**', '***a** b*', '_a_', 'a_b_c', '__a__', '~~a~~', '~~~a~~~', '`a`', '`` a`b ``', '` a `', '[a](b)', '[a](b "t")', '[a](<b c>)', '[a](b', '[a][a]', '[a][]', '[x][a]', '[a](javascript:x)', '[a]( b )', '[a]()', '[*a*](b)', '[a [b](c)](d)',
  '![a](b)', '![*a* `b`](c "t")', '![a][b]', '![a]', '![[a](b)](c)', '<http://x.example>', '<a@b.example>', '<javascript:x>', '<b>', '</b>', '<b c="d">', '<br/>', '<!-- c -->', '<!-->', '<!--->', '<? x ?>', '<!X y>', '<![CDATA[x]]>', '&lt;', '&rarr;', '\\*', '\\a', '\\&amp;', '\\ ', '{{< x "y" >}}', '{{% y %}}', '{#id .c}', '{.c}', ' {: #id}', '*a `*` b*', '[`]`](b)', '*[a*](b)', '~~*a~~*',
];
