import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { builtinGlossary } from '../src/core/terms/builtinGlossary';
import { Library } from '../src/core/library/library';
import { readNote, type Note } from '../src/core/notes/note';
import { Glossary } from '../src/core/terms/glossary';
import type { Term } from '../src/core/terms/term';
import { read, walk } from './limit';

/** Reads every note of a folder: front matter and outline. */
export function readNotes(folder: string): Note[] {
  return walk(folder).map((file) => readNote({ uri: uriOf(file), fileName: path.basename(file), text: read(file) }));
}

/** A library with every note of a folder and its mentions, without the texts. */
export function indexNotes(folder: string, terms: readonly Term[]): Library {
  const library = new Library();
  library.setBuiltinTerms(terms);
  for (const file of walk(folder)) {
    const text = read(file);
    put(library, file, text);
  }
  return library;
}

export function put(library: Library, file: string, text: string): void {
  const uri = uriOf(file);
  library.put({ uri, fileName: path.basename(file), text, origin: 'workspace', inNotesFolder: true });
  library.count(uri, text);
}

export function uriOf(file: string): string {
  return `file://${file.replaceAll('\\', '/')}`;
}

/** The built-in terms, in both languages. */
export function builtinTerms(): readonly Term[] {
  const languages = ['en', 'zh-cn'] as const;
  const notes = languages.map((language) => {
    const folder = path.resolve('notes', language, 'terms');
    return [language, Object.fromEntries(readdirSync(folder).map((name) => [`terms/${name}`, readFileSync(path.join(folder, name), 'utf8')]))] as const;
  });
  return builtinGlossary(Object.fromEntries(notes)).terms;
}

/** Built-in terms with `count` names in total, including plurals; adds invented terms if there are not enough. */
export function termsWithAliases(count: number): readonly Term[] {
  const builtin = builtinTerms();
  const ids = [...new Set(builtin.map(({ id }) => id))];
  const terms: Term[] = [];
  let aliases = 0;
  for (const id of ids) {
    if (aliases >= count) {
      return terms;
    }
    const added = builtin.filter((term) => term.id === id);
    aliases += new Glossary(added).aliases.length;
    terms.push(...added);
  }
  const [model] = builtin;
  if (!model) {
    throw new Error('There are no built-in terms.');
  }
  for (let number = 0; aliases < count; number++) {
    const name = `${syllables(number)} ${syllables(number * 7 + 3)}`;
    const term: Term = { ...model, id: `invented-${String(number)}`, uri: `mesh.notes:/en/terms/invented-${String(number)}.md`, language: 'en', name, aliases: [`构件${String.fromCharCode(0x4e00 + (number % 9000))}${String.fromCharCode(0x4e00 + ((number * 37) % 9000))}`], misspellings: [], ambiguous: [], except: [], kind: 'project' };
    aliases += new Glossary([term]).aliases.length;
    terms.push(term);
  }
  return terms;
}

function syllables(number: number): string {
  const parts = ['ka', 'to', 'mi', 'ren', 'sol', 'va', 'qui', 'dor', 'lex', 'nu', 'pha', 'zy', 'bra', 'ke', 'ul', 'wi'];
  let rest = number + 16;
  let word = '';
  while (rest > 0) {
    word += parts[rest % parts.length] ?? '';
    rest = Math.floor(rest / parts.length);
  }
  return word;
}
