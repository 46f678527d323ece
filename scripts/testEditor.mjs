// Editor tests: mocha in the extension host of the embedded VS Code, once a display language, and in a workspace of several folders.
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from './build.mjs';
import { bundleForEditor, findTests } from './bundleTests.mjs';
import { runEmbeddedTests } from './embedded/runTests.mjs';
import { root } from './root.mjs';
import { report, testOptions } from './testOptions.mjs';

const { grep, only } = testOptions();
await build();
const files = await findTests('editor', only);
const runs = [
  { name: 'en', title: 'display language en', ending: /(?<!\.zh|\.multiRoot)\.test\.ts$/, fixture: 'workspace', window: { language: 'en' } },
  { name: 'zh-cn', title: 'display language zh-cn', ending: /\.zh\.test\.ts$/, fixture: 'workspace', window: { language: 'zh-cn' } },
  { name: 'multi-root', title: 'a workspace of two folders', ending: /\.multiRoot\.test\.ts$/, fixture: 'multiRoot', window: { workspaceFile: 'two.code-workspace' } },
].map((run) => ({ ...run, files: files.filter((file) => run.ending.test(file)) }));
const counts = { passed: 0, failed: 0 };
for (const { name, title, files, fixture, window } of runs.filter((run) => run.files.length > 0)) {
  console.log(`\nIn VS Code, ${title}:`);
  const folder = await mkdtemp(join(tmpdir(), 'mesh-notes-workspace-'));
  await cp(join(root, 'test', 'fixtures', fixture), folder, { recursive: true });
  const testsFile = await bundleForEditor(`tests-${name}`, files, { grep, color: process.stdout.isTTY ?? false });
  try {
    const { passed, failed } = await runEmbeddedTests({ testsFile, folder, ...window, logsFolder: join(root, 'out', 'editor', 'logs', name) });
    counts.passed += passed;
    counts.failed += failed;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    counts.failed++;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
report(counts);
