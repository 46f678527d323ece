// Runs the editor tests: mocha in the extension host of the embedded VS Code, in each display language and in a multi-root workspace.
import { join } from 'node:path';
import { build } from './build.mjs';
import { runEach, runsEverywhere } from './editorRuns.mjs';
import { runEmbeddedTests } from './embedded/runTests.mjs';
import { root } from './root.mjs';
import { report, testOptions } from './testOptions.mjs';

await build();
report(
  await runEach(runsEverywhere, testOptions(), ({ name, window }, { testsFile, folder }) =>
    runEmbeddedTests({ testsFile, folder, ...window, logsFolder: join(root, 'out', 'editor', 'logs', name) }),
  ),
);
