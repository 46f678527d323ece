import * as vscode from 'vscode';
import { Library } from './core/library/library';
import { TermCards } from './features/terms/termCard';
import { Topics } from './features/topics/topics';
import { BuiltinNotebook } from './workspace/builtinNotebook';
import type { DocumentMentions } from './workspace/documentMentions';
import { Manifests } from './workspace/manifests';
import { NamedPlaces } from './workspace/namedPlaces';
import { Settings } from './workspace/settings';
import { WorkspaceNotes } from './workspace/workspaceNotes';

/** What features work with. Each takes the part that it needs. */
export interface MeshNotes extends vscode.Disposable {
  readonly log: vscode.LogOutputChannel;
  readonly extensionUri: vscode.Uri;
  /** What is remembered on this machine. */
  readonly state: vscode.Memento;
  readonly settings: Settings;
  readonly library: Library;
  readonly notebook: BuiltinNotebook;
  readonly places: NamedPlaces;
  readonly notes: WorkspaceNotes;
  readonly documents: DocumentMentions;
  readonly manifests: Manifests;
  readonly topics: Topics;
  readonly cards: TermCards;
}

/** Creates the parts. None of them reads a file before it is used. */
export function createMeshNotes({ extension, extensionUri, globalState, workspaceState }: vscode.ExtensionContext): MeshNotes {
  const log = vscode.window.createOutputChannel('Mesh Notes', { log: true });
  const settings = new Settings(log);
  const library = new Library();
  const notebook = new BuiltinNotebook(extensionUri, library, log);
  const places = new NamedPlaces(settings, vscode.workspace, log);
  const notes = new WorkspaceNotes(library, notebook, settings, places, log);
  const manifests = new Manifests(extension, library, notebook, settings, places, log);
  const topics = new Topics(library, settings, workspaceState);
  const cards = new TermCards(library, notebook, manifests, settings);
  const { documents } = notes;
  const dispose = (): void => {
    vscode.Disposable.from(topics, manifests, notes, places, settings, log).dispose();
  };
  return { log, extensionUri, state: globalState, settings, library, notebook, places, notes, documents, manifests, topics, cards, dispose };
}
