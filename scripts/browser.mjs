import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { canInstallPackages, installPackages } from './debian.mjs';

/** The headless shell comes first, as it needs the fewest resources. */
const commands = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge', 'microsoft-edge-stable', 'msedge'];

/** The path of an installed Chrome, Chromium or Edge, or undefined. */
export function findBrowser() {
  return [...onPath(), ...usualPlaces()].find((path) => existsSync(path) && statSync(path).isFile());
}

/**
 * The browser for the tests. On Debian as root, installs a missing browser and a font with Chinese characters,
 * which screenshots need. Elsewhere, throws an error with instructions.
 * @returns {string} its path
 */
export function ensureBrowser() {
  const missing = [...(findBrowser() ? [] : ['chromium-headless-shell']), ...(hasChineseFont() ? [] : ['fonts-noto-cjk'])];
  if (missing.length > 0 && canInstallPackages()) {
    installPackages(missing);
  }
  const browser = findBrowser();
  if (!browser) {
    throw new Error('No Chrome, Chromium or Edge was found: install one of them (on Debian: apt-get install chromium-headless-shell fonts-noto-cjk), then run this again.');
  }
  return browser;
}

function onPath() {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return commands.flatMap((command) => folders.map((folder) => join(folder, command + suffix)));
}

function usualPlaces() {
  if (process.platform === 'darwin') {
    const roots = ['/Applications', join(process.env.HOME ?? '', 'Applications')];
    return roots.flatMap((folder) => ['Google Chrome', 'Chromium', 'Microsoft Edge'].map((name) => join(folder, `${name}.app`, 'Contents', 'MacOS', name)));
  }
  if (process.platform === 'win32') {
    const roots = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA].filter((folder) => folder !== undefined);
    const paths = [['Google', 'Chrome', 'Application', 'chrome.exe'], ['Chromium', 'Application', 'chrome.exe'], ['Microsoft', 'Edge', 'Application', 'msedge.exe']];
    return roots.flatMap((folder) => paths.map((path) => join(folder, ...path)));
  }
  return ['/opt/google/chrome/chrome', '/opt/microsoft/msedge/msedge', '/usr/lib/chromium/chromium', '/snap/bin/chromium'];
}

/** Only Linux may lack such a font. */
function hasChineseFont() {
  if (process.platform !== 'linux') {
    return true;
  }
  const { stdout } = spawnSync('fc-list', [':lang=zh', 'file'], { encoding: 'utf8' });
  return Boolean(stdout?.trim());
}
