import * as vscode from 'vscode';
import type { ManifestSnippet } from '../../core/manifests/snippet';
import { labelText } from '../shared/labelText';
import { picked } from '../shared/picked';
import type { ManifestPreview } from './manifestPreview';

/** Snippets under a line that says what they have in common. */
export interface PickGroup {
  readonly label: string;
  readonly snippets: readonly ManifestSnippet[];
}

interface SnippetItem extends vscode.QuickPickItem {
  readonly snippet?: ManifestSnippet;
}

/** A selection rests this long, in milliseconds, before its preview opens: one who knows what to type sees none. */
const restingTime = 250;

/**
 * Lets the user choose a snippet.
 *
 * @param previewOf the text that a snippet would insert; without it nothing is previewed
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
    picker.items = itemsOf(prefixFirst(groups, value.trim().toLowerCase()));
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
        isShown ? 0 : restingTime,
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

/** Who types a prefix wants what it begins, the prefix itself before longer ones: VS Code keeps the order that it is given. */
function prefixFirst(groups: readonly PickGroup[], typed: string): readonly PickGroup[] {
  const begun = typed === '' ? [] : groups.flatMap(({ snippets }) => snippets).filter(({ prefix }) => prefix.toLowerCase().startsWith(typed));
  if (begun.length === 0) {
    return groups;
  }
  const isWhole = ({ prefix }: ManifestSnippet): boolean => prefix.toLowerCase() === typed;
  const first = [...begun.filter(isWhole), ...begun.filter((snippet) => !isWhole(snippet))];
  const rest = groups.map(({ label, snippets }) => ({ label, snippets: snippets.filter((snippet) => !begun.includes(snippet)) }));
  return [{ label: vscode.l10n.t('By prefix'), snippets: first }, ...rest.filter(({ snippets }) => snippets.length > 0)];
}
