import * as vscode from 'vscode';
import type { Library } from '../core/library/library';
import { projectName } from '../core/manifests/projects';
import { localizeSnippets, readSnippets, type ManifestSnippet } from '../core/manifests/snippet';
import { SnippetTerms } from '../core/manifests/snippetTerms';
import type { GlossaryEntry } from '../core/terms/glossary';
import type { BuiltinNotebook } from './builtinNotebook';
import type { NamedPlaces } from './namedPlaces';
import { groupName, OwnSnippets } from './ownSnippets';
import type { Settings } from './settings';
import { eachInTurns, nextTurn } from './turns';

/** The shape of what `package.json` contributes. */
interface SnippetContribution {
  readonly language: string;
  readonly path: string;
}

/** The manifest snippets: the user's own, and the packaged ones, named in the content's language. They are read when first needed. */
export class Manifests implements vscode.Disposable {
  private english: readonly ManifestSnippet[] = [];
  private chinese: readonly ManifestSnippet[] = [];
  private loading: Promise<void> | undefined;
  private terms: SnippetTerms | undefined;
  private readonly own: OwnSnippets;
  private readonly subscription: vscode.Disposable;

  /** Fires when the user's own have changed. */
  readonly onDidChange: vscode.Event<void>;

  constructor(
    private readonly extension: vscode.Extension<unknown>,
    private readonly library: Library,
    private readonly notebook: BuiltinNotebook,
    private readonly settings: Settings,
    places: NamedPlaces,
    private readonly log: vscode.LogOutputChannel,
  ) {
    this.own = new OwnSnippets(settings, places, log);
    this.onDidChange = this.own.onDidChange;
    this.subscription = this.own.onDidChange(() => {
      this.terms = undefined;
    });
  }

  load(): Promise<void> {
    return (this.loading ??= Promise.all([this.own.load(), this.readAll()]).then(() => undefined));
  }

  /** All snippets, once they are loaded; the user's own first. */
  get snippets(): readonly ManifestSnippet[] {
    return [...this.own.snippets, ...(this.settings.language === 'zh-cn' ? this.chinese : this.english)];
  }

  /** The snippet of a prefix: ours where the user's own has the same. */
  withPrefix(prefix: string): ManifestSnippet | undefined {
    return this.snippets.findLast((snippet) => snippet.prefix === prefix);
  }

  withId(id: string): ManifestSnippet | undefined {
    return this.snippets.find((snippet) => snippet.id === id);
  }

  /** Whether the snippets of a project are the user's own: it is their file then. */
  isOwn(project: string): boolean {
    return this.own.has(project);
  }

  /** What a project of the snippets is called. */
  nameOf(project: string): string {
    return this.isOwn(project) ? groupName(project) : projectName(project, this.settings.language);
  }

  /** Loads the snippets and finds the built-in terms in them, a few at a time. */
  async loadTerms(): Promise<void> {
    await Promise.all([this.load(), this.notebook.loadGlossary()]);
    const terms = this.snippetTerms();
    await eachInTurns(terms.unread, (snippet) => {
      terms.read(snippet);
    });
  }

  /** The snippets whose text mentions a term. Slow before `loadTerms`. */
  using(entry: GlossaryEntry): readonly ManifestSnippet[] {
    const ids = this.snippetTerms().idsWith(entry);
    return ids.size > 0 ? this.snippets.filter((snippet) => ids.has(snippet.id)) : [];
  }

  dispose(): void {
    this.subscription.dispose();
    this.own.dispose();
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
    const english: ManifestSnippet[] = [];
    await eachInTurns(texts, ({ path, text }) => {
      english.push(...this.snippetsOf(path, text));
    });
    this.english = english;
    await nextTurn();
    this.chinese = localizeSnippets(english, chinese);
  }

  private snippetsOf(path: string, text: string): readonly ManifestSnippet[] {
    const project = path.replace(/^.*\//, '').replace(/\.json$/, '');
    const { snippets, problems } = readSnippets(text, project);
    for (const { message, args } of problems) {
      this.log.error(`${path}: ${message}`, ...args);
    }
    return snippets;
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
