import assert from 'node:assert/strict';

import { localizeSnippets, readSnippets, resourcesOf } from '../../../src/core/manifests/snippet';

const waypoint = {
  id: 'istio/Waypoint',
  prefix: 'istio-waypoint',
  title: 'Waypoint',
  description: 'A waypoint.',
  project: 'istio',
  body: 'apiVersion: gateway.networking.k8s.io/${1|v1,v1beta1|}\nkind: Gateway\nmetadata:\n  name: $0',
  kind: 'manifest',
  resources: [{ apiVersion: 'gateway.networking.k8s.io/v1', kind: 'Gateway' }],
};

describe('reading a snippet file', () => {
  it('reads a manifest, its lines joined', () => {
    const json = JSON.stringify({ Waypoint: { prefix: waypoint.prefix, description: waypoint.description, body: waypoint.body.split('\n') } });
    assert.deepEqual(readSnippets(json, 'istio'), { snippets: [waypoint], problems: [] });
  });

  it('reads what has no top-level apiVersion as a fragment', () => {
    const { snippets } = readSnippets('{"A": {"prefix": "a", "body": "a: 1"}, "B": {"prefix": "b", "body": ["ref:", "  apiVersion: v1", "  kind: Pod"]}}', 'x');
    assert.deepEqual(snippets.map(({ kind, resources, description }) => ({ kind, resources, description })), [
      { kind: 'fragment', resources: [], description: '' },
      { kind: 'fragment', resources: [], description: '' },
    ]);
  });

  it('finds the resource of each document, once its placeholders are filled', () => {
    assert.deepEqual(resourcesOf('apiVersion: v1 # core\nkind: "Service"\nspec:\n  kind: no\n--- # next\n"kind": \'HTTPRoute\'\napiVersion: gateway.networking.k8s.io/v1\n---\nkind: List\n'), [
      { apiVersion: 'v1', kind: 'Service' },
      { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'HTTPRoute' },
    ]);
  });

  it('takes comments, trailing commas, a list of prefixes and tabs, as VS Code does', () => {
    const { snippets, problems } = readSnippets('{\n  // mine\n  "A": { "prefix": ["a", "b"], "body": ["x:", "\\t- y:", "\\t\\t\\tz: \\t1",], /* ! */ },\n}', 'mine');
    assert.deepEqual(problems, []);
    assert.deepEqual(snippets.map(({ prefix, body }) => [prefix, body]), [['a', 'x:\n  - y:\n      z: \t1']]);
  });

  it('reports what is wrong at its place and reads the rest', () => {
    const lines = [
      '{',
      '  "A": { "prefix": "a", "body": 7 },',
      '  "B": { "body": "b" },',
      '  "C": "c",',
      '  "D": { "prefix": "d", "body": ["d: 1", "e: $nobody"] },',
      '  "E": { "prefix": 1, "body": ["e", 2] }',
      '}',
    ];
    const { snippets, problems } = readSnippets(lines.join('\n'), 'mine');
    assert.deepEqual(snippets.map(({ prefix }) => prefix), ['d']);
    const at = (line: number, part: string) => {
      const character = lines[line]?.indexOf(part) ?? -1;
      return { start: { line, character }, end: { line, character: character + part.length } };
    };
    assert.deepEqual(problems, [
      { severity: 'error', message: 'The snippet “{0}” needs a body: a string or an array of strings.', args: ['A'], range: at(1, '7') },
      { severity: 'error', message: 'The snippet “{0}” needs a prefix: a string.', args: ['B'], range: at(2, '"B"') },
      { severity: 'error', message: 'The snippet “{0}” must be an object.', args: ['C'], range: at(3, '"c"') },
      { severity: 'warning', message: 'Unknown snippet variable: {0}. To insert a dollar sign, write \\$.', args: ['nobody'], range: at(4, '"e: $nobody"') },
      { severity: 'error', message: 'The snippet “{0}” needs a prefix: a string.', args: ['E'], range: at(5, '1') },
      { severity: 'error', message: 'The snippet “{0}” needs a body: a string or an array of strings.', args: ['E'], range: at(5, '["e", 2]') },
    ]);
  });

  it('reports a syntax error once for a line and reads what it can', () => {
    const { snippets, problems } = readSnippets('{\r\n  "A": { "prefix": "a", "body": "a" }\r\n  "B": { "prefix": "b" "body": "b" }\r\n}', 'mine');
    assert.deepEqual(snippets.map(({ prefix }) => prefix), ['a', 'b']);
    assert.deepEqual(problems.map(({ message, range }) => [message, range.start.line]), [['Not valid JSON.', 2]]);
  });

  it('reports where a file is nested too deeply to be read', () => {
    const { snippets, problems } = readSnippets(`{\n  "A": ${'['.repeat(50_000)}`, 'mine');
    assert.deepEqual(snippets, []);
    assert.deepEqual(problems, [{ severity: 'error', message: 'Nested too deeply.', args: [], range: { start: { line: 1, character: 106 }, end: { line: 1, character: 107 } } }]);
  });

  it('leaves alone, in a file for all languages, snippets for others and those that are not manifests', () => {
    const lines = [
      '{',
      '  "$schema": "x",',
      '  "A": { "scope": "yaml,typescript", "prefix": "a", "body": "apiVersion: v1" },',
      '  "B": { "scope": "typescript", "prefix": 1, "body": 2 },',
      '  "C": { "body": "kind: $nobody" },',
      '  "D": { "scope": "", "body": ["apiVersion: v1", "kind: Pod"] },',
      '  "E": { "prefix": "e", "body": 7 },',
      '  "A": { "prefix": "b", "body": "apiVersion: v1" },',
      '}',
    ];
    const { snippets, problems } = readSnippets(lines.join('\n'), 'file:///x.code-snippets', true);
    assert.deepEqual(snippets.map(({ id, prefix }) => [id, prefix]), [['file:///x.code-snippets/A', 'a']]);
    assert.deepEqual(problems.map(({ range, message, args }) => [range.start.line, message.replace('{0}', args.join())]), [
      [5, 'The snippet “D” needs a prefix: a string.'],
      [6, 'The snippet “E” needs a body: a string or an array of strings.'],
      [7, 'Duplicate snippet: A. The first one is used.'],
    ]);
  });

  it('reads nothing from a file without an object', () => {
    assert.deepEqual(readSnippets('[]', 'x').problems.map(({ message }) => message), ['A snippet file must contain a JSON object.']);
    for (const text of ['', '{', '{"A"', '{"A": {"prefix"', '\0']) {
      const { snippets, problems } = readSnippets(text, 'x');
      assert.deepEqual([snippets.length, problems.length > 0], [0, true], text);
    }
  });
});

