import * as vscode from 'vscode';
import type { Library, LibraryNote } from '../core/library/library';
import { groupBy } from '../core/text/groups';
import type { Steps } from '../core/text/steps';
import type { BuiltinNotebook } from './builtinNotebook';
import type { ConfiguredPaths } from './configuredPaths';
import { Delayed } from './delayed';
import { DocumentMentions, isLong, longText } from './documentMentions';
import { affectsEncodings } from './encodings';
import { FileEvents, type FileEvent } from './fileEvents';
import { GlossaryPlaces } from './glossaryPlaces';
import { NoteFiles } from './noteFiles';
import { answerOf, NoteReader, type Reading } from './noteReader';
import type { Settings } from './settings';
import { eachInTurns, inPool, inTurns, nextTurn, oneStep, TurnQueue } from './turns';
import { fileName, isMarkdown } from './uris';

/** How many files are read at a time: one by one is an order of magnitude slower on a remote host. */
const concurrentReads = 64;
/** So many files that were written at once come as one change. */
const filesTogether = 2000;
/** Edits are gathered for this long, in milliseconds. */
const editDelay = 60;
/** A long document is read when nothing has been typed into it for this long, in milliseconds. */
const restingTime = 300;

/** A file in a folder for terms, as Add Term… proposes one. */
const termsFolder = /\/(?:terms?|glossar(?:y|ies)|术语|词汇表?)\//i;

/** How far the workspace's notes have been read. */
export interface Progress {
  readonly state: 'idle' | 'reading' | 'counting' | 'stopped' | 'done';
  /** Markdown files looked at that are neither notes nor pages of a glossary. */
  readonly otherMarkdown: number;
  /** The folders that have more files than are read. */
  readonly overfull: readonly vscode.Uri[];
}

/** One reading of everything. */
interface Indexing {
  /** Resolves when the glossaries and the notes in folders for terms, which are read before all others, are in the library. */
  readonly terms: Promise<void>;
  /** Resolves when all notes are in the library. A folder outside the workspace is waited for only a while. */
  readonly read: Promise<void>;
  /** Resolves when the mentions in them are counted too. */
  readonly counted: Promise<void>;
  /** Resolves when the folders that take long are read and counted too. */
  readonly finished: Promise<void>;
}

interface ReadFile {
  readonly uri: vscode.Uri;
  readonly ticket: object;
  readonly reading: Reading;
}

/**
 * Keeps the library in step with the notes and the glossaries of the workspace: those on disk, and what editors hold unsaved. It reads
 * nothing before it is asked to.
 */
export class WorkspaceNotes implements vscode.Disposable {
  private readonly glossaries: GlossaryPlaces;
  private readonly files: NoteFiles;
  private readonly reader: NoteReader;
  private readonly queue: TurnQueue;
  private readonly events: FileEvents;
  private readonly subscriptions: vscode.Disposable[] = [];
  private readonly changes = new vscode.EventEmitter<Progress>();
  private readonly others = new Set<string>();
  /** Edited documents that are still to be read, by URI: short ones, and long ones. */
  private readonly edited = new Map<string, vscode.TextDocument>();
  private readonly editedLong = new Map<string, vscode.TextDocument>();
  /** The ticket of the reading that counts, by the file's URI: one that began before a change, or before another reading, is not to put an older text back. */
  private readonly readings = new Map<string, object>();
  /** Files that were written or edited since the last reading of all began, by URI. */
  private readonly touched = new Set<string>();
  private readonly edits = new Delayed(editDelay, () => {
    this.follow(() => this.takeEdits());
  });

  private readonly longEdits = new Delayed(restingTime, () => {
    this.follow(() => this.takeLongEdits());
  });

  private cancellation: vscode.CancellationTokenSource | undefined;
  private readonly disposal = new vscode.CancellationTokenSource();
  private state: Progress['state'] = 'idle';
  private work: Indexing | undefined;
  private updating: Promise<void> = Promise.resolve();

