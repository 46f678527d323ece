// UI tests: mocha in Node, driving the whole workbench in a browser.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from './build.mjs';
import { ensureBrowser } from './browser.mjs';
import { bundleForNode, findTests } from './bundleTests.mjs';
import { root } from './root.mjs';
import { runMocha } from './runMocha.mjs';
import { report, testOptions } from './testOptions.mjs';

const { grep, only } = testOptions();
ensureBrowser();
await build();
await rm(join(root, 'out', 'pictures'), { recursive: true, force: true });
const bundle = await bundleForNode('ui', await findTests('ui', only));
report(await runMocha(bundle, { grep, timeout: 60_000 }));
