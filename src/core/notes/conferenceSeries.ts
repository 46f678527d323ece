/** A series of conferences. */
export interface Series {
  readonly id: string;
  readonly name: string;
  /** The full name, if different. */
  readonly official?: string;
  /** Lower-case words. The first spelling found in a text counts. */
  readonly spellings: readonly string[];
  /** Local events, distinguished by city or country. */
  readonly isLocal?: boolean;
  /** Distinguished by region alone: a word after its name is not a place, unless it is a known one. */
  readonly isRegional?: boolean;
}

/** By importance: a text that names KubeCon and a co-located event is about KubeCon. */
export const seriesList: readonly Series[] = [
  { id: 'kubecon', name: 'KubeCon', official: 'KubeCon + CloudNativeCon', spellings: ['kubecon', 'cloudnativecon', 'kccnc'], isRegional: true },
  { id: 'contributor-summit', name: 'Kubernetes Contributor Summit', spellings: ['kubernetes contributor summit', 'kubernetes contributors summit', 'k8s contributor summit'] },
  { id: 'istiocon', name: 'IstioCon', spellings: ['istiocon'], isRegional: true },
  { id: 'istio-day', name: 'Istio Day', spellings: ['istio day'] },
  { id: 'servicemeshcon', name: 'ServiceMeshCon', spellings: ['servicemeshcon'] },
  { id: 'envoycon', name: 'EnvoyCon', spellings: ['envoycon'] },
  { id: 'ciliumcon', name: 'CiliumCon', spellings: ['ciliumcon'] },
  { id: 'cilium-ebpf-day', name: 'Cilium + eBPF Day', spellings: ['cilium ebpf day', 'cilium and ebpf day', 'ebpf day'] },
  { id: 'linkerd-day', name: 'Linkerd Day', spellings: ['linkerd day'] },
  { id: 'ebpf-summit', name: 'eBPF Summit', spellings: ['ebpf summit'] },
  { id: 'gitopscon', name: 'GitOpsCon', spellings: ['gitopscon'] },
  { id: 'argocon', name: 'ArgoCon', spellings: ['argocon'] },
  { id: 'backstagecon', name: 'BackstageCon', spellings: ['backstagecon'] },
  { id: 'observability-day', name: 'Observability Day', spellings: ['observability day'] },
  { id: 'platform-engineering-day', name: 'Platform Engineering Day', spellings: ['platform engineering day'] },
  { id: 'cloud-native-wasm-day', name: 'Cloud Native Wasm Day', spellings: ['cloud native wasm day'] },
  { id: 'wasmcon', name: 'WasmCon', spellings: ['wasmcon'] },
  { id: 'promcon', name: 'PromCon', spellings: ['promcon'] },
  { id: 'cloudnativesecuritycon', name: 'CloudNativeSecurityCon', spellings: ['cloudnativesecuritycon'] },
  { id: 'cloud-native-rejekts', name: 'Cloud Native Rejekts', spellings: ['cloud native rejekts', 'rejekts'] },
  { id: 'dockercon', name: 'DockerCon', spellings: ['dockercon'] },
  { id: 'helm-summit', name: 'Helm Summit', spellings: ['helm summit'] },
  { id: 'open-source-summit', name: 'Open Source Summit', spellings: ['open source summit', 'ossummit', 'linuxcon'] },
  { id: 'kubeday', name: 'KubeDay', spellings: ['kubeday'], isLocal: true },
  { id: 'kcd', name: 'KCD', official: 'Kubernetes Community Days', spellings: ['kcd', 'kubernetes community days', 'kubernetes community day'], isLocal: true },
];
