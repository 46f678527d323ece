import assert from 'node:assert/strict';
import createMarkdownIt from 'markdown-it';
import * as vscode from 'vscode';
import { Library, type LibraryNote } from '../../src/core/library/library';
import { filterWords, searchNote, type NoteMatches } from '../../src/core/library/topicSearch';
import { readSnippets } from '../../src/core/manifests/snippet';
import { finish } from '../../src/core/text/steps';
import { displayText } from '../../src/core/text/strings';
import { allNodes, topicTree } from '../../src/core/library/topicTree';
import type { BuiltinNotebook } from '../../src/workspace/builtinNotebook';
import type { Manifests } from '../../src/workspace/manifests';
import { manifestTooltip } from '../../src/features/manifests/manifestsView';
import { diagnosticOf } from '../../src/workspace/diagnosticOf';
import { Settings } from '../../src/workspace/settings';
import { TermCards } from '../../src/features/terms/termCard';
import { topicItem, topicTooltip } from '../../src/features/topics/topicItems';
import { labelOf } from '../../src/features/shared/topicNodes';
import type { WorkspaceNotes } from '../../src/workspace/workspaceNotes';
import { registerWorkspaceSymbols } from '../../src/features/topics/workspaceSymbols';
import { harmless, hostileTexts, markdownFields, noteFields, pathOf, snippetFields, type HostileField } from '../hostileFields';
import { structure } from '../markdownStructure';
import { logInto } from './harness/log';

const md = createMarkdownIt({ html: true, linkify: true });
const root = vscode.Uri.from({ scheme: 'mesh-notes-hostile', path: '/notes' });
const notebook = { loadText: () => Promise.resolve(), loadGlossary: () => Promise.resolve(), showConferences: () => Promise.resolve() } as unknown as BuiltinNotebook;
const notes = { start: () => Promise.resolve() } as unknown as WorkspaceNotes;
const manifests = { loadTerms: () => Promise.resolve(), using: () => [] } as unknown as Manifests;

/** A library with the file of one field and the term that its notes mention. */
function libraryWith(field: HostileField, text: string): Library {
  const library = new Library();
  library.batch(() => {
    for (const [path, content] of [['terms/other.md', '---\nterm: Berth plan\naliases: [berth plan]\n---\nWhich ship lies where.\n'], [pathOf(field, text), field.text(text)]] as const) {
      const uri = vscode.Uri.joinPath(root, path);
      const isGlossary = path.startsWith('glossary/');
      library.put({
        uri: uri.toString(),
        fileName: path.slice(path.lastIndexOf('/') + 1),
        text: content,
        origin: 'workspace',
        inNotesFolder: !isGlossary,
        ...(isGlossary ? { glossary: { folder: `${root.toString()}/glossary`, root: root.toString() } } : {}),
      });
      library.count(uri.toString(), content);
    }
  });
  return library;
}

/** The text of Markdown, asserted to be untrusted, without HTML, icons and spaces that do not break. */
function markdownOf(text: vscode.MarkdownString): string {
  assert.doesNotMatch(text.value, /\u00a0|&nbsp;/);
  assert.deepEqual([text.supportHtml ?? false, text.supportThemeIcons ?? false, text.isTrusted === true], [false, false, false]);
  return text.value;
}

/** A link of a card: a command with arguments, or a web address. */
const target = /(^link_open href=)(?:(command:[\w.]+).*|https?:.*)/;

describe('Hostile text in a file, as the editor shows it', () => {
  const settings = new Settings(logInto([]));

  after(() => {
    settings.dispose();
  });

  const surfaces: readonly { readonly name: string; readonly texts: (library: Library) => Promise<readonly string[]> }[] = [
    {
      name: 'tooltips of topics',
      texts: (library) =>
        Promise.resolve((['conference', 'term', 'tag', 'project'] as const).flatMap((grouping) => allNodes(topicTree(library, { grouping, order: 'name', filter: '', language: 'en' })).map((node) => markdownOf(topicTooltip(node, library, settings))))),
    },
    {
      name: 'links of cards',
      texts: async (library) => {
        const cards = new TermCards(library, notebook, manifests, settings);
        const { entries } = library.glossary;
        const shown = await Promise.all(entries.map((entry) => cards.card(entry, { others: entries })));
        return shown.flatMap(([body, links]) => {
          assert.equal(body?.isTrusted, undefined);
          return links ? [markdownOf(links)] : [];
        });
      },
    },
  ];

  for (const field of [...noteFields, ...markdownFields]) {
    for (const { name, texts } of surfaces) {
      it(`is only text in ${name}, from ${field.name}`, async () => {
        const shape = (all: readonly string[]): readonly (readonly string[])[] => all.map((text) => structure(text, md).map((each) => each.replace(target, '$1$2'))).sort();
        // An address field may contain and show an address.
        const links = /^(?:Link|Video|Slides|docs) of/.test(field.name) ? ['link_open href=', 'link_close'] : [];
        for (const hostile of hostileTexts) {
          const [expected, found] = [await texts(libraryWith(field, harmless)), await texts(libraryWith(field, hostile))];
          const allowed = new Set([...shape(expected).flat(), ...links]);
          assert.deepEqual(shape(found).flat().filter((each) => !allowed.has(each)), [], `${JSON.stringify(hostile)}\n${found.join('\n')}`);
        }
      });
    }

    it(`is one line of plain text in labels, descriptions and problems, from ${field.name}`, () => {
      for (const hostile of hostileTexts) {
        const library = libraryWith(field, hostile);
        const found = (note: LibraryNote): NoteMatches => finish(searchNote(note, field.text(hostile), filterWords(harmless), 'en'));
        const items = ['', harmless].flatMap((filter) =>
          allNodes(topicTree(library, { grouping: 'conference', order: 'name', filter, found, language: 'en' })).map((node) => [labelOf(node), String(topicItem(node, settings, filter, false).description ?? '')]),
        );
        const problems = [...library.workspaceNotes()].flatMap(({ uri }) => library.problems(uri)).map((problem) => diagnosticOf(problem).message);
        for (const text of [...items.flat(), ...problems]) {
          assert.equal(text, displayText(text), JSON.stringify(hostile));
        }
      }
    });
  }

  for (const field of snippetFields) {
    it(`is only text in the tooltip of a manifest, from ${field.name}`, () => {
      const shape = (text: string): readonly (readonly string[])[] => readSnippets(field.text(text), 'own').snippets.map((snippet) => structure(markdownOf(manifestTooltip(snippet)), md));
      for (const hostile of hostileTexts) {
        assert.deepEqual(shape(hostile), shape(harmless), JSON.stringify(hostile));
      }
    });
  }

  for (const field of noteFields) {
    it(`shows no icon in workspace symbols, from ${field.name}`, async () => {
      const library = libraryWith(field, `${harmless} $(flame) \u202ex`);
      const registration = registerWorkspaceSymbols({ library, notebook, notes, settings });
      try {
        const found = await vscode.commands.executeCommand<vscode.SymbolInformation[]>('vscode.executeWorkspaceSymbolProvider', '');
        const own = found.filter(({ location }) => location.uri.scheme === root.scheme);
        assert.ok(own.length > 0);
        for (const { name, containerName } of own) {
          assert.doesNotMatch(`${name} ${containerName}`, /(?<!\\)\$\(flame\)|\u202e/);
        }
      } finally {
        registration.dispose();
      }
    });
  }
});
