import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { localizeSnippets, readSnippets, type ManifestSnippet } from '../../src/core/manifests/snippet';
import { manifestTooltip } from '../../src/features/manifests/manifestsView';
import { cardOn, open } from './harness/hovers';

async function read(path: string): Promise<string> {
  const extension = vscode.extensions.getExtension('mesh-notes.mesh-notes');
  assert.ok(extension);
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extension.extensionUri, path)));
}

/** The packaged manifests in English, then in Chinese. */
async function packagedSnippets(): Promise<ManifestSnippet[]> {
  const { contributes } = JSON.parse(await read('package.json')) as { contributes: { snippets: { path: string }[] } };
  const files = [...new Set(contributes.snippets.map(({ path }) => path))];
  const english = (await Promise.all(files.map(read))).flatMap((text) => readSnippets(text, 'p').snippets);
  return [...english, ...localizeSnippets(english, await read('snippets/zh-cn.json'))];
}

describe('A tooltip', () => {
  it('of a manifest begins with its whole title, then has its prefix, description and text', async () => {
    const [label] = (await packagedSnippets()).filter(({ prefix }) => prefix === 'istio-ambient-label');
    assert.ok(label);
    assert.equal(manifestTooltip(label).value, [
      '**Ambient Enrolment Label**  ',
      '`istio-ambient-label`',
      '',
      "The label that takes a namespace, or a single pod, into Istio's ambient mode: ztunnel then carries its traffic with mutual TLS, and no pod restarts. Goes under metadata.labels. Stable since Istio 1.24.",
      '```yaml',
      'istio.io/dataplane-mode: ambient',
      '```',
      '',
    ].join('\n'));
  });

  it('leaves out what a manifest of the user does not have', () => {
    const [snippet] = readSnippets('{"": {"prefix": "a", "body": "kind: Pod"}}', 'own').snippets;
    assert.ok(snippet);
    assert.equal(manifestTooltip(snippet).value, '`a`\n```yaml\nkind: Pod\n```\n');
  });

  it('wraps: no tooltip of a manifest and no card has a space that does not break', async () => {
    for (const snippet of await packagedSnippets()) {
      assert.doesNotMatch(manifestTooltip(snippet).value, /\u00a0|&nbsp;/, snippet.prefix);
    }
    for (const name of ['HBONE', '服务网格', 'ztunnel']) {
      const card = await cardOn(await open('markdown', name), name);
      assert.ok(card, name);
      assert.doesNotMatch(card.body + card.links, /\u00a0|&nbsp;/, name);
    }
  });
});
