// Writes data/api-versions.json: the outdated API versions of each kind and their replacements.
// Custom resources come from an index of schemas beside this repository, all others from the lists below.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './root.mjs';

/**
 * @typedef {import('../src/core/manifests/staleApis').StaleApi} StaleApi
 * @typedef {import('../src/core/manifests/staleApis').StaleApiTable} StaleApiTable
 * @typedef {{ apiVersion: string, kind: string, file: string, channel?: string, storage: boolean, served: boolean, deprecated: boolean, source: { repo: string, version: string } }} IndexEntry
 * @typedef {{ kinds: string[], use: string, release: string, docs: string, changed?: boolean }} Graduation
 */

/** The date when the lists were last compared with their sources. */
const checked = '2026-11-22';

const tableFile = join(root, 'data', 'api-versions.json');
/** The folder of the schemas, if present. */
export const schemasFolder = join(root, '..', 'shared', 'crds');

const kubernetesGuide = 'https://kubernetes.io/docs/reference/using-api/deprecation-guide/';
const istioV1 = 'https://istio.io/latest/blog/2024/v1-apis/';
const istioSecurity = 'https://istio.io/latest/blog/2021/migrate-alpha-policy/';
const gatewayApi = 'https://github.com/kubernetes-sigs/gateway-api/releases/tag/';
const cilium = 'https://github.com/cilium/cilium/pull/';
const smi = 'https://www.cncf.io/blog/2023/10/03/cncf-archives-the-service-mesh-interface-smi-project/';

/**
 * A row of Kubernetes' deprecation guide.
 * @param {string} release the first that does not serve it
 * @param {string} anchor in the guide
 * @param {string} apiVersion
 * @param {string[]} kinds
 * @param {string} use
 * @param {'same' | 'changed'} fields `same` where the guide says “No notable changes”
 * @returns {StaleApi}
 */
function removed(release, anchor, apiVersion, kinds, use, fields) {
  return { apiVersion, kinds, state: 'removed', release: `Kubernetes ${release}`, use: { apiVersion: use }, ...(fields === 'same' && { compatible: true }), docs: `${kubernetesGuide}#${anchor}` };
}

