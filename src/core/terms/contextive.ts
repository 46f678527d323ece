import { languageOf } from '../notes/note';
import { lineProblem, type Problem, type ProblemArgument, type Severity } from '../text/problem';
import { detach, displayText, hyphenated } from '../text/strings';
import { readYamlTree } from '../yaml/reader';
import type { YamlField, YamlList, YamlNode } from '../yaml/tree';
import type { GlossaryFile, GlossaryTerm } from './glossaryFile';
import type { TermText } from './term';
import { namesInTitle, withLowerCase } from './title';

/** Whether a file name is that of a Contextive glossary: `shipping.glossary.yml`. */
export function isContextiveFile(fileName: string): boolean {
  return /\.glossary\.ya?ml$/i.test(fileName);
}

/**
 * Reads a Contextive glossary: a list of contexts, each with a list of terms. Never throws; reports mistakes at their lines
 * and keeps the rest. The context's name becomes the project of its terms.
 */
export function readContextive(uri: string, text: string): GlossaryFile {
  const reader = new ContextiveReader(uri);
  if (text.length > maxLength) {
    reader.report('error', 0, 'The glossary is too long to read.');
  } else {
    reader.read(text);
  }
  return { terms: reader.terms, problems: reader.problems.slice(0, maxProblems), knownLanguagePaths: [] };
}

/** In UTF-16 code units; about ten thousand terms. */
const maxLength = 2_000_000;
/** Fixing these reveals the others. */
const maxProblems = 100;

type Fields = ReadonlyMap<string, YamlField>;

class ContextiveReader {
  readonly terms: GlossaryTerm[] = [];
  readonly problems: Problem[] = [];

  constructor(private readonly uri: string) {}

  read(text: string): void {
    const { root, problems } = readYamlTree(text, 4);
    for (const { line, reason } of problems) {
      this.report('error', line, 'Not valid YAML: {0}', reason);
    }
    if (root.type === 'nothing') {
      return;
    }
    const fields = this.fields(root, ['contexts', 'imports']) ?? new Map<string, YamlField>();
    if (!fields.has('contexts') && !fields.has('imports')) {
      this.report('error', root.line, 'A glossary must contain a list named {0}.', 'contexts');
    }
    for (const item of this.list(fields, 'imports')) {
      if (item.type === 'text' && (/^[a-z][a-z\d+.-]+:/i.test(item.text) || !isContextiveFile(item.text))) {
        this.report('information', item.line, 'The import {0} is not read. Only {1} files in the workspace are read.', displayText(item.text), '*.glossary.yml');
      }
    }
    this.list(fields, 'contexts').forEach((item, index) => {
      this.context(item, index);
    });
  }

  report(severity: Severity, line: number, message: string, ...args: ProblemArgument[]): void {
    this.problems.push(lineProblem(severity, line, 0, message, ...args));
  }

  private context(node: YamlNode, index: number): void {
    const fields = this.fields(node, ['name', 'domainVisionStatement', 'paths', 'meta', 'terms']);
    if (!fields) {
      this.report('error', node.line, 'Each item in {0} must have fields such as {1}.', 'contexts', ['name', 'terms']);
      return;
    }
    const context = this.text(fields, 'name');
    this.text(fields, 'domainVisionStatement');
    this.texts(fields, 'paths');
    for (const item of this.list(fields, 'terms')) {
      this.term(item, context, `${this.uri}#${String(index)}`);
    }
  }

  private term(node: YamlNode, context: string | undefined, glossary: string): void {
    const fields = this.fields(node, ['name', 'definition', 'examples', 'aliases', 'meta']);
    if (!fields) {
      this.report('error', node.line, 'Each item in {0} must have fields such as {1}.', 'terms', ['name', 'definition']);
      return;
    }
    const { name, aliases } = namesInTitle(displayText(this.text(fields, 'name') ?? ''));
    if (name === '') {
      this.report('error', node.line, 'A term needs a name.');
      return;
    }
    const definition = this.text(fields, 'definition') ?? '';
    const line = fields.get('name')?.line ?? node.line;
    this.terms.push({
      term: {
        id: hyphenated(name) || name,
        uri: this.uri,
        origin: 'workspace',
        glossary,
        language: languageOf(name, definition),
        line,
        aliasesLine: fields.get('aliases')?.line ?? line,
        name: detach(name),
        kind: 'concept',
        ...(context === undefined ? {} : { project: displayText(context) }),
        aliases: withLowerCase(name, [...aliases, ...this.texts(fields, 'aliases').map(displayText)]).map(detach),
        quiet: undefined,
        ambiguous: [],
        except: [],
        general: false,
        misspellings: [],
        related: [],
        sources: [],
      },
      text: textOf(definition, [...this.meta(fields), ...this.texts(fields, 'examples').map((example) => `“${displayText(example)}”`)]),
    });
  }

  /** The known fields of a mapping; undefined if the node is not a mapping. */
  private fields(node: YamlNode, known: readonly string[]): Fields | undefined {
    if (node.type !== 'mapping') {
      return undefined;
    }
    const fields = new Map<string, YamlField>();
    for (const field of node.fields) {
      if (!known.includes(field.key)) {
        this.report('warning', field.line, 'Unknown key: {0}. Use one of: {1}.', displayText(field.key), known);
      } else if (fields.has(field.key)) {
        this.report('warning', field.line, 'Duplicate key: {0}. The first one is used.', field.key);
      } else {
        fields.set(field.key, field);
      }
    }
    return fields;
  }

  /** The value of a field; undefined if it has none or, which is reported, one of another type. */
  private value<T extends YamlNode['type']>(type: T, fields: Fields, key: string, severity: Severity, message: string): Extract<YamlNode, { type: T }> | undefined {
    const field = fields.get(key);
    if (!field || field.value.type === 'nothing') {
      return undefined;
    }
    if (field.value.type !== type) {
      this.report(severity, field.line, message, key);
      return undefined;
    }
    return field.value as Extract<YamlNode, { type: T }>;
  }

  private list(fields: Fields, key: string): YamlList['items'] {
    return this.value('list', fields, key, 'error', 'The field {0} must be a list.')?.items ?? [];
  }

  private text(fields: Fields, key: string): string | undefined {
    return this.value('text', fields, key, 'warning', 'The field {0} must be a string.')?.text.trim();
  }

  private texts(fields: Fields, key: string): readonly string[] {
    return this.list(fields, key).flatMap((item) => {
      if (item.type !== 'text') {
        this.report('warning', item.line, 'The field {0} must be a list of strings.', key);
        return [];
      }
      return item.text.trim() === '' ? [] : [item.text];
    });
  }

  private meta(fields: Fields): readonly string[] {
    const field = fields.get('meta');
    const entries = field?.value.type === 'mapping' ? field.value.fields : [];
    const isWrong = field && field.value.type !== 'nothing' && (field.value.type !== 'mapping' || entries.some(({ value }) => value.type !== 'text'));
    if (isWrong) {
      this.report('warning', field.line, 'The field {0} must contain lines of the form {1}.', 'meta', 'key: value');
    }
    return entries.flatMap(({ key, value }) => (value.type === 'text' ? [displayText(`${key} ${value.text}`)] : []));
  }
}

/** The first paragraph of a definition is the summary, the rest is the page. */
function textOf(definition: string, facts: readonly string[]): TermText {
  const [summary = '', ...rest] = definition.split(/\n[ \t]*\n/);
  return { summary: detach(summary.split('\n').map((line) => line.trim()).join(' ').trim()), facts: facts.map(detach), page: rest.join('\n\n') };
}
