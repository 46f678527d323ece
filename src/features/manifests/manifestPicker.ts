import * as vscode from 'vscode';
import type { ManifestSnippet } from '../../core/manifests/snippet';
import { labelText } from '../shared/labelText';
import { picked } from '../shared/picked';
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
 * @param previewOf returns the text that a snippet would insert; omit it to disable the preview
 */
export async function pickManifest(
  groups: readonly PickGroup[], placeholder: string, preview: ManifestPreview, previewOf?: (snippet: ManifestSnippet) => string,
): Promise<ManifestSnippet | undefined> {
  const picker = vscode.window.createQuickPick<SnippetItem>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isShown = false;
  picker.placeholder = placeholder;
  picker.matchOnDescription = true;
  picker.matchOnDetail = true;
  picker.items = itemsOf(groups);
  picker.onDidChangeValue((value) => {
    picker.items = itemsOf(sortByPrefix(groups, value.trim().toLowerCase()));
  });
  picker.onDidChangeActive(([item]) => {
    const snippet = item?.snippet;
    clearTimeout(timer);
    if (snippet && previewOf) {
      timer = setTimeout(
        () => {
          isShown = true;
          preview.show(previewOf(snippet));
        },
        isShown ? 0 : previewDelay,
      );
    }
  });
  const choice = picked(picker);
  picker.show();
  try {
    return (await choice)?.snippet;
  } finally {
    clearTimeout(timer);
    picker.dispose();
    await preview.close();
  }
}

function itemsOf(groups: readonly PickGroup[]): SnippetItem[] {
  return groups.flatMap(({ label, snippets }) => [
    { label, kind: vscode.QuickPickItemKind.Separator },
    ...snippets.map((snippet) => ({ snippet, label: labelText(snippet.title), description: labelText(snippet.prefix), detail: labelText(snippet.description) })),
  ]);
}

/** Puts snippets whose prefix starts with the typed text first, an exact match at the top. VS Code keeps this order. */
function sortByPrefix(groups: readonly PickGroup[], typed: string): readonly PickGroup[] {
  const matches = typed === '' ? [] : groups.flatMap(({ snippets }) => snippets).filter(({ prefix }) => prefix.toLowerCase().startsWith(typed));
  if (matches.length === 0) {
    return groups;
  }
  const isExact = ({ prefix }: ManifestSnippet): boolean => prefix.toLowerCase() === typed;
  const first = [...matches.filter(isExact), ...matches.filter((snippet) => !isExact(snippet))];
  const rest = groups.map(({ label, snippets }) => ({ label, snippets: snippets.filter((snippet) => !matches.includes(snippet)) }));
  return [{ label: vscode.l10n.t('By prefix'), snippets: first }, ...rest.filter(({ snippets }) => snippets.length > 0)];
}
