import { isHan } from '../text/characters';
import type { ManifestSnippet } from './snippet';
import { synonymsIn } from './synonyms';

/** The snippets that match a query, each once, in the order given. */
export interface FoundSnippets {
  /** Their prefix starts with the query. One that equals it comes first. */
  readonly byPrefix: readonly ManifestSnippet[];
  /** The query is the kind of all their objects. */
  readonly byKind: readonly ManifestSnippet[];
  /** Their title, prefix and kinds have all words of the query. */
  readonly byName: readonly ManifestSnippet[];
  /** The others that have all words, also in their description, their text and the names of their terms. */
  readonly byText: readonly ManifestSnippet[];
}

/** What is searched in a snippet, as `indexOf` returns it. */
interface SearchText {
  readonly name: string;
  /** Includes the name. */
  readonly all: string;
}

/**
 * Finds snippets by words in any order, ignoring case and width. A word of a query matches the start of a word (`route` in `HTTPRoute`), of two
 * written as one (`httproute` in `HTTP route`), or of a synonym.
 */
export class SnippetSearch {
  private readonly prepared = new Map<string, SearchText>();

  /**
   * Prepares a snippet, unless it is prepared.
   *
   * @param variants the snippet in each language
   * @param names of its project and its terms
   */
  add(variants: readonly ManifestSnippet[], names: () => readonly string[]): void {
    const [snippet] = variants;
    if (snippet && !this.prepared.has(snippet.id)) {
      const name = variants.flatMap(({ title, prefix, resources }) => [title, prefix, ...resources.map(({ kind }) => kind)]);
      const text = [...variants.map(({ description }) => description), ownText(snippet.body)];
      const index = indexOf(name, synonymsOf(name));
      this.prepared.set(snippet.id, { name: index, all: index + indexOf(text, synonymsOf(text), names()) });
    }
  }

  /** Searches the prepared ones of some snippets. */
  find(snippets: readonly ManifestSnippet[], query: string): FoundSnippets {
    const typed = query.normalize('NFKC').trim().toLowerCase();
    const words = wordsOf(query);
    const kind = words.join('');
    const equal: ManifestSnippet[] = [];
    const byPrefix: ManifestSnippet[] = [];
    const byKind: ManifestSnippet[] = [];
    const byName: ManifestSnippet[] = [];
    const byText: ManifestSnippet[] = [];
    for (const snippet of snippets) {
      const prefix = snippet.prefix.toLowerCase();
      const { name, all } = this.prepared.get(snippet.id) ?? { name: '', all: '' };
      if (prefix.startsWith(typed)) {
        (prefix === typed ? equal : byPrefix).push(snippet);
      } else if (snippet.resources.length > 0 && snippet.resources.every((resource) => resource.kind.toLowerCase() === kind)) {
        byKind.push(snippet);
      } else if (words.every((word) => has(name, word))) {
        byName.push(snippet);
      } else if (words.every((word) => has(all, word))) {
        byText.push(snippet);
      }
    }
    return { byPrefix: [...equal, ...byPrefix], byKind, byName, byText };
  }
}

/** Each word with the next one, after a line feed: `HTTP route` is `\nhttproute\nroute`. */
function indexOf(...texts: readonly (readonly string[])[]): string {
  const index = new Set(texts.flat().flatMap((text) => spellingsOf(text).flatMap((words) => words.map((word, at) => word + (words[at + 1] ?? '')))));
  return `\n${[...index].join('\n')}`;
}

/** Whether a word starts there. */
function has(index: string, word: string): boolean {
  return isHan(word.charCodeAt(0)) ? hasChinese(index, word) : index.includes(`\n${word}`);
}

/** The characters of a Chinese word. */
const shortest = 2;
const longest = 8;

/** Chinese has no spaces, so a word may start anywhere, and a query may be several words. */
function hasChinese(index: string, words: string): boolean {
  if (index.includes(words)) {
    return true;
  }
  let start = 0;
  while (start < words.length) {
    let end = Math.min(start + longest, words.length);
    while (end - start >= shortest && !index.includes(words.slice(start, end))) {
      end--;
    }
    if (end - start < shortest) {
      return false;
    }
    start = end;
  }
  return true;
}

function synonymsOf(texts: readonly string[]): string[] {
  return texts.flatMap((text) => spellingsOf(text).flatMap(synonymsIn));
}

/** The words of a query in lower case and half width. */
function wordsOf(query: string): string[] {
  return writtenWords(query).map((word) => word.toLowerCase());
}

/** The words of a text in lower case and half width, and the same with the parts of camel case as words: `HTTPRoute` is `HTTP Route`. */
function spellingsOf(text: string): string[][] {
  const words = writtenWords(text);
  const parts = words.flatMap((word) => word.split(hump));
  return (parts.length > words.length ? [words, parts] : [words]).map((spelling) => spelling.map((word) => word.toLowerCase()));
}

/** The words of a text in half width, Chinese separate from other scripts. */
function writtenWords(text: string): string[] {
  return text.normalize('NFKC').match(/\p{sc=Han}+|(?:(?!\p{sc=Han})[\p{L}\p{M}\p{N}])+/gu) ?? [];
}

const hump = /(?<=[\p{Ll}\p{N}])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/u;

/** A snippet's text without comments and what every manifest has. */
function ownText(body: string): string {
  return body.replace(/(?:^|\s)#\s[^\n]*|\bapiVersion:[^\n]*|\b(?:kind|metadata|name|namespace|spec):/g, '');
}
