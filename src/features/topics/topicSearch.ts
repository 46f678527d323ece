import * as vscode from 'vscode';
import type { Library, LibraryNote } from '../../core/library/library';
import { filterWords, searchNote, type NoteMatches } from '../../core/library/topicSearch';
import type { Language } from '../../core/text/language';
import type { Steps } from '../../core/text/steps';
import type { BuiltinNotebook } from '../../workspace/builtinNotebook';
import type { Settings } from '../../workspace/settings';
import { inPool, TurnQueue } from '../../workspace/turns';
import type { WorkspaceNotes } from '../../workspace/workspaceNotes';

/** How many notes are read at a time. */
const concurrentReads = 64;

/** What is found in the notes that have been searched. A note that changes is another object. */
type Found = WeakMap<LibraryNote, NoteMatches>;

/** Searches the notes for the words of a filter. It reads their texts for that, and keeps none. */
export class TopicSearch {
  private filter = '';
  private language: Language | undefined;
  private found: Found = new WeakMap();
  private running: Promise<unknown> = Promise.resolve();
  private readonly queue: TurnQueue;

  constructor(
    private readonly library: Library,
    private readonly notebook: Pick<BuiltinNotebook, 'text'>,
    private readonly notes: Pick<WorkspaceNotes, 'textOf'>,
    private readonly settings: Pick<Settings, 'language'>,
    private readonly log: vscode.LogOutputChannel,
  ) {
    this.queue = new TurnQueue(
      (turn) => {
        turn();
      },
      (error) => {
        log.error('The notes could not be searched.', error);
      },
    );
  }

  /** What is found in a note so far. */
  readonly matches = (note: LibraryNote): NoteMatches | undefined => this.found.get(note);

  /** Whether there are notes, and all of them have been searched. */
  get isComplete(): boolean {
    const notes = this.allNotes();
    return notes.length > 0 && notes.every((note) => this.found.has(note));
  }

  /**
   * Searches the notes that have not been searched for a filter yet, and breaks off the search for another one. Calls `onFound` after each
   * note; resolves to how many have been searched.
   */
  search(filter: string, onFound: () => void): Promise<number> {
    const { language } = this.settings;
    if (filter !== this.filter || language !== this.language) {
      this.filter = filter;
      this.language = language;
      this.found = new WeakMap();
      this.running = Promise.resolve();
    }
    const { found } = this;
    const searching = this.running.then(() => this.searchNew(found, filterWords(filter), language, onFound));
    this.running = searching;
    return searching;
  }

  private async searchNew(found: Found, words: readonly string[], language: Language, onFound: () => void): Promise<number> {
    const notes = words.length === 0 || found !== this.found ? [] : this.allNotes().filter((note) => !found.has(note));
    if (notes.length > 0) {
      await vscode.window.withProgress({ location: { viewId: 'meshNotes.topics' } }, () =>
        inPool(notes, concurrentReads, async (note) => {
          const text = found === this.found ? await this.textOf(note, language) : undefined;
          await this.queue.run(this.searchOne(note, text ?? '', words, language, found));
          onFound();
        }),
      );
    }
    return notes.length;
  }

  /** What cannot be searched is left out, and the others go on. */
  private* searchOne(note: LibraryNote, text: string, words: readonly string[], language: Language, found: Found): Steps {
    try {
      const steps = searchNote(note, text, words, language);
      for (let step = steps.next(); found === this.found; step = steps.next()) {
        if (step.done === true) {
          found.set(note, step.value);
          return;
        }
        yield;
      }
    } catch (error) {
      this.log.error(`Cannot be searched: ${note.uri}`, error);
      found.set(note, new Map());
    }
  }

  /** In the order of the tree. */
  private allNotes(): readonly LibraryNote[] {
    return [...this.library.conferences().flatMap(({ notes }) => notes), ...this.library.otherNotes()];
  }

  private async textOf({ uri, origin }: LibraryNote, language: Language): Promise<string | undefined> {
    const parsed = vscode.Uri.parse(uri);
    return origin === 'builtin' ? this.notebook.text(language, parsed.path.slice(`/${language}/`.length)) : (this.library.uncountedText(uri) ?? this.notes.textOf(parsed));
  }
}