/** APIs that the index does not cover: Kubernetes' own kinds, and versions and kinds that projects have removed. @type {StaleApi[]} */
const known = [
  removed('1.16', 'deployment-v116', 'extensions/v1beta1', ['Deployment'], 'apps/v1', 'changed'),
  removed('1.16', 'daemonset-v116', 'extensions/v1beta1', ['DaemonSet'], 'apps/v1', 'changed'),
  removed('1.16', 'replicaset-v116', 'extensions/v1beta1', ['ReplicaSet'], 'apps/v1', 'changed'),
  removed('1.16', 'networkpolicy-v116', 'extensions/v1beta1', ['NetworkPolicy'], 'networking.k8s.io/v1', 'changed'),
  removed('1.16', 'deployment-v116', 'apps/v1beta1', ['Deployment'], 'apps/v1', 'changed'),
  removed('1.16', 'statefulset-v116', 'apps/v1beta1', ['StatefulSet'], 'apps/v1', 'changed'),
  removed('1.16', 'replicaset-v116', 'apps/v1beta1', ['ReplicaSet'], 'apps/v1', 'changed'),
  removed('1.16', 'deployment-v116', 'apps/v1beta2', ['Deployment'], 'apps/v1', 'changed'),
  removed('1.16', 'daemonset-v116', 'apps/v1beta2', ['DaemonSet'], 'apps/v1', 'changed'),
  removed('1.16', 'statefulset-v116', 'apps/v1beta2', ['StatefulSet'], 'apps/v1', 'changed'),
  removed('1.16', 'replicaset-v116', 'apps/v1beta2', ['ReplicaSet'], 'apps/v1', 'changed'),
  removed('1.22', 'webhook-resources-v122', 'admissionregistration.k8s.io/v1beta1', ['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration'], 'admissionregistration.k8s.io/v1', 'changed'),
  removed('1.22', 'customresourcedefinition-v122', 'apiextensions.k8s.io/v1beta1', ['CustomResourceDefinition'], 'apiextensions.k8s.io/v1', 'changed'),
  removed('1.22', 'apiservice-v122', 'apiregistration.k8s.io/v1beta1', ['APIService'], 'apiregistration.k8s.io/v1', 'same'),
  removed('1.22', 'tokenreview-v122', 'authentication.k8s.io/v1beta1', ['TokenReview'], 'authentication.k8s.io/v1', 'same'),
  removed('1.22', 'subjectaccessreview-resources-v122', 'authorization.k8s.io/v1beta1', ['LocalSubjectAccessReview', 'SelfSubjectAccessReview', 'SubjectAccessReview'], 'authorization.k8s.io/v1', 'changed'),
  removed('1.22', 'certificatesigningrequest-v122', 'certificates.k8s.io/v1beta1', ['CertificateSigningRequest'], 'certificates.k8s.io/v1', 'changed'),
  removed('1.22', 'lease-v122', 'coordination.k8s.io/v1beta1', ['Lease'], 'coordination.k8s.io/v1', 'same'),
  removed('1.22', 'ingress-v122', 'extensions/v1beta1', ['Ingress'], 'networking.k8s.io/v1', 'changed'),
  removed('1.22', 'ingress-v122', 'networking.k8s.io/v1beta1', ['Ingress'], 'networking.k8s.io/v1', 'changed'),
  removed('1.22', 'ingressclass-v122', 'networking.k8s.io/v1beta1', ['IngressClass'], 'networking.k8s.io/v1', 'same'),
  removed('1.22', 'rbac-resources-v122', 'rbac.authorization.k8s.io/v1beta1', ['ClusterRole', 'ClusterRoleBinding', 'Role', 'RoleBinding'], 'rbac.authorization.k8s.io/v1', 'same'),
  removed('1.22', 'priorityclass-v122', 'scheduling.k8s.io/v1beta1', ['PriorityClass'], 'scheduling.k8s.io/v1', 'same'),
  removed('1.22', 'storage-resources-v122', 'storage.k8s.io/v1beta1', ['CSIDriver', 'CSINode', 'StorageClass', 'VolumeAttachment'], 'storage.k8s.io/v1', 'same'),
  removed('1.25', 'cronjob-v125', 'batch/v1beta1', ['CronJob'], 'batch/v1', 'same'),
  removed('1.25', 'endpointslice-v125', 'discovery.k8s.io/v1beta1', ['EndpointSlice'], 'discovery.k8s.io/v1', 'changed'),
  removed('1.25', 'event-v125', 'events.k8s.io/v1beta1', ['Event'], 'events.k8s.io/v1', 'changed'),
  removed('1.25', 'horizontalpodautoscaler-v125', 'autoscaling/v2beta1', ['HorizontalPodAutoscaler'], 'autoscaling/v2', 'changed'),
  removed('1.25', 'poddisruptionbudget-v125', 'policy/v1beta1', ['PodDisruptionBudget'], 'policy/v1', 'changed'),
  removed('1.25', 'runtimeclass-v125', 'node.k8s.io/v1beta1', ['RuntimeClass'], 'node.k8s.io/v1', 'same'),
  removed('1.26', 'horizontalpodautoscaler-v126', 'autoscaling/v2beta2', ['HorizontalPodAutoscaler'], 'autoscaling/v2', 'changed'),
  removed('1.26', 'flowcontrol-resources-v126', 'flowcontrol.apiserver.k8s.io/v1beta1', ['FlowSchema', 'PriorityLevelConfiguration'], 'flowcontrol.apiserver.k8s.io/v1', 'changed'),
  removed('1.27', 'csistoragecapacity-v127', 'storage.k8s.io/v1beta1', ['CSIStorageCapacity'], 'storage.k8s.io/v1', 'same'),
  removed('1.29', 'flowcontrol-resources-v129', 'flowcontrol.apiserver.k8s.io/v1beta2', ['FlowSchema', 'PriorityLevelConfiguration'], 'flowcontrol.apiserver.k8s.io/v1', 'changed'),
  removed('1.32', 'flowcontrol-resources-v132', 'flowcontrol.apiserver.k8s.io/v1beta3', ['FlowSchema', 'PriorityLevelConfiguration'], 'flowcontrol.apiserver.k8s.io/v1', 'changed'),
  { apiVersion: 'extensions/v1beta1', kinds: ['PodSecurityPolicy'], state: 'removed', release: 'Kubernetes 1.16', use: { name: 'Pod Security Admission' }, docs: 'https://kubernetes.io/blog/2019/07/18/api-deprecations-in-1-16/' },
  { apiVersion: 'policy/v1beta1', kinds: ['PodSecurityPolicy'], state: 'removed', release: 'Kubernetes 1.25', use: { name: 'Pod Security Admission' }, docs: `${kubernetesGuide}#psp-v125` },
  { apiVersion: 'v1', kinds: ['Endpoints'], state: 'deprecated', release: 'Kubernetes 1.21', use: { apiVersion: 'discovery.k8s.io/v1', kind: 'EndpointSlice' }, docs: 'https://kubernetes.io/blog/2025/04/24/endpoints-deprecation/' },

  { apiVersion: 'authentication.istio.io/v1alpha1', kinds: ['MeshPolicy', 'Policy'], state: 'removed', release: 'Istio 1.6', use: { apiVersion: 'security.istio.io/v1', kind: 'PeerAuthentication' }, docs: istioSecurity },
  { apiVersion: 'rbac.istio.io/v1alpha1', kinds: ['ClusterRbacConfig', 'ServiceRole', 'ServiceRoleBinding'], state: 'removed', release: 'Istio 1.6', use: { apiVersion: 'security.istio.io/v1', kind: 'AuthorizationPolicy' }, docs: istioSecurity },
  { apiVersion: 'config.istio.io/v1alpha2', kinds: [], state: 'removed', release: 'Istio 1.8', docs: 'https://istio.io/latest/news/releases/1.8.x/announcing-1.8/upgrade-notes/' },

  { apiVersion: 'gateway.networking.k8s.io/v1alpha2', kinds: ['Gateway', 'GatewayClass', 'HTTPRoute'], state: 'removed', release: 'Gateway API 0.8', use: { apiVersion: 'gateway.networking.k8s.io/v1' }, docs: `${gatewayApi}v0.8.0` },
  { apiVersion: 'gateway.networking.k8s.io/v1alpha2', kinds: ['GRPCRoute', 'ReferenceGrant'], state: 'removed', release: 'Gateway API 1.2', use: { apiVersion: 'gateway.networking.k8s.io/v1' }, docs: `${gatewayApi}v1.2.0` },
  { apiVersion: 'gateway.networking.k8s.io/v1alpha2', kinds: ['ReferencePolicy'], state: 'removed', release: 'Gateway API 0.6', use: { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'ReferenceGrant' }, docs: `${gatewayApi}v0.6.0` },
  { apiVersion: 'gateway.networking.x-k8s.io/v1alpha1', kinds: ['XListenerSet'], state: 'removed', release: 'Gateway API 1.5', use: { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'ListenerSet' }, docs: `${gatewayApi}v1.5.0` },

  { apiVersion: 'cilium.io/v2alpha1', kinds: ['CiliumBGPPeeringPolicy'], state: 'removed', release: 'Cilium 1.19', use: { apiVersion: 'cilium.io/v2', kind: 'CiliumBGPClusterConfig' }, docs: `${cilium}38397` },
];

