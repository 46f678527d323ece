import assert from 'node:assert/strict';
import { readSnippets } from '../../../src/core/manifests/snippet';
import { SnippetTerms } from '../../../src/core/manifests/snippetTerms';
import { Glossary, type GlossaryEntry } from '../../../src/core/terms/glossary';
import { Matcher } from '../../../src/core/terms/matcher';
import { term } from '../terms/glossaries';

const glossary = new Glossary([
  term('gateway', { name: 'Gateway', kind: 'resource', quiet: true, apiVersion: 'gateway.networking.k8s.io/v1' }),
  term('istio-gateway', { name: 'Gateway', kind: 'resource', quiet: true, apiVersion: 'networking.istio.io/v1' }),
  term('hbone', { name: 'HBONE', kind: 'protocol', expansion: 'HTTP-Based Overlay Network Environment' }),
  term('hbone', { language: 'zh-cn', name: 'HBONE 隧道', kind: 'protocol', aliases: ['HBONE 协议'] }),
  term('ztunnel', { name: 'ztunnel', kind: 'component' }),
]);
const matcher = new Matcher(glossary);
const head = 'apiVersion: gateway.networking.k8s.io/v1\nkind: Gateway\n';
const { snippets } = readSnippets(
  JSON.stringify({
    waypoint: { prefix: 'waypoint', body: `${head}# HBONE comes in, HBONE goes out\nspec:\n  protocol: HBONE` },
    'Edge behind ztunnel': { prefix: 'edge', body: `${head}metadata:\n  name: \${1:edge}` },
  }),
  'istio',
);

function entry(id: string): GlossaryEntry {
  return glossary.withId(id)[0] ?? assert.fail(id);
}

describe('The terms in snippets', () => {
  it('are those that their titles and texts mention, of several meanings the likeliest', () => {
    const snippetTerms = new SnippetTerms(matcher, snippets);
    const prefixes = (id: string): string[] => snippets.filter((snippet) => snippetTerms.idsWith(entry(id)).has(snippet.id)).map(({ prefix }) => prefix);
    assert.deepEqual(
      { gateway: prefixes('gateway'), istioGateway: prefixes('istio-gateway'), hbone: prefixes('hbone'), ztunnel: prefixes('ztunnel') },
      { gateway: ['waypoint', 'edge'], istioGateway: [], hbone: ['waypoint'], ztunnel: ['edge'] },
    );
  });

  it('are read once, one at a time or on demand', () => {
    let reads = 0;
    class CountingMatcher extends Matcher {
      override find(...args: Parameters<Matcher['find']>): ReturnType<Matcher['find']> {
        reads++;
        return super.find(...args);
      }
    }
    const snippetTerms = new SnippetTerms(new CountingMatcher(glossary), snippets);
    const [first] = snippets;
    if (first) {
      snippetTerms.read(first);
      snippetTerms.read(first);
    }
    assert.deepEqual([reads, [...snippetTerms.unread].map(({ prefix }) => prefix)], [2, ['edge']], 'a title and a text');
    assert.equal(snippetTerms.idsWith(entry('gateway')).size, 2);
    assert.deepEqual([reads, snippetTerms.unread.size], [4, 0]);
  });

  it('are known by all their names, in all languages', () => {
    const snippetTerms = new SnippetTerms(matcher, snippets);
    const namesIn = (): string[][] => snippets.map((snippet) => snippetTerms.namesIn(snippet));
    assert.deepEqual(namesIn(), [[], []], 'before they are read');
    snippetTerms.idsWith(entry('hbone'));
    assert.deepEqual(namesIn(), [['Gateway', 'HBONE', 'HTTP-Based Overlay Network Environment', 'HBONE 隧道', 'HBONE 协议'], ['Gateway', 'ztunnel']]);
  });
});
