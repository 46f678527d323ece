import assert from 'node:assert/strict';
import { SearchIndex } from '../../../src/core/text/search';

function indexOf(...items: readonly (readonly string[])[]): SearchIndex<number> {
  const index = new SearchIndex<number>();
  items.forEach((names, value) => {
    index.add(names, value);
  });
  return index;
}

function found(index: SearchIndex<number>, query: string, limit = 100): [string, number][] {
  return index.search(query, limit).map(({ name, value }) => [name, value]);
}

describe('The search index', () => {
  const index = indexOf(['A look at Istio'], ['istiod'], ['Istio'], ['Iced tea is not for us, is it? So no'], ['Philistio']);

  it('ranks exact matches, then prefixes, then substrings, then scattered characters', () => {
    assert.deepEqual(found(index, 'istio'), [
      ['Istio', 2],
      ['istiod', 1],
      ['A look at Istio', 0],
      ['Philistio', 4],
      ['Iced tea is not for us, is it? So no', 3],
    ]);
  });

  it('requires all characters in order', () => {
    assert.deepEqual(found(index, 'istioz'), []);
    assert.deepEqual(found(index, 'doitsi'), []);
  });

  it('finds a value once, by its best name', () => {
    const terms = indexOf(['Service mesh', 'service meshes', '服务网格', '网格'], ['Mesh', '网格配置']);
    assert.deepEqual(found(terms, '服务网格'), [['服务网格', 0]]);
    assert.deepEqual(found(terms, '网格'), [
      ['网格', 0],
      ['网格配置', 1],
    ]);
    assert.deepEqual(found(terms, 'mesh'), [
      ['Mesh', 1],
      ['Service mesh', 0],
    ]);
  });

  it('ignores case and the amount of white space', () => {
    const terms = indexOf(['A pilot of 网关'], ['API 网关'], ['Ünïcode']);
    const both = [
      ['API 网关', 1],
      ['A pilot of 网关', 0],
    ];
    assert.deepEqual(found(terms, ' api  网关 '), both);
    assert.deepEqual(found(terms, 'API网关'), both.reverse());
    assert.deepEqual(found(terms, 'ÜNÏ'), [['Ünïcode', 2]]);
  });

  it('returns everything in order for an empty query', () => {
    assert.deepEqual(found(index, '', 2), [
      ['A look at Istio', 0],
      ['istiod', 1],
    ]);
    assert.deepEqual(found(index, '  ').map(([, value]) => value), [0, 1, 2, 3, 4]);
  });

  it('keeps the best matches within the limit', () => {
    const names = Array.from({ length: 500 }, (_, number) => [`mesh ${String(number)}`]);
    const many = indexOf(...names, ['a mesh'], ['mesh']);
    assert.deepEqual(found(many, 'mesh', 3), [
      ['mesh', 501],
      ['mesh 0', 0],
      ['mesh 1', 1],
    ]);
  });

  it('does not count rejected values', () => {
    const values = index.search('i', 2, (value) => value !== 1).map(({ value }) => value);
    assert.deepEqual(values, [2, 3]);
  });
});
