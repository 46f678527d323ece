import { lineProblem, type Problem } from '../text/problem';
import type { ForeignLanguage, GlossaryFile } from './glossaryFile';
import type { Term, TermText } from './term';

/** The files of the user's glossaries: several terms a file, each with its text. */
export class GlossaryFiles {
  private readonly files = new Map<string, GlossaryFile>();

  has(uri: string): boolean {
    return this.files.has(uri);
  }

  uris(): readonly string[] {
    return [...this.files.keys()];
  }

  /** Returns whether the terms that are known have changed. */
  put(uri: string, file: GlossaryFile): boolean {
    const before = this.files.get(uri);
    this.files.set(uri, file);
    return namesOf(before) !== namesOf(file);
  }

  /** Returns whether the terms that are known have changed. */
  remove(uri: string): boolean {
    const before = this.files.get(uri);
    this.files.delete(uri);
    return namesOf(before) !== namesOf(undefined);
  }

  /** The terms of all files that are in a language known here. */
  terms(): readonly Term[] {
    const unread = this.unread();
    return [...this.files].flatMap(([uri, { terms }]) => (unread.has(uri) ? [] : terms.map(({ term }) => term)));
  }

  /** The text of the term on a line, of several the first. */
  text(uri: string, line: number): TermText | undefined {
    return this.files.get(uri)?.terms.find(({ term }) => term.line === line)?.text;
  }

  /** The problems of a file by itself; undefined if it is not part of a glossary. */
  problems(uri: string): readonly Problem[] | undefined {
    return this.files.get(uri)?.problems;
  }

  /** The languages that are not read, by the URI of the one page that speaks for all of its kind. */
  foreignProblems(): ReadonlyMap<string, readonly Problem[]> {
    const speakers = new Map<string, [uri: string, language: ForeignLanguage]>();
    for (const [uri, foreign] of this.unread()) {
      const kind = `${foreign.tag.toLowerCase()} ${foreign.group}`;
      const speaker = speakers.get(kind);
      if (!speaker || uri < speaker[0]) {
        speakers.set(kind, [uri, foreign]);
      }
    }
    return new Map([...speakers.values()].map(([uri, { tag, line }]) => [uri, [lineProblem('warning', line, 0, 'Pages in the language “{0}” are not read: a glossary is read in English and in Simplified Chinese.', tag)]]));
  }

  private unread(): ReadonlyMap<string, ForeignLanguage> {
    const written = new Set([...this.files.values()].flatMap(({ knownLanguagePaths }) => knownLanguagePaths));
    return new Map(
      [...this.files].flatMap(([uri, { foreign }]): [string, ForeignLanguage][] => (foreign && (foreign.beside === undefined || written.has(foreign.beside)) ? [[uri, foreign]] : [])),
    );
  }
}

/** All that other files and the glossary depend on: the terms without their texts, and the languages. */
function namesOf(file: GlossaryFile | undefined): string {
  return file ? JSON.stringify([file.terms.map(({ term }) => term), file.knownLanguagePaths, file.foreign]) : '[[],[],null]';
}
