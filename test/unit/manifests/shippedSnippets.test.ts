import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Lexer, parseAllDocuments } from 'yaml';

import { cataloguePage } from '../../../src/core/manifests/catalogue';
import type { ManifestSnippet } from '../../../src/core/manifests/snippet';
import { expandSnippet, parseSnippet, snippetFields } from '../../../src/core/manifests/snippetSyntax';
import { SnippetTerms } from '../../../src/core/manifests/snippetTerms';
import { builtinGlossary } from '../../../src/core/terms/builtinGlossary';
import { Glossary } from '../../../src/core/terms/glossary';
import { Matcher } from '../../../src/core/terms/matcher';
import { builtinNotes } from '../builtinNotes';
import { fragmentPlaces } from './fragmentPlaces';
import { chineseSnippets, packagedProblems, packagedSnippets as snippets, snippetFiles as files, translations } from './packagedSnippets';
import { placed } from './placing';
import { snippetVariants } from './snippetVariants';

/** What each project's prefixes begin with. */
const prefixOf: Readonly<Record<string, string>> = {
  istio: 'istio-',
  'gateway-api': 'gwapi-',
  'envoy-gateway': 'eg-',
  cilium: 'cilium-',
  tetragon: 'tetragon-',
  kubernetes: 'k8s-',
  archetypes: 'archetype-',
  mcs: 'mcs-',
  karmada: 'karmada-',
  kosmos: 'kosmos-',
  submariner: 'submariner-',
  kmesh: 'kmesh-',
  spinkube: 'spin-',
  smi: 'smi-',
  flagger: 'flagger-',
  opentelemetry: 'otel-',
  velero: 'velero-',
  kubevirt: 'kubevirt-',
};

interface Validator {
  readonly validateText: (text: string) => { errors: { pointer: string; message: string }[]; warnings: string[] }[];
}

/** Every variant of a snippet as whole manifests. */
function manifests(snippet: ManifestSnippet): string[] {
  return snippetVariants(snippet.body).map((body) => {
    const place = fragmentPlaces[snippet.prefix];
    const text = snippet.kind === 'manifest' ? body : place && placed('yaml', place, { ...snippet, body });
    assert.ok(text, `the fragment ${snippet.prefix} needs a place in this test`);
    return text;
  });
}

/** The comments of a YAML text. */
function commentsIn(yaml: string): string[] {
  return [...new Lexer().lex(yaml)].filter((lexeme) => lexeme.startsWith('#'));
}

/** The placeholders and escaped dollar signs of a text in VS Code's snippet syntax. */
function placeholdersIn(text: string): string[] {
  return (text.match(/\$\{\d+:[^}]*\}|\$\d+|\\\$/g) ?? []).sort();
}

