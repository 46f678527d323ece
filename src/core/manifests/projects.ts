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

/** What a project of the snippets is called; its id where it has no name here. */
export function projectName(id: string): string {
  return Object.hasOwn(names, id) ? (names[id] ?? id) : id;
}
