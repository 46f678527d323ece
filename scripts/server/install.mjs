// Installs a VS Code server with a Node extension host from npm's registry, on first use.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { canInstallPackages, installPackages } from '../debian.mjs';
import { root } from '../root.mjs';

/** The versions of the server and of the Node that builds and runs it. */
const versions = { 'code-server': '4.139.1', node: '24.21.0' };

const folder = join(root, '.code-server');
const done = join(folder, 'installed.json');

/** The headers for building the server's native modules. */
const headers = { 'libkrb5-dev': 'gssapi/gssapi.h', 'libsecret-1-dev': 'libsecret-1/libsecret/secret.h', 'libx11-dev': 'X11/Xlib.h', 'libxkbfile-dev': 'X11/extensions/XKBrules.h' };

export const node = join(folder, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
export const entry = join(folder, 'node_modules', 'code-server', 'out', 'node', 'entry.js');

/**
 * Installs the VS Code server if it is missing or has another version. Takes some minutes.
 * @throws when npm fails
 */
export async function ensureServer() {
  const wanted = JSON.stringify(versions);
  if (existsSync(done) && readFileSync(done, 'utf8') === wanted) {
    return;
  }
  console.log(`Installing a VS Code server (code-server ${versions['code-server']}) into ${folder}`);
  installHeaders();
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'package.json'), '{ "private": true }\n');
  // Run its install scripts with its own Node.
  await writeFile(join(folder, '.npmrc'), 'ignore-scripts=false\nfund=false\naudit=false\n');
  await install('node', process.env.PATH ?? '');
  await install('code-server', `${dirname(node)}${delimiter}${process.env.PATH ?? ''}`);
  await writeFile(done, wanted);
}

function installHeaders() {
  const missing = Object.entries(headers).filter(([, header]) => !existsSync(join('/usr/include', header))).map(([name]) => name);
  if (missing.length > 0 && canInstallPackages()) {
    installPackages(missing);
  }
}

/**
 * @param {keyof typeof versions} name
 * @param {string} path the search path for commands; npm runs in the first Node found there
 * @returns {Promise<void>}
 */
function install(name, path) {
  // npm's environment variables belong to this installation, such as its Node version.
  const env = Object.fromEntries(Object.entries(process.env).filter(([key]) => !/^npm_/i.test(key)));
  return new Promise((resolve, reject) => {
    const child = spawn('npm', ['install', '--ignore-scripts=false', '--no-package-lock', `${name}@${versions[name]}`], {
      cwd: folder,
      shell: process.platform === 'win32',
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...env, PATH: path },
    });
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`npm install ${name} failed with exit code ${code ?? 'none'}.`))));
  });
}

/**
 * Installs a packaged extension.
 * @param {string} vsix
 * @param {string[]} folders the server options that set its folders
 * @throws with what the server printed
 */
export function installExtension(vsix, folders) {
  const { status, stdout, stderr } = spawnSync(node, [entry, ...folders, '--install-extension', vsix], { encoding: 'utf8' });
  if (status !== 0) {
    throw new Error(`The server does not install ${vsix}: ${stdout}${stderr}`);
  }
}
