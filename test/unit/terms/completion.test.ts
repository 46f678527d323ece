import assert from 'node:assert/strict';
import { builtinGlossary } from '../../../src/core/terms/builtinGlossary';
import { CompletionNames } from '../../../src/core/terms/completion';
import { Glossary } from '../../../src/core/terms/glossary';
import { Matcher } from '../../../src/core/terms/matcher';
import { regionsOf } from '../../../src/core/terms/regions';
import { RegionKind } from '../../../src/core/terms/region';
import { builtinNotes } from '../builtinNotes';
import { readSeed } from '../notes/files';
import { contractGlossary, term } from './glossaries';

const seeds = ['kubecon-china-2024-recap.zh.txt', 'kubecon-china-2024-trip.zh.md', 'kubecon-eu-2019-takeaways.zh.md', 'kubecon-eu-2024-paris.en.txt', 'kubecon-eu-2024-paris.zh.md'];

const names = new CompletionNames(contractGlossary);

interface Expected {
  /** The text before the cursor that is replaced. */
  readonly replaces: string;
  readonly names: readonly string[];
}

/** What is offered at the mark `|` in a text. */
function offered(marked: string, languageId = 'markdown', from = names): Expected | undefined {
  const offset = marked.indexOf('|');
  const text = marked.slice(0, offset) + marked.slice(offset + 1);
  const found = from.at(text, languageId, offset);
  return found && { replaces: text.slice(found.start, offset), names: found.completions.map((each) => each.text) };
}

function offers(marked: string, replaces: string, ...expected: readonly string[]): void {
  it(`${marked.replaceAll('\n', '⏎')} → ${expected.join(', ')}`, () => {
    assert.deepEqual(offered(marked), { replaces, names: expected });
  });
}

function offersNothing(marked: string, languageId = 'markdown'): void {
  it(`${languageId}: ${marked.replaceAll('\n', '⏎')} → nothing`, () => {
    assert.equal(offered(marked, languageId), undefined);
  });
}

describe('Completion in prose', () => {
  offers('the way|', 'way', 'waypoint', 'waypoint proxy');
  offers('Way|', 'Way', 'Waypoint proxy', 'waypoint');
  offers('HB|', 'HB', 'HBONE');
  offers('the hb|, again', 'hb', 'HBONE');
  offers('a service m|', 'service m', 'service mesh');
  offers('a service  m|', 'service  m', 'service mesh');
  offers('(zt|', 'zt', 'ztunnel');
  offers('_zt|', 'zt', 'ztunnel');
  offers('waypoint/zt|', 'zt', 'ztunnel');
  offers('istio.io/us|', 'istio.io/us', 'istio.io/use-waypoint');

  describe('in running Chinese', () => {
    offers('服务网|', '服务网', '服务网格');
    offers('我们使用服务|', '服务', '服务网格');
    offers('使用ztun|', 'ztun', 'ztunnel');
    offers('使用ztun|代理', 'ztun', 'ztunnel');
    offers('API 网|', 'API 网', 'API 网关');
    offers('API网|', 'API网', 'API 网关');
    offers('用API 网|', 'API 网', 'API 网关');
    offers('ＨＢ|', 'ＨＢ', 'HBONE');
    offers('入|口', '入', '入口');
  });

  describe('after a space inside a name', () => {
    offers('an API |', 'API ', 'API gateway', 'API 网关');
    offers('用 API |', 'API ', 'API 网关', 'API gateway');
    offersNothing('the way |');
  });

  describe('where a name is complete', () => {
    offersNothing('HBONE|');
    offersNothing('hbone|');
    offersNothing('我们的服务网格|');
    offersNothing('Ztunnel|');
    offers('waypoint|', 'waypoint', 'waypoint proxy');
    offers('tcproute|', 'tcproute', 'TCPRoute');
    offersNothing('TCPRoute|');
    offersNothing('waypoints|');
  });

  describe('where nothing begins', () => {
    offersNothing('|');
    offersNothing('the |');
    offersNothing('one two|');
    offersNothing('highway|');
    offersNothing('a_zt|');
    offersNothing('Amib|');
    offersNothing('使用|');
  });

  describe('in a Markdown document', () => {
    offers('`zt|`', 'zt', 'ztunnel');
    offers('the `zt|', 'zt', 'ztunnel');
    offers('[the zt|](https://example.com)', 'zt', 'ztunnel');
    offers('[[zt|', 'zt', 'ztunnel');
    offers('# The zt|', 'zt', 'ztunnel');
    offers('> - zt|', 'zt', 'ztunnel');
    offers('---\ntitle: zt\n---\nzt|', 'zt', 'ztunnel');
    offers('```yaml\nname: zt\n```\n\nzt|\n\nmore', 'zt', 'ztunnel');
    offersNothing('`a-zt|`');
    offersNothing('[a](zt|)');
    offersNothing('[a](zt|');
    offersNothing('![a](pictures/zt|.png)');
    offersNothing('[a]: zt|');
    offersNothing('https://zt|');
    offersNothing('https://istio.i|');
    offersNothing('https://example.com/?q=zt|');
    offersNothing('zt|.example.com');
    offersNothing('<a href="zt|">');
    offersNothing('<a href="zt|');
    offersNothing('<!-- zt| -->');
    offersNothing('{{< figure zt| >}}');
    offersNothing('{{< figure zt|');
    offersNothing('---\ntitle: zt|\n---\n');
    offersNothing('+++\ntitle = "zt|"\n+++\n');
    offersNothing('```\nzt|\n```');
    offersNothing('```text\nzt|\n```');
    offersNothing('```yaml\nname: zt|\n```');
    offersNothing('```yaml\nname: zt|');
    offersNothing('```json\n{"a": "zt|"}\n```');
    offersNothing('```yaml\n# zt|\n```');
    offersNothing('a\n\n    zt|');
  });

  it('is the same in plain text, where nothing is code', () => {
    assert.deepEqual(offered('`a`\n\n    zt|', 'plaintext'), { replaces: 'zt', names: ['ztunnel'] });
    assert.deepEqual(offered('<b zt|', 'plaintext'), { replaces: 'zt', names: ['ztunnel'] });
    assert.equal(offered('https://zt|', 'plaintext'), undefined);
  });

  it('stands in the comments and values of other languages, not in their keys', () => {
    assert.deepEqual(offered('# the zt|', 'yaml'), { replaces: 'zt', names: ['ztunnel'] });
    assert.deepEqual(offered('name: zt|', 'yaml'), { replaces: 'zt', names: ['ztunnel'] });
    assert.equal(offered('parentR|: a', 'yaml'), undefined);
    assert.deepEqual(offered('// the zt|', 'go'), { replaces: 'zt', names: ['ztunnel'] });
  });

  it('leaves ignored terms out, and looks for shorter beginnings', () => {
    const ignored = (text: string, ...ids: string[]) => names.at(text, 'markdown', text.length, ids)?.completions.map((each) => each.text);
    assert.deepEqual(ignored('zt', 'ztunnel'), undefined);
    assert.deepEqual(ignored('an API ', 'api-gateway'), undefined);
    assert.deepEqual(ignored('HTTPR', 'ztunnel'), ['HTTPRoute']);
  });

  it('says what would be typed on, which VS Code filters by', () => {
    const typed = (text: string) => names.at(text, 'markdown', text.length)?.completions.map((each) => each.typed);
    assert.deepEqual(typed('API网'), ['API网关']);
    assert.deepEqual(typed('API 网'), ['API 网关']);
    assert.deepEqual(typed('hb'), ['hbONE']);
    assert.deepEqual(typed('an API '), ['API gateway', 'API 网关']);
    assert.deepEqual(typed('service   m'), ['service   mesh']);
  });
});

