import assert from 'node:assert/strict';
import { addressOf, Glossary, Need, termIn, type EntryAddress } from '../../../src/core/terms/glossary';
import type { Term } from '../../../src/core/terms/term';
import { contractGlossary, term } from './glossaries';

function aliasTexts(glossary: Glossary, id: string): string[] {
  return glossary.aliases.filter(({ entry }) => entry.id === id).map(({ text }) => text);
}

describe('The glossary', () => {
  it('knows which built-in term a user’s one takes the place of: by its id, else by its name in either language', () => {
    const own = (id: string, name: string, fields: Partial<Term> = {}) => term(id, { name, origin: 'workspace', ...fields });
    const glossary = new Glossary([
      term('gateway', { name: 'Gateway' }),
      term('istio-gateway', { name: 'Gateway', project: 'Istio' }),
      term('service-mesh', { name: 'Service mesh' }),
      term('service-mesh', { language: 'zh-cn', name: '服务网格' }),
      own('istio-gateway', 'Our gate'),
      own('gateways', 'gateway'),
      own('istio-gateways', 'Gateway', { project: 'Istio' }),
      own('fu-wu', '服务网格', { language: 'zh-cn' }),
      own('page', 'Service  Mesh', { glossary: 'file:///words' }),
      own('berth', 'Berth', { aliases: ['Gateway'] }),
    ]);
    assert.deepEqual(glossary.entries.map((entry) => [entry.id, entry.origin, glossary.overriddenBy(entry)?.id]), [
      ['berth', 'workspace', undefined],
      ['fu-wu', 'workspace', 'service-mesh'],
      ['gateways', 'workspace', 'gateway'],
      ['istio-gateway', 'workspace', 'istio-gateway'],
      ['istio-gateways', 'workspace', 'istio-gateway'],
      ['page', 'workspace', 'service-mesh'],
      ['gateway', 'builtin', undefined],
      ['istio-gateway', 'builtin', undefined],
      ['service-mesh', 'builtin', undefined],
    ]);
  });

  it('joins the languages of a term by its id', () => {
    const [entry] = contractGlossary.withId('service-mesh');
    assert.equal(entry && termIn(entry, 'en').name, 'Service mesh');
    assert.equal(entry && termIn(entry, 'zh-cn').name, '服务网格');
    assert.equal(contractGlossary.withId('service-mesh').length, 1);
  });

  it('falls back to the other language', () => {
    const [entry] = contractGlossary.withId('zero-trust');
    assert.equal(entry && termIn(entry, 'en').name, '零信任');
  });

  it('puts the terms of the workspace first, then goes by id', () => {
    const glossary = new Glossary([term('b'), term('a'), term('c', { origin: 'workspace' }), term('a', { origin: 'workspace' })]);
    assert.deepEqual(
      glossary.entries.map(({ id, origin }) => `${origin} ${id}`),
      ['workspace a', 'workspace c', 'builtin a', 'builtin b'],
    );
    assert.deepEqual(
      glossary.withId('a').map(({ origin }) => origin),
      ['workspace', 'builtin'],
    );
  });

  it('puts what is archived or deprecated after what still lives', () => {
    const glossary = new Glossary([term('a', { since: { state: 'archived' } }), term('b'), term('c', { since: { state: 'deprecated' } })]);
    assert.deepEqual(
      glossary.entries.map(({ id }) => id),
      ['b', 'a', 'c'],
    );
  });

  it('keeps two notes of one id and language apart', () => {
    const glossary = new Glossary([term('a', { uri: 'file:///x/a.md' }), term('a', { uri: 'file:///y/a.md' })]);
    assert.equal(glossary.withId('a').length, 2);
  });

  it('has the same entries as the one before it where their terms are the same', () => {
    const [en, zh, other] = [term('a'), term('a', { language: 'zh-cn' }), term('b')];
    const before = new Glossary([en, zh, other]);
    const after = new Glossary([en, zh, term('b'), term('c')]);
    assert.equal(after.withId('a')[0], before.withId('a')[0]);
    assert.notEqual(after.withId('b')[0], before.withId('b')[0]);
    assert.deepEqual(new Glossary([en]).withId('a')[0]?.terms, { en });
  });

  it('adds the plural of common nouns and resources', () => {
    const glossary = new Glossary([
      term('waypoint', { kind: 'component', name: 'Waypoint proxy', aliases: ['waypoint'] }),
      term('policy', { name: 'network policy' }),
      term('class', { kind: 'resource', name: 'GatewayClass' }),
      term('gateway', { name: 'API gateway' }),
    ]);
    assert.deepEqual(aliasTexts(glossary, 'waypoint'), ['Waypoint proxy', 'waypoint', 'waypoints']);
    assert.deepEqual(aliasTexts(glossary, 'policy'), ['network policy', 'network policies']);
    assert.deepEqual(aliasTexts(glossary, 'class'), ['GatewayClass', 'GatewayClasses', 'Gateway Class']);
    assert.deepEqual(aliasTexts(glossary, 'gateway'), ['API gateway', 'API gateways']);
  });

  it('adds no plural to names of products, organisations and fields, nor to what ends in s', () => {
    const glossary = new Glossary([
      term('rook', { kind: 'component', name: 'Rook' }),
      term('istio', { kind: 'project', name: 'istio' }),
      term('cncf', { kind: 'organisation', name: 'CNCF' }),
      term('ref', { kind: 'field', name: 'parentRef' }),
      term('dns', { name: 'dns' }),
      term('l7', { name: 'L7' }),
    ]);
    assert.deepEqual(
      glossary.aliases.map(({ text }) => text),
      ['CNCF', 'dns', 'istio', 'L7', 'parentRef', 'Rook'].sort((a, b) => a.toLowerCase().localeCompare(b.toLowerCase())),
    );
  });

  it('takes an alias of a common word as quiet unless a longer one qualifies it', () => {
    const [operator] = [term('operator', { name: 'operator', quiet: true, aliases: ['Kubernetes operator', 'operators', '操作器', 'Operator 操作器'] })];
    const quiet = new Glossary([operator]).aliases.filter(({ need }) => need === Need.proof).map(({ text }) => text);
    assert.deepEqual(quiet, ['operator', 'operators', '操作器']);
  });

  it('reports an alias that two terms of one notebook and language share, at both notes', () => {
    const glossary = new Glossary([
      term('a', { name: 'A', aliases: ['mesh'], line: 1, aliasesLine: 3 }),
      term('b', { name: 'mesh', line: 2, aliasesLine: 2 }),
      term('c', { language: 'zh-cn', name: 'mesh' }),
      term('d', { origin: 'workspace', name: 'mesh' }),
    ]);
    const problems = [...glossary.duplicateAliases()].map(([uri, found]) => [uri, found.map(({ range, args }) => [range.start.line, ...args])]);
    assert.deepEqual(problems, [
      ['mesh.notes:/en/terms/b.md', [[2, 'mesh', 'a']]],
      ['mesh.notes:/en/terms/a.md', [[3, 'mesh', 'b']]],
    ]);
  });

  it('joins languages within one glossary only', () => {
    const own = { origin: 'workspace' } as const;
    const glossary = new Glossary([
      term('a', { ...own, glossary: 'file:///x' }),
      term('a', { ...own, glossary: 'file:///y', language: 'zh-cn' }),
      term('a', { ...own, language: 'zh-cn' }),
      term('a', { ...own, glossary: 'file:///x', language: 'zh-cn' }),
    ]);
    assert.deepEqual(glossary.withId('a').map(({ glossary: where, terms }) => [where, ...Object.keys(terms)]), [
      [undefined, 'zh-cn'],
      ['file:///x', 'en', 'zh-cn'],
      ['file:///y', 'zh-cn'],
    ]);
  });

  it('takes a name of the workspace’s as quiet where it is a common word, or one that the built-in notebook calls quiet', () => {
    const glossary = new Glossary([
      term('a', { origin: 'workspace', name: 'Hosts', aliases: ['mesh host', 'sidecars', 'Sidecar', '服务'] }),
      term('b', { name: 'host' }),
      term('c', { name: 'Sidecar', quiet: true, kind: 'resource' }),
    ]);
    assert.deepEqual(glossary.aliases.filter(({ need }) => need === Need.proof).map(({ entry, text }) => `${entry.id} ${text}`), ['a Hosts', 'a Sidecar', 'a Sidecars', 'a 服务', 'c Sidecar', 'c Sidecars']);
  });

  it('finds an entry by its address, or the one that comes nearest', () => {
    const glossary = new Glossary([term('a'), term('a', { origin: 'workspace', uri: 'file:///x/a.md' }), term('a', { origin: 'workspace', uri: 'file:///y/a.md', line: 4 })]);
    for (const entry of glossary.entries) {
      assert.equal(glossary.find(addressOf(entry)), entry);
    }
    const uri = (...address: EntryAddress) => Object.values(glossary.find(address)?.terms ?? {})[0]?.uri;
    assert.equal(uri('a', 'workspace', 'file:///gone.md', 4), 'file:///x/a.md');
    assert.equal(uri('a', 'builtin'), 'mesh.notes:/en/terms/a.md');
    assert.equal(uri('a'), 'file:///x/a.md');
    assert.equal(uri('b', 'builtin'), undefined);
  });

  it('lets two resources share a name', () => {
    assert.equal(contractGlossary.duplicateAliases().size, 0);
  });
});
