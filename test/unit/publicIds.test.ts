import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { builtinScheme } from '../../src/workspace/uris';

const root = process.cwd();
const listFile = 'test/fixtures/publicIds.json';

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(join(root, path), 'utf8'));
}

interface Contributions {
  commands: { command: string }[];
  keybindings: { command: string; key: string }[];
  configuration: { properties: Record<string, unknown> };
  viewsContainers: Record<string, { id: string }[]>;
  views: Record<string, { id: string }[]>;
  configurationDefaults: { 'workbench.editorAssociations': Record<string, string> };
  snippets: { path: string }[];
}

const { contributes } = readJson('package.json') as { contributes: Contributions };

function idsOfTerms(): string[] {
  return readdirSync(join(root, 'notes')).flatMap((language) => readdirSync(join(root, 'notes', language, 'terms')).map((file) => basename(file, '.md')));
}

function prefixesOfSnippets(): string[] {
  return [...new Set(contributes.snippets.map(({ path }) => path))].flatMap((path) => Object.values(readJson(path) as Record<string, { prefix: string | string[] }>).flatMap(({ prefix }) => prefix));
}

/** What users write into settings, keybindings, links and files, or VS Code keeps for them, by kind. */
const current: Record<string, string[]> = {
  commands: contributes.commands.map(({ command }) => command),
  keybindings: contributes.keybindings.map(({ key, command }) => `${key} ${command}`),
  settings: Object.keys(contributes.configuration.properties),
  viewContainers: Object.values(contributes.viewsContainers).flatMap((containers) => containers.map(({ id }) => id)),
  views: Object.entries(contributes.views).flatMap(([container, views]) => views.map(({ id }) => `${container}/${id}`)),
  schemes: [builtinScheme],
  editorAssociations: Object.entries(contributes.configurationDefaults['workbench.editorAssociations']).map(([pattern, editor]) => `${pattern} ${editor}`),
  terms: idsOfTerms(),
  snippetPrefixes: prefixesOfSnippets(),
};

describe('The ids that users rely on', () => {
  const listed = readJson(listFile) as Record<string, string[]>;

  it('are listed by kind, each once and in order', () => {
    assert.deepEqual(Object.keys(listed), Object.keys(current));
    for (const ids of Object.values(listed)) {
      assert.deepEqual(ids, [...new Set(ids)].sort());
    }
  });

  for (const [kind, ids] of Object.entries(current)) {
    it(`include the same ${kind} as before`, () => {
      const known = listed[kind] ?? [];
      const lost = known.filter((id) => !ids.includes(id));
      assert.deepEqual(lost, [], `Users rely on these ${kind}, which are gone or renamed: bring them back. ${lost.join(', ')}`);
      const added = [...new Set(ids)].filter((id) => !known.includes(id)).sort();
      assert.deepEqual(added, [], `These ${kind} are new: add them to ${listFile}, and keep them from then on. ${added.join(', ')}`);
    });
  }
});
