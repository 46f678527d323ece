import * as vscode from 'vscode';
import type { Library } from '../core/library/library';
import { projectName } from '../core/manifests/projects';
import { localizeSnippets, readSnippetsInSteps, type ManifestSnippet } from '../core/manifests/snippet';
import { SnippetSearch } from '../core/manifests/snippetSearch';
import { SnippetTerms } from '../core/manifests/snippetTerms';
import type { GlossaryEntry } from '../core/terms/glossary';
import type { Steps } from '../core/text/steps';
import type { BuiltinNotebook } from './builtinNotebook';
import type { ConfiguredPaths } from './configuredPaths';
import type { Settings } from './settings';
import { eachInTurns, inTurns } from './turns';
import { groupName, UserSnippets } from './userSnippets';

/** A snippet contribution in `package.json`. */
interface SnippetContribution {
  readonly language: string;
  readonly path: string;
}

/** The user's and the packaged manifest snippets, with titles in the content language. Read on first use. */
export class Manifests implements vscode.Disposable {
  private english: readonly ManifestSnippet[] = [];
  private chinese: readonly ManifestSnippet[] = [];
  private loading: Promise<void> | undefined;
  private terms: SnippetTerms | undefined;
  private readonly searches = new WeakMap<SnippetTerms, SnippetSearch>();
  private readonly own: UserSnippets;
  private readonly subscription: vscode.Disposable;

  /** Fires when the user's snippets have changed. */
  readonly onDidChange: vscode.Event<void>;

  constructor(
    private readonly extension: vscode.Extension<unknown>,
    private readonly library: Library,
    private readonly notebook: BuiltinNotebook,
    private readonly settings: Settings,
    paths: ConfiguredPaths,
    private readonly log: vscode.LogOutputChannel,
  ) {
    this.own = new UserSnippets(settings, paths, log);
    this.onDidChange = this.own.onDidChange;
    this.subscription = this.own.onDidChange(() => {
      this.terms = undefined;
    });
  }

  load(): Promise<void> {
    return (this.loading ??= Promise.all([this.own.load(), this.readAll()]).then(() => undefined));
  }

  /** All loaded snippets, the user's first. */
  get snippets(): readonly ManifestSnippet[] {
    return [...this.own.snippets, ...(this.settings.language === 'zh-cn' ? this.chinese : this.english)];
  }

  /** The snippet with a prefix. A packaged snippet wins over the user's. */
  withPrefix(prefix: string): ManifestSnippet | undefined {
    return this.snippets.findLast((snippet) => snippet.prefix === prefix);
  }

  withId(id: string): ManifestSnippet | undefined {
    return this.snippets.find((snippet) => snippet.id === id);
  }

  /** Whether a project is one of the user's snippet files. */
  isOwn(project: string): boolean {
    return this.own.has(project);
  }

  /** The display name of a project. */
  nameOf(project: string): string {
    return this.isOwn(project) ? groupName(project) : projectName(project, this.settings.language);
  }

  /** Loads the snippets and finds the terms in them, in turns. */
  async loadTerms(): Promise<void> {
    await Promise.all([this.load(), this.notebook.loadGlossary()]);
    const terms = this.snippetTerms();
    await eachInTurns(terms.unread, (snippet) => {
      terms.read(snippet);
    });
  }

  /** The snippets that mention a term. Call `loadTerms` first, or this is slow. */
  using(entry: GlossaryEntry): readonly ManifestSnippet[] {
    const ids = this.snippetTerms().idsWith(entry);
    return ids.size > 0 ? this.snippets.filter((snippet) => ids.has(snippet.id)) : [];
  }

  /** The search for the snippets, in both languages and by their terms. Prepares it in turns. */
  async loadSearch(): Promise<SnippetSearch> {
    await this.loadTerms();
    const terms = this.snippetTerms();
    const search = this.searches.get(terms) ?? new SnippetSearch();
    this.searches.set(terms, search);
    const chinese = new Map(this.chinese.map((snippet) => [snippet.id, snippet]));
    await eachInTurns([...this.own.snippets, ...this.english], (snippet) => {
      search.add([snippet, chinese.get(snippet.id) ?? snippet], () => [...this.namesOf(snippet.project), ...terms.namesIn(snippet)]);
    });
    return search;
  }

  dispose(): void {
    this.subscription.dispose();
    this.own.dispose();
  }

  /** The display names of a project in all languages. */
  private namesOf(project: string): string[] {
    return this.isOwn(project) ? [groupName(project)] : [projectName(project), projectName(project, 'zh-cn')];
  }

  private snippetTerms(): SnippetTerms {
    const { matcher } = this.library;
    if (this.terms?.matcher !== matcher) {
      this.terms = new SnippetTerms(matcher, [...this.own.snippets, ...this.english]);
    }
    return this.terms;
  }

  private async readAll(): Promise<void> {
    const { contributes } = this.extension.packageJSON as { contributes: { snippets: readonly SnippetContribution[] } };
    const paths = [...new Set(contributes.snippets.map(({ path }) => path))];
    const [texts, chinese] = await Promise.all([Promise.all(paths.map(async (path) => ({ path, text: await this.read(path) }))), this.read('snippets/zh-cn.json')]);
    await inTurns(this.readTexts(texts, chinese));
  }

  private* readTexts(texts: readonly { path: string; text: string }[], chinese: string): Steps {
    const english: ManifestSnippet[] = [];
    for (const { path, text } of texts) {
      const project = path.replace(/^.*\//, '').replace(/\.json$/, '');
      const { snippets, problems } = yield* readSnippetsInSteps(text, project);
      english.push(...snippets);
      for (const { message, args } of problems) {
        this.log.error(`${path}: ${message}`, ...args);
      }
      yield;
    }
    this.english = english;
    yield;
    this.chinese = localizeSnippets(english, chinese);
  }

  private async read(path: string): Promise<string> {
    const uri = vscode.Uri.joinPath(this.extension.extensionUri, path);
    try {
      return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
    } catch (error) {
      this.log.error(`Cannot be read: ${uri.toString()}`, error);
      return '{}';
    }
  }
}
