import { hasCjk } from '../text/characters';
import { partitionPoint } from '../text/partition';
import type { GlossaryEntry } from './glossary';
import type { TextRange } from './region';

/** Texts over this size may change their subject. In UTF-16 code units, about eight pages. */
const longText = 20_000;
/** How far evidence reaches in such a text, in UTF-16 code units. */
const reachInLongText = 10_000;
/** How far a single word reaches, which may be mentioned in passing: about a paragraph, in UTF-16 code units of English. */
const nearby = 300;
/** Chinese says as much in a third. */
const nearbyInChinese = 100;

/** Words of the field that no term of the notebook covers, and conference series. Ordinary words of other fields are not among them. */
const fieldWords = new RegExp(
  [
    String.raw`\b(?:kubectl|kubelet|kubeadm|kubeconfig|kube-proxy|minikube|kustomize|etcd|containerd|CRI-O|GKE|EKS|AKS|Knative|ArgoCD|Argo CD|Helm charts?|cloud[ -]native)\b`,
    String.raw`\b(?:ConfigMap|DaemonSet|StatefulSet|ReplicaSet|CronJob|PersistentVolume(?:Claim)?|ServiceAccount|ClusterRole|CustomResourceDefinition|ClusterIP|NodePort|EndpointSlice)s?\b`,
    String.raw`\b(?:KCD|Kubernetes Community Days?|IstioCon|Istio Day|ServiceMeshCon|EnvoyCon|ArgoCon|CiliumCon|GitOpsCon|BackstageCon|WasmCon|PromCon|KubeDay|eBPF Summit|Helm Summit)\b`,
    String.raw`\bapiVersion\b|\b(?:kubernetes|k8s|istio|cilium)\.io\b`,
    '云原生|容器编排',
  ].join('|'),
  'gi',
);

/** Words of computing that no term of the notebook covers: they support the names of general terms, such as 限流. */
const computingWords = /\b(?:microservices?|middleware|Redis|Nginx|Kafka|gRPC|QPS|thread pool|back[ -]?ends?|compilers?|programming languages?|source code)\b|微服务|中间件|高并发|分布式|线程池|消息队列|令牌桶|后端|编译器|编程语言|程序员/gi;

/** A mention of a term by a name that means nothing else. */
export interface Unmistakable extends Pick<TextRange, 'start'> {
  readonly entry: GlossaryEntry;
}

/** Sorted offsets in a text, and how far from them a name is supported, in UTF-16 code units. */
interface Places {
  readonly offsets: readonly number[];
  readonly reach: number;
}

const everywhere: Places = { offsets: [0], reach: Infinity };

/** Where a text speaks of cloud-native things, or of computing, in words that mean nothing else. */
export class Evidence {
  /** For texts that are known to be about cloud-native things, such as the built-in notebook's. */
  static readonly everywhere = new Evidence(everywhere, everywhere, new Set());

  /** `field`: where words of the field stand; `computing`: these and general terms. */
  private constructor(
    private readonly field: Places,
    private readonly computing: Places,
    /** The common words that mean a term somewhere in the text. */
    readonly shown: ReadonlySet<GlossaryEntry>,
  ) {}

  /** The evidence in a text. `mentions`: the unmistakable ones. `shown`: the terms that a common word is shown to mean. */
  static in(text: string, mentions: readonly Unmistakable[], shown: ReadonlySet<GlossaryEntry>): Evidence {
    const ofField = mentions.filter(({ entry }) => !entry.general);
    const isClear = text.length <= longText && ofField.some(({ entry }) => entry !== ofField[0]?.entry);
    if (isClear) {
      return new Evidence(everywhere, everywhere, shown);
    }
    const words = [...text.matchAll(fieldWords)];
    const field = placesOf(text, ofField, words);
    const others = placesOf(text, mentions, field.reach === Infinity ? words : [...words, ...text.matchAll(computingWords)]);
    // One general term alone says little: Rust is a game, and forecasts are retried too.
    return new Evidence(field, others.reach <= nearby ? field : others, shown);
  }

  /** Whether there is evidence for a name of a term at an offset: anywhere in the text, or near it in a long text. */
  supports(at: number, general: boolean): boolean {
    const { offsets, reach } = general ? this.computing : this.field;
    const next = partitionPoint(offsets.length, (index) => (offsets[index] ?? Infinity) < at - reach);
    return (offsets[next] ?? Infinity) <= at + reach;
  }
}

/** `words`: matches of a pattern. */
function placesOf(text: string, mentions: readonly Unmistakable[], words: readonly RegExpExecArray[]): Places {
  const [first] = mentions;
  const isAlone = words.length + mentions.length < 2 || new Set([...mentions.map(({ entry }) => entry.id), ...words.map(([word]) => word.toLowerCase())]).size < 2;
  if (!isAlone && text.length <= longText) {
    return everywhere;
  }
  const offsets = [...mentions.map(({ start }) => start), ...words.map(({ index }) => index)].sort((a, b) => a - b);
  if (!isAlone) {
    return { offsets, reach: reachInLongText };
  }
  const at = first?.start ?? words[0]?.index ?? 0;
  return { offsets, reach: hasCjk(text.slice(Math.max(0, at - nearbyInChinese), at + nearbyInChinese)) ? nearbyInChinese : nearby };
}
