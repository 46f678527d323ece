import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { parseAllDocuments } from 'yaml';
import { getLanguageService } from 'yaml-language-server';

import { expandSnippet } from '../../../src/core/manifests/snippetSyntax';
import { packagedSnippets } from './packagedSnippets';

interface IndexEntry {
  readonly apiVersion: string;
  readonly kind: string;
  readonly file: string;
  readonly channel?: string;
}

/** What VS Code's usual YAML extension runs on says of our manifests, given the real schemas. */
describe('the YAML language server', () => {
  it('accepts the shipped manifests', async function () {
    const crds = path.resolve('../shared/crds');
    if (!existsSync(path.join(crds, 'index.json'))) {
      console.log(`    not checked: the shipped manifests in the YAML language server (no ${crds})`);
      return;
    }
    this.timeout(120_000);
    const index = JSON.parse(readFileSync(path.join(crds, 'index.json'), 'utf8')) as IndexEntry[];
    const documents = packagedSnippets.filter(({ kind }) => kind === 'manifest').flatMap(({ prefix, body, resources }) =>
      splitDocuments(expandSnippet(body)).map((text, at) => ({ prefix, text, resource: resources[at] })),
    );

    const service = getLanguageService({ schemaRequestService: (uri) => Promise.resolve(readFileSync(new URL(uri), 'utf8')), workspaceContext: { resolveRelativePath: (relative) => relative } });
    const used = new Map(documents.map(({ resource }) => [nameOf(resource?.apiVersion ?? '', resource?.kind ?? ''), resource]));
    service.configure({
      validate: true,
      schemas: index
        .filter(({ apiVersion, kind, file, channel }) => used.has(nameOf(apiVersion, kind)) && (channel !== 'experimental' || !file.includes('.experimental')))
        .map(({ apiVersion, kind, file }) => ({
          uri: `crd://${nameOf(apiVersion, kind)}`,
          fileMatch: [nameOf(apiVersion, kind)],
          schema: JSON.parse(readFileSync(path.join(crds, file), 'utf8')) as object,
        })),
    });
    const found: string[] = [];
    for (const [at, { prefix, text, resource }] of documents.entries()) {
      const uri = `file:///${String(at)}/${nameOf(resource?.apiVersion ?? '', resource?.kind ?? '')}`;
      const diagnostics = await service.doValidation(TextDocument.create(uri, 'yaml', 1, text), false);
      found.push(...diagnostics.map(({ message, range }) => `${prefix} ${String(range.start.line)}: ${message}`));
    }
    assert.deepEqual(found, []);

    const [first] = documents;
    assert.ok(first);
    const wrong = TextDocument.create(`file:///wrong/${nameOf(first.resource?.apiVersion ?? '', first.resource?.kind ?? '')}`, 'yaml', 1, `${first.text}\nnoSuchField: 1\n`);
    assert.equal((await service.doValidation(wrong, false)).length, 1, 'a field that the schema does not know is found');
  });
});

function nameOf(apiVersion: string, kind: string): string {
  return `${apiVersion.replace('/', '_')}_${kind}.yaml`;
}

function splitDocuments(text: string): string[] {
  const parts = text.split(/^---$/m);
  assert.equal(parts.length, parseAllDocuments(text).length);
  return parts;
}
