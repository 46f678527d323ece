import { spawn } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';

/** Installs the packages if they are missing or older than the lock file. */
export async function ensureDependencies() {
  const reason = staleReason();
  if (!reason) {
    return;
  }
  console.log(`Installing npm packages (${reason}): npm ci`);
  const code = await npm(['ci']);
  if (code !== 0) {
    throw new Error(`npm ci failed with exit code ${code}.`);
  }
}

/** @returns {string | undefined} */
function staleReason() {
  const installed = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installed)) {
    return 'none are installed';
  }
  if (statSync(join(root, 'package-lock.json')).mtimeMs > statSync(installed).mtimeMs) {
    return 'package-lock.json has changed';
  }
  const manifest = readJson(join(root, 'package.json'));
  const wanted = { ...manifest.dependencies, ...manifest.devDependencies };
  const missing = Object.keys(wanted).find((name) => !existsSync(join(root, 'node_modules', name, 'package.json')));
  return missing && `${missing} is missing`;
}

/**
 * Runs npm in the repository and prints its output.
 * @param {string[]} args
 * @returns {Promise<number>} the exit code
 */
function npm(args) {
  // npm passes its path to scripts; using it avoids npm.cmd on Windows.
  const self = process.env.npm_execpath;
  const [command, commandArgs, shell] = self?.endsWith('js') ? [process.execPath, [self, ...args], false] : ['npm', args, process.platform === 'win32'];
  return new Promise((resolve, reject) => {
    const child = spawn(command, commandArgs, {
      cwd: root,
      shell,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1' },
    });
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}

/**
 * @param {string} path
 * @returns {any}
 */
export function readJson(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}
