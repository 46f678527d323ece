import assert from 'node:assert/strict';
import { Evidence } from '../../../src/core/terms/evidence';
import { Matcher, mentionAt, type Mention } from '../../../src/core/terms/matcher';
import { contractGlossary } from './glossaries';

const matcher = new Matcher(contractGlossary);

/** Takes the marks ⟦ and ⟧ out of a case, and tells the ranges that they stand around. */
function read(marked: string): { text: string; ranges: [number, number][] } {
  const ranges: [number, number][] = [];
  let text = '';
  let start = 0;
  for (const character of marked) {
    if (character === '⟦') {
      start = text.length;
    } else if (character === '⟧') {
      ranges.push([start, text.length]);
    } else {
      text += character;
    }
  }
  return { text, ranges };
}

function rangesOf(mentions: readonly Mention[]): [number, number][] {
  return mentions.map(({ start, end }) => [start, end]);
}

function idsOf(mentions: readonly Mention[]): string[][] {
  return mentions.map(({ candidates }) => candidates.map(({ id }) => id));
}

/** Checks a marked text in a language, and what its mentions mean where that is said. */
function holds(languageId: string, marked: string, ids?: readonly (readonly string[])[]): void {
  it(`${languageId}: ${marked.replaceAll('\n', '⏎')}`, () => {
    const { text, ranges } = read(marked);
    const mentions = matcher.find(text, languageId, { evidence: Evidence.everywhere });
    assert.deepEqual(rangesOf(mentions), ranges);
    if (ids) {
      assert.deepEqual(idsOf(mentions), ids);
    }
    for (const { start, end } of mentions) {
      assert.equal(mentionAt(mentions, start)?.start, start);
      assert.equal(mentionAt(mentions, end - 1)?.start, start);
      assert.notEqual(mentionAt(mentions, start - 1)?.start, start);
      assert.notEqual(mentionAt(mentions, end)?.start, start);
    }
  });
}

describe('The matcher in prose', () => {
  for (const language of ['markdown', 'plaintext']) {
    holds(language, 'The ⟦HBONE⟧ tunnel', [['hbone']]);
    holds(language, 'the ⟦hbone⟧ port', [['hbone']]);
    holds(language, 'two ⟦Waypoints⟧', [['waypoint']]);
    holds(language, "⟦waypoint⟧'s policy", [['waypoint']]);
    holds(language, '⟦waypoint⟧/⟦ztunnel⟧', [['waypoint'], ['ztunnel']]);
    holds(language, '_⟦HBONE⟧_');
    holds(language, '__⟦Istio⟧__');
    holds(language, '**⟦ztunnel⟧**');
    holds(language, 'a_ztunnel_b');
    holds(language, 'myWaypointName');
    holds(language, 'podman, podrunner');
    holds(language, '⟦ztunnel⟧-abc12 restarted', [['ztunnel']]);
    holds(language, '⟦Sidecar-less⟧ mesh', [['sidecarless']]);
    holds(language, '⟦sidecarless⟧', [['sidecarless']]);
    holds(language, '⟦L4⟧/⟦L7⟧ processing', [['l4-processing'], ['l7-processing']]);
    holds(language, '⟦L7 processing⟧', [['l7-processing']]);
    holds(language, '⟦L4⟧/⟦traffic policy engine⟧', [['l4-processing'], ['l7-policy']]);
    holds(language, '⟦waypoint⟧/⟦service mesh⟧', [['waypoint'], ['service-mesh']]);
    holds(language, '⟦service  mesh⟧', [['service-mesh']]);
    holds(language, '⟦service\nmesh⟧', [['service-mesh']]);
    holds(language, '⟦service\r\nmesh⟧', [['service-mesh']]);
    holds(language, 'service\n\nmesh');
    holds(language, '⟦API gateway⟧; the gateway', [['api-gateway']]);
    holds(language, 'the ⟦Gateway⟧ resource', [['gateway', 'istio-gateway']]);
    holds(language, 'an ⟦Istio Gateway⟧', [['istio-gateway']]);
    holds(language, 'edge cases, the backend, our observation, retry later, press tab, it spins, rooks, an operator said');
    holds(language, 'a ⟦Kubernetes operator⟧ for ⟦edge computing⟧', [['operator'], ['edge-computing']]);
    holds(language, '⟦TAB⟧ of the ⟦CNCF⟧', [['cncf-tab'], ['cncf']]);
    holds(language, '⟦DRA⟧');
    holds(language, '⟦Spin⟧ by Fermyon', [['fermyon-spin']]);
    holds(language, 'https://istio.io/latest/docs, see istio.io');
    holds(language, 'https://github.com/istio/istio/issues?q=ztunnel and https://example.org/docs#ztunnel, https://example.org/?a=b&q=istio');
    holds(language, '见https://istio.io⟦服务网格⟧，istio.io⟦服务网格⟧与⟦Istio⟧。');
    holds(language, 'https://example.org/wiki/服务网格 and https://example.org/?q=服务网格/零信任 of ://⟦服务网格⟧');
    holds(language, 'an API gateway.yaml, the ⟦API gateway⟧. ⟦service mesh⟧/⟦Istio⟧, a service mesh@example.org');
    holds(language, '⟦service\u2009mesh⟧ and ⟦service\u202fmesh⟧, ⟦service\rmesh⟧, service\r\rmesh');
    holds(language, 'is it a ⟦ztunnel⟧? and ⟦Istio⟧&⟦HBONE⟧');
    holds(language, 'mail istio@example.org, read ./istio/notes or /etc/istio/proxy');
    holds(language, '⟦HTTPRoutes⟧ and ⟦network policies⟧', [['httproute'], ['network-policy']]);
    holds(language, '⟦Amibent⟧ mode', [['ambient-mode']]);
    holds(language, '⟦Istio⟧ 1.24, ⟦ambient⟧.');
  }

  it('marks a misspelling as such', () => {
    assert.deepEqual(
      matcher.find('Amibent mesh and ambient mesh', 'plaintext').map(({ misspelling }) => misspelling),
      [true, false],
    );
  });
});

