// Builds dist/: the bundle for every host, the licences of its packages, and the built-in notebook. --watch rebuilds on every change.
import { existsSync, watch } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build as esbuild, context } from 'esbuild';
import { buildNotes, notesFolder } from './buildNotes.mjs';
import { leanYaml } from './leanYaml.mjs';
import { bundledPackages, metafilePath, noticesPath, thirdPartyNotices } from './notices.mjs';
import { root } from './root.mjs';
import { vscodeApi } from './vscodeApi.mjs';

/** Options of every bundle. ES module builds of packages allow tree shaking. */
export const sharedOptions = {
  absWorkingDir: root,
  bundle: true,
  target: 'es2022',
  mainFields: ['browser', 'module', 'main'],
  conditions: ['browser', 'module', 'import'],
  charset: /** @type {const} */ ('utf8'),
  logLevel: /** @type {const} */ ('warning'),
};

/** @type {import('esbuild').BuildOptions} */
const extension = {
  ...sharedOptions,
  entryPoints: ['src/extension.ts'],
  outfile: 'dist/extension.js',
  platform: 'browser',
  format: 'cjs',
  plugins: [vscodeApi, leanYaml],
  minify: true,
  // markdown-it only decodes; the other half of the package is 24 KB.
  alias: { entities: 'entities/lib/decode.js' },
  legalComments: 'none',
};

/** Builds dist/. */
export async function build() {
  await rm(join(root, 'dist', 'extension.js.map'), { force: true });
  await Promise.all([buildExtension(), buildNotes()]);
}

async function buildExtension() {
  const { metafile } = await esbuild({ ...extension, metafile: true });
  await mkdir(join(root, dirname(metafilePath)), { recursive: true });
  await writeFile(join(root, metafilePath), JSON.stringify(metafile));
  await writeFile(join(root, noticesPath), await thirdPartyNotices(root, bundledPackages(metafile)));
}

async function watchAll() {
  const bundle = await context({ ...extension, minify: false, sourcemap: true, logLevel: 'info' });
  await bundle.watch();
  await buildNotes();
  if (existsSync(notesFolder)) {
    /** @type {NodeJS.Timeout | undefined} */
    let pending;
    watch(notesFolder, { recursive: true }, () => {
      clearTimeout(pending);
      pending = setTimeout(() => {
        buildNotes().then(() => console.log('[watch] notes built'), (error) => console.error(error));
      }, 100);
    });
  }
  console.log('Watching src/ and notes/. Stop with Ctrl+C.');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await (process.argv.includes('--watch') ? watchAll() : build());
}
