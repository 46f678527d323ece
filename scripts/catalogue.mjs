// Writes docs/manifests.md: all projects, kinds and snippets.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { readJson } from './install.mjs';
import { loadCore } from './loadCore.mjs';
import { root } from './root.mjs';

const [{ readSnippets }, { cataloguePage }] = await Promise.all([loadCore('manifests/snippet'), loadCore('manifests/catalogue')]);
const { contributes } = await readJson(join(root, 'package.json'));
const files = contributes.snippets.map((/** @type {{path: string}} */ { path }) => path);
const snippets = await Promise.all(
  files.map(async (/** @type {string} */ path) => readSnippets(await readFile(join(root, path), 'utf8'), basename(path, '.json')).snippets),
);
await mkdir(join(root, 'docs'), { recursive: true });
await writeFile(join(root, 'docs', 'manifests.md'), cataloguePage(snippets.flat()));
