import assert from 'node:assert/strict';
import { Glossary } from '../../../src/core/terms/glossary';
import { Matcher, mentionAt } from '../../../src/core/terms/matcher';
import type { Term, TermKind } from '../../../src/core/terms/term';
import { choices, choosing, holdsFor } from '../runs';
import { term } from './glossaries';
import { SlowMatcher, type SlowMention } from './slowMatcher';

type Choose = (count: number) => number;

function oneOf<T>(choose: Choose, values: readonly [T, ...T[]]): T {
  return values[choose(values.length)] ?? values[0];
}

const words = [
  'mesh', 'istio', 'Istio', 'HBONE', 'hbone', 'ztunnel', 'policy', 'proxy', 'L4', 'L7', 'gateway', 'Gateway', 'api', 'API', 'k8s', 'a', 'B', 'x', 'ß', 'É', 'σ', '1', '24', 'C++', '.net', 'istio.io', 'istio.io/use-waypoint', '/etc', 'node_js', 'side-car', 'TLS',
  '网关', '服务', '网', '格', '入口', '的', '(x)', '[a]', '$1', '*', '?', 'a|b', '\\d', '^', 'ｈｂｏｎｅ', 'Ｌ４', '１', "don't", '한국', 'カ', 'é', 'e\u0301',
] as const;
const joints = [' ', '', '-', '/', '.', '_', '  '] as const;
const kinds = ['concept', 'project', 'component', 'resource'] as const satisfies readonly TermKind[];
const signs = [
  ' ', ' ', ' ', '', '  ', '\n', '\n> ', '\n   ', '\r\n', '\r', '\t', '\u00a0', '\u3000', '\u2009', ' \n', '\n\n', '-', '/', '.', ',', '。', '，', '_', '__', '*', '**', ':', '://', '@', '~', '~/', './', "'s", 's', 'es', 'ies', '(', ')', '"', '?', '=', '&', '#', '\u200b', '😀', '\ud800', '\0', '>', '<',
] as const;

function generateName(choose: Choose): string {
  let name: string = oneOf(choose, words);
  for (let more = choose(3); more > 0; more--) {
    name += oneOf(choose, joints) + oneOf(choose, words);
  }
  return name;
}

function generateTerms(choose: Choose): Term[] {
  return Array.from({ length: 1 + choose(5) }, (_, index) => {
    const names = Array.from({ length: 1 + choose(3) }, () => generateName(choose));
    return term(`t${String(index)}`, { name: names[0] ?? '', aliases: names.slice(1), origin: 'workspace', kind: oneOf(choose, kinds), quiet: false, misspellings: choose(6) === 5 ? [generateName(choose)] : [] });
  });
}

/** Names of the terms, whole and in parts, in other cases and widths, with what may stand between. */
function generateText(choose: Choose, terms: readonly Term[]): string {
  const names = terms.flatMap(({ name, aliases, misspellings }) => [name, ...aliases, ...misspellings]);
  let text = '';
  for (let left = 1 + choose(8); left > 0; left--) {
    const written = choose(3) === 2 ? oneOf(choose, words) : (names[choose(names.length)] ?? '');
    text += rewrite(choose, written) + oneOf(choose, signs);
  }
  return text;
}

function rewrite(choose: Choose, text: string): string {
  switch (choose(12)) {
    case 7:
      return text.toUpperCase();
    case 8:
      return text.charAt(0).toUpperCase() + text.slice(1);
    case 9:
      return text.replace(/[!-~]/g, (narrow) => String.fromCharCode(narrow.charCodeAt(0) + 0xfee0));
    case 10:
      return text.replaceAll(' ', oneOf(choose, signs));
    case 11:
      return [...text].join(choose(2) === 0 ? '' : '\n');
    default:
      return text;
  }
}

function found(matcher: Matcher, text: string, languageId: string): SlowMention[] {
  return matcher.find(text, languageId).map(({ start, end, candidates, misspelling }) => ({ start, end, ids: candidates.map(({ id }) => id).sort(), misspelling }));
}

describe('the mentions in generated texts', () => {
  const plain = choices.map((from) => {
    const choose = choosing(from);
    const terms = generateTerms(choose);
    return { terms, text: generateText(choose, terms) };
  });

  holdsFor('are those of the rules, in plain text', plain, ({ terms, text }) => {
    assert.deepEqual(found(new Matcher(new Glossary(terms)), text, 'plaintext'), new SlowMatcher(terms).find(text), JSON.stringify({ text, names: terms.map(({ name, aliases }) => [name, ...aliases]) }));
  });

  holdsFor('are found at each of their characters, and nowhere else', plain, ({ terms, text }) => {
    const mentions = new Matcher(new Glossary(terms)).find(text, 'markdown');
    for (let at = -1; at <= text.length; at++) {
      assert.equal(mentionAt(mentions, at), mentions.find(({ start, end }) => start <= at && at < end));
    }
  });

  it('end before an address that begins with a character not valid in a host', () => {
    const terms = [term('sign', { name: 'mesh C++' }), term('mesh')];
    const text = 'mesh C++.mesh://';
    assert.deepEqual(found(new Matcher(new Glossary(terms)), text, 'plaintext'), new SlowMatcher(terms).find(text));
    assert.deepEqual(new Matcher(new Glossary(terms)).find(text, 'plaintext').map(({ start, end }) => [start, end]), [[0, 4]]);
  });
});
