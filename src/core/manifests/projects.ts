import type { Language } from '../text/language';

const names = new Map<string, string | Readonly<Record<Language, string>>>(Object.entries({
  istio: 'Istio',
  'gateway-api': 'Gateway API',
  'envoy-gateway': 'Envoy Gateway',
  cilium: 'Cilium',
  tetragon: 'Tetragon',
  kubernetes: 'Kubernetes',
  archetypes: { en: 'Multi-cluster Archetypes', 'zh-cn': '多集群架构原型' },
  mcs: 'Multi-Cluster Services API',
  karmada: 'Karmada',
  kosmos: 'Kosmos',
  submariner: 'Submariner',
  kmesh: 'Kmesh',
  spinkube: 'SpinKube',
  smi: { en: 'Service Mesh Interface (archived)', 'zh-cn': 'Service Mesh Interface（已归档）' },
  flagger: 'Flagger',
  opentelemetry: 'OpenTelemetry',
  velero: 'Velero',
  kubevirt: 'KubeVirt',
}));

/** The display name of a snippet project; its id if it has none. */
export function projectName(id: string, language: Language = 'en'): string {
  const name = names.get(id) ?? id;
  return typeof name === 'string' ? name : name[language];
}
