// Measures speed and memory against the physical limit: npm run bench [-- FOLDER] [--json FILE] [--notes 1300,13000]
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { build as esbuild } from 'esbuild';
import { build, sharedOptions } from './build.mjs';
import { root } from './root.mjs';

const folder = join(root, 'out', 'bench');
await Promise.all([
  build(),
  esbuild({
    ...sharedOptions,
    entryPoints: ['bench/worker.ts', 'bench/main.ts'],
    outdir: folder,
    outExtension: { '.js': '.cjs' },
    platform: 'node',
    format: 'cjs',
    mainFields: ['module', 'main'],
    conditions: ['module', 'import'],
    external: ['gray-matter', 'markdown-it', 'vscode-markdown-languageservice', 'vscode-languageserver-textdocument', 'vscode-uri'],
  }),
]);
const { status } = spawnSync(process.execPath, [join(folder, 'main.cjs'), ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' });
process.exitCode = status ?? 1;
