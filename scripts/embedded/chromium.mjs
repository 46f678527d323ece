import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { ensureBrowser } from '../browser.mjs';

/** In CSS pixels. @typedef {{width: number, height: number}} Size */

/** @typedef {Awaited<ReturnType<typeof startBrowser>>} Browser */

/**
 * Opens one page in an installed Chrome, Chromium or Edge, headless and with a fresh profile.
 * @param {{language?: string, size?: Size}} [options]
 * @returns {Promise<{page: import('playwright-core').Page, close: () => Promise<void>}>}
 */
export async function openBrowser({ language, size } = {}) {
  const browser = await startBrowser(language);
  return { ...(await browser.open(size)), close: browser.close };
}

/**
 * Starts an installed Chrome, Chromium or Edge, headless and with a fresh profile, for one page after another.
 * @param {string} [language]
 * @param {string[]} [args] more browser arguments
 * @returns {Promise<{open: (size?: Size) => Promise<{page: import('playwright-core').Page, close: () => Promise<void>}>, close: () => Promise<void>}>}
 * pages share only the browser's cache
 */
export async function startBrowser(language = 'en', args = []) {
  const profile = await mkdtemp(join(tmpdir(), 'mesh-notes-browser-'));
  // Previews need a service worker in a cross-origin frame.
  await mkdir(join(profile, 'Default'));
  await writeFile(join(profile, 'Default', 'Preferences'), JSON.stringify({ profile: { cookie_controls_mode: 0, block_third_party_cookies: false } }));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: ensureBrowser(),
    headless: true,
    locale: language,
    permissions: ['clipboard-read', 'clipboard-write'],
    // VS Code's main file is too big for the default cache.
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking', '--disk-cache-size=1000000000', ...args],
  });
  const [first = await context.newPage()] = context.pages();
  const storage = await context.newCDPSession(first);
  const open = async (size = { width: 1280, height: 800 }) => {
    const page = await context.newPage();
    await page.setViewportSize(size);
    const close = async () => {
      const { origin } = new URL(page.url());
      await page.close();
      if (origin !== 'null') {
        await storage.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
      }
    };
    return { page, close };
  };
  const close = async () => {
    await context.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  return { open, close };
}
