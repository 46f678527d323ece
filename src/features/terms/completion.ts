import * as vscode from 'vscode';
import { kindLabel } from '../../core/terms/card';
import { CompletionNames } from '../../core/terms/completion';
import { termIn, type Glossary, type GlossaryEntry } from '../../core/terms/glossary';
import { otherLanguage } from '../../core/text/language';
import type { MeshNotes } from '../../meshNotes';
import type { Settings } from '../../workspace/settings';
import { labelText } from '../shared/labelText';
import { registerForLanguages } from '../shared/registerForLanguages';
import { kindIcons } from '../shared/termKinds';

/** The most items offered at a time; typing narrows the list. */
const maxItems = 200;

interface TermItem extends vscode.CompletionItem {
  readonly entry: GlossaryEntry;
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

  const provider: vscode.CompletionItemProvider<TermItem> = {
    async provideCompletionItems(document, position, token) {
      await notes.startWithTerms();
      if (token.isCancellationRequested) {
        return undefined;
      }
      const text = documents.textOf(document);
      const found = text === undefined ? undefined : namesOf(library.glossary).at(text, document.languageId, document.offsetAt(position), settings.ignoredTerms);
      if (!found) {
        return undefined;
      }
      const range = new vscode.Range(document.positionAt(found.start), position);
      const items = found.completions.slice(0, maxItems).map(({ text, entry, typed }, index): TermItem => ({
        entry,
        label: { label: labelText(text), ...otherName(entry, text, settings) },
        kind: kindIcons[entry.kind].completion,
        detail: [kindLabel(entry.kind, settings.language), entry.project].filter(Boolean).join(' · '),
        range,
        filterText: typed,
        insertText: text,
        sortText: String(index).padStart(6, '0'),
      }));
      // In Chinese text, another name may start within the same word.
      return new vscode.CompletionList(items, true);
    },
    async resolveCompletionItem(item) {
      const [body] = await cards.card(item.entry);
      return body ? { ...item, documentation: body } : item;
    },
  };
  return registerForLanguages(settings, 'completion.languages', (selector) => vscode.languages.registerCompletionItemProvider(selector, provider));
}

/** The term's name for the description of an item with an alias; for one with that name, the name in the other language. */
function otherName(entry: GlossaryEntry, text: string, settings: Settings): { description?: string } {
  const { name } = termIn(entry, settings.language);
  const description = text === name ? termIn(entry, otherLanguage(settings.language)).name : name;
  return description.toLowerCase() === text.toLowerCase() ? {} : { description };
}