describe('localizing snippets', () => {
  const { snippets } = readSnippets('{"A": {"prefix": "a", "description": "An A.", "body": "a"}, "B": {"prefix": "b", "description": "A B.", "body": "b"}}', 'x');

  it('takes titles and descriptions by prefix and keeps what has none', () => {
    const localized = localizeSnippets(snippets, '{"a": {"title": "甲", "description": "一个甲。"}, "b": {"title": "乙"}}');
    assert.deepEqual(localized.map(({ prefix, title, description }) => [prefix, title, description]), [['a', '甲', '一个甲。'], ['b', '乙', 'A B.']]);
  });

  it('translates listed comments, at the start of a line or behind a value, and nothing else', () => {
    const body = ['# Whole line', 'a: "# Whole line" # Of ${1:a}$0', '  # Whole line', 'b: |', '  x#Whole line', '  # Other', 'c: 1 #Whole line', '#Whole line'];
    const { snippets: commented } = readSnippets(JSON.stringify({ A: { prefix: 'a', body } }), 'x');
    const localized = localizeSnippets(commented, JSON.stringify({ a: { comments: { 'Whole line': '整行', 'Of ${1:a}$0': '属于 ${1:a}$0', Other: 1 } } }));
    assert.deepEqual(localized.map((snippet) => snippet.body.split('\n')), [
      ['# 整行', 'a: "# Whole line" # 属于 ${1:a}$0', '  # 整行', 'b: |', '  x#Whole line', '  # Other', 'c: 1 #Whole line', '#Whole line'],
    ]);
  });

  it('keeps everything where there is no translation', () => {
    for (const text of ['', '{}', '[]', '{"a": 1}', '{"a": {"title": 1}}', '{"a": {"comments": null}}', '{"a": {"comments": "a"}}']) {
      assert.deepEqual(localizeSnippets(snippets, text), snippets);
    }
  });
});
