import * as vscode from 'vscode';
import { manifestHeads } from '../../core/manifests/manifestHeads';
import { explainStale, StaleApis, type StaleApiTable, type StaleManifest } from '../../core/manifests/staleApis';
import { displayText } from '../../core/text/strings';
import type { MeshNotes } from '../../meshNotes';
import { problemMessage } from '../../workspace/diagnosticOf';
import { rangeOf } from '../../workspace/documentMentions';
import { quickFix } from './quickFix';
import { TabDiagnostics } from './tabDiagnostics';

const languages = ['yaml', 'helm'];
const source = 'Mesh Notes';

/** Strikes out outdated API versions in manifests open in tabs and offers quick fixes. */
export function registerApiVersionHints({ extensionUri, documents, settings, log }: Pick<MeshNotes, 'extensionUri' | 'documents' | 'settings' | 'log'>): vscode.Disposable {
  let loading: Promise<StaleApis> | undefined;

  const staleManifestsIn = async (document: vscode.TextDocument): Promise<readonly StaleManifest[]> => {
    const heads = manifestHeads(documents.textOf(document) ?? '');
    return heads.length > 0 ? (await (loading ??= loadTable(extensionUri, log))).findStale(heads) : [];
  };

  const hints = new TabDiagnostics(log, {
    name: 'meshNotes.apiVersions',
    languages,
    isEnabledIn: (document) => settings.isEnabled('apiVersions.enabled', document),
    diagnosticsOf: async (document) => (await staleManifestsIn(document)).map((manifest) => diagnosticOf(document, manifest)),
  });

  const provider: vscode.CodeActionProvider = {
    async provideCodeActions(document, range, context) {
      const ours = context.diagnostics.filter((diagnostic) => diagnostic.source === source && typeof diagnostic.code === 'object');
      const version = document.version;
      const stale = ours.length > 0 && hints.isSupported(document) ? await staleManifestsIn(document) : [];
      if (document.version !== version) {
        return [];
      }
      const edits = stale.flatMap(({ place, replacement }) => (replacement === undefined ? [] : new vscode.TextEdit(rangeOf(document, place), replacement)));
      const actions = edits.filter((edit) => edit.range.intersection(range)).map((edit) =>
        quickFix(document, vscode.l10n.t('Use {0}', edit.newText), [edit], ours.filter((diagnostic) => diagnostic.range.isEqual(edit.range))));
      const isOnLine = edits.some(({ range: { start } }) => start.line >= range.start.line && start.line <= range.end.line);
      if (edits.length > 1 && isOnLine) {
        actions.push(quickFix(document, vscode.l10n.t('Update all {0} API versions in this file', edits.length), edits));
      }
      return actions;
    },
  };

  return vscode.Disposable.from(
    hints,
    vscode.languages.registerCodeActionsProvider(languages, provider, { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] }),
    settings.onDidChange(['apiVersions'], hints.refreshAll),
  );
}

async function loadTable(extensionUri: vscode.Uri, log: vscode.LogOutputChannel): Promise<StaleApis> {
  const uri = vscode.Uri.joinPath(extensionUri, 'data', 'api-versions.json');
  try {
    const { apis } = JSON.parse(new TextDecoder().decode(await vscode.workspace.fs.readFile(uri))) as StaleApiTable;
    return new StaleApis(apis);
  } catch (error) {
    log.error(`The table of API versions cannot be read: ${uri.toString()}`, error);
    return new StaleApis([]);
  }
}

function diagnosticOf(document: vscode.TextDocument, manifest: StaleManifest): vscode.Diagnostic {
  const { state, docs } = manifest.api;
  const message = explainStale(manifest).map((sentence) => problemMessage(sentence, displayText)).join(' ');
  const { Warning, Hint } = vscode.DiagnosticSeverity;
  // A cluster refuses what it no longer serves; everything else still works.
  const diagnostic = new vscode.Diagnostic(rangeOf(document, manifest.place), message, state === 'removed' ? Warning : Hint);
  diagnostic.source = source;
  diagnostic.code = { value: state, target: vscode.Uri.parse(docs) };
  if (state !== 'experimental') {
    diagnostic.tags = [vscode.DiagnosticTag.Deprecated];
  }
  return diagnostic;
}
