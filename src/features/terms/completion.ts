import * as vscode from 'vscode';
import { kindLabel } from '../../core/terms/card';
import { CompletionNames } from '../../core/terms/completion';
import { termIn, type Glossary, type GlossaryEntry } from '../../core/terms/glossary';
import type { TermKind } from '../../core/terms/term';
import { otherLanguage } from '../../core/text/language';
import type { MeshNotes } from '../../meshNotes';
import type { Settings } from '../../workspace/settings';
import { labelText } from '../shared/labelText';
import { registerForLanguages } from '../shared/registerForLanguages';

/** The most items offered at a time; typing narrows the list. */
const maxItems = 200;

const kinds: Readonly<Record<TermKind, vscode.CompletionItemKind>> = {
  protocol: vscode.CompletionItemKind.Interface,
  component: vscode.CompletionItemKind.Struct,
  project: vscode.CompletionItemKind.Module,
  resource: vscode.CompletionItemKind.Class,
  field: vscode.CompletionItemKind.Field,
  concept: vscode.CompletionItemKind.Constant,
  pattern: vscode.CompletionItemKind.Operator,
  organisation: vscode.CompletionItemKind.User,
};

class TermItem extends vscode.CompletionItem {
  constructor(
    readonly entry: GlossaryEntry,
    label: vscode.CompletionItemLabel,
  ) {
    super(label, kinds[entry.kind]);
  }
}

/** Registers the completion of term names, with term cards as documentation. */
export function registerCompletion({ library, notes, cards, settings, documents }: Pick<MeshNotes, 'library' | 'notes' | 'cards' | 'settings' | 'documents'>): vscode.Disposable {
  let known: { readonly glossary: Glossary; readonly names: CompletionNames } | undefined;
  const namesOf = (glossary: Glossary): CompletionNames => {
    if (known?.glossary !== glossary) {
      known = { glossary, names: new CompletionNames(glossary) };
    }
    return known.names;
  };

  const provider: vscode.CompletionItemProvider = {
    async provideCompletionItems(document, position, token) {
      await notes.beginWithTerms();
      if (token.isCancellationRequested) {
        return undefined;
      }
      const text = documents.textOf(document);
      const found = text === undefined ? undefined : namesOf(library.glossary).at(text, document.languageId, document.offsetAt(position), settings.ignoredTerms);
      if (!found) {
        return undefined;
      }
      const range = new vscode.Range(document.positionAt(found.start), position);
      const items = found.completions.slice(0, maxItems).map(({ text, entry, typed }, index) => {
        const item = new TermItem(entry, { label: labelText(text), ...otherName(entry, text, settings) });
        item.detail = [kindLabel(entry.kind, settings.language), entry.project].filter(Boolean).join(' · ');
        item.range = range;
        item.filterText = typed;
        item.insertText = text;
        item.sortText = String(index).padStart(6, '0');
        return item;
      });
      // In Chinese text, another name may start within the same word.
      return new vscode.CompletionList(items, true);
    },
    async resolveCompletionItem(item) {
      if (item instanceof TermItem) {
        const [body] = await cards.card(item.entry);
        if (body) {
          item.documentation = body;
        }
      }
      return item;
    },
  };
  return registerForLanguages(settings, 'completion.languages', (selector) => vscode.languages.registerCompletionItemProvider(selector, provider));
}

/** Another name of the term for the item's description, first the one in the other language. */
function otherName(entry: GlossaryEntry, text: string, settings: Settings): { description?: string } {
  const own = termIn(entry, settings.language).name;
  const other = termIn(entry, otherLanguage(settings.language)).name;
  const description = [other, own].find((name) => name !== text);
  return description === undefined || description.toLowerCase() === text.toLowerCase() ? {} : { description };
}
