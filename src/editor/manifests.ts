import * as vscode from 'vscode';
import type { Library } from '../core/library';
import { expandSnippet, localizeSnippets, readSnippets, type ManifestSnippet } from '../core/manifests/snippet';
import type { GlossaryEntry } from '../core/terms/glossary';
import type { Matcher } from '../core/terms/matcher';
import type { Settings } from './settings';

/** The shape of what `package.json` contributes. */
interface SnippetContribution {
  readonly language: string;
  readonly path: string;
}

/** The packaged manifest snippets: read when first needed, named in the content's language. */
export class Manifests {
  private english: readonly ManifestSnippet[] = [];
  private chinese: readonly ManifestSnippet[] = [];
  private loading: Promise<void> | undefined;
  private taught: { matcher: Matcher; snippets: ReadonlyMap<GlossaryEntry, readonly string[]> } | undefined;

  constructor(
    private readonly extension: vscode.Extension<unknown>,
    private readonly library: Library,
    private readonly settings: Settings,
    private readonly log: vscode.LogOutputChannel,
  ) {}

  load(): Promise<void> {
    return (this.loading ??= this.readAll());
  }

  /** All snippets, once they are loaded. */
  get snippets(): readonly ManifestSnippet[] {
    return this.settings.language === 'zh-cn' ? this.chinese : this.english;
  }

  withPrefix(prefix: string): ManifestSnippet | undefined {
    return this.snippets.find((snippet) => snippet.prefix === prefix);
  }

  /** The snippets whose own text mentions a term. */
  teaching(entry: GlossaryEntry): readonly ManifestSnippet[] {
    const { matcher } = this.library;
    if (this.taught?.matcher !== matcher) {
      this.taught = { matcher, snippets: this.findTaught(matcher) };
    }
    const prefixes = this.taught.snippets.get(entry) ?? [];
    return this.snippets.filter(({ prefix }) => prefixes.includes(prefix));
  }

  private findTaught(matcher: Matcher): ReadonlyMap<GlossaryEntry, readonly string[]> {
    const taught = new Map<GlossaryEntry, string[]>();
    for (const { prefix, body } of this.english) {
      const entries = matcher.find(expandSnippet(body), 'yaml').flatMap(({ candidates }) => candidates.slice(0, 1));
      for (const entry of new Set(entries)) {
        taught.set(entry, [...(taught.get(entry) ?? []), prefix]);
      }
    }
    return taught;
  }

  private async readAll(): Promise<void> {
    const { contributes } = this.extension.packageJSON as { contributes: { snippets: readonly SnippetContribution[] } };
    const [files, chinese] = await Promise.all([
      Promise.all([...new Set(contributes.snippets.map(({ path }) => path))].map((path) => this.readFile(path))),
      this.read('snippets/zh-cn.json'),
    ]);
    this.english = files.flat();
    this.chinese = localizeSnippets(this.english, chinese);
  }

  private async readFile(path: string): Promise<readonly ManifestSnippet[]> {
    const project = path.replace(/^.*\//, '').replace(/\.json$/, '');
    const { snippets, problems } = readSnippets(await this.read(path), project);
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
