import { spawnSync } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { bundleForNode, bundleMeasurements } from './bundleTests.mjs';
import { createPackage } from './createPackage.mjs';
import { root } from './root.mjs';

/**
 * Packages the extension and runs measurements that open it in a VS Code server, with the arguments of this process.
 * @param {string} folder of bench/, with `main.ts`
 * @param {string[]} windows the measurements in it that run in an extension host: `tree` for tree.window.ts
 * @param {'browser' | 'node'} platform the kind of host that they need
 */
export async function benchInServer(folder, windows, platform) {
  await mkdir(join(root, 'out'), { recursive: true });
  const [main] = await Promise.all([
    bundleForNode('bench', [`bench/${folder}/main.ts`]),
    createPackage(join(root, 'out', 'mesh-notes.vsix')),
    bundleMeasurements(windows.map((name) => `bench/${folder}/${name}.window.ts`), platform),
  ]);
  const { status } = spawnSync(process.execPath, [main, ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' });
  process.exitCode = status ?? 1;
}
