import { MarkdownDocument } from '../markdown/document';
import { fieldText, fieldTexts, fieldValue, readFrontMatter, type FrontMatter } from '../notes/frontMatter';
import type { NoteFile } from '../notes/note';
import { outlineMarkdown } from '../notes/outline';
import type { Language } from '../text/language';
import { withLineFeeds } from '../text/lines';
import { lineProblem, type Problem, type ProblemArgument } from '../text/problem';
import { decodeSegment, displayText } from '../text/strings';
import { termKinds, termStates, type Maturity, type Term, type TermOrigin, type TermText } from './term';

export interface TermNoteSource extends NoteFile {
  readonly frontMatter: FrontMatter;
  readonly language: Language;
  readonly origin: TermOrigin;
  /** The parsed Markdown, if available. */
  readonly document?: MarkdownDocument | undefined;
}

export interface TermNote {
  readonly term: Term;
  readonly problems: readonly Problem[];
}

/** The zero-based line of a term note's title: its first heading of level 1, or `term:`. Undefined if the text is not a term note. */
export function titleLineOf(text: string): number | undefined {
  const { data, bodyOffset, bodyLine, lineOf } = readFrontMatter(text);
  if (!fieldText(data, 'term')) {
    return undefined;
  }
  return outlineMarkdown(text.slice(bodyOffset), bodyLine).find(({ level }) => level === 1)?.line ?? lineOf('term') ?? 0;
}

/**
 * Reads a note whose front matter names a term; undefined otherwise. Reports fields of a wrong type at their lines and keeps the
 * rest.
 */
export function readTermNote(source: TermNoteSource): TermNote | undefined {
  const { frontMatter } = source;
  const name = displayText(fieldText(frontMatter.data, 'term') ?? '');
  if (name === '') {
    return undefined;
  }
  const fields = new FieldReader(frontMatter);
  const line = frontMatter.lineOf('term') ?? 0;
  const kind = fields.oneOf('kind', termKinds);
  const since = fields.maturity('since');
  const id = idOf(source);
  const related = fields.texts('related');
  const term: Term = {
    id,
    uri: source.uri,
    origin: source.origin,
    language: source.language,
    line,
    aliasesLine: frontMatter.lineOf('aliases') ?? line,
    name,
    kind: kind ?? 'concept',
    aliases: fields.texts('aliases'),
    quiet: fields.flag('quiet'),
    ambiguous: fields.texts('ambiguous'),
    except: fields.texts('except'),
    general: fields.flag('general') ?? false,
    misspellings: fields.texts('misspellings'),
    related: related.filter((other) => other !== id),
    sources: fields.texts('sources'),
    ...optional('expansion', fields.text('expansion')),
    ...optional('project', fields.text('project')),
    ...optional('apiVersion', fields.text('apiVersion')),
    ...optional('since', since),
    ...optional('docs', fields.text('docs')),
    ...optional('checked', fields.text('checked')),
  };
  const problems = [...fields.problems];
  const names = fieldValue(frontMatter.data, 'term');
  if (Array.isArray(names) && fieldTexts({ names }, 'names').length > 1) {
    problems.push(lineProblem('warning', line, 0, 'A term has one name. {0} is used; move the others to {1}.', name, 'aliases'));
  }
  if (related.includes(id)) {
    problems.push(lineProblem('warning', frontMatter.lineOf('related') ?? line, 0, 'The term {0} lists itself as a related term.', name));
  }
  if (readTermText(source.text, frontMatter.bodyOffset, source.document).summary === '') {
    problems.push(summaryProblem(line, name));
  }
  return { term, problems };
}

/** The problem of a term without a summary. `line`: the line of its name. */
export function summaryProblem(line: number, name: string): Problem {
  return lineProblem('warning', line, 0, 'The term {0} has no summary. Add a paragraph below the front matter: it is shown on hover.', name);
}

