import * as vscode from 'vscode';
import { kindGroupLabel } from '../../core/terms/card';
import { addressOf, termIn, type GlossaryEntry } from '../../core/terms/glossary';
import { termKinds, type TermKind } from '../../core/terms/term';
import type { MeshNotes } from '../../meshNotes';
import { kindIcons } from '../shared/termKinds';
import { sourceLabel } from '../shared/termSource';

type Node = TermKind | GlossaryEntry;

/** Registers the Terms view: the glossary by kind and name. */
export function registerTermsView({ library, notes, manifests, cards, settings }: Pick<MeshNotes, 'library' | 'notes' | 'manifests' | 'cards' | 'settings'>): vscode.Disposable {
  const changes = new vscode.EventEmitter<undefined>();
  const refresh = (): void => changes.fire(undefined);

  const entriesOf = (kind: TermKind): GlossaryEntry[] => {
    const { language } = settings;
    const collator = new Intl.Collator(language);
    return library.glossary.entries
      .filter((entry) => entry.kind === kind)
      .sort((a, b) => collator.compare(termIn(a, language).name, termIn(b, language).name));
  };

  const provider: vscode.TreeDataProvider<Node> = {
    onDidChangeTreeData: changes.event,
    async getChildren(node) {
      if (node) {
        // Terms tell whether manifests use them.
        await manifests.loadTerms();
        return typeof node === 'string' ? entriesOf(node) : [];
      }
      await notes.beginWithTerms();
      return termKinds.filter((kind) => library.glossary.entries.some((entry) => entry.kind === kind));
    },
    getTreeItem: (node) => (typeof node === 'string' ? kindItem(node) : termItem(node)),
    async resolveTreeItem(item, node) {
      if (typeof node !== 'string') {
        [item.tooltip] = await cards.card(node);
      }
      return item;
    },
  };

  const kindItem = (kind: TermKind): vscode.TreeItem => {
    const item = new vscode.TreeItem(kindGroupLabel(kind, settings.language), vscode.TreeItemCollapsibleState.Collapsed);
    item.id = kind;
    item.description = String(entriesOf(kind).length);
    item.iconPath = new vscode.ThemeIcon(kindIcons[kind].icon);
    item.contextValue = 'kind';
    return item;
  };

  const termItem = (entry: GlossaryEntry): vscode.TreeItem => {
    const term = termIn(entry, settings.language);
    const item = new vscode.TreeItem(term.name);
    item.id = `${entry.origin}/${term.uri}${entry.glossary === undefined ? '' : `#${String(term.line)}`}`;
    item.description = [term.project, sourceLabel(entry)].filter(Boolean).join(' · ');
    item.contextValue = ['term', ...(manifests.using(entry).length > 0 ? ['manifests'] : []), sourceOf(entry)].join('.');
    item.command = { command: 'meshNotes.openTerm', title: vscode.l10n.t('Open Page'), arguments: [...addressOf(entry)] };
    return item;
  };

  const view = vscode.window.createTreeView('meshNotes.terms', { treeDataProvider: provider, showCollapseAll: true });
  return vscode.Disposable.from(
    view,
    changes,
    library.onDidChange(({ glossary }) => {
      if (glossary && view.visible) {
        refresh();
      }
    }),
    view.onDidChangeVisibility(({ visible }) => {
      if (visible) {
        refresh();
      }
    }),
    manifests.onDidChange(refresh),
    settings.onDidChange(['language', 'hover.detail'], refresh),
  );
}

function sourceOf({ origin, glossary }: GlossaryEntry): 'builtin' | 'note' | 'glossary' {
  if (origin === 'builtin') {
    return 'builtin';
  }
  return glossary === undefined ? 'note' : 'glossary';
}
