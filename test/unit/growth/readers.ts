import { Evidence } from '../../../src/core/terms/evidence';
import { isOrdinaryUse, isWordItself, proofOf } from '../../../src/core/terms/proof';
import { builtinGlossary } from '../../../src/core/terms/builtinGlossary';
import { isWebAddress, linkPart, linkPath, markdownAddress, markdownCode, markdownText } from '../../../src/core/text/escape';
import { readJsonTree } from '../../../src/core/text/jsonTree';
import { Changes } from '../../../src/core/library/changes';
import { Glossaries } from '../../../src/core/library/glossaries';
import { IndexedNotes } from '../../../src/core/library/indexedNotes';
import { Mentions } from '../../../src/core/library/mentions';
import { Library, type NoteSource } from '../../../src/core/library/library';
import { finish } from '../../../src/core/text/steps';
import { groupOf } from '../../../src/core/terms/apiVersions';
import { cataloguePage } from '../../../src/core/manifests/catalogue';
import { kindOf, objectsIn, objectsOf, referencedKind, roleOf } from '../../../src/core/manifests/documentObjects';
import { isBlank, type PlacementDocument } from '../../../src/core/manifests/lineEdits';
import { manifestHeads } from '../../../src/core/manifests/manifestHeads';
import { placeInMarkdown } from '../../../src/core/manifests/markdownPlacement';
import { placeManifest } from '../../../src/core/manifests/placement';
import { projectName } from '../../../src/core/manifests/projects';
import { rankSnippets, snippetContents } from '../../../src/core/manifests/ranking';
import { localizeSnippets, readSnippets, resourcesOf, type ManifestSnippet } from '../../../src/core/manifests/snippet';
import { fitSnippet, kindKey, missingObjects, otherReferences } from '../../../src/core/manifests/snippetDefaults';
import { expandSnippet, expandTabstops, parseSnippet, snippetFields } from '../../../src/core/manifests/snippetSyntax';
import { explainStale, StaleApis, type StaleApi } from '../../../src/core/manifests/staleApis';
import { SnippetSearch } from '../../../src/core/manifests/snippetSearch';
import { synonymsIn } from '../../../src/core/manifests/synonyms';
import { SnippetTerms } from '../../../src/core/manifests/snippetTerms';
import { placeYamlFragment, placeYamlManifest, type YamlRegion } from '../../../src/core/manifests/yamlPlacement';
import { readYamlValues } from '../../../src/core/manifests/yamlValues';
import { MarkdownDocument } from '../../../src/core/markdown/document';
import { codeLines, fenceLanguage, isYamlFence } from '../../../src/core/markdown/fences';
import { inlineText, inlineTexts } from '../../../src/core/markdown/inlineText';
import { parseBlocks, parseInline, readInlineMarkup } from '../../../src/core/markdown/parser';
import { SourceLines } from '../../../src/core/markdown/source';
import { isNameOf, recognizeConference, saysMore, type Conference } from '../../../src/core/notes/conference';
import { whereAndWhen, withoutConference } from '../../../src/core/notes/conferenceLabel';
import { conferencePage } from '../../../src/core/preview/conferencePage';
import { findConferenceName, findYearAndPlace, isCjkWord, isYear, wordsOf } from '../../../src/core/notes/conferenceName';
import { dateOfName, isoDate } from '../../../src/core/notes/dates';
import { readFields } from '../../../src/core/notes/fields';
import { checkFolderPath, checkNotePath, noteFileName } from '../../../src/core/notes/filePath';
import { fieldText, fieldTexts, fieldValue, frontMatterBounds, readFrontMatter } from '../../../src/core/notes/frontMatter';
import { jsonObjectEnd, readJson } from '../../../src/core/notes/jsonFields';
import { metadataLinesEnd, readMetadataLines } from '../../../src/core/notes/metadataLines';
import { emptyFieldsOf, gapsOf } from '../../../src/core/library/gaps';
import { LibraryNote } from '../../../src/core/library/libraryNote';
import { newNoteDate, newNoteFileName, newNoteText, newTalk } from '../../../src/core/notes/newNote';
import { isNote, languageOf, noteDocument, type NoteFile, readTopics, readNote, readNoteHead } from '../../../src/core/notes/note';
import { compareNotes, NoteGroups } from '../../../src/core/library/noteGroups';
import { firstHeading, outlineMarkdown, outlineOf } from '../../../src/core/notes/outline';
import { placeOf } from '../../../src/core/notes/places';
import { outlinePlainText } from '../../../src/core/notes/plainText';
import { slugOf, uniqueSlugs } from '../../../src/core/notes/slug';
import { countLines, lineStarts, LineReader, nextLineEnd, skipLineEnd, withLineFeeds } from '../../../src/core/text/lines';
import { compare, cutTo, decodeSegment, detach, displayText, hyphenated, width, withoutNul } from '../../../src/core/text/strings';
import { readToml } from '../../../src/core/notes/tomlFields';
import { conferenceTexts, filterWords, searchNote, wordsMissing } from '../../../src/core/library/topicSearch';
import { allNodes, neighbourOf, nodeAt, nodesOf, topicGroupings, topicTree } from '../../../src/core/library/topicTree';
import { allTopics, topicsOf } from '../../../src/core/notes/topics';
import { readYaml } from '../../../src/core/notes/yamlFields';
import { admonitionOf } from '../../../src/core/preview/admonitions';
import { argument, pairedShortcodes, readShortcode, type Shortcode } from '../../../src/core/preview/shortcode';
import { locateText } from '../../../src/core/preview/locateText';
import { missingPathProblem, rangeOfItem, untrustedPathProblem } from '../../../src/core/text/settingsFile';
import { SearchIndex } from '../../../src/core/text/search';
import { AddressFinder, isAddressPart } from '../../../src/core/terms/addresses';
import { cardBody, cardWeight, classification, expansionOf, maturityLabel } from '../../../src/core/terms/card';
import { foldText, hasCjk } from '../../../src/core/text/characters';
import { isCommonWord } from '../../../src/core/terms/commonWords';
import { CompletionNames } from '../../../src/core/terms/completion';
import { nameKey } from '../../../src/core/terms/nameKey';
import { isContextiveFile, readContextive } from '../../../src/core/terms/contextive';
import { isEdgeAfter, isEdgeBefore, isWordAt } from '../../../src/core/terms/edges';
import { editDistance } from '../../../src/core/terms/editDistance';
import { addressOf, compareEntries, Glossary, haveSameNames, termIn, type GlossaryEntry } from '../../../src/core/terms/glossary';
import { distinctions, distinctNames } from '../../../src/core/terms/distinctNames';
import { isForeignTag, languageOfTag, type GlossaryFile } from '../../../src/core/terms/glossaryFile';
import { GlossaryFiles } from '../../../src/core/terms/glossaryFiles';
import { readGlossaryPage } from '../../../src/core/terms/glossaryPage';
import { markdownRegions } from '../../../src/core/terms/markdownRegions';
import { isWrittenAs, Matcher, mentionAt } from '../../../src/core/terms/matcher';
import { MentionCounts } from '../../../src/core/library/mentionCounts';
import { correctionOf, misspellingsIn } from '../../../src/core/terms/misspellings';
import { NameReader } from '../../../src/core/terms/nameReader';
import { NameStartFinder } from '../../../src/core/terms/nameStartFinder';
import { aliasesOfNewTerm, commonestFolder, entriesNamed, newTermFileName, newTermNote, wordAround } from '../../../src/core/terms/newTermNote';
import { joinList } from '../../../src/core/text/lists';
import { NextOccurrence } from '../../../src/core/text/nextOccurrence';
import { manifestSignpost, noteSignpost, signpostTarget } from '../../../src/core/preview/signposts';
import { manifestsSection, paragraphs, sourcesSection, termPage, termsSection } from '../../../src/core/preview/termPage';
import { pluralOf } from '../../../src/core/terms/plural';
import { regionsOf } from '../../../src/core/terms/regions';
import type { Term, TermText } from '../../../src/core/terms/term';
import { readTermNote, readTermText, summaryProblem, titleLineOf } from '../../../src/core/terms/termNote';
import { firstSentence, sortByFewestMentions, termsInText } from '../../../src/core/terms/termsInText';
import { namesInTitle, withLowerCase } from '../../../src/core/terms/title';
import { TermSearch } from '../../../src/core/terms/termSearch';
import { termTooltip } from '../../../src/core/terms/tooltip';
import { Trie } from '../../../src/core/terms/trie';
import { yamlRegions } from '../../../src/core/terms/yamlRegions';
import { groupOfKind, YamlMapping } from '../../../src/core/terms/yamlMapping';
import { scanYaml, type YamlSink } from '../../../src/core/yaml/scanner';
import { lineProblem, type Range } from '../../../src/core/text/problem';
import { readYamlTree } from '../../../src/core/yaml/reader';
import { parseYaml, sizeOf, yamlList, yamlMapping } from '../../../src/core/yaml/tree';
import { Preview } from '../preview/preview';
import { term } from '../terms/glossaries';
import type { Grammar } from './grammars';