describe('The matcher in Markdown', () => {
  holds('markdown', '[⟦istio/ztunnel⟧](https://github.com/istio/ztunnel)', [['ztunnel']]);
  holds('markdown', '`⟦istio.io/use-waypoint⟧`', [['istio-use-waypoint-label']]);
  holds('markdown', '`kubectl -n istio-system logs ds/ztunnel`, ``⟦ztunnel⟧ ` ⟦HBONE⟧``');
  holds('markdown', 'a ` alone and ⟦ztunnel⟧');
  holds('markdown', '> ⟦service\n> mesh⟧');
  holds('markdown', '- ⟦service\n  mesh⟧\n- ⟦Istio⟧');
  holds('markdown', '# Service\nmesh of ⟦Istio⟧');
  holds('markdown', '<a href="istio" title="ztunnel">⟦ztunnel⟧</a> <!-- ztunnel\n\nztunnel --> ⟦HBONE⟧'.replace('\n\n', '\n'));
  holds('markdown', '<script>\nvar ztunnel;\n\nztunnel\n</script>\n⟦ztunnel⟧');
  holds('markdown', '[a]: https://example.org/ztunnel "ztunnel"\n[ztunnel]:\n  <ztunnel>\n\n[^1]: ⟦ztunnel⟧');
  holds('markdown', '[a]: https://example.org/ztunnel ⟦ztunnel⟧');
  holds('markdown', '<https://istio.io/ztunnel> ![⟦ztunnel⟧](ztunnel.png "ztunnel") [⟦Istio⟧](a(ztunnel)b) ⟦HBONE⟧');
  holds('markdown', '{{< figure src="ztunnel.png" title="ztunnel" >}} ⟦ztunnel⟧ {{% ref "istio" %}}');
  holds('markdown', '---\nztunnel: ⟦HBONE⟧ notes\ntags: [⟦Istio⟧, x]\n---\n⟦ztunnel⟧');
  holds('markdown', '+++\nistio = "⟦HBONE⟧"\n[ztunnel]\n+++\n⟦ztunnel⟧');
  holds('markdown', '+++\ristio = "⟦HBONE⟧"\r[ztunnel]\r+++\r⟦ztunnel⟧');
  holds('markdown', '+++\ristio = "\r⟦ztunnel⟧');
  holds('markdown', '---\ntitle: ⟦Istio⟧\n...\n⟦ztunnel⟧');
  holds('markdown', '---\n\n⟦Istio⟧ text\n\n---\n\n⟦ztunnel⟧');
  holds('markdown', '<!--\nIstio\n\nztunnel\n-->\n⟦HBONE⟧');
  holds('markdown', '<!--\n\n```yaml\n-->\n⟦HBONE⟧');
  holds('markdown', '```sh\nkubectl get ⟦ztunnel⟧ -n istio-system\n```\n⟦ztunnel⟧');
  holds('markdown', '~~~\n```\n⟦ztunnel⟧\n~~~\n⟦HBONE⟧');
  holds('markdown', 'text\n\n    the ztunnel-x is not, ⟦ztunnel⟧ is code\n');
  holds('markdown', '| ⟦service mesh⟧ | service |\n| mesh | ⟦HBONE⟧ |');
  holds('markdown', '```yaml\nkind: ⟦Gateway⟧\napiVersion: networking.istio.io/v1\n```\nthe ⟦Gateway⟧', [
    ['istio-gateway', 'gateway'],
    ['gateway', 'istio-gateway'],
  ]);
  holds('markdown', '> ```yaml\n> apiVersion: gateway.networking.k8s.io/v1\n> kind: ⟦Gateway⟧\n> spec:\n>   gatewayClassName: ⟦istio-waypoint⟧\n> ```\n> ⟦HBONE⟧', [
    ['gateway', 'istio-gateway'],
    ['waypoint'],
    ['hbone'],
  ]);
  holds('markdown', '- item\n  ```yaml\n  kind: ⟦HTTPRoute⟧\n  ```\n- ⟦HBONE⟧');

  it('says which mentions stand in code', () => {
    assert.deepEqual(
      matcher.find('ztunnel `ztunnel`\n```\nztunnel\n```\n', 'markdown').map(({ inCode }) => inCode),
      [false, true, true],
    );
  });

  for (const [text, expected] of [
    ['ztunnel [ztunnel](ztunnel) ztunnel', [false, true, false]],
    ['> ztunnel\nztunnel\n\nztunnel', [true, true, false]],
    ['ztunnel\n> ztunnel', [false, true]],
    ['> # ztunnel\n\n# ztunnel', [true, false]],
    ['- ztunnel\n- > ztunnel\n- ztunnel', [false, true, false]],
    ['[a [ztunnel] ztunnel][b] ztunnel', [true, true, false]],
    ['[![ztunnel](a)](b) ztunnel ] ztunnel [ ztunnel', [true, false, false, false]],
    ['<b>ztunnel</b> ztunnel <i>ztunnel', [true, false, false]],
    ['<div>\nztunnel\n</div>\n\nztunnel', [true, false]],
    ['ztunnel\n<p>\nztunnel\n\nztunnel', [false, true, false]],
    ['[<b>ztunnel](a) ztunnel</b> ztunnel', [true, true, false]],
  ] as const) {
    it(`says which mentions are quoted: ${text.replaceAll('\n', '⏎')}`, () => {
      assert.deepEqual(
        matcher.find(text, 'markdown').map(({ quoted }) => quoted),
        expected,
      );
    });
  }
});

