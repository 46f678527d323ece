import assert from 'node:assert/strict';
import { builtinGlossary } from '../../src/core/terms/builtinGlossary';
import { Evidence } from '../../src/core/terms/evidence';
import { Glossary, Need, termIn, type Alias, type GlossaryEntry } from '../../src/core/terms/glossary';
import { mentionAt, Matcher, type Mention } from '../../src/core/terms/matcher';
import { languages } from '../../src/core/text/language';
import { builtinNotes } from './builtinNotes';

const glossary = new Glossary(builtinGlossary(builtinNotes).terms);
const matcher = new Matcher(glossary);

/** What stands around an alias: nothing, English, Chinese, Markdown's marks. */
const surroundings: readonly (readonly [string, string])[] = [
  ['', ''],
  ['It is the ', ' that counts.'],
  ['说的就是', '这个'],
  ['**', '**'],
  ['[', '](page.md)'],
];

/** Common words that resources are called too: they count where they are written as the resource's name. */
function isProseAlias(alias: Alias): boolean {
  return alias.need < Need.proof;
}

/** Whether two notes may go by one name: resources of two groups, or a resource whose name is another term's common word. */
function mayShare(a: GlossaryEntry, b: GlossaryEntry): boolean {
  return (a.kind === 'resource' && b.kind === 'resource') || (a.kind === 'resource' && a.quiet) || (b.kind === 'resource' && b.quiet);
}

/** The mention that covers the text between the surroundings, if it is the only one. */
function wholeMention(text: string, [before, after]: readonly [string, string] = ['', ''], languageId = 'markdown'): Mention | undefined {
  const [only, ...others] = matcher.find(`${before}${text}${after}`, languageId, { evidence: Evidence.everywhere });
  return only && others.length === 0 && only.start === before.length && only.end === before.length + text.length ? only : undefined;
}

function idsOf(mention: Mention | undefined): string[] {
  return (mention?.candidates ?? []).map(({ id }) => id);
}

function textsOf(text: string, languageId = 'markdown'): string[] {
  return matcher.find(text, languageId, { evidence: Evidence.everywhere }).map(({ start, end }) => text.slice(start, end));
}

/** The texts that may mean a term. */
function textsFor(entry: GlossaryEntry, text: string, languageId = 'markdown'): string[] {
  return matcher
    .find(text, languageId, { evidence: Evidence.everywhere })
    .filter(({ candidates }) => candidates.includes(entry))
    .map(({ start, end }) => text.slice(start, end));
}

/** The names and aliases of a term in each language. */
function namesOf({ terms }: GlossaryEntry): string[] {
  return [...new Set(languages.flatMap((language) => (terms[language] ? [terms[language].name, ...terms[language].aliases] : [])))];
}

