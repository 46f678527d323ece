import assert from 'node:assert/strict';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { startBrowser, type Browser } from '../../scripts/embedded/chromium.mjs';
import { startServer as startEmbedded } from '../../scripts/embedded/host.mjs';
import { root } from '../../scripts/root.mjs';
import { startServer } from '../../scripts/server/host.mjs';

export interface WorkbenchOptions {
  /** The folder to open a copy of, relative to the root; the test workspace by default, no folder if empty. */
  folder?: string;
  /** Files to open instead of a folder: texts by path. */
  files?: Readonly<Record<string, string>>;
  /** The display language. */
  language?: 'en' | 'zh-cn';
  /** A colour theme by its id, as in `workbench.colorTheme`. */
  theme?: string;
  /** In CSS pixels. */
  size?: { width: number; height: number };
  /** Other defaults for settings. */
  settings?: Record<string, unknown>;
}

/** A test in an open window. */
export type Steps = (workbench: Workbench) => Promise<void>;

/** Timeouts in milliseconds. */
const longestWait = 30_000;
/** For VS Code to start. */
const longestStart = 120_000;
/** For one of several attempts. */
const attemptWait = 10_000;

/** Theme names in VS Code's theme pick, and the class of its window. */
const themes = {
  light: { label: 'Light Modern', className: 'vs' },
  dark: { label: 'Dark Modern', className: 'vs-dark' },
  'high-contrast': { label: 'Dark High Contrast', className: 'hc-black' },
} as const;

/** The package to install in a VS Code server (scripts/testServer.mjs); without it, tests use the embedded VS Code. */
const vsix = process.env.TEST_VSIX;

interface Server {
  readonly show: (window: { folder: string; language: string; settings: Record<string, unknown> }) => Promise<string>;
  readonly close: () => Promise<void>;
  /** The user's settings, on a VS Code server. */
  readonly settingsFile?: string;
}

/** All windows of this process share one server and one browser per language, so that VS Code loads from their caches. */
let server: Promise<Server> | undefined;
const browsers = new Map<string, Promise<Browser>>();

/**
 * Makes the browser use VS Code's compiled code from its cache from the third window on, which it does not if it compiles while loading.
 * Source positions are compiled eagerly, as VS Code creates hundreds of stacks while it starts.
 */
const compileOnce = '--js-flags=--no-script-streaming --no-enable-lazy-source-positions';

function browserFor(language: string): Promise<Browser> {
  const browser = browsers.get(language) ?? startBrowser(language, [compileOnce]);
  browsers.set(language, browser);
  return browser;
}

/** Stops the server and the browsers; the next window starts others. */
async function stopHost(): Promise<void> {
  const started = await Promise.allSettled([server, ...browsers.values()]);
  server = undefined;
  browsers.clear();
  await Promise.allSettled(started.map(async (each) => (each.status === 'fulfilled' ? each.value?.close() : undefined)));
}

/** VS Code with the extension in a headless browser, driven as a user would. Each helper waits for the elements it needs and fails after 30 s. */
export class Workbench {
  /** The extension's errors in the browser's console. */
  readonly errors: string[] = [];
  /** The open window. */
  private static current: Workbench | undefined;
  /** Whether `again` is running; its actions are not retried on their own. */
  private isAttempting = false;

  private constructor(
    readonly page: Page,
    /** The window's copy of its files on disk. Only a VS Code server writes into it. */
    readonly folder: string,
    /** The file with the user's settings, on a VS Code server. */
    readonly settingsFile: string | undefined,
    private readonly disposables: (() => Promise<void>)[],
  ) {
    page.setDefaultTimeout(longestWait);
    page.on('pageerror', (error) => this.collect(`${error.message}\n${error.stack ?? ''}`));
    page.on('console', (message) => {
      if (message.type() === 'error') {
        this.collect(message.text());
      }
    });
  }