describe('Completion among several ways to write a name', () => {
  const several = new CompletionNames(
    new Glossary([
      term('spiffe', { name: 'SPIFFE', aliases: ['spiffe', 'SPIFFE ID'] }),
      term('envoy', { name: 'Envoy', kind: 'project', aliases: ['envoy', 'Envoy proxy'] }),
      term('service-mesh', { name: 'Service mesh', aliases: ['service mesh', 'service mesh'], misspellings: ['servise mesh'] }),
      term('gateway', { name: 'Gateway', kind: 'resource', apiVersion: 'gateway.networking.k8s.io/v1' }),
      term('istio-gateway', { name: 'Gateway', kind: 'resource', apiVersion: 'networking.istio.io/v1' }),
      term('envoy', { name: 'Envoy at our house', origin: 'workspace' }),
    ]),
  );
  const texts = (marked: string) => offered(marked, 'markdown', several)?.names;

  it('writes capitals where they belong to the name', () => {
    assert.deepEqual(texts('spi|'), ['SPIFFE', 'SPIFFE ID']);
  });

  it('writes a common noun as it was begun', () => {
    assert.deepEqual(texts('serv|'), ['service mesh']);
    assert.deepEqual(texts('Serv|'), ['Service mesh']);
  });

  it('puts the workspace’s own terms first', () => {
    assert.deepEqual(texts('env|'), ['Envoy at our house', 'Envoy', 'Envoy proxy']);
  });

  it('offers a text that two terms share once, for the likelier one', () => {
    const found = several.at('Gat', 'markdown', 3);
    assert.deepEqual(found?.completions.map(({ text, entry }) => [text, entry.id]), [['Gateway', 'gateway']]);
  });

  it('offers no name that is too long to be found in a text', () => {
    const from = new CompletionNames(new Glossary([term('long', { name: `mesh ${'a'.repeat(200)}`, aliases: [`mesh ${'b'.repeat(195)}`] })]));
    assert.deepEqual(offered('a mes|', 'markdown', from), { replaces: 'mes', names: [`mesh ${'b'.repeat(195)}`] });
  });

  it('is empty for an empty glossary', () => {
    assert.equal(offered('a|', 'markdown', new CompletionNames(new Glossary([]))), undefined);
  });
});