describe('the shipped snippets', () => {
  it('are read without a problem, each file of the folder', () => {
    assert.deepEqual(packagedProblems, []);
    assert.deepEqual([...files, 'zh-cn.json'].sort(), readdirSync('snippets').sort());
    assert.deepEqual(files.map((name) => name.replace('.json', '')), Object.keys(prefixOf));
  });

  it('are listed in a page, project by project', () => {
    assert.equal(readFileSync('docs/manifests.md', 'utf8').replaceAll('\r\n', '\n'), cataloguePage(snippets), 'npm run catalogue writes it anew');
  });

  it('cover more than a hundred manifests of more than seventy kinds, and every fragment has a place', () => {
    const kinds = new Set(snippets.flatMap(({ resources }) => resources.map(({ apiVersion, kind }) => `${apiVersion.replace(/\/.*/, '')} ${kind}`)));
    assert.deepEqual([snippets.length > 100, kinds.size > 70], [true, true], `${String(snippets.length)} snippets, ${String(kinds.size)} kinds`);
    assert.deepEqual(snippets.filter(({ kind }) => kind === 'fragment').map(({ prefix }) => prefix).sort(), Object.keys(fragmentPlaces).sort());
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
    snippets.forEach(({ prefix, description }, index) => {
      assert.match(description, /\.$/, prefix);
      assert.match(description, /v\d|\d\.\d/, `${prefix}: since which version?`);
      assert.match(chineseSnippets[index]?.description ?? '', /[\u4e00-\u9fff].*。$/, prefix);
    });
    const translated = JSON.parse(translations) as Record<string, { title: string; description: string }>;
    assert.deepEqual(Object.keys(translated).sort(), snippets.map(({ prefix }) => prefix).sort());
    assert.deepEqual(chineseSnippets.map(({ title }) => title), snippets.map(({ prefix }) => translated[prefix]?.title));
  });

  it('have a Chinese translation of each comment, with its placeholders, and none is left over', () => {
    const translated = JSON.parse(translations) as Record<string, { comments?: Record<string, string> }>;
    snippets.forEach(({ prefix, body }, index) => {
      const [english, chinese] = [body, chineseSnippets[index]?.body ?? ''].map((text) => commentsIn(expandSnippet(text)));
      assert.equal(chinese?.length, english?.length, prefix);
      assert.deepEqual(chinese?.filter((comment) => !/[\u4e00-\u9fff]/.test(comment)), [], prefix);
      for (const [comment, translation] of Object.entries(translated[prefix]?.comments ?? {})) {
        assert.ok(body.split('\n').some((line) => line.trimStart() === `# ${comment}` || line.endsWith(` # ${comment}`)), `${prefix} has no comment ${comment}`);
        assert.deepEqual(placeholdersIn(translation), placeholdersIn(comment), translation);
      }
    });
  });

  it('are the same objects in Chinese: only comments differ', () => {
    // A ConfigMap may contain YAML with comments.
    const withoutComments = (_: string, value: unknown): unknown => (typeof value === 'string' ? value.replace(/^ *# .*\n/gm, '') : value);
    const objectsOf = (texts: readonly string[]): string[][] => texts.map((text) => parseAllDocuments(text).map((document) => {
      assert.deepEqual([...document.errors, ...document.warnings], [], text);
      return JSON.stringify(document.toJS(), withoutComments);
    }));
    snippets.forEach((snippet, index) => {
      const chinese = chineseSnippets[index];
      assert.ok(chinese);
      assert.deepEqual(objectsOf(manifests(chinese)), objectsOf(manifests(snippet)), snippet.prefix);
    });
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
    this.timeout(120_000);
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

  it('are those of the terms that they teach', () => {
    const glossary = new Glossary(builtinGlossary(builtinNotes).terms);
    const terms = new SnippetTerms(new Matcher(glossary), snippets);
    const prefixesOf = (id: string): string => {
      const [entry] = glossary.withId(id);
      assert.ok(entry, id);
      const ids = terms.idsWith(entry);
      return snippets.filter((snippet) => ids.has(snippet.id)).map(({ prefix }) => prefix).join(' ');
    };
    const taught = ['sandwich-waypoint', 'waypoint-inbound-binding', 'circuit-breaking', 'oidc', 'gamma'];
    assert.deepEqual(Object.fromEntries(taught.map((id) => [id, prefixesOf(id)])), {
      'sandwich-waypoint': 'istio-waypoint-sandwich istio-waypoint-sandwich-class istio-waypoint-sandwich-gateway',
      'waypoint-inbound-binding': 'istio-waypoint-sandwich istio-waypoint-sandwich-class',
      'circuit-breaking': 'istio-dr-circuit-breaker eg-backend-circuit-breaker',
      oidc: 'eg-security-oidc',
      gamma: 'gwapi-httproute-mesh',
    });
  });

  it('fit together by their defaults', () => {
    const objects = snippets.filter(({ kind }) => kind === 'manifest').flatMap((snippet) =>
      manifests(snippet).slice(0, 1).flatMap((text) => parseAllDocuments(text)).map((document) => ({ snippet, object: document.toJS() as { kind: string; metadata: { name: string }; spec?: Record<string, unknown> } })),
    );
    const named = new Set(objects.map(({ object: { kind, metadata } }) => `${kind}/${metadata.name}`));
    const own = objects.map(({ snippet: { project }, object: { kind, metadata } }) => `${project} ${kind}/${metadata.name}`);
    assert.deepEqual(own.filter((each, index) => own.indexOf(each) !== index), [], 'those of a project can be applied together');
    const missing = objects.flatMap(({ snippet, object: { spec } }) =>
      [...((spec?.['parentRefs'] ?? []) as object[]), ...((spec?.['targetRefs'] ?? []) as object[])]
        .map((reference) => ({ kind: 'Gateway', name: '', ...reference }))
        .filter(({ kind, name }) => kind !== 'Service' && !named.has(`${kind}/${name}`))
        .map(({ kind, name }) => `${snippet.prefix}: ${kind} ${name}`),
    );
    assert.deepEqual(missing, [], 'what they attach to is in the catalogue');
  });
});
