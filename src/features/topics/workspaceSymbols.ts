import * as vscode from 'vscode';
import type { Library, LibraryNote } from '../../core/library/library';
import { allTopics, type Topic } from '../../core/notes/topics';
import { kindLabel } from '../../core/terms/card';
import { distinctions } from '../../core/terms/distinctNames';
import { termIn, type GlossaryEntry } from '../../core/terms/glossary';
import type { Language } from '../../core/text/language';
import { SearchIndex } from '../../core/text/search';
import type { MeshNotes } from '../../meshNotes';
import { answerOf } from '../../workspace/noteReader';
import { eachInTurns } from '../../workspace/turns';
import { definitionOf } from '../shared/definitionOf';
import { labelText } from '../shared/labelText';
import { kindIcons } from '../shared/termKinds';
import { sourceLabel } from '../shared/termSource';

/** More symbols than VS Code shows, as it filters them again. */
const maxSymbols = 1000;
/** The most symbols for an empty query. */
const maxWithoutQuery = 200;
/** The longest wait for notes, in milliseconds: VS Code shows no symbols until all extensions have answered. */
const maxWait = 300;

type Subject = GlossaryEntry | { readonly note: LibraryNote; readonly topic: Topic };

interface Symbols {
  readonly index: SearchIndex<Subject>;
  readonly distinctions: ReadonlyMap<GlossaryEntry, string>;
}

/** Registers Go to Symbol in Workspace for terms, by any name, and for topics that VS Code's Markdown extension does not list. */
export function registerWorkspaceSymbols({ library, notebook, notes, settings }: Pick<MeshNotes, 'library' | 'notebook' | 'notes' | 'settings'>): vscode.Disposable {
  let symbols: Promise<Symbols> | undefined;

  const termSymbol = (name: string, entry: GlossaryEntry, distinction: string | undefined): vscode.SymbolInformation => {
    const term = termIn(entry, settings.language);
    const container = [name === term.name ? undefined : term.name, kindLabel(entry.kind, settings.language), term.project, sourceLabel(entry), distinction];
    const { symbol } = kindIcons[entry.kind];
    return new vscode.SymbolInformation(labelText(name), symbol, labelText([...new Set(container)].filter(Boolean).join(' · ')), definitionOf(entry, settings.language));
  };

  const topicSymbol = (name: string, note: LibraryNote, { line, slug }: Topic): vscode.SymbolInformation => {
    const uri = vscode.Uri.parse(note.uri);
    const location = note.origin === 'builtin' ? new vscode.Location(uri.with({ fragment: slug }), new vscode.Position(0, 0)) : new vscode.Location(uri, new vscode.Position(line, 0));
    return new vscode.SymbolInformation(labelText(name), vscode.SymbolKind.String, labelText(note.conference?.name ?? note.title), location);
  };

  const provider: vscode.WorkspaceSymbolProvider = {
    async provideWorkspaceSymbols(query, token) {
      if (!settings.isEnabled('workspaceSymbols.enabled')) {
        return [];
      }
      await Promise.all([notebook.showConferences(settings.language), answerOf(notes.start(), maxWait).catch(() => undefined)]);
      const { index, distinctions } = await (symbols ??= symbolsOf(library, settings.language));
      if (token.isCancellationRequested) {
        return [];
      }
      const isListed = markdownSymbols();
      return index
        .search(query, query === '' ? maxWithoutQuery : maxSymbols, (subject) => !('topic' in subject && isListed(subject.note)))
        .map(({ name, value }) => ('topic' in value ? topicSymbol(name, value.note, value.topic) : termSymbol(name, value, distinctions.get(value))));
    },
  };

  return vscode.Disposable.from(
    vscode.languages.registerWorkspaceSymbolProvider(provider),
    library.onDidChange(({ notes: changed, glossary }) => {
      if (changed || glossary) {
        symbols = undefined;
      }
    }),
    settings.onDidChange(['language'], () => {
      symbols = undefined;
    }),
  );
}

async function symbolsOf(library: Library, language: Language): Promise<Symbols> {
  const index = new SearchIndex<Subject>();
  const { glossary } = library;
  const entries = glossary.entries.filter(({ id, origin }) => origin === 'workspace' || glossary.withId(id)[0]?.origin !== 'workspace');
  for (const entry of entries) {
    const names = Object.values(entry.terms).flatMap(({ name, aliases }) => [name, ...aliases]);
    index.add(names, entry);
  }
  await eachInTurns([...library.conferences().flatMap((each) => each.notes), ...library.otherNotes()], (note) => {
    for (const topic of allTopics(note.topics)) {
      index.add([topic.title], { note, topic });
    }
  });
  return { index, distinctions: distinctions(entries, language) };
}

/**
 * Returns a function that says whether VS Code's Markdown extension lists a note's headings. Once active, it covers open Markdown documents
 * and all Markdown files of the workspace outside `node_modules`.
 */
function markdownSymbols(): (note: LibraryNote) => boolean {
  if (vscode.extensions.getExtension('vscode.markdown-language-features')?.isActive !== true) {
    return () => false;
  }
  const open = new Set(vscode.workspace.textDocuments.filter(({ languageId }) => languageId === 'markdown').map(({ uri }) => uri.with({ fragment: '' }).toString()));
  const known = new Map<LibraryNote, boolean>();
  const isListed = ({ uri }: LibraryNote): boolean =>
    open.has(uri) || (/\.(?:md|markdown)$/i.test(uri) && !uri.includes('/node_modules/') && vscode.workspace.getWorkspaceFolder(vscode.Uri.parse(uri)) !== undefined);
  return (note) => {
    const listed = known.get(note) ?? isListed(note);
    known.set(note, listed);
    return listed;
  };
}