/** The first release that serves the current version of a kind in the index. @type {Graduation[]} */
const graduations = [
  { kinds: ['DestinationRule', 'Gateway', 'ServiceEntry', 'Sidecar', 'VirtualService', 'WorkloadEntry', 'WorkloadGroup'], use: 'networking.istio.io/v1', release: 'Istio 1.22', docs: istioV1 },
  { kinds: ['PeerAuthentication'], use: 'security.istio.io/v1', release: 'Istio 1.22', docs: istioV1 },
  { kinds: ['AuthorizationPolicy', 'RequestAuthentication'], use: 'security.istio.io/v1', release: 'Istio 1.17', docs: istioV1 },
  // The schemas are equal, but v1 does not guarantee some fields.
  { kinds: ['Telemetry'], use: 'telemetry.istio.io/v1', release: 'Istio 1.22', docs: istioV1, changed: true },
  { kinds: ['Gateway', 'GatewayClass', 'HTTPRoute'], use: 'gateway.networking.k8s.io/v1', release: 'Gateway API 1.0', docs: `${gatewayApi}v1.0.0` },
  { kinds: ['BackendTLSPolicy'], use: 'gateway.networking.k8s.io/v1', release: 'Gateway API 1.4', docs: `${gatewayApi}v1.4.0` },
  { kinds: ['ReferenceGrant', 'TLSRoute'], use: 'gateway.networking.k8s.io/v1', release: 'Gateway API 1.5', docs: `${gatewayApi}v1.5.0` },
  { kinds: ['TCPRoute', 'UDPRoute'], use: 'gateway.networking.k8s.io/v1', release: 'Gateway API 1.6', docs: 'https://kubernetes.io/blog/2026/08/03/gateway-api-v1-6-release/' },
  { kinds: ['CiliumBGPAdvertisement', 'CiliumBGPClusterConfig', 'CiliumBGPNodeConfig', 'CiliumBGPNodeConfigOverride', 'CiliumBGPPeerConfig'], use: 'cilium.io/v2', release: 'Cilium 1.18', docs: `${cilium}38239` },
  { kinds: ['CiliumCIDRGroup'], use: 'cilium.io/v2', release: 'Cilium 1.18', docs: `${cilium}38940` },
  { kinds: ['CiliumLoadBalancerIPPool'], use: 'cilium.io/v2', release: 'Cilium 1.18', docs: `${cilium}39134` },
  { kinds: ['CiliumNodeConfig'], use: 'cilium.io/v2', release: 'Cilium 1.16', docs: `${cilium}31721` },
  { kinds: ['OpenTelemetryCollector'], use: 'opentelemetry.io/v1beta1', release: 'OpenTelemetry Operator 0.99', docs: 'https://github.com/open-telemetry/opentelemetry-operator/releases/tag/v0.99.0' },
  { kinds: ['MutatingAdmissionPolicy', 'MutatingAdmissionPolicyBinding'], use: 'admissionregistration.k8s.io/v1', release: 'Kubernetes 1.36', docs: 'https://www.kubernetes.dev/resources/keps/3962/' },
  { kinds: ['DeviceClass', 'ResourceClaim', 'ResourceClaimTemplate'], use: 'resource.k8s.io/v1', release: 'Kubernetes 1.34', docs: 'https://kubernetes.io/docs/concepts/scheduling-eviction/dynamic-resource-allocation/' },
];

