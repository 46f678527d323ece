import * as vscode from 'vscode';
import type { Library } from '../core/library/library';
import type { MarkdownBlocks } from '../core/markdown/document';
import type { Evidence } from '../core/terms/evidence';
import type { GlossaryEntry } from '../core/terms/glossary';
import { markdownBlocks } from '../core/terms/markdownRegions';
import { mentionAt, type Matcher, type Mention } from '../core/terms/matcher';
import { longestText } from '../core/text/problem';
import { finish } from '../core/text/steps';
import { inTurns } from './turns';

/** Texts over this size, in UTF-16 code units, are long: the others are matched in a few milliseconds, so at once. */
export const longText = 40_000;
/** How far around a place a long document is matched for that place alone, in UTF-16 code units. */
const surroundings = 2000;
/** For so many documents the mentions are remembered. */
const remembered = 8;

/** The mentions in one version of a document. */
interface MatchedDocument {
  readonly version: number;
  readonly languageId: string;
  readonly matcher: Matcher;
  /** Resolves with undefined if the document was changed or closed before its end was reached. */
  readonly mentions: Promise<readonly Mention[] | undefined>;
  /** Once they are known. */
  known?: readonly Mention[] | undefined;
}

/** A document's length in UTF-16 code units; unlike its text, which VS Code first has to join, this costs little. */
function lengthOf(document: vscode.TextDocument): number {
  return document.offsetAt(document.lineAt(document.lineCount - 1).range.end);
}

export function isLong(document: vscode.TextDocument): boolean {
  return lengthOf(document) > longText;
}

export function isTooLong(document: vscode.TextDocument): boolean {
  return lengthOf(document) > longestText;
}

export function rangeOf(document: vscode.TextDocument, { start, end }: Pick<Mention, 'start' | 'end'>): vscode.Range {
  return new vscode.Range(document.positionAt(start), document.positionAt(end));
}

/** The open documents' texts and the mentions in them: each version of a document is matched once, a long one in turns. */
export class DocumentMentions implements vscode.Disposable {
  private readonly matched = new Map<string, MatchedDocument>();
  /** The blocks of Markdown documents, each version parsed once. */
  private readonly parsed = new WeakMap<vscode.TextDocument, { readonly version: number; readonly blocks: MarkdownBlocks }>();
  /** The evidence in long documents. One version's serves the next ones too: an edit hardly changes what a text is about. */
  private readonly evidence = new WeakMap<vscode.TextDocument, { readonly matcher: Matcher; readonly languageId: string; readonly found: Evidence }>();
  /** Documents that the Problems panel says are too long, by URI. */
  private readonly refused = new Set<string>();
  private readonly subscription: vscode.Disposable;

  constructor(
    private readonly library: Library,
    private readonly log: vscode.LogOutputChannel,
  ) {
    // Another document may come under the URI and version, as untitled ones do.
    this.subscription = vscode.workspace.onDidCloseTextDocument(({ uri }) => {
      this.matched.delete(uri.toString());
      this.admit(uri.toString());
    });
  }

  dispose(): void {
    this.matched.clear();
    this.subscription.dispose();
  }

  /** A document's text. Undefined if it is too long to be read, which the Problems panel then says. */
  textOf(document: vscode.TextDocument): string | undefined {
    const key = document.uri.toString();
    if (!isTooLong(document)) {
      this.admit(key);
      return document.getText();
    }
    if (!this.refused.has(key)) {
      this.refused.add(key);
      this.library.refuse(key);
    }
    return undefined;
  }

  /** The mentions in a document, in their order. Undefined if it is too long, or was changed or closed before its end was reached. */
  all(document: vscode.TextDocument): Promise<readonly Mention[] | undefined> {
    return this.matchedOf(document)?.mentions ?? Promise.resolve(undefined);
  }

