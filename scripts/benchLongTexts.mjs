// How long notes of many megabytes block the extension host of a VS Code server: npm run bench:long-texts [-- --runs 3] [--vsix FILE]
import { spawnSync } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { build as esbuild } from 'esbuild';
import { sharedOptions } from './build.mjs';
import { bundleForNode } from './bundleTests.mjs';
import { createPackage } from './createPackage.mjs';
import { root } from './root.mjs';

await mkdir(join(root, 'out'), { recursive: true });
const [main] = await Promise.all([
  bundleForNode('bench', ['bench/longTexts/main.ts']),
  createPackage(join(root, 'out', 'mesh-notes.vsix')),
  esbuild({
    ...sharedOptions,
    entryPoints: ['bench/longTexts/host.window.ts'],
    outdir: join(root, 'out', 'bench'),
    platform: 'node',
    format: 'cjs',
    external: ['vscode'],
  }),
]);
const { status } = spawnSync(process.execPath, [main, ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' });
process.exitCode = status ?? 1;
