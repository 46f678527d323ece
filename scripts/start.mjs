// npm start [-- FOLDER]: opens VS Code with the extension on a folder, the sample notebook unless one is given.
import { spawn } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { ensureDependencies } from './install.mjs';
import { root } from './root.mjs';

const samples = join(root, 'samples', 'notebook');
/** The preferred port, so that the address stays the same. */
const port = 3000;

// npm runs this in the repository's root; resolve the folder from the user's directory.
const [argument] = process.argv.slice(2);
const folder = argument === undefined ? samples : resolve(process.env.INIT_CWD ?? process.cwd(), argument);
if (!existsSync(folder) || !statSync(folder).isDirectory()) {
  console.error(argument === undefined ? `The sample notebook is missing: ${folder}` : `There is no folder ${folder}`);
  process.exit(1);
}

try {
  await ensureDependencies();
  console.log('Building the extension.');
  const { build } = await import('./build.mjs');
  await build();
  const code = findCode();
  await (code ? openDesktop(code) : openEmbedded());
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

/** @param {string} code the path of VS Code's command */
async function openDesktop(code) {
  console.log(`Opening VS Code (${code}) with the extension on ${folder}`);
  const windows = process.platform === 'win32';
  const quote = (/** @type {string} */ text) => (windows ? `"${text}"` : text);
  const child = spawn(quote(code), [`--extensionDevelopmentPath=${root}`, '--new-window', folder].map(quote), { shell: windows, stdio: 'inherit' });
  const exitCode = await new Promise((done, reject) => {
    child.on('error', reject);
    child.on('close', done);
  });
  if (exitCode !== 0) {
    throw new Error(`VS Code ended with exit code ${exitCode}.`);
  }
  console.log('It runs in a window of its own: close that window to stop.');
}

async function openEmbedded() {
  const { startHost } = await import('./embedded/host.mjs');
  const isChinese = /^zh/i.test(Intl.DateTimeFormat().resolvedOptions().locale);
  const host = await startHost({ folder, port, language: isChinese ? 'zh-cn' : 'en' });
  console.log(`
No "code" command was found, so this is VS Code for the Web, served from this machine.

  Open:    ${host.url}   (in Chrome, Chromium or Edge)
  Folder:  ${folder}
  Edits stay in the browser's memory: nothing is written to the folder, and reloading the page drops them.

Stop with Ctrl+C.`);
  openInBrowser(host.url);
  // The terminal and npm may both forward a signal; handle only the first.
  /** @type {Promise<void> | undefined} */
  let closing;
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => {
      closing ??= host.close().then(() => process.exit(0));
    });
  }
}

/** An installed VS Code: the path of its command, or undefined. */
function findCode() {
  const names = process.platform === 'win32' ? ['code.cmd', 'code.exe'] : ['code'];
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return folders.flatMap((path) => names.map((name) => join(path, name))).find((path) => existsSync(path));
}

/**
 * Opens an address in the desktop's browser, if there is one. Ignores failures, as the address is printed too.
 * @param {string} url
 */
function openInBrowser(url) {
  const [command, args]
    = process.platform === 'darwin' ? ['open', [url]] : process.platform === 'win32' ? ['cmd', ['/c', 'start', '', url]] : ['xdg-open', [url]];
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
    return;
  }
  const child = spawn(/** @type {string} */ (command), /** @type {string[]} */ (args), { stdio: 'ignore', detached: true });
  child.on('error', () => console.log('The browser could not be opened from here: open the address yourself.'));
  child.unref();
}
