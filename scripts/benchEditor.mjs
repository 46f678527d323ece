// Measures speed inside the embedded VS Code: npm run bench:editor [-- --notes 1300,13000] [--runs 5]
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { build as esbuild } from 'esbuild';
import { build, sharedOptions } from './build.mjs';
import { bundleForNode } from './bundleTests.mjs';
import { root } from './root.mjs';

const [main] = await Promise.all([
  bundleForNode('bench', ['bench/editor/main.ts']),
  build(),
  esbuild({
    ...sharedOptions,
    entryPoints: ['blocked', 'control', 'read', 'readTasks', 'tasks', 'tree'].map((what) => `bench/editor/${what}.window.ts`),
    outdir: join(root, 'out', 'bench'),
    platform: 'browser',
    format: 'cjs',
    external: ['vscode'],
  }),
]);
const { status } = spawnSync(process.execPath, [main, ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' });
process.exitCode = status ?? 1;