  /** The mentions around a range. Of a long document that has just changed no more than these are looked for. */
  async near(document: vscode.TextDocument, range: vscode.Range, token?: vscode.CancellationToken): Promise<readonly Mention[]> {
    const known = this.knownOf(document);
    if (known?.known) {
      return known.known;
    }
    if (!isLong(document)) {
      return (await this.all(document)) ?? [];
    }
    const text = this.textOf(document);
    if (text === undefined) {
      return [];
    }
    const { version, languageId } = document;
    const start = Math.max(0, document.offsetAt(range.start) - surroundings);
    const end = Math.min(text.length, document.offsetAt(range.end) + surroundings);
    const isCurrent = (): boolean => document.version === version && token?.isCancellationRequested !== true;
    const found = await this.guarded(document, async () => {
      const { matcher } = this.library;
      const evidence = await this.evidenceOf(document, text, isCurrent);
      return evidence && inTurns(matcher.findInSteps(text, languageId, { within: { start, end }, blocks: this.blocksOf(document, text), evidence }), isCurrent);
    });
    return found ?? [];
  }

  private async evidenceOf(document: vscode.TextDocument, text: string, isCurrent: () => boolean): Promise<Evidence | undefined> {
    const { matcher } = this.library;
    const { languageId } = document;
    const known = this.evidence.get(document);
    if (known?.matcher === matcher && known.languageId === languageId) {
      return known.found;
    }
    const found = await inTurns(matcher.evidenceInSteps(text, languageId, this.blocksOf(document, text)), isCurrent);
    if (found) {
      this.evidence.set(document, { matcher, languageId, found });
    }
    return found;
  }

  /** The mention at a position. */
  async at(document: vscode.TextDocument, position: vscode.Position, token?: vscode.CancellationToken): Promise<Mention | undefined> {
    return mentionAt(await this.near(document, new vscode.Range(position, position), token), document.offsetAt(position));
  }

  /** The mention that a cursor is in, or right behind. */
  async atCursor(document: vscode.TextDocument, position: vscode.Position, token?: vscode.CancellationToken): Promise<Mention | undefined> {
    const mentions = await this.near(document, new vscode.Range(position, position), token);
    const offset = document.offsetAt(position);
    return mentionAt(mentions, offset) ?? mentionAt(mentions, offset - 1);
  }

  /** The places in a document where a term is what is likeliest meant. */
  async rangesOfTerm(document: vscode.TextDocument, entry: GlossaryEntry): Promise<readonly vscode.Range[]> {
    const mentions = (await this.all(document)) ?? [];
    return mentions.filter(({ candidates }) => candidates[0] === entry).map((mention) => rangeOf(document, mention));
  }

  private knownOf({ uri, version, languageId }: vscode.TextDocument): MatchedDocument | undefined {
    const known = this.matched.get(uri.toString());
    return known?.version === version && known.languageId === languageId && known.matcher === this.library.matcher ? known : undefined;
  }

  private matchedOf(document: vscode.TextDocument): MatchedDocument | undefined {
    const known = this.knownOf(document);
    if (known) {
      return known;
    }
    const text = this.textOf(document);
    if (text === undefined) {
      return undefined;
    }
    const key = document.uri.toString();
    const { version, languageId } = document;
    const { matcher } = this.library;
    const isCurrent = (): boolean => document.version === version && !document.isClosed;
    const mentions = this.guarded(document, async () => {
      const steps = matcher.findInSteps(text, languageId, { blocks: this.blocksOf(document, text) });
      return isLong(document) ? inTurns(steps, isCurrent) : finish(steps);
    });
    const matched: MatchedDocument = { version, languageId, matcher, mentions };
    this.matched.delete(key);
    this.matched.set(key, matched);
    const [oldest] = this.matched.keys();
    if (this.matched.size > remembered && oldest !== undefined) {
      this.matched.delete(oldest);
    }
    void mentions.then((found) => {
      matched.known = found;
    });
    return matched;
  }

  private blocksOf(document: vscode.TextDocument, text: string): MarkdownBlocks | undefined {
    if (document.languageId !== 'markdown') {
      return undefined;
    }
    const known = this.parsed.get(document);
    if (known?.version === document.version) {
      return known.blocks;
    }
    const blocks = markdownBlocks(text);
    this.parsed.set(document, { version: document.version, blocks });
    return blocks;
  }

  /** One document on which the matcher fails must not fail whoever asks for many. */
  private async guarded<T>({ uri }: vscode.TextDocument, work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work();
    } catch (error) {
      this.log.error(`Cannot be read: ${uri.toString()}`, error);
      this.library.fail(uri.toString(), error);
      return undefined;
    }
  }

  private admit(key: string): void {
    if (this.refused.delete(key)) {
      this.library.admit(key);
    }
  }
}
