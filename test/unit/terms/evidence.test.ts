import assert from 'node:assert/strict';
import { readMarks } from '../../../bench/mentions/score';
import { builtinGlossary } from '../../../src/core/terms/builtinGlossary';
import { Evidence } from '../../../src/core/terms/evidence';
import { Glossary } from '../../../src/core/terms/glossary';
import { Matcher } from '../../../src/core/terms/matcher';
import { finish } from '../../../src/core/text/steps';
import { builtinNotes } from '../builtinNotes';
import { term } from './glossaries';

const terms = builtinGlossary(builtinNotes).terms;
const matcher = new Matcher(new Glossary(terms));

function found(text: string, languageId = 'markdown', made = matcher): string[] {
  return made.find(text, languageId).map(({ start, end, candidates }) => `${text.slice(start, end)} → ${candidates[0]?.id ?? ''}`);
}

/** Checks a marked text; `⟦name→id⟧` also checks the first candidate. `context` stands before it. */
function holds(marked: string, context = '', languageId = 'markdown'): void {
  it(marked.replaceAll('\n', '⏎'), () => {
    const { text, expected } = readMarks(marked);
    const mentions = matcher.find(context + text, languageId).filter(({ start }) => start >= context.length);
    assert.deepEqual(
      mentions.map(({ start, end, candidates: [entry] }, index) => [(context + text).slice(start, end), start - context.length, expected[index]?.ids === undefined ? undefined : entry?.id]),
      expected.map(({ start, end, ids }) => [text.slice(start, end), start, ids?.[0]]),
    );
  });
}

const cloudNative = 'Istio runs on Kubernetes.\n\n';

describe('A common word in a cloud-native text', () => {
  describe('is explained if the sentence shows the resource', () => {
    for (const marked of [
      'the ⟦Gateway→gateway⟧ resource, a ⟦Gateway→gateway⟧ named web, the ⟦Gateway⟧ `web`',
      'a ⟦Service→service⟧ of type LoadBalancer',
      '⟦HTTPRoute⟧ and ⟦Gateway→gateway⟧, ⟦Deployments⟧, ⟦Services⟧ and ⟦Ingresses⟧ in a row',
      'It runs in the ⟦Namespace⟧, and each ⟦Service⟧ gets its own.',
      'Attach it to a **⟦Gateway⟧** or to the _⟦Service⟧_.',
      'The field `kind: ⟦Gateway⟧`, `⟦Service⟧` and `kubectl get ⟦Deployment⟧`.',
      'kind ⟦Backend⟧, the kinds ⟦Telemetry⟧ and ⟦Ingress⟧',
      'The ⟦Gateway⟧ of the ⟦Gateway API⟧ binds a port, with a ⟦Gateway⟧ in YAML.',
      '创建一个 ⟦Service⟧，再让⟦Gateway⟧指向它。',
      '- ⟦Deployment⟧ 的副本数为三',
      '名为 web 的 ⟦Gateway⟧',
      'We bind a ⟦Gateway⟧ here.\n\n## ⟦Gateway⟧\n\n⟦Gateways⟧ are shared.',
    ]) {
      holds(marked, cloudNative);
    }
  });

  describe('is not explained in a longer name', () => {
    for (const marked of [
      'Read the Terms of Service, the Quality of Service, Software as a Service and Infrastructure-as-a-Service.',
      'through the NAT Gateway, an Internet Gateway or Spring Cloud Gateway',
      'a Blue-Green Deployment, a Rolling Deployment Strategy and the Deployment Guide',
      'It answers 503 Service Unavailable, or 502 Bad Gateway.',
      'our Service Level Objective, the Service Desk, a Backend for Frontend and the Backend Team',
      'a Service-Oriented design, the Order-Service, v1.Service and Gateway()',
      'a lounge named Gateway to the North, the Gateway of India',
    ]) {
      holds(marked, cloudNative);
    }
  });

  describe('is not explained if grammar explains its capital', () => {
    for (const marked of ['Gateway to the north. Service matters.', '## Service', '- Backend first\n- Telemetry: later', '| Gateway | Service |\n| --- | --- |\n| Operator | Retry |', '## How to Run a Service in Production', '**Backend:** ours', '> Deployment is fun', 'Note: Service is slow.', 'Gateway\n\nService']) {
      holds(marked, cloudNative);
    }
  });

  holds('the gateway, a service, some deployments, the backend and its telemetry', cloudNative);
  holds('two ⟦pods⟧ in a ⟦namespace⟧, ⟦命名空间⟧, but a network namespace, XML Namespaces and 网络命名空间', cloudNative);
});

