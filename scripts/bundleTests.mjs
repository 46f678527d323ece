import { existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { build } from 'esbuild';
import { sharedOptions } from './build.mjs';
import { root } from './root.mjs';

/**
 * The test files under test/<kind>.
 * @param {string} kind `unit`, `editor` or `ui`
 * @param {string[]} [only] parts of paths; selects files that contain one of them, or all files if empty
 * @returns {Promise<string[]>} paths from the repository's root, sorted
 */
export async function findTests(kind, only = []) {
  const names = await readdir(join(root, 'test', kind), { recursive: true });
  const files = names.filter((name) => name.endsWith('.test.ts')).map((name) => join('test', kind, name).replaceAll('\\', '/'));
  return files.filter((file) => only.length === 0 || only.some((text) => file.includes(text))).sort();
}

/**
 * Bundles tests that run in Node.
 * @param {string} kind
 * @param {string[]} files
 * @returns {Promise<string>} the bundle's path
 */
export async function bundleForNode(kind, files) {
  const outfile = join(root, 'out', kind, 'tests.cjs');
  await build({
    ...sharedOptions,
    stdin: entry(files),
    outfile,
    platform: 'node',
    format: 'cjs',
    sourcemap: true,
    sourcesContent: false,
    mainFields: ['module', 'main'],
    conditions: ['module', 'import'],
    external: ['playwright-core', 'esbuild', 'typescript', '@vscode/*'],
    define: { 'import.meta.url': 'moduleUrl' },
    banner: { js: 'const moduleUrl = require("node:url").pathToFileURL(__filename).href;' },
  });
  return outfile;
}

/**
 * Bundles each measurement for an extension host into out/bench.
 * @param {string[]} files
 * @param {'browser' | 'node'} platform the kind of host
 */
export async function bundleMeasurements(files, platform) {
  await build({ ...sharedOptions, entryPoints: files, outdir: join(root, 'out', 'bench'), platform, format: 'cjs', external: ['vscode'] });
}

/**
 * Bundles each test file for a Node process. Shared modules stay separate, so that a process loads them once.
 * @param {string} kind
 * @param {string[]} files
 * @returns {Promise<string[]>} the bundles' paths, in the order of the files
 */
export async function bundleEach(kind, files) {
  const outdir = join(root, 'out', kind);
  await rm(outdir, { recursive: true, force: true });
  await build({
    ...sharedOptions,
    entryPoints: files,
    outbase: join('test', kind),
    outdir,
    outExtension: { '.js': '.mjs' },
    chunkNames: 'shared-[hash]',
    platform: 'node',
    format: 'esm',
    splitting: true,
    sourcemap: true,
    sourcesContent: false,
    mainFields: ['module', 'main'],
    conditions: ['module', 'import'],
    external: ['playwright-core', 'esbuild', 'typescript', '@vscode/*'],
  });
  return files.map((file) => join(outdir, `${relative(join('test', kind), file).slice(0, -'.ts'.length)}.mjs`));
}

/**
 * Bundles tests together with mocha for an extension host (a web worker or Node).
 * @param {string} name of the bundle
 * @param {string[]} files
 * @param {{grep?: string | undefined, repeat: number, color: boolean}} options
 * @returns {Promise<string>} the bundle's path
 */
export async function bundleForEditor(name, files, options) {
  const folder = join(root, 'out', 'editor');
  const outfile = join(folder, `${name}.js`);
  // Mocha's package declares this CommonJS file an ES module, which would replace the bundle's exports.
  const mocha = join(folder, 'mocha.cjs');
  await mkdir(folder, { recursive: true });
  await copyFile(join(root, 'node_modules', 'mocha', 'mocha.js'), mocha);
  const harness = 'test/editor/harness';
  await build({
    ...sharedOptions,
    stdin: entry([`${harness}/mocha.ts`, ...files], `export { run } from './${harness}/run.ts';`),
    outfile,
    platform: 'browser',
    format: 'cjs',
    sourcemap: true,
    sourcesContent: false,
    // On a server, the extension host is a Node process and tests use the disk.
    external: ['vscode', 'node:child_process', 'node:fs/promises', 'node:os', 'node:path'],
    alias: { mocha, 'node:assert/strict': join(root, harness, 'assert.ts') },
    inject: [join(root, 'node_modules', 'process', 'browser.js')],
    define: {
      global: 'globalThis',
      TEST_OPTIONS: JSON.stringify(options),
      TEST_GLOSSARIES: JSON.stringify(await textsIn(join(root, 'test', 'fixtures', 'glossaries'))),
      TEST_CORPUS: JSON.stringify(await textsIn(join(root, '..', 'shared', 'corpora', 'cncf-glossary'))),
    },
  });
  return outfile;
}

/**
 * Reads the texts of a folder for tests without a disk, which write them into their workspace.
 * @param {string} folder
 * @returns {Promise<Record<string, string> | null>} texts by path, or `null` if the folder does not exist
 */
async function textsIn(folder) {
  if (!existsSync(folder)) {
    return null;
  }
  /** @type {Record<string, string>} */
  const texts = {};
  for (const name of (await readdir(folder, { recursive: true })).sort()) {
    if ((await stat(join(folder, name))).isFile()) {
      texts[name.replaceAll('\\', '/')] = await readFile(join(folder, name), 'utf8');
    }
  }
  return texts;
}

/**
 * A module that imports the files in order.
 * @param {string[]} files
 * @param {string} [last]
 */
function entry(files, last = '') {
  const imports = files.map((file) => `import ${JSON.stringify(`./${file}`)};`);
  return { contents: [...imports, last].join('\n'), resolveDir: root, sourcefile: 'tests.ts', loader: /** @type {const} */ ('ts') };
}
