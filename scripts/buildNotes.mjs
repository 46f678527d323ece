import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadCore } from './loadCore.mjs';
import { root } from './root.mjs';

/** The folders of the built-in notebook, one per language. */
export const notesFolder = join(root, 'notes');

/**
 * Compiles the built-in notebook: `notes/<language>/**` to `dist/notes/<language>.json`, which maps the path of each note in
 * its language folder to its text, and the names of all terms to `dist/notes/glossary.json`. Prints problems in notes.
 */
export async function buildNotes() {
  if (!existsSync(notesFolder)) {
    return;
  }
  const outFolder = join(root, 'dist', 'notes');
  await mkdir(outFolder, { recursive: true });
  const entries = await readdir(notesFolder, { withFileTypes: true });
  const languages = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name).sort();
  const notes = Object.fromEntries(await Promise.all(languages.map(async (language) => [language, await readNotes(join(notesFolder, language))])));
  for (const language of languages) {
    await writeFile(join(outFolder, `${language}.json`), JSON.stringify(notes[language]));
  }
  const { builtinGlossary } = await loadCore('terms/builtinGlossary');
  const { terms, problems } = builtinGlossary(notes);
  await writeFile(join(outFolder, 'glossary.json'), JSON.stringify(terms));
  for (const [path, found] of problems) {
    for (const problem of found) {
      console.warn(`notes/${path}: ${JSON.stringify(problem)}`);
    }
  }
}

/**
 * @param {string} folder
 * @returns {Promise<Record<string, string>>}
 */
async function readNotes(folder) {
  /** @type {Record<string, string>} */
  const notes = {};
  for (const kind of ['conferences', 'terms']) {
    if (!existsSync(join(folder, kind))) {
      continue;
    }
    const files = (await readdir(join(folder, kind))).filter((name) => name.endsWith('.md')).sort();
    for (const file of files) {
      notes[`${kind}/${file}`] = await readFile(join(folder, kind, file), 'utf8');
    }
  }
  return notes;
}