/** One way to give a text to functions of `src/core`. */
export interface Reader {
  /** Whose tokens mean something to it. */
  readonly grammar: Grammar;
  /** What makes a text ready, which does not count, and what is then to be done with it. */
  readonly prepare: (text: string) => () => unknown;
}

/** Functions, named as `exportsThatTakeText` names them, and how they are given a text. */
export interface Readers {
  readonly names: readonly string[];
  readonly readers: readonly Reader[];
}

const all: Readers[] = [];

/** Readers of what `names`, separated by spaces, stand for in a module. */
function of(module: string, names: string, ...readers: readonly Reader[]): void {
  all.push({ names: names.split(' ').map((name) => `${module} ${name}`), readers });
}

function reads(grammar: Grammar, read: (text: string) => unknown): Reader {
  return { grammar, prepare: (text) => () => read(text) };
}

function prepares<T>(grammar: Grammar, prepare: (text: string) => T, read: (prepared: T) => unknown): Reader {
  return {
    grammar,
    prepare(text) {
      const prepared = prepare(text);
      return () => read(prepared);
    },
  };
}

// What readers are given, made of a text.

function linesOf(text: string): string[] {
  return text.split('\n');
}

function documentOf(text: string, languageId: string): PlacementDocument {
  const lines = linesOf(text);
  return { languageId, lineCount: lines.length, lineAt: (line) => lines[line] ?? '' };
}

function regionOf(text: string): YamlRegion {
  const document = documentOf(text, 'yaml');
  return { from: 0, to: document.lineCount, isClosed: false, lineAt: (line) => document.lineAt(line) };
}

function cursorsIn(text: string): number[] {
  return linesOf(text).map((_, line) => line);
}

function selectionsIn(text: string): Range[] {
  return cursorsIn(text).map((line) => ({ start: { line, character: 0 }, end: { line, character: 0 } }));
}

function snippetOf(body: string, fields: Partial<ManifestSnippet> = {}): ManifestSnippet {
  return { id: 'x', prefix: 'x', title: 'X', description: '', project: 'x', body, kind: 'manifest', resources: [], ...fields };
}

function sourceOf(text: string, fields: Partial<NoteSource> = {}): NoteSource {
  return { uri: 'file:///g/en/a.md', fileName: 'a.md', text, origin: 'workspace', inNotesFolder: true, ...fields };
}

function ownTerm(text: string, fields: Partial<Term> = {}): Term {
  return term('x', { origin: 'workspace', name: text, aliases: linesOf(text), misspellings: text.split(' '), expansion: text, project: text, ...fields });
}

function entryOf(text: string, fields: Partial<Term> = {}): GlossaryEntry {
  return firstOf(new Glossary([ownTerm(text, fields), term('x', { origin: 'workspace', language: 'zh-cn', name: `${text}x` })]).entries);
}

function firstOf<T>(list: readonly T[]): T {
  const [first] = list;
  if (first === undefined) {
    throw new Error('The list is empty.');
  }
  return first;
}

/** A term for each line. */
function termsOf(text: string): Term[] {
  return linesOf(text).map((line, index) => term(`x${String(index)}`, { origin: 'workspace', name: `${line} ${String(index)}`, aliases: [line, `n${String(index)}`], line: index }));
}

function textOfTerm(text: string): TermText {
  return { summary: text, facts: linesOf(text), page: text };
}

const knownTerms = [
  term('mesh', { aliases: ['service mesh', 'mesh a', 'a a a a a a a a'], misspellings: ['a b', 'Ab'] }),
  term('grid', { name: '服务网格' }),
  term('x', { name: 'x.y/z' }),
  term('kind', { name: 'Gateway', kind: 'resource', apiVersion: 'gateway.networking.k8s.io/v1' }),
  term('field', { name: 'kind', kind: 'field' }),
];
const glossary = new Glossary(knownTerms);
const matcher = new Matcher(glossary);
const completions = new CompletionNames(glossary);

function noteOf(file: NoteFile): LibraryNote {
  const note = readNote(file);
  return new LibraryNote(note, 'workspace', () => note.topics);
}

function notesOf(text: string): LibraryNote[] {
  return linesOf(text).map((line, index) => noteOf({ uri: `file:///${String(index)}.md`, fileName: `${line}.md`, text: line }));
}

/** A library with one note, whose mentions are counted. */
function libraryOf(text: string): Library {
  const library = new Library();
  library.setBuiltinTerms(knownTerms);
  library.put(sourceOf(text));
  library.count('file:///g/en/a.md', text);
  return library;
}

/** A library with a note for each line, every other one of which names a conference. */
function libraryOfLines(text: string): Library {
  const library = new Library();
  library.setBuiltinTerms(knownTerms);
  library.batch(() => {
    linesOf(text).forEach((line, index) => {
      const note = `${index % 2 === 0 ? `# KubeCon EU ${String(2015 + (index % 24))}\n` : ''}## ${line} mesh\n`;
      const uri = `file:///n/${String(index)}.md`;
      library.put({ uri, fileName: `${String(index)}.md`, text: note, origin: 'workspace', inNotesFolder: true });
      library.count(uri, note);
    });
  });
  return library;
}

function headingLines(text: string): string {
  return linesOf(text).map((line, index) => `${'#'.repeat(1 + (index % 6))} ${line}`).join('\n');
}

function fileOf(text: string): GlossaryFile {
  return { terms: termsOf(text).map((each) => ({ term: each, text: textOfTerm('') })), problems: [], knownLanguagePaths: linesOf(text), foreign: { tag: text, group: text, line: 0 } };
}

/** What stands behind each place where a token may begin, as a parser comes by there. */
function everyPlace(text: string, ask: (at: number) => unknown): void {
  for (let at = 0; at < text.length; at++) {
    ask(at);
  }
}

const references = { references: { A: { href: 'b', title: '' } } };
const nothing = (): void => undefined;
const anything = { has: (): boolean => true };
const yamlHead = (text: string): string => `---\n${text}\n---\n`;
const tomlHead = (text: string): string => `+++\n${text}\n+++\n`;

// The library

