import assert from 'node:assert/strict';
import { objectsIn, objectsOf } from '../../../src/core/manifests/documentObjects';
import { expandSnippet } from '../../../src/core/manifests/snippetSyntax';
import { fitSnippet } from '../../../src/core/manifests/snippetDefaults';
import { text } from './placing';

const gateway = (name: string, namespace = 'infra', className = 'eg'): string =>
  text('apiVersion: gateway.networking.k8s.io/v1', 'kind: Gateway', 'metadata:', `  name: ${name}`, `  namespace: ${namespace}`, 'spec:', `  gatewayClassName: ${className}`);
const service = (name: string, namespace = 'store'): string => text('apiVersion: v1', 'kind: Service', 'metadata:', `  name: ${name}`, `  namespace: ${namespace}`);
const file = (...documents: string[]): string => documents.join('\n---\n');

const routeHead = ['apiVersion: gateway.networking.k8s.io/v1', 'kind: HTTPRoute', 'metadata:'];
const route = text(
  ...routeHead, '  name: ${1:orders}', '  namespace: ${2:shop}', 'spec:', '  parentRefs:', '    - name: ${3:web}', '  hostnames:', '    - ${4:shop.example.com}',
  '  rules:', '    - backendRefs:', '        - name: ${5:orders}', '          weight: 90', '        - name: ${6:orders-canary}', '          weight: 10$0',
);
const newGateway = text('apiVersion: gateway.networking.k8s.io/v1', 'kind: Gateway', 'metadata:', '  name: ${1:web}', '  namespace: ${2:shop}', 'spec:', '  gatewayClassName: ${3|eg,istio,cilium|}$0');
const waypoint = text(
  'apiVersion: gateway.networking.k8s.io/v1', 'kind: Gateway', 'metadata:', '  # Serves what is labelled istio.io/use-waypoint: ${1:waypoint}', '  name: $1', '  namespace: ${2:shop}',
  'spec:', '  gatewayClassName: istio-waypoint$0',
);
const policy = text(
  'apiVersion: gateway.envoyproxy.io/v1alpha1', 'kind: ClientTrafficPolicy', 'metadata:', '  name: ${1:clients}', '  namespace: ${2:shop}', 'spec:', '  targetRefs:',
  '    - group: gateway.networking.k8s.io', '      kind: Gateway', '      name: ${3:web}$0',
);

/** What a body becomes in a file: its lines that differ. */
function changed(body: string, ...documents: string[]): string[] {
  const before = body.split('\n');
  return fitSnippet(body, objectsOf(file(...documents))).split('\n').filter((line, index) => line !== before[index]).map((line) => line.trim().replace(/\$0$/, ''));
}