  /**
   * Runs a test, or a part of one, in its own window on a copy of its files, then closes the window. A failure leaves the window
   * open for `discard`. Only one window can be open.
   * @throws also if the extension threw or logged an error
   */
  static async during(options: WorkbenchOptions, steps: Steps): Promise<void> {
    const workbench = await Workbench.open(options);
    await steps(workbench);
    await workbench.close();
    assert.deepEqual(workbench.errors, [], 'The extension threw or logged an error.');
  }

  /** Closes the window of a failed test, if any, after saving a screenshot to out/pictures/failed-<title>.png. */
  static async discard(title: string): Promise<void> {
    const { current } = Workbench;
    if (!current) {
      return;
    }
    const name = `failed-${title}`.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 120);
    try {
      await current.screenshot(name);
      await current.close();
    } catch (error) {
      console.log(`The window of a failed test did not close: ${String(error)}`);
      Workbench.current = undefined;
      await stopHost();
    }
    if (current.errors.length > 0) {
      console.log(['The extension threw or logged an error in a failed test:', ...current.errors].join('\n'));
    }
  }

  /** Opens VS Code on a copy of a folder, with the Explorer showing it. */
  private static async open({ folder = 'test/fixtures/workspace', files, language = 'en', theme = 'Default Dark Modern', size, settings = {} }: WorkbenchOptions): Promise<Workbench> {
    const copy = await mkdtemp(join(tmpdir(), 'mesh-notes-ui-'));
    const isFolderless = !files && folder === '';
    if (!isFolderless) {
      await (files ? writeFiles(copy, files) : cp(join(root, folder), copy, { recursive: true }));
    }
    server ??= vsix === undefined ? startEmbedded() : startServer({ vsix });
    const { show, settingsFile } = await server;
    const url = await show({ folder: isFolderless ? '' : copy, language, settings: { 'workbench.colorTheme': theme, 'files.autoSave': 'off', ...settings } });
    const { page, close } = await (await browserFor(language)).open(size);
    const workbench = new Workbench(page, copy, settingsFile, [close, () => rm(copy, { recursive: true, force: true })]);
    Workbench.current = workbench;
    await page.goto(url, { timeout: longestStart, waitUntil: 'commit' });
    const isEmpty = files !== undefined && Object.keys(files).length === 0;
    const explorer = isFolderless ? '.activitybar [role="tab"]' : isEmpty ? '.explorer-folders-view .monaco-list' : '.explorer-folders-view .monaco-list-row';
    await page.locator(explorer).first().waitFor({ timeout: longestStart });
    await workbench.waitForExtension();
    return workbench;
  }

  /** Waits for the extension, as a command palette opened earlier does not get its commands. */
  private async waitForExtension(): Promise<void> {
    await this.page.locator('.activitybar [role="tab"] .action-label[aria-label^="Mesh Notes"]').first().waitFor({ timeout: longestStart });
  }

  /** Reloads the window, as after a restart of VS Code. */
  async reload(): Promise<void> {
    await this.page.reload({ timeout: longestStart });
    await this.waitForExtension();
  }

  /** Closes VS Code and removes its files. */
  private async close(): Promise<void> {
    Workbench.current = undefined;
    for (const dispose of this.disposables) {
      await dispose();
    }
  }

  /** Moves the pointer away, so that no tooltip covers the next click. */
  async rest(): Promise<void> {
    await this.again(async () => {
      // A tooltip that appears late closes with the next move.
      await this.page.mouse.move(3, 3);
      await this.page.mouse.move(1, 1);
      try {
        await this.page.locator('.workbench-hover:visible').first().waitFor({ state: 'hidden', timeout: 1000 });
      } catch (error) {
        // A key closes a tooltip whose row was rendered again.
        await this.page.keyboard.press('ScrollLock');
        throw error;
      }
    });
  }

  // Commands and picks

  /** Runs a command by its title in the command palette, including the category. */
  async run(title: string): Promise<void> {
    await this.again(async () => {
      await this.page.keyboard.press('F1');
      await this.filterPick(`>${title}`);
      await this.pick(title);
    });
  }

  /** The rows of the quick pick on the screen. */
  pickRows(): Locator {
    return this.page.locator('.quick-input-widget:visible .quick-input-list .monaco-list-row');
  }

  /** Replaces the text in the open quick pick or input box. */
  async filterPick(text: string): Promise<void> {
    await this.pickInput().fill(text);
  }

  /** Presses a key in the open quick pick or input box. */
  async pressInPick(key: 'Enter' | 'Escape' | 'ArrowDown'): Promise<void> {
    await this.pickInput().press(key);
  }

  private pickInput(): Locator {
    return this.page.locator('.quick-input-widget:visible .quick-input-box input');
  }

  /** Waits for the input box with a prompt and accepts its value or another text. */
  async answer(prompt: string, text?: string): Promise<void> {
    await this.page.locator('.quick-input-widget:visible .quick-input-message').filter({ hasText: prompt }).waitFor();
    if (text !== undefined) {
      await this.filterPick(text);
    }
    await this.pressInPick('Enter');
  }

  /** Chooses the quick pick's row with exactly this label. */
  async pick(label: string): Promise<void> {
    const row = this.pickRows().filter({ has: this.page.locator('.label-name').getByText(label, { exact: true }) }).first();
    await row.waitFor();
    await this.again(async () => {
      // A list that adds rows now loses the click.
      if (await row.isVisible()) {
        await row.click();
      }
      await row.waitFor({ state: 'hidden' });
    });
  }

  /** Changes the theme of an English window. */
  async useTheme(name: keyof typeof themes): Promise<void> {
    await this.run('Preferences: Color Theme');
    await this.filterPick(themes[name].label);
    await this.pick(themes[name].label);
    await this.page.locator(`.monaco-workbench.${themes[name].className}`).waitFor();
  }

  // Files and editors

  /** Opens a workspace file from the Explorer in a permanent tab. */
  async openFile(path: string): Promise<void> {
    const segments = path.split('/');
    const name = segments.pop() ?? '';
    await this.again(async () => {
      await this.page.keyboard.press('Control+Shift+E');
      for (const folder of segments) {
        await this.expandTreeItem(folder);
      }
      await this.treeItem(name).dblclick();
      await this.page.locator('.tab.active').filter({ hasText: name }).waitFor();
    });
    await this.editor().locator('.view-line').first().waitFor();
    await this.waitForFocus();
  }

  /** The text editor that has or last had the focus. */
  editor(): Locator {
    return this.page.locator('.editor-group-container.active .monaco-editor[role="code"]').first();
  }

  /** The text of the active editor, by select all and copy. Restores the selection. */
  async editorText(): Promise<string> {
    await this.editor().locator('.view-lines').waitFor();
    await this.focusEditor();
    await this.page.keyboard.press('Control+A');
    await this.page.keyboard.press('Control+C');
    await this.page.keyboard.press('Control+U');
    const text = await this.page.evaluate(() => navigator.clipboard.readText());
    return text.replaceAll('\r\n', '\n');
  }

  /** Puts the cursor of the active editor at a line and column, both from 1; a wide character takes two columns. */
  async goTo(line: number, column = 1): Promise<void> {
    await this.again(async () => {
      await this.focusEditor();
      await this.page.keyboard.press('Control+G');
      await this.filterPick(`:${String(line)}:${String(column)}`);
      await this.pressInPick('Enter');
      await this.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
      await this.waitForFocus();
      await this.waitForCursor(line);
    });
  }

  /** Waits until the status bar shows the cursor at a line and column. */
  async waitForCursor(line: number, column?: number): Promise<void> {
    const place = new RegExp(`^\\D*${String(line)}\\D+${column === undefined ? '' : `${String(column)}(?!\\d)`}`);
    await this.page.locator('[id="status.editor.selection"]').filter({ hasText: place }).waitFor();
  }

  /** Waits until the active editor accepts typing. */
  async waitForFocus(): Promise<void> {
    await this.editor().and(this.page.locator('.focused')).waitFor();
  }

  /** Replaces the text of the active editor. */
  async replaceText(text: string): Promise<void> {
    await this.again(async () => {
      await this.focusEditor();
      await this.page.evaluate((content) => navigator.clipboard.writeText(content), text);
      await this.page.keyboard.press('Control+A');
      await this.page.keyboard.press('Control+V');
      assert.equal(await this.editorText(), text);
    });
  }

  async focusEditor(): Promise<void> {
    await this.editor().locator('.native-edit-context, textarea.inputarea').first().focus();
    await this.waitForFocus();
  }

  /**
   * Points at a text on the screen in the active editor and waits for the hover.
   * @param occurrence which one of several on the screen, from 0
   */
  async hoverText(text: string, occurrence = 0): Promise<Locator> {
    return this.hover(this.page.locator('.monaco-editor .monaco-hover:visible'), async () => {
      const { x, y } = await this.locateText(text, occurrence);
      await this.rest();
      await this.page.mouse.move(x, y, { steps: 4 });
    });
  }

  /** Points at an element until its hover appears; an editor or tree that renders again loses a pending hover. */
  private async hover(hovers: Locator, point: () => Promise<void>): Promise<Locator> {
    for (let attempt = 1; ; attempt++) {
      await point();
      try {
        return await this.loaded(hovers, 6000);
      } catch (error) {
        if (attempt === 5) {
          throw error;
        }
      }
    }
  }

  /** Waits until a hover has loaded. */
  private async loaded(hovers: Locator, timeout: number): Promise<Locator> {
    const hover = hovers.filter({ hasText: /\S/, hasNotText: /^\s*(Loading\.\.\.|正在加载)/ }).first();
    await hover.waitFor({ timeout });
    return hover;
  }

  /** The screen position of the middle of a text in the active editor. */
  async locateText(text: string, occurrence = 0): Promise<{ x: number; y: number }> {
    const lines = this.editor().locator('.view-line');
    await lines.filter({ hasText: text }).first().waitFor();
    const places = await lines.evaluateAll((elements, wanted) => {
      // The editor renders spaces as non-breaking, and a word may be in several elements.
      return elements.flatMap((element) => {
        const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
        const characters: { node: Node; offset: number }[] = [];
        let line = '';
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const content = node.nodeValue ?? '';
          line += content.replaceAll('\u00a0', ' ');
          characters.push(...Array.from({ length: content.length }, (_, offset) => ({ node, offset })));
        }
        const found: { x: number; y: number }[] = [];
        for (let start = line.indexOf(wanted); start >= 0; start = line.indexOf(wanted, start + wanted.length)) {
          const first = characters[start];
          const last = characters[start + wanted.length - 1];
          if (first && last) {
            const range = document.createRange();
            range.setStart(first.node, first.offset);
            range.setEnd(last.node, last.offset + 1);
            const box = range.getBoundingClientRect();
            found.push({ x: box.x + box.width / 2, y: box.y + box.height / 2 });
          }
        }
        return found;
      });
    }, text);
    const place = places.sort((a, b) => a.y - b.y || a.x - b.x)[occurrence];
    if (!place) {
      throw new Error(`The editor does not show "${text}" ${String(occurrence + 1)} times.`);
    }
    return place;
  }

  // Views

  /** Opens a view container by its title in the activity bar. */
  async openViewContainer(title: string): Promise<void> {
    const tab = this.page.locator('.activitybar [role="tab"]').filter({ has: this.page.locator(`.action-label[aria-label^=${JSON.stringify(title)}]`) });
    if ((await tab.getAttribute('aria-selected')) !== 'true') {
      await tab.click();
    }
    await this.rest();
    await this.page.locator('.sidebar .composite.title, .sidebar .pane').first().waitFor();
  }

  /** A view of the side bar by the title in its header; the whole side bar without one. */
  view(title?: string): Locator {
    const sidebar = this.page.locator('.part.sidebar');
    return title === undefined ? sidebar : sidebar.locator('.pane').filter({ has: this.page.locator('.pane-header .title').getByText(title, { exact: true }) });
  }

  /** Collapses a view to make room for others. */
  async collapseView(title: string): Promise<void> {
    const header = this.view(title).locator('.pane-header');
    if ((await header.getAttribute('aria-expanded')) === 'true') {
      await header.locator('.title').click();
    }
    await header.and(this.page.locator('[aria-expanded="false"]')).waitFor();
  }

  /** Clicks an action in the header of a view by its title. */
  async clickViewAction(view: string, action: string): Promise<void> {
    await this.view(view).locator('.pane-header').hover();
    await this.view(view).locator(`.pane-header .actions [aria-label^=${JSON.stringify(action)}]`).click();
    await this.rest();
  }

  /** Waits until an item of a tree is the selected one. */
  async waitForSelected(label: string, view?: string): Promise<void> {
    await this.treeItem(label, view).and(this.page.locator('[aria-selected="true"]')).waitFor();
  }

  /** Chooses from the context menu of an item. */
  async chooseFromMenu(label: string, command: string, view?: string): Promise<void> {
    await this.openMenu(label, view);
    await this.chooseFromOpenMenu(command);
  }

  /** Chooses from the context menu on the screen. */
  async chooseFromOpenMenu(command: string): Promise<void> {
    // A menu that has just opened ignores clicks.
    await this.page.locator('.monaco-menu .action-label').getByText(command, { exact: true }).hover();
    await this.page.keyboard.press('Enter');
  }

  /** Opens the context menu of an item. */
  async openMenu(label: string, view?: string): Promise<void> {
    await this.again(async () => {
      await this.treeItem(label, view).locator('.label-name').first().click({ button: 'right' });
      await this.page.locator('.monaco-menu .action-label').first().waitFor();
    });
  }

  /** An item of a tree on the screen by its label, without its description. */
  treeItem(label: string, view?: string): Locator {
    return this.view(view).locator('.monaco-list-row[role="treeitem"]').filter({ has: this.page.locator('.label-name').getByText(label, { exact: true }) }).first();
  }

  /** Waits until the labels of a tree's visible items, top to bottom, are these. `part` selects the compared part. */
  async waitForTree(view: string, expected: readonly string[], part: (labels: readonly string[]) => readonly string[] = (labels) => labels): Promise<void> {
    await this.again(async () => {
      assert.deepEqual(part(await this.treeLabels(view)), expected);
    });
  }

  /** The current labels; a view that has just opened shows its former items at first. */
  private async treeLabels(view: string): Promise<string[]> {
    const rows = await this.view(view).locator('.monaco-list-row[role="treeitem"]').evaluateAll((elements) =>
      elements
        .map((element) => ({ top: element.getBoundingClientRect().top, label: element.querySelector('.label-name')?.textContent ?? '' }))
        .sort((a, b) => a.top - b.top)
        .map(({ label }) => label),
    );
    return rows;
  }

  /** Expands an item of a tree without clicking the item itself. */
  async expandTreeItem(label: string, view?: string): Promise<void> {
    await this.setExpanded(label, true, view);
  }

  async collapseTreeItem(label: string, view?: string): Promise<void> {
    await this.setExpanded(label, false, view);
  }

  private async setExpanded(label: string, expanded: boolean, view?: string): Promise<void> {
    const item = this.treeItem(label, view);
    await item.waitFor();
    if ((await item.getAttribute('aria-expanded')) !== String(expanded)) {
      await item.locator('.monaco-tl-twistie').click();
    }
    await item.and(this.page.locator(`[aria-expanded="${String(expanded)}"]`)).waitFor();
  }

  async clickTreeItem(label: string, view?: string): Promise<void> {
    const item = this.treeItem(label, view);
    await this.again(async () => {
      await item.locator('.label-name').first().click();
      // A tree that renders again now loses the click.
      await item.and(this.page.locator('.selected')).waitFor();
    });
  }

  /** Clicks an inline action of an item by its title. */
  async clickTreeAction(label: string, action: string, view?: string): Promise<void> {
    const item = this.treeItem(label, view);
    await item.hover();
    await item.locator(`.actions [aria-label^=${JSON.stringify(action)}]`).first().click();
  }

  /** Points at an item and waits for its tooltip. */
  async hoverTreeItem(label: string, view?: string): Promise<Locator> {
    return this.hover(this.page.locator('.workbench-hover:visible'), async () => {
      await this.rest();
      await this.treeItem(label, view).locator('.label-name').first().hover();
    });
  }

  // The rest of the window

  /** The page in a preview on the screen, counted from 0. */
  preview(index = 0): FrameLocator {
    return this.page.locator('iframe.webview.ready:visible').nth(index).contentFrame().locator('#active-frame').contentFrame();
  }

  /** Waits until a preview on the screen shows a heading. */
  async waitForHeading(name: string, index = 0): Promise<void> {
    await this.again(() => this.preview(index).getByRole('heading', { name, exact: true }).first().waitFor());
  }

  /** Scrolls the first preview to a heading. */
  async scrollToHeading(name: string): Promise<void> {
    await this.again(() => this.preview().getByRole('heading', { name }).scrollIntoViewIfNeeded());
  }

  /** Waits until a heading is visible in the first preview. */
  async waitForHeadingInView(name: string): Promise<void> {
    await this.again(async () => {
      const isInView = await this.preview().getByRole('heading', { name, exact: true }).first().evaluate((element) => {
        const { top } = element.getBoundingClientRect();
        return top > -1 && top < innerHeight;
      });
      assert.ok(isInView, `The preview does not come to “${name}”.`);
    });
  }

  /** Repeats an action until it succeeds; a preview may replace its frame or take the focus while it renders. */
  async again(action: () => Promise<void>): Promise<void> {
    if (this.isAttempting) {
      return action();
    }
    const end = Date.now() + longestWait;
    this.isAttempting = true;
    this.page.setDefaultTimeout(attemptWait);
    try {
      for (;;) {
        try {
          await action();
          return;
        } catch (error) {
          if (Date.now() > end) {
            throw error;
          }
          await this.page.waitForTimeout(50);
        }
      }
    } finally {
      this.isAttempting = false;
      this.page.setDefaultTimeout(longestWait);
    }
  }

  /** The titles of the open editors' tabs. */
  async tabs(): Promise<string[]> {
    return this.page.locator('.tabs-container .tab .label-name').allTextContents();
  }

  /** The texts of the notifications on the screen. */
  async notifications(): Promise<string[]> {
    return this.page.locator('.notifications-toasts .notification-list-item-message').allTextContents();
  }

  /** Saves a screenshot of the window, or a part of it, to out/pictures/<name>.png. */
  async screenshot(name: string, part?: Locator): Promise<void> {
    const folder = join(root, 'out', 'pictures');
    await mkdir(folder, { recursive: true });
    await (part ?? this.page).screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
  }

  private collect(text: string): void {
    if (/devextensions\/dist\/|mesh-notes\.mesh-notes/.test(text)) {
      this.errors.push(text);
    }
  }
}

async function writeFiles(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  await Promise.all([...new Set(Object.keys(files).map(dirname))].map((path) => mkdir(join(folder, path), { recursive: true })));
  await Promise.all(Object.entries(files).map(([path, text]) => writeFile(join(folder, path), text)));
}
