import { findNodeAtLocation, getNodeValue, type Node } from 'jsonc-parser';
import { readJsonTree } from '../text/jsonTree';
import { LineReader } from '../text/lines';
import { lineProblem, type Problem, type Severity } from '../text/problem';
import { finish, type Steps } from '../text/steps';
import { displayText } from '../text/strings';
import { manifestHeads, type ManifestHead } from './manifestHeads';
import { expandSnippet, knownVariables, parseSnippet, snippetFields } from './snippetSyntax';

/** The `apiVersion` and `kind` of a document. */
export type Resource = Readonly<Record<keyof ManifestHead, string>>;

/** A Kubernetes manifest, or a fragment of one, with placeholders. */
export interface ManifestSnippet {
  /** Unique and the same in all languages: the project and the title in its file. */
  readonly id: string;
  /** The prefix to type. In the shipped snippets, ASCII and unique. */
  readonly prefix: string;
  readonly title: string;
  readonly description: string;
  /** The id of the project: the file name (`gateway-api` for `snippets/gateway-api.json`), or the URI of the user's file. */
  readonly project: string;
  /** VS Code's snippet syntax, with `\n` as line end and spaces as indentation. */
  readonly body: string;
  /** A manifest has a top-level `apiVersion`; anything else is a fragment. */
  readonly kind: 'manifest' | 'fragment';
  /** One for each document with `apiVersion` and `kind`, after filling in defaults. */
  readonly resources: readonly Resource[];
}

/**
 * Reads a VS Code snippet file: an object of snippets by title, with comments and trailing commas as in VS Code. Reports
 * mistakes with their ranges and still reads the other snippets.
 *
 * @param project the `project` of the snippets
 * @param manifestsOnly for a file of snippets in all languages: skips those that are not manifests in YAML
 */
export function readSnippets(jsonText: string, project: string, manifestsOnly = false): { snippets: ManifestSnippet[]; problems: Problem[] } {
  return finish(readSnippetsInSteps(jsonText, project, manifestsOnly));
}

/** The same in steps. */
export function* readSnippetsInSteps(jsonText: string, project: string, manifestsOnly = false): Steps<{ snippets: ManifestSnippet[]; problems: Problem[] }> {
  const reader = new Reader(jsonText, manifestsOnly);
  return { snippets: yield* reader.read(project), problems: reader.problems };
}

/** The problem of a snippet file that is not text. */
export function noText(): Problem {
  return lineProblem('warning', 0, 0, 'This is not a text file, so its manifests are not read.');
}

/** The translation of a snippet. Missing texts stay as they are. */
interface Translation {
  readonly title?: unknown;
  readonly description?: unknown;
  /** By the comment in the body, without `# `. */
  readonly comments?: Partial<Record<string, unknown>> | null;
}

/**
 * Translates titles and descriptions of snippets, and the comments in their bodies.
 *
 * @param translations JSON: `{ "<prefix>": { "title": "…", "description": "…", "comments": { "…": "…" } } }`
 */
export function localizeSnippets(snippets: readonly ManifestSnippet[], translations: string): ManifestSnippet[] {
  const { root } = readJsonTree(translations);
  const texts = (root && getNodeValue(root)) as Partial<Record<string, Translation | null>> | null | undefined;
  return snippets.map((snippet) => {
    const { title, description, comments } = texts?.[snippet.prefix] ?? {};
    return {
      ...snippet,
      title: typeof title === 'string' ? title : snippet.title,
      description: typeof description === 'string' ? description : snippet.description,
      body: comments ? localizeComments(snippet.body, comments) : snippet.body,
    };
  });
}

/** Only what is listed is replaced, so text that merely looks like a comment stays. */
function localizeComments(body: string, comments: Partial<Record<string, unknown>>): string {
  return body.replace(/(?<=(?:^|\s)# ).+$/gm, (comment) => {
    const translated = comments[comment];
    return typeof translated === 'string' ? translated : comment;
  });
}

/** The `apiVersion` and `kind` of each document of a YAML text. */
export function resourcesOf(yaml: string): Resource[] {
  return manifestHeads(yaml).map(({ apiVersion, kind }) => ({ apiVersion: apiVersion.text, kind: kind.text }));
}

const topLevelApiVersion = /^(?:apiVersion|"apiVersion"):(?:[ \t]|$)/m;

class Reader {
  readonly problems: Problem[] = [];
  private readonly lines: LineReader;
  private readonly titles = new Set<string>();

  constructor(
    private readonly text: string,
    private readonly manifestsOnly: boolean,
  ) {
    this.lines = new LineReader(text);
  }

