// Speed inside VS Code, each measurement in a window of its own: npm run bench:editor
import { rmSync } from 'node:fs';
import { cpus } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';

import { runInExtensionHost } from '../../scripts/embedded/extensionHost.mjs';
import { medians, table } from '../report';
import { writeNotebook } from '../writeNotebook';
import { resultMark } from './resultMark';
import type { Figures } from './window';

const { values } = parseArgs({ options: { notes: { type: 'string', default: '1300,13000' }, runs: { type: 'string', default: '5' } } });
const runs = Number(values.runs);

/** The figures of one window. */
async function measure(what: string, folder: string): Promise<Figures> {
  const lines: string[] = [];
  await runInExtensionHost({ testsFile: path.resolve('out', 'bench', `${what}.window.js`), folder }, (line) => lines.push(line));
  const result = lines.find((line) => line.startsWith(resultMark));
  if (result === undefined) {
    throw new Error(`${what} told nothing:\n${lines.join('\n')}`);
  }
  return JSON.parse(result.slice(resultMark.length)) as Figures;
}

/** Every measurement in turn, several times. */
async function measureAll(folder: string): Promise<Figures> {
  const all: Figures[] = [];
  for (let run = 0; run < runs; run++) {
    const { read = NaN } = await measure('read', folder);
    const { tree = NaN, ...activation } = await measure('tree', folder);
    const control = await measure('control', folder);
    const blocked = await measure('blocked', folder);
    all.push({
      ...activation,
      read,
      tree,
      ratio: tree / read,
      ...Object.fromEntries(Object.entries(control).map(([name, value]) => [`control ${name}`, value])),
      ...Object.fromEntries(Object.entries(blocked).map(([name, value]) => [`blocked ${name}`, value])),
    });
    if (process.env['BENCH_TRACE'] !== undefined) {
      console.error(JSON.stringify(all.at(-1)));
    }
  }
  return medians(all);
}

const milliseconds = (value: number | undefined): string => `${(value ?? NaN).toFixed(1)} ms`;

async function main(): Promise<void> {
  const columns: [string, Figures][] = [];
  for (const notes of values.notes.split(',').map(Number)) {
    const folder = writeNotebook(notes);
    try {
      columns.push([`${String(notes)} notes`, await measureAll(folder)]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }

  const row = (what: string, goal: string, cell: (figures: Figures) => string): string[] => [what, goal, ...columns.map(([, figures]) => cell(figures))];
  const gaps = (what: string) => (figures: Figures) =>
    `${milliseconds(figures[`${what} longest`])}; ${milliseconds(figures[`${what} tenth`])}; ${String(figures[`${what} over10`])}`;
  console.log(`In VS Code for the Web, each measurement in a window of its own; medians of ${String(runs)}; ${String(cpus().length)} cores.\n`);
  console.log(
    table(
      ['what', 'goal', ...columns.map(([header]) => header)],
      [
        row('activation', '≤ 30 ms', ({ activation, load, call }) => `${milliseconds(activation)} (${milliseconds(load)} loading, ${milliseconds(call)} activating)`),
        row('first tree ÷ bare read', '≤ 1.3', ({ ratio = NaN, tree, read }) => `${ratio.toFixed(2)} (${milliseconds(tree)} ÷ ${milliseconds(read)})`),
        row('extension host blocked while indexing: longest; tenth longest; how often over 10 ms', '≤ 10 ms', gaps('blocked')),
        row('the same during a bare read', '', gaps('control')),
        row('the same while nothing happens: longest', '', (figures) => milliseconds(figures['control idle'])),
      ],
    ),
  );
}

void main();