  readonly onDidChangeProgress = this.changes.event;
  /** The texts of open documents and the mentions in them. */
  readonly documents: DocumentMentions;

  constructor(
    private readonly library: Library,
    private readonly notebook: BuiltinNotebook,
    private readonly settings: Settings,
    private readonly places: ConfiguredPaths,
    private readonly log: vscode.LogOutputChannel,
  ) {
    this.glossaries = new GlossaryPlaces(places);
    this.files = new NoteFiles(settings, places, this.glossaries, log);
    this.reader = new NoteReader(log);
    this.documents = new DocumentMentions(library, log);
    this.queue = new TurnQueue(
      (turn) => {
        library.batch(turn);
      },
      (error) => {
        log.error('A change of the notes could not be announced.', error);
      },
    );
    this.events = new FileEvents((events) => {
      this.follow(() => this.update(events));
    });
    this.subscriptions.push(this.changes, this.documents, this.events, this.edits, this.longEdits, this.disposal);
  }

  get progress(): Progress {
    return { state: this.state, otherMarkdown: this.otherMarkdownUris().length, overfull: this.files.overfullRoots };
  }

  /** The Markdown files of the workspace that are neither notes nor pages of a glossary. */
  otherMarkdown(): readonly vscode.Uri[] {
    return this.otherMarkdownUris().map((uri) => vscode.Uri.parse(uri));
  }

  /** Reads the notes, if that has not been done; resolves when all terms are known but those of notes in unusual folders. */
  startWithTerms(): Promise<void> {
    return this.indexing().terms;
  }

  /** Whether a file is part of a glossary that the settings name and none of the user's notes. */
  isOthers(uri: vscode.Uri): boolean {
    return this.glossaries.placeOf(uri) !== undefined && !this.files.isInNotesFolder(uri) && !this.library.note(uri.toString());
  }

  /** Begins to read the notes, and resolves when the built-in terms are known: the user's own follow. */
  async beginWithTerms(): Promise<void> {
    void this.start();
    await this.notebook.loadGlossary();
  }

  /** Reads the notes, if that has not been done; resolves when they and all terms are in the library, mentions still uncounted. */
  start(): Promise<void> {
    return this.indexing().read;
  }

  /** Like `start`, but waits until mentions are counted and the changes that are being taken in are: after a change of the glossary mentions are counted anew. */
  async settled(): Promise<void> {
    await this.indexing().counted;
    await this.updating;
  }

  /** The text of a note as an editor or the disk has it; undefined if it cannot be read now. */
  async textOf(uri: vscode.Uri): Promise<string | undefined> {
    const reading = await this.reader.read(uri, this.wasRead(uri));
    return reading.state === 'read' ? reading.text : undefined;
  }

  /** Like `settled`, but waits for folders that take long too. */
  async finished(): Promise<void> {
    await this.indexing().finished;
    await this.updating;
  }

  /** Reads everything anew; resolves when mentions are counted. */
  restart(): Promise<void> {
    if (!this.work) {
      return this.indexing().counted;
    }
    this.cancel();
    return this.index().counted;
  }

  /** Leaves the rest unread until `restart`. */
  stop(): void {
    this.cancel();
    this.setState('stopped');
  }

