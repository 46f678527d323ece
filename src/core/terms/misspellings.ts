import { frontMatterBounds } from '../notes/frontMatter';
import { hasCjk } from '../text/characters';
import { LineReader } from '../text/lines';
import { editDistance } from './editDistance';
import type { GlossaryEntry } from './glossary';
import type { Mention } from './matcher';
import type { Term } from './term';

/** A place where a term's name is known to be written wrongly. Offsets are UTF-16 code units, `end` exclusive. */
export interface Misspelling {
  readonly start: number;
  readonly end: number;
  readonly entry: GlossaryEntry;
  /** As it stands there, its white space made single blanks. */
  readonly written: string;
  /** What to write instead. */
  readonly correction: string;
}

/**
 * The known misspellings in a text of the user's own: in prose, not in code, links, quotes, HTML or front matter.
 * `mentions`: what the matcher found in it, in their order. `ignored`: words that are not to be marked; case and white space do not count.
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
 * The name or alias of a term that a misspelling is closest to, of those in its script; the term's name where none is close. One in lower case
 * takes the writer's capitals.
 */
export function correctionOf(entry: GlossaryEntry, written: string): string {
  const key = keyOf(written);
  // The language that knows of the misspelling goes first.
  const terms = Object.values(entry.terms).sort((a, b) => Number(knows(b, key)) - Number(knows(a, key)));
  const wanted = written.toLowerCase();
  // Chinese does not tell how its writer would begin a Latin word.
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

/** Longer names are sentences, which nobody mistypes in one way. */
const longestCompared = 100;

/** The name goes first, but a common noun's is in lower case where an alias writes it so. */
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

/** Gives the words of a name in lower case the capitals that the words of a text have. */
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
