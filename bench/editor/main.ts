// Measures speed inside VS Code, each measurement in its own window: npm run bench:editor
import { rmSync } from 'node:fs';
import { cpus } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';

import { runInExtensionHost } from '../../scripts/embedded/extensionHost.mjs';
import { medians, table } from '../report';
import { writeNotebook } from '../writeNotebook';
import { parseResult } from './result';
import { longestTasks, tracedCategories } from './tasks';
import type { Figures } from './window';

const { values } = parseArgs({ options: { notes: { type: 'string', default: '1300,13000' }, runs: { type: 'string', default: '5' } } });
const runs = Number(values.runs);
/** Milliseconds without output after which a run fails; a window prints nothing while it measures. */
const silenceTimeout = 600_000;

/** The figures of one window, with its longest tasks if traced. */
async function measure(what: string, folder: string, traced: readonly string[] = []): Promise<Figures> {
  const lines: string[] = [];
  const { trace } = await runInExtensionHost({ testsFile: path.resolve('out', 'bench', `${what}.window.js`), folder, silenceTimeout, traced }, (line) => lines.push(line));
  return { ...(parseResult(lines) as Figures), ...(traced.length > 0 ? longestTasks(trace) : {}) };
}

/** Runs all measurements `runs` times, alternating. */
async function measureAll(folder: string): Promise<Figures> {
  const all: Figures[] = [];
  for (let run = 0; run < runs; run++) {
    const { read = NaN } = await measure('read', folder);
    const { tree = NaN, ...activation } = await measure('tree', folder);
    all.push({
      ...activation,
      read,
      tree,
      ratio: tree / read,
      ...named('control', await measure('control', folder)),
      ...named('control', await measure('readTasks', folder, tracedCategories)),
      ...named('indexing', await measure('blocked', folder)),
      ...named('indexing', await measure('tasks', folder, tracedCategories)),
    });
    console.error(`${String(run + 1)}: ${JSON.stringify(all.at(-1))}`);
  }
  return medians(all);
}

function named(prefix: string, figures: Figures): Figures {
  return Object.fromEntries(Object.entries(figures).map(([name, value]) => [`${prefix} ${name}`, value]));
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
  const tasks = (what: string) => (figures: Figures) =>
    `${milliseconds(figures[`${what} task`])}; ${milliseconds(figures[`${what} ownTask`])}; ${String(figures[`${what} tasksOver10`])}`;
  const gaps = (what: string) => (figures: Figures) =>
    `${milliseconds(figures[`${what} longest`])}; ${milliseconds(figures[`${what} tenth`])}; ${String(figures[`${what} over10`])}`;
  console.log(`In VS Code for the Web, each measurement in its own window; medians of ${String(runs)}; ${String(cpus().length)} cores.\n`);
  console.log(
    table(
      ['what', 'goal', ...columns.map(([header]) => header)],
      [
        row('activation, as VS Code records it', '≤ 30 ms', ({ activation, load, call }) => `${milliseconds(activation)} (${milliseconds(load)} loading, ${milliseconds(call)} activating)`),
        row('first tree ÷ bare read', '≤ 1.3', ({ ratio = NaN, tree, read }) => `${ratio.toFixed(2)} (${milliseconds(tree)} ÷ ${milliseconds(read)})`),
        row('longest task of the extension host while indexing, CPU time; without garbage collection; tasks over 10 ms', '≤ 10 ms', tasks('indexing')),
        row('the same during a bare read', '', tasks('control')),
        row('longest wait for a turn while indexing; the tenth longest; waits over 10 ms', '≤ 10 ms', gaps('indexing')),
        row('the same during a bare read', '', gaps('control')),
        row('longest wait for a turn while nothing is done', '', (figures) => milliseconds(figures['control idle'])),
      ],
    ),
  );
}

void main();