describe('The names of the built-in glossary', () => {
  it('are there', () => {
    assert.ok(glossary.entries.length > 100);
    for (const { id, terms } of glossary.entries) {
      assert.deepEqual(Object.keys(terms).sort(), [...languages].sort(), id);
    }
  });

  it('each lead to their own term in prose', () => {
    const wrong: string[] = [];
    for (const alias of glossary.aliases.filter((each) => isProseAlias(each) && !each.misspelling)) {
      for (const around of surroundings) {
        const mention = wholeMention(alias.text, around);
        const [first] = mention?.candidates ?? [];
        const isFound = first === alias.entry || (first !== undefined && mention?.candidates.includes(alias.entry) === true && mayShare(first, alias.entry));
        if (!isFound || mention?.misspelling !== false) {
          wrong.push(`${alias.entry.id}: ${around.join(alias.text)} → ${idsOf(mention).join(', ') || 'no mention, or not of all'}`);
        }
      }
    }
    assert.deepEqual(wrong, []);
  });

  it('are all among the aliases, plurals beside them', () => {
    for (const entry of glossary.entries) {
      const texts = new Set(glossary.aliases.filter((alias) => alias.entry === entry).map(({ text }) => text));
      assert.deepEqual(namesOf(entry).filter((name) => !texts.has(name)), [], entry.id);
    }
  });

  it('are shared only by resources of two groups, and by a resource that is called as a common word', () => {
    const shared = new Map<string, Set<GlossaryEntry>>();
    for (const alias of glossary.aliases.filter(({ misspelling }) => !misspelling)) {
      const folded = alias.text.normalize('NFKC').toLowerCase();
      shared.set(folded, (shared.get(folded) ?? new Set()).add(alias.entry));
    }
    const wrong = [...shared].filter(([, entries]) => [...entries].some((a) => [...entries].some((b) => a !== b && !mayShare(a, b))));
    assert.deepEqual(wrong.map(([text, entries]) => `${text}: ${[...entries].map(({ id }) => id).join(', ')}`), []);
    assert.deepEqual(
      [...glossary.duplicateAliases()].map(([uri, problems]) => [uri, problems.map(({ args }) => args)]),
      [],
    );
  });

  it('lead to the resource of their own group first in a manifest', () => {
    const wrong: string[] = [];
    for (const entry of glossary.entries.filter(({ kind, apiVersion }) => kind === 'resource' && apiVersion !== undefined)) {
      for (const name of namesOf(entry).filter((each) => /^[A-Z][A-Za-z]+$/.test(each) && each !== each.toUpperCase())) {
        for (const text of [`apiVersion: ${entry.apiVersion ?? ''}\nkind: ${name}\n`, `kind: ${name}\napiVersion: ${entry.apiVersion ?? ''}\n`]) {
          const start = text.indexOf('kind: ') + 'kind: '.length;
          const mention = mentionAt(matcher.find(text, 'yaml', { evidence: Evidence.everywhere }), start);
          if (mention?.start !== start || mention.end !== start + name.length || mention.candidates[0] !== entry) {
            wrong.push(`${entry.id}: ${text} → ${idsOf(mention).join(', ')}`);
          }
        }
      }
    }
    assert.deepEqual(wrong, []);
  });

  it('of two resources offer the other one too', () => {
    const text = 'apiVersion: networking.istio.io/v1\nkind: Gateway\n';
    assert.deepEqual(idsOf(mentionAt(matcher.find(text, 'yaml', { evidence: Evidence.everywhere }), text.indexOf('Gateway'))), ['istio-gateway', 'gateway']);
    assert.deepEqual(idsOf(wholeMention('Gateway', ['the ', ' resource'])), ['gateway', 'istio-gateway']);
    const smi = 'apiVersion: specs.smi-spec.io/v1alpha4\nkind: TCPRoute\n';
    assert.deepEqual(idsOf(mentionAt(matcher.find(smi, 'yaml', { evidence: Evidence.everywhere }), smi.indexOf('TCPRoute'))), ['smi-tcproute', 'tcproute']);
    assert.deepEqual(idsOf(wholeMention('TCPRoute')), ['tcproute', 'smi-tcproute']);
    assert.deepEqual(idsOf(wholeMention('EnvoyProxy')), ['envoy-proxy-resource']);
  });

  it('that are fields lead to their term as a key of YAML too, in a line and in a fence', () => {
    const fields = glossary.entries.filter(({ kind }) => kind === 'field');
    assert.ok(fields.length > 0);
    for (const entry of fields) {
      for (const name of namesOf(entry).filter((each) => !/[\s\u3400-\u9fff]/.test(each))) {
        assert.deepEqual(idsOf(wholeMention(name, ['', ': web\n'], 'yaml')), [entry.id], name);
        assert.deepEqual(idsOf(wholeMention(name, ['```yaml\nmetadata:\n  ', ': web\n```\n'])), [entry.id], name);
      }
    }
  });

  it('that are common words are found in prose only as a resource’s name or within a longer one', () => {
    const quiet = glossary.entries.filter((entry) => entry.quiet && glossary.aliases.some((alias) => alias.entry === entry && alias.text === termIn(entry, 'en').name && alias.need === Need.proof));
    assert.ok(quiet.length > 0);
    for (const entry of quiet) {
      for (const language of languages) {
        const { name } = termIn(entry, language);
        const lowerCase = name.toLowerCase();
        assert.deepEqual(textsFor(entry, `The ${name} named web, a NAT ${name}, and the ${lowerCase}.`), name === lowerCase ? [] : [name], `${language} ${entry.id}`);
        assert.deepEqual(textsFor(entry, `${lowerCase}: ${lowerCase}\n`, 'yaml'), [], `${language} ${entry.id}`);
      }
      const qualified = namesOf(entry).filter((text) => glossary.aliases.some((alias) => alias.entry === entry && alias.text === text && alias.need !== Need.proof));
      for (const text of qualified) {
        assert.equal(wholeMention(text, ['the ', ' here'])?.candidates[0], entry, text);
      }
    }
  });
});

