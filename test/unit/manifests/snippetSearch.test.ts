import assert from 'node:assert/strict';
import { noObjects, objectsOf } from '../../../src/core/manifests/documentObjects';
import { projectName } from '../../../src/core/manifests/projects';
import { rankSnippets } from '../../../src/core/manifests/ranking';
import { readSnippets, type ManifestSnippet } from '../../../src/core/manifests/snippet';
import { SnippetSearch, type FoundSnippets } from '../../../src/core/manifests/snippetSearch';
import { SnippetTerms } from '../../../src/core/manifests/snippetTerms';
import { builtinGlossary } from '../../../src/core/terms/builtinGlossary';
import { Glossary } from '../../../src/core/terms/glossary';
import { Matcher } from '../../../src/core/terms/matcher';
import { builtinNotes } from '../builtinNotes';
import { chineseSnippets, packagedSnippets } from './packagedSnippets';

function prefixes(snippets: readonly ManifestSnippet[]): string {
  return snippets.map(({ prefix }) => prefix).join(' ');
}

/** What a search finds, by where. */
function shown({ byPrefix, byKind, byName, byText }: FoundSnippets): Readonly<Record<string, string>> {
  return { byPrefix: prefixes(byPrefix), byKind: prefixes(byKind), byName: prefixes(byName), byText: prefixes(byText) };
}

describe('A search for manifests', () => {
  const search = new SnippetSearch();
  const snippets = {
    en: rankSnippets(packagedSnippets, { found: noObjects, recent: [], isOwn: () => false, nameOf: (project) => projectName(project) }).flatMap((group) => group.snippets),
    'zh-cn': rankSnippets(chineseSnippets, { found: noObjects, recent: [], isOwn: () => false, nameOf: (project) => projectName(project, 'zh-cn') }).flatMap((group) => group.snippets),
  };

  before(() => {
    const terms = new SnippetTerms(new Matcher(new Glossary(builtinGlossary(builtinNotes).terms)), packagedSnippets);
    packagedSnippets.forEach((snippet, index) => {
      terms.read(snippet);
      const chinese = chineseSnippets[index];
      search.add(chinese ? [snippet, chinese] : [snippet], () => [projectName(snippet.project), projectName(snippet.project, 'zh-cn'), ...terms.namesIn(snippet)]);
    });
  });

  /** Queries, with the prefixes of what they find, best first; `…` if there is more. */
  const searches: readonly (readonly [query: string, found: string])[] = [
    ['authz l7', 'istio-authz-l7'],
    ['l7 authz', 'istio-authz-l7'],
    ['strict mtls', 'istio-peer-authn istio-peer-authn-port'],
    ['严格 mtls', 'istio-peer-authn istio-peer-authn-port'],
    ['严格mTLS', 'istio-peer-authn istio-peer-authn-port'],
    ['http route', 'gwapi-httproute-header gwapi-httproute-weight gwapi-httproute-method gwapi-httproute-query gwapi-httproute-redirect-https gwapi-httproute-rewrite gwapi-httproute-request-headers …'],
    ['ＨＴＴＰ Route', 'gwapi-httproute-header gwapi-httproute-weight gwapi-httproute-method gwapi-httproute-query gwapi-httproute-redirect-https gwapi-httproute-rewrite gwapi-httproute-request-headers …'],
    ['header route', 'gwapi-httproute-header gwapi-httproute-request-headers istio-vs-header smi-traffic-split-header …'],
    ['tcproute', 'gwapi-tcproute smi-tcp-route …'],
    ['tcp route', 'gwapi-tcproute smi-tcp-route …'],
    ['GRPC ROUTE', 'gwapi-grpcroute …'],
    ['授权', 'eg-security-jwt-claims eg-security-client-ip eg-security-extauth-http eg-security-extauth-grpc istio-authz-l4 istio-authz-l7 …'],
    ['ext authz', 'eg-security-extauth-http eg-security-extauth-grpc istio-authz-custom …'],
    ['authn', 'cilium-mutual-authentication eg-security-basic-auth istio-peer-authn istio-peer-authn-port istio-request-authn …'],
    ['mutual tls', 'cilium-mutual-authentication eg-client-mtls …'],
    ['client cert', 'eg-client-mtls gwapi-gateway-client-certificates …'],
    ['限流', 'eg-backend-ratelimit-local eg-backend-ratelimit-global eg-backend-ratelimit-address istio-envoy-filter …'],
    ['rate limit', 'eg-backend-ratelimit-local eg-backend-ratelimit-global eg-backend-ratelimit-address istio-envoy-filter …'],
    ['熔断', 'eg-backend-circuit-breaker istio-dr-circuit-breaker …'],
    ['istio canary', 'flagger-canary-istio istio-vs-canary …'],
    ['traffic split istio', 'flagger-canary-istio istio-vs-canary …'],
    ['金丝雀', 'flagger-canary-gateway-api flagger-canary-session-affinity flagger-canary-ab-testing …'],
    ['lb', 'cilium-lb-l7 cilium-lb-ip-pool cilium-lb-ip otel-collector-load-balancing …'],
    ['netpol ns', 'k8s-network-policy-same-namespace …'],
    ['netpol dns', 'cilium-fqdn-policy k8s-network-policy-dns …'],
    ['default deny', 'cilium-default-deny k8s-network-policy-default-deny …'],
    ['出口 网关', 'cilium-egress-gateway istio-waypoint-egress'],
    ['会话保持', 'eg-backend-sticky-cookie flagger-canary-session-affinity'],
    ['定时备份', 'velero-schedule velero-restore-from-schedule'],
    ['自动扩缩', 'eg-envoyproxy-hpa karmada-federated-hpa karmada-cron-federated-hpa k8s-hpa spin-app-autoscaling …'],
    ['vm', 'kubevirt-vm kubevirt-vm-disk kubevirt-vm-instancetype kubevirt-vm-istio kubevirt-service kubevirt-replicaset kubevirt-migration …'],
    ['envoy gateway jwt', 'eg-backend-ratelimit-global eg-security-jwt eg-security-jwt-claims'],
    ['零信任', 'cilium-ztunnel-label istio-waypoint-sandwich istio-waypoint-sandwich-gateway istio-authz-l4 istio-authz-deny-all'],
    ['sandwich', 'istio-waypoint-sandwich istio-waypoint-sandwich-class istio-waypoint-sandwich-gateway'],
    ['三明治', 'istio-waypoint-sandwich istio-waypoint-sandwich-class istio-waypoint-sandwich-gateway'],
    ['istio-waypoint', 'istio-waypoint istio-waypoint-cross-namespace istio-waypoint-egress istio-waypoint-sandwich …'],
    ['Istio-VS-c', 'istio-vs-canary …'],
    ['出口网关', 'cilium-egress-gateway istio-waypoint-egress'],
    ['nothing like it', ''],
    ['oute', ''],
  ];

  for (const [query, expected] of searches) {
    it(`for “${query}” finds ${expected === '' ? 'nothing' : expected}`, () => {
      const { byPrefix, byKind, byName, byText } = search.find(snippets.en, query);
      const found = [...byPrefix, ...byKind, ...byName, ...byText];
      const best = expected.replace(/ …$/, '');
      const count = best.split(' ').length;
      assert.equal(prefixes(expected === best ? found : found.slice(0, count)), best);
      assert.equal(found.length > count, expected !== best);
    });
  }

  it('finds the same in the Chinese editor', () => {
    for (const [query] of searches) {
      const ids = (list: readonly ManifestSnippet[]): string[] => Object.values(search.find(list, query)).flatMap((found: readonly ManifestSnippet[]) => found.map(({ id }) => id)).sort();
      assert.deepEqual(ids(snippets['zh-cn']), ids(snippets.en), query);
    }
  });

  it('tells by what it found, and keeps the order of what fits the file', () => {
    const found = objectsOf('apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata:\n  name: a');
    const istioFirst = rankSnippets(packagedSnippets, { found, recent: [], isOwn: () => false, nameOf: (project) => projectName(project) }).flatMap((group) => group.snippets);
    assert.deepEqual(shown(search.find(istioFirst, '熔断')), { byPrefix: '', byKind: '', byName: 'istio-dr-circuit-breaker eg-backend-circuit-breaker', byText: 'eg-backend-traffic-policy eg-backend-retry' });
    assert.deepEqual(shown(search.find(snippets.en, 'istio-authz-l7')), { byPrefix: 'istio-authz-l7', byKind: '', byName: '', byText: '' });
  });
});

