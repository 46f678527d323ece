import type { GlossaryEntry } from '../terms/glossary';
import type { Matcher } from '../terms/matcher';
import type { ManifestSnippet } from './snippet';
import { expandSnippet } from './snippetSyntax';

/** Knows which terms the snippets mention. Snippets can be read one at a time, since reading all takes a while. */
export class SnippetTerms {
  /** Snippets that have not been read. */
  readonly unread: Set<ManifestSnippet>;
  private readonly idsOf = new Map<GlossaryEntry, Set<string>>();

  constructor(
    readonly matcher: Matcher,
    snippets: Iterable<ManifestSnippet>,
  ) {
    this.unread = new Set(snippets);
  }

  /** Reads a snippet unless it has been read. */
  read(snippet: ManifestSnippet): void {
    if (!this.unread.delete(snippet)) {
      return;
    }
    for (const { candidates } of this.matcher.find(expandSnippet(snippet.body), 'yaml')) {
      const [entry] = candidates;
      if (entry) {
        const ids = this.idsOf.get(entry) ?? new Set();
        this.idsOf.set(entry, ids.add(snippet.id));
      }
    }
  }

  /** The ids of the snippets that mention a term. Reads all unread snippets. */
  idsWith(entry: GlossaryEntry): ReadonlySet<string> {
    for (const snippet of this.unread) {
      this.read(snippet);
    }
    return this.idsOf.get(entry) ?? none;
  }
}

const none: ReadonlySet<string> = new Set();
