import type * as vscode from 'vscode';
import { registerApiVersionHints } from './features/diagnostics/apiVersionHints';
import { registerMisspellings } from './features/diagnostics/misspellings';
import { registerProblems } from './features/diagnostics/problems';
import { registerInsertManifest } from './features/manifests/insertManifest';
import { registerManifestsView } from './features/manifests/manifestsView';
import { addHeadingAnchors } from './features/preview/headingAnchors';
import { registerPages } from './features/preview/pages';
import { registerPreview, type MarkdownItExtension } from './features/preview/preview';
import { registerSignposts } from './features/preview/signposts';
import { registerAddTerm } from './features/terms/addTerm';
import { registerCodeLens } from './features/terms/codeLens';
import { registerCompletion } from './features/terms/completion';
import { registerCopyTermLink } from './features/terms/copyTermLink';
import { registerDefinition } from './features/terms/definition';
import { registerHighlights } from './features/terms/highlights';
import { registerHover } from './features/terms/hover';
import { registerIgnoreTerm } from './features/terms/ignoreTerm';
import { registerLookUpTerm } from './features/terms/lookUpTerm';
import { registerReferences } from './features/terms/references';
import { registerTermsInNote } from './features/terms/termsInNote';
import { registerTermsView } from './features/terms/termsView';
import { registerAddTalk } from './features/topics/addTalk';
import { registerChooseNotesFolder } from './features/topics/chooseNotesFolder';
import { registerGoToTopic } from './features/topics/goToTopic';
import { registerNewConferenceNote } from './features/topics/newConferenceNote';
import { registerTopicLinks } from './features/topics/topicLinks';
import { registerTopicsView } from './features/topics/topicsView';
import { registerWorkspaceSymbols } from './features/topics/workspaceSymbols';
import { createMeshNotes } from './meshNotes';

/** Registers every feature; each reads its files on first use. Returns the plugin for VS Code's Markdown preview. */
export function activate(context: vscode.ExtensionContext): MarkdownItExtension {
  const mesh = createMeshNotes(context);
  const preview = registerPreview(mesh);

  context.subscriptions.push(
    mesh,
    registerPages(mesh),
    registerSignposts(mesh),
    registerTopicsView(mesh),
    registerGoToTopic(mesh),
    registerTopicLinks(),
    registerNewConferenceNote(mesh),
    registerAddTalk(mesh),
    registerChooseNotesFolder(mesh),
    registerTermsView(mesh),
    registerManifestsView(mesh),
    registerHover(mesh),
    registerIgnoreTerm(mesh),
    registerDefinition(mesh),
    registerReferences(mesh),
    registerHighlights(mesh),
    registerCompletion(mesh),
    registerWorkspaceSymbols(mesh),
    registerCodeLens(mesh),
    registerLookUpTerm(mesh),
    registerInsertManifest(mesh),
    registerProblems(mesh),
    registerMisspellings(mesh),
    registerApiVersionHints(mesh),
    registerTermsInNote(mesh),
    registerAddTerm(mesh),
    registerCopyTermLink(mesh),
    preview,
  );

  return { extendMarkdownIt: (markdown) => addHeadingAnchors(preview.extendMarkdownIt(markdown)) };
}
