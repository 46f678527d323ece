/** Terms that mean the same, in lower case, their words joined by hyphens. A text may add an `s` to English ones. */
const groups: readonly (readonly string[])[] = [
  ['authorization', 'authorisation', 'authz', 'rbac', '授权', '鉴权', '访问控制'],
  ['external-authorization', 'extauth', 'ext-authz', '外部授权'],
  ['authentication', 'authn', '认证', '身份验证'],
  ['mtls', 'mutual-tls', '双向-tls', '双向认证'],
  ['strict', '严格'],
  ['encryption', 'encrypt', '加密'],
  ['certificate', 'cert', '证书'],
  ['token', '令牌'],
  ['service-account', 'sa', '服务账号', '服务账户'],
  ['deny', '拒绝'],
  ['layer-7', 'l7', '七层'],
  ['layer-4', 'l4', '四层'],
  ['gateway', 'gw', '网关'],
  ['ingress', '入口', '入站'],
  ['egress', '出口', '出站'],
  ['network-policy', 'netpol', '网络策略'],
  ['load-balancer', 'load-balancing', 'lb', '负载均衡'],
  ['sticky-session', 'session-affinity', 'session-persistence', '会话保持', '会话亲和'],
  ['route', 'routing', '路由'],
  ['redirect', '重定向'],
  ['rewrite', '重写'],
  ['header', '请求头', '标头'],
  ['cors', 'cross-origin', '跨域'],
  ['rate-limit', 'rate-limiting', 'ratelimit', 'throttling', '限流', '速率限制'],
  ['circuit-breaker', 'circuit-breaking', '熔断'],
  ['retry', 'retries', '重试'],
  ['timeout', '超时'],
  ['fault-injection', 'fault', '故障注入'],
  ['failover', '故障转移', '故障切换'],
  ['health-check', '健康检查'],
  ['canary', 'traffic-split', 'traffic-splitting', '金丝雀', '灰度'],
  ['blue-green', '蓝绿'],
  ['mirror', 'mirroring', 'shadowing', '流量镜像'],
  ['zone', '可用区'],
  ['region', '地域', '区域'],
  ['multi-cluster', 'multicluster', 'cross-cluster', '多集群', '跨集群'],
  ['autoscaling', 'autoscaler', 'hpa', '自动扩缩', '弹性伸缩'],
  ['namespace', 'ns', '命名空间'],
  ['deployment', 'deploy', '部署'],
  ['sidecar', '边车'],
  ['service-mesh', 'mesh', '服务网格', '网格'],
  ['kubernetes', 'k8s'],
  ['webassembly', 'wasm'],
  ['tracing', 'trace', '链路追踪'],
  ['access-log', '访问日志'],
  ['metric', '指标'],
  ['telemetry', '遥测'],
  ['opentelemetry', 'otel'],
  ['backup', '备份'],
  ['restore', '恢复'],
  ['snapshot', '快照'],
  ['persistent-volume', 'pv', 'volume', '卷'],
  ['schedule', '定时'],
  ['virtual-machine', 'vm', '虚拟机'],
];

/** By English term. */
const english = new Map<string, readonly string[]>();
const chinese: (readonly [term: string, group: readonly string[]])[] = [];
for (const group of groups) {
  for (const term of group) {
    if (/^[a-z]/.test(term)) {
      english.set(term, group).set(`${term}s`, group);
    } else {
      chinese.push([term, group]);
    }
  }
}

/** The most words of an English term. */
const mostWords = 2;

/** Terms that mean the same as those in a text. `words`: its words in lower case, Chinese separate from other scripts. */
export function synonymsIn(words: readonly string[]): string[] {
  const found = new Set<readonly string[]>();
  words.forEach((_, at) => {
    for (let count = 1; count <= mostWords; count++) {
      const group = english.get(words.slice(at, at + count).join('-'));
      if (group) {
        found.add(group);
      }
    }
  });
  // Chinese terms may stand anywhere, as Chinese has no spaces.
  const text = words.join('-');
  for (const [term, group] of chinese) {
    if (text.includes(term)) {
      found.add(group);
    }
  }
  return [...found].flat();
}
