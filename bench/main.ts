import { spawnSync } from 'node:child_process';
import { rmSync, statSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';

import { read, walk } from './limit';
import { medians, table } from './report';
import type { Figures } from './worker';
import { writeNotebook } from './writeNotebook';

const runs = 5;
/** The size in bytes above which the other readers run once, as each run takes minutes. */
const large = 50_000_000;

const { values, positionals } = parseArgs({
  options: { json: { type: 'string' }, notes: { type: 'string', default: '1300,13000' } },
  allowPositionals: true,
});

/** The medians of several processes. */
function measure(what: string, folder: string, times = runs): Figures {
  const worker = path.join(__dirname, 'worker.cjs');
  const all = Array.from({ length: times }, () => {
    const { stdout, status, stderr } = spawnSync(process.execPath, ['--expose-gc', '--max-old-space-size=4096', worker, what, folder], { encoding: 'utf8' });
    if (status !== 0) {
      throw new Error(`${what}: ${stderr}`);
    }
    return JSON.parse(stdout) as Figures;
  });
  return medians(all);
}

interface Row {
  readonly what: string;
  readonly goal: string;
  readonly values: readonly string[];
}

const ratio = (value: number | undefined): string => (value ?? NaN).toFixed(2);

function rowsFor(results: readonly Record<string, Figures>[]): Row[] {
  const each = (format: (result: Record<string, Figures>) => string): string[] => results.map(format);
  return [
    { what: 'front matter and outline, cold process', goal: '', values: each(({ outline }) => ratio(outline?.cold)) },
    { what: 'the same, warm', goal: '', values: each(({ outline }) => ratio(outline?.warm)) },
    { what: 'with the mentions of 500 aliases, cold', goal: '≤ 9', values: each(({ index }) => ratio(index?.cold)) },
    { what: 'the same, warm', goal: '≤ 5.5', values: each(({ index }) => ratio(index?.warm)) },
    { what: 'one changed note, against its own limit', goal: '≤ 0.5 ms', values: each(({ change }) => `${ratio(change?.changeRatio)} (${ratio(change?.changeMilliseconds)} ms)`) },
    { what: 'heap kept ÷ bytes of notes', goal: '≤ 0.3', values: each(({ heap }) => ratio(heap?.heapPerByte)) },
    { what: 'gray-matter and markdown-it, cold', goal: '', values: each(({ grayMatter }) => ratio(grayMatter?.cold)) },
    { what: 'the same, warm', goal: '', values: each(({ grayMatter }) => ratio(grayMatter?.warm)) },
    { what: 'vscode-markdown-languageservice, cold', goal: '', values: each(({ languageService }) => ratio(languageService?.cold)) },
    { what: 'the same, warm', goal: '', values: each(({ languageService }) => ratio(languageService?.warm)) },
  ];
}

const given = positionals[0];
const folders = given === undefined ? values.notes.split(',').map((count) => writeNotebook(Number(count))) : [path.resolve(given)];
try {
  const sizes = folders.map((folder) => {
    const files = walk(folder);
    return { notes: files.length, bytes: files.reduce((sum, file) => sum + Buffer.byteLength(read(file)), 0) };
  });
  const results = folders.map((folder, index) => {
    const figures: Record<string, Figures> = {};
    for (const what of ['outline', 'index', 'change', 'heap']) {
      figures[what] = measure(what, folder);
    }
    for (const what of ['grayMatter', 'languageService']) {
      figures[what] = measure(what, folder, (sizes[index]?.bytes ?? 0) > large ? 1 : runs);
    }
    return figures;
  });
  const once = { matcher: measure('matcher', folders[0] ?? ''), load: measure('load', ''), search: measure('search', folders[0] ?? ''), bundle: { bytes: statSync(path.resolve('dist', 'extension.js')).size } };
  const headers = sizes.map(({ notes, bytes }) => `${String(notes)} notes, ${(bytes / 1e6).toFixed(1)} MB`);
  const model = `${String(cpus().length)} cores, Node ${process.version}`;
  console.log(`Ratios to the limit in the same process: walk, read as UTF-8, one pass over each text. Medians of ${String(runs)} processes; ${model}.\n`);
  console.log(table(['what', 'goal', ...headers], rowsFor(results).map(({ what, goal, values: cells }) => [what, goal, ...cells])));
  console.log('');
  console.log(
    table(
      ['what', 'goal', 'figure'],
      [
        ['matcher build, 500 aliases', '≤ 20 ms', `${ratio(once.matcher['build500'])} ms`],
        ['matcher build, 10,000 aliases', '', `${ratio(once.matcher['build10000'])} ms`],
        ['term at the cursor, 500 aliases', '≤ 1 µs', `${ratio(once.matcher['lookUpMicroseconds500'])} µs`],
        ['term at the cursor, 10,000 aliases', '≤ 1 µs', `${ratio(once.matcher['lookUpMicroseconds10000'])} µs`],
        ['search of 100,000 headings', '≤ 20 ms', `${ratio(once.search['searchMilliseconds'])} ms`],
        ['mentions, 500 aliases', '', `${ratio(once.matcher['megabytesPerSecond500'])} MB/s`],
        ['bundle', '≤ 450 KB', `${(once.bundle.bytes / 1000).toFixed(1)} KB`],
        ['its import', '≤ 30 ms', `${ratio(once.load['loadMilliseconds'])} ms`],
      ],
    ),
  );
  if (values.json !== undefined) {
    writeFileSync(values.json, JSON.stringify({ node: process.version, cores: cpus().length, results: Object.fromEntries(headers.map((header, index) => [header, results[index]])), ...once }, null, 2));
  }
} finally {
  if (given === undefined) {
    for (const folder of folders) {
      rmSync(folder, { recursive: true, force: true });
    }
  }
}
