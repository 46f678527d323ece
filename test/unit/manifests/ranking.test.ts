import assert from 'node:assert/strict';
import { noObjects, objectsOf, type DocumentObjects } from '../../../src/core/manifests/documentObjects';
import { rankSnippets } from '../../../src/core/manifests/ranking';
import { readSnippets, type ManifestSnippet } from '../../../src/core/manifests/snippet';

function snippets(project: string, bodies: Readonly<Record<string, string>>): ManifestSnippet[] {
  return readSnippets(JSON.stringify(Object.fromEntries(Object.entries(bodies).map(([prefix, body]) => [prefix, { prefix, body }]))), project).snippets;
}

const gatewayApi = 'apiVersion: gateway.networking.k8s.io/v1\nkind: ';
const all = [
  ...snippets('mine', { 'my-route': `${gatewayApi}HTTPRoute\nspec:\n  parentRefs:\n    - name: x`, 'my-job': 'apiVersion: batch/v1\nkind: Job' }),
  ...snippets('istio', { waypoint: `${gatewayApi}Gateway\nspec:\n  gatewayClassName: istio-waypoint`, peer: 'apiVersion: security.istio.io/v1\nkind: PeerAuthentication' }),
  ...snippets('gateway-api', {
    gateway: `${gatewayApi}Gateway\nmetadata:\n  name: web`,
    route: `${gatewayApi}HTTPRoute\nspec:\n  parentRefs:\n    - name: web\n  rules:\n    - backendRefs:\n        - name: orders`,
    both: `${gatewayApi}Gateway\nmetadata:\n  name: own\n---\n${gatewayApi}HTTPRoute\nspec:\n  parentRefs:\n    - name: own`,
  }),
  ...snippets('envoy', { policy: 'apiVersion: e.io/v1\nkind: Policy\nspec:\n  targetRefs:\n    - group: gateway.networking.k8s.io\n      kind: ${1|HTTPRoute,Gateway|}\n      name: x' }),
  ...snippets('cilium', { 'l7-policy': 'apiVersion: cilium.io/v2\nkind: CiliumNetworkPolicy' }),
  ...snippets('kubernetes', { ingress: 'apiVersion: networking.k8s.io/v1\nkind: Ingress', service: 'apiVersion: v1\nkind: Service\nmetadata:\n  name: orders' }),
];
const service = 'apiVersion: v1\nkind: Service\nmetadata:\n  name: ';
const policy = 'apiVersion: e.io/v1\nkind: Policy\nspec:\n  targetRefs:\n    - kind: Service\n      name: x';
const withExamples = [
  ...snippets('a-examples', { whole: `${service}a\n---\n${policy}`, split: `${service}a\n---\n${service}b\n---\n${gatewayApi}Gateway` }),
  ...snippets('envoy', { policy }),
  ...snippets('gateway-api', { route: `${gatewayApi}HTTPRoute\nspec:\n  rules:\n    - backendRefs:\n        - name: x` }),
  ...snippets('kubernetes', { service: `${service}a` }),
];
const named = (prefix: string): ManifestSnippet => all.find((each) => each.prefix === prefix) ?? assert.fail(prefix);

function ranked(found: DocumentObjects, ...recent: string[]): [string, ...string[]][] {
  return rankedOf(all, found, ...recent);
}

function rankedOf(list: readonly ManifestSnippet[], found: DocumentObjects, ...recent: string[]): [string, ...string[]][] {
  const groups = rankSnippets(list, { found, recent: recent.map(named), isOwn: (project) => project === 'mine', nameOf: (project) => project });
  assert.deepEqual(groups.flatMap((group) => group.snippets.map(({ prefix }) => prefix)).sort(), list.map(({ prefix }) => prefix).sort(), 'each stands once');
  return groups.map(({ reason, snippets: list }) => [
    reason.type === 'project' ? reason.project : reason.type === 'recent' ? 'recent' : `${reason.type} ${reason.objects.join(', ')}`,
    ...list.map(({ prefix }) => prefix),
  ]);
}

describe('the order of snippets', () => {
  it('is by project in the alphabet, the user’s own first', () => {
    assert.deepEqual(ranked(noObjects), [
      ['mine', 'my-route', 'my-job'], ['cilium', 'l7-policy'], ['envoy', 'policy'], ['gateway-api', 'gateway', 'route', 'both'], ['istio', 'waypoint', 'peer'], ['kubernetes', 'ingress', 'service'],
    ]);
  });

  it('has those used last before the rest', () => {
    assert.deepEqual(ranked(noObjects, 'peer', 'ingress').slice(0, 2), [['recent', 'peer', 'ingress'], ['mine', 'my-route', 'my-job']]);
  });

  it('begins with what goes on an object of the file, and goes on with its project', () => {
    assert.deepEqual(ranked(objectsOf(`${gatewayApi}Gateway\nmetadata:\n  name: edge`), 'peer'), [
      ['fits Gateway edge', 'my-route', 'route', 'policy'], ['gateway-api', 'gateway', 'both'], ['recent', 'peer'], ['mine', 'my-job'], ['cilium', 'l7-policy'], ['istio', 'waypoint'],
      ['kubernetes', 'ingress', 'service'],
    ]);
  });

  it('has what requests are sent to behind what things are put on', () => {
    const cart = 'apiVersion: v1\nkind: Service\nmetadata:\n  name: cart';
    assert.deepEqual(ranked(objectsOf(cart)).slice(0, 2), [['fits Service cart', 'route'], ['kubernetes', 'ingress', 'service']]);
    assert.deepEqual(ranked(objectsOf(`${cart}\n---\n${gatewayApi}Gateway\nmetadata:\n  name: edge`))[0], ['fits Gateway edge', 'my-route', 'route', 'policy']);
  });

  it('has what is referred to and missing', () => {
    const route = `${gatewayApi}HTTPRoute\nmetadata:\n  name: r\nspec:\n  parentRefs:\n    - name: edge\n  rules:\n    - backendRefs:\n        - name: orders\n          port: 80`;
    assert.deepEqual(ranked(objectsOf(route)).slice(0, 3), [
      ['fits HTTPRoute r', 'policy'], ['missing Gateway edge, Service orders', 'gateway', 'service', 'both'], ['gateway-api', 'route'],
    ]);
    const label = 'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: shop\n  labels:\n    istio.io/use-waypoint: wp';
    assert.deepEqual(ranked(objectsOf(label))[0], ['missing Gateway wp', 'waypoint']);
  });

  it('has whole examples, which make what the file has already, behind what goes on its objects, and their projects behind its own', () => {
    assert.deepEqual(rankedOf(withExamples, objectsOf(`${service}cart`)), [
      ['fits Service cart', 'policy', 'whole', 'route'], ['kubernetes', 'service'], ['a-examples', 'split'],
    ]);
  });
});