/** The groups of the Service Mesh Interface, which is archived. */
const archived = ['access.smi-spec.io', 'specs.smi-spec.io', 'split.smi-spec.io'];

/** The projects in the table. The index has more. */
const covered = new Set([
  'cilium/cilium',
  'istio/istio',
  'karmada-io/karmada',
  'kubernetes-sigs/gateway-api',
  'kubernetes-sigs/mcs-api',
  'kubernetes/kubernetes',
  'open-telemetry/opentelemetry-operator',
  'servicemeshinterface/smi-sdk-go',
]);

/** Kinds with several current versions. */
const leftOut = new Set([
  'autoscaling/HorizontalPodAutoscaler', // v1 is the short form of v2
  'cilium.io/CiliumPodIPPool', // v2 comes with Cilium 1.20; 1.14 to 1.19 serve v2alpha1 alone
  'multicluster.x-k8s.io/ServiceExport', // the version depends on the implementation
  'multicluster.x-k8s.io/ServiceImport',
  'work.karmada.io/ClusterResourceBinding', // written by Karmada itself
  'work.karmada.io/ResourceBinding',
]);

/**
 * Creates the table from the lists above and the schemas.
 * @param {string} folder of the schemas, with their index.json
 * @returns {StaleApiTable}
 */
export function makeTable(folder) {
  /** @type {IndexEntry[]} */
  const all = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8'));
  const index = all.filter(({ source }) => covered.has(source.repo));
  const standard = index.filter(({ channel }) => channel !== 'experimental');
  const kindsInStandard = new Set(standard.map(kindOf));
  const apis = [
    ...known,
    ...archived.flatMap((group) => versionsOf(standard, group).map(archivedApi)),
    ...standard.filter((entry) => !archived.includes(groupOf(entry))).flatMap((entry) => outdated(entry, standard, folder) ?? []),
    ...index.filter((entry) => entry.channel === 'experimental' && !kindsInStandard.has(kindOf(entry))).map(experimental),
  ];
  const merged = merge(apis);
  const used = index.filter((entry) => merged.some(({ apiVersion, kinds }) => apiVersion === entry.apiVersion && (kinds.length === 0 || kinds.includes(entry.kind))));
  return { checked, sources: Object.fromEntries(used.map(({ source }) => [source.repo, source.version]).sort()), apis: merged };
}