  * read(project: string): Steps<ManifestSnippet[]> {
    const { root, errors, tooDeepAt } = readJsonTree(this.text);
    if (tooDeepAt !== undefined) {
      this.report('error', { offset: tooDeepAt, length: 1 }, 'Nested too deeply.');
      return [];
    }
    // Report only the first error of a line, which usually causes the others.
    const lines = new Set<number>();
    for (const error of errors) {
      const line = this.lines.lineAt(error.offset);
      if (!lines.has(line)) {
        lines.add(line);
        this.report('error', error, 'Not valid JSON.');
      }
    }
    if (root && root.type !== 'object') {
      this.report('error', root, 'A snippet file must contain a JSON object.');
      return [];
    }
    const snippets: ManifestSnippet[] = [];
    for (const entry of root?.children ?? []) {
      yield;
      const snippet = this.readSnippet(entry, project);
      if (snippet) {
        snippets.push(snippet);
      }
    }
    return snippets;
  }

  private readSnippet(entry: Node, project: string): ManifestSnippet | undefined {
    const [key, value] = entry.children ?? [];
    if (!key || !value) {
      return undefined; // Half typed, and already reported.
    }
    const title = String(key.value);
    if (title === '$schema' || (this.manifestsOnly && !isForYaml(value))) {
      return undefined;
    }
    if (value.type !== 'object') {
      this.report('error', value, 'The snippet “{0}” must be an object.', title);
      return undefined;
    }
    const prefix = this.strings(value, 'prefix')?.[0]?.value;
    const lines = this.strings(value, 'body');
    const body = lines?.map((line) => line.value).join('\n').replace(/\r\n?/g, '\n').replace(/^\t+/gm, (tabs) => '  '.repeat(tabs.length));
    const expanded = body === undefined ? '' : expandSnippet(body);
    const isManifest = topLevelApiVersion.test(expanded);
    if (this.manifestsOnly && body !== undefined && !isManifest) {
      return undefined;
    }
    if (!prefix) {
      this.report('error', findNodeAtLocation(value, ['prefix']) ?? key, 'The snippet “{0}” needs a prefix: a string.', title);
    }
    if (!lines) {
      this.report('error', findNodeAtLocation(value, ['body']) ?? key, 'The snippet “{0}” needs a body: a string or an array of strings.', title);
    }
    if (!prefix || !lines || body === undefined) {
      return undefined;
    }
    this.checkVariables(lines);
    if (this.titles.has(title)) {
      this.report('warning', key, 'Duplicate snippet: {0}. The first one is used.', title);
      return undefined;
    }
    this.titles.add(title);
    return {
      id: `${project}/${title}`,
      prefix: displayText(prefix),
      title: displayText(title),
      description: displayText(this.strings(value, 'description')?.map((line) => line.value).join('\n') ?? ''),
      project,
      body,
      kind: isManifest ? 'manifest' : 'fragment',
      resources: resourcesOf(expanded),
    };
  }

  /** VS Code accepts a string or a list of strings. */
  private strings(snippet: Node, name: string): { value: string; node: Node }[] | undefined {
    const node = findNodeAtLocation(snippet, [name]);
    const nodes = node?.type === 'array' ? (node.children ?? []) : node ? [node] : [];
    const strings = nodes.flatMap((each) => {
      const value: unknown = getNodeValue(each);
      return typeof value === 'string' ? [{ value, node: each }] : [];
    });
    return strings.length && strings.length === nodes.length ? strings : undefined;
  }

  private checkVariables(lines: readonly { value: string; node: Node }[]): void {
    for (const { value, node } of lines) {
      for (const field of snippetFields(parseSnippet(value))) {
        if (field.type === 'variable' && !knownVariables.has(field.name)) {
          this.report('warning', node, 'Unknown snippet variable: {0}. To insert a dollar sign, write \\$.', field.name);
        }
      }
    }
  }

  private report(severity: Severity, { offset, length }: Pick<Node, 'offset' | 'length'>, message: string, ...args: string[]): void {
    this.problems.push({ severity, message, args, range: { start: this.lines.positionAt(offset), end: this.lines.positionAt(offset + length) } });
  }
}

/** Whether the `scope` of a snippet (comma-separated language identifiers) includes a language of manifests. */
function isForYaml(snippet: Node): boolean {
  const scope: unknown = findNodeAtLocation(snippet, ['scope'])?.value;
  return typeof scope !== 'string' || scope.trim() === '' || scope.split(',').some((language) => /^(?:yaml|helm|markdown)$/.test(language.trim()));
}