describe('An everyday word or short acronym', () => {
  for (const marked of ['⟦TAB⟧ of the ⟦CNCF⟧', '⟦DRA⟧ with ⟦Spin⟧ and ⟦Rook⟧', 'an ⟦ambient⟧ ⟦waypoint⟧ speaks ⟦xDS⟧: ⟦CDS⟧ and ⟦EDS⟧', '⟦多云⟧与⟦限流⟧，⟦四层⟧和⟦七层⟧，⟦第 7 层⟧', '⟦控制面⟧与⟦数据面⟧、⟦双向认证⟧、⟦多集群服务⟧、⟦Wasm 插件⟧', 'a ⟦Wasm plugin⟧, a ⟦service entry⟧ and a ⟦virtual service⟧', '⟦Envoy⟧ is a proxy, a ⟦sidecar⟧ an ⟦envoy⟧']) {
    holds(marked, cloudNative);
  }

  describe('is not explained in a text of another field', () => {
    for (const marked of [
      'Press TAB. Wi-Fi uses MCS 9. The CDS spread, the HDMI CEC line, an SMI handler, an SBC with DRA.',
      'Spin up three replicas. Ambient temperature. The rook and the Rook. A drone flies to its waypoint. My Envoy measures the sun.',
      'The gateway API key of our LoRaWAN Gateway, its Backend, the Telemetry and a Service in the Namespace.',
      '今天多云，电路有限流电阻，四层的楼房，控制面板。',
      'Consul General of Rio, the spanner in the sidecar of a motorcycle, a supergiant submariner',
      'an operator pattern for regular expressions, the read API server of our shop, isolated regions',
      'A Docker image ships the Gateway.',
    ]) {
      holds(marked.replace('Docker', '⟦Docker⟧'));
    }
  });

  describe('is not explained where the words beside it show another meaning', () => {
    for (const marked of ['Spin up three replicas.', 'Wi-Fi uses MCS 9.', 'Press TAB, the TAB key.', 'the ambient temperature', 'the Consul General', 'a band-pass filter (BPF)', 'the word "ambient"', '控制面板与数据面板', '限流电阻']) {
      holds(marked, cloudNative);
    }
    holds('⟦Dynamic Resource Allocation⟧ (⟦DRA⟧), the ⟦cluster discovery service⟧ (⟦CDS⟧)', cloudNative);
  });

  it('of all of computing is explained in a text that speaks of computing', () => {
    assert.deepEqual(found('限流和熔断保护微服务，令牌桶最常用。'), ['限流 → rate-limiting', '熔断 → circuit-breaking']);
    assert.deepEqual(found('The load balancer and rate limiting protect layer 7.'), ['load balancer → load-balancing', 'rate limiting → rate-limiting', 'layer 7 → l7-processing']);
    assert.deepEqual(found('Rust is a game of survival.'), []);
    // General terms say nothing about waypoints.
    assert.deepEqual(found('The load balancer, rate limiting and a waypoint.'), ['load balancer → load-balancing', 'rate limiting → rate-limiting']);
  });

  it('is supported by a manifest, a conference, a label or a word of the field', () => {
    for (const evidence of ['```yaml\napiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\n```', 'KubeCon EU 2024', 'istio.io/use-waypoint', 'Ask kubectl.', 'Kubernetes Community Days', 'ConfigMaps', 'Argo-CD', '云原生']) {
      assert.ok(found(`${evidence}\n\nTAB\n`).includes('TAB → cncf-tab'), evidence);
    }
  });

  it('is supported by the built-in term also if the user explains it', () => {
    const own = new Matcher(new Glossary([...terms, term('istio', { origin: 'workspace', name: 'Istio' })]));
    assert.deepEqual(found('Istio and TAB', 'markdown', own), ['Istio → istio', 'TAB → cncf-tab']);
  });
});