of('library/library', 'Library.put',
  reads('markdown', (text) => new Library().put(sourceOf(text))),
  reads('markdown', (text) => new Library().put(sourceOf(text, { fileName: 'a.txt' }))),
  reads('yaml', (text) => new Library().put(sourceOf(yamlHead(text)))),
  reads('toml', (text) => new Library().put(sourceOf(tomlHead(text)))),
  reads('yaml', (text) => new Library().put(sourceOf(text, { fileName: 'a.glossary.yml' }))),
  reads('markdown', (text) => new Library().put(sourceOf(`---\ntitle: A\ncategory: concept\n---\n${text}`, { inNotesFolder: false, glossary: { folder: 'file:///g', root: 'file://' } }))),
  reads('markdown', (text) => new Library().put(sourceOf(`---\nterm: a\n---\n${text}`))),
  reads('words', (text) => new Library().put(sourceOf('', { fileName: text, uri: `file:///${text}` }))),
);
of('library/library', 'Library.setBuiltinTerms Library.glossary', prepares('words', termsOf, (terms) => {
  const library = new Library();
  library.setBuiltinTerms(terms);
  return library.glossary;
}));
of('library/library', 'Library.matcher Library.preparations', prepares('words', termsOf, (terms) => {
  const library = new Library();
  library.setBuiltinTerms(terms);
  for (const step of library.preparations()) {
    step();
  }
  return library.matcher;
}));
of('library/library', 'Library.setBuiltinText Library.setExplainedWords Library.termText', reads('markdown', (text) => {
  const library = new Library();
  library.setBuiltinTerms(knownTerms);
  library.setBuiltinText(firstOf(knownTerms).uri, text);
  library.setExplainedWords([text]);
  return library.termText(firstOf(library.glossary.entries), 'en');
}));
of('library/library', 'Library.refuse Library.fail Library.admit Library.problems Library.lacksTerms Library.remove Library.note', reads('words', (text) => {
  const library = new Library();
  library.fail(text, new Error(text));
  library.admit(text);
  library.refuse(text);
  library.remove(text);
  return [library.problems(text), library.lacksTerms(text), library.note(text)];
}));
of('library/library', 'Library.batch Library.together Library.workspaceNotes Library.conferences Library.otherNotes Library.uncountedNotes Library.uncountedText Library.isUncounted', reads('words', (text) => {
  const library = libraryOfLines(text);
  const ofEach = [...library.workspaceNotes()].map(({ uri }) => [library.uncountedText(uri), library.isUncounted(uri)]);
  return [ofEach, library.conferences(), library.otherNotes(), library.uncountedNotes('workspace')];
}));
of('library/library', 'Library.removeWhere Library.removeFromGlossaries Library.removeBuiltin', prepares('words', libraryOfLines, (library) => {
  library.removeFromGlossaries(() => true);
  library.removeBuiltin();
  library.removeWhere(() => true);
}));
of('text/lines', 'LineReader.constructor LineReader.lineAt LineReader.positionAt', reads('words', (text) => {
  const lines = new LineReader(text);
  everyPlace(text, (at) => [lines.lineAt(at), lines.positionAt(at)]);
}));
of('library/library', 'Library.count Library.countInSteps',
  prepares('markdown', (text) => ({ text, library: libraryOf(text) }), ({ text, library }) => library.count('file:///g/en/a.md', text)),
  prepares('words', (text) => ({ text: headingLines(text), library: libraryOf(headingLines(text)) }), ({ text, library }) => library.count('file:///g/en/a.md', text)),
);
of('library/library', 'Library.termsIn Library.topicTerms', ...(['markdown', 'words'] as const).map((grammar) => prepares(grammar, (text) => libraryOf(grammar === 'words' ? headingLines(text) : text), (library) =>
  // As the rows of a note are shown: each asks for its own.
  [library.topicTerms('file:///g/en/a.md'), allTopics(library.note('file:///g/en/a.md')?.topics ?? []).map(({ slug }) => library.termsIn('file:///g/en/a.md', slug))],
)));
of('library/library', 'Library.topicsWith Library.mentionCount',
  prepares('words', libraryOfLines, (library) => library.glossary.entries.map((entry) => [library.topicsWith(entry), library.mentionCount(entry)?.notes])),
  prepares('markdown', libraryOf, (library) => library.glossary.entries.map((entry) => [library.topicsWith(entry), library.mentionCount(entry)?.notes])),
);
of('library/changes', 'Changes.constructor Changes.add Changes.batch Changes.together', reads('words', (text) => {
  const changes = new Changes(() => linesOf(text));
  const addAll = (): void => {
    linesOf(text).forEach((line) => {
      changes.add({ problems: line, glossary: true });
    });
  };
  changes.batch(addAll);
  return changes.together(async () => {
    await Promise.resolve();
    addAll();
  });
}));
of('library/glossaries', 'Glossaries.setBuiltinTerms Glossaries.setExplainedWords Glossaries.setBuiltinText Glossaries.setTermNote Glossaries.setFile Glossaries.conflictsOf Glossaries.recheck Glossaries.glossary Glossaries.matcher Glossaries.preparations Glossaries.termText', prepares('words', (text) => ({ terms: termsOf(text), file: fileOf(text) }), ({ terms, file }) => {
  const glossaries = new Glossaries();
  glossaries.setExplainedWords(terms.map(({ name }) => name));
  glossaries.setBuiltinTerms(knownTerms);
  glossaries.setBuiltinText(firstOf(knownTerms).uri, terms.map(({ name }) => name).join('\n'));
  terms.forEach((each) => glossaries.setTermNote(each.uri, { term: each, text: textOfTerm(each.name) }));
  glossaries.setFile('a', file);
  for (const step of glossaries.preparations()) {
    step();
  }
  return [glossaries.recheck(), glossaries.conflictsOf('a'), glossaries.files.uris(), glossaries.files.problems('a'), glossaries.glossary.entries.map((entry) => glossaries.termText(entry, 'en')), glossaries.matcher];
}));
of('library/indexedNotes', 'IndexedNotes.get IndexedNotes.all IndexedNotes.put IndexedNotes.remove IndexedNotes.releaseSource', reads('words', (text) => {
  const notes = new IndexedNotes();
  linesOf(text).forEach((line, index) => {
    const file = sourceOf(`## ${line}\n`, { uri: String(index) });
    notes.releaseSource(notes.put(file, readNoteHead(file)));
  });
  const found = [notes.groups.conferences(), notes.groups.others(), [...notes.all()], notes.get('0')];
  linesOf(text).forEach((_, index) => {
    notes.remove(String(index));
  });
  return found;
}));
of('library/mentions', 'Mentions.constructor Mentions.add Mentions.forget Mentions.countInSteps Mentions.uncounted Mentions.isUncounted Mentions.termsIn Mentions.topicTerms Mentions.topicsWith Mentions.mentionCount', reads('markdown', (text) => {
  const [notes, glossaries] = [new IndexedNotes(), new Glossaries()];
  glossaries.setBuiltinTerms(knownTerms);
  const mentions = new Mentions(notes, glossaries);
  const file = sourceOf(text);
  const indexed = notes.put(file, readNoteHead(file));
  mentions.add(indexed.note);
  finish(mentions.countInSteps(file.uri, text));
  const found = glossaries.glossary.entries.map((entry) => [mentions.topicsWith(entry), mentions.mentionCount(entry)?.notes]);
  const terms = [mentions.uncounted('workspace'), mentions.isUncounted(file.uri), mentions.termsIn(file.uri), mentions.topicTerms(file.uri)];
  mentions.forget(indexed);
  return [found, terms];
}));
of('terms/builtinGlossary', 'builtinGlossary',
  reads('yaml', (text) => builtinGlossary({ en: { 'terms/a.md': yamlHead(text) } })),
  reads('words', (text) => builtinGlossary({ en: Object.fromEntries(linesOf(text).map((line, index) => [`terms/${String(index)}.md`, `---\nterm: ${line}\n---\n`])) })),
);
of('text/search', 'SearchIndex.add SearchIndex.search',
  reads('words', (text) => {
    const index = new SearchIndex<number>();
    linesOf(text).forEach((line, value) => index.add([line, `${line}x`], value));
    return index.search('a b', 100);
  }),
  reads('words', (text) => {
    const index = new SearchIndex<string>();
    index.add(linesOf(text), text);
    return index.search('a b', 10);
  }),
  reads('words', (text) => {
    const index = new SearchIndex<string>();
    index.add([text, 'a b'], text);
    return index.search(text.slice(0, text.length >> 1), 10);
  }),
);
of('text/problem', 'lineProblem', reads('words', (text) => lineProblem('error', 0, 0, text, text)));
of('text/escape', 'isWebAddress linkPart linkPath markdownAddress markdownCode markdownText', ...(['markdown', 'words'] as const).map((grammar) => reads(grammar, (text) => [isWebAddress(text), isWebAddress(`https://${text}`), linkPart(text), linkPath(text), markdownAddress(text), markdownCode(text), markdownText(text)])));
of('text/jsonTree', 'readJsonTree', reads('json', readJsonTree));
of('text/settingsFile', 'missingPathProblem rangeOfItem untrustedPathProblem', reads('json', (text) => rangeOfItem(text, ['a', 'a'], 'a')), reads('words', (text) => {
  const range = rangeOfItem(JSON.stringify({ a: [...linesOf(text), text] }), ['a'], text);
  return range && [missingPathProblem(range, text), untrustedPathProblem(range, text)];
}));
of('yaml/tree', 'parseYaml sizeOf', reads('yaml', (text) => sizeOf(parseYaml(text).root)));
of('yaml/tree', 'yamlList yamlMapping', prepares('yaml', (text) => parseYaml(text).root, (root) => [yamlList(0, [root]), yamlMapping(0, [{ key: 'a', line: 0, value: root }])]));
of('yaml/reader', 'readYamlTree', ...[1, 2, 4].map((levels) => reads('yaml', (text) => readYamlTree(text, levels))), reads('yaml', (text) => readYamlTree(`a:\n  - b: c\n    d: ${text}`, 4)), reads('yaml', (text) => readYamlTree(`a: [\n${text}`, 2)));

