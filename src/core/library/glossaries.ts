import { readFrontMatter } from '../notes/frontMatter';
import { Glossary, termIn, type GlossaryEntry } from '../terms/glossary';
import type { GlossaryFile, GlossaryTerm } from '../terms/glossaryFile';
import { GlossaryFiles } from '../terms/glossaryFiles';
import { Matcher } from '../terms/matcher';
import type { Term, TermText } from '../terms/term';
import { readTermText } from '../terms/termNote';
import { characterClasses } from '../text/characters';
import type { Language } from '../text/language';
import { lazy } from '../text/lazy';
import type { Problem } from '../text/problem';

/** The terms of all sources: the user's term notes, the user's glossaries and the built-in notebook. */
export class Glossaries {
  /** The user's glossaries, changed by `setFile` only. */
  readonly files = new GlossaryFiles();
  private readonly termNotes = new Map<string, GlossaryTerm>();
  private builtinTerms: readonly Term[] = [];
  /** By URI; read from the notes when first needed. */
  private readonly builtinTexts = new Map<string, () => TermText>();
  private explainedWords: readonly string[] = [];
  private knownGlossary: Glossary | undefined;
  private knownMatcher: Matcher | undefined;
  /** Problems that the user's terms have with each other, by URI. */
  private conflicts: ReadonlyMap<string, readonly Problem[]> = new Map();

  get glossary(): Glossary {
    return (this.knownGlossary ??= new Glossary([...[...this.termNotes.values()].map(({ term }) => term), ...this.files.terms(), ...this.builtinTerms], this.explainedWords));
  }

  get matcher(): Matcher {
    return (this.knownMatcher ??= new Matcher(this.glossary));
  }

  /** The steps that are left before mentions can be found, of a few milliseconds each. */
  * preparations(): Iterable<() => unknown> {
    yield characterClasses;
    yield () => this.glossary;
    while (!this.matcher.isPrepared) {
      yield () => {
        this.matcher.prepare();
      };
    }
  }

  setBuiltinTerms(terms: readonly Term[]): void {
    this.builtinTerms = terms;
    this.invalidate();
  }

  /** Returns whether the words have changed. */
  setExplainedWords(words: readonly string[]): boolean {
    const isChanged = JSON.stringify(words) !== JSON.stringify(this.explainedWords);
    if (isChanged) {
      this.explainedWords = words;
      this.invalidate();
    }
    return isChanged;
  }

  setBuiltinText(uri: string, text: string): void {
    this.builtinTexts.set(uri, lazy(() => readTermText(text, readFrontMatter(text).bodyOffset)));
  }

  /** Returns whether the terms have changed. */
  setTermNote(uri: string, explained: GlossaryTerm | undefined): boolean {
    const isChanged = JSON.stringify(this.termNotes.get(uri)?.term) !== JSON.stringify(explained?.term);
    if (explained) {
      this.termNotes.set(uri, explained);
    } else {
      this.termNotes.delete(uri);
    }
    if (isChanged) {
      this.invalidate();
    }
    return isChanged;
  }

  /** Returns whether the terms have changed. */
  setFile(uri: string, file: GlossaryFile | undefined): boolean {
    const isChanged = this.files.set(uri, file);
    if (isChanged) {
      this.invalidate();
    }
    return isChanged;
  }

  conflictsOf(uri: string): readonly Problem[] {
    return this.conflicts.get(uri) ?? [];
  }

  /** Looks for conflicts between the user's terms; returns the URIs whose conflicts may have changed. */
  recheck(): Iterable<string> {
    const before = this.conflicts;
    // Built-in terms have none, and the glossary need not be made for them.
    const hasOwn = this.termNotes.size > 0 || this.files.uris().length > 0;
    this.conflicts = hasOwn ? joinLists(this.glossary.duplicateAliases(), this.glossary.nameProblems(), this.files.foreignProblems()) : new Map();
    return [...before.keys(), ...this.conflicts.keys()];
  }

  /** A term's text in a language, or in the other one if the term is not explained in that; undefined until the text is loaded. */
  termText(entry: GlossaryEntry, language: Language): TermText | undefined {
    const { uri, line, glossary } = termIn(entry, language);
    return glossary === undefined ? (this.termNotes.get(uri)?.text ?? this.builtinTexts.get(uri)?.()) : this.files.text(uri, line);
  }

  private invalidate(): void {
    this.knownGlossary = undefined;
    this.knownMatcher = undefined;
  }
}

function joinLists<K, V>(...maps: readonly ReadonlyMap<K, readonly V[]>[]): ReadonlyMap<K, readonly V[]> {
  const keys = new Set(maps.flatMap((map) => [...map.keys()]));
  return new Map([...keys].map((key) => [key, maps.flatMap((map) => map.get(key) ?? [])]));
}
