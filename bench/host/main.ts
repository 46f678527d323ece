// The first tree in the extension host of a VS Code server, beside a bare read: npm run bench:host
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';

import { runInWindow } from '../../scripts/embedded/extensionHost.mjs';
import { stageTests, startServer } from '../../scripts/server/host.mjs';
import { parseResult } from '../editor/result';
import type { Figures } from '../editor/window';
import { medians, table } from '../report';
import { writeNotebook } from '../writeNotebook';

const { values } = parseArgs({ options: { notes: { type: 'string', default: '1300,13000' }, runs: { type: 'string', default: '3' } } });
const vsix = path.resolve('out', 'mesh-notes.vsix');
/** Milliseconds without output after which a run fails; a window prints nothing while it measures. */
const silenceTimeout = 300_000;

type Server = Awaited<ReturnType<typeof startServer>>;

async function measure(server: Server, what: string, folder: string): Promise<Figures> {
  const url = await server.show({ folder }, await stageTests(what, path.resolve('out', 'bench', `${what}.window.js`)));
  const lines: string[] = [];
  await runInWindow({ url, silenceTimeout }, (line) => lines.push(line));
  return parseResult(lines) as Figures;
}

/** Alternates both measurements, each in its own window. `emptyHeap`: the bytes that the extension keeps without notes. */
async function measureAll(server: Server, folder: string, emptyHeap: number): Promise<Figures> {
  const bytes = readdirSync(folder, { recursive: true, encoding: 'utf8' }).reduce((sum, name) => sum + statSync(path.join(folder, name)).size, 0);
  const all: Figures[] = [];
  for (let run = 0; run < Number(values.runs); run++) {
    const { read = NaN, block: readBlock = NaN } = await measure(server, 'read', folder);
    const { tree = NaN, counted = NaN, block = NaN, heap = NaN } = await measure(server, 'tree', folder);
    all.push({ read, tree, counted, ratio: tree / read, readBlock, block, heap: (heap - emptyHeap) / bytes });
    console.error(`${String(run + 1)}: ${JSON.stringify(all.at(-1))}`);
  }
  return medians(all);
}

async function main(): Promise<void> {
  const server = await startServer({ vsix, allowTests: true });
  const columns: [string, Figures][] = [];
  const empty = mkdtempSync(path.join(tmpdir(), 'empty-'));
  try {
    const { heap: emptyHeap = NaN } = await measure(server, 'tree', empty);
    for (const notes of values.notes.split(',').map(Number)) {
      const folder = writeNotebook(notes);
      try {
        columns.push([`${notes.toLocaleString('en')} notes`, await measureAll(server, folder, emptyHeap)]);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    }
  } finally {
    await server.close();
    rmSync(empty, { recursive: true, force: true });
  }
  const row = (what: string, goal: string, cell: (figures: Figures) => string): string[] => [what, goal, ...columns.map(([, figures]) => cell(figures))];
  const milliseconds = (value = NaN): string => `${value.toFixed(0)} ms`;
  console.log(`In the extension host of a VS Code server, each measurement in a window of its own; medians of ${values.runs}; ${String(cpus().length)} cores.\n`);
  console.log(
    table(
      ['what', 'goal', ...columns.map(([header]) => header)],
      [
        row('all notes in the tree ÷ bare read', '≤ 1.3', ({ ratio = NaN, tree, read }) => `${ratio.toFixed(2)} (${milliseconds(tree)} ÷ ${milliseconds(read)})`),
        row('their mentions counted', '', ({ counted }) => milliseconds(counted)),
        row('longest block of the extension host, CPU time', 'bare read + 10 ms', ({ block }) => milliseconds(block)),
        row('the same during a bare read', '', ({ readBlock }) => milliseconds(readBlock)),
        row('heap kept ÷ bytes of notes', '≤ 0.35', ({ heap = NaN }) => heap.toFixed(2)),
      ],
    ),
  );
}

void main();
