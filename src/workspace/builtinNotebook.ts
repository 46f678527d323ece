import * as vscode from 'vscode';
import type { Library } from '../core/library/library';
import type { GlossaryEntry } from '../core/terms/glossary';
import type { Term } from '../core/terms/term';
import { languages, type Language } from '../core/text/language';
import type { Steps } from '../core/text/steps';
import { eachInTurns, inTurns, nextTurn } from './turns';
import { builtinScheme } from './uris';

/** The path of a note inside its language, such as `terms/hbone.md`, and its text. */
type NotesByPath = Readonly<Record<string, string>>;

interface ShownNotes {
  readonly language: Language;
  readonly notes: NotesByPath;
}

/** The built-in notebook. Reads the names of its terms, and the texts of each language, on first use. */
export class BuiltinNotebook {
  private readonly notes = new Map<Language, Promise<NotesByPath>>();
  private glossary: Promise<void> | undefined;
  private showing: { readonly language: Language; readonly done: Promise<void> } | undefined;
  private counting: Promise<void> = Promise.resolve();
  private shown: ShownNotes | undefined;

  constructor(
    private readonly extensionUri: vscode.Uri,
    private readonly library: Library,
    private readonly log: vscode.LogOutputChannel,
  ) {}

  /** Adds the built-in terms of all languages to the library. */
  loadGlossary(): Promise<void> {
    return (this.glossary ??= this.readGlossary());
  }

  private async readGlossary(): Promise<void> {
    this.library.setBuiltinTerms(await this.readJson<readonly Term[]>('glossary.json', []));
    await eachInTurns(this.library.preparations(), (step) => step());
  }

  /** Loads the text of a term in a language. */
  async loadText(entry: GlossaryEntry, language: Language): Promise<void> {
    if (entry.origin === 'builtin' && !this.library.termText(entry, language)) {
      await Promise.all(languages.filter((each) => entry.terms[each] && (each === language || !entry.terms[language])).map((each) => this.loadNotes(each)));
    }
  }

  /** Loads the built-in terms and their texts in a language. */
  async loadTexts(language: Language): Promise<void> {
    await Promise.all([this.loadGlossary(), this.loadNotes(language)]);
  }

  /** Makes sure that the conference notes of a language, and no other's, are in the library, their mentions still uncounted. */
  showConferences(language: Language): Promise<void> {
    if (this.showing?.language !== language) {
      this.showing = { language, done: this.loadConferences(language) };
    }
    return this.showing.done;
  }

  private async loadConferences(language: Language): Promise<void> {
    const [notes] = await Promise.all([this.loadNotes(language), this.loadGlossary()]);
    if (this.showing?.language !== language) {
      return;
    }
    this.shown = { language, notes };
    await this.library.together(async () => {
      this.library.removeBuiltin();
      await eachInTurns(Object.entries(notes), ([path, text]) => {
        if (path.startsWith('conferences/') && this.showing?.language === language) {
          const uri = builtinUri(language, path).toString();
          try {
            this.library.put({ uri, fileName: path.slice(path.lastIndexOf('/') + 1), text, origin: 'builtin', inNotesFolder: true, language });
          } catch (error) {
            this.onError(uri, error);
          }
        }
      });
    });
  }

  /** Counts the mentions in shown conference notes that the current glossary has not counted yet. Calls run one after another, so that each note is counted once. */
  countConferences(): Promise<void> {
    return (this.counting = this.counting.catch(() => undefined).then(() => this.countUncounted()));
  }

  private async countUncounted(): Promise<void> {
    const { shown } = this;
    const uris = shown ? this.library.uncountedNotes('builtin') : [];
    if (!shown || uris.length === 0) {
      return;
    }
    await this.library.together(async () => {
      await eachInTurns(this.library.preparations(), (step) => step());
      await inTurns(this.countNotes(uris, shown));
    });
  }

  private* countNotes(uris: readonly string[], { language, notes }: ShownNotes): Steps {
    for (const uri of uris) {
      try {
        yield* this.library.countInSteps(uri, notes[vscode.Uri.parse(uri).path.slice(`/${language}/`.length)] ?? '');
      } catch (error) {
        this.onError(uri, error);
      }
      yield;
    }
  }

  /** Other notes continue. */
  private onError(uri: string, error: unknown): void {
    this.log.error(`Cannot be read: ${uri}`, error);
    this.library.fail(uri, error);
  }

  /** The text of the built-in note at a path, or undefined. */
  async text(language: Language, path: string): Promise<string | undefined> {
    const notes = await this.loadNotes(language);
    return Object.hasOwn(notes, path) ? notes[path] : undefined;
  }

  /** The paths of the built-in notes of a language. */
  async paths(language: Language): Promise<readonly string[]> {
    return Object.keys(await this.loadNotes(language));
  }

  private loadNotes(language: Language): Promise<NotesByPath> {
    let notes = this.notes.get(language);
    if (!notes) {
      notes = this.readJson<NotesByPath>(`${language}.json`, {}).then((texts) => {
        for (const [path, text] of Object.entries(texts)) {
          if (path.startsWith('terms/')) {
            this.library.setBuiltinText(builtinUri(language, path).toString(), text);
          }
        }
        return texts;
      });
      this.notes.set(language, notes);
    }
    return notes;
  }

  private async readJson<T>(name: string, fallback: T): Promise<T> {
    const uri = vscode.Uri.joinPath(this.extensionUri, 'dist', 'notes', name);
    try {
      const value = JSON.parse(new TextDecoder().decode(await vscode.workspace.fs.readFile(uri))) as T;
      // Parsing alone takes a whole turn.
      await nextTurn();
      return value;
    } catch (error) {
      this.log.error(`The built-in notebook cannot be read: ${uri.toString()}`, error);
      return fallback;
    }
  }
}

function builtinUri(language: Language, path: string): vscode.Uri {
  return vscode.Uri.from({ scheme: builtinScheme, path: `/${language}/${path}` });
}
