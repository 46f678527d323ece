import * as vscode from 'vscode';
import type { TopicFields } from '../../core/notes/fields';

/** The labels and values of a topic's fields. */
export function fieldLabels(fields: TopicFields): readonly { label: string; values: readonly string[] }[] {
  const rows: [string, readonly (string | undefined)[] | undefined][] = [
    [vscode.l10n.t('Speakers'), fields.speakers],
    [vscode.l10n.t('Organisations'), fields.organisations],
    [vscode.l10n.t('Projects'), fields.projects],
    [vscode.l10n.t('Track'), [fields.track]],
    [vscode.l10n.t('Date'), [fields.date]],
    [vscode.l10n.t('Link'), [fields.link]],
    [vscode.l10n.t('Video'), [fields.video]],
    [vscode.l10n.t('Slides'), [fields.slides]],
  ];
  return rows
    .map(([label, values]) => ({ label, values: (values ?? []).filter((value) => value !== undefined) }))
    .filter(({ values }) => values.length > 0);
}
