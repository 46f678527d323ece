import type { GlossaryEntry } from '../terms/glossary';
import type { Matcher } from '../terms/matcher';
import { expandSnippet, type ManifestSnippet } from './snippet';

/** Which terms the texts of snippets mention. To read them all takes a while, so that it may be done one by one. */
export class SnippetTerms {
  /** Those that are not read yet. */
  readonly unread: Set<ManifestSnippet>;
  private readonly idsOf = new Map<GlossaryEntry, Set<string>>();

  constructor(
    readonly matcher: Matcher,
    snippets: Iterable<ManifestSnippet>,
  ) {
    this.unread = new Set(snippets);
  }

  /** Reads a snippet unless it is read. */
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

  /** The ids of the snippets that mention a term. Reads what is unread. */
  idsWith(entry: GlossaryEntry): ReadonlySet<string> {
    for (const snippet of this.unread) {
      this.read(snippet);
    }
    return this.idsOf.get(entry) ?? none;
  }
}

const none: ReadonlySet<string> = new Set();
