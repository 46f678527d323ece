import { noteDocument, readTopics, type NoteDocument, type NoteFile, type NoteHead } from '../notes/note';
import type { Topic } from '../notes/topics';
import type { GlossaryTerm } from '../terms/glossaryFile';
import type { TermOrigin } from '../terms/term';
import { readTermNote, readTermText } from '../terms/termNote';
import type { Language } from '../text/language';
import type { Problem } from '../text/problem';
import { LibraryNote } from './libraryNote';
import type { NoteMentions } from './mentionCounts';
import { NoteGroups } from './noteGroups';

/** What an indexed note is read from. */
export interface NoteText extends NoteFile {
  readonly origin: TermOrigin;
  readonly language?: Language;
}

export interface IndexedNote {
  readonly note: LibraryNote;
  readonly explained: GlossaryTerm | undefined;
  readonly problems: readonly Problem[];
  /** Undefined until they are counted. */
  mentions: NoteMentions | undefined;
  /** The text, until topics and mentions are read from it. */
  source: { readonly text: string; readonly document: NoteDocument } | undefined;
}

/** How much text is kept until topics and mentions are read from it, in UTF-16 code units. */
const mostSourceText = 128_000_000;

/** The notes by URI and by conference. */
export class IndexedNotes {
  readonly groups = new NoteGroups();
  private readonly byUri = new Map<string, IndexedNote>();
  /** The length of the texts that are kept, in UTF-16 code units. */
  private sourceLength = 0;

  get(uri: string): IndexedNote | undefined {
    return this.byUri.get(uri);
  }

  all(): Iterable<readonly [uri: string, IndexedNote]> {
    return this.byUri;
  }

  /** Puts a note in the place of the one before. */
  put(source: NoteText, head: NoteHead): IndexedNote {
    const indexed = indexedNote(source, head);
    this.detach(this.byUri.get(source.uri));
    this.byUri.set(source.uri, indexed);
    this.groups.add(indexed.note);
    this.sourceLength += source.text.length;
    if (this.sourceLength > mostSourceText) {
      this.releaseSource(indexed);
    }
    return indexed;
  }

  remove(uri: string): void {
    this.detach(this.byUri.get(uri));
    this.byUri.delete(uri);
  }

  private detach(indexed: IndexedNote | undefined): void {
    if (indexed) {
      this.forgetSource(indexed);
      this.groups.delete(indexed.note);
    }
  }

  /** Reads the topics while the text is still known, and forgets it. */
  releaseSource(indexed: IndexedNote): readonly Topic[] {
    const { topics } = indexed.note;
    this.forgetSource(indexed);
    return topics;
  }

  private forgetSource(indexed: IndexedNote): void {
    this.sourceLength -= indexed.source?.text.length ?? 0;
    indexed.source = undefined;
  }
}

function indexedNote(source: NoteText, head: NoteHead): IndexedNote {
  const document = noteDocument(source, head);
  const note = new LibraryNote(head, source.origin, () => readTopics(source, head, document));
  const { frontMatter } = head;
  const termNote
    = source.origin === 'workspace' && note.isTermNote ? readTermNote({ ...source, frontMatter, document: document(), language: source.language ?? note.language }) : undefined;
  return {
    note,
    explained: termNote && { term: termNote.term, text: readTermText(source.text, frontMatter.bodyOffset, document()) },
    problems: termNote && termNote.problems.length > 0 ? [...note.problems, ...termNote.problems] : note.problems,
    mentions: undefined,
    source: { text: source.text, document },
  };
}
