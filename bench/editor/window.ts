// What the measurements share that run in the extension host of a window of their own.
import * as vscode from 'vscode';

import { resultMark } from './resultMark';

/** Names of figures, and their values in milliseconds, or numbers of what the name says. */
export type Figures = Readonly<Record<string, number>>;

/** As the extension reads them: one by one is an order of magnitude slower. */
const concurrentReads = 64;
/** A window comes to rest within this time, in milliseconds. */
const settling = 3000;
/** Gaps shorter than this, in milliseconds, are not kept. */
const shortestGap = 2;

export function tell(figures: Figures): void {
  console.log(`${resultMark}${JSON.stringify(figures)}`);
}

export function pause(wait: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, wait);
  });
}

/** Resolves when the window has come to rest; what the extension is activated by has happened then. */
export async function windowAtRest(): Promise<void> {
  await vscode.extensions.getExtension('mesh-notes.mesh-notes')?.activate();
  await pause(settling);
}

export async function time(work: () => Thenable<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** What VS Code itself has recorded of our activation, in milliseconds: loading the bundle, and calling `activate`. It shows the sum under Show Running Extensions. */
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

/** What nothing that reads the notes can be faster than here: find the files, and read each once. */
export async function readAllFiles(): Promise<void> {
  const uris = (await vscode.workspace.findFiles('**/*.md'))[Symbol.iterator]();
  const worker = async (): Promise<void> => {
    for (let next = uris.next(); next.done !== true; next = uris.next()) {
      await vscode.workspace.fs.readFile(next.value);
    }
  };
  await Promise.all(Array.from({ length: concurrentReads }, worker));
}

/** A text in which no term stands: what is asked about it waits for the notes, and costs nothing else. */
export function textWithoutTerms(): Thenable<vscode.TextDocument> {
  return vscode.workspace.openTextDocument({ language: 'plaintext', content: '-' });
}

/** Opens the Topics view; resolves when all notes are in the tree. */
export async function openTree(document: vscode.TextDocument): Promise<void> {
  await vscode.commands.executeCommand('meshNotes.topics.focus');
  await vscode.commands.executeCommand('vscode.executeDefinitionProvider', document.uri, new vscode.Position(0, 0));
}

/** Resolves when the mentions in all notes are counted. */
export async function mentionsCounted(document: vscode.TextDocument): Promise<void> {
  await vscode.commands.executeCommand('vscode.executeReferenceProvider', document.uri, new vscode.Position(0, 0));
}

/** For how long a task that is always waiting has to wait for its next turn in the extension host. */
export async function gapsDuring(work: () => Thenable<unknown>): Promise<Gaps> {
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
  /** How many were longer than 10 ms. */
  readonly over10: number;
}
