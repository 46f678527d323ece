// The first hover in new windows of both hosts: npm run bench:hover
import { cpus } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';

import { runInExtensionHost, runInWindow } from '../../scripts/embedded/extensionHost.mjs';
import { stageTests, startServer } from '../../scripts/server/host.mjs';
import { parseResult } from '../editor/result';
import type { Figures } from '../editor/window';
import { median, table } from '../report';

const { values } = parseArgs({ options: { runs: { type: 'string', default: '20' } } });
const folder = path.resolve('samples', 'notebook');
/** Milliseconds without output after which a run fails. */
const silenceTimeout = 120_000;
const testsFile = path.resolve('out', 'bench', 'hover.window.js');

async function inServer(): Promise<readonly Figures[]> {
  const server = await startServer({ vsix: path.resolve('out', 'mesh-notes.vsix'), allowTests: true });
  try {
    return await repeat(async (onLine) => {
      await runInWindow({ url: await server.show({ folder }, await stageTests('hover', testsFile)), silenceTimeout }, onLine);
    });
  } finally {
    await server.close();
  }
}

/** Runs a window as often as asked, each time a new one. */
async function repeat(runWindow: (onLine: (line: string) => void) => Promise<unknown>): Promise<readonly Figures[]> {
  const all: Figures[] = [];
  for (let run = 0; run < Number(values.runs); run++) {
    const lines: string[] = [];
    await runWindow((line) => lines.push(line));
    all.push(parseResult(lines) as Figures);
  }
  return all;
}

function row(host: string, all: readonly Figures[]): string[] {
  const times = all.map(({ hover = NaN }) => hover);
  const right = all.filter((figures) => figures.right === 1).length;
  return [host, `${String(right)} of ${String(all.length)}`, `${median(times).toFixed(0)} ms`, `${Math.max(...times).toFixed(0)} ms`];
}

async function main(): Promise<void> {
  const web = await repeat((onLine) => runInExtensionHost({ testsFile, folder, silenceTimeout }, onLine));
  const server = await inServer();
  console.log(`The first hover of a window on a term of the sample notebook; ${String(cpus().length)} cores.\n`);
  console.log(table(['host', 'right', 'median', 'longest'], [row('VS Code for the Web', web), row('VS Code server', server)]));
}

void main();
