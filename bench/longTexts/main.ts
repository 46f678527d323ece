// Measures how long notes of many megabytes block the extension host of a VS Code server: npm run bench:long-texts
import { rmSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';

import { runInWindow } from '../../scripts/embedded/extensionHost.mjs';
import { stageTests, startServer } from '../../scripts/server/host.mjs';
import { parseResult } from '../editor/result';
import { median, table } from '../report';
import type { Phase } from './host.window';
import { writeLongTexts } from './write';

const { values } = parseArgs({ options: { vsix: { type: 'string', default: path.resolve('out', 'mesh-notes.vsix') }, runs: { type: 'string', default: '3' } } });
/** Milliseconds without output after which a run fails; a window prints nothing while it measures. */
const silenceTimeout = 300_000;

/** The phases of one window. */
async function measure(server: Awaited<ReturnType<typeof startServer>>, folder: string): Promise<Record<string, Phase>> {
  const url = await server.show({ folder }, await stageTests('long-texts', path.resolve('out', 'bench', 'host.window.js')));
  const lines: string[] = [];
  await runInWindow({ url, silenceTimeout }, (line) => lines.push(line));
  return parseResult(lines) as Record<string, Phase>;
}

async function main(): Promise<void> {
  const folder = writeLongTexts();
  const server = await startServer({ vsix: values.vsix, allowTests: true });
  try {
    const all: Record<string, Phase>[] = [];
    for (let run = 0; run < Number(values.runs); run++) {
      all.push(await measure(server, folder));
      console.error(`${String(run + 1)}: ${JSON.stringify(all.at(-1))}`);
    }
    const milliseconds = (times: readonly (number | undefined)[]): string => `${median(times.map((time) => time ?? NaN)).toFixed(1)} ms`;
    console.log(
      table(
        ['a note dense in terms', 'longest block of the extension, CPU time', 'longest block of the extension host, whoever’s code ran, CPU time'],
        Object.keys(all[0] ?? {}).map((phase) => [phase, milliseconds(all.map((run) => run[phase]?.ours.time)), milliseconds(all.map((run) => run[phase]?.gap))]),
      ),
    );
  } finally {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

void main();
