// A VS Code server from npm's registry, with a Node extension host: installed when it is first needed.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { canInstallPackages, installPackages } from '../debian.mjs';
import { root } from '../root.mjs';

/** The server, and the Node that it needs to build and run. */
const versions = { 'code-server': '4.139.1', node: '24.21.0' };

const folder = join(root, '.code-server');
const done = join(folder, 'installed.json');

/** The headers that the server's native modules are built with. */
const headers = { 'libkrb5-dev': 'gssapi/gssapi.h', 'libsecret-1-dev': 'libsecret-1/libsecret/secret.h', 'libx11-dev': 'X11/Xlib.h', 'libxkbfile-dev': 'X11/extensions/XKBrules.h' };

export const node = join(folder, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
export const entry = join(folder, 'node_modules', 'code-server', 'out', 'node', 'entry.js');

/**
 * Installs the VS Code server, if it is missing or another version. Takes some minutes.
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
  // Its install scripts must run, with its own Node.
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
 * @param {string} path what is looked through for commands: npm itself runs in the first Node there
 * @returns {Promise<void>}
 */
function install(name, path) {
  // What npm told this script, such as the version of Node, is another installation's.
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
 * Installs an extension's package.
 * @param {string} vsix
 * @param {string[]} folders the server's options that name its folders
 * @throws with what the server printed
 */
export function installExtension(vsix, folders) {
  const { status, stdout, stderr } = spawnSync(node, [entry, ...folders, '--install-extension', vsix], { encoding: 'utf8' });
  if (status !== 0) {
    throw new Error(`The server does not install ${vsix}: ${stdout}${stderr}`);
  }
}
