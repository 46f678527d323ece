import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { generateNotebook } from './notebook';

const seed = 20240319;

/** Writes a reproducible notebook with that many notes into a temporary folder. Returns the folder. */
export function writeNotebook(notes: number): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'notebook-'));
  for (const note of generateNotebook(notes, seed)) {
    const file = path.join(folder, note.path);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, note.text);
  }
  return folder;
}