// Manifests

of('terms/apiVersions', 'groupOf', reads('words', groupOf));
of('manifests/catalogue', 'cataloguePage',
  reads('words', (text) => cataloguePage([snippetOf('', { title: text, project: text, resources: [{ apiVersion: text, kind: text }] })])),
  reads('words', (text) => cataloguePage(linesOf(text).map((line) => snippetOf('', { project: line, resources: [{ apiVersion: line, kind: line }] })))),
);
of('manifests/documentObjects', 'objectsIn', ...(['yaml', 'markdown'] as const).map((languageId) => prepares(languageId, (text) => documentOf(text, languageId), (document) => objectsIn(document, document.lineCount >> 1))));
of('manifests/documentObjects', 'objectsOf', reads('yaml', objectsOf));
of('manifests/documentObjects', 'kindOf referencedKind roleOf',
  prepares('yaml', readYamlValues, (documents) => documents.map((document) => [kindOf(document), document.values.map((value) => roleOf(value, document))])),
  reads('words', (text) => referencedKind('', 'Gateway', text)),
  reads('words', (text) => roleOf({ path: `spec.${text}`, key: 'name', text, start: 0, siblings: new Map() }, { start: 0, values: [], root: new Map() })),
);
of('manifests/lineEdits', 'isBlank', reads('words', isBlank));
of('manifests/manifestHeads', 'manifestHeads', reads('yaml', manifestHeads), reads('yaml', (text) => manifestHeads(`apiVersion: ${text}`)));
of('manifests/markdownPlacement', 'placeInMarkdown',
  reads('markdown', (text) => placeInMarkdown(documentOf(text, 'markdown'), [linesOf(text).length >> 1], ['a: b'], placeYamlManifest)),
  reads('markdown', (text) => placeInMarkdown(documentOf(text, 'markdown'), cursorsIn(text), ['a: b'], placeYamlFragment)),
  reads('yaml', (text) => placeInMarkdown(documentOf(`> \`\`\`yaml\n> ${text.replaceAll('\n', '\n> ')}`, 'markdown'), cursorsIn(text), ['a: b'], placeYamlFragment)),
  reads('markdown', (text) => placeInMarkdown(documentOf('a', 'markdown'), [0], linesOf(text), placeYamlManifest)),
);
for (const languageId of ['yaml', 'markdown', 'plaintext'] as const) {
  const grammar = languageId === 'yaml' ? 'yaml' : 'markdown';
  of('manifests/placement', 'placeManifest',
    reads(grammar, (text) => placeManifest(documentOf(text, languageId), selectionsIn(text), snippetOf('a: b'))),
    reads(grammar, (text) => placeManifest(documentOf(text, languageId), selectionsIn(text), snippetOf('a: b', { kind: 'fragment' }))),
    reads('snippet', (text) => placeManifest(documentOf('a: b\n', languageId), selectionsIn('a'), snippetOf(text))),
  );
}
of('manifests/projects', 'projectName', reads('words', (text) => projectName(text)));
of('manifests/ranking', 'rankSnippets',
  ...(['yaml', 'words'] as const).map((grammar) => reads(grammar, (text) => {
    const found = objectsOf(text);
    const snippets = linesOf(text).map((line) => snippetOf(line, { project: line, resources: [{ apiVersion: line, kind: line }] }));
    return rankSnippets(snippets, { found, recent: snippets.slice(0, 10), isOwn: () => false, nameOf: (project) => project });
  })),
  reads('snippet', (text) => rankSnippets([snippetOf(text)], { found: objectsOf(text), recent: [], isOwn: () => false, nameOf: (project) => project })),
);
of('manifests/ranking', 'snippetContents', reads('snippet', (text) => snippetContents(snippetOf(text))));
of('manifests/snippet', 'readSnippets readSnippetsInSteps', reads('json', (text) => readSnippets(text, 'x')), reads('json', (text) => readSnippets(`{"a":${text}`, 'x', true)), reads('snippet', (text) => readSnippets(JSON.stringify({ a: { prefix: text, body: linesOf(text), description: text } }), 'x')));
of('manifests/snippet', 'localizeSnippets', reads('json', (text) => localizeSnippets([snippetOf('')], text)), reads('words', (text) => localizeSnippets(linesOf(text).map((prefix) => snippetOf('', { prefix })), '{"a":{"title":"b"}}')));
of('manifests/snippet', 'resourcesOf', reads('yaml', resourcesOf));
of('manifests/snippetDefaults', 'fitSnippet', reads('snippet', (text) => fitSnippet(text, objectsOf('apiVersion: v1\nkind: Service\nmetadata:\n  name: a\n  namespace: b\n'))), reads('yaml', (text) => fitSnippet('apiVersion: v1\nkind: Gateway\nmetadata:\n  name: ${1:a}\n', objectsOf(text))), reads('yaml', (text) => fitSnippet(text, objectsOf(text))));
of('manifests/snippetDefaults', 'otherReferences', reads('snippet', otherReferences));
of('manifests/snippetDefaults', 'missingObjects kindKey', prepares('yaml', objectsOf, (found) => missingObjects(found).map(kindKey)));
of('manifests/snippetSyntax', 'parseSnippet snippetFields', reads('snippet', (text) => snippetFields(parseSnippet(text))));
of('manifests/snippetSyntax', 'expandSnippet', reads('snippet', (text) => expandSnippet(text)), reads('snippet', (text) => expandSnippet(text, new Map([[1, 'a']]))));
of('manifests/snippetSyntax', 'expandTabstops', reads('snippet', expandTabstops));
of('manifests/snippetSearch', 'SnippetSearch.add',
  reads('words', (text) => {
    new SnippetSearch().add([snippetOf(text, { title: text, prefix: text, description: text, resources: [{ apiVersion: text, kind: text }] })], () => linesOf(text));
  }),
  reads('snippet', (text) => {
    new SnippetSearch().add([snippetOf(text)], () => []);
  }),
);
of('manifests/snippetSearch', 'SnippetSearch.find', reads('words', (text) => {
  const search = new SnippetSearch();
  const snippets = [snippetOf('a: b'), snippetOf('a', { title: 'A b', id: 'y' })];
  snippets.forEach((snippet) => search.add([snippet], () => []));
  return search.find(snippets, text);
}));
of('manifests/synonyms', 'synonymsIn', prepares('words', (text) => text.toLowerCase().split(' '), synonymsIn));
const staleApi = (kind: string): StaleApi => ({ apiVersion: 'v1', kinds: [kind], state: 'removed', release: kind, docs: '' });
of('manifests/staleApis', 'StaleApis.constructor StaleApis.findStale explainStale',
  prepares('yaml', manifestHeads, (heads) => new StaleApis([staleApi('a'), staleApi('Gateway')]).findStale(heads).map(explainStale)),
  reads('words', (text) => new StaleApis(linesOf(text).map(staleApi)).findStale(manifestHeads('apiVersion: v1\nkind: a\n')).map(explainStale)),
);
of('manifests/snippetTerms', 'SnippetTerms.constructor SnippetTerms.read SnippetTerms.idsWith SnippetTerms.namesIn',
  reads('snippet', (text) => new SnippetTerms(matcher, [snippetOf(text)]).idsWith(firstOf(glossary.entries))),
  reads('snippet', (text) => {
    const snippet = snippetOf(text);
    const terms = new SnippetTerms(matcher, [snippet]);
    terms.read(snippet);
    return terms.namesIn(snippet);
  }),
  reads('words', (text) => new SnippetTerms(matcher, linesOf(text).map((line) => snippetOf(line))).idsWith(firstOf(glossary.entries))),
);
of('manifests/yamlPlacement', 'placeYamlManifest', reads('yaml', (text) => placeYamlManifest(regionOf(text), cursorsIn(text), ['a: b'])));
of('manifests/yamlPlacement', 'placeYamlFragment', reads('yaml', (text) => placeYamlFragment(regionOf(text), cursorsIn(text), ['a: b'])), reads('yaml', (text) => placeYamlFragment(regionOf(text), [0], linesOf(text))));
of('manifests/yamlValues', 'readYamlValues', reads('yaml', readYamlValues));

