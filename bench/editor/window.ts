// Helpers for measurements that run in the extension host of a window.
import * as vscode from 'vscode';

import { resultPrefix } from './result';

/** Figures by name, in milliseconds or as counts. */
export type Figures = Readonly<Record<string, number>>;

/** The same as in the extension; reading files one by one is ten times slower. */
const concurrentReads = 64;
/** Milliseconds until a window is idle. */
const settleTime = 3000;
/** Shorter gaps, in milliseconds, are ignored. */
const shortestGap = 2;

export function printFigures(figures: Figures): void {
  console.log(`${resultPrefix}${JSON.stringify(figures)}`);
}

export function pause(wait: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, wait);
  });
}

/** Resolves when the extension is active and the window is idle. */
export async function waitUntilIdle(): Promise<void> {
  await vscode.extensions.getExtension('mesh-notes.mesh-notes')?.activate();
  await pause(settleTime);
}

export async function time(work: () => Thenable<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** VS Code's record of the activation, in milliseconds: loading the bundle and calling `activate`. Show Running Extensions shows the sum. */
export async function recordedActivation(): Promise<{ readonly load: number; readonly call: number }> {
  await vscode.commands.executeCommand('perfview.show');
  for (;;) {
    const report = vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === 'perf');
    const row = /^\| mesh-notes\.mesh-notes +\| \w+ +\| (\d+) +\| (\d+) +\|/m.exec(report?.getText() ?? '');
    if (row) {
      return { load: Number(row[1]), call: Number(row[2]) };
    }
    await pause(100);
  }
}

/** The lower bound for reading the notes: finds the files and reads each once. */
export async function readAllFiles(): Promise<void> {
  const uris = (await vscode.workspace.findFiles('**/*.md'))[Symbol.iterator]();
  const worker = async (): Promise<void> => {
    for (let next = uris.next(); next.done !== true; next = uris.next()) {
      await vscode.workspace.fs.readFile(next.value);
    }
  };
  await Promise.all(Array.from({ length: concurrentReads }, worker));
}

/** A text without terms: requests for it wait for the notes and cost nothing else. */
export function textWithoutTerms(): Thenable<vscode.TextDocument> {
  return vscode.workspace.openTextDocument({ language: 'plaintext', content: '-' });
}

/** Opens the Topics view; resolves when all notes are in the tree. */
export async function openTree(document: vscode.TextDocument): Promise<void> {
  await vscode.commands.executeCommand('meshNotes.topics.focus');
  await vscode.commands.executeCommand('vscode.executeDefinitionProvider', document.uri, new vscode.Position(0, 0));
}

/** Resolves when the mentions in all notes are counted. */
export async function waitForCounts(document: vscode.TextDocument): Promise<void> {
  await vscode.commands.executeCommand('vscode.executeReferenceProvider', document.uri, new vscode.Position(0, 0));
}

/** Measures how long a task that is always pending waits for its next turn in the extension host. */
export async function measureGaps(work: () => Thenable<unknown>): Promise<Gaps> {
  const { port1, port2 } = new MessageChannel();
  const gaps: number[] = [];
  let last = performance.now();
  const take = (): void => {
    const now = performance.now();
    if (now - last >= shortestGap) {
      gaps.push(now - last);
    }
    last = now;
  };
  port1.onmessage = () => {
    take();
    port2.postMessage(undefined);
  };
  port2.postMessage(undefined);
  await work();
  take();
  port1.close();
  gaps.sort((a, b) => b - a);
  return { longest: gaps[0] ?? shortestGap, tenth: gaps[9] ?? shortestGap, over10: gaps.filter((gap) => gap > 10).length };
}

export interface Gaps {
  /** Milliseconds. */
  readonly longest: number;
  /** The tenth longest, in milliseconds. */
  readonly tenth: number;
  /** The number of gaps over 10 ms. */
  readonly over10: number;
}