describe('Completion of the built-in names', () => {
  const builtin = new CompletionNames(new Glossary(builtinGlossary(builtinNotes).terms));
  const cases: readonly (readonly [prefix: string, ...first: readonly string[]])[] = [
    ['zt', 'ztunnel', 'ZTA'],
    ['ZT', 'ZTA', 'ztunnel'],
    ['way', 'waypoint', 'waypoint proxy', 'waypoint sandwich'],
    ['Way', 'Waypoint proxy', 'waypoint', 'waypoint sandwich'],
    ['gate', 'Gateway', 'Gateway API', 'GatewayClass'],
    ['Gate', 'Gateway', 'Gateway API', 'GatewayClass'],
    ['istio', 'istiod', 'istio-cni', 'istio-waypoint'],
    ['ist', 'Istio', 'istiod', 'istio-cni'],
    ['si', 'sidecar', 'Sidecar', 'sidecarless'],
    ['mt', 'mTLS'],
    ['htt', 'HTTPRoute', 'http basic', 'HTTP CONNECT'],
    ['env', 'Envoy', 'EnvoyProxy', 'EnvoyFilter'],
    ['kube', 'KubeCon', 'KubeVirt', 'Kubernetes'],
    ['was', 'WASI', 'wasmCloud', 'WasmPlugin'],
    ['服务', '服务网格', '服务导入', '服务导出'],
    ['网', '网络策略', '网关 API', '网格控制面'],
    ['双', '双向 TLS', '双向认证', '双向 tls 认证'],
  ];
  for (const [prefix, ...first] of cases) {
    it(`${prefix}| → ${first.join(', ')} …`, () => {
      assert.deepEqual(offered(`${prefix}|`, 'markdown', builtin)?.names.slice(0, 3), first);
    });
  }
});

describe('Completion in a long note', () => {
  const paragraph = 'A waypoint, the `ztunnel` and [HBONE](https://example.com/hbone) in a service mesh.\n使用服务网格的人很多。\n\n```yaml\nkind: Pod\nname: ztunnel\n```\n\n';

  it('looks into the paragraph of the cursor alone', () => {
    let reads = 0;
    const text = new Proxy(new String(`${paragraph.repeat(20)}zt`), {
      get(target, property) {
        const value: unknown = Reflect.get(target, property, target);
        if (property === 'charCodeAt') {
          return (at: number) => {
            reads++;
            return target.charCodeAt(at);
          };
        }
        return typeof value === 'function' ? (value.bind(target) as unknown) : value;
      },
    }) as unknown as string;
    assert.deepEqual(names.at(text, 'markdown', text.length)?.completions.map((each) => each.text), ['ztunnel']);
    assert.ok(reads < 500, `${String(reads)} characters were read`);
  });
});

describe('Completion in real notes', () => {
  const glossary = new Glossary(builtinGlossary(builtinNotes).terms);
  const matcher = new Matcher(glossary);
  const builtin = new CompletionNames(glossary);

  /** The names in a text that are not offered to who has typed all but their last letter; where a longer one may be meant, that is. */
  function missedIn(text: string): string[] {
    const regions: [number, number][] = [];
    regionsOf(text, 'markdown', (start, end, kind) => {
      if (kind === RegionKind.prose || kind === RegionKind.codeSpan) {
        regions.push([start, end]);
      }
    });
    const missed: string[] = [];
    for (const { start, end, candidates, misspelling } of matcher.find(text, 'markdown')) {
      const written = text.slice(start, end);
      const isName = candidates.some(({ terms }) => Object.values(terms).some(({ name, aliases }) => [name, ...aliases].some((each) => isSame(each, written))));
      const isInUrl = /:\/\/\S*$/.test(text.slice(Math.max(0, start - 200), start));
      if (misspelling || !isName || isInUrl || written.includes('\n') || !regions.some(([from, to]) => from <= start && end <= to)) {
        continue;
      }
      const found = builtin.at(text, 'markdown', end - 1);
      if (!found || (found.start === start && !found.completions.some((each) => isSame(each.text, written)))) {
        missed.push(written);
      }
    }
    return missed;
  }

  for (const [language, notes] of Object.entries(builtinNotes)) {
    for (const [path, text] of Object.entries(notes).filter(([each]) => each.startsWith('conferences/'))) {
      it(`finishes every name in ${language}/${path}`, () => {
        assert.deepEqual(missedIn(text), []);
      });
    }
  }

  for (const name of seeds) {
    it(`finishes every name in ${name}`, () => {
      assert.deepEqual(missedIn(readSeed(name) ?? ''), []);
    });
  }
});

function isSame(name: string, written: string): boolean {
  const fold = (text: string) => text.replace(/\s+/g, '').toLowerCase();
  return fold(name) === fold(written);
}
