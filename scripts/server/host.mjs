// Runs a local VS Code server with the packaged extension. Its extension host is a Node process, as on a remote host.
import { spawn } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { root } from '../root.mjs';
import { ensureServer, entry, installExtension, node } from './install.mjs';

/** @typedef {import('../embedded/host.mjs').WindowOptions} WindowOptions */

/**
 * @typedef {object} TestExtension an extension that contains the tests
 * @property {string} folder its development path
 * @property {string} file a bundle in it that exports `run()`
 */

/** @typedef {Awaited<ReturnType<typeof startServer>>} Server */

/** Hides other parts of the window. These are user settings, as no extension can set defaults before the first window. */
const quietSettings = {
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.tips.enabled': false,
  'workbench.reduceMotion': 'on',
  'chat.commandCenter.enabled': false,
  'chat.disableAIFeatures': true,
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'git.enabled': false,
};

/**
 * Starts a VS Code server with the packaged extension, for one window after another.
 * @param {{vsix: string, allowTests?: boolean}} options `allowTests`: accepts addresses that name tests
 * @returns {Promise<{show: (window: WindowOptions, tests?: TestExtension) => Promise<string>, close: () => Promise<void>, settingsFile: string, logsFolder: string}>}
 * `show` prepares the next window, after the previous one is closed, and returns its address; `close` stops the server and removes its temporary files
 */
export async function startServer({ vsix, allowTests = false }) {
  await ensureServer();
  const stage = await mkdtemp(join(tmpdir(), 'mesh-notes-server-'));
  const data = join(stage, 'data');
  const folders = ['--user-data-dir', data, '--extensions-dir', join(stage, 'extensions')];
  installExtension(vsix, folders);
  const port = await findPort();
  const server = spawn(
    node,
    [entry, ...folders, '--auth', 'none', '--bind-addr', `127.0.0.1:${port}`, '--disable-telemetry', '--disable-update-check', '--disable-getting-started-override', '--ignore-last-opened', ...(allowTests ? ['--vscode-option', 'enable-smoke-test-driver'] : [])],
    { cwd: stage, stdio: ['ignore', 'pipe', 'pipe'], env: { ...withoutHost(process.env), EXTENSIONS_GALLERY: '{}' } },
  );
  let printed = '';
  for (const stream of [server.stdout, server.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => (printed += text));
  }
  const ended = new Promise((done) => server.once('exit', done));
  const close = async () => {
    server.kill();
    await ended;
    await rm(stage, { recursive: true, force: true, maxRetries: 5 });
  };
  const ready = await Promise.race([answers(`http://127.0.0.1:${port}/healthz`), ended.then(() => false)]);
  if (!ready) {
    await close();
    throw new Error(`The VS Code server did not start. ${printed}`);
  }
  const settingsFile = join(data, 'User', 'settings.json');
  const show = async (/** @type {WindowOptions} */ { folder, workspaceFile, settings = {} }, /** @type {TestExtension | undefined} */ tests = undefined) => {
    await mkdir(join(data, 'User'), { recursive: true });
    await writeFile(settingsFile, JSON.stringify({ ...quietSettings, ...settings }, undefined, 2));
    const query = new URLSearchParams(workspaceFile ? { workspace: join(resolve(folder), workspaceFile) } : folder ? { folder: resolve(folder) } : { ew: 'true' });
    const remote = `vscode-remote://127.0.0.1:${port}`;
    const testing = tests ? [['extensionDevelopmentPath', remote + tests.folder], ['extensionTestsPath', remote + tests.file]] : [];
    query.set('payload', JSON.stringify([['skipWelcome', 'true'], ...testing]));
    return `http://127.0.0.1:${port}/?${query.toString()}`;
  };
  return { show, close, settingsFile, logsFolder: join(data, 'logs') };
}

/**
 * Creates an extension that contains the tests, as Mesh Notes itself is installed.
 * @param {string} name
 * @param {string} bundle
 * @returns {Promise<TestExtension>}
 */
export async function stageTests(name, bundle) {
  const folder = join(root, 'out', 'server', name);
  const file = join(folder, basename(bundle));
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'package.json'), JSON.stringify({ name: 'tests', publisher: 'mesh-notes-tests', version: '0.0.1', engines: { vscode: '*' }, extensionKind: ['workspace'] }));
  await copyFile(bundle, file);
  return { folder, file };
}

/**
 * Removes the variables of a VS Code terminal, which would connect the server to that VS Code.
 * @param {NodeJS.ProcessEnv} env
 */
function withoutHost(env) {
  return Object.fromEntries(Object.entries(env).filter(([key]) => !key.startsWith('VSCODE_')));
}

/**
 * Waits until the server answers.
 * @param {string} url
 * @returns {Promise<boolean>}
 */
async function answers(url) {
  for (let attempt = 1; attempt <= 600; attempt++) {
    try {
      if ((await fetch(url)).ok) {
        return true;
      }
    } catch {
      // Not ready yet.
    }
    await new Promise((done) => setTimeout(done, 100));
  }
  return false;
}

/** @returns {Promise<number>} a port that is free */
function findPort() {
  return new Promise((done, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (typeof address === 'object' && address ? done(address.port) : reject(new Error('There is no free port.'))));
    });
  });
}
