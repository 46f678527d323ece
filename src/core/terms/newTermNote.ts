import { noteFileName } from '../notes/filePath';
import { isCjk, isWord } from '../text/characters';
import { groupBy } from '../text/groups';
import { compare, hyphenated } from '../text/strings';
import type { Glossary, GlossaryEntry } from './glossary';
import type { TextRange } from './region';
import { termKinds, type Term } from './term';

const words = {
  en: {
    summary: (name: string) => `Describe ${name} in one to three sentences. This paragraph is shown on hover.`,
    fact: 'List facts here: a number, a version, a limit or a consequence',
  },
  'zh-cn': {
    summary: (name: string) => `用一到三句话说明${isCjk(name.charCodeAt(0)) ? '' : ' '}${name}${isCjk(name.charCodeAt(name.length - 1)) ? '' : ' '}是什么。悬停时会显示这一段。`,
    fact: '在此列出要点：数字、版本、限制或影响',
  },
} as const;

/** The text of a new term note, and its placeholders in the order to fill them. */
export interface NewTermNote {
  readonly text: string;
  readonly blanks: readonly NewTermBlank[];
}

export interface NewTermBlank extends TextRange {
  /** The choices, if there are any. */
  readonly choices?: readonly string[];
}

/** Creates a term note with front matter and placeholders for summary and facts. */
export function newTermNote({ name, aliases, language }: Pick<Term, 'name' | 'aliases' | 'language'>): NewTermNote {
  const { summary, fact } = words[language];
  const kind = 'concept';
  const parts = [`---\nterm: ${yamlText(name)}\nkind: `, kind, ` # ${termKinds.join(', ')}\naliases: [${aliases.map(yamlText).join(', ')}]\n---\n`, summary(markdownText(name)), '\n\n- ', fact, '\n'];
  const starts = parts.map((_, index) => parts.slice(0, index).join('').length);
  const blank = (index: number): NewTermBlank => ({ start: starts[index] ?? 0, end: (starts[index] ?? 0) + (parts[index] ?? '').length });
  return { text: parts.join(''), blanks: [blank(3), blank(5), { ...blank(1), choices: termKinds }] };
}

/** The first free file name for a new term note. */
export function newTermFileName(name: string, isTaken: (fileName: string) => boolean): string {
  const stem = hyphenated(name) || 'term';
  let fileName = noteFileName(stem);
  for (let count = 2; isTaken(fileName); count++) {
    fileName = noteFileName(stem, `-${String(count)}`);
  }
  return fileName;
}

/**
 * Aliases for a new term: the selected text, and the lower-case name if it has several words. A single lower-case word may be too
 * common.
 */
export function aliasesOfNewTerm(name: string, selected: string): readonly string[] {
  const aliases = [selected, /^\p{Lu}\P{Lu}*$/u.test(name) && /\s/.test(name) ? name.toLowerCase() : ''];
  return [...new Set(aliases)].filter((alias) => alias !== '' && alias !== name);
}

/** The entries with a name or alias, excluding misspellings. Case matters as in the matcher. */
export function entriesNamed(glossary: Glossary, name: string): readonly GlossaryEntry[] {
  const lower = name.toLowerCase();
  return [...new Set(glossary.aliases.filter(({ text, exact, misspelling }) => !misspelling && text === (exact ? name : lower)).map(({ entry }) => entry))];
}

/** The folder with most of the notes. All `uris` must be encoded, or all decoded. */
export function commonestFolder(uris: Iterable<string>): string | undefined {
  const notes = groupBy(uris, (uri) => uri.slice(0, uri.lastIndexOf('/')));
  return [...notes].sort(([a, inA], [b, inB]) => inB.length - inA.length || compare(a, b))[0]?.[0];
}

/** The word at a position in a line, including inner hyphens, dots and underscores; empty in Chinese text. */
export function wordAround(line: string, character: number): string {
  const isPart = (at: number): boolean => isWord(line.charCodeAt(at)) || (/[-._]/.test(line[at] ?? '') && isWord(line.charCodeAt(at - 1)) && isWord(line.charCodeAt(at + 1)));
  let start = character;
  while (isPart(start - 1)) {
    start--;
  }
  let end = character;
  while (isPart(end)) {
    end++;
  }
  return line.slice(start, end);
}

/** Encodes a text as a YAML scalar that is also valid in a flow sequence. */
function yamlText(text: string): string {
  const isPlain = /^\p{L}[\p{L}\p{N}\p{M} ._/-]*$/u.test(text) && !text.endsWith(' ') && !/^(?:true|false|null|yes|no|on|off|y|n)$|^\.?(?:nan|inf)$/i.test(text);
  return isPlain ? text : JSON.stringify(text);
}

/** Escapes Markdown markup in a name. */
function markdownText(text: string): string {
  return text.replace(/[\\`*_[\]<>]/g, '\\$&');
}
