// The packaged extension in a VS Code server, whose extension host is a Node process: the editor tests, and a few of the workbench.
// npm run test:server [-- --grep text] [part of a file's path …]
import { copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { ensureBrowser } from './browser.mjs';
import { bundleEach, findTests } from './bundleTests.mjs';
import { createPackage } from './createPackage.mjs';
import { runEach, runsEverywhere, runsOnServer } from './editorRuns.mjs';
import { runServerTests } from './embedded/runTests.mjs';
import { ensureDependencies } from './install.mjs';
import { root } from './root.mjs';
import { runWorkbenchTests } from './runMocha.mjs';
import { startServer } from './server/host.mjs';
import { report, testOptions } from './testOptions.mjs';
