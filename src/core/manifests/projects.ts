import type { Language } from '../text/language';

const names: Readonly<Record<string, string>> = {
  istio: 'Istio',
  'gateway-api': 'Gateway API',
  'envoy-gateway': 'Envoy Gateway',
  cilium: 'Cilium',
  tetragon: 'Tetragon',
  kubernetes: 'Kubernetes',
  archetypes: 'Multi-cluster Archetypes',
  mcs: 'Multi-Cluster Services API',
  karmada: 'Karmada',
  kosmos: 'Kosmos',
  submariner: 'Submariner',
  kmesh: 'Kmesh',
  spinkube: 'SpinKube',
  smi: 'Service Mesh Interface (archived)',
  flagger: 'Flagger',
  opentelemetry: 'OpenTelemetry',
  velero: 'Velero',
  kubevirt: 'KubeVirt',
};

/** Only names that are translated. */
const chineseNames: Readonly<Record<string, string>> = {
  archetypes: '多集群架构原型',
  smi: 'Service Mesh Interface（已归档）',
};

/** The display name of a snippet project; its id if it has none. */
export function projectName(id: string, language: Language = 'en'): string {
  const name = language === 'zh-cn' && Object.hasOwn(chineseNames, id) ? chineseNames[id] : undefined;
  return name ?? (Object.hasOwn(names, id) ? (names[id] ?? id) : id);
}
