import { pluralOf } from './plural';

/** A word that tells what a text is about, though no term of the notebook explains it. */
export interface TopicWord {
  readonly name: string;
  /** It tells of computing, not of cloud-native things: it supports only the names of general terms, such as 限流. */
  readonly general: boolean;
}

const words = [
  ...topic(
    false,
    `kubectl, kubelet, kubeadm, kubeconfig, kube-proxy, minikube, kustomize, etcd, containerd, CRI-O, GKE, EKS, AKS, Knative, ArgoCD, Argo CD, Helm chart, cloud native,
ConfigMap, DaemonSet, StatefulSet, ReplicaSet, CronJob, PersistentVolume, PersistentVolumeClaim, ServiceAccount, ClusterRole, CustomResourceDefinition, ClusterIP, NodePort, EndpointSlice,
KCD, Kubernetes Community Day, IstioCon, Istio Day, ServiceMeshCon, EnvoyCon, ArgoCon, CiliumCon, GitOpsCon, BackstageCon, WasmCon, PromCon, KubeDay, eBPF Summit, Helm Summit,
apiVersion, kubernetes.io, k8s.io, istio.io, cilium.io, 云原生, 容器编排`,
  ),
  ...topic(
    true,
    `microservice, middleware, Redis, Nginx, Kafka, gRPC, QPS, thread pool, backend, back end, compiler, programming language, source code,
微服务, 中间件, 高并发, 分布式, 线程池, 消息队列, 令牌桶, 后端, 编译器, 编程语言, 程序员`,
  ),
];

/** The words with their plurals. */
export const topicWords: readonly { readonly spelling: string; readonly word: TopicWord }[] = words.flatMap((word) => [word.name, pluralOf(word.name) ?? []].flat().map((spelling) => ({ spelling, word })));

/** `names`: separated by commas. Ordinary words of other fields are not among them. */
function topic(general: boolean, names: string): TopicWord[] {
  return names.split(/,\s+/).map((name) => ({ name, general }));
}