describe('The matcher in Chinese and mixed text', () => {
  for (const language of ['markdown', 'plaintext']) {
    holds(language, '使用⟦ztunnel⟧代理', [['ztunnel']]);
    holds(language, '⟦Istio⟧的⟦Ambient 模式⟧', [['istio'], ['ambient-mode']]);
    holds(language, '在⟦服务网格⟧中', [['service-mesh']]);
    holds(language, '⟦零信任⟧架构', [['zero-trust']]);
    holds(language, '⟦API网关⟧', [['api-gateway']]);
    holds(language, '⟦API 网关⟧', [['api-gateway']]);
    holds(language, '⟦CNI插件⟧', [['cni']]);
    holds(language, '⟦负载\n   均衡⟧', [['load-balancing']]);
    holds(language, '负载 均衡');
    holds(language, '⟦ＨＢＯＮＥ⟧', [['hbone']]);
    holds(language, '⟦API　网关⟧', [['api-gateway']]);
    holds(language, '容器的入口，全球用户，电信运营商，许多平台功能，边缘');
    holds(language, '⟦运营商SDK⟧', [['operator-sdk']]);
    holds(language, '⟦边缘计算⟧', [['edge-computing']]);
  }
  holds('markdown', '> ⟦负载\n> 均衡⟧');

  it('marks a mistranslation as such', () => {
    assert.deepEqual(matcher.find('运营商 SDK', 'markdown').map(({ misspelling }) => misspelling), [true]);
  });
});

