import * as vscode from 'vscode';
import type { TopicNode } from '../../core/library/topicTree';
import { noObjects, objectsIn, type DocumentObjects } from '../../core/manifests/documentObjects';
import type { PlacementDocument } from '../../core/manifests/lineEdits';
import { placeManifest } from '../../core/manifests/placement';
import { rankSnippets, snippetContents, type SnippetGroup } from '../../core/manifests/ranking';
import type { ManifestSnippet } from '../../core/manifests/snippet';
import { fitSnippet } from '../../core/manifests/snippetDefaults';
import { expandSnippet } from '../../core/manifests/snippetSyntax';
import { distinctNames } from '../../core/terms/distinctNames';
import { termIn, type GlossaryEntry } from '../../core/terms/glossary';
import { joinList } from '../../core/text/lists';
import type { Range } from '../../core/text/problem';
import { displayText } from '../../core/text/strings';
import type { MeshNotes } from '../../meshNotes';
import { isTooLong } from '../../workspace/documentMentions';
import type { Manifests } from '../../workspace/manifests';
import { messageText } from '../../workspace/messageText';
import { displayLanguage } from '../../workspace/settings';
import { eachInTurns } from '../../workspace/turns';
import { isWritable } from '../shared/isWritable';
import { labelText } from '../shared/labelText';
import { termOf } from '../shared/termArgument';
import { labelOf, termsOfTopic } from '../shared/topicNodes';
import { pickManifest, type PickGroup } from './manifestPicker';
import { ManifestPreview } from './manifestPreview';

const recentKey = 'manifests.recent';
/** The most recent manifests kept, and the most names in a picker label. */
const maxRecent = 10;
const maxNames = 3;

/** Registers the commands that insert a manifest, copy it, or open it as a new file. */
export function registerInsertManifest({ manifests, library, settings, state }: Pick<MeshNotes, 'manifests' | 'library' | 'settings' | 'state'>): vscode.Disposable {
  const preview = new ManifestPreview();

  const recentIds = (): readonly string[] => state.get<readonly string[]>(recentKey, []);

  /** Keeps manifests that only other workspaces have. */
  const remember = async ({ id }: ManifestSnippet): Promise<void> => {
    await state.update(recentKey, [id, ...recentIds().filter((other) => other !== id)].slice(0, maxRecent));
  };

  const pick = (groups: readonly PickGroup[], placeholder: string, found: DocumentObjects): Promise<ManifestSnippet | undefined> =>
    pickManifest(groups, placeholder, manifests.loadSearch(), preview, settings.isEnabled('manifests.preview') ? (snippet) => `${expandSnippet(fitSnippet(snippet.body, found))}\n` : undefined);

  const pickAny = async (): Promise<ManifestSnippet | undefined> => {
    const found = objectsInEditor(vscode.window.activeTextEditor);
    // The first picker parses hundreds of manifests.
    await eachInTurns(manifests.snippets, snippetContents);
    const groups = rankSnippets(manifests.snippets, {
      found,
      recent: recentIds().flatMap((id) => manifests.withId(id) ?? []),
      isOwn: (project) => manifests.isOwn(project),
      nameOf: (project) => manifests.nameOf(project),
    });
    return pick(groups.map(({ reason, snippets }) => ({ label: reasonLabel(reason, manifests), snippets })), vscode.l10n.t('Select a manifest to insert'), found);
  };

  /** Asks for a manifest that uses one of the terms, grouped by term, and inserts it. */
  const insertForTerms = async (entries: readonly GlossaryEntry[], placeholder: string, editor: vscode.TextEditor | undefined): Promise<void> => {
    const listed = new Set<ManifestSnippet>();
    const names = distinctNames(entries, settings.language);
    const groups = entries.flatMap((entry, index) => {
      const snippets = manifests.using(entry).filter((snippet) => !listed.has(snippet));
      snippets.forEach((snippet) => listed.add(snippet));
      return snippets.length > 0 ? [{ label: names[index] ?? entry.id, snippets }] : [];
    });
    const snippet = await pick(groups, placeholder, objectsInEditor(editor));
    if (snippet) {
      await insert(snippet, editor);
      await remember(snippet);
    }
  };

  const resolveSnippet = async (argument: unknown): Promise<ManifestSnippet | undefined> => {
    await manifests.load();
    if (argument === undefined) {
      return pickAny();
    }
    const prefix = typeof argument === 'string' ? argument : (argument as ManifestSnippet).prefix;
    const snippet = typeof argument === 'string' ? manifests.withPrefix(argument) : manifests.withId((argument as ManifestSnippet).id);
    if (!snippet) {
      void vscode.window.showWarningMessage(vscode.l10n.t('There is no manifest with the prefix “{0}”.', messageText(prefix)));
    }
    return snippet;
  };

  const withSnippet = (action: (snippet: ManifestSnippet, editor: vscode.TextEditor | undefined) => Promise<void>) => async (argument?: unknown) => {
    const editor = vscode.window.activeTextEditor;
    const snippet = await resolveSnippet(argument);
    if (snippet) {
      await action(snippet, editor);
      await remember(snippet);
    }
  };

  return vscode.Disposable.from(
    preview,
    vscode.commands.registerCommand('meshNotes.insertManifest', withSnippet(insert)),
    vscode.commands.registerCommand(
      'meshNotes.copyManifest',
      withSnippet(async (snippet) => {
        await vscode.env.clipboard.writeText(`${expandSnippet(snippet.body)}\n`);
        vscode.window.setStatusBarMessage(vscode.l10n.t('Copied: {0}', labelText(snippet.title)), 3000);
      }),
    ),
    vscode.commands.registerCommand('meshNotes.newManifestFile', withSnippet(insertIntoNewDocument)),
    vscode.commands.registerCommand('meshNotes.insertManifestOfTerm', async (...args: readonly unknown[]) => {
      const editor = vscode.window.activeTextEditor;
      await manifests.loadTerms();
      const entry = termOf(library.glossary, args);
      const placeholder = vscode.l10n.t('Select a manifest that uses {0}', entry ? termIn(entry, settings.language).name : String(args[0]));
      await insertForTerms(entry ? [entry] : [], placeholder, editor);
    }),
    vscode.commands.registerCommand('meshNotes.insertManifestOfTopic', async (node: TopicNode) => {
      const editor = vscode.window.activeTextEditor;
      await manifests.loadTerms();
      const entries = termsOfTopic(node, library).filter((entry) => manifests.using(entry).length > 0);
      if (entries.length === 0) {
        void vscode.window.showInformationMessage(vscode.l10n.t('There are no manifests for “{0}”.', messageText(labelOf(node))));
        return;
      }
      await insertForTerms(entries, vscode.l10n.t('Select a manifest for “{0}”', labelOf(node)), editor);
    }),
  );
}

