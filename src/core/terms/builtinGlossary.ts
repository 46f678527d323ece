import { readNoteHead } from '../notes/note';
import type { Language } from '../text/language';
import type { Problem } from '../text/problem';
import type { Term } from './term';
import { readTermNote } from './termNote';

export interface BuiltinGlossary {
  readonly terms: readonly Term[];
  /** By the path of the note, such as `en/terms/hbone.md`. */
  readonly problems: ReadonlyMap<string, readonly Problem[]>;
}

/** Reads the terms of the built-in notebook. `notes`: for each language, the texts of its notes by path (`terms/hbone.md`). */
export function builtinGlossary(notes: Readonly<Partial<Record<Language, Readonly<Record<string, string>>>>>): BuiltinGlossary {
  const terms: Term[] = [];
  const problems = new Map<string, readonly Problem[]>();
  for (const [language, texts] of Object.entries(notes) as [Language, Readonly<Record<string, string>>][]) {
    for (const [path, text] of Object.entries(texts)) {
      const fileName = path.slice(path.lastIndexOf('/') + 1);
      const uri = `mesh.notes:/${language}/${path}`;
      const note = readNoteHead({ uri, fileName, text });
      const termNote = path.startsWith('terms/') ? readTermNote({ uri, fileName, text, frontMatter: note.frontMatter, language, origin: 'builtin' }) : undefined;
      if (termNote) {
        terms.push(termNote.term);
      }
      const found = [...note.problems, ...(termNote?.problems ?? [])];
      if (found.length > 0) {
        problems.set(`${language}/${path}`, found);
      }
    }
  }
  return { terms, problems };
}