describe('The matcher in YAML and JSON', () => {
  holds('yaml', 'a: ["the ⟦ztunnel⟧\nb: ⟦HBONE⟧');
  holds('yaml', 'a: ["{{ .x }}\nb: ⟦HBONE⟧');
  holds('yaml', 'app.kubernetes.io/name: ⟦waypoint⟧', [['waypoint']]);
  holds('yaml', '⟦istio.io/use-waypoint⟧: web', [['istio-use-waypoint-label']]);
  holds('yaml', '⟦istio.io/dataplane-mode⟧: ⟦ambient⟧');
  holds('yaml', '"⟦istio.io/dataplane-mode⟧": \'⟦ambient⟧\'');
  holds('yaml', 'sidecar.istio.io/inject: "true"');
  holds('yaml', 'apiVersion: networking.istio.io/v1');
  holds('yaml', 'name: istio-ingressgateway\nnamespace: istio-system');
  holds('yaml', 'image: docker.io/istio/pilot:1.30');
  holds('yaml', 'image: istio/pilot');
  holds('yaml', 'gatewayClassName: ⟦istio-waypoint⟧', [['waypoint']]);
  holds('yaml', 'protocol: ⟦HBONE⟧', [['hbone']]);
  holds('yaml', 'apiVersion: networking.istio.io/v1\nkind: ⟦Gateway⟧', [['istio-gateway', 'gateway']]);
  holds('yaml', 'kind: ⟦Gateway⟧\napiVersion: gateway.networking.k8s.io/v1', [['gateway', 'istio-gateway']]);
  holds('yaml', 'apiVersion: security.istio.io/v1\nspec:\n  targetRefs: [{group: gateway.networking.k8s.io, kind: ⟦Gateway⟧}]', [['gateway', 'istio-gateway']]);
  holds('yaml', 'apiVersion: security.istio.io/v1\nspec:\n  targetRefs:\n  - kind: ⟦Gateway⟧\n    group: gateway.networking.k8s.io\n    name: web', [['gateway', 'istio-gateway']]);
  holds('yaml', 'apiVersion: gateway.networking.k8s.io/v1\nkind: ⟦HTTPRoute⟧\nspec:\n  ⟦parentRefs⟧: [{name: web}]', [['httproute'], ['parent-reference']]);
  holds('yaml', 'apiVersion: networking.istio.io/v1\nspec:\n  ⟦parentRefs⟧:\n    - name: web\n      kind: ⟦Gateway⟧', [['parent-reference'], ['gateway', 'istio-gateway']]);
  holds('yaml', 'apiVersion: specs.smi-spec.io/v1alpha4\nkind: ⟦TCPRoute⟧', [['smi-tcproute', 'tcproute']]);
  holds('yaml', 'apiVersion: example.org/v1\nkind: Gateway');
  holds('yaml', 'kind: {{ .Values.kind }}');
  holds('yaml', 'apiVersion: {{ .Values.api }}\nkind: ⟦Gateway⟧', [['gateway', 'istio-gateway']]);
  holds('yaml', 'apiVersion: "{{ .Values.api }}"\nkind: ⟦Gateway⟧', [['gateway', 'istio-gateway']]);
  holds('yaml', '{{- if .Values.mesh }}\nprotocol: ⟦HBONE⟧\n{{- end }}');
  holds('yaml', 'operator: In\ningress:\nretries:\nmesh:\nbackend:');
  holds('yaml', 'apiVersion: networking.istio.io/v1\nkind: ⟦Gateway⟧\n---\napiVersion: gateway.networking.k8s.io/v1\nkind: ⟦Gateway⟧', [
    ['istio-gateway', 'gateway'],
    ['gateway', 'istio-gateway'],
  ]);
  holds('yaml', '# the ⟦waypoint⟧ of the gateway, the ⟦Gateway⟧\nname: web # ⟦ztunnel⟧-x');
  holds('yaml', 'data:\n  note: |\n    kind: Gateway of ⟦ztunnel⟧\n\n    operator\n  next: ⟦HBONE⟧');
  holds('yaml', '- |\n  ⟦ztunnel⟧\n- >-\n  ⟦HBONE⟧\n- kind: ⟦HTTPRoute⟧');
  holds('yaml', 'patches:\n- patch: |-\n    - op: replace\n  target:\n    group: networking.istio.io\n    kind: ⟦Gateway⟧', [['istio-gateway', 'gateway']]);
  holds('yaml', 'a: "⟦ztunnel⟧\n  ⟦HBONE⟧"\nkind: ⟦HTTPRoute⟧');
  holds('yaml', 'a: "never closed ⟦ztunnel⟧\nkind: ⟦HTTPRoute⟧');
  holds('yaml', 'a: &anchor ⟦ztunnel⟧\nb: *ztunnel\nc: !tag ⟦ztunnel⟧');
  holds('yaml', '\tkind: ⟦HTTPRoute⟧\r\nname: ⟦ztunnel⟧\r\n');
  holds('yaml', 'kind: Gateway gateway');
  holds('yaml', 'kind: [');
  holds('yaml', 'a: {b: [{c: ⟦ztunnel⟧, kind: ⟦HTTPRoute⟧}');
  holds('yaml', 'a: "a text\n  kind: ⟦HTTPRoute⟧, Gateway"');
  holds('yaml', '--- |\noperator\n---\nkind: ⟦HTTPRoute⟧');
  holds('yaml', 'spec: {\nkind: ⟦HTTPRoute⟧\nname: [⟦ztunnel⟧');
  holds('yaml', 'apiVersion:\nkind: ⟦Gateway⟧', [['gateway', 'istio-gateway']]);
  holds('yaml', 'data: |\n  name: {{ .ztunnel }}-⟦ztunnel⟧\n{{- end }}\n  a ⟦ztunnel⟧');
  holds('yaml', 'apiVersion: networking.istio.io/v1\n&a kind: ⟦Gateway⟧', [['istio-gateway', 'gateway']]);
  holds('helm', 'kind: ⟦Gateway⟧\napiVersion: networking.istio.io/v1', [['istio-gateway', 'gateway']]);
  holds('json', '{"kind":"⟦Gateway⟧","apiVersion":"networking.istio.io/v1","spec":{"⟦parentRefs⟧":[{"kind":"⟦Gateway⟧","name":"⟦ztunnel⟧"}]}}', [
    ['istio-gateway', 'gateway'],
    ['parent-reference'],
    ['gateway', 'istio-gateway'],
    ['ztunnel'],
  ]);
  holds('jsonc', '// it\'s ⟦ztunnel⟧\n{\n  /* { */ "apiVersion": "networking.istio.io/v1", // "x\n  "kind": "⟦Gateway⟧"\n}', [['ztunnel'], ['istio-gateway', 'gateway']]);
  holds('dockerfile', 'FROM istio/proxyv2:1.30\n# ⟦ztunnel⟧ image');
});

describe('The matcher on hostile texts', () => {
  /** How many code units are asked of a text: a measure of work that no machine changes. */
  function workOn(text: string, languageId: string): number {
    let work = 0;
    // eslint-disable-next-line @typescript-eslint/unbound-method -- it is called with its string below
    const { indexOf } = String.prototype;
    String.prototype.indexOf = function (this: string, sought: string, from = 0): number {
      const found = indexOf.call(this, sought, from);
      work += (found < 0 ? this.length : found) - from;
      return found;
    };
    try {
      matcher.find(text, languageId, { evidence: Evidence.everywhere });
    } finally {
      String.prototype.indexOf = indexOf;
    }
    return work;
  }

  for (const opening of ['a <!-- b\n\n', 'a <b\n\n', 'a ](x\n\n', 'a {{< b\n\n', 'a `b\n\n', '[a](((b)\n\n']) {
    it(`searches for what closes ${JSON.stringify(opening)} in time that grows with the text`, () => {
      const short = workOn(opening.repeat(500), 'markdown');
      const long = workOn(opening.repeat(2000), 'markdown');
      assert.ok(long <= 5 * short + 100, `${String(short)} grew to ${String(long)}`);
    });
  }
});