function reasonLabel(reason: SnippetGroup['reason'], manifests: Manifests): string {
  switch (reason.type) {
    case 'fits':
      return vscode.l10n.t('For {0}', namesOf(reason.objects));
    case 'missing':
      return vscode.l10n.t('Referenced but not in this file: {0}', namesOf(reason.objects));
    case 'recent':
      return vscode.l10n.t('Recently used');
    case 'project':
      return manifests.nameOf(reason.project);
  }
}

function namesOf(objects: readonly string[]): string {
  return joinList([...objects.slice(0, maxNames).map(displayText), ...(objects.length > maxNames ? ['…'] : [])], displayLanguage());
}

function placementDocument(document: vscode.TextDocument): PlacementDocument {
  const { languageId, lineCount } = document;
  return { languageId, lineCount, lineAt: (line) => document.lineAt(line).text };
}

function objectsInEditor(editor: vscode.TextEditor | undefined): DocumentObjects {
  return editor && !isTooLong(editor.document) ? objectsIn(placementDocument(editor.document), editor.selection.active.line) : noObjects;
}

/** Inserts a manifest where it fits in an editor, or into a new document. */
async function insert(snippet: ManifestSnippet, editor: vscode.TextEditor | undefined): Promise<void> {
  if (!editor || editor.document.isClosed || !isWritable(editor.document) || isTooLong(editor.document)) {
    await insertIntoNewDocument(snippet);
    return;
  }
  const { document, selections } = editor;
  const fitted = { ...snippet, body: fitSnippet(snippet.body, objectsInEditor(editor)) };
  const placement = placeManifest(placementDocument(document), selections, fitted);
  if (placement.kind === 'newDocument') {
    await insertIntoNewDocument(snippet);
    return;
  }
  // Snippet placeholders need the focus, which a click in a view takes away.
  await vscode.window.showTextDocument(document, editor.viewColumn);
  const edit = new vscode.WorkspaceEdit();
  edit.set(document.uri, placement.insertions.map(({ range, text }) => snippetEdit(range, text)));
  if (!(await vscode.workspace.applyEdit(edit))) {
    void vscode.window.showWarningMessage(vscode.l10n.t('The manifest could not be inserted. Check that the file can be edited, and try again.'));
  }
}

function snippetEdit({ start, end }: Range, text: string): vscode.SnippetTextEdit {
  const edit = new vscode.SnippetTextEdit(new vscode.Range(start.line, start.character, end.line, end.character), new vscode.SnippetString(text));
  // The text is already indented; VS Code would also indent `---`.
  edit.keepWhitespace = true;
  return edit;
}

async function insertIntoNewDocument(snippet: ManifestSnippet): Promise<void> {
  const document = await vscode.workspace.openTextDocument({ language: 'yaml', content: '' });
  // As a preview, it would replace the page that the manifest was chosen on.
  const editor = await vscode.window.showTextDocument(document, { preview: false });
  await editor.insertSnippet(new vscode.SnippetString(`${snippet.body}\n`), new vscode.Position(0, 0), { undoStopBefore: true, undoStopAfter: true, keepWhitespace: true });
}
