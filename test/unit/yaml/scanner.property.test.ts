import assert from 'node:assert/strict';
import fc from 'fast-check';
import { CORE_SCHEMA, loadAll } from 'js-yaml';
import { choices, choosing, holdsFor } from '../runs';
import { eventsOf } from './events';
import { generateTree, YamlWriter, type Tree } from './generateYaml';

/** How we compare what a scalar says: how its lines are folded is not the scanner's business. */
function said(text: string): string {
  return JSON.stringify(text.replace(/\s+/g, ' ').trim());
}

/** The collections, keys and values of a tree, each with its path. */
function treeEvents(tree: Tree, path = ''): string[] {
  if (tree === null) {
    return [];
  }
  if (typeof tree === 'string') {
    return [`${path} = ${said(tree)}`];
  }
  if (Array.isArray(tree)) {
    return [`${path}[]`, ...tree.flatMap((item) => treeEvents(item, `${path}[]`))];
  }
  return [`${path}{}`, ...Object.entries(tree).flatMap(([key, value]) => {
    const inner = path === '' ? key : `${path}.${key}`;
    return [`key ${inner}`, ...treeEvents(value, inner)];
  })];
}

/** The same as the scanner tells it. The parts of a scalar are taken together until they say what is expected next. */
function scannedEvents(text: string, expected: readonly string[]): string[] {
  const unquoted = (start: number, end: number): string => {
    const written = text.slice(start, end);
    const quote = text[start - 1] === text[end] ? text[end] : undefined;
    return quote === '"' ? (JSON.parse(`"${written.replace(/\s+/g, ' ')}"`) as string) : quote === "'" ? written.replaceAll("''", "'") : written;
  };
  const result: string[] = [];
  let parts = '';
  for (const event of eventsOf(text, (type, start, end, path) => ['', type, path, unquoted(start, end)].join('\t'), { keyOf: unquoted })) {
    const [, type, path = '', written = ''] = event.split('\t');
    if (type === 'part') {
      parts += ` ${written}`;
      if (`${path} = ${said(parts)}` === expected[result.length]) {
        result.push(`${path} = ${said(parts)}`);
        parts = '';
      }
    } else if (type !== 'comment' && !event.endsWith(' document')) {
      result.push(type === 'value' ? `${path} = ${said(written)}` : type === 'key' ? `key ${path}` : event);
    }
  }
  return parts === '' ? result : [...result, parts];
}

const documents = fc.array(choices, { minLength: 1, maxLength: 3 });

describe('the keys and values of generated YAML', () => {
  holdsFor('are those that a parser finds', documents, (all) => {
    const texts = all.map((from) => {
      const choose = choosing(from);
      return new YamlWriter(choose).document(generateTree(choose));
    });
    const text = texts.join('...\n');
    const expected = loadAll(text, { schema: CORE_SCHEMA }).flatMap((tree) => treeEvents(tree as Tree));
    assert.deepEqual(scannedEvents(text, expected), expected, text);
  });
});