// Markdown

of('markdown/document', 'MarkdownDocument.constructor MarkdownDocument.blocks', reads('markdown', (text) => new MarkdownDocument(text).blocks()), reads('markdown', (text) => new MarkdownDocument(`a\n${text}`, 2).blocks()));
of('markdown/fences', 'codeLines fenceLanguage isYamlFence', reads('words', (text) => [codeLines(text), fenceLanguage(text), isYamlFence(`{.${text}`)]));
of('markdown/inlineText', 'inlineText inlineTexts', reads('markdown', (text) => [inlineText(text), inlineTexts(text, references)]));
of('markdown/parser', 'parseBlocks parseInline readInlineMarkup', reads('markdown', (text) => [parseBlocks(withLineFeeds(text)), parseInline(text, references), readInlineMarkup(text, references)]), reads('shortcode', (text) => readInlineMarkup(text, {})));
of('markdown/source', 'SourceLines.constructor SourceLines.start SourceLines.codeRange SourceLines.locateContents', ...['', '> - ', '| a |\n|--|\n| '].map((before) => prepares('markdown', (text) => ({ text: before + text, blocks: new MarkdownDocument(before + text).blocks().blocks }), ({ text, blocks }) => {
  const lines = new SourceLines(text, 0);
  return blocks.map((block) => (block.type === 'fence' || block.type === 'code' ? lines.codeRange(block) : lines.locateContents(block).map((places) => [lines.start(block.start), places.at(1), places.endAt(1), places.segmentEnd(1)])));
})));

// Notes

of('notes/conference', 'recognizeConference', reads('words', (text) => [recognizeConference({ explicit: text, date: '2024-01-01' }), recognizeConference({ title: text, heading: text, fileName: text })]), reads('words', (text) => recognizeConference({ tags: linesOf(text), date: text })));
const conferenceNamed = (text: string): Conference => ({ id: text, series: text, year: 2024, name: text, fullName: text, city: text });
of('notes/conference', 'isNameOf saysMore', reads('words', (text) => [isNameOf(text, conferenceNamed('KubeCon')), saysMore(text, conferenceNamed(text)), isNameOf('KubeCon 2024', conferenceNamed(text))]));
of('notes/conferenceLabel', 'withoutConference', reads('words', (text) => [withoutConference(text, conferenceNamed('a')), withoutConference('a: b', conferenceNamed(text))]), reads('words', (text) => withoutConference(text.slice(0, 300), conferenceNamed(text))));
of('notes/conferenceLabel', 'whereAndWhen', reads('words', (text) => whereAndWhen({ id: text, series: text, year: 2024, name: text, fullName: text, city: text, start: text, end: text }, 'zh-cn')));
of('preview/conferencePage', 'conferencePage', reads('markdown', (text) => conferencePage({ text, language: 'en', terms: [{ name: text, href: text }], manifests: [] })), reads('yaml', (text) => conferencePage({ text: yamlHead(text), language: 'en', terms: [], manifests: [] })));
of('notes/dates', 'isoDate dateOfName', reads('words', (text) => [isoDate(text), dateOfName(text)]));
of('notes/conferenceName', 'findConferenceName findYearAndPlace wordsOf isCjkWord isYear', reads('words', (text) => [findConferenceName(`KCD ${text}`), findConferenceName(text), findYearAndPlace(text), wordsOf(text), isCjkWord(text), isYear(text)]));
of('notes/filePath', 'checkFolderPath checkNotePath noteFileName', reads('words', (text) => [checkFolderPath(text), checkNotePath(text), noteFileName(text, '-2')]));
of('notes/fields', 'readFields', reads('markdown', (text) => readFields([text])), reads('markdown', (text) => readFields([`Speakers: ${text}`, `Project: ${text}`, `Link: ${text}`, `Date: ${text}`])), reads('words', (text) => readFields(['Speakers: a', ...linesOf(text)])));
of('notes/frontMatter', 'readFrontMatter',
  reads('yaml', readFrontMatter), reads('toml', readFrontMatter), reads('markdown', readFrontMatter),
  reads('yaml', (text) => readFrontMatter(yamlHead(text))), reads('toml', (text) => readFrontMatter(tomlHead(text))),
  reads('yaml', (text) => readFrontMatter(`---\n${text}`)), reads('toml', (text) => readFrontMatter(`+++\n${text}`)),
);
of('notes/jsonFields', 'readJson jsonObjectEnd', reads('json', (text) => [readJson(text), jsonObjectEnd(text, 0, text.length)]), reads('json', (text) => readFrontMatter(`---json\n${text}`)), reads('json', (text) => readFrontMatter(`{"a":${text}`)));
of('notes/metadataLines', 'metadataLinesEnd readMetadataLines', reads('words', (text) => [metadataLinesEnd(`Title: ${text}`, 0), readMetadataLines(text)]), reads('yaml', (text) => [metadataLinesEnd(`Title: a\n${text}`, 0), readMetadataLines(text)]));
of('notes/frontMatter', 'frontMatterBounds', reads('yaml', frontMatterBounds), reads('markdown', frontMatterBounds), reads('yaml', (text) => frontMatterBounds(`---\n${text}`)), reads('toml', (text) => frontMatterBounds(`+++\n${text}`)));
of('notes/frontMatter', 'fieldText fieldTexts fieldValue', ...[
  (text: string): Readonly<Record<string, unknown>> => ({ a: text, b: linesOf(text) }),
  (text: string): Readonly<Record<string, unknown>> => Object.fromEntries(linesOf(text).map((line, index) => [`${line}${String(index)}`, line])),
].map((dataOf) => prepares('words', (text) => ({ text, data: dataOf(text) }), ({ text, data }) => [fieldText(data, 'A', 'B', text), fieldTexts(data, 'A'), fieldTexts(data, 'B', 'c'), fieldValue(data, text)])));
of('library/gaps', 'gapsOf emptyFieldsOf', prepares('markdown', (text) => readNote(sourceOf(text)), (note) => [gapsOf(note), note.topics.map(emptyFieldsOf)]), prepares('words', (text) => readNote(sourceOf(headingLines(text).replaceAll('\n', '\n- Speakers:\n'))), (note) => [gapsOf(note), note.topics.map(emptyFieldsOf)]));
of('library/libraryNote', 'LibraryNote.constructor LibraryNote.topics', prepares('markdown', (text) => readNote(sourceOf(text)), (note) => new LibraryNote(note, 'workspace', () => note.topics).topics));
of('notes/newNote', 'newTalk', ...(['markdown', 'words'] as const).map((grammar) => reads(grammar, (text) => [0, 9].map((line) => newTalk(sourceOf(grammar === 'words' ? headingLines(text) : text), line)))));
of('notes/newNote', 'newNoteFileName newNoteText newNoteDate', reads('words', (text) => [newNoteFileName(text), newNoteText(text, text, text, 'en'), newNoteDate({ start: text }, text)]));
of('notes/note', 'readNote readNoteHead noteDocument readTopics isNote',
  reads('markdown', (text) => readNote(sourceOf(text))), reads('markdown', (text) => readNote(sourceOf(text, { fileName: 'a.txt' }))), reads('markdown', (text) => noteDocument(sourceOf(text), readNoteHead(sourceOf('a')))()), reads('markdown', (text) => readTopics(sourceOf(text), readNoteHead(sourceOf('a')), () => undefined)),
  reads('yaml', (text) => isNote(readNoteHead(sourceOf(yamlHead(text))), { inNotesFolder: false })), reads('toml', (text) => readNoteHead(sourceOf(tomlHead(text)))),
  reads('words', (text) => readNoteHead(sourceOf('', { fileName: text, uri: text }))), reads('words', (text) => readNoteHead(sourceOf(`---\ntitle: ${text.replaceAll('\n', ' ')}\ndate: ${text}\n---\n`))),
);
of('notes/note', 'languageOf', reads('words', (text) => languageOf(text, text)));
of('library/noteGroups', 'NoteGroups.add NoteGroups.delete NoteGroups.conferences NoteGroups.others compareNotes', prepares('words', notesOf, (notes) => {
  const groups = new NoteGroups();
  notes.forEach((note) => {
    groups.add(note);
  });
  const found = [groups.conferences(), groups.others()];
  notes.forEach((note) => {
    groups.delete(note);
  });
  return [found, groups.conferences(), [...notes].sort(compareNotes)];
}));
of('notes/outline', 'Heading.constructor outlineMarkdown outlineOf firstHeading', reads('markdown', (text) => outlineMarkdown(text)), prepares('markdown', (text) => new MarkdownDocument(text), (document) => [firstHeading(document), outlineOf(document, 1)]), reads('markdown', (text) => outlineMarkdown(`# ${text}`)), reads('words', (text) => outlineMarkdown(headingLines(text))));
of('notes/places', 'placeOf', reads('words', placeOf));
of('notes/plainText', 'outlinePlainText', reads('markdown', (text) => outlinePlainText(text)), reads('words', (text) => outlinePlainText(text)));
of('notes/slug', 'slugOf', reads('words', slugOf));
of('notes/slug', 'uniqueSlugs', reads('words', (text) => uniqueSlugs(linesOf(text))), reads('words', (text) => uniqueSlugs(linesOf(text).flatMap((line, index) => [line, `${line}-${String(index)}`]))));
of('text/strings', 'compare cutTo decodeSegment detach hyphenated displayText width withoutNul', reads('words', (text) => [withoutNul(text), compare(text, `${text}a`), cutTo(text, text.length >> 1), decodeSegment(text), detach(text), hyphenated(text), displayText(text), width(text)]));
of('text/lines', 'countLines lineStarts nextLineEnd skipLineEnd withLineFeeds', reads('words', (text) => [countLines(text), lineStarts(text), nextLineEnd(text, 0), skipLineEnd(text, 0), withLineFeeds(text)]));
of('notes/tomlFields', 'readToml', reads('toml', readToml), reads('toml', (text) => readToml(`a = ${text}`)));
const filterAnything = filterWords('a mesh');
of('library/topicSearch', 'filterWords wordsMissing conferenceTexts', reads('words', (text) => [filterWords(text), wordsMissing(['a', 'mesh'], linesOf(text)), wordsMissing(linesOf(text), ['a']), conferenceTexts({ id: text, series: text, year: 2024, name: text, fullName: text, city: text }, 'zh-cn')]));
of('library/topicSearch', 'searchNote',
  ...(['markdown', 'words'] as const).map((grammar) => prepares(grammar, (written) => {
    const text = grammar === 'words' ? headingLines(written) : written;
    return { text, note: noteOf(sourceOf(text)) };
  }, ({ text, note }) => finish(searchNote(note, text, filterAnything, 'en')))),
  prepares('words', (text) => ({ text, note: noteOf(sourceOf(`${text} mesh zzz`)) }), ({ text, note }) => finish(searchNote(note, `${text} mesh zzz`, ['zzz'], 'en'))),
);
of('library/topicTree', 'topicTree allNodes nodesOf nodeAt neighbourOf',
  ...topicGroupings.flatMap((grouping) => [
    prepares('markdown', libraryOf, (library) => allNodes(topicTree(library, { grouping, order: 'newest', filter: '', language: 'en' }))),
    prepares('words', (text) => libraryOf(headingLines(text.replaceAll('a', 'mesh'))), (library) => {
      const nodes = topicTree(library, { grouping, order: 'name', filter: 'a', language: 'en', found: (note) => new Map(note.topics.map((topic) => [topic, { isWhole: true, line: topic.title }])) });
      const place = { uri: 'file:///g/en/a.md', line: 1 };
      return [allNodes(nodes), nodeAt(nodes, place.uri, place.line), nodesOf(nodes, place.uri), neighbourOf(nodes, nodes, place, 1), neighbourOf(nodes, nodes, place, -1)];
    }),
    prepares('words', libraryOfLines, (library) => allNodes(topicTree(library, { grouping, order: 'oldest', filter: '', language: 'en' }))),
  ]),
);
of('notes/topics', 'topicsOf allTopics', prepares('markdown', (text) => ({ text, headings: outlineMarkdown(text) }), ({ text, headings }) => allTopics(topicsOf(headings, text, 9))), prepares('words', (text) => outlineMarkdown(headingLines(text)), (headings) => topicsOf(headings, 'a', 9)));
of('notes/yamlFields', 'readYaml', reads('yaml', readYaml), reads('yaml', (text) => readYaml(`a: ${text}`)), reads('yaml', (text) => readYaml(`a: [\n${text}`)));

