import { frontMatterBounds } from '../notes/frontMatter';
import { hasCjk } from '../text/characters';
import { LineReader } from '../text/lines';
import { editDistance } from './editDistance';
import type { GlossaryEntry } from './glossary';
import type { Mention } from './matcher';
import type { TextRange } from './region';
import type { Term } from './term';

/** A known misspelling of a term's name in a text. */
export interface Misspelling extends TextRange {
  readonly entry: GlossaryEntry;
  /** As written, with white space collapsed. */
  readonly written: string;
  /** The replacement. */
  readonly correction: string;
}

/**
 * Returns the known misspellings in the prose of a text, excluding code, links, quotes, HTML and front matter.
 * `mentions`: sorted, from the matcher. `ignored`: words not to be marked, regardless of case and white space.
 */
export function misspellingsIn(text: () => string, languageId: string, mentions: readonly Mention[], ignored: readonly string[]): Misspelling[] {
  const found = mentions.filter(({ misspelling, inCode, quoted }) => misspelling && !inCode && !quoted);
  if (found.length === 0) {
    return [];
  }
  const content = text();
  const isPlain = languageId === 'plaintext';
  const bodyOffset = isPlain ? (frontMatterBounds(content)?.bodyOffset ?? 0) : 0;
  const ignoredKeys = new Set(ignored.map(keyOf));
  const lines = new LineReader(content);
  // Mail marks quoted lines of plain text with `>`.
  const isInQuotedLine = (at: number): boolean => content[at - lines.positionAt(at).character] === '>';
  const corrections = new Map<GlossaryEntry, Map<string, string>>();
  return found.flatMap(({ start, end, candidates: [entry] }) => {
    const written = content.slice(start, end).replace(/\s+/g, ' ');
    if (!entry || start < bodyOffset || (isPlain && isInQuotedLine(start)) || ignoredKeys.has(keyOf(written))) {
      return [];
    }
    const known = corrections.get(entry) ?? new Map<string, string>();
    const correction = known.get(written) ?? correctionOf(entry, written);
    corrections.set(entry, known.set(written, correction));
    return { start, end, entry, written, correction };
  });
}

/**
 * The name or alias of a term that is closest to a misspelling, preferably in its script; the term's name if none is close. Applies the
 * capitals of the text to lower-case names.
 */
export function correctionOf(entry: GlossaryEntry, written: string): string {
  const key = keyOf(written);
  // The language that lists the misspelling comes first.
  const terms = Object.values(entry.terms).sort((a, b) => Number(knows(b, key)) - Number(knows(a, key)));
  const wanted = written.toLowerCase();
  // Chinese text gives no hint about capitals.
  const isCased = wanted !== written.toUpperCase();
  const names = terms.flatMap((term) => namesOf(term, isCased));
  const script = hasCjk(written);
  const inScript = names.filter((name) => hasCjk(name) === script);
  const choices = inScript.length > 0 ? inScript : names;
  let closest: string | undefined;
  let least = Infinity;
  for (const choice of choices) {
    const length = Math.max(choice.length, wanted.length);
    const distance = length > longestCompared ? Infinity : editDistance(wanted, choice.toLowerCase());
    if (distance < least && distance <= length / 2) {
      closest = choice;
      least = distance;
    }
  }
  return withCapitalsOf(written, closest ?? names[0] ?? entry.id);
}

/** Longer names are not compared. */
const longestCompared = 100;

/** The name comes first, but for a common noun its lower-case alias does. */
function namesOf({ name, aliases, kind }: Term, isCased: boolean): readonly string[] {
  const isProper = !isCased || kind === 'project' || kind === 'organisation' || /(?<=[^\s-])\p{Lu}/u.test(name);
  const lowerCase = name.toLowerCase();
  const common = isProper ? undefined : aliases.find((alias) => alias === lowerCase);
  return common === undefined ? [name, ...aliases] : [common, name, ...aliases];
}

function knows(term: Term, key: string): boolean {
  return term.misspellings.some((misspelling) => keyOf(misspelling) === key);
}

function keyOf(word: string): string {
  return word.replace(/\s+/g, '').toLowerCase();
}

/** Applies the capitals of a text to a lower-case name. */
function withCapitalsOf(written: string, name: string): string {
  if (name !== name.toLowerCase()) {
    return name;
  }
  if (/\p{Lu}.*\p{Lu}/u.test(written) && written === written.toUpperCase()) {
    return name.toUpperCase();
  }
  const words = written.split(' ');
  return name
    .split(' ')
    .map((word, index) => (/^\p{Lu}/u.test(words[index] ?? '') ? word.replace(/^\p{Ll}/u, (first) => first.toUpperCase()) : word))
    .join(' ');
}
