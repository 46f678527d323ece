// Runs one measurement in its own process: `worker.cjs <what> <folder>`. Prints one line of JSON.
import { readFileSync } from 'node:fs';
import { Module } from 'node:module';
import path from 'node:path';
import { performance } from 'node:perf_hooks';

import { topicTree } from '../src/core/library/topicTree';
import { allTopics } from '../src/core/notes/topics';
import { SearchIndex } from '../src/core/text/search';
import { Glossary } from '../src/core/terms/glossary';
import { Matcher, mentionAt } from '../src/core/terms/matcher';
import { limit, pass, read, walk } from './limit';
import { grayMatterAndMarkdownIt, markdownLanguageService } from './others';
import { indexNotes, put, readNotes, termsWithAliases, uriOf } from './ours';
import { median } from './report';

/** Figures by name, in milliseconds, ratios or bytes. */
export type Figures = Readonly<Record<string, number>>;

const warmRuns = 3;

async function time(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Compares work with the limit, measured just before: the first run of a process, and the median of later runs. */
async function compareToLimit(folder: string, work: () => unknown): Promise<Figures> {
  const limitCold = await time(() => limit(folder));
  const cold = await time(work);
  const ratios: number[] = [];
  let limitWarm = 0;
  for (let run = 0; run < warmRuns; run++) {
    limitWarm = await time(() => limit(folder));
    ratios.push((await time(work)) / limitWarm);
  }
  return { limitCold, limitWarm, cold: cold / limitCold, warm: median(ratios) };
}

const jobs: Readonly<Record<string, (folder: string) => Figures | Promise<Figures>>> = {
  outline: (folder) => compareToLimit(folder, () => readNotes(folder)),

  index: (folder) => {
    const terms = termsWithAliases(500);
    return compareToLimit(folder, () => indexNotes(folder, terms));
  },

  grayMatter: (folder) => compareToLimit(folder, () => grayMatterAndMarkdownIt(folder)),

  languageService: (folder) => compareToLimit(folder, () => markdownLanguageService(folder)),

  async change(folder) {
    const library = indexNotes(folder, termsWithAliases(500));
    const options = { grouping: 'conference', order: 'newest', filter: '', language: 'en' } as const;
    topicTree(library, options);
    const files = walk(folder);
    const step = Math.max(1, Math.floor(files.length / 200));
    const ratios: number[] = [];
    const times: number[] = [];
    for (let at = 0; at < files.length; at += step) {
      const file = files[at] ?? '';
      const own = await time(() => pass(read(file)));
      const spent = await time(() => {
        put(library, file, `${read(file)}\n## One more heading about ztunnel\n`);
        const roots = topicTree(library, options);
        const note = library.note(uriOf(file));
        return roots.find((node) => node.type === 'conference' && node.conference.id === note?.conference?.id)?.children.length;
      });
      ratios.push(spent / own);
      times.push(spent);
    }
    return { changeRatio: median(ratios), changeMilliseconds: median(times) };
  },

  heap(folder) {
    const collect = globalThis.gc;
    if (!collect) {
      throw new Error('Run with --expose-gc.');
    }
    const bytes = walk(folder).reduce((sum, file) => sum + Buffer.byteLength(read(file)), 0);
    const terms = termsWithAliases(500);
    // Compiled code also stays in memory, but not because of the notes.
    indexNotes(folder, terms);
    collect();
    const before = process.memoryUsage().heapUsed;
    const library = indexNotes(folder, terms);
    collect();
    const kept = process.memoryUsage().heapUsed - before;
    return { notes: [...library.workspaceNotes()].length, bytes, heapPerByte: kept / bytes };
  },

  async matcher(folder) {
    const figures: Record<string, number> = {};
    const text = walk(folder).slice(0, 400).map(read).join('\n');
    for (const aliases of [500, 10_000]) {
      const glossary = new Glossary(termsWithAliases(aliases));
      figures[`build${String(aliases)}`] = await time(() => new Matcher(glossary).find('', 'markdown'));
      const matcher = new Matcher(glossary);
      matcher.find(text, 'markdown');
      const find: number[] = [];
      for (let run = 0; run < warmRuns; run++) {
        find.push(await time(() => matcher.find(text, 'markdown')));
      }
      figures[`megabytesPerSecond${String(aliases)}`] = text.length / 1000 / median(find);
      const mentions = matcher.find(text, 'markdown');
      const lookUps = 200_000;
      let found = 0;
      const spent = await time(() => {
        for (let at = 0; at < lookUps; at++) {
          found += mentionAt(mentions, (at * 7919) % text.length) ? 1 : 0;
        }
      });
      figures[`lookUpMicroseconds${String(aliases)}`] = (spent / lookUps) * 1000;
      figures[`lookUpsFound${String(aliases)}`] = found;
    }
    return figures;
  },

  async search(folder) {
    const headings = readNotes(folder).flatMap(({ topics }) => allTopics(topics).map(({ title }) => title));
    const index = new SearchIndex<number>();
    for (let value = 0; value < 100_000; value++) {
      index.add([`${headings[value % headings.length] ?? ''} ${String(value)}`], value);
    }
    const spent: number[] = [];
    for (const query of ['ztunnel', 'why it', '服务网格', 'hwrks', 'qxz', 'mig 99', 'e']) {
      index.search(query, 1000);
      spent.push(await time(() => index.search(query, 1000)));
    }
    return { searchMilliseconds: median(spent), worstSearchMilliseconds: Math.max(...spent) };
  },

  /** Loads the bundle with a stub of the `vscode` module. */
  async load() {
    // Every property of the stub is a class that has every property.
    const anything: object = new Proxy(function () {}, { get: (target, name): unknown => (name === 'prototype' ? Reflect.get(target, name) : name === Symbol.toPrimitive ? () => '' : anything) });
    const declarations = readFileSync(path.resolve('node_modules', '@types', 'vscode', 'index.d.ts'), 'utf8');
    const vscode = Object.fromEntries([...declarations.matchAll(/export (?:abstract )?(?:class|enum|namespace) (\w+)/g)].map(([, name = '']) => [name, anything]));
    const loader = Module as unknown as { _load: (request: string, ...rest: unknown[]) => unknown };
    const load = loader._load;
    loader._load = (request, ...rest) => (request === 'vscode' ? vscode : load(request, ...rest));
    const bundle = path.resolve('dist', 'extension.js');
    return { loadMilliseconds: await time(() => void load(bundle)) };
  },
};

const [, , what = '', folder = ''] = process.argv;
const job = jobs[what];
if (!job) {
  throw new Error(`No such measurement: ${what}`);
}
void Promise.resolve(job(folder)).then((figures) => {
  console.log(JSON.stringify(figures));
});
