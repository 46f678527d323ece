import { lineProblem, type Problem } from '../text/problem';
import type { ForeignLanguage, GlossaryFile } from './glossaryFile';
import type { Term, TermText } from './term';

/** The files of the user's glossaries. A file may have several terms. */
export class GlossaryFiles {
  private readonly files = new Map<string, GlossaryFile>();

  uris(): readonly string[] {
    return [...this.files.keys()];
  }

  /** Returns whether the known terms have changed. Undefined removes the file. */
  set(uri: string, file: GlossaryFile | undefined): boolean {
    const before = this.files.get(uri);
    if (file) {
      this.files.set(uri, file);
    } else {
      this.files.delete(uri);
    }
    return namesOf(before) !== namesOf(file);
  }

  /** The terms of all files in supported languages. */
  terms(): readonly Term[] {
    const unread = this.unread();
    return [...this.files].flatMap(([uri, { terms }]) => (unread.has(uri) ? [] : terms.map(({ term }) => term)));
  }

  /** Whether a file has no terms, or none in a supported language. */
  lacksTerms(uri: string): boolean {
    const file = this.files.get(uri);
    return file !== undefined && (file.terms.length === 0 || (file.foreign !== undefined && this.unread().has(uri)));
  }

  /** The text of the first term on a line. */
  text(uri: string, line: number): TermText | undefined {
    return this.files.get(uri)?.terms.find(({ term }) => term.line === line)?.text;
  }

  /** The problems of a file; undefined if it is not in a glossary. */
  problems(uri: string): readonly Problem[] | undefined {
    return this.files.get(uri)?.problems;
  }

  /** The problems of unsupported languages, each reported at one page of its group, by URI. */
  foreignProblems(): ReadonlyMap<string, readonly Problem[]> {
    const speakers = new Map<string, [uri: string, language: ForeignLanguage]>();
    for (const [uri, foreign] of this.unread()) {
      const kind = `${foreign.tag.toLowerCase()} ${foreign.group}`;
      const speaker = speakers.get(kind);
      if (!speaker || uri < speaker[0]) {
        speakers.set(kind, [uri, foreign]);
      }
    }
    return new Map([...speakers.values()].map(([uri, { tag, line }]) => [uri, [lineProblem('warning', line, 0, 'Pages in the language “{0}” are not read. A glossary can be in English or Simplified Chinese.', tag)]]));
  }

  private unread(): ReadonlyMap<string, ForeignLanguage> {
    const written = new Set([...this.files.values()].flatMap(({ knownLanguagePaths }) => knownLanguagePaths));
    return new Map(
      [...this.files].flatMap(([uri, { foreign }]): [string, ForeignLanguage][] => (foreign && (foreign.beside === undefined || written.has(foreign.beside)) ? [[uri, foreign]] : [])),
    );
  }
}

/** A fingerprint of what the glossary and other files depend on: the terms without texts, and the languages. */
function namesOf(file: GlossaryFile | undefined): string {
  return JSON.stringify([file?.terms.map(({ term }) => term) ?? [], file?.knownLanguagePaths ?? [], file?.foreign]);
}