// The preview

const shortcodeOf = (text: string): Shortcode => ({ name: text, closing: false, positional: linesOf(text), named: new Map([['type', text]]), end: 0 });
of('preview/admonitions', 'admonitionOf', reads('words', (text) => [admonitionOf(shortcodeOf(text), 'en'), admonitionOf({ ...shortcodeOf(text), name: 'notice' }, 'en')]));
of('preview/shortcode', 'argument', reads('words', (text) => [argument(shortcodeOf(text), 'type'), argument(shortcodeOf(text), text, 0)]));
of('preview/shortcode', 'pairedShortcodes', reads('shortcode', pairedShortcodes));
of('preview/shortcode', 'readShortcode', reads('shortcode', (text) => [readShortcode(text, 0), readShortcode(`{{< a ${text}`, 0), readShortcode(`{{< a="${text}`, 0)]), reads('shortcode', (text) => {
  everyPlace(text, (at) => text.startsWith('{{', at) && readShortcode(text, at));
}));
of('preview/plugin', 'extendPreview', ...(['markdown', 'shortcode'] as const).map((grammar) => reads(grammar, (text) => preview.render(text))), reads('toml', (text) => preview.render(tomlHead(text))));
of('preview/shortcodes', 'showShortcodes', reads('shortcode', (text) => preview.render(`a ${text}`)));
of('preview/termMarks', 'markTerms', reads('words', (text) => preview.render(text)));
of('preview/locateText', 'locateText', ...['', '| a |\n|--|\n| '].map((before) => prepares('markdown', (text) => {
  const source = before + withLineFeeds(text);
  const [block] = new MarkdownDocument(source).blocks().blocks.filter(({ type }) => type === 'text' || type === 'row');
  const [token] = preview.md.parse(source, {}).filter(({ type }) => type === 'inline');
  return { token, places: block && new SourceLines(source, 0).locateContents(block)[0] };
}, ({ token, places }) => token && places && locateText(token, references, places))), reads('markdown', (text) => preview.render(`HBONE ${text}`)));
of('preview/tomlFrontMatter', 'hideTomlFrontMatter', reads('toml', (text) => preview.render(`+++\n${text}`)));

// Terms