describe('Evidence', () => {
  const far = 'Nothing to see here. '.repeat(600);

  it('of a single word reaches about a paragraph', () => {
    const gap = 'Nothing to see here. '.repeat(20);
    assert.deepEqual(found(`Kubernetes. ${gap} TAB`), ['Kubernetes → kubernetes']);
    assert.deepEqual(found(`Kubernetes, Istio. ${gap} TAB`), ['Kubernetes → kubernetes', 'Istio → istio', 'TAB → cncf-tab']);
  });

  it('does not reach through a long text', () => {
    const text = `TAB on Kubernetes with Istio. ${far} TAB ${far} TAB`;
    assert.deepEqual(found(text).filter((each) => each.startsWith('TAB')), ['TAB → cncf-tab']);
    const inMiddle = `TAB ${far} TAB, Kubernetes, Istio ${far} TAB`;
    assert.deepEqual(matcher.find(inMiddle, 'markdown').map(({ start }) => inMiddle.slice(start, start + 4)), ['TAB,', 'Kube', 'Isti']);
  });

  it('is that of the whole text for a part of it', () => {
    const text = `Kubernetes and Istio. ${'Nothing to see here. '.repeat(100)} TAB and the Gateway. Gateway`;
    const all = matcher.find(text, 'markdown');
    const within = { start: text.indexOf('TAB'), end: text.length };
    const part = all.filter(({ start }) => start >= within.start);
    assert.equal(part.length, 3);
    assert.deepEqual(matcher.find(text, 'markdown', { within }), part);
    const evidence = finish(matcher.evidenceInSteps(text, 'markdown'));
    assert.deepEqual(matcher.find(text, 'markdown', { within, evidence }), part);
    assert.deepEqual(matcher.find('TAB', 'markdown', { evidence: Evidence.everywhere }).length, 1);
  });
});

describe('A name that is written in another way', () => {
  for (const marked of [
    '⟦Gateway APIs→gateway-api⟧ differ. ⟦Open Telemetry→opentelemetry⟧ collects it. ⟦Multi-cluster Service APIs→mcs-api⟧.',
    'a ⟦service-mesh→service-mesh⟧, its ⟦data-plane→data-plane⟧, ⟦mutual-TLS→mtls⟧ and the ⟦zero-trust⟧ ⟦load-balancer⟧',
    '⟦Kube Virt→kubevirt⟧, ⟦Web Assembly→wasm⟧, an ⟦HTTP Route→httproute⟧ and a ⟦Destination Rule→destination-rule⟧',
    '⟦KubeCon+CloudNativeCon⟧, ⟦KubeCon + CloudNativeCon⟧',
    'the class ⟦istio-waypoint→gatewayclass-istio-waypoint⟧, and ⟦Istio→istio⟧ ⟦waypoint→waypoint⟧',
    'istio-agent, karmada-descheduler and my-istio, but ⟦ztunnel⟧-abc12 and ⟦Istio⟧-based',
    '## ⟦Ambient mode⟧ {#ambient-mode}',
  ]) {
    holds(marked, cloudNative);
  }
  holds('name: service-mesh\nclass: gateway-api-class\n', 'apiVersion: v1\nkind: Service\n---\n', 'yaml');
  holds('---\nslug: the-great-sidecar-debate\ntitle: the ⟦sidecar⟧ debate\n---\n⟦Istio⟧ and ⟦Kubernetes⟧\n');
});

describe('A reference to a resource of any group', () => {
  it('is explained in a Kustomization', () => {
    const text = 'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\npatches:\n  - path: web.yaml\n    target:\n      kind: DestinationRule\n      name: web\n';
    assert.deepEqual(found(text, 'yaml'), ['DestinationRule → destination-rule']);
  });
});

describe('A term of the user with a common name', () => {
  const order = (quiet?: boolean) => term('order', { origin: 'workspace', name: 'Order', quiet });
  const text = 'An Order of three. Order it.';
  const count = (made: Glossary): number => new Matcher(made).find(text, 'markdown').length;

  it('is explained everywhere only if its note or the setting says so', () => {
    assert.equal(count(new Glossary([...terms, order()])), 0);
    assert.equal(count(new Glossary([...terms, order(true)])), 0);
    assert.equal(count(new Glossary([...terms, order(false)])), 2);
    assert.equal(count(new Glossary([...terms, order()], ['order'])), 2);
    assert.equal(count(new Glossary([...terms, order()], ['account'])), 0);
  });

  it('is reported with the way to explain it', () => {
    const problems = (made: Glossary): string[] => [...made.nameProblems().values()].flat().map(({ message, args }) => message.replace(/\{(\d)\}/g, (_, index: string) => String(args[Number(index)])));
    assert.deepEqual(problems(new Glossary([order()])), ['“Order” is a common word, so it is explained only where a text shows that the term is meant. To explain it everywhere, add “quiet: false”.']);
    assert.deepEqual(problems(new Glossary([{ ...order(), glossary: 'file:///w/shop.glossary.yml', uri: 'file:///w/shop.glossary.yml' }])), ['“Order” is a common word, so it is explained only where a text shows that the term is meant. To explain it everywhere, add it to the setting meshNotes.hover.explainedWords.']);
    assert.deepEqual([problems(new Glossary([order(false)])), problems(new Glossary([order()], ['Order']))], [[], []]);
  });
});
