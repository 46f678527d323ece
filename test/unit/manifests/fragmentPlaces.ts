/** A place (`¦`) for each fragment of the catalogue, by prefix, so that it can be checked as part of a manifest. */
export const fragmentPlaces: Readonly<Record<string, string>> = {
  'istio-ambient-label': namespace('labels'),
  'istio-ambient-opt-out-label': podTemplate('labels'),
  'istio-sidecar-label': namespace('labels'),
  'istio-sidecar-pod-label': podTemplate('labels'),
  'istio-use-waypoint-label': service('labels'),
  'istio-use-waypoint-namespace-label': service('labels'),
  'istio-ingress-use-waypoint-label': service('labels'),
  'kmesh-label': namespace('labels'),
  'cilium-ztunnel-label': namespace('labels'),
  'cilium-lb-l7': service('annotations'),
  'cilium-lb-ip': service('annotations'),
  'cilium-global-service': service('annotations'),
  'cilium-ip-pool-annotation': podTemplate('annotations'),
  'cilium-bandwidth': podTemplate('annotations'),
  'eg-gateway-infrastructure':
    'apiVersion: gateway.networking.k8s.io/v1\nkind: Gateway\nmetadata:\n  name: web\n  namespace: shop\nspec:\n  gatewayClassName: eg\n  listeners:\n    - name: http\n      port: 80\n      protocol: HTTP\n  ¦\n',
  'eg-filter-ref': httpRouteRule(),
  'eg-backend-ref': httpRouteRule(),
  'flagger-alerts': canaryAnalysis('    ¦\n'),
  'flagger-gate': canaryAnalysis('    webhooks:\n      ¦\n'),
  'flagger-config-tracking-annotation': 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: orders\n  namespace: shop\n  annotations:¦\n',
  'kosmos-toleration': 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: orders\n  namespace: shop\nspec:\n  containers:\n    - name: orders\n      image: example.com/orders:1.0.0\n  ¦\n',
  'kubevirt-feature-gates': 'apiVersion: kubevirt.io/v1\nkind: KubeVirt\nmetadata:\n  name: kubevirt\n  namespace: kubevirt\nspec:\n  configuration:\n    ¦\n',
  'otel-sidecar-annotation': podTemplate('annotations'),
  'otel-inject-annotation': podTemplate('annotations'),
  'otel-inject-musl-annotation': podTemplate('annotations'),
  'otel-inject-go-annotation': podTemplate('annotations'),
  'otel-resource-annotation': podTemplate('annotations'),
  'velero-backup-hook-annotations': podTemplate('annotations'),
  'velero-volume-annotation': podTemplate('annotations'),
  'velero-exclude-label': service('labels'),
};

type Metadata = 'labels' | 'annotations';

function namespace(field: Metadata): string {
  return `apiVersion: v1\nkind: Namespace\nmetadata:\n  name: shop\n  ${field}:¦\n`;
}

function service(field: Metadata): string {
  return `apiVersion: v1\nkind: Service\nmetadata:\n  name: orders\n  namespace: shop\n  ${field}:¦\nspec:\n  selector:\n    app: orders\n  ports:\n    - port: 80\n`;
}

function podTemplate(field: Metadata): string {
  const lines = [
    'apiVersion: apps/v1',
    'kind: Deployment',
    'metadata:',
    '  name: orders',
    '  namespace: shop',
    'spec:',
    '  selector:',
    '    matchLabels:',
    '      app: orders',
    '  template:',
    '    metadata:',
    ...(field === 'labels' ? ['      labels:', '        app: orders', '        ¦'] : ['      labels:', '        app: orders', '      annotations:¦']),
    '    spec:',
    '      containers:',
    '        - name: orders',
    '          image: example.com/orders:1.0.0',
    '',
  ];
  return lines.join('\n');
}

function httpRouteRule(): string {
  return 'apiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\nmetadata:\n  name: orders\n  namespace: shop\nspec:\n  parentRefs:\n    - name: web\n  rules:\n    - matches:\n        - path:\n            value: /orders\n      ¦\n';
}

function canaryAnalysis(lines: string): string {
  return `apiVersion: flagger.app/v1beta1\nkind: Canary\nmetadata:\n  name: orders\n  namespace: shop\nspec:\n  targetRef:\n    apiVersion: apps/v1\n    kind: Deployment\n    name: orders\n  service:\n    port: 80\n  analysis:\n    interval: 1m\n    threshold: 5\n    iterations: 10\n${lines}`;
}