/** The file name without extension; for the `index.md` of a page bundle, the folder's name. */
function idOf({ uri, fileName }: TermNoteSource): string {
  const stem = fileName.replace(/\.[^.]*$/, '');
  const folder = /^(?:_?index|readme)$/i.test(stem) ? uri.split(/[?#]/, 1)[0]?.split('/').at(-2) : undefined;
  return folder === undefined || folder === '' ? stem : decodeSegment(folder);
}

function optional<K extends string, V>(key: K, value: V | undefined): Partial<Record<K, V>> {
  return value === undefined ? {} : ({ [key]: value } as Record<K, V>);
}

class FieldReader {
  readonly problems: Problem[] = [];

  constructor(private readonly frontMatter: FrontMatter) {}

  text(key: string): string | undefined {
    const value = this.value(key);
    if (value === undefined || value === null || value === '') {
      return undefined;
    }
    if (typeof value === 'object' && !(value instanceof Date)) {
      this.reject(key, 'The field {0} must be a string.');
      return undefined;
    }
    return displayText(fieldText(this.frontMatter.data, key) ?? '') || undefined;
  }

  texts(key: string): readonly string[] {
    const value = this.value(key);
    if (value !== undefined && value !== null && typeof value === 'object' && !Array.isArray(value)) {
      this.reject(key, 'The field {0} must be a list of strings.');
      return [];
    }
    return fieldTexts(this.frontMatter.data, key).map(displayText).filter((text) => text !== '');
  }

  flag(key: string): boolean | undefined {
    const value = this.value(key);
    if (typeof value === 'boolean') {
      return value;
    }
    if (value !== undefined && value !== null) {
      this.reject(key, 'The field {0} must be true or false.');
    }
    return undefined;
  }

  oneOf<T extends string>(key: string, values: readonly T[]): T | undefined {
    const written = this.text(key);
    const value = values.find((known) => known === written?.toLowerCase());
    if (written !== undefined && value === undefined) {
      this.reject(key, 'The field {0} must be one of: {1}.', values);
    }
    return value;
  }

  /** `{state, version, note}`, or a version alone. */
  maturity(key: string): Maturity | undefined {
    const value = this.value(key);
    if (value === undefined || value === null || value === '') {
      return undefined;
    }
    if (typeof value === 'string' || typeof value === 'number') {
      return { version: displayText(String(value)) };
    }
    if (typeof value !== 'object' || Array.isArray(value)) {
      this.reject(key, 'The field {0} must have the form {state: …, version: …, note: …}.');
      return undefined;
    }
    const data = value as Readonly<Record<string, unknown>>;
    const written = fieldText(data, 'state');
    const state = termStates.find((known) => known === written);
    if (written !== undefined && state === undefined) {
      this.reject(key, 'The state in {0} must be one of: {1}.', termStates);
    }
    const part = (name: string): string | undefined => displayText(fieldText(data, name) ?? '') || undefined;
    return { ...optional('state', state), ...optional('version', part('version')), ...optional('note', part('note')) };
  }

  private value(key: string): unknown {
    return fieldValue(this.frontMatter.data, key);
  }

  private reject(key: string, message: string, ...args: ProblemArgument[]): void {
    this.problems.push(lineProblem('warning', this.frontMatter.lineOf(key) ?? 0, 0, message, key, ...args));
  }
}

/** Splits a term note into its first paragraph, the list right under it, and the rest. `bodyOffset`: where the front matter ends. */
export function readTermText(text: string, bodyOffset: number, { tokens } = new MarkdownDocument(text, bodyOffset)): TermText {
  let at = tokens[0]?.tag === 'h1' ? 3 : 0;
  let end = tokens[0]?.tag === 'h1' ? (tokens[0].map?.[1] ?? 0) : 0;
  const blockEnd = (): number => tokens[at]?.map?.[1] ?? end;
  let summary = '';
  if (tokens[at]?.type === 'paragraph_open') {
    summary = joinLines(tokens[at + 1]?.content ?? '');
    end = blockEnd();
    at += 3;
  }
  const facts: string[] = [];
  if (/^(?:bullet|ordered)_list_open$/.test(tokens[at]?.type ?? '')) {
    end = blockEnd();
    for (at++; (tokens[at]?.level ?? 0) > 0; at++) {
      const { type, level, content } = tokens[at] ?? { type: '', level: 0, content: '' };
      if (type === 'list_item_open' && level === 1) {
        facts.push('');
      } else if (type === 'inline') {
        facts.push([facts.pop() ?? '', joinLines(content)].filter(Boolean).join(' '));
      }
    }
  }
  const page = withLineFeeds(text.slice(bodyOffset)).split('\n').slice(end).join('\n').trim();
  return { summary, facts, page };
}

/** Joins the lines of a paragraph, without a space between CJK characters. */
function joinLines(content: string): string {
  return content.split('\n').map((line) => line.trim()).join('\n').replace(/(?<=[\u3000-\u9fff\uff00-\uffef])\n(?=[\u3000-\u9fff\uff00-\uffef])/g, '').replace(/\n/g, ' ');
}
