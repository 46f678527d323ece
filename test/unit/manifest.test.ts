import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = process.cwd();

interface Manifest {
  engines: { vscode: string };
  main: string;
  browser: string;
  capabilities: Record<string, unknown>;
  devDependencies: Record<string, string>;
  contributes: {
    commands: { command: string; title: string; category: string }[];
    menus: Record<string, { command: string; when?: string }[]>;
    configuration: { properties: Record<string, { scope: string; default: unknown; description?: string; markdownDescription?: string }> };
    snippets: { path: string }[];
  };
}

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest;
const readme = readFileSync(join(root, 'README.md'), 'utf8');

describe('The manifest', () => {
  it('has one bundle for every host', () => {
    assert.equal(manifest.browser, manifest.main);
  });

  it('runs in workspaces that are not trusted, with a limit that it describes, and in those without a disk', () => {
    assert.deepEqual(manifest.capabilities, { untrustedWorkspaces: { supported: 'limited', description: '%capability.untrustedWorkspaces%' }, virtualWorkspaces: true });
  });

  it('is typed by the oldest VS Code that it runs in', () => {
    assert.equal(`^${manifest.devDependencies['@types/vscode'] ?? ''}`, manifest.engines.vscode);
  });

  it('puts every command into its category, and no command into a menu that there is none of', () => {
    const commands = new Set(manifest.contributes.commands.map(({ command }) => command));
    assert.deepEqual([...new Set(manifest.contributes.commands.map(({ category }) => category))], ['Mesh Notes']);
    for (const [menu, items] of Object.entries(manifest.contributes.menus)) {
      for (const { command } of items) {
        assert.ok(commands.has(command), `${menu}: ${command}`);
      }
    }
  });

  it('contributes snippet files that there are', () => {
    for (const { path } of manifest.contributes.snippets) {
      assert.ok(existsSync(join(root, path)), path);
    }
  });

  it('has every setting in the README, with scope and default', () => {
    const rows = [...readme.matchAll(/^\| `(meshNotes\.[\w.]+)` \| ([\w-]+) \| `(.+?)` \|/gm)].map(([, name, scope, value = '']) => [name, scope, JSON.parse(value) as unknown]);
    assert.deepEqual(
      rows,
      Object.entries(manifest.contributes.configuration.properties).map(([name, setting]) => [name, setting.scope, setting.default]),
    );
  });

  it('describes every setting', () => {
    for (const [name, { description, markdownDescription }] of Object.entries(manifest.contributes.configuration.properties)) {
      assert.match(description ?? markdownDescription ?? '', /^%[\w.]+%$/, name);
    }
  });
});

describe('The README', () => {
  it('shows pictures that there are', () => {
    for (const [, path = ''] of readme.matchAll(/!\[[^\]]*\]\(([^)]+)\)/g)) {
      assert.ok(existsSync(join(root, path)), path);
    }
  });
});
