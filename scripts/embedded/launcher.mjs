#!/usr/bin/env node
// Replaces a desktop VS Code where none is available: accepts the arguments of @vscode/test-electron and runs the tests in the
// embedded VS Code. Use: VSCODE_EXECUTABLE_PATH=scripts/embedded/launcher.mjs npm run test:desktop
import { join } from 'node:path';
import { root } from '../root.mjs';
import { runEmbeddedTests } from './runTests.mjs';

const args = process.argv.slice(2);
const developmentPath = option('extensionDevelopmentPath');
const testsFile = option('extensionTestsPath');
const folder = args.find((argument) => !argument.startsWith('-'));
if (developmentPath !== root || !testsFile || !folder) {
  console.error(`Usage: launcher FOLDER --extensionDevelopmentPath=${root} --extensionTestsPath=FILE`);
  process.exit(2);
}
const { passed, failed } = await runEmbeddedTests({ testsFile, folder, language: 'en', logsFolder: join(root, 'out', 'editor', 'logs', 'desktop') });
process.exit(failed > 0 || passed === 0 ? 1 : 0);

/** @param {string} name */
function option(name) {
  const prefix = `--${name}=`;
  return args.find((argument) => argument.startsWith(prefix))?.slice(prefix.length);
}