  dispose(): void {
    this.cancel();
    this.disposal.cancel();
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  private cancel(): void {
    this.cancellation?.cancel();
    this.cancellation?.dispose();
    this.cancellation = undefined;
  }

  private indexing(): Indexing {
    return this.work ?? this.begin();
  }

  private otherMarkdownUris(): readonly string[] {
    return [...this.others].filter((uri) => !uri.endsWith('.txt'));
  }

  private begin(): Indexing {
    this.subscriptions.push(
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.restart()),
      this.places.onDidGrantTrust(() => this.restart()),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (this.settings.affects(event, 'notes', 'glossaries') || event.affectsConfiguration('files.exclude') || event.affectsConfiguration('search.exclude') || affectsEncodings(event)) {
          void this.restart();
        }
      }),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0 && this.isFollowed(document.uri)) {
          this.onEdit(document);
        }
      }),
      vscode.workspace.onDidCloseTextDocument((document) => {
        if (this.isFollowed(document.uri)) {
          this.events.add({ uri: document.uri, type: 'changed' });
        }
      }),
    );
    return this.index();
  }

  private onEdit(document: vscode.TextDocument): void {
    if (isLong(document)) {
      this.editedLong.set(document.uri.toString(), document);
      this.longEdits.debounce();
    } else {
      this.edited.set(document.uri.toString(), document);
      this.edits.schedule();
    }
  }

  /** Asked at each keystroke, so what is known already comes first. */
  private isFollowed(uri: vscode.Uri): boolean {
    return this.wasRead(uri) || this.files.mayBeRead(uri);
  }

  private index(): Indexing {
    const cancellation = new vscode.CancellationTokenSource();
    this.cancellation = cancellation;
    const { token } = cancellation;
    const roots = this.prepare().then(() => this.files.roots.map((root) => ({ isOutside: !this.places.folders.some((folder) => folder.toString() === root.toString()), ...this.readRoot(root, token) })));
    const glossary = this.notebook.loadGlossary();
    const readAll = (part: 'terms' | 'notes'): Promise<void> =>
      this.logged('The notes of the workspace could not be read.', async () => {
        await Promise.all((await roots).map(({ isOutside, [part]: work }) => (isOutside ? answerOf(work).catch(() => undefined) : work)));
        await glossary;
      });
    const terms = readAll('terms');
    const read = readAll('notes');
    const setState = (state: Progress['state']): void => {
      if (this.cancellation === cancellation) {
        this.setState(state);
      }
    };
    const count = (): Promise<void> => this.logged('The mentions in the notes could not be counted.', () => this.count(token));
    const counted = read.then(() => {
      setState('counting');
      return count();
    });
    const finished = Promise.allSettled([roots.then((each) => Promise.all(each.map(({ notes }) => notes))), counted])
      .then(count)
      .then(() => {
        setState('done');
      });
    const work = { terms, read, counted, finished };
    this.work = work;
    // Whoever hears of it may ask for the work.
    this.setState('reading');
    return work;
  }

  /** Learns what is to be read, and forgets what is not any more. */
  private async prepare(): Promise<void> {
    await nextTurn();
    this.touched.clear();
    await this.files.refresh();
    this.events.watch(this.files.watched());
    // What is no glossary any more must not wait for the rest to be read.
    this.library.removeFromGlossaries((uri) => !this.glossaries.mayHold(vscode.Uri.parse(uri)));
    const roots = this.files.roots.map(String);
    this.forget((uri) => !roots.some((root) => isUnder(uri, root)));
  }

  /** Puts the notes in a folder into the library: those that likely hold terms, then the others. */
  private readRoot(root: vscode.Uri, token: vscode.CancellationToken): Pick<Indexing, 'terms'> & { readonly notes: Promise<void> } {
    const found = this.findInRoot(root, token).catch((error: unknown) => {
      this.log.error(`The folder could not be read: ${root.toString()}`, error);
      return { terms: [], others: [] };
    });
    const terms = found.then((uris) => this.take(uris.terms, token));
    return { terms, notes: Promise.all([found, terms]).then(([{ others }]) => this.take(others, token)) };
  }

  /** Finds the notes in a folder, each kind the newest first, and forgets those that are gone. */
  private async findInRoot(root: vscode.Uri, token: vscode.CancellationToken): Promise<{ readonly terms: readonly vscode.Uri[]; readonly others: readonly vscode.Uri[] }> {
    const uris = await this.files.findIn(root, token);
    const found = new Set<string>();
    const terms: vscode.Uri[] = [];
    const others: vscode.Uri[] = [];
    // A search that was broken off has not found all there is.
    if (!token.isCancellationRequested) {
      await eachInTurns(uris, (uri) => {
        if (this.files.isOf(root, uri) && found.size < found.add(uri.toString()).size) {
          (termsFolder.test(uri.path) || this.glossaries.mayHold(uri) ? terms : others).push(uri);
        }
      });
      this.forget((uri) => !found.has(uri) && !this.touched.has(uri) && isUnder(uri, root.toString()) && this.files.isOf(root, vscode.Uri.parse(uri)));
    }
    return { terms: inOrder(terms), others: inOrder(others) };
  }

  private setState(state: Progress['state']): void {
    this.state = state;
    this.changes.fire(this.progress);
  }

  /** Does something after what was to be followed before. */
  private follow(work: () => Promise<void>): void {
    this.updating = this.updating.then(() => this.logged('Changes of the notes could not be taken in.', work));
  }

  /** Does something that may fail, which the log then says. */
  private async logged(message: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.log.error(message, error);
    }
  }

  /** Takes in what editors hold unsaved, as one change of the library. */
  private async takeEdits(): Promise<void> {
    await this.announcingOthers(async () => {
      await this.library.together(() => this.takeIn(this.edited));
      await this.count(this.disposal.token);
    });
  }

  /** The same of long documents: what else changes does not wait for their mentions to be counted. */
  private async takeLongEdits(): Promise<void> {
    await this.announcingOthers(async () => {
      await this.takeIn(this.editedLong);
      await this.count(this.disposal.token);
    });
  }

  /** Reads edited documents and counts the mentions in them; the folder of one may have been removed since. */
  private async takeIn(edited: Map<string, vscode.TextDocument>): Promise<void> {
    const documents = [...edited.values()];
    edited.clear();
    const reachable = await Promise.all(documents.map(({ uri }) => this.files.isReachable(uri)));
    for (const document of documents.filter(({ isClosed, uri }, index) => reachable[index] && !isClosed && this.files.mayBeRead(uri))) {
      const { uri } = document;
      this.touched.add(uri.toString());
      this.readings.delete(uri.toString());
      this.guarded(uri, () => {
        this.putReading(uri, this.reader.readOpen(document));
      });
      const note = this.library.note(uri.toString());
      if (note) {
        await this.countOne(note);
      }
    }
  }

  /** Takes in what has happened to files, as one change of the library. */
  private async update(reported: readonly FileEvent[]): Promise<void> {
    void this.logged('The folders in settings could not be looked for.', () => this.places.recheck(reported));
    await this.announcingOthers(async () => {
      const events = await this.clarified(reported);
      this.drop(events.filter(({ type }) => type === 'deleted').map(({ uri }) => uri.toString()));
      const written: vscode.Uri[] = [];
      const folders: vscode.Uri[] = [];
      const hidden: string[] = [];
      await inPool(events, concurrentReads, async ({ uri, type }) => {
        const isFile = type !== 'deleted' && this.files.mayBeRead(uri);
        // On a disk, a folder is reported as changed if another has taken its place. Elsewhere, each change of a file in it changes a folder.
        const mayBeFolder = type === 'created' || (type === 'changed' && uri.scheme === 'file');
        if (!isFile && (!mayBeFolder || this.files.isExcluded(uri))) {
          return;
        }
        if (!(await this.files.isReachable(uri))) {
          hidden.push(uri.toString());
        } else if (isFile) {
          written.push(uri);
        } else if (await this.files.isFolder(uri)) {
          folders.push(uri);
        }
      });
      this.drop(hidden);
      await inPool(folders, concurrentReads, (folder) =>
        // It may be gone by now.
        this.logged(`The folder could not be read: ${folder.toString()}`, async () => {
          written.push(...(await this.findAgain(folder)));
        }),
      );
      const files = new Map(written.map((uri) => [uri.toString(), uri]));
      for (const key of files.keys()) {
        this.touched.add(key);
      }
      await this.takeTogether([...files.values()]);
    });
  }

  /** Looks on disk whether what was deleted, and created or changed too, is there. */
  private async clarified(reported: readonly FileEvent[]): Promise<readonly FileEvent[]> {
    const events = reported.filter(({ type }) => type !== 'unclear');
    await inPool(reported.filter(({ type }) => type === 'unclear'), concurrentReads, async ({ uri }) => {
      events.push({ uri, type: (await this.files.mayExist(uri)) ? 'created' : 'deleted' });
    });
    return events;
  }

  /** The files in a folder that may have taken the place of another; the files of that one are forgotten. */
  private async findAgain(folder: vscode.Uri): Promise<readonly vscode.Uri[]> {
    const found = await this.files.findIn(folder);
    const keys = new Set(found.map((uri) => uri.toString()));
    const prefix = `${folder.toString()}/`;
    this.forget((uri) => uri.startsWith(prefix) && !keys.has(uri));
    return found;
  }

  private async announcingOthers(work: () => Promise<void>): Promise<void> {
    const before = this.others.size;
    await work();
    if (this.others.size !== before) {
      this.changes.fire(this.progress);
    }
  }

  /** Forgets files, and those in folders, that were deleted. */
  private drop(uris: readonly string[]): void {
    const folders = new Set<string>();
    this.library.batch(() => {
      for (const uri of uris) {
        this.readings.delete(uri);
        if (this.library.note(uri) || this.others.has(uri)) {
          this.library.remove(uri);
          this.others.delete(uri);
        } else {
          folders.add(uri);
        }
      }
      if (folders.size > 0) {
        this.forget((uri) => isUnderAny(uri, folders));
      }
    });
  }

  /** Forgets the files whose URI a condition holds for, what is being read of them too. */
  private forget(condition: (uri: string) => boolean): void {
    this.library.removeWhere(condition);
    for (const uris of [this.others, this.readings]) {
      for (const uri of uris.keys()) {
        if (condition(uri)) {
          uris.delete(uri);
        }
      }
    }
  }

  /** Reads files and puts them into the library as they come, those of one turn as one change. */
  private take(uris: readonly vscode.Uri[], token: vscode.CancellationToken): Promise<void> {
    return inPool(uris, concurrentReads, async (uri) => {
      if (token.isCancellationRequested) {
        return;
      }
      const file = await this.read(uri, this.wasRead(uri));
      await this.queue.run(oneStep(() => {
        if (!token.isCancellationRequested) {
          this.put(file);
        }
      }));
    });
  }

  /** The same with one change of the library for all that is read at once. */
  private async takeTogether(uris: readonly vscode.Uri[]): Promise<void> {
    for (let at = 0; at < uris.length; at += filesTogether) {
      const files: ReadFile[] = [];
      await inPool(uris.slice(at, at + filesTogether), concurrentReads, async (uri) => {
        files.push(await this.read(uri));
      });
      await this.library.together(async () => {
        await inPool(files, concurrentReads, (file) =>
          this.queue.run(oneStep(() => {
            this.put(file);
          })),
        );
        // Others that are still uncounted must not delay the change.
        await this.countNotes(files.map(({ uri }) => uri.toString()), this.disposal.token);
      });
    }
    await this.count(this.disposal.token);
  }

  /** A file that has grown since is reported by an event. */
  private wasRead(uri: vscode.Uri): boolean {
    const key = uri.toString();
    return this.library.note(key) !== undefined || this.others.has(key);
  }

  private async read(uri: vscode.Uri, isShort = false): Promise<ReadFile> {
    const ticket = {};
    this.readings.set(uri.toString(), ticket);
    return { uri, ticket, reading: await this.reader.read(uri, isShort) };
  }

  /** Counts the mentions in all notes that are not counted, or were counted for other names. */
  private async count(token: vscode.CancellationToken): Promise<void> {
    await this.countNotes(this.library.uncountedNotes('workspace'), token);
    if (!token.isCancellationRequested) {
      await this.notebook.countConferences();
    }
  }

  private async countNotes(uris: readonly string[], token: vscode.CancellationToken): Promise<void> {
    await eachInTurns(this.library.preparations(), (step) => step());
    await inPool(uris, concurrentReads, async (uri) => {
      const note = token.isCancellationRequested ? undefined : this.library.note(uri);
      if (note) {
        await this.countOne(note);
      }
    });
  }

  /** The text of a note that has been read anew in the meantime is not counted. A long one is counted in turns of its own; the mentions in an open one serve all who ask for them. */
  private async countOne(note: LibraryNote): Promise<void> {
    const { uri } = note;
    const isCurrent = (): boolean => this.library.note(uri) === note;
    const text = this.library.uncountedText(uri) ?? (await this.textOf(vscode.Uri.parse(uri))) ?? '';
    const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri && document.languageId === note.format && document.getText() === text);
    const known = open && (await this.documents.all(open));
    // An edit in the meantime has the note read again.
    if (open && open.getText() !== text) {
      return;
    }
    const steps = ifWanted(this.library.countInSteps(uri, text, known), () => isCurrent() && this.library.isUncounted(uri));
    try {
      await (text.length > longText ? inTurns(steps, isCurrent) : this.queue.run(steps));
    } catch (error) {
      this.onError(vscode.Uri.parse(uri), error);
    }
  }

  /** Does what may fail for one file: then the Problems panel names it, and the others go on. */
  private guarded(uri: vscode.Uri, work: () => void): void {
    try {
      work();
    } catch (error) {
      this.onError(uri, error);
    }
  }

  private onError(uri: vscode.Uri, error: unknown): void {
    this.log.error(`Cannot be read: ${uri.toString()}`, error);
    this.others.delete(uri.toString());
    this.library.fail(uri.toString(), error);
  }

  /** Puts what was read into the library, unless it is outdated. */
  private put({ uri, ticket, reading }: ReadFile): void {
    const key = uri.toString();
    if (this.readings.get(key) === ticket) {
      this.readings.delete(key);
      this.guarded(uri, () => {
        this.putReading(uri, reading);
      });
    }
  }

  private putReading(uri: vscode.Uri, reading: Reading): void {
    const key = uri.toString();
    if (reading.state !== 'read') {
      // Texts elsewhere are not the user's notes, however many of them are long.
      if (reading.state === 'too long' && (isMarkdown(uri) || this.files.isInNotesFolder(uri) || this.glossaries.mayHold(uri))) {
        this.library.refuse(key);
      } else if (reading.state !== 'unknown') {
        this.library.remove(key);
      }
      return;
    }
    const isKnown = this.library.put({
      uri: key,
      fileName: fileName(uri),
      text: reading.text,
      origin: 'workspace',
      inNotesFolder: this.files.isInNotesFolder(uri),
      glossary: this.glossaries.placeOf(uri),
    });
    if (isKnown) {
      this.others.delete(key);
    } else {
      this.others.add(key);
    }
  }
}

