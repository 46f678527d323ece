import * as vscode from 'vscode';
import { Library } from './core/library/library';
import { TermCards } from './features/terms/termCard';
import { Topics } from './features/topics/topics';
import { TopicSearch } from './features/topics/topicSearch';
import { BuiltinNotebook } from './workspace/builtinNotebook';
import { ConfiguredPaths } from './workspace/configuredPaths';
import type { DocumentMentions } from './workspace/documentMentions';
import { Manifests } from './workspace/manifests';
import { Settings } from './workspace/settings';
import { WorkspaceNotes } from './workspace/workspaceNotes';

/** The services that features share. Each feature takes the ones it needs. */
export interface MeshNotes extends vscode.Disposable {
  readonly log: vscode.LogOutputChannel;
  readonly extensionUri: vscode.Uri;
  /** State kept on this machine, across workspaces. */
  readonly state: vscode.Memento;
  readonly settings: Settings;
  readonly library: Library;
  readonly notebook: BuiltinNotebook;
  readonly paths: ConfiguredPaths;
  readonly notes: WorkspaceNotes;
  readonly documents: DocumentMentions;
  readonly manifests: Manifests;
  readonly topics: Topics;
  readonly cards: TermCards;
}

/** Creates the services. Each reads its files on first use. */
export function createMeshNotes({ extension, extensionUri, globalState, workspaceState }: vscode.ExtensionContext): MeshNotes {
  const log = vscode.window.createOutputChannel('Mesh Notes', { log: true });
  const settings = new Settings(log);
  const library = new Library();
  const notebook = new BuiltinNotebook(extensionUri, library, log);
  const paths = new ConfiguredPaths(settings, vscode.workspace, log);
  const notes = new WorkspaceNotes(library, notebook, settings, paths, log);
  const manifests = new Manifests(extension, library, notebook, settings, paths, log);
  const topics = new Topics(library, settings, workspaceState, new TopicSearch(library, notebook, notes, settings, log));
  const cards = new TermCards(library, notebook, manifests, settings);
  const { documents } = notes;
  const explainWords = (): void => library.setExplainedWords(settings.explainedWords);
  explainWords();
  const subscription = settings.onDidChange(['hover.explainedWords'], explainWords);
  const dispose = (): void => {
    vscode.Disposable.from(subscription, topics, manifests, notes, paths, settings, log).dispose();
  };
  return { log, extensionUri, state: globalState, settings, library, notebook, paths, notes, documents, manifests, topics, cards, dispose };
}
