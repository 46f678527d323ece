import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseAllDocuments } from 'yaml';

import { localizeSnippets, readSnippets, type ManifestSnippet } from '../../../src/core/manifests/snippet';
import { parseSnippet, snippetFields, snippetVariants } from '../../../src/core/manifests/snippetSyntax';
import { placed } from './placing';

/** What each project's prefixes begin with. */
const prefixOf: Readonly<Record<string, string>> = { istio: 'istio-', 'gateway-api': 'gwapi-', 'envoy-gateway': 'eg-' };

/** A place for each fragment, so that it can be checked as part of a manifest. */
const placeOf: Readonly<Record<string, string>> = {
  'istio-ambient-label': 'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: shop\n  labels:¦\n',
};

interface Validator {
  readonly validateText: (text: string) => { errors: { pointer: string; message: string }[]; warnings: string[] }[];
}

const folder = path.resolve('snippets');
const files = readdirSync(folder).filter((name) => name !== 'zh-cn.json');
const shipped = files.map((name) => readSnippets(readFileSync(path.join(folder, name), 'utf8'), name.replace('.json', '')));
const snippets = shipped.flatMap((file) => file.snippets);
const chinese = readFileSync(path.join(folder, 'zh-cn.json'), 'utf8');

/** Every variant of a snippet as whole manifests. */
function manifests(snippet: ManifestSnippet): string[] {
  return snippetVariants(snippet.body).map((body) => {
    const place = placeOf[snippet.prefix];
    const text = snippet.kind === 'manifest' ? body : place && placed('yaml', place, { ...snippet, body });
    assert.ok(text, `the fragment ${snippet.prefix} needs a place in this test`);
    return text;
  });
}

describe('the shipped snippets', () => {
  it('are read without a problem', () => {
    assert.deepEqual(shipped.flatMap(({ problems }) => problems), []);
    assert.deepEqual(snippets.map(({ prefix }) => prefix).sort(), [
      'eg-backend-traffic-policy', 'gwapi-gateway', 'gwapi-httproute-header', 'gwapi-httproute-weight', 'istio-ambient-label', 'istio-authz-l4',
      'istio-authz-l7', 'istio-waypoint',
    ]);
  });

  it('have unique ASCII prefixes that begin with their project', () => {
    for (const { prefix, project } of snippets) {
      assert.match(prefix, /^[a-z0-9]+(?:-[a-z0-9]+)*$/);
      assert.ok(prefix.startsWith(prefixOf[project] ?? '?'), prefix);
    }
    assert.equal(new Set(snippets.map(({ prefix }) => prefix)).size, snippets.length);
    assert.equal(new Set(snippets.map(({ title }) => title)).size, snippets.length);
  });

  it('have a title and a description in both languages, and no translation is left over', () => {
    const localized = localizeSnippets(snippets, chinese);
    snippets.forEach(({ prefix, description }, index) => {
      assert.match(description, /\.$/, prefix);
      assert.match(description, /v\d|\d\.\d/, `${prefix}: since which version?`);
      assert.match(localized[index]?.description ?? '', /[\u4e00-\u9fff].*。$/, prefix);
    });
    const translated = JSON.parse(chinese) as Record<string, { title: string; description: string }>;
    assert.deepEqual(Object.keys(translated).sort(), snippets.map(({ prefix }) => prefix).sort());
    assert.deepEqual(localized.map(({ title }) => title), snippets.map(({ prefix }) => translated[prefix]?.title));
  });

  it('number their tabstops in order, name them all, and end at the final one', () => {
    for (const { prefix, body } of snippets) {
      const fields = snippetFields(parseSnippet(body)).flatMap((field) => (field.type === 'tabstop' ? [field] : []));
      const firsts = [...new Set(fields.map(({ index }) => index))];
      assert.deepEqual(firsts, [...firsts.keys()].map((index) => (index + 1) % firsts.length), prefix);
      for (const index of firsts.slice(0, -1)) {
        assert.ok(fields.some((field) => field.index === index && (field.children.length > 0 || field.choices.length > 1)), `${prefix} $${index}`);
      }
      assert.ok(body.endsWith('$0'), prefix);
      assert.doesNotMatch(body, /\t|[ ]$/m, prefix);
    }
  });

  it('are YAML in every variant', () => {
    for (const snippet of snippets) {
      for (const text of manifests(snippet)) {
        const documents = parseAllDocuments(text);
        assert.ok(Array.isArray(documents));
        assert.deepEqual(documents.flatMap(({ errors, warnings }) => [...errors, ...warnings]), [], `${snippet.prefix}\n${text}`);
        assert.equal(documents.length, Math.max(snippet.resources.length, 1));
      }
    }
  });

  it('are valid against the real schemas in every variant', async function () {
    const validator = path.resolve('../shared/crds/validate.mjs');
    if (!existsSync(validator)) {
      console.log(`    not checked: the shipped snippets against the real schemas (no ${validator})`);
      return;
    }
    this.timeout(20_000);
    const { makeValidator } = (await import(pathToFileURL(validator).href)) as { makeValidator: () => Validator };
    const { validateText } = makeValidator();
    for (const snippet of snippets) {
      for (const text of manifests(snippet)) {
        const results = validateText(text);
        assert.ok(results.length > 0);
        assert.deepEqual(results.flatMap(({ errors, warnings }) => [...errors, ...warnings]), [], `${snippet.prefix}\n${text}`);
      }
    }
  });

  it('fit together by their defaults', () => {
    const objects = snippets.flatMap((snippet) => manifests(snippet).slice(0, 1)).flatMap((text) => parseAllDocuments(text))
      .map((document) => document.toJS() as { kind: string; metadata: { name: string; namespace?: string }; spec?: Record<string, unknown> });
    const named = new Set(objects.map(({ kind, metadata }) => `${kind}/${metadata.name}`));
    assert.equal(named.size, objects.length, 'all of them can be in one namespace');
    for (const { kind, metadata, spec } of objects) {
      assert.equal(metadata.namespace ?? metadata.name, 'shop', kind);
      for (const reference of [...((spec?.['parentRefs'] ?? []) as object[]), ...((spec?.['targetRefs'] ?? []) as object[])]) {
        const target = { kind: 'Gateway', name: '', ...reference };
        assert.ok(named.has(`${target.kind}/${target.name}`), `${kind} ${metadata.name} refers to ${target.kind} ${target.name}`);
      }
    }
  });
});
