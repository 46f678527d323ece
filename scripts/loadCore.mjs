import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { root } from './root.mjs';

/**
 * Loads a module of src/core for use in a script.
 * @param {string} name its path in src/core, without extension
 * @returns {Promise<any>}
 */
export async function loadCore(name) {
  const outfile = join(root, 'out', 'build', `${name}.mjs`);
  await build({ absWorkingDir: root, entryPoints: [`src/core/${name}.ts`], outfile, bundle: true, platform: 'browser', format: 'esm', mainFields: ['module', 'main'], logLevel: 'warning' });
  // A new URL for each version, so that a watching build does not get the cached module.
  return import(`${pathToFileURL(outfile).href}?${Date.now()}`);
}
