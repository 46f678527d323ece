import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { cardAt, cardOn, open, termIds } from './harness/hovers';

/** A text with ⟦…⟧ around each mention, and the ids of the mentioned terms in order. */
type Case = readonly [language: string, marked: string, ...terms: readonly string[]];

const cases: readonly Case[] = [
  ['markdown', 'The ⟦HBONE⟧ tunnel', 'hbone'],
  ['plaintext', 'the ⟦hbone⟧ port', 'hbone'],
  ['markdown', 'two ⟦Waypoints⟧ of ⟦Istio⟧', 'waypoint', 'istio'],
  ['markdown', "⟦waypoint⟧'s policy, ⟦waypoint⟧/⟦ztunnel⟧", 'waypoint', 'waypoint', 'ztunnel'],
  ['markdown', '_⟦HBONE⟧_, __⟦Istio⟧__ and **⟦ztunnel⟧**', 'hbone', 'istio', 'ztunnel'],
  ['markdown', 'a_ztunnel_b, myWaypointName, podman, podrunner'],
  ['markdown', '⟦ztunnel⟧-abc12 restarted', 'ztunnel'],
  ['markdown', '⟦Sidecar-less⟧ mesh, ⟦sidecarless⟧', 'sidecarless', 'sidecarless'],
  ['markdown', '⟦L4⟧/⟦L7⟧ processing; ⟦L7 processing⟧ by ⟦ztunnel⟧', 'l4-processing', 'l7-processing', 'l7-processing', 'ztunnel'],
  ['markdown', '⟦service  mesh⟧', 'service-mesh'],
  ['markdown', '⟦service\nmesh⟧', 'service-mesh'],
  ['markdown', '⟦API gateway⟧; the gateway', 'api-gateway'],
  ['markdown', 'the ⟦Gateway⟧ resource of ⟦Istio⟧, a NAT Gateway', 'gateway', 'istio'],
  ['markdown', 'the Gateway resource of our radio, press TAB'],
  ['markdown', 'edge cases, the backend, our observation, retry later, press tab, it spins, rooks, an operator said'],
  ['markdown', '⟦TAB⟧ of the ⟦CNCF⟧, ⟦DRA⟧, ⟦Spin⟧ by ⟦Fermyon⟧', 'cncf-tab', 'cncf', 'dra', 'fermyon-spin', 'fermyon-spin'],
  ['markdown', 'https://istio.io/latest/docs, see istio.io'],
  ['markdown', '[⟦istio/ztunnel⟧](https://github.com/istio/ztunnel)', 'ztunnel'],
  ['markdown', '`⟦istio.io/use-waypoint⟧`', 'istio-use-waypoint-label'],
  ['markdown', '⟦Amibent⟧ mode', 'ambient-mode'],
  ['markdown', '使用⟦ztunnel⟧代理，⟦Istio⟧的⟦Ambient 模式⟧', 'ztunnel', 'istio', 'ambient-mode'],
  ['plaintext', '在⟦服务网格⟧中', 'service-mesh'],
  ['markdown', '⟦零信任⟧架构', 'zero-trust'],
  ['markdown', '⟦API网关⟧，⟦API 网关⟧，⟦CNI插件⟧', 'api-gateway', 'api-gateway', 'cni'],
  ['markdown', '⟦负载\n   均衡⟧', 'load-balancing'],
  ['markdown', '⟦ＨＢＯＮＥ⟧', 'hbone'],
  ['markdown', '容器的入口，全球用户，电信运营商，许多平台功能，边缘'],
  ['markdown', '⟦运营商SDK⟧', 'operator-sdk'],
  ['yaml', 'app.kubernetes.io/name: ⟦waypoint⟧', 'waypoint'],
  ['yaml', '⟦istio.io/use-waypoint⟧: web', 'istio-use-waypoint-label'],
  ['yaml', '⟦istio.io/dataplane-mode⟧: ⟦ambient⟧', 'istio-dataplane-mode-label', 'ambient-mode'],
  ['yaml', 'sidecar.istio.io/inject: "true"'],
  ['yaml', 'apiVersion: networking.istio.io/v1'],
  ['yaml', 'name: istio-ingressgateway\nnamespace: istio-system'],
  ['yaml', 'image: docker.io/istio/pilot:1.30'],
  ['yaml', 'gatewayClassName: ⟦istio-waypoint⟧', 'gatewayclass-istio-waypoint'],
  ['yaml', 'protocol: ⟦HBONE⟧', 'hbone'],
  ['yaml', 'apiVersion: networking.istio.io/v1\nkind: ⟦Gateway⟧', 'istio-gateway'],
  ['yaml', 'apiVersion: gateway.networking.k8s.io/v1\nkind: ⟦Gateway⟧', 'gateway'],
  ['yaml', 'apiVersion: security.istio.io/v1\ntargetRefs: [{group: gateway.networking.k8s.io, kind: ⟦Gateway⟧}]', 'gateway'],
  ['yaml', 'apiVersion: gateway.networking.k8s.io/v1\nkind: ⟦HTTPRoute⟧\nspec:\n  ⟦parentRefs⟧: [{name: web}]', 'httproute', 'parent-reference'],
  ['yaml', 'apiVersion: specs.smi-spec.io/v1alpha4\nkind: ⟦TCPRoute⟧', 'smi-tcproute'],
  ['yaml', 'kind: {{ .Values.kind }}'],
  ['yaml', 'apiVersion: {{ .Values.api }}\nkind: ⟦Gateway⟧', 'gateway'],
  ['yaml', 'operator: In\ningress:\nretries:\nmesh:\nbackend:'],
  ['yaml', 'apiVersion: networking.istio.io/v1\nkind: ⟦Gateway⟧\n---\napiVersion: gateway.networking.k8s.io/v1\nkind: ⟦Gateway⟧', 'istio-gateway', 'gateway'],
  ['markdown', '```yaml\napiVersion: networking.istio.io/v1\nkind: ⟦Gateway⟧\n```\n', 'istio-gateway'],
];

