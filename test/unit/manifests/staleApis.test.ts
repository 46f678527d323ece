import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeTable, printTable, schemasFolder } from '../../../scripts/apiVersions.mjs';
import { groupOf } from '../../../src/core/terms/apiVersions';
import { manifestHeads } from '../../../src/core/manifests/manifestHeads';
import { explainStale, StaleApis, type StaleApi, type StaleApiTable } from '../../../src/core/manifests/staleApis';
import { messageOf } from '../messageOf';

const json = readFileSync('data/api-versions.json', 'utf8');
const table = JSON.parse(json) as StaleApiTable;
const apis = new StaleApis(table.apis);

/** What is said of a text: what is marked where, what would be written there, and the sentences. */
function said(text: string): [place: string, start: number, replacement: string | undefined, message: string][] {
  return apis.findStale(manifestHeads(text)).map((manifest) => {
    const { start, end } = manifest.place;
    const message = explainStale(manifest).map(messageOf).join(' ');
    return [text.slice(start, end), start, manifest.replacement, message];
  });
}

function manifest(apiVersion: string, kind: string): string {
  return `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata:\n  name: web\n`;
}

const differ = 'Its fields may differ. Follow the link before you change the version.';

describe('API versions that are out of date', () => {
  for (const [apiVersion, kind, replacement, message] of [
    ['networking.istio.io/v1alpha3', 'VirtualService', 'networking.istio.io/v1', 'VirtualService in networking.istio.io/v1alpha3 is superseded. Use networking.istio.io/v1, served since Istio 1.22.'],
    ['networking.istio.io/v1beta1', 'Gateway', 'networking.istio.io/v1', 'Gateway in networking.istio.io/v1beta1 is superseded. Use networking.istio.io/v1, served since Istio 1.22.'],
    ['security.istio.io/v1beta1', 'AuthorizationPolicy', 'security.istio.io/v1', 'AuthorizationPolicy in security.istio.io/v1beta1 is superseded. Use security.istio.io/v1, served since Istio 1.17.'],
    ['telemetry.istio.io/v1alpha1', 'Telemetry', undefined, `Telemetry in telemetry.istio.io/v1alpha1 is superseded. Use telemetry.istio.io/v1, served since Istio 1.22. ${differ}`],
    ['gateway.networking.k8s.io/v1beta1', 'HTTPRoute', 'gateway.networking.k8s.io/v1', 'HTTPRoute in gateway.networking.k8s.io/v1beta1 is superseded. Use gateway.networking.k8s.io/v1, served since Gateway API 1.0.'],
    ['gateway.networking.k8s.io/v1alpha2', 'HTTPRoute', undefined, `HTTPRoute in gateway.networking.k8s.io/v1alpha2 is no longer served as of Gateway API 0.8. Use gateway.networking.k8s.io/v1. ${differ}`],
    ['gateway.networking.k8s.io/v1alpha2', 'TCPRoute', undefined, `TCPRoute in gateway.networking.k8s.io/v1alpha2 is deprecated. Use gateway.networking.k8s.io/v1, served since Gateway API 1.6. ${differ}`],
    ['gateway.networking.k8s.io/v1alpha3', 'BackendTLSPolicy', 'gateway.networking.k8s.io/v1', 'BackendTLSPolicy in gateway.networking.k8s.io/v1alpha3 is deprecated. Use gateway.networking.k8s.io/v1, served since Gateway API 1.4.'],
    ['cilium.io/v2alpha1', 'CiliumLoadBalancerIPPool', 'cilium.io/v2', 'CiliumLoadBalancerIPPool in cilium.io/v2alpha1 is deprecated. Use cilium.io/v2, served since Cilium 1.18.'],
    ['extensions/v1beta1', 'Ingress', undefined, `Ingress in extensions/v1beta1 is no longer served as of Kubernetes 1.22. Use networking.k8s.io/v1. ${differ}`],
    ['extensions/v1beta1', 'Deployment', undefined, `Deployment in extensions/v1beta1 is no longer served as of Kubernetes 1.16. Use apps/v1. ${differ}`],
    ['batch/v1beta1', 'CronJob', 'batch/v1', 'CronJob in batch/v1beta1 is no longer served as of Kubernetes 1.25. Use batch/v1.'],
    ['rbac.authorization.k8s.io/v1beta1', 'RoleBinding', 'rbac.authorization.k8s.io/v1', 'RoleBinding in rbac.authorization.k8s.io/v1beta1 is no longer served as of Kubernetes 1.22. Use rbac.authorization.k8s.io/v1.'],
    ['autoscaling/v2beta2', 'HorizontalPodAutoscaler', undefined, `HorizontalPodAutoscaler in autoscaling/v2beta2 is no longer served as of Kubernetes 1.26. Use autoscaling/v2. ${differ}`],
    ['config.istio.io/v1alpha2', 'handler', undefined, 'handler in config.istio.io/v1alpha2 is no longer served as of Istio 1.8.'],
    ['split.smi-spec.io/v1alpha4', 'TrafficSplit', undefined, 'TrafficSplit in split.smi-spec.io/v1alpha4 is part of Service Mesh Interface (SMI), which is archived. Use Gateway API.'],
  ] as const) {
    it(`are marked: ${apiVersion} ${kind}`, () => {
      assert.deepEqual(said(manifest(apiVersion, kind)), [[apiVersion, 12, replacement, message]]);
    });
  }

  for (const [apiVersion, kind, message] of [
    ['policy/v1beta1', 'PodSecurityPolicy', 'PodSecurityPolicy in policy/v1beta1 is no longer served as of Kubernetes 1.25. Use Pod Security Admission.'],
    ['v1', 'Endpoints', 'Endpoints in v1 is deprecated. Use EndpointSlice (discovery.k8s.io/v1), served since Kubernetes 1.21.'],
    ['rbac.istio.io/v1alpha1', 'ServiceRole', 'ServiceRole in rbac.istio.io/v1alpha1 is no longer served as of Istio 1.6. Use AuthorizationPolicy (security.istio.io/v1).'],
    ['gateway.networking.x-k8s.io/v1alpha1', 'XListenerSet', 'XListenerSet in gateway.networking.x-k8s.io/v1alpha1 is no longer served as of Gateway API 1.5. Use ListenerSet (gateway.networking.k8s.io/v1).'],
    ['gateway.networking.x-k8s.io/v1alpha1', 'XMesh', 'XMesh in gateway.networking.x-k8s.io/v1alpha1 is only in the experimental channel of Gateway API 1.6.'],
  ] as const) {
    it(`are not to blame, but the kind: ${apiVersion} ${kind}`, () => {
      assert.deepEqual(said(manifest(apiVersion, kind)), [[kind, `apiVersion: ${apiVersion}\nkind: `.length, undefined, message]]);
    });
  }

  for (const [apiVersion, kind] of [
    ['v1', 'Service'],
    ['apps/v1', 'Deployment'],
    ['autoscaling/v1', 'HorizontalPodAutoscaler'],
    ['networking.istio.io/v1', 'VirtualService'],
    ['networking.istio.io/v1alpha3', 'EnvoyFilter'],
    ['networking.istio.io/v1beta1', 'ProxyConfig'],
    ['cilium.io/v2alpha1', 'CiliumL2AnnouncementPolicy'],
    ['storage.k8s.io/v1beta1', 'VolumeAttributesClass'],
    ['networking.k8s.io/v1beta1', 'IPAddress'],
    ['example.com/v1alpha1', 'Ingress'],
    ['constructor', 'toString'],
  ] as const) {
    it(`are not seen in what is up to date: ${apiVersion} ${kind}`, () => {
      assert.deepEqual(said(manifest(apiVersion, kind)), []);
    });
  }

  it('are found in each document of a file, and in the items of a list', () => {
    const text = [manifest('apps/v1beta1', 'Deployment'), manifest('v1', 'Service'), manifest('"batch/v1beta1"', 'CronJob # nightly'), 'kind: List\napiVersion: v1\nitems:\n- kind: Role\n  apiVersion: rbac.authorization.k8s.io/v1beta1\n'].join('---\n');
    assert.deepEqual(
      said(text).map(([place, start, replacement]) => [place, start, replacement]),
      [
        ['apps/v1beta1', 12, undefined],
        ['batch/v1beta1', text.indexOf('batch'), 'batch/v1'],
        ['rbac.authorization.k8s.io/v1beta1', text.indexOf('rbac'), 'rbac.authorization.k8s.io/v1'],
      ],
    );
  });
});

