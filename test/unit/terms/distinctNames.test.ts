import assert from 'node:assert/strict';
import { distinctions, distinctNames } from '../../../src/core/terms/distinctNames';
import { Glossary, type GlossaryEntry } from '../../../src/core/terms/glossary';
import type { Term } from '../../../src/core/terms/term';
import { term } from './glossaries';

function entriesOf(...terms: readonly Term[]): readonly GlossaryEntry[] {
  return new Glossary(terms).entries;
}

function told(...terms: readonly Term[]): [id: string, distinction: string][] {
  return [...distinctions(entriesOf(...terms), 'en')].map(([{ id }, distinction]) => [id, distinction]);
}

const gateway = term('gateway', { name: 'Gateway', kind: 'resource', project: 'Gateway API' });
const istioGateway = term('istio-gateway', { name: 'Gateway', kind: 'resource', project: 'Istio' });

describe('Terms of one name', () => {
  it('are told apart by their project', () => {
    assert.deepEqual(told(gateway, istioGateway, term('waypoint', { project: 'Istio' })), [['gateway', 'Gateway API'], ['istio-gateway', 'Istio']]);
  });

  it('are told apart by expansion, kind and file where the project is the same', () => {
    assert.deepEqual(told(term('a', { name: 'MCS', project: 'Karmada', expansion: 'Multi-Cluster Service' }), term('b', { name: 'MCS', project: 'Karmada', expansion: 'Managed Control System' })), [
      ['a', 'Multi-Cluster Service'],
      ['b', 'Managed Control System'],
    ]);
    assert.deepEqual(told(gateway, term('other', { ...gateway, id: 'other', kind: 'pattern' })), [['gateway', 'resource'], ['other', 'pattern']]);
    assert.deepEqual(told(gateway, istioGateway, term('own', { ...istioGateway, id: 'own', origin: 'workspace', uri: 'file:///n/my%20terms/own.md' })), [
      ['own', 'Istio · my terms/own.md'],
      ['istio-gateway', 'Istio · Mesh Notes'],
      ['gateway', 'Gateway API'],
    ]);
  });

  it('are told apart by their source where only the others have a project', () => {
    const own = term('own', { name: 'Gateway', origin: 'workspace' });
    assert.deepEqual(told(gateway, own, istioGateway), [['gateway', 'Gateway API'], ['istio-gateway', 'Istio'], ['own', 'terms/own.md']]);
  });

  it('have it behind their name in a list', () => {
    assert.deepEqual(distinctNames(entriesOf(gateway, istioGateway, term('ztunnel')), 'en'), ['Gateway (Gateway API)', 'Gateway (Istio)', 'ztunnel']);
    assert.deepEqual(distinctNames(entriesOf(gateway, istioGateway), 'zh-cn'), ['Gateway（Gateway API）', 'Gateway（Istio）']);
  });
});