/** @param {IndexEntry} entry */
function groupOf({ apiVersion }) {
  return apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
}

/** @param {IndexEntry} entry */
function kindOf(entry) {
  return `${groupOf(entry)}/${entry.kind}`;
}

/**
 * @param {IndexEntry[]} entries
 * @param {string} group
 */
function versionsOf(entries, group) {
  return [...new Set(entries.filter((entry) => groupOf(entry) === group).map(({ apiVersion }) => apiVersion))].sort();
}

/**
 * @param {string} apiVersion
 * @returns {StaleApi}
 */
function archivedApi(apiVersion) {
  return { apiVersion, kinds: [], state: 'archived', release: 'Service Mesh Interface (SMI)', use: { name: 'Gateway API' }, docs: smi };
}

/**
 * @param {IndexEntry} entry
 * @returns {StaleApi}
 */
function experimental({ apiVersion, kind, source }) {
  const release = `Gateway API ${source.version.replace(/^v(\d+\.\d+).*$/, '$1')}`;
  return { apiVersion, kinds: [kind], state: 'experimental', release, docs: 'https://gateway-api.sigs.k8s.io/concepts/versioning/#release-channels' };
}

/**
 * @param {IndexEntry} entry
 * @param {IndexEntry[]} entries
 * @param {string} folder
 * @returns {StaleApi | undefined}
 */
function outdated(entry, entries, folder) {
  const kind = kindOf(entry);
  if (leftOut.has(kind) || !entries.some((other) => other !== entry && kindOf(other) === kind)) {
    return undefined;
  }
  const graduation = graduations.find(({ kinds, use }) => kinds.includes(entry.kind) && use.startsWith(`${groupOf(entry)}/`));
  const current = entries.find((other) => kindOf(other) === kind && other.apiVersion === graduation?.use);
  if (!graduation || !current?.served || current.deprecated) {
    throw new Error(`${kind} has several versions: say which is the current one.`);
  }
  if (entry === current) {
    return undefined;
  }
  return {
    apiVersion: entry.apiVersion,
    kinds: [entry.kind],
    state: entry.deprecated ? 'deprecated' : 'superseded',
    release: graduation.release,
    use: { apiVersion: graduation.use },
    ...(!graduation.changed && schemaOf(entry, folder) === schemaOf(current, folder) && { compatible: true }),
    docs: graduation.docs,
  };
}

/**
 * The text of a schema, without its version.
 * @param {IndexEntry} entry
 * @param {string} folder
 */
function schemaOf({ file }, folder) {
  const schema = JSON.parse(readFileSync(join(folder, file), 'utf8'));
  return JSON.stringify([{ ...schema.properties, apiVersion: undefined }, schema.required, schema.additionalProperties]);
}

/**
 * Merges equal rows of different kinds into one, sorted by version and kind.
 * @param {StaleApi[]} apis
 */
function merge(apis) {
  /** @type {Map<string, string[]>} */
  const kindsByRest = new Map();
  for (const { kinds, ...rest } of apis) {
    const key = JSON.stringify(rest);
    kindsByRest.set(key, [...(kindsByRest.get(key) ?? []), ...kinds].sort());
  }
  return [...kindsByRest].map(([key, kinds]) => {
    const { apiVersion, ...rest } = JSON.parse(key);
    return /** @type {StaleApi} */ ({ apiVersion, kinds, ...rest });
  }).sort((a, b) => (`${a.apiVersion} ${a.kinds.join()}` < `${b.apiVersion} ${b.kinds.join()}` ? -1 : 1));
}

/**
 * Formats the table as it is checked in: one row per line.
 * @param {StaleApiTable} table
 */
export function printTable({ checked: day, sources, apis }) {
  const rows = apis.map((api) => `    ${JSON.stringify(api)}`).join(',\n');
  return `{\n  "checked": ${JSON.stringify(day)},\n  "sources": ${JSON.stringify(sources)},\n  "apis": [\n${rows}\n  ]\n}\n`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  writeFileSync(tableFile, printTable(makeTable(schemasFolder)));
}
