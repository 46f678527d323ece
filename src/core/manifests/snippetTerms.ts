import type { GlossaryEntry } from '../terms/glossary';
import { Evidence } from '../terms/evidence';
import type { Matcher } from '../terms/matcher';
import type { ManifestSnippet } from './snippet';
import { expandSnippet } from './snippetSyntax';

/** Knows which terms the snippets mention in their titles and texts. Snippets can be read one at a time, since reading all takes a while. */
export class SnippetTerms {
  /** Snippets that have not been read. */
  readonly unread: Set<ManifestSnippet>;
  private readonly idsOf = new Map<GlossaryEntry, Set<string>>();
  private readonly entriesOf = new Map<string, Set<GlossaryEntry>>();

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
    const mentions = [...this.matcher.find(expandSnippet(snippet.body), 'yaml', { evidence: Evidence.everywhere }), ...this.matcher.find(snippet.title, 'plaintext', { evidence: Evidence.everywhere })];
    const entries = new Set(mentions.flatMap(({ candidates }) => candidates.slice(0, 1)));
    this.entriesOf.set(snippet.id, entries);
    for (const entry of entries) {
      const ids = this.idsOf.get(entry) ?? new Set();
      this.idsOf.set(entry, ids.add(snippet.id));
    }
  }

  /** The ids of the snippets that mention a term. Reads all unread snippets. */
  idsWith(entry: GlossaryEntry): ReadonlySet<string> {
    for (const snippet of this.unread) {
      this.read(snippet);
    }
    return this.idsOf.get(entry) ?? none;
  }

  /** The names, expansions and aliases, in all languages, of the terms that a read snippet mentions. */
  namesIn({ id }: ManifestSnippet): string[] {
    const terms = [...(this.entriesOf.get(id) ?? [])].flatMap((entry) => Object.values(entry.terms));
    return terms.flatMap(({ name, expansion, aliases }) => [name, ...(expansion === undefined ? [] : [expansion]), ...aliases]);
  }
}

const none: ReadonlySet<string> = new Set();
