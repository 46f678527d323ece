import * as vscode from 'vscode';
import type { Library } from '../core/library/library';
import type { GlossaryEntry } from '../core/terms/glossary';
import type { Term } from '../core/terms/term';
import { languages, type Language } from '../core/text/language';
import { eachInTurns, nextTurn } from './turns';
import { builtinScheme } from './uris';

/** The path of a note inside its language, such as `terms/hbone.md`, and its text. */
type NotesByPath = Readonly<Record<string, string>>;

/** The packaged notebook: its terms' names are read when first needed, the texts of a language when that is. */
export class BuiltinNotebook {
  private readonly notes = new Map<Language, Promise<NotesByPath>>();
  private glossary: Promise<void> | undefined;
  private showing: { readonly language: Language; readonly done: Promise<void> } | undefined;
  private shown: { readonly language: Language; readonly notes: NotesByPath } | undefined;

  constructor(
    private readonly extensionUri: vscode.Uri,
    private readonly library: Library,
    private readonly log: vscode.LogOutputChannel,
  ) {}

  /** Makes the built-in terms of all languages known to the library. */
  loadGlossary(): Promise<void> {
    return (this.glossary ??= this.readGlossary());
  }

  private async readGlossary(): Promise<void> {
    this.library.setBuiltinTerms(await this.readJson<readonly Term[]>('glossary.json', []));
    await eachInTurns(this.library.preparations(), (step) => step());
  }

  /** Makes sure that what a term's note says in a language is there. */
  async loadText(entry: GlossaryEntry, language: Language): Promise<void> {
    if (entry.origin === 'builtin' && !this.library.termText(entry, language)) {
      await Promise.all(languages.filter((each) => entry.terms[each] && (each === language || !entry.terms[language])).map((each) => this.loadNotes(each)));
    }
  }

  /** Makes sure that the built-in terms are known, and what their notes say in a language. */
  async loadTexts(language: Language): Promise<void> {
    await Promise.all([this.loadGlossary(), this.loadNotes(language)]);
  }

  /** Makes sure that the conference notes of a language, and no other's, are in the library, their mentions still uncounted. */
  showConferences(language: Language): Promise<void> {
    if (this.showing?.language !== language) {
      this.showing = { language, done: this.putConferences(language) };
    }
    return this.showing.done;
  }

  private async putConferences(language: Language): Promise<void> {
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
          this.guarded(uri, () => {
            this.library.put({ uri, fileName: path.slice(path.lastIndexOf('/') + 1), text, origin: 'builtin', inNotesFolder: true, language });
          });
        }
      });
    });
  }

  /** Counts the mentions in the conference notes that are shown, where that is not done for today's glossary. */
  async countConferences(): Promise<void> {
    const { shown } = this;
    const uris = shown ? this.library.uncountedNotes('builtin') : [];
    if (!shown || uris.length === 0) {
      return;
    }
    await this.library.together(async () => {
      await eachInTurns(this.library.preparations(), (step) => step());
      await eachInTurns(uris, (uri) => {
        this.guarded(uri, () => {
          this.library.count(uri, shown.notes[vscode.Uri.parse(uri).path.slice(`/${shown.language}/`.length)] ?? '');
        });
      });
    });
  }

  /** Does what may fail for one note: then the others go on without it. */
  private guarded(uri: string, work: () => void): void {
    try {
      work();
    } catch (error) {
      this.log.error(`Cannot be read: ${uri}`, error);
      this.library.fail(uri, error);
    }
  }

  /** The text of the built-in note at a path; undefined if that path has none. */
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
      // That alone fills a turn.
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
