import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Glossary } from '../../../src/core/terms/glossary';
import { Matcher } from '../../../src/core/terms/matcher';
import { regionsOf } from '../../../src/core/terms/regions';
import { RegionKind } from '../../../src/core/terms/region';
import { generateMarkdown } from '../markdown/generateMarkdown';
import { choices, choosing, holdsFor } from '../runs';
import { term } from './glossaries';
import { SlowMatcher } from './slowMatcher';

const yamlPiece = fc.constantFrom(
  'kind: ', 'apiVersion: ', 'a: ', 'a:', '- ', '-', '  ', '    ', '\n', '\n', '\n', '\r\n', '---\n', '...\n', '# c', ' # c', '|\n', '>-\n', '"', "'", '\\"', "''", '{', '}', '[', ']', ', ', ': ', ':', '{{ .x }}', '{{', '}}', '&a ', '*a', '!t ', '? ', '//', '/*', '*/', 'x', 'mesh', '服务网格', '\t', '\0', '\ufeff', '> ', '```yaml\n', '```\n', '\ud83d',
);
const yaml = fc.array(yamlPiece, { maxLength: 20 }).map((pieces) => pieces.join(''));
const markdown = choices.map((from) => generateMarkdown(choosing(from)));
const text = fc.oneof(yaml, markdown, fc.tuple(markdown, yaml).map(([before, inside]) => `${before}\n\`\`\`yaml\n${inside}\n`), fc.tuple(yaml, markdown).map(([inside, after]) => `---\n${inside}\n---\n${after}`));

interface Region {
  readonly start: number;
  readonly end: number;
  readonly kind: RegionKind;
}

function read(source: string, languageId: string, from = 0): { regions: Region[]; quoted: Region[] } {
  const all: Region[] = [];
  regionsOf(source, languageId, (start, end, kind) => all.push({ start, end, kind }), { has: (_, end) => end >= from });
  return { regions: all.filter(({ kind }) => kind !== RegionKind.quoted), quoted: all.filter(({ kind }) => kind === RegionKind.quoted) };
}

function assertOrdered(regions: readonly Region[], source: string): void {
  let end = 0;
  for (const region of regions) {
    assert.ok(region.start >= end && region.end >= region.start && region.end <= source.length, JSON.stringify({ region, end }));
    ({ end } = region);
  }
}

describe('the regions of a generated text', () => {
  for (const languageId of ['markdown', 'yaml', 'json', 'plaintext', 'go']) {
    holdsFor(`lie inside it, in order and apart: ${languageId}`, text, (source) => {
      const { regions, quoted } = read(source, languageId);
      assertOrdered(regions, source);
      assertOrdered(quoted, source);
    });
  }

  holdsFor('are the same from a place on, but for those that end before it', fc.tuple(text, fc.nat()), ([source, place]) => {
    const from = place % (source.length + 1);
    const { regions } = read(source, 'markdown', from);
    const whole = read(source, 'markdown').regions;
    assert.deepEqual(regions.filter(({ end }) => end > from), whole.filter(({ end }) => end > from));
  });

  const terms = [term('mesh'), term('x', { kind: 'resource' }), term('a', { kind: 'field' }), term('grid', { name: '服务网格' }), term('b c', { aliases: ['text'] })];
  const matcher = new Matcher(new Glossary(terms));
  const slowMatcher = new SlowMatcher(terms);

  holdsFor('hold its mentions, each in one', fc.tuple(text, fc.constantFrom('markdown', 'yaml', 'json', 'plaintext')), ([source, languageId]) => {
    const { regions } = read(source, languageId);
    const mentions = matcher.find(source, languageId);
    let end = 0;
    for (const mention of mentions) {
      assert.ok(mention.start >= end && mention.end > mention.start);
      assert.ok(regions.some((region) => region.start <= mention.start && mention.end <= region.end), JSON.stringify(mention));
      ({ end } = mention);
    }
  });

  holdsFor('hold each mention that the rules give in running text, and each field', fc.tuple(text, fc.constantFrom('markdown', 'yaml', 'json')), ([source, languageId]) => {
    const mentions = matcher.find(source, languageId);
    for (const { start, end, kind } of read(source, languageId).regions) {
      const inside = mentions.filter((mention) => start <= mention.start && mention.end <= end).map((mention) => [mention.start, mention.end]);
      if (kind === RegionKind.prose || kind === RegionKind.note) {
        assert.deepEqual(inside, slowMatcher.find(source, start, end).map((mention) => [mention.start, mention.end]), JSON.stringify(source.slice(start, end)));
      } else if (kind === RegionKind.key) {
        assert.deepEqual(inside, source.slice(start, end).toLowerCase() === 'a' ? [[start, end]] : []);
      } else if (kind === RegionKind.resourceKind) {
        assert.deepEqual(inside, /^x(?:es)?$/i.test(source.slice(start, end)) ? [[start, end]] : []);
      }
    }
  });
});
