import fc from 'fast-check';
import MarkdownIt, { type Token } from 'markdown-it';
import { Glossary } from '../../../src/core/terms/glossary';
import { Matcher } from '../../../src/core/terms/matcher';
import { choices, choosing } from '../runs';
import { term } from '../terms/glossaries';
import { generateMarkdown } from './generateMarkdown';

/** Chinese characters that the generator does not write: as names, they have an edge wherever they stand. */
const names = Array.from({ length: 12 }, (_, index) => String.fromCharCode(0x5000 + index));

export const namesMatcher = new Matcher(new Glossary(names.map((name, index) => term(`name-${String(index)}`, { name, language: 'zh-cn' }))));

/** Markdown that is hard to read, with each name in it once at most, wherever it may be. No front matter, no shortcodes. */
export const markdownWithNames: fc.Arbitrary<string> = fc.tuple(choices, fc.array(fc.nat({ max: 0xffff }), { minLength: 1, maxLength: names.length })).map(([from, places]) => {
  let text = `start\n\n${generateMarkdown(choosing(from)).replace(/\{(?=\{)/g, '{ ')}`;
  places.forEach((place, index) => {
    const at = place % (text.length + 1);
    const isInPair = /[\ud800-\udbff]/.test(text[at - 1] ?? '') && /[\udc00-\udfff]/.test(text[at] ?? '');
    text = isInPair ? text : text.slice(0, at) + (names[index] ?? '') + text.slice(at);
  });
  return text;
});

export type NamePlace = 'prose' | 'code';

const judge = new MarkdownIt({ html: true });

/** Where markdown-it shows each name: a name that stands in a link's target, in a tag or in a definition is shown nowhere. */
export function judgedNames(text: string): Map<string, NamePlace> {
  const found = new Map<string, NamePlace>();
  const add = (content: string, place: NamePlace): void => {
    names.filter((name) => content.includes(name)).forEach((name) => found.set(name, place));
  };
  const read = (tokens: readonly Token[]): void => {
    tokens.forEach(({ type, content, children }, index) => {
      if (children) {
        read(children);
      } else if (type === 'text' && !(tokens[index - 1]?.type === 'link_open' && tokens[index - 1]?.markup === 'autolink')) {
        add(content, 'prose');
      } else if (type === 'code_inline' || type === 'fence' || type === 'code_block') {
        add(content, 'code');
      } else if (type === 'html_block' && !/^\s*<(?:[!?]|(?:script|style|pre|textarea)(?:[\s>]|$))/i.test(content)) {
        read(judge.parseInline(content, {}));
      }
    });
  };
  read(judge.parse(text, {}));
  return found;
}

/** The same as the matcher finds it. */
export function foundNames(text: string): Map<string, NamePlace> {
  return new Map(namesMatcher.find(text, 'markdown').map(({ start, end, inCode }) => [text.slice(start, end), inCode ? 'code' : 'prose']));
}

/** Whether no address can be around a name: in one, it is none. */
export function standsAlone(text: string, name: string): boolean {
  const at = text.indexOf(name);
  const run = (/\S*$/.exec(text.slice(0, at))?.[0] ?? '') + (/^\S*/.exec(text.slice(at))?.[0] ?? '');
  return !/[./:@\\]/.test(run);
}