function read(marked: string): { text: string; ranges: [number, number][] } {
  const ranges: [number, number][] = [];
  let text = '';
  for (const character of marked) {
    if (character === '⟦') {
      ranges.push([text.length, text.length]);
    } else if (character === '⟧') {
      const last = ranges.at(-1);
      if (last) {
        last[1] = text.length;
      }
    } else {
      text += character;
    }
  }
  return { text, ranges };
}

describe('The hover', () => {
  for (const [language, marked, ...terms] of cases) {
    it(`${language}: ${marked.replaceAll('\n', '⏎')}`, async () => {
      const { text, ranges } = read(marked);
      const document = await open(language, text);
      for (const [index, [start, end]] of ranges.entries()) {
        const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
        for (const offset of [start, end - 1]) {
          const card = await cardAt(document, document.positionAt(offset));
          assert.ok(card, `no card at ${String(offset)}`);
          assert.deepEqual(card.range, range);
          assert.equal(termIds(card)[0], terms[index]);
        }
      }
      const outside = ranges.length > 0 ? ranges.flatMap(([start, end]) => [start - 1, end]) : [...text].map((_, offset) => offset);
      for (const offset of outside.filter((each) => each >= 0 && each < text.length && !ranges.some(([start, end]) => each >= start && each < end))) {
        assert.equal(await cardAt(document, document.positionAt(offset)), undefined, `a card at ${String(offset)}`);
      }
    });
  }

  it('offers both kinds if the text is ambiguous', async () => {
    const card = await cardOn(await open('markdown', 'the Gateway resource of Istio'), 'Gateway');
    assert.deepEqual(card && termIds(card), ['gateway', 'istio-gateway']);
    assert.match(card?.links ?? '', /May also mean: \[Gateway \(Istio\)\]/);
  });

  it('points out a misspelling', async () => {
    const card = await cardOn(await open('markdown', 'the Amibent mode'), 'Amibent');
    assert.match(card?.body ?? '', /“Amibent” is a misspelling of Ambient mode\./);
  });

  it('shows what a term is, its state and links', async () => {
    const card = await cardOn(await open('plaintext', 'a waypoint of Istio'), 'waypoint');
    assert.ok(card);
    assert.match(card.body, /^\*\*Waypoint proxy\*\* {2}\ncomponent · Istio/);
    assert.match(card.body, /\n- /);
    assert.deepEqual(
      [...card.links.matchAll(/\[([^\]]+)\]\(/g)].map(([, label]) => label).filter((label) => label !== undefined && !/mention/.test(label)),
      ['Page', 'Insert manifest…', 'Docs', 'Don’t explain this term'],
    );
  });

  it('shows the built-in term below the user’s own in its place, once, with its page', async () => {
    const card = await cardOn(await open('markdown', 'an HBONE tunnel'), 'HBONE');
    assert.ok(card);
    const [, own, ownFacts, builtin] = card.body.split('\n\n');
    assert.match(own ?? '', /^The workspace's \*\*own\*\* account of HBONE/);
    assert.match(ownFacts ?? '', /^- Ask the network team/);
    assert.match(builtin ?? '', /^From Mesh Notes: The tunnel /);
    assert.match(card.links, /\[Built-in page\]/);
    assert.doesNotMatch(card.links, /May also mean/);
    assert.deepEqual(termIds(card), ['hbone', 'hbone']);
  });

  it('disables command links of a user’s note: only the card’s own links are trusted, for its own commands', async () => {
    const document = await open('markdown', 'a house tunnel');
    await cardOn(document, 'house tunnel');
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, new vscode.Position(0, 3));
    for (const content of hovers.flatMap(({ contents }) => contents)) {
      assert.ok(!(content instanceof vscode.MarkdownString) || (!content.supportHtml && !content.supportThemeIcons), JSON.stringify(content));
    }
    const trusts = hovers.flatMap(({ contents }) => contents.map((content) => (typeof content === 'object' && 'isTrusted' in content ? content.isTrusted : undefined)));
    for (const trust of trusts) {
      assert.ok(trust === undefined || trust === false || (typeof trust === 'object' && trust.enabledCommands.every((command) => command.startsWith('meshNotes.'))), JSON.stringify(trust));
    }
  });
});