describe('The misspellings of the built-in glossary', () => {
  it('each lead to the term that is meant, marked', () => {
    const misspellings = glossary.aliases.filter(({ misspelling }) => misspelling);
    assert.ok(misspellings.length > 0);
    for (const alias of misspellings) {
      for (const around of surroundings) {
        const mention = wholeMention(alias.text, around);
        assert.deepEqual([idsOf(mention), mention?.misspelling], [[alias.entry.id], true], around.join(alias.text));
      }
    }
  });

  it('are nobody’s name', () => {
    const names = new Set(glossary.aliases.filter(({ misspelling }) => !misspelling).map(({ text }) => text));
    assert.deepEqual(glossary.aliases.filter(({ misspelling, text }) => misspelling && names.has(text)).map(({ text }) => text), []);
  });
});

describe('The common words that the built-in glossary leaves alone', () => {
  const english = [
    'the gateway to success is a retry, and then a second one after two retries',
    'ask the operator on duty; operators know the backend, and the backends know them',
    'we live on the edge of the platform, near the ingress of the building',
    'an observation about our service, the services we offer',
    'a deployment of troops, several deployments',
    'company policy says so, and other policies differ; a mesh of wires, a proxy at the vote',
    'a cluster of stars, clusters of grapes, one node, many nodes, a route to school, listeners of the radio',
    'a listener said: follow the traffic, mind the security of the certificate',
    'he spins a wheel, rooks fly, press tab, consul of a small town, a global view from a remote island',
    'workloads, identities, tokens, claims, labels, annotations, controllers and containers everywhere',
    'the docker at the harbour, a spanner in the works, rooks again',
    'telemetry from space, a sandbox for children, a release in beta, stable weather, the network is down',
    'an application, a scheduler, the kernel, a tunnel under the sea, an address, a header and a context',
    'authentication is not authorization, tracing paper, metrics, logs, events and a dashboard',
    'extension cords, plugins, hooks, filters, queues, caches, storage, volumes, images and registries',
    'a buffet is self-service, inference is drawing conclusions, a model railway, a chain of supply',
  ];
  const chinese = [
    '这座大楼的入口在平台的边缘，服务很好',
    '网关、策略、集群、节点、代理、路由与监听器都是普通的词',
    '电信运营商和移动运营商都在，举报者不愿透露姓名',
    '全球用户，许多平台功能，容器里的应用，部署到生产环境',
    '请重试一次，再不行就联系操作员',
    '标签、注解、工作负载、控制器、调度器、镜像仓库',
    '把集群集中管理，集群集成测试已经通过',
    '安全、身份、证书、密钥、令牌、日志、指标、事件、观察',
    '上游与下游，前端与后端，主机与网络，内核与用户态',
    '推理、训练、模型、显卡、算力、存储、数据库、消息队列',
    '区域、地域、机房、骨干网、基站、汽车',
    '社区、贡献者、维护者、讲者、嘉宾、议题、展台',
  ];

  for (const sentence of [...english, ...chinese]) {
    it(sentence, () => {
      for (const language of ['markdown', 'plaintext']) {
        assert.deepEqual(textsOf(sentence, language), []);
      }
    });
  }

  it('unless the text is about cloud-native things', () => {
    for (const [word, sentence] of [['pod', 'a pod of whales'], ['namespace', 'the namespace of a package'], ['命名空间', '命名空间与类型'], ['waypoints', 'the waypoints of a drone'], ['四层', '四层的楼房']] as const) {
      const found = (text: string): string[] => matcher.find(text, 'markdown').map(({ start, end }) => text.slice(start, end));
      assert.deepEqual(found(sentence), [], sentence);
      assert.deepEqual(found(`Istio on Kubernetes.\n\n${sentence}`), ['Istio', 'Kubernetes', word], sentence);
    }
  });

  it('as keys and values of a manifest', () => {
    const keys = ['gateway', 'retry', 'retries', 'operator', 'backend', 'edge', 'ingress', 'service', 'pod', 'namespace', 'deployment', 'policy', 'mesh', 'proxy', 'cluster', 'node', 'platform', 'route', 'listener', 'telemetry'];
    for (const key of keys) {
      assert.deepEqual(textsOf(`${key}: my-${key}\nlist: [${key}]\n`, 'yaml'), [], key);
    }
  });
});
