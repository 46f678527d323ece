// Measures how right the mentions in marked texts are: npm run bench:mentions [-- FOLDER]
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { build } from 'esbuild';
import { sharedOptions } from './build.mjs';
import { root } from './root.mjs';

const outfile = join(root, 'out', 'bench', 'mentions.cjs');
await build({ ...sharedOptions, entryPoints: ['bench/mentions/main.ts'], outfile, platform: 'node', format: 'cjs', mainFields: ['module', 'main'], conditions: ['module', 'import'] });
const { status } = spawnSync(process.execPath, [outfile, ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' });
process.exitCode = status ?? 1;
