import * as vscode from 'vscode';
import type { Library } from '../../core/library/library';
import { cardBody, type CardSource } from '../../core/terms/card';
import { distinctNames } from '../../core/terms/distinctNames';
import { addressOf, termIn, type GlossaryEntry } from '../../core/terms/glossary';
import { isWebAddress, linkPart, markdownText } from '../../core/text/escape';
import type { BuiltinNotebook } from '../../workspace/builtinNotebook';
import type { Manifests } from '../../workspace/manifests';
import type { Settings } from '../../workspace/settings';

interface CardOptions extends Pick<CardSource, 'misspelledAs'> {
  /** Other terms that the mention may mean. */
  readonly others?: readonly GlossaryEntry[];
}

/** Renders term cards for hovers and tooltips. */
export class TermCards {
  constructor(
    private readonly library: Library,
    private readonly notebook: BuiltinNotebook,
    private readonly manifests: Manifests,
    private readonly settings: Settings,
  ) {}

  /** The card's untrusted body and its line of trusted links. */
  async card(entry: GlossaryEntry, { others = [], ...misspelling }: CardOptions = {}): Promise<vscode.MarkdownString[]> {
    const { language } = this.settings;
    const builtin = this.library.glossary.overriddenBy(entry);
    await Promise.all([this.manifests.loadTerms(), ...[entry, builtin].map((each) => each && this.notebook.loadText(each, language))]);
    const [text, builtinText] = [entry, builtin].map((each) => each && this.library.termText(each, language));
    if (!text) {
      return [];
    }
    const isExplained = builtin && !this.settings.ignoredTerms.includes(builtin.id);
    const overridden = isExplained && builtinText ? { entry: builtin, text: builtinText } : undefined;
    const body = cardBody({ entry, text, language, detail: this.settings.hoverDetail, overridden, ...misspelling });
    return [new vscode.MarkdownString(body), this.links(entry, builtin, others.filter((other) => other !== builtin))];
  }

  private links(entry: GlossaryEntry, overridden: GlossaryEntry | undefined, others: readonly GlossaryEntry[]): vscode.MarkdownString {
    const { docs } = termIn(entry, this.settings.language);
    const count = this.library.mentionCount(entry);
    const links = [commandLink(vscode.l10n.t('Page'), 'meshNotes.openTerm', addressOf(entry))];
    if (overridden) {
      links.push(commandLink(vscode.l10n.t('Built-in page'), 'meshNotes.openTerm', addressOf(overridden)));
    }
    if (count && count.mentions > 0) {
      const title = count.mentions === 1 ? vscode.l10n.t('1 mention in your notes') : vscode.l10n.t('{0} mentions in your notes', count.mentions);
      links.push(commandLink(title, 'meshNotes.showMentions', addressOf(entry)));
    }
    if (this.manifests.using(entry).length > 0) {
      links.push(commandLink(vscode.l10n.t('Insert manifest…'), 'meshNotes.insertManifestOfTerm', addressOf(entry)));
    }
    // The address comes from a note, so allow only web addresses in trusted Markdown.
    if (docs !== undefined && isWebAddress(docs)) {
      links.push(`[${vscode.l10n.t('Docs')}](<${docs}>)`);
    }
    links.push(commandLink(vscode.l10n.t('Don’t explain this term'), 'meshNotes.ignoreTerm', [entry.id]));
    const [, ...names] = distinctNames([entry, ...others], this.settings.language);
    const alternatives = others.map((other, index) => commandLink(names[index] ?? other.id, 'meshNotes.openTerm', addressOf(other)));
    const also = alternatives.length > 0 ? `  \n${vscode.l10n.t('May also mean: {0}', alternatives.join(' · '))}` : '';
    const markdown = new vscode.MarkdownString(links.join(' · ') + also);
    markdown.isTrusted = { enabledCommands: ['meshNotes.openTerm', 'meshNotes.showMentions', 'meshNotes.insertManifestOfTerm', 'meshNotes.ignoreTerm'] };
    return markdown;
  }
}

/** A Markdown link that runs a command. */
function commandLink(label: string, command: string, args: readonly unknown[]): string {
  return `[${markdownText(label)}](command:${command}?${linkPart(JSON.stringify(args))})`;
}