describe('Searching the user’s manifests', () => {
  const { snippets } = readSnippets(JSON.stringify({
    'Queue of the Team': { prefix: 'team-queue', description: 'The load balancer in front.', body: 'apiVersion: batch.volcano.sh/v1\nkind: QueueJob # a comment\nspec:\n  mode: ${1|PARALLEL,SERIAL|}\n' },
    'The HTTP route': { prefix: 'tr', body: 'kind: x' },
    '两个 HTTP 路由': { prefix: 'team', body: 'kind: y' },
  }), 'own');

  function found(query: string): string {
    const search = new SnippetSearch();
    snippets.forEach((snippet) => search.add([snippet], () => ['team.code-snippets', 'Service mesh']));
    const { byPrefix, byKind, byName, byText } = search.find(snippets, query);
    return [byPrefix, byKind, byName, byText].map(prefixes).join(' | ');
  }

  it('looks for the start of words, of humps and of two words written as one', () => {
    assert.deepEqual(['queue', 'job', 'queuejob', 'httproute', 'ueue', 'theroute'].map(found), [' |  | team-queue | ', ' |  | team-queue | ', ' | team-queue |  | ', ' |  | tr | ', ' |  |  | ', ' |  |  | ']);
  });

  it('looks for Chinese anywhere and needs no space beside it', () => {
    assert.deepEqual(['路由', '由', 'HTTP路由', '两个http', '两个路由', '路由两个', '路由三个'].map(found), [' |  | tr team | ', ' |  | tr team | ', ' |  | tr team | ', ' |  | team | ', ' |  | team | ', ' |  | team | ', ' |  |  | ']);
  });

  it('looks in descriptions, texts, choices, and names of terms and project, but not in comments', () => {
    assert.deepEqual(['lb', 'serial', 'volcano', 'comment', 'mesh', 'code'].map(found), [' |  |  | team-queue', ' |  |  | team-queue', ' |  |  | ', ' |  |  | ', ' |  |  | team-queue tr team', ' |  |  | team-queue tr team']);
  });

  it('has a prefix that equals the query first, then those that start with it', () => {
    assert.deepEqual(['team', 'TEAM-', ' Ｔeam '].map(found), ['team team-queue |  |  | tr', 'team-queue |  | team | tr', 'team team-queue |  |  | tr']);
  });
});
