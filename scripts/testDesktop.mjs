// Runs the editor tests in a desktop VS Code: VSCODE_EXECUTABLE_PATH, else a download.
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { build } from './build.mjs';
import { bundleForEditor, findTests } from './bundleTests.mjs';
import { root } from './root.mjs';
import { report, testOptions } from './testOptions.mjs';

const { grep, repeat, only } = testOptions();
await build();
const files = (await findTests('editor', only)).filter((file) => !/\.(?:zh|multiRoot)\.test\.ts$/.test(file));
const testsFile = await bundleForEditor('tests-desktop', files, { grep, repeat, color: process.stdout.isTTY ?? false });
const folder = await mkdtemp(join(tmpdir(), 'mesh-notes-workspace-'));
await cp(join(root, 'test', 'fixtures', 'workspace'), folder, { recursive: true });
const executable = process.env.VSCODE_EXECUTABLE_PATH;
try {
  const failed = await runTests({
    ...(executable && { vscodeExecutablePath: executable }),
    extensionDevelopmentPath: root,
    extensionTestsPath: testsFile,
    launchArgs: [folder, '--disable-extensions'],
  }).then(() => 0, (error) => {
    console.error(error instanceof Error ? error.message : error);
    return 1;
  });
  report({ passed: 0, failed });
} finally {
  await rm(folder, { recursive: true, force: true });
}
