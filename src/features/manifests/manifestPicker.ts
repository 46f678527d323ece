import * as vscode from 'vscode';
import type { ManifestSnippet } from '../../core/manifests/snippet';
import type { SnippetSearch } from '../../core/manifests/snippetSearch';
import { labelText } from '../shared/labelText';
import { keepOrder } from '../shared/picked';
import type { ManifestPreview } from './manifestPreview';

/** Snippets under a common heading. */
export interface PickGroup {
  readonly label: string;
  readonly snippets: readonly ManifestSnippet[];
}

interface SnippetItem extends vscode.QuickPickItem {
  readonly snippet?: ManifestSnippet;
}

/** Milliseconds before the first preview opens, so that fast typing shows none. */
const previewDelay = 250;

/**
 * Asks the user to choose a snippet.
 *
 * @param search finds snippets while the user types
 * @param previewOf returns the text that a snippet would insert; omit it to disable the preview
 */
export async function pickManifest(
  groups: readonly PickGroup[], placeholder: string, search: Promise<SnippetSearch>, preview: ManifestPreview, previewOf?: (snippet: ManifestSnippet) => string,
): Promise<ManifestSnippet | undefined> {
  const picker = vscode.window.createQuickPick<SnippetItem>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isShown = false;
  picker.placeholder = placeholder;
  picker.matchOnDescription = true;
  picker.matchOnDetail = true;
  // Otherwise VS Code hides the groups too.
  keepOrder(picker);
  picker.items = itemsOf(groups);
  let query = '';
  const showFound = async (): Promise<void> => {
    const { value } = picker;
    const found = foundGroups(groups, await search, value);
    if (picker.value === value && query !== value) {
      query = value;
      picker.items = found.length > 0 ? itemsOf(found) : [{ label: vscode.l10n.t('No manifests found'), alwaysShow: true }];
    }
  };
  picker.onDidChangeValue(showFound);
  picker.onDidChangeActive(([item]) => {
    const snippet = item?.snippet;
    clearTimeout(timer);
    if (previewOf) {
      timer = setTimeout(
        () => {
          isShown = snippet !== undefined;
          if (snippet) {
            preview.show(previewOf(snippet));
          } else {
            void preview.close();
          }
        },
        isShown && snippet ? 0 : previewDelay,
      );
    }
  });
  const choice = new Promise<ManifestSnippet | undefined>((resolve) => {
    picker.onDidAccept(async () => {
      const isEarly = query !== picker.value;
      await showFound();
      // Whoever presses Enter before the search is ready means the first item that it finds.
      const item = isEarly ? picker.items.find(({ snippet }) => snippet) : picker.selectedItems[0];
      if (item?.snippet) {
        resolve(item.snippet);
      }
    });
    picker.onDidHide(() => resolve(undefined));
  });
  picker.show();
  try {
    return await choice;
  } finally {
    clearTimeout(timer);
    picker.dispose();
    await preview.close();
  }
}

/** All items match: the search is ours, as VS Code looks for the whole query in one line of an item. */
function itemsOf(groups: readonly PickGroup[]): SnippetItem[] {
  return groups.flatMap(({ label, snippets }) => [
    { label, kind: vscode.QuickPickItemKind.Separator },
    ...snippets.map((snippet) => ({ snippet, label: labelText(snippet.title), description: labelText(snippet.prefix), detail: labelText(snippet.description), alwaysShow: true })),
  ]);
}

/** The snippets that match a query, best first: by prefix, by kind, by name in their groups, then by everything else. */
function foundGroups(groups: readonly PickGroup[], search: SnippetSearch, query: string): readonly PickGroup[] {
  if (query.trim() === '') {
    return groups;
  }
  const { byPrefix, byKind, byName, byText } = search.find(groups.flatMap(({ snippets }) => snippets), query);
  const named = new Set(byName);
  return [
    { label: vscode.l10n.t('By prefix'), snippets: byPrefix },
    { label: vscode.l10n.t('By kind'), snippets: byKind },
    ...groups.map(({ label, snippets }) => ({ label, snippets: snippets.filter((snippet) => named.has(snippet)) })),
    { label: vscode.l10n.t('By description, text and terms'), snippets: byText },
  ].filter(({ snippets }) => snippets.length > 0);
}