/** Begins the steps only if they are still wanted; once begun, they notice themselves that they are not. */
function* ifWanted(steps: Steps, isWanted: () => boolean): Steps {
  if (isWanted()) {
    yield* steps;
  }
}

/** What is open first, then the newest, as far as a year in the path tells. */
function inOrder(uris: Iterable<vscode.Uri>): readonly vscode.Uri[] {
  const open = new Set(vscode.workspace.textDocuments.map(({ uri }) => uri.toString()));
  const byYear = groupBy(uris, (uri) => (open.has(uri.toString()) ? Infinity : Number(uri.path.match(/20[1-3]\d(?!\d)/g)?.at(-1) ?? 0)));
  return [...byYear].sort(([a], [b]) => b - a).flatMap(([, each]) => each);
}

/** Whether a URI is another one, or lies in that folder. */
function isUnder(uri: string, folder: string): boolean {
  return uri.startsWith(folder) && (uri.length === folder.length || folder.endsWith('/') || uri[folder.length] === '/');
}

/** Whether a URI, or a folder that it lies in, is one of a set. */
function isUnderAny(uri: string, folders: ReadonlySet<string>): boolean {
  for (let end = uri.length; end > 0; end = uri.lastIndexOf('/', end - 1)) {
    if (folders.has(uri.slice(0, end))) {
      return true;
    }
  }
  return false;
}
