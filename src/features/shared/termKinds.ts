import { CompletionItemKind, SymbolKind } from 'vscode';
import type { TermKind } from '../../core/terms/term';

/** How VS Code shows each kind of term: in trees, as a symbol and as a suggestion. */
export const kindIcons: Readonly<Record<TermKind, { readonly icon: string; readonly symbol: SymbolKind; readonly completion: CompletionItemKind }>> = {
  protocol: { icon: 'radio-tower', symbol: SymbolKind.Interface, completion: CompletionItemKind.Interface },
  component: { icon: 'server-process', symbol: SymbolKind.Struct, completion: CompletionItemKind.Struct },
  project: { icon: 'project', symbol: SymbolKind.Module, completion: CompletionItemKind.Module },
  resource: { icon: 'symbol-class', symbol: SymbolKind.Class, completion: CompletionItemKind.Class },
  field: { icon: 'symbol-field', symbol: SymbolKind.Field, completion: CompletionItemKind.Field },
  concept: { icon: 'lightbulb', symbol: SymbolKind.Constant, completion: CompletionItemKind.Constant },
  pattern: { icon: 'extensions', symbol: SymbolKind.Operator, completion: CompletionItemKind.Operator },
  organisation: { icon: 'organization', symbol: SymbolKind.Namespace, completion: CompletionItemKind.User },
};
