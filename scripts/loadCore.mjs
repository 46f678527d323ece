import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { root } from './root.mjs';

/**
 * A module of src/core, for use in a script.
 * @param {string} name its path from there, without extension
 * @returns {Promise<any>}
 */
export async function loadCore(name) {
  const outfile = join(root, 'out', 'build', `${name}.mjs`);
  await build({ absWorkingDir: root, entryPoints: [`src/core/${name}.ts`], outfile, bundle: true, platform: 'browser', format: 'esm', mainFields: ['module', 'main'], logLevel: 'warning' });
  // Another address for another version: a watching build must not get the one it has loaded before.
  return import(`${pathToFileURL(outfile).href}?${Date.now()}`);
}