describe('the defaults of a snippet in a file', () => {
  it('are unchanged if the file has no matching objects', () => {
    for (const yaml of ['', 'a: 1\n', '# apiVersion: v1\n', '{{ include "x" . }}\n']) {
      assert.equal(fitSnippet(route, objectsOf(yaml)), route);
    }
  });

  it('are the names of what the snippet refers to, and the namespace of that', () => {
    assert.equal(
      fitSnippet(route, objectsOf(gateway('edge'))),
      text(
        ...routeHead, '  name: ${1:orders}', '  namespace: ${2:infra}', 'spec:', '  parentRefs:', '    - name: ${3:edge}', '  hostnames:', '    - ${4:shop.example.com}',
        '  rules:', '    - backendRefs:', '        - name: ${5:orders}', '          weight: 90', '        - name: ${6:orders-canary}', '          weight: 10$0',
      ),
    );
    assert.deepEqual(changed(policy, service('orders'), gateway('edge')), ['namespace: ${2|infra,store|}', 'name: ${3:edge}']);
  });

  it('are choices where the file has several', () => {
    assert.deepEqual(changed(policy, gateway('web'), gateway('internal')), ['namespace: ${2:infra}', 'name: ${3|web,internal|}']);
    assert.deepEqual(changed(newGateway, gateway('edge'), gateway('internal', 'mesh', 'istio')), ['namespace: ${2|infra,mesh|}', 'gatewayClassName: ${3|eg,istio|}']);
  });

  it('are of the kind that the file has, where there is a choice of kinds', () => {
    const choice = policy.replace('kind: Gateway', 'kind: ${4|HTTPRoute,Gateway,GRPCRoute|}');
    assert.deepEqual(changed(choice, gateway('edge')), ['namespace: ${2:infra}', 'kind: ${4|Gateway,HTTPRoute,GRPCRoute|}', 'name: ${3:edge}']);
    assert.deepEqual(changed(choice, gateway('edge'), text(...routeHead, '  name: r')), ['namespace: ${2:infra}', 'name: ${3:r}']);
    assert.deepEqual(changed(choice, service('orders')), ['namespace: ${2:store}']);
  });

  it('keep two backends apart', () => {
    const to = (...names: string[]): string[] => changed(route, ...names.map((name) => service(name))).filter((line) => line.startsWith('- name'));
    assert.deepEqual(to('orders'), []);
    assert.deepEqual(to('cart'), ['- name: ${5:cart}']);
    assert.deepEqual(to('orders', 'cart'), ['- name: ${5|orders,cart|}', '- name: ${6|cart,orders|}']);
    assert.deepEqual(to('cart', 'basket'), ['- name: ${5|cart,basket|}', '- name: ${6|basket,cart|}']);
  });

  it('are what other manifests refer to as well', () => {
    const other = text(...routeHead, '  name: cart', '  namespace: store', 'spec:', '  parentRefs:', '  - {name: edge}', '  hostnames: [store.example.com]');
    assert.deepEqual(changed(route, other), ['namespace: ${2:store}', '- name: ${3:edge}', '- ${4:store.example.com}']);
  });

  it('are waypoints where a waypoint is meant, and no other Gateway', () => {
    const label = 'istio.io/use-waypoint: ${1:waypoint}$0';
    assert.equal(fitSnippet(label, objectsOf(gateway('web'))), label);
    assert.equal(fitSnippet(label, objectsOf(file(gateway('web'), gateway('wp', 'store', 'istio-waypoint')))), 'istio.io/use-waypoint: ${1:wp}$0');
    assert.deepEqual(changed(policy, gateway('wp', 'store', 'istio-waypoint')), ['namespace: ${2:store}']);
  });

  it('are names of hosts, whole or their first label', () => {
    const rule = text(
      'apiVersion: networking.istio.io/v1', 'kind: DestinationRule', 'metadata:', '  name: ${1:rule}', '  namespace: ${2:shop}', 'spec:', '  host: ${3:orders}.$2.svc.cluster.local$0',
    );
    assert.deepEqual(changed(rule, service('cart')), ['namespace: ${2:store}', 'host: ${3:cart}.$2.svc.cluster.local']);
    const virtual = text('apiVersion: networking.istio.io/v1', 'kind: VirtualService', 'spec:', '  hosts:', '    - ${1:orders}', '  http:', '    - route:', '        - destination:', '            host: $1$0');
    assert.deepEqual(changed(virtual, service('cart')), ['- ${1:cart}']);
    const outside = text('apiVersion: networking.istio.io/v1', 'kind: VirtualService', 'spec:', '  hosts:', '    - api.example.com', '    - cart.store.svc.cluster.local');
    assert.deepEqual(changed(virtual, outside), ['- ${1:cart}']);
  });

  it('give a new object the name that is referred to and missing', () => {
    const label = text('apiVersion: v1', 'kind: Namespace', 'metadata:', '  name: store', '  labels:', '    istio.io/use-waypoint: wp');
    assert.deepEqual(changed(waypoint, label), ['# Serves what is labelled istio.io/use-waypoint: ${1:wp}', 'namespace: ${2:store}']);
    assert.deepEqual(changed(newGateway, label), ['namespace: ${2:store}']);
    const attached = text(...routeHead, '  name: orders', '  namespace: store', 'spec:', '  parentRefs:', '    - name: edge', '      namespace: infra');
    assert.deepEqual(changed(newGateway, attached), ['name: ${1:edge}', 'namespace: ${2|infra,store|}']);
  });

  it('never give a new object a name that is taken', () => {
    assert.deepEqual(changed(newGateway, gateway('web')), ['name: ${1:web-2}', 'namespace: ${2:infra}', 'gatewayClassName: ${3:eg}']);
    assert.deepEqual(changed(newGateway, gateway('web'), gateway('web-2')), ['name: ${1:web-3}', 'namespace: ${2:infra}', 'gatewayClassName: ${3:eg}']);
    assert.deepEqual(changed(newGateway, gateway('edge'), gateway('web', 'other')), ['namespace: ${2|infra,other|}', 'gatewayClassName: ${3:eg}']);
    assert.deepEqual(changed(newGateway, service('web', 'infra')), ['namespace: ${2:infra}']);
  });

  it('keep a namespace that is meant, and offer the others', () => {
    assert.deepEqual(changed('apiVersion: velero.io/v1\nkind: Backup\nmetadata:\n  namespace: ${1:velero}$0', service('orders')), ['namespace: ${1|velero,store|}']);
  });

  it('ignore templates and values that are not plain names', () => {
    assert.deepEqual(changed(policy, gateway('{{ .Values.gateway }}', '"a,b"')), []);
    assert.deepEqual(changed(policy, gateway('{{ .Values.gateway }}', '{{ .Release.Namespace }}'), gateway('edge', 'infra')), ['namespace: ${2:infra}', 'name: ${3:edge}']);
  });

  it('skip nested placeholders, parts of a value and comments', () => {
    for (const body of ['metadata:\n  namespace: ${1:${2:shop}-x}$0', 'metadata:\n  namespace: a-${1:shop}$0', '# namespace: ${1:shop}$0', 'metadata:\n  namespace: "${1:shop}-a"$0']) {
      assert.equal(fitSnippet(body, objectsOf(service('orders'))), body);
    }
    assert.equal(fitSnippet('metadata:\n  namespace: "${1:shop}"$0', objectsOf(service('orders'))), 'metadata:\n  namespace: "${1:store}"$0');
  });

  it('create a body that expands to them', () => {
    const body = fitSnippet(policy, objectsOf(file(gateway('edge'), gateway('internal'))));
    assert.deepEqual(expandSnippet(body).split('\n').slice(3, 5).concat(expandSnippet(body).split('\n').slice(-1)), ['  name: clients', '  namespace: infra', '      name: edge']);
  });
});

