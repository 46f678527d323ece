// Measures how long notes of many megabytes block the extension host of a VS Code server: npm run bench:long-texts [-- --runs 3] [--vsix FILE]
import { spawnSync } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { bundleForNode, bundleMeasurements } from './bundleTests.mjs';
import { createPackage } from './createPackage.mjs';
import { root } from './root.mjs';

await mkdir(join(root, 'out'), { recursive: true });
const [main] = await Promise.all([
  bundleForNode('bench', ['bench/longTexts/main.ts']),
  createPackage(join(root, 'out', 'mesh-notes.vsix')),
  bundleMeasurements(['bench/longTexts/host.window.ts'], 'node'),
]);
const { status } = spawnSync(process.execPath, [main, ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' });
process.exitCode = status ?? 1;
