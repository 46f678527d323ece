// Measures speed inside the embedded VS Code: npm run bench:editor [-- --notes 1300,13000] [--runs 5]
import { spawnSync } from 'node:child_process';
import { build } from './build.mjs';
import { bundleForNode, bundleMeasurements } from './bundleTests.mjs';
import { root } from './root.mjs';

const [main] = await Promise.all([
  bundleForNode('bench', ['bench/editor/main.ts']),
  build(),
  bundleMeasurements(['blocked', 'control', 'read', 'readTasks', 'tasks', 'tree'].map((what) => `bench/editor/${what}.window.ts`), 'browser'),
]);
const { status } = spawnSync(process.execPath, [main, ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' });
process.exitCode = status ?? 1;
