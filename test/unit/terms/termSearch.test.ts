import assert from 'node:assert/strict';
import { builtinGlossary } from '../../../src/core/terms/builtinGlossary';
import { Glossary, termIn } from '../../../src/core/terms/glossary';
import { TermSearch } from '../../../src/core/terms/termSearch';
import type { Language } from '../../../src/core/text/language';
import { builtinNotes } from '../builtinNotes';
import { term } from './glossaries';

const glossary = new Glossary(builtinGlossary(builtinNotes).terms);

function searchIn(language: Language): TermSearch {
  const collator = new Intl.Collator(language);
  const nameOf = (entry: (typeof glossary.entries)[number]) => termIn(entry, language).name;
  return new TermSearch([...glossary.entries].sort((a, b) => collator.compare(nameOf(a), nameOf(b))).map((entry) => ({ entry, shown: termIn(entry, language).project ?? '' })), language);
}

describe('The search for terms', () => {
  const cases: readonly (readonly [query: string, ...first: readonly string[]])[] = [
    ['mtls', 'Mutual TLS by mTLS'],
    ['zt', 'ztunnel', 'Zero trust'],
    ['hbone', 'HBONE'],
    ['双向', 'Mutual TLS by 双向 TLS'],
    ['服务网格', 'Service mesh by 服务网格', 'SMI by 服务网格接口', 'Cilium Service Mesh by cilium 服务网格'],
    ['sidecar', 'Sidecar', 'Sidecar proxy by sidecar', 'Sidecar mode'],
    ['k8s', 'Kubernetes by K8s', 'Gateway API by k8s gateway api', 'Operator by k8s operator'],
    ['wasm', 'WebAssembly by Wasm', 'wasmCloud', 'WasmPlugin'],
    ['sm', 'SMI', 'Service mesh', 'Sidecar mode'],
    ['vs', 'VirtualService', 'Clusters as cattle by pets vs cattle'],
    ['istio', 'Istio', 'istio-cni', 'istio-waypoint'],
    ['API网关', 'API gateway by API 网关', 'Emissary-ingress by Ambassador API 网关', 'Gateway by Gateway API 网关'],
    ['  API   gate', 'API gateway', 'Emissary-ingress by Ambassador API Gateway', 'Gateway by Gateway API gateway'],
    ['mesh', 'Cilium Service Mesh', 'Service mesh', 'Sidecarless mesh'],
    ['zero-trust', 'Zero trust by zero-trust', 'ztunnel by zero-trust tunnel'],
    ['Amibent', 'Ambient mode by Amibent'],
    ['nothing like it'],
  ];
  const english = searchIn('en');
  for (const [query, ...first] of cases) {
    it(`finds ${first.join(', ') || 'nothing'} for ${query}`, () => {
      assert.deepEqual(english.find(query).slice(0, 3).map(({ entry, matched }) => (matched === undefined ? termIn(entry, 'en').name : `${termIn(entry, 'en').name} by ${matched}`)), first);
    });
  }

  it('shows Chinese names to a Chinese reader', () => {
    assert.deepEqual(searchIn('zh-cn').find('service mesh').slice(0, 2).map(({ entry, matched }) => [termIn(entry, 'zh-cn').name, matched]), [['服务网格', 'Service mesh'], ['SMI', 'service mesh interface']]);
  });

  it('finds words of the text that is shown too, last', () => {
    const entries = new Glossary([term('berth', { name: 'Berth' }), term('crane', { name: 'Crane' })]).entries;
    const search = new TermSearch(entries.map((entry) => ({ entry, shown: entry.id === 'berth' ? 'A place beside a crane' : '' })), 'en');
    assert.deepEqual(search.find('crane').map(({ entry, matched }) => [entry.id, matched]), [['crane', undefined], ['berth', undefined]]);
    assert.deepEqual(search.find('').map(({ entry }) => entry.id), ['berth', 'crane']);
  });
});
