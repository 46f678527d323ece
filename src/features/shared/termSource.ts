import * as vscode from 'vscode';
import type { GlossaryEntry } from '../../core/terms/glossary';

/** A label for the source of a user's term; undefined for a built-in term. */
export function sourceLabel({ origin, glossary }: GlossaryEntry): string | undefined {
  if (origin === 'builtin') {
    return undefined;
  }
  return glossary === undefined ? vscode.l10n.t('your note') : vscode.l10n.t('your glossary');
}