describe('the objects of a document', () => {
  const read = (languageId: string, source: string, cursor = 0) => {
    const lines = source.split('\n');
    return objectsIn({ languageId, lineCount: lines.length, lineAt: (line) => lines[line] ?? '' }, cursor);
  };
  const names = (languageId: string, source: string, cursor = 0): (string | undefined)[] => read(languageId, source, cursor).objects.map(({ name }) => name);

  it('are those of all its YAML documents, that with the cursor first', () => {
    const source = file(service('a'), service('b'), service('c'));
    assert.deepEqual(names('yaml', source), ['a', 'b', 'c']);
    assert.deepEqual(names('helm', source, 7), ['b', 'a', 'c']);
    assert.deepEqual(names('yaml', source, 16), ['c', 'a', 'b']);
  });

  it('are those of the YAML fences of Markdown', () => {
    const source = text('# A', '', '```yaml', ...service('a').split('\n'), '```', '- item', '', '  ~~~yml', ...service('b').split('\n').map((line) => `  ${line}`), '  ~~~', '```json', ...service('c').split('\n'), '```', '> ```yaml', ...service('d').split('\n').map((line) => `> ${line}`));
    assert.deepEqual(names('markdown', source), ['a', 'b', 'd']);
  });

  it('are none in other languages', () => {
    assert.deepEqual(read('plaintext', service('a')), { objects: [], references: [], namespaces: [], hostnames: [] });
    assert.deepEqual(names('json', service('a')), []);
  });

  it('are read around anything that is not plain block style', () => {
    const source = text(
      '%YAML 1.2', '---', '{{- if .Values.on }}', '"apiVersion": v1', "'kind': Service # a comment", 'metadata: &meta', '  annotations:', '    text: |', '      name: no', '      metadata:', '        name: no',
      '  <<: *base', '  half', '  name: !!str orders', '  namespace: {{ .Release.Namespace }}', 'spec: {selector: {app: x}, ports: [1, 2]}', '{{- end }}', '---', '\tkind: x', ': ', '- ', '-', 'a: [', '"', '---',
      'apiVersion: v1', 'kind: Service', 'metadata: {name: cart, namespace: "store"}',
    );
    assert.deepEqual(read('yaml', source).objects.filter(({ kind }) => kind === 'Service').map(({ name, namespace }) => [name, namespace]), [['orders', undefined], ['cart', 'store']]);
  });

  it('are read in flow collections too, and as names only what stands in one piece', () => {
    const { objects, references } = read('yaml', text(
      'apiVersion: v1', 'kind: Service', 'metadata: {', '  name: "orders", labels: {a: b},', '  namespace: store }', 'spec:', '  parentRefs: [{kind: Gateway,', '    name: web}, {name: edge, namespace: infra}]',
      '---', 'kind: Pod', 'metadata:', '  name: a', '    text', '  namespace: [half',
    ));
    assert.deepEqual(objects.map(({ name, namespace }) => [name, namespace]), [['orders', 'store'], [undefined, undefined]]);
    assert.deepEqual(references.map(({ name, namespace }) => [name, namespace]), [['web', 'store'], ['edge', 'infra']]);
  });

  it('are those near the cursor in a file of 5 MB, whose other lines are not looked at', () => {
    const lines = Array.from({ length: 50_000 }, (_, index) => `${service(`s${String(index)}`)}\n---`).join('\n').split('\n');
    let looked = 0;
    const { objects } = objectsIn({ languageId: 'yaml', lineCount: lines.length, lineAt: (line) => (looked++, lines[line] ?? '') }, 120_003);
    assert.deepEqual([looked, objects.length, objects[0]?.name], [3000, 500, 's20000']);
    assert.deepEqual(read('yaml', `kind: ${'x'.repeat(5_000_000)}\napiVersion: v1`).objects, []);
    assert.deepEqual(read('yaml', `${'- '.repeat(2_500_000)}a`).objects, []);
  });
});
