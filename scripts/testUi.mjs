// Runs the UI tests in two mocha processes. Each test drives its own workbench in a browser.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from './build.mjs';
import { ensureBrowser } from './browser.mjs';
import { findTests } from './bundleTests.mjs';
import { root } from './root.mjs';
import { report, testOptions } from './testOptions.mjs';
import { runsEmbedded, runUiTests } from './uiRuns.mjs';

const { only, ...options } = testOptions();
ensureBrowser();
await build();
await rm(join(root, 'out', 'pictures'), { recursive: true, force: true });
report(await runUiTests((await findTests('ui', only)).filter(runsEmbedded), options));
