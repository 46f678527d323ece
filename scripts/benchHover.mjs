// The first hover in new windows of both hosts: npm run bench:hover [-- --runs 20]
import { spawnSync } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { bundleForNode, bundleMeasurements } from './bundleTests.mjs';
import { createPackage } from './createPackage.mjs';
import { root } from './root.mjs';

await mkdir(join(root, 'out'), { recursive: true });
const [main] = await Promise.all([
  bundleForNode('bench', ['bench/hover/main.ts']),
  createPackage(join(root, 'out', 'mesh-notes.vsix')),
  bundleMeasurements(['bench/hover/hover.window.ts'], 'browser'),
]);
const { status } = spawnSync(process.execPath, [main, ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' });
process.exitCode = status ?? 1;