describe('The table of API versions', () => {
  it('has one entry for a kind in a version', () => {
    const named = table.apis.flatMap(({ apiVersion, kinds }) => (kinds.length > 0 ? kinds : ['*']).map((kind) => `${apiVersion} ${kind}`));
    assert.equal(new Set(named).size, named.length);
    for (const { apiVersion } of table.apis.filter(({ kinds }) => kinds.length === 0)) {
      assert.equal(table.apis.filter((api) => api.apiVersion === apiVersion).length, 1, apiVersion);
    }
  });

  it('recommends nothing that it lists as out of date', () => {
    for (const { apiVersion, kind } of table.apis.flatMap(usedKinds)) {
      assert.match(apiVersion, /^(?:[a-z0-9.-]+\/)?v\d+(?:beta\d+)?$/);
      assert.deepEqual(said(manifest(apiVersion, kind)), [], `${apiVersion} ${kind}`);
    }
  });

  it('replaces a version by one that serves the kind', () => {
    if (!existsSync(schemasFolder)) {
      console.log(`    not checked: the versions that are to be used, against the real schemas (no ${schemasFolder})`);
      return;
    }
    const index = JSON.parse(readFileSync(join(schemasFolder, 'index.json'), 'utf8')) as { apiVersion: string; kind: string; channel?: string; served: boolean; deprecated: boolean }[];
    const inIndex = new Set(index.map(({ apiVersion, kind }) => `${groupOf(apiVersion)} ${kind}`));
    const uses = table.apis.flatMap(usedKinds).filter(({ apiVersion, kind }) => inIndex.has(`${groupOf(apiVersion)} ${kind}`));
    assert.ok(uses.length > 50, String(uses.length));
    for (const { apiVersion, kind } of uses) {
      assert.ok(index.some((entry) => entry.apiVersion === apiVersion && entry.kind === kind && entry.channel !== 'experimental' && entry.served && !entry.deprecated), `${apiVersion} ${kind}`);
    }
  });

  it('has a link, a release and no more than 24 KB', () => {
    for (const { docs, release, state } of table.apis) {
      assert.match(docs, /^https:\/\/[\w.-]+\/[\w./#-]+$/);
      assert.match(release, state === 'archived' ? /^Service Mesh Interface/ : /^(?:Kubernetes|Istio|Gateway API|Cilium|OpenTelemetry Operator) \d+\.\d+$/);
    }
    assert.match(table.checked, /^20\d\d-\d\d-\d\d$/);
    assert.ok(Buffer.byteLength(json) <= 24_000, `${Buffer.byteLength(json)} bytes`);
  });

  it('matches the output of the script', () => {
    if (!existsSync(schemasFolder)) {
      console.log(`    not checked: data/api-versions.json against the schemas that it is made from (no ${schemasFolder})`);
      return;
    }
    assert.equal(json, printTable(makeTable(schemasFolder)));
  });

  it('marks none of the shipped snippets’ own versions', () => {
    const snippets = ['istio', 'gateway-api', 'envoy-gateway', 'cilium'].map((name) => `snippets/${name}.json`).filter((path) => existsSync(path));
    const written = snippets.flatMap((path) => [...readFileSync(path, 'utf8').matchAll(/"apiVersion: ([\w./]+)",\s*"kind: (\w+)"/g)].map(([, apiVersion = '', kind = '']) => manifest(apiVersion, kind)));
    assert.ok(written.length >= 5, String(written.length));
    assert.deepEqual(written.flatMap((text) => said(text)).filter(([, , , message]) => !message.includes('experimental')), []);
  });
});

/** What is to be used in the place of each kind. */
function usedKinds({ kinds, use }: StaleApi): { apiVersion: string; kind: string }[] {
  return use && 'apiVersion' in use ? (use.kind === undefined ? kinds : [use.kind]).map((kind) => ({ apiVersion: use.apiVersion, kind })) : [];
}