of('terms/addresses', 'AddressFinder.constructor AddressFinder.covers AddressFinder.crossesEnd', ...[true, false].map((strict) => reads('words', (text) => {
  const finder = new AddressFinder(text, 0, text.length, strict);
  everyPlace(text, (at) => finder.covers(at) || finder.crossesEnd(at, Math.min(text.length, at + 5)));
})));
of('terms/addresses', 'isAddressPart', reads('words', (text) => isAddressPart(text, 1, text.length - 1)));
of('terms/card', 'cardBody',
  ...(['markdown', 'words'] as const).flatMap((grammar) => [
    prepares(grammar, (text) => ({ text, entry: entryOf('a') }), ({ text, entry }) => cardBody({ entry, text: textOfTerm(text), language: 'en', detail: 'full', misspelledAs: text })),
    prepares(grammar, (text) => ({ text, entry: entryOf('a') }), ({ text, entry }) => cardBody({ entry, text: textOfTerm(''), language: 'en', detail: 'full', overridden: { entry, text: textOfTerm(text) } })),
    prepares(grammar, (text) => ({ text, entry: entryOf('a') }), ({ text, entry }) => cardBody({ entry, text: { summary: '', facts: linesOf(text), page: '' }, language: 'en', detail: 'full' })),
    prepares(grammar, (text) => entryOf(text), (entry) => cardBody({ entry, text: textOfTerm(''), language: 'zh-cn', detail: 'brief' })),
  ]),
);
of('terms/card', 'cardWeight', reads('markdown', cardWeight));
of('terms/card', 'classification expansionOf maturityLabel', prepares('markdown', (text) => ({ text, entry: entryOf(text) }), ({ text, entry }) => [classification(entry, 'en'), classification(entry, 'zh-cn'), expansionOf(entry, 'en'), maturityLabel({ note: text, version: text }, 'en')]));
of('terms/commonWords', 'isCommonWord', reads('words', isCommonWord));
const completionLanguages = ['markdown', 'plaintext', 'yaml'] as const;
of('terms/completion', 'CompletionNames.constructor CompletionNames.at',
  ...completionLanguages.map((languageId) => reads(languageId === 'yaml' ? 'yaml' : 'markdown', (text) => completions.at(text, languageId, text.length))),
  ...completionLanguages.map((languageId) => prepares('words', (text) => ({ text, names: new CompletionNames(new Glossary([ownTerm(text), ...knownTerms])) }), ({ text, names }) => names.at(text.slice(0, -1), languageId, text.length - 1))),
  prepares('words', (text) => ({ text, names: new CompletionNames(new Glossary([ownTerm(`${text}b`)])) }), ({ text, names }) => names.at(text, 'plaintext', text.length)),
  prepares('words', (text) => ({ text, names: new CompletionNames(new Glossary(termsOf(text))) }), ({ names }) => names.at('a n', 'plaintext', 3)),
  prepares('words', termsOf, (terms) => new CompletionNames(new Glossary(terms))),
);
of('terms/contextive', 'isContextiveFile', reads('words', isContextiveFile));
of('terms/contextive', 'readContextive', reads('yaml', (text) => readContextive('file:///a.glossary.yml', text)), reads('yaml', (text) => readContextive('file:///a.glossary.yml', `contexts:\n- name: a\n  terms:\n${text}`)), reads('words', (text) => readContextive('file:///a.glossary.yml', `contexts:\n- name: a\n  terms:\n${linesOf(text).map((line) => `  - name: ${JSON.stringify(line)}\n    definition: ${line}\n`).join('')}`)));
of('text/characters', 'foldText hasCjk', reads('words', (text) => [foldText(text), hasCjk(text)]));
of('terms/edges', 'isEdgeAfter isEdgeBefore isWordAt', reads('words', (text) => {
  everyPlace(text, (at) => isEdgeBefore(text, at, true) && isEdgeAfter(text, at, true) && isWordAt(text, at));
}));
of('terms/editDistance', 'editDistance', reads('words', (text) => [editDistance(text, 'a b'), editDistance('a b', text)]));
of('terms/glossary', 'Glossary.constructor', prepares('words', (text) => ownTerm(text), (one) => new Glossary([one, { ...one, quiet: true }])), prepares('words', termsOf, (terms) => new Glossary(terms)), prepares('words', (text) => linesOf(text).map((line) => ownTerm(line)), (terms) => new Glossary(terms)));
of('terms/glossary', 'Glossary.duplicateAliases Glossary.nameProblems Glossary.find Glossary.overriddenBy Glossary.withId haveSameNames addressOf compareEntries termIn', ...[termsOf, (text: string): Term[] => linesOf(text).map((line) => ownTerm(line)), (text: string): Term[] => [ownTerm(text)]].map((make) => prepares('words', (text) => [new Glossary(make(text)), new Glossary(make(text))] as const, ([one, other]) => [
  one.duplicateAliases(), one.nameProblems(), haveSameNames(one, other), one.find(addressOf(firstOf(one.entries))), one.withId('x'), one.overriddenBy(firstOf(one.entries)), [...one.entries].sort(compareEntries), termIn(firstOf(one.entries), 'zh-cn'),
])));
of('terms/glossaryFile', 'isForeignTag languageOfTag', reads('words', (text) => [isForeignTag(text), languageOfTag(text)]));
of('terms/glossaryFiles', 'GlossaryFiles.set GlossaryFiles.uris GlossaryFiles.terms GlossaryFiles.text GlossaryFiles.problems GlossaryFiles.foreignProblems GlossaryFiles.lacksTerms', prepares('words', fileOf, (file) => {
  const files = new GlossaryFiles();
  files.set('a', file);
  const terms = files.terms();
  return [files.uris(), files.problems('a'), files.foreignProblems(), files.lacksTerms('a'), terms.map(({ line }) => files.text('a', line)), files.set('a', undefined)];
}), prepares('words', (text) => linesOf(text).map((line) => fileOf(line)), (list) => {
  const files = new GlossaryFiles();
  list.forEach((file, index) => files.set(String(index), file));
  return [files.terms(), files.foreignProblems(), list.map((_, index) => files.set(String(index), undefined))];
}));
of('terms/glossaryPage', 'readGlossaryPage', ...(['markdown', 'shortcode'] as const).map((grammar) => prepares(grammar, (text) => `---\ntitle: A\ncategory: concept\n---\n${text}`, (text) => readGlossaryPage(readNoteHead(sourceOf(text)), text, { folder: 'file:///g', root: 'file://' }))), reads('words', (text) => readGlossaryPage(readNoteHead(sourceOf(`---\ntitle: ${JSON.stringify(text)}\ncategory: b\n---\n`, { uri: `file:///g/${text}.md`, fileName: `${text}.md` })), '', { folder: 'file:///g', root: 'file://' })));
of('terms/markdownRegions', 'markdownRegions markdownBlocks', reads('markdown', (text) => finish(markdownRegions(text, nothing, anything))), reads('shortcode', (text) => finish(markdownRegions(text, nothing, anything))));
of('terms/evidence', 'Evidence.in Evidence.supports', ...(['markdown', 'words'] as const).map((grammar) => prepares(grammar, (text) => ({ text, mentions: matcher.find(text, 'markdown').map(({ start, candidates }) => ({ start, entry: firstOf(candidates) })) }), ({ text, mentions }) => {
  const evidence = Evidence.in(text, { mentions, words: mentions.map(({ start }) => ({ start, word: { name: String(start), general: start % 2 === 0 } })), shown: new Set() });
  return [evidence.supports(0, false), evidence.supports(text.length, true)];
})));
of('terms/proof', 'proofOf isOrdinaryUse isWordItself', reads('words', (text) => {
  const names = { isKnown: (word: string) => word === 'Gateway', beginsName: () => false };
  const range = { start: text.length >> 1, end: (text.length >> 1) + 1 };
  return [proofOf(text, range, names), isOrdinaryUse(text, range, names), isWordItself(text, range)];
}));
of('terms/matcher', 'Matcher.constructor Matcher.isPrepared Matcher.prepare Matcher.find Matcher.findInSteps Matcher.evidenceInSteps mentionAt isWrittenAs',
  ...(['markdown', 'yaml', 'json', 'plaintext', 'go'] as const).map((languageId) => reads(languageId === 'plaintext' || languageId === 'go' ? 'words' : languageId, (text) => {
    const middle = text.length >> 1;
    const mentions = matcher.find(text, languageId);
    return [mentions.map(({ start }) => mentionAt(mentions, start)), finish(matcher.findInSteps(text, languageId, { within: { start: middle, end: middle + 100 } })), finish(matcher.evidenceInSteps(text, languageId))];
  })),
  reads('markdown', (text) => matcher.find(text, 'plaintext')),
  reads('yaml', (text) => matcher.find(`\`\`\`yaml\n${text}`, 'markdown')),
  reads('yaml', (text) => matcher.find(yamlHead(text), 'markdown')),
  prepares('words', termsOf, (terms) => {
    const made = new Matcher(new Glossary(terms));
    while (!made.isPrepared) {
      made.prepare();
    }
    return made.find('a n1', 'plaintext');
  }),
  prepares('words', (text) => ({ text, made: new Matcher(new Glossary(linesOf(text).map((line) => ownTerm(line)))) }), ({ text, made }) => made.find(text, 'plaintext')),
  reads('words', (text) => [isWrittenAs(text, text, 0, text.length), isWrittenAs('a b', text, 0, text.length)]),
);
of('library/mentionCounts', 'MentionCounts.constructor MentionCounts.read MentionCounts.add MentionCounts.total MentionCounts.count MentionCounts.entriesByPlace', ...(['markdown', 'words'] as const).map((grammar) => prepares(grammar, (written) => {
  const text = grammar === 'words' ? headingLines(written) : written;
  return { text, note: noteOf(sourceOf(text)), mentions: matcher.find(text, 'markdown') };
}, ({ text, note, mentions }) => {
  const counts = new MentionCounts(glossary);
  const read = finish(counts.read(note, text, mentions));
  const entry = firstOf(glossary.entries);
  counts.add(read);
  counts.add(read, -1);
  return [counts.total(entry), counts.count(read, entry), counts.entriesByPlace(read)];
})));
of('terms/misspellings', 'misspellingsIn', ...(['markdown', 'plaintext'] as const).map((languageId) => prepares(languageId === 'markdown' ? 'markdown' : 'words', (text) => ({ text, mentions: matcher.find(text, languageId) }), ({ text, mentions }) => misspellingsIn(() => text, languageId, mentions, linesOf(text)))));
of('terms/misspellings', 'correctionOf', prepares('words', (text) => ({ text, entry: entryOf(text) }), ({ text, entry }) => [correctionOf(entry, text), correctionOf(entry, 'a b')]), reads('words', (text) => correctionOf(firstOf(glossary.entries), text)));
of('terms/nameReader', 'NameReader.constructor NameReader.begin NameReader.advance', reads('words', (text) => {
  const trie = new Trie<string>(text.length);
  trie.add(text, text);
  const reader = new NameReader(trie);
  reader.begin(text, 0, text.length);
  while (reader.advance());
}));
of('terms/nameStartFinder', 'NameStartFinder.add NameStartFinder.next', reads('words', (text) => {
  const starts = new NameStartFinder();
  starts.add(text, false);
  for (let at = starts.next(text, 0, text.length); at < text.length; at = starts.next(text, at + 1, text.length));
}));
of('terms/newTermNote', 'aliasesOfNewTerm commonestFolder entriesNamed newTermFileName newTermNote wordAround', reads('words', (text) => [
  aliasesOfNewTerm(text, text), commonestFolder(linesOf(text)), entriesNamed(glossary, text), newTermFileName(text, () => false), newTermNote({ name: text, aliases: linesOf(text), language: 'zh-cn' }), wordAround(text, text.length >> 1),
]), prepares('words', (text) => new Glossary(termsOf(text)), (many) => entriesNamed(many, 'a')));
of('text/nextOccurrence', 'NextOccurrence.constructor NextOccurrence.from', reads('words', (text) => {
  const next = new NextOccurrence(text, '://');
  everyPlace(text, (at) => next.from(at, text.length));
}));
of('preview/signposts', 'manifestSignpost noteSignpost signpostTarget', reads('words', (text) => [signpostTarget(`/en/${manifestSignpost(text)}`), signpostTarget(`/en/${noteSignpost(text, 0, text)}`), signpostTarget(`/en/notes/${text}/a.md`)]));
of('preview/termPage', 'termPage manifestsSection paragraphs sourcesSection termsSection', prepares('markdown', (text) => ({ text, entry: entryOf(text, { related: linesOf(text), sources: linesOf(text), docs: text }) }), ({ text, entry }) => {
  const manifests = linesOf(text).map((line) => ({ title: line, prefix: line, description: line }));
  const page = termPage({ entry, text: textOfTerm(text), language: 'en', nameOf: (id) => id, topics: linesOf(text).map((line) => ({ title: line, place: line, href: line })), manifests });
  return [page, manifestsSection(manifests, 'en'), paragraphs(linesOf(text)), sourcesSection(linesOf(text), text, 'en'), termsSection(linesOf(text).map((line) => ({ name: line, href: line })), 'en')];
}));
of('terms/plural', 'pluralOf', reads('words', pluralOf));
of('terms/regions', 'regionsOf regionsInSteps', ...(['markdown', 'yaml', 'json'] as const).map((languageId) => reads(languageId, (text) => regionsOf(text, languageId, nothing))), reads('words', (text) => regionsOf(text, 'plaintext', nothing)));
of('terms/termNote', 'readTermNote titleLineOf summaryProblem',
  reads('yaml', (text) => [readTermNote({ ...sourceOf(yamlHead(`term: a\n${text}`)), frontMatter: readFrontMatter(yamlHead(`term: a\n${text}`)), language: 'en' }), titleLineOf(yamlHead(`term: a\n${text}`))]),
  reads('markdown', (text) => [readTermNote({ ...sourceOf(`---\nterm: a\n---\n${text}`), frontMatter: readFrontMatter('---\nterm: a\n---\n'), language: 'en' }), titleLineOf(`---\nterm: a\n---\n${text}`)]),
  reads('words', (text) => [readTermNote({ ...sourceOf('', { fileName: text, uri: text }), frontMatter: readFrontMatter(`---\nterm: ${JSON.stringify(text)}\naliases: ${JSON.stringify(linesOf(text))}\n---\n`), language: 'en' }), summaryProblem(0, text)]),
);
of('terms/termNote', 'readTermText', reads('markdown', (text) => readTermText(text, 0)), reads('words', (text) => readTermText(text, 0)));
of('terms/termsInText', 'firstSentence', reads('markdown', firstSentence), reads('words', firstSentence));
of('terms/termsInText', 'termsInText sortByFewestMentions', prepares('markdown', (text) => ({ ignored: linesOf(text).slice(0, 20), mentions: matcher.find(text, 'markdown') }), ({ ignored, mentions }) => sortByFewestMentions(termsInText(mentions, ignored), () => 1)));
of('terms/title', 'namesInTitle withLowerCase', reads('words', (text) => [namesInTitle(text), namesInTitle(`A (${text})`, text), withLowerCase(text, linesOf(text))]));
of('terms/nameKey', 'nameKey', reads('words', nameKey));
of('terms/distinctNames', 'distinctions distinctNames', prepares('words', (text) => new Glossary(linesOf(text).map((line) => ownTerm('a', { project: line, expansion: line, uri: line }))).entries, (entries) => [distinctions(entries, 'en'), distinctNames(entries, 'zh-cn')]));
of('terms/termSearch', 'TermSearch.constructor TermSearch.find',
  reads('words', (text) => new TermSearch([{ entry: entryOf(text, { aliases: linesOf(text) }), shown: text }], 'en').find('a n')),
  prepares('words', (text) => ({ text, search: new TermSearch(glossary.entries.map((entry) => ({ entry, shown: text.slice(0, 100) })), 'en') }), ({ text, search }) => search.find(text)),
);
of('text/lists', 'joinList', reads('words', (text) => joinList(linesOf(text), 'zh-cn')));
of('terms/tooltip', 'termTooltip', ...(['markdown', 'words'] as const).map((grammar) => prepares(grammar, (text) => ({ text, entry: entryOf(text) }), ({ text, entry }) => termTooltip(entry, textOfTerm(text), 'en'))));
of('terms/trie', 'Trie.constructor Trie.add Trie.insert Trie.child Trie.values', reads('words', (text) => {
  const trie = new Trie<string>(text.length);
  linesOf(text).forEach((line) => {
    trie.add(line, line);
  });
  trie.add(text, text);
  return trie.values(trie.child(trie.root, 0x61));
}));
const mappingOf = (key: string, apiVersion?: string): YamlMapping => Object.assign(new YamlMapping(Object.assign(new YamlMapping(), { lastKey: key, apiVersion: key })), { apiVersion });
of('terms/yamlMapping', 'YamlMapping.constructor groupOfKind', reads('yaml', (text) => [groupOfKind(mappingOf(text, text)), groupOfKind(mappingOf(text))]));
of('terms/yamlRegions', 'yamlRegions', reads('yaml', (text) => yamlRegions(text, 0, text.length, nothing)), reads('json', (text) => yamlRegions(text, 0, text.length, nothing, { json: true })), reads('yaml', (text) => yamlRegions(text, 0, text.length, nothing, { quoted: true })));

// YAML

const silent: YamlSink<number> = { document: () => 0, collection: (depth) => depth + 1, key: nothing, value: nothing, comment: nothing };
of('yaml/scanner', 'scanYaml', ...[{}, { json: true }, { quoted: true }].map((options) => reads(options.json === true ? 'json' : 'yaml', (text) => scanYaml(text, 0, text.length, silent, options))));

/** How each function of `src/core` that takes text is given one. */
export const readers: readonly Readers[] = all;

const preview = new Preview();
