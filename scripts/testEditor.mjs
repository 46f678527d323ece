// Editor tests: mocha in the extension host of the embedded VS Code, once a display language.
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
const isChinese = (/** @type {string} */ file) => file.endsWith('.zh.test.ts');
const runs = [
  { language: 'en', files: files.filter((file) => !isChinese(file)) },
  { language: 'zh-cn', files: files.filter(isChinese) },
];
const counts = { passed: 0, failed: 0 };
for (const { language, files } of runs.filter((run) => run.files.length > 0)) {
  console.log(`\nIn VS Code, display language ${language}:`);
  const folder = await mkdtemp(join(tmpdir(), 'mesh-notes-workspace-'));
  await cp(join(root, 'test', 'fixtures', 'workspace'), folder, { recursive: true });
  const testsFile = await bundleForEditor(`tests-${language}`, files, { grep, color: process.stdout.isTTY ?? false });
  try {
    const { passed, failed } = await runEmbeddedTests({ testsFile, folder, language, logsFolder: join(root, 'out', 'editor', 'logs', language) });
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
