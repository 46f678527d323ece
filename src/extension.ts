import * as vscode from 'vscode';
import { Library } from './core/library';
import { registerAddTerm } from './editor/addTerm';
import { registerApiVersionHints } from './editor/apiVersionHints';
import { BuiltinNotebook } from './editor/builtinNotebook';
import { registerCodeLens } from './editor/codeLens';
import { registerCompletion } from './editor/completion';
import { registerDefinition } from './editor/definition';
import { registerGoToTopic } from './editor/goToTopic';
import { addHeadingAnchors } from './editor/headingAnchors';
import { registerHighlights } from './editor/highlights';
import { registerHover } from './editor/hover';
import { registerIgnoredTerms } from './editor/ignoredTerms';
import { registerInsertManifest } from './editor/insertManifest';
import { registerLookUpTerm } from './editor/lookUpTerm';
import { Manifests } from './editor/manifests';
import { registerManifestsView } from './editor/manifestsView';
import { registerMisspellings } from './editor/misspellings';
import { registerNewConferenceNote } from './editor/newConferenceNote';
import { NamedPlaces } from './editor/namedPlaces';
import { registerChooseNotesFolder } from './editor/notesFolder';
import { registerPages } from './editor/pages';
import { registerPreview, type MarkdownItExtension } from './editor/preview';
import { registerProblems } from './editor/problems';
import { registerReferences } from './editor/references';
import { Settings } from './editor/settings';
import { TermCards } from './editor/termCard';
import { registerTermsInNote } from './editor/termsInNote';
import { registerTermsView } from './editor/termsView';
import { registerTopicLinks } from './editor/topicLinks';
import { Topics } from './editor/topics';
import { registerTopicsView } from './editor/topicsView';
import { WorkspaceNotes } from './editor/workspaceNotes';
import { registerWorkspaceSymbols } from './editor/workspaceSymbols';

/** Registers every feature. Nothing is read before one of them is used. What it returns extends VS Code's Markdown preview. */
export function activate(context: vscode.ExtensionContext): MarkdownItExtension {
  const log = vscode.window.createOutputChannel('Mesh Notes', { log: true });
  const settings = new Settings(log);
  const library = new Library();
  const notebook = new BuiltinNotebook(context.extensionUri, library, log);
  const places = new NamedPlaces(settings, vscode.workspace, log);
  const notes = new WorkspaceNotes(library, notebook, settings, places, log);
  const topics = new Topics(library, settings, context.workspaceState);
  const manifests = new Manifests(context.extension, library, settings, places, log);
  const cards = new TermCards(library, notebook, manifests, settings);
  const preview = registerPreview(library, notebook, notes, settings);

  context.subscriptions.push(
    log,
    settings,
    places,
    notes,
    registerPages(library, notebook, notes, manifests, settings),
    topics,
    manifests,
    registerTopicsView(topics, library, notebook, notes, manifests, places, settings),
    registerGoToTopic(topics, library, notebook, notes, settings),
    registerTopicLinks(),
    registerNewConferenceNote(library, settings),
    registerChooseNotesFolder(notes, settings),
    registerTermsView(library, notebook, notes, cards, settings),
    registerManifestsView(manifests, places, settings),
    registerHover(notebook, notes, cards, settings),
    registerIgnoredTerms(library, settings),
    registerDefinition(notebook, notes, settings),
    registerReferences(library, notebook, notes, settings, log),
    registerHighlights(notes.documents, settings),
    registerCompletion(library, notebook, notes, cards, settings),
    registerWorkspaceSymbols(library, notebook, notes, settings),
    registerCodeLens(library, notes, settings),
    registerLookUpTerm(library, notebook, notes, settings),
    registerInsertManifest(manifests, library, notebook, settings, context.globalState),
    registerProblems(library),
    registerMisspellings(library, notebook, notes.documents, settings, log),
    registerApiVersionHints(context.extensionUri, notes.documents, settings, log),
    registerTermsInNote(library, notebook, notes, settings),
    registerAddTerm(library, notebook, notes, places, settings),
    preview,
  );

  return { extendMarkdownIt: (markdown) => addHeadingAnchors(preview.extendMarkdownIt(markdown)) };
}
