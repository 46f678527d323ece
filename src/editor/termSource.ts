import * as vscode from 'vscode';
import type { GlossaryEntry } from '../core/terms/glossary';

/** Whose a term is where it is the user's; nothing for a built-in one. */
export function sourceLabel({ origin, glossary }: GlossaryEntry): string | undefined {
  if (origin === 'builtin') {
    return undefined;
  }
  return glossary === undefined ? vscode.l10n.t('your note') : vscode.l10n.t('your glossary');
}
